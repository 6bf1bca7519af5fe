//! The error shapes of API 3.0 and 2.0 (`reference/tencent.md` 3).

use alloc::borrow::ToOwned;
use alloc::boxed::Box;
use alloc::string::String;

use crate::core::error::{Error, ErrorKind, meaning};
use crate::core::http::HttpReply;
use crate::core::json;
use crate::core::text::cut;
use crate::core::value::Value;

/// Any status but 200 is a failure of the transport: errors of the services travel with 200. A body of theirs still
/// counts if there is one.
pub fn decode_status(reply: &HttpReply) -> Box<Error> {
    let body = json::parse(&reply.body).unwrap_or(Value::Null);
    let response = body.get("Response").unwrap_or(&Value::Null);
    if let Some(error) = response.get("Error") {
        return decode_error(reply.status, error, response.get("RequestId").and_then(Value::as_str).map(str::to_owned));
    }
    Error::bare_status(reply.status)
}

/// `{ Code, Message }` of API 3.0.
pub fn decode_error(status: u16, body: &Value, request_id: Option<String>) -> Box<Error> {
    let text = |name: &str| body.get(name).and_then(Value::as_text).unwrap_or("unknown");
    let meaning = classify(text("Code")).unwrap_or(UNKNOWN);
    let mut error = Error::provider(meaning, status, text("Code"), text("Message"));
    error.request_id = request_id;
    error
}

/// `{ code, message, codeDesc }` of API 2.0. The textual code is the telling one; the number says what kind it is
/// where the text is not known.
pub fn decode_legacy(status: u16, body: &Value) -> Box<Error> {
    let text = |name: &str| body.get(name).and_then(Value::as_text).filter(|text| !text.is_empty());
    let number = text("code").unwrap_or_default();
    let code = text("codeDesc").unwrap_or(number);
    let meaning = classify(code).or_else(|| meaning(NUMBERS, number)).unwrap_or(UNKNOWN);
    let mut error = Error::provider(meaning, status, code, text("message").unwrap_or(code));
    error.details = Some(Value::object(&[("code", number)]));
    error
}

/// Whole codes that say more than their family does: what the user must do, and whether the same call may succeed later.
const CODES: &[(&str, ErrorKind, bool)] = &[
    // API 2.0 has one word for a time too far off and for a nonce that was used before.
    ("AuthFailure.SignatureExpire", ErrorKind::ClockSkew, false),
    ("InvalidRequest.ReplayAttack", ErrorKind::ClockSkew, false),
    ("AuthFailure.UnauthorizedOperation", ErrorKind::PermissionDenied, false),
    ("LimitExceeded.ActionLimited", ErrorKind::Throttled, true),
    ("InvalidRequest.LimitExceeded", ErrorKind::Throttled, true),
    ("InvalidRequest.RequestConcurrencyExceeded", ErrorKind::Throttled, true),
    ("InvalidParameter.SignatureFailure", ErrorKind::Credentials, false),
    ("InvalidParameter.SecretIdNotFound", ErrorKind::Credentials, false),
    ("InvalidRequest.TokenCheckFailed", ErrorKind::Credentials, false),
];

/// What the families of codes say: that is what stands before the first dot.
const FAMILIES: &[(&str, ErrorKind, bool)] = &[
    ("AuthFailure", ErrorKind::Credentials, false),
    ("UnauthorizedOperation", ErrorKind::PermissionDenied, false),
    ("RequestLimitExceeded", ErrorKind::Throttled, true),
    ("LimitExceeded", ErrorKind::Quota, false),
    ("ResourceInsufficient", ErrorKind::Quota, false),
    ("ResourceNotFound", ErrorKind::NotFound, false),
    ("ResourceInUse", ErrorKind::Conflict, false),
    ("ResourceUnavailable", ErrorKind::Conflict, false),
    ("UnsupportedOperation", ErrorKind::Conflict, false),
    ("OperationDenied", ErrorKind::Conflict, false),
    ("FailedOperation", ErrorKind::Conflict, false),
    ("InternalError", ErrorKind::Service, true),
    ("ServiceUnavailable", ErrorKind::Service, true),
];

/// The numbers of API 2.0 (`reference/tencent.md` 3.2).
const NUMBERS: &[(&str, ErrorKind, bool)] = &[
    ("4000", ErrorKind::InvalidInput, false),
    ("4600", ErrorKind::InvalidInput, false),
    ("6100", ErrorKind::InvalidInput, false),
    ("4100", ErrorKind::Credentials, false),
    ("4104", ErrorKind::Credentials, false),
    ("4105", ErrorKind::Credentials, false),
    ("4106", ErrorKind::Credentials, false),
    ("4101", ErrorKind::PermissionDenied, false),
    ("4102", ErrorKind::PermissionDenied, false),
    ("4103", ErrorKind::PermissionDenied, false),
    ("4110", ErrorKind::PermissionDenied, false),
    ("4300", ErrorKind::PermissionDenied, false),
    ("4200", ErrorKind::ClockSkew, false),
    ("4500", ErrorKind::ClockSkew, false),
    ("4400", ErrorKind::Throttled, true),
    ("5000", ErrorKind::NotFound, false),
    ("5100", ErrorKind::Conflict, false),
    ("5400", ErrorKind::Conflict, false),
    ("6000", ErrorKind::Service, true),
    ("6200", ErrorKind::Service, true),
];

/// Codes are families joined by dots; the longest known part decides. `None` means unknown.
fn classify(code: &str) -> Option<(ErrorKind, bool)> {
    let family = cut(code, b'.').map_or(code, |(family, _)| family);
    // Also without its family, in answers of API 2.0.
    if code.ends_with("MutexOperationTaskRunning") || code.ends_with("MutexTaskRunning") {
        return Some((ErrorKind::Conflict, true));
    }
    if let Some(known) = meaning(CODES, code).or_else(|| meaning(FAMILIES, family)) {
        return Some(known);
    }
    // Families of API 2.0: `InvalidVpc.NotFound`, `InvalidPrivateip.IsPrimary`, `InvalidPrivateIpAddress.InUse`.
    let kind = if code.ends_with(".NotFound") {
        ErrorKind::NotFound
    } else if code.ends_with(".InUse") || code.ends_with(".IsPrimary") {
        ErrorKind::Conflict
    } else if INVALID.iter().any(|start| family.starts_with(start)) {
        ErrorKind::InvalidInput
    } else {
        return None;
    };
    Some((kind, false))
}

/// How families begin that say that the request is wrong.
const INVALID: [&str; 5] = ["Invalid", "MissingParameter", "UnknownParameter", "Unsupported", "NoSuch"];

/// What is not known is the provider's failure.
const UNKNOWN: (ErrorKind, bool) = (ErrorKind::Service, false);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn families() {
        let cases = [
            ("AuthFailure.SignatureFailure", ErrorKind::Credentials, false),
            ("AuthFailure.SignatureExpire", ErrorKind::ClockSkew, false),
            ("InvalidRequest.ReplayAttack", ErrorKind::ClockSkew, false),
            ("AuthFailure.UnauthorizedOperation", ErrorKind::PermissionDenied, false),
            ("UnsupportedOperation.MutexOperationTaskRunning", ErrorKind::Conflict, true),
            ("MutexOperationTaskRunning", ErrorKind::Conflict, true),
            ("UnsupportedOperation.PrimaryIp", ErrorKind::Conflict, false),
            ("RequestLimitExceeded.UinLimitExceeded", ErrorKind::Throttled, true),
            ("LimitExceeded.ActionLimited", ErrorKind::Throttled, true),
            ("LimitExceeded", ErrorKind::Quota, false),
            ("ResourceNotFound", ErrorKind::NotFound, false),
            ("InvalidParameterValue.Malformed", ErrorKind::InvalidInput, false),
            ("InvalidAction", ErrorKind::InvalidInput, false),
            ("InvalidVpc.NotFound", ErrorKind::NotFound, false),
            ("InvalidPrivateip.IsPrimary", ErrorKind::Conflict, false),
            ("InternalError.ModuleError", ErrorKind::Service, true),
            ("SomethingNew", ErrorKind::Service, false),
        ];
        for (code, kind, retryable) in cases {
            assert_eq!(classify(code).unwrap_or(UNKNOWN), (kind, retryable), "{code}");
        }
    }

    #[test]
    fn the_number_decides_where_the_text_is_unknown() {
        let body = json::parse(r#"{"code":4100,"message":"(100) signature","codeDesc":"AuthFail"}"#).unwrap();
        let error = decode_legacy(200, &body);
        assert_eq!((error.kind, error.code.as_str()), (ErrorKind::Credentials, "AuthFail"));
        let body = json::parse(r#"{"code":"4500","message":""}"#).unwrap();
        let error = decode_legacy(200, &body);
        assert_eq!((error.kind, error.code.as_str(), error.message.as_str()), (ErrorKind::ClockSkew, "4500", "4500"));
    }
}
