//! What several files of this service share.

use crate::core::schema::{Field, Object, integer, string};

pub(super) const LIMIT: Field = integer("limit", "Page size").in_query().range(0, 2000);

pub(super) const MARKER: Field = string("marker", "Last record of the page before").in_query().length(0, 36);

pub(super) const FIELDS: Field = string("fields", "Names of the fields to return").in_query().many().entries(0, 999);

pub(super) const PAGE_INFO_OPTION: Object = Object::new(
    "PageInfoOption",
    "Where this page stands",
    &[
        integer("current_count", "Number of records on this page").range(0, 99999),
        string("next_marker", "Marker for the next page").length(0, 36),
        string("previous_marker", "Marker for the previous page").length(0, 36),
    ],
);

/// The statuses that the published text lists for most of its operations alike.
pub(super) const STATUSES: &[u16] = &[400, 401, 403, 404, 405, 406, 407, 408, 409, 500, 501, 502, 503, 504];

pub(super) const PATH_PROJECT: &str =
    "The OpenAPI text lists `project_id` as a query parameter too; the path carries it already.";
