//! What the services of API 2.0 share.
//!
//! Parameters travel as a flat form with indices from 0. An answer has `code` 0 on success, and errors come with the
//! status 200 too.

use crate::core::operation::{ErrorCode, Method, Operation, Repeat};
use crate::core::schema::{Field, integer, string};

pub(super) const fn action(name: &'static str) -> Operation {
    Operation::new(name, Method::Post, "/v2/index.php").success_assumed()
}

/// An action that changes nothing.
pub(super) const fn reading(name: &'static str) -> Operation {
    action(name).repeat(Repeat::Safe)
}

/// The documentation's page, and the provider's command-line tool.
pub(super) const PAGE_AND_TOOL: &[&str] = &["doc", "qcloudcli 1.9.20"];

pub(super) const CODE: Field = integer("code", "0 on success; may come as text").required();

pub(super) const MESSAGE: Field = string("message", "Error in words, often empty");

pub(super) const CODE_DESC: Field = string("codeDesc", "Code as a word; Success when all is well");

/// An answer without further members.
pub(super) const CODE_REPLY: &[Field] = &[CODE, MESSAGE, CODE_DESC];

pub(super) const ERRORS: &[ErrorCode] = &[
    ("4000", 0, "A parameter is wrong or missing"),
    ("4100", 0, "The signature does not hold"),
    ("4101", 0, "The sub-account may not call this"),
    ("4102", 0, "The sub-account may not use this resource"),
    ("4104", 0, "No such key"),
    ("4400", 0, "The quota of requests is used up"),
    ("4500", 0, "The nonce was used before, or the time is off"),
    ("5000", 0, "No such resource"),
    ("5100", 0, "The operation on the resource failed"),
    ("6000", 0, "The server failed"),
    ("6100", 0, "No such action, or not on this host"),
    ("6200", 0, "The service is under maintenance"),
];
