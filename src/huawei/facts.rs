//! Facts that the operations of several services share: where they come from, and the codes of the gateway that stands
//! before every service.

use crate::core::operation::ErrorCode;

/// The published OpenAPI text and the official SDK agree.
pub(super) const OPENAPI: &[&str] = &["openapi", "python-sdk 3.1.219"];

/// The official SDK, and the documentation's page where the SDK is silent.
pub(super) const SDK_AND_PAGE: &[&str] = &["python-sdk 3.1.219", "doc"];

/// The official SDK alone.
pub(super) const SDK: &[&str] = &["python-sdk 3.1.219"];

/// The documentation's page alone.
pub(super) const PAGE: &[&str] = &["doc"];

/// A documented pattern: a UUID.
pub(super) const UUID: &str = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

/// A documented pattern: a UUID, its digits in any case.
pub(super) const UUID_ANY_CASE: &str = "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";

/// A documented pattern: what looks like a UUID, of any letters.
pub(super) const UUID_SHAPE: &str = "[A-Za-z0-9]{8}-[A-Za-z0-9]{4}-[A-Za-z0-9]{4}-[A-Za-z0-9]{4}-[A-Za-z0-9]{12}";

/// A documented pattern: what looks like a UUID, of any small letters.
pub(super) const UUID_SHAPE_LOWER_CASE: &str = "[0-9a-z]{8}-[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{12}";

/// A documented pattern: 32 hex digits.
pub(super) const HEX_32: &str = "[0-9a-fA-F]{32}";

/// A documented pattern: an IPv4 address.
pub(super) const IPV4: &str = r"^(1\d{2}|2[0-4]\d|25[0-5]|[1-9]\d|[1-9])\.(1\d{2}|2[0-4]\d|25[0-5]|[1-9]\d|\d)\.(1\d{2}|2[0-4]\d|25[0-5]|[1-9]\d|\d)\.(1\d{2}|2[0-4]\d|25[0-5]|[1-9]\d|\d)$";

/// What the gateway answers before a service has seen the call.
pub(super) const GATEWAY_ERRORS: &[ErrorCode] = &[
    ("APIGW.0101", 404, "No such path and method"),
    ("APIGW.0201", 400, "The request is malformed"),
    ("APIGW.0301", 401, "The signature or token does not hold"),
    ("APIGW.0302", 403, "The user may not call this"),
    ("APIGW.0307", 401, "The token must be renewed, or belongs elsewhere"),
    ("APIGW.0308", 429, "Called too often"),
];

/// What VPC and EIP, which answer on the same hosts, both may answer: the pages "Error Codes" of their API references.
pub(super) const NETWORK_ERRORS: &[ErrorCode] = &[
    ("VPC.0004", 400, "The VPC is being changed; try again later"),
    ("VPC.0005", 401, "The account is restricted, or owes money"),
    ("VPC.0008", 401, "The token does not hold"),
    ("VPC.0009", 401, "The account's real name is not checked yet"),
    ("VPC.0010", 403, "A policy forbids it"),
    ("VPC.2201", 403, "A policy forbids it"),
    ("VPC.2701", 403, "No permission, or the account owes money"),
    ("OverQuota", 409, "A quota is used up"),
    ("IpAddressGenerationFailure", 409, "No free address is left"),
];
