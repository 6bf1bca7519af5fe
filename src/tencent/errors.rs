//! The error shapes of API 3.0 and 2.0 (`reference/tencent.md` 3).

use alloc::borrow::ToOwned;
use alloc::boxed::Box;
use alloc::string::String;

use crate::core::error::{Error, ErrorKind, classify_status};
use crate::core::http::{HttpReply, header};
use crate::core::json;
use crate::core::text::cut;
use crate::core::value::Value;

/// Any status but 200 is a failure of the transport: errors of the services travel with 200. A body of theirs still
/// counts if there is one.
pub fn decode_status(reply: &HttpReply) -> Box<Error> {
    let body = json::parse(&reply.body).unwrap_or(Value::Null);
    let response = body.get("Response").unwrap_or(&Value::Null);
    let mut error = match (response.get("Error"), body.get("code").and_then(Value::as_text)) {
        (Some(error), _) if !error.is_null() => decode_error(reply.status, error),
        // A status that says failure counts more than a code that does not.
        (_, Some(code)) if code != "0" => decode_legacy(reply.status, &body),
        _ => Error::bare_status(reply.status),
    };
    error.request_id = request_id(response, reply);
    error
}

/// The provider's id of the request: a member of API 3.0's answers, and a header where there is no such answer.
pub fn request_id(response: &Value, reply: &HttpReply) -> Option<String> {
    let id = response.get("RequestId").and_then(Value::as_str);
    id.or_else(|| header(&reply.headers, "x-tc-requestid")).map(str::to_owned)
}

/// `{ Code, Message }` of API 3.0.
pub fn decode_error(status: u16, body: &Value) -> Box<Error> {
    let text = |name: &str| body.get(name).and_then(Value::as_text).unwrap_or("unknown");
    let code = text("Code");
    Error::provider(classify(code).unwrap_or_else(|| classify_status(status)), status, code, text("Message"))
}

/// `{ code, message, codeDesc }` of API 2.0. The textual code is the telling one; the number says what kind it is
/// where the text is not known.
pub fn decode_legacy(status: u16, body: &Value) -> Box<Error> {
    let text = |name: &str| body.get(name).and_then(Value::as_text).filter(|text| !text.is_empty());
    let number = text("code").unwrap_or_default();
    let code = text("codeDesc").unwrap_or(number);
    let known = classify(code).or_else(|| meaning(NUMBERS, number));
    let meaning = known.unwrap_or_else(|| classify_status(status));
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
    ("InvalidRequest.Forbidden", ErrorKind::PermissionDenied, false),
    ("InvalidAccount.NotSupported", ErrorKind::PermissionDenied, false),
    ("LimitExceeded.ActionLimited", ErrorKind::Throttled, true),
    ("InvalidRequest.LimitExceeded", ErrorKind::Throttled, true),
    ("InvalidRequest.RequestConcurrencyExceeded", ErrorKind::Throttled, true),
    ("InvalidParameter.SignatureFailure", ErrorKind::Credentials, false),
    ("InvalidParameter.SecretIdNotFound", ErrorKind::Credentials, false),
    ("InvalidRequest.TokenCheckFailed", ErrorKind::Credentials, false),
    ("InvalidRequest.MFACheckFailed", ErrorKind::Credentials, false),
    ("InvalidAction.NotFound", ErrorKind::InvalidInput, false),
    ("InvalidParameterValue.LimitExceeded", ErrorKind::InvalidInput, false),
    ("InvalidAction.ActionUnavailable", ErrorKind::Service, true),
    ("UnauthorizedOperation.AttachmentNotFound", ErrorKind::Conflict, false),
    ("UnauthorizedOperation.PrimaryIp", ErrorKind::Conflict, false),
    ("UnsupportedOperation.IdempotentProcessing", ErrorKind::Conflict, true),
    ("FailedOperation.NetDetectTimeOut", ErrorKind::Service, true),
    ("FailedOperation.BalanceInsufficient", ErrorKind::Quota, false),
];

/// What the families of codes say: that is what stands before the first dot.
const FAMILIES: &[(&str, ErrorKind, bool)] = &[
    ("AuthFailure", ErrorKind::Credentials, false),
    ("UnauthorizedOperation", ErrorKind::PermissionDenied, false),
    ("IpInBlacklist", ErrorKind::PermissionDenied, false),
    ("IpNotInWhitelist", ErrorKind::PermissionDenied, false),
    ("RequestLimitExceeded", ErrorKind::Throttled, true),
    ("RequestSizeLimitExceeded", ErrorKind::InvalidInput, false),
    ("ResponseSizeLimitExceeded", ErrorKind::InvalidInput, false),
    ("ActionOffline", ErrorKind::InvalidInput, false),
    ("DryRunOperation", ErrorKind::InvalidInput, false),
    ("LimitExceeded", ErrorKind::Quota, false),
    ("ResourceInsufficient", ErrorKind::Quota, false),
    ("ResourceNotFound", ErrorKind::NotFound, false),
    ("ResourceInUse", ErrorKind::Conflict, false),
    ("ResourceUnavailable", ErrorKind::Conflict, false),
    ("UnsupportedOperation", ErrorKind::Conflict, false),
    ("OperationDenied", ErrorKind::Conflict, false),
    ("FailedOperation", ErrorKind::Conflict, false),
    ("NatGatewayEipNotEmpty", ErrorKind::Conflict, false),
    ("InternalError", ErrorKind::Service, true),
    ("InternalServerError", ErrorKind::Service, true),
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
    ("5500", ErrorKind::PermissionDenied, false),
    ("4200", ErrorKind::ClockSkew, false),
    ("4500", ErrorKind::ClockSkew, false),
    ("4400", ErrorKind::Throttled, true),
    ("5000", ErrorKind::NotFound, false),
    ("5100", ErrorKind::Conflict, false),
    ("5200", ErrorKind::Conflict, false),
    ("5300", ErrorKind::Quota, false),
    ("5400", ErrorKind::Conflict, false),
    ("6000", ErrorKind::Service, true),
    ("6200", ErrorKind::Service, true),
];

/// What a table of codes says of one: what the user must do, and whether the same call may succeed later.
fn meaning(codes: &[(&str, ErrorKind, bool)], code: &str) -> Option<(ErrorKind, bool)> {
    codes.iter().find(|known| known.0 == code).map(|known| (known.1, known.2))
}

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
    // Families that name a thing: `InvalidVpc.NotFound`, `NetworkInterfaceLimitExceeded`, `InvalidPrivateip.IsPrimary`.
    let ends = |ends: &[&str]| ends.iter().any(|end| code.ends_with(end));
    let kind = if family.ends_with("LimitExceeded") {
        ErrorKind::Quota
    } else if ends(&["NotFound", "NotExisted", "NotExists"]) {
        ErrorKind::NotFound
    } else if ends(&STATES) {
        ErrorKind::Conflict
    } else if INVALID.iter().any(|start| family.starts_with(start)) {
        ErrorKind::InvalidInput
    } else {
        return None;
    };
    Some((kind, false))
}

/// How codes end that speak of a resource's state, although their family is one of wrong requests.
const STATES: [&str; 11] = [
    ".InUse",
    ".IsPrimary",
    ".NotAttached",
    ".CanNotDelete",
    ".AlreadyAssociated",
    ".NotPermit",
    ".InArrears",
    "Blocked",
    "AlreadyBindEip",
    "State",
    "WanIP",
];

/// How families begin that say that the request is wrong.
const INVALID: [&str; 5] = ["Invalid", "MissingParameter", "UnknownParameter", "Unsupported", "NoSuch"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tencent::answers;

    fn decoded(status: u16, body: &str) -> Box<Error> {
        let headers = vec![("X-TC-RequestId".to_owned(), "h".to_owned())];
        answers::decode(&HttpReply { status, headers, body: body.to_owned() }, 1).unwrap_err()
    }

    #[test]
    fn every_shape() {
        use ErrorKind::*;
        let no_shape = "the answer has neither a `Response` nor a `code`";
        // API 3.0; API 2.0, from a host of either; others' pages and no body at all.
        let cases = [
            (
                r#"{"Response":{"Error":{"Code":"ResourceNotFound","Message":"m"},"RequestId":"r"}}"#,
                ("ResourceNotFound", "m", NotFound, "r"),
            ),
            (r#"{"Response":{"Error":{"Code":"ResourceNotFound"}}}"#, ("ResourceNotFound", "unknown", NotFound, "h")),
            (r#"{"Response":{"Error":{},"RequestId":"r"}}"#, ("unknown", "unknown", Service, "r")),
            (r#"{"Response":{"Error":"m","RequestId":"r"}}"#, ("unknown", "unknown", Service, "r")),
            (
                r#"{"code":4500,"message":"(4500)m","codeDesc":"InvalidRequest.ReplayAttack"}"#,
                ("InvalidRequest.ReplayAttack", "(4500)m", ClockSkew, "h"),
            ),
            (r#"{"code":4100,"message":"m","codeDesc":"AuthFail"}"#, ("AuthFail", "m", Credentials, "h")),
            (
                r#"{"code":"5100","message":"(100004)projectIdIncorrect"}"#,
                ("5100", "(100004)projectIdIncorrect", Conflict, "h"),
            ),
            (r#"{"code":5000,"message":"","codeDesc":""}"#, ("5000", "5000", NotFound, "h")),
            (r#"{"code":-1,"message":"m"}"#, ("-1", "m", Service, "h")),
            ("{}", ("Decode", no_shape, Decode, "h")),
        ];
        for (body, (code, message, kind, id)) in cases {
            let error = decoded(200, body);
            assert_eq!((error.code.as_str(), error.message.as_str(), error.kind), (code, message, kind), "{body}");
            assert_eq!((error.request_id.as_deref(), error.status), (Some(id), Some(200)), "{body}");
        }
        for body in ["", "<html></html>", r#"{"Response":{"Error""#] {
            assert_eq!((decoded(200, body).kind, decoded(200, body).request_id.as_deref()), (Decode, Some("h")));
        }
    }

    #[test]
    fn a_status_that_says_failure() {
        use ErrorKind::*;
        let cases = [
            (502, "<html>bad gateway</html>", "HTTP 502", Service, true),
            (503, "", "HTTP 503", Service, true),
            (429, "", "HTTP 429", Throttled, true),
            (302, "", "HTTP 302", Service, false),
            (500, r#"{"Response":{"RequestId":"r"}}"#, "HTTP 500", Service, true),
            (500, r#"{"Response":{"Error":null}}"#, "HTTP 500", Service, true),
            (500, r#"{"code":0}"#, "HTTP 500", Service, true),
            (401, r#"{"Response":{"Error":{"Code":"AuthFailure","Message":"m"}}}"#, "AuthFailure", Credentials, false),
            (403, r#"{"code":4300,"message":"m"}"#, "4300", PermissionDenied, false),
            // A code that is not known says nothing: its status does.
            (503, r#"{"Response":{"Error":{"Code":"New","Message":"m"}}}"#, "New", Service, true),
            (404, r#"{"code":7,"message":"m","codeDesc":"New"}"#, "New", NotFound, false),
        ];
        for (status, body, code, kind, retryable) in cases {
            let error = decoded(status, body);
            assert_eq!((error.code.as_str(), error.kind, error.retryable), (code, kind, retryable), "{status} {body}");
            assert_eq!(error.status, Some(status));
        }
    }

    /// The codes of `reference/tencent.md` 3.2 to 3.4 and of the operations, all but those whose family decides.
    #[test]
    fn every_documented_code() {
        use ErrorKind::*;
        for (kind, retryable, codes) in [
            (
                Credentials,
                false,
                &["AuthFailure", "AuthFailure.InvalidAuthorization", "AuthFailure.InvalidSecretId"][..],
            ),
            (Credentials, false, &["AuthFailure.MFAFailure", "AuthFailure.SecretIdNotFound"]),
            (Credentials, false, &["AuthFailure.SignatureFailure", "AuthFailure.TokenFailure"]),
            (Credentials, false, &["InvalidParameter.SignatureFailure", "InvalidParameter.SecretIdNotFound"]),
            (Credentials, false, &["InvalidRequest.TokenCheckFailed", "InvalidRequest.MFACheckFailed"]),
            (Credentials, false, &["4100", "4104", "4105", "4106"]),
            (ClockSkew, false, &["AuthFailure.SignatureExpire", "InvalidRequest.ReplayAttack", "4200", "4500"]),
            (PermissionDenied, false, &["AuthFailure.UnauthorizedOperation", "UnauthorizedOperation"]),
            (PermissionDenied, false, &["UnauthorizedOperation.AnycastEip", "UnauthorizedOperation.InvalidAccount"]),
            (PermissionDenied, false, &["IpInBlacklist", "IpNotInWhitelist", "InvalidRequest.Forbidden"]),
            (PermissionDenied, false, &["InvalidAccount.NotSupported"]),
            (PermissionDenied, false, &["4101", "4102", "4103", "4110", "4300", "5500"]),
            (Throttled, true, &["RequestLimitExceeded", "RequestLimitExceeded.IPLimitExceeded"]),
            (Throttled, true, &["RequestLimitExceeded.UinLimitExceeded"]),
            (Throttled, true, &["RequestLimitExceeded.GlobalRegionUinLimitExceeded", "LimitExceeded.ActionLimited"]),
            (Throttled, true, &["InvalidRequest.LimitExceeded", "InvalidRequest.RequestConcurrencyExceeded", "4400"]),
            (
                Quota,
                false,
                &["LimitExceeded", "LimitExceeded.Address", "ResourceInsufficient", "ResourceInsufficient.Subnet"],
            ),
            (Quota, false, &["AddressQuotaLimitExceeded", "AddressQuotaLimitExceeded.DailyAllocate", "5300"]),
            (Quota, false, &["NetworkInterfaceLimitExceeded", "FailedOperation.BalanceInsufficient"]),
            (NotFound, false, &["ResourceNotFound", "InvalidVpc.NotFound", "InvalidAddressId.NotFound", "5000"]),
            (NotFound, false, &["InvalidParameterValue.AddressIpNotFound", "InvalidParameterValue.AddressNotFound"]),
            (NotFound, false, &["InvalidParameterValue.ResourceNotExisted", "InvalidParameterValue.TagKeyNotExists"]),
            (Conflict, false, &["ResourceInUse", "ResourceInUse.Address", "ResourceUnavailable", "FailedOperation"]),
            (
                Conflict,
                false,
                &["UnsupportedOperation", "UnsupportedOperation.PrimaryIp", "UnauthorizedOperation.PrimaryIp"],
            ),
            (Conflict, false, &["UnsupportedOperation.AttachmentNotFound", "UnauthorizedOperation.AttachmentNotFound"]),
            (Conflict, false, &["UnsupportedOperation.InvalidState", "OperationDenied.AddressInArrears"]),
            (Conflict, false, &["InvalidPrivateip.IsPrimary", "InvalidPrivateIpAddress.InUse", "InvalidAddressState"]),
            (Conflict, false, &["InvalidPrivateIpAddress.AlreadyBindEip", "InvalidParameterValue.LBAlreadyBindEip"]),
            (Conflict, false, &["InvalidNetworkInterface.CanNotDelete", "InvalidNetworkInterface.NotAttached"]),
            (Conflict, false, &["InvalidNetworkInterface.AlreadyAssociated", "InvalidAddressIdState.InArrears"]),
            (Conflict, false, &["InvalidAddressIdStatus.NotPermit", "InvalidAddressId.Blocked"]),
            (Conflict, false, &["InvalidParameterValue.InstanceHasWanIP", "InvalidParameterValue.InstanceNoWanIP"]),
            (Conflict, false, &["InvalidParameterValue.InvalidInstanceState", "NatGatewayEipNotEmpty"]),
            (Conflict, false, &["5100", "5200", "5400"]),
            (Conflict, true, &["UnsupportedOperation.MutexOperationTaskRunning", "OperationDenied.MutexTaskRunning"]),
            (Conflict, true, &["MutexOperationTaskRunning", "UnsupportedOperation.IdempotentProcessing"]),
            (
                InvalidInput,
                false,
                &["InvalidParameter", "InvalidParameterValue", "InvalidParameterValue.LimitExceeded"],
            ),
            (
                InvalidInput,
                false,
                &["InvalidParameterConflict", "InvalidRequest", "InvalidRequest.UnsupportedProtocol"],
            ),
            (InvalidInput, false, &["MissingParameter", "MissingParameter.MultiMissingParameter", "UnknownParameter"]),
            (InvalidInput, false, &["UnknownParameter.WithGuess", "UnsupportedProtocol", "UnsupportedRegion"]),
            (InvalidInput, false, &["NoSuchProduct", "NoSuchVersion", "InvalidAction", "InvalidAction.NotFound"]),
            (InvalidInput, false, &["ActionOffline", "DryRunOperation", "InvalidNetworkInterfaceName"]),
            (InvalidInput, false, &["RequestSizeLimitExceeded", "ResponseSizeLimitExceeded"]),
            (InvalidInput, false, &["4000", "4600", "6100"]),
            (Service, true, &["InternalError", "InternalError.CAMInnerError", "InternalError.ResourceOpFailed"]),
            (Service, true, &["InternalError.ModuleError", "InternalServerError", "ServiceUnavailable"]),
            (Service, true, &["InvalidAction.ActionUnavailable", "FailedOperation.NetDetectTimeOut", "6000", "6200"]),
            (Service, false, &["SomethingNew"]),
        ] {
            for code in codes {
                let body = json::parse(&format!(r#"{{"code":"{code}","message":"m"}}"#)).unwrap();
                let error = decode_legacy(200, &body);
                assert_eq!((error.kind, error.retryable), (kind, retryable), "{code}");
            }
        }
    }

    #[cfg(feature = "docs")]
    #[test]
    fn no_code_of_the_catalogue_is_unknown() {
        for service in crate::tencent::SERVICES {
            for (code, ..) in service.errors.iter().copied().flatten() {
                assert!(classify(code).or_else(|| meaning(NUMBERS, code)).is_some(), "{code}");
            }
        }
    }
}
