//! The error shapes of API 3.0 and 2.0 (`reference/tencent.md` 3).

use alloc::borrow::ToOwned;
use alloc::boxed::Box;
use alloc::string::String;

use crate::core::error::{Error, ErrorKind};
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
    let (kind, retryable) = classify(text("Code"));
    let mut error = Error::new(kind, text("Message"));
    error.code = text("Code").to_owned();
    error.status = Some(status);
    error.request_id = request_id;
    error.retryable = retryable;
    error
}

/// `{ code, message, codeDesc }` of API 2.0. The textual code is the telling one; the number says what kind it is
/// where the text is not known.
pub fn decode_legacy(status: u16, body: &Value) -> Box<Error> {
    let text = |name: &str| body.get(name).and_then(Value::as_text).filter(|text| !text.is_empty());
    let number = text("code").unwrap_or_default();
    let code = text("codeDesc").unwrap_or(number);
    let (kind, retryable) = match classify(code) {
        (ErrorKind::Service, false) => classify_number(number),
        known => known,
    };
    let mut error = Error::new(kind, text("message").unwrap_or(code));
    error.code = code.to_owned();
    error.status = Some(status);
    error.retryable = retryable;
    error.details = Some(Value::object(&[("code", number)]));
    error
}

/// Codes are families joined by dots; the longest known part decides. `(Service, false)` means unknown.
fn classify(code: &str) -> (ErrorKind, bool) {
    let family = cut(code, b'.').map_or(code, |(family, _)| family);
    match code {
        // API 2.0 has one word for a time too far off and for a nonce that was used before.
        "AuthFailure.SignatureExpire" | "InvalidRequest.ReplayAttack" => return (ErrorKind::ClockSkew, false),
        "AuthFailure.UnauthorizedOperation" => return (ErrorKind::PermissionDenied, false),
        "LimitExceeded.ActionLimited"
        | "InvalidRequest.LimitExceeded"
        | "InvalidRequest.RequestConcurrencyExceeded" => {
            return (ErrorKind::Throttled, true);
        }
        "InvalidParameter.SignatureFailure"
        | "InvalidParameter.SecretIdNotFound"
        | "InvalidRequest.TokenCheckFailed" => {
            return (ErrorKind::Credentials, false);
        }
        // Also without its family, in answers of API 2.0.
        _ if code.ends_with("MutexOperationTaskRunning") || code.ends_with("MutexTaskRunning") => {
            return (ErrorKind::Conflict, true);
        }
        _ => {}
    }
    match family {
        "AuthFailure" => (ErrorKind::Credentials, false),
        "UnauthorizedOperation" => (ErrorKind::PermissionDenied, false),
        "RequestLimitExceeded" => (ErrorKind::Throttled, true),
        "LimitExceeded" | "ResourceInsufficient" => (ErrorKind::Quota, false),
        "ResourceNotFound" => (ErrorKind::NotFound, false),
        "ResourceInUse" | "ResourceUnavailable" | "UnsupportedOperation" | "OperationDenied" | "FailedOperation" => {
            (ErrorKind::Conflict, false)
        }
        "InternalError" | "ServiceUnavailable" => (ErrorKind::Service, true),
        // Families of API 2.0: `InvalidVpc.NotFound`, `InvalidPrivateip.IsPrimary`, `InvalidPrivateIpAddress.InUse`.
        _ if code.ends_with(".NotFound") => (ErrorKind::NotFound, false),
        _ if code.ends_with(".InUse") || code.ends_with(".IsPrimary") => (ErrorKind::Conflict, false),
        _ if family.starts_with("Invalid") || matches!(family, "MissingParameter" | "UnknownParameter") => {
            (ErrorKind::InvalidInput, false)
        }
        _ if family.starts_with("Unsupported") || family.starts_with("NoSuch") => (ErrorKind::InvalidInput, false),
        _ => (ErrorKind::Service, false),
    }
}

/// The numbers of API 2.0 (`reference/tencent.md` 3.2).
fn classify_number(number: &str) -> (ErrorKind, bool) {
    match number {
        "4000" | "4600" | "6100" => (ErrorKind::InvalidInput, false),
        "4100" | "4104" | "4105" | "4106" => (ErrorKind::Credentials, false),
        "4101" | "4102" | "4103" | "4110" | "4300" => (ErrorKind::PermissionDenied, false),
        "4200" | "4500" => (ErrorKind::ClockSkew, false),
        "4400" => (ErrorKind::Throttled, true),
        "5000" => (ErrorKind::NotFound, false),
        "5100" | "5400" => (ErrorKind::Conflict, false),
        "6000" | "6200" => (ErrorKind::Service, true),
        _ => (ErrorKind::Service, false),
    }
}

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
            assert_eq!(classify(code), (kind, retryable), "{code}");
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
