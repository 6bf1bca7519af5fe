//! Huawei Cloud: paths and JSON, signed with SDK-HMAC-SHA256 or sent with a token.

use alloc::borrow::ToOwned;
use alloc::boxed::Box;

pub mod apig;
mod codes;
pub mod dns;
pub mod eip;
pub mod endpoints;
pub mod errors;
mod facts;
pub mod iam;
pub mod signature;
pub mod vpc;
pub mod workspace;

use crate::core::build;
use crate::core::error::{Error, Result};
use crate::core::http::{HttpReply, HttpRequest, Prepared, Reply, header};
use crate::core::operation::{Auth, Service};
use crate::core::secret::Secret;
use crate::core::signer::Signer;
use crate::core::table::{self, Operation, tables};
use crate::core::text::concat;
use crate::core::time::Time;
use crate::core::value::Value;
use crate::core::{error::ErrorKind, json};

/// Every service.
pub const SERVICES: &[&Service] =
    &[&dns::SERVICE, &apig::SERVICE, &workspace::SERVICE, &eip::SERVICE, &vpc::SERVICE, &iam::SERVICE];

/// The same, as the engine reads them.
pub static TABLES: [table::Service; SERVICES.len()] = tables!(SERVICES);

/// The header with a new token, or with one that was checked. It is found among the members of the answer.
const SUBJECT_TOKEN: &str = "X-Subject-Token";

/// How a caller proves who they are.
#[derive(Debug)]
pub enum Credentials {
    /// An access key pair, permanent or temporary.
    Key(Box<Signer>),
    /// An IAM token, sent as `X-Auth-Token` and not signed.
    Token(Secret),
    /// A password, good for nothing but to get a token: it travels in the body of that call.
    Password(Secret),
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
    match (credentials, operation.auth) {
        (_, Auth::None) => Ok(Prepared { request, signature: None }),
        (Credentials::Key(signer), Auth::Any) => request.signed(|request, sheet| signer.sign(request, at, 0, sheet)),
        (Credentials::Token(token), _) => {
            request.set_header("X-Auth-Token", token.expose().to_owned());
            Ok(Prepared { request, signature: None })
        }
        (Credentials::Key(_), Auth::Token) => {
            Err(Error::invalid("credentials", "a token, since a signature is not taken here", "an access key"))
        }
        (Credentials::Password(_), _) => Err(Error::invalid("credentials", "an access key or a token", "a password")),
    }
}

/// Reads what came back.
pub fn decode(reply: &HttpReply, attempts: u32) -> Result<Reply> {
    if !(200..300).contains(&reply.status) {
        return Err(errors::decode(reply));
    }
    let mut data = if reply.body.trim_ascii().is_empty() {
        Value::Null
    } else {
        json::parse(&reply.body).map_err(|mut error| {
            debug_assert_eq!(error.kind, ErrorKind::Decode);
            error.status = Some(reply.status);
            error.request_id = errors::request_id(reply);
            error
        })?
    };
    if errors::is_error(&data) {
        return Err(errors::decode(reply));
    }
    // A token comes in a header, beside a body that says what it is good for.
    if let Some(token) = header(&reply.headers, SUBJECT_TOKEN) {
        if data.is_null() {
            data = Value::object(&[]);
        }
        if let Value::Object(members) = &mut data {
            members.push((SUBJECT_TOKEN.to_owned(), Value::String(token.to_owned())));
        }
    }
    Ok(Reply { data, status: reply.status, request_id: errors::request_id(reply), attempts })
}
