//! Huawei Cloud: paths and JSON, signed with SDK-HMAC-SHA256 or sent with a token.

use alloc::borrow::ToOwned;
use alloc::boxed::Box;

pub mod apig;
pub mod dns;
pub mod endpoints;
pub mod errors;
pub mod iam;
pub mod signature;
mod source;
pub mod workspace;

use crate::core::build;
use crate::core::error::Result;
use crate::core::http::{HttpReply, HttpRequest, Prepared, Reply};
use crate::core::operation::Service;
use crate::core::secret::Secret;
use crate::core::table::{self, Operation, tables};
use crate::core::text::concat;
use crate::core::time::Time;
use crate::core::value::Value;
use crate::core::{error::ErrorKind, json};

use signature::Signer;

/// Every service.
pub const SERVICES: &[&Service] = &[&dns::SERVICE, &apig::SERVICE, &workspace::SERVICE, &iam::SERVICE];

/// The same, as the engine reads them.
pub static TABLES: [table::Service; SERVICES.len()] = tables!(SERVICES);

/// How a caller proves who they are.
#[derive(Debug)]
pub enum Credentials {
    /// An access key pair, permanent or temporary.
    Key(Box<Signer>),
    /// An IAM token, sent as `X-Auth-Token` and not signed.
    Token(Secret),
}

/// Builds and signs one call. `base` is the service's URL without a slash at the end.
pub fn prepare(
    operation: &Operation,
    params: &Value,
    base: &str,
    credentials: &Credentials,
    project_id: Option<&str>,
    at: Time,
) -> Result<Prepared> {
    let build::Parts { target, mut headers, body } = build::parts(operation, params);
    if body.is_some() {
        headers.push(("Content-Type".to_owned(), "application/json".to_owned()));
    }
    // The SDKs send it with every call of a project, also where the path holds none (`reference/huawei.md` 1.3).
    if let Some(project_id) = project_id {
        headers.push(("X-Project-Id".to_owned(), project_id.to_owned()));
    }
    let mut request = HttpRequest { method: operation.method.as_str(), url: concat(&[base, &target]), headers, body };
    match credentials {
        Credentials::Key(signer) => request.signed(|request| signer.sign(request, at)),
        Credentials::Token(token) => {
            request.set_header("X-Auth-Token", token.expose().to_owned());
            Ok(Prepared { request, explanation: None })
        }
    }
}

/// Reads what came back.
pub fn decode(reply: &HttpReply, attempts: u32) -> Result<Reply> {
    if !(200..300).contains(&reply.status) {
        return Err(errors::decode(reply));
    }
    let data = if reply.body.trim().is_empty() {
        Value::Null
    } else {
        json::parse(&reply.body).map_err(|mut error| {
            debug_assert_eq!(error.kind, ErrorKind::Decode);
            error.status = Some(reply.status);
            error.request_id = errors::request_id(reply);
            error
        })?
    };
    Ok(Reply { data, status: reply.status, request_id: errors::request_id(reply), attempts })
}
