//! What several files of this service share.

use crate::core::schema::{Field, Object, integer, string};

pub(super) const OFFSET: Field = integer("offset", "Records to skip").in_query().range(0, 2147483647);

pub(super) const LIMIT: Field = integer("limit", "Page size").in_query().range(0, 1000).default("1000");

pub(super) const ENTERPRISE_PROJECT_ID: Field =
    string("enterprise_project_id", "Enterprise project; \"0\" is the default one").in_query();

pub(super) const ATTACH_INSTANCES_USER_INFO: Object = Object::new(
    "AttachInstancesUserInfo",
    "A user or group that a desktop is assigned to",
    &[
        string("type", "USER or GROUP").length(1, 20).known(&["USER", "GROUP"]).default("USER"),
        string("user_group", "Permission group of the user on the desktop").length(1, 255),
        string("user_id", "User id").length(1, 255),
        string("user_name", "User name").length(1, 32),
        string("domain", "Domain"),
    ],
);

pub(super) const TAG: Object = Object::new(
    "Tag",
    "A tag",
    &[string("key", "Tag key").required().length(0, 128), string("value", "Tag value").length(0, 43).default("")],
);

pub(super) const ONE_SIDED: &str = "The OpenAPI text and the SDK describe different members; those that only one of \
                                    them knows are marked.";
