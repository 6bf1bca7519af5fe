//! The error shapes of the gateway and of the services behind it (`reference/huawei.md` 5.1, 5.3).

use alloc::borrow::ToOwned;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use crate::core::error::{Error, ErrorKind, classify_status, meaning};
use crate::core::http::{HttpReply, header};
use crate::core::json;
use crate::core::text;
use crate::core::value::Value;

/// The pairs of members that hold code and message, in the order in which they are looked for.
const PAIRS: [(&str, &str); 6] = [
    ("error_code", "error_msg"),
    ("errorCode", "errorMsg"),
    ("errorCode", "errorMessage"),
    ("code", "message"),
    ("type", "message"),
    ("title", "message"),
];

/// The provider's id of the request.
pub fn request_id(reply: &HttpReply) -> Option<String> {
    ["x-request-id", "x-iam-trace-id"].iter().find_map(|name| header(&reply.headers, name)).map(str::to_owned)
}

/// Reads a failure, whatever its shape: a proxy's HTML and an empty body are failures too.
pub fn decode(reply: &HttpReply) -> Box<Error> {
    let body = json::parse(&reply.body).unwrap_or(Value::Null);
    let found = find(&body).or_else(|| body.members().iter().find_map(|(_, inner)| find(inner)));
    let mut error = match found {
        None => Error::bare_status(reply.status),
        Some((code, message, source)) => {
            let meaning = classify(reply.status, code, message);
            let mut error = Error::provider(meaning, reply.status, code, message);
            error.details = Some(further_members(source));
            error
        }
    };
    error.request_id = request_id(reply).or_else(|| body.get("request_id").and_then(Value::as_str).map(str::to_owned));
    error
}

fn find(body: &Value) -> Option<(&str, &str, &Value)> {
    PAIRS.iter().find_map(|(code, message)| Some((body.get(code)?.as_text()?, body.get(message)?.as_text()?, body)))
}

/// The members beside code and message, such as Workspace's `error_detail` and `encoded_authorization_message`.
fn further_members(source: &Value) -> Value {
    let mut further = Vec::new();
    for member in source.members() {
        if !PAIRS.iter().any(|pair| pair.0 == member.0 || pair.1 == member.0) {
            further.push(member.clone());
        }
    }
    Value::Object(further)
}

/// What the user must do about the codes of DNS that say more than their status, and whether the same call may succeed
/// later.
const DNS: &[(&str, ErrorKind, bool)] = &[
    ("0004", ErrorKind::NotFound, false),
    ("0013", ErrorKind::PermissionDenied, false),
    ("0016", ErrorKind::Conflict, false),
    ("0021", ErrorKind::Conflict, true),
    ("0030", ErrorKind::PermissionDenied, false),
    ("0403", ErrorKind::Quota, false),
    ("0404", ErrorKind::Quota, false),
    ("0405", ErrorKind::Quota, false),
    ("0406", ErrorKind::Quota, false),
    ("0407", ErrorKind::Quota, false),
    ("0408", ErrorKind::Quota, false),
    ("0409", ErrorKind::Quota, false),
    ("1802", ErrorKind::PermissionDenied, false),
];

/// What the user must do, and whether the same call may succeed later.
fn classify(status: u16, code: &str, message: &str) -> (ErrorKind, bool) {
    // Services repeat the gateway's numbers under prefixes of their own.
    let known = match text::cut(code, b'.') {
        Some(("APIGW", "0301")) if text::find(message, "signature expired").is_some() => {
            Some((ErrorKind::ClockSkew, false))
        }
        Some(("DNS", number)) => meaning(DNS, number),
        _ => None,
    };
    known.unwrap_or_else(|| classify_status(status))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(status: u16, body: &str) -> Box<Error> {
        decode(&HttpReply {
            status,
            headers: vec![("X-Request-Id".to_owned(), "r1".to_owned())],
            body: body.to_owned(),
        })
    }

    #[test]
    fn every_shape() {
        let cases = [
            (
                401,
                r#"{"error_msg":"Incorrect IAM authentication information: verify aksk signature fail","error_code":"APIGW.0301","request_id":"g"}"#,
                "APIGW.0301",
                ErrorKind::Credentials,
            ),
            (
                401,
                r#"{"error_msg":"calc aksk signature fail:signature expired, signature time:x,server time:y","error_code":"APIGW.0301"}"#,
                "APIGW.0301",
                ErrorKind::ClockSkew,
            ),
            (404, r#"{"code":"DNS.0004","message":"gone"}"#, "DNS.0004", ErrorKind::NotFound),
            (400, r#"{"code":"DNS.0021","message":"busy"}"#, "DNS.0021", ErrorKind::Conflict),
            (400, r#"{"code":"DNS.0403","message":"quota"}"#, "DNS.0403", ErrorKind::Quota),
            (
                400,
                r#"{"error_code":"APIC.7211","error_msg":"Parameter value does not match the rules, parameter name[elb_id]"}"#,
                "APIC.7211",
                ErrorKind::InvalidInput,
            ),
            (
                403,
                r#"{"error_code":"WKS.0001","error_msg":"no","error_detail":"d","encoded_authorization_message":"m"}"#,
                "WKS.0001",
                ErrorKind::PermissionDenied,
            ),
            (
                401,
                r#"{"error":{"code":401,"message":"The request requires authentication","title":"Unauthorized"}}"#,
                "401",
                ErrorKind::Credentials,
            ),
            (
                404,
                r#"{"NeutronError":{"type":"PortNotFound","message":"m","detail":""}}"#,
                "PortNotFound",
                ErrorKind::NotFound,
            ),
            (404, r#"{"itemNotFound":{"code":404,"message":"m"}}"#, "404", ErrorKind::NotFound),
            (500, r#"{"errorCode":"X","errorMessage":"m"}"#, "X", ErrorKind::Service),
            (429, r#"{"error_code":"APIGW.0308","error_msg":"slow down"}"#, "APIGW.0308", ErrorKind::Throttled),
            (502, "<html>bad gateway</html>", "HTTP 502", ErrorKind::Service),
            (503, "", "HTTP 503", ErrorKind::Service),
            (302, "", "HTTP 302", ErrorKind::Service),
        ];
        for (status, body, code, kind) in cases {
            let error = decoded(status, body);
            assert_eq!((error.code.as_str(), error.kind), (code, kind), "{body}");
            assert_eq!(error.request_id.as_deref(), Some("r1"));
        }
    }

    #[test]
    fn further_members_are_kept() {
        let error = decoded(403, r#"{"error_code":"W","error_msg":"no","encoded_authorization_message":"m"}"#);
        assert_eq!(json::write(&error.details.unwrap()), r#"{"encoded_authorization_message":"m"}"#);
    }

    #[test]
    fn the_body_gives_the_request_id_where_no_header_does() {
        let reply = HttpReply {
            status: 401,
            headers: vec![],
            body: r#"{"error_code":"APIGW.0301","error_msg":"m","request_id":"g"}"#.to_owned(),
        };
        assert_eq!(decode(&reply).request_id.as_deref(), Some("g"));
    }
}
