//! The error shapes of the gateway and of the services behind it (`reference/huawei.md` 5.1, 5.3).

use alloc::borrow::ToOwned;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use crate::core::error::Error;
use crate::core::http::{HttpReply, header};
use crate::core::json;
use crate::core::value::Value;

use super::codes::classify;

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
    let found = pair(&body).or_else(|| body.members().iter().find_map(|(_, inner)| pair(inner)));
    let mut error = match found {
        None => Error::bare_status(reply.status),
        Some((code, message, source)) => {
            let meaning = classify(reply.status, code, message);
            let mut error = Error::provider(meaning, reply.status, code, message);
            error.details = further_members(source);
            error
        }
    };
    error.request_id = request_id(reply).or_else(|| body.get("request_id").and_then(Value::as_str).map(str::to_owned));
    error
}

/// Whether a body of a good status is nothing but an error: good answers may have a code and a message, but beside others.
pub fn is_error(body: &Value) -> bool {
    const BESIDE: [&str; 3] = ["request_id", "error_detail", "encoded_authorization_message"];
    let known = |name: &str| BESIDE.contains(&name) || PAIRS.iter().any(|pair| pair.0 == name || pair.1 == name);
    pair(body).is_some() && body.members().iter().all(|(name, _)| known(name))
}

/// Code and message, and the object that holds them.
fn pair(body: &Value) -> Option<(&str, &str, &Value)> {
    PAIRS.iter().find_map(|(code, message)| Some((body.get(code)?.as_text()?, body.get(message)?.as_text()?, body)))
}

/// The members beside code and message, such as Workspace's `error_detail` and `encoded_authorization_message`.
fn further_members(source: &Value) -> Option<Value> {
    let mut further = Vec::new();
    for member in source.members() {
        if !PAIRS.iter().any(|pair| pair.0 == member.0 || pair.1 == member.0) {
            further.push(member.clone());
        }
    }
    (!further.is_empty()).then_some(Value::Object(further))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::error::ErrorKind;

    fn decoded(status: u16, body: &str) -> Box<Error> {
        decode(&HttpReply {
            status,
            headers: vec![("X-Request-Id".to_owned(), "r1".to_owned())],
            body: body.to_owned(),
        })
    }

    #[test]
    fn every_shape() {
        // The gateway; DNS, VPC and EIP v1; APIG, Workspace, EIP v3 and IAM v5; Keystone; Neutron; older services; others'
        // pages and no body at all.
        let cases = [
            (401, r#"{"error_msg":"m","error_code":"APIGW.0301","request_id":"g"}"#, "APIGW.0301", "m"),
            (404, r#"{"code":"DNS.0004","message":"m"}"#, "DNS.0004", "m"),
            (400, r#"{"error_code":"APIC.7211","error_msg":"m"}"#, "APIC.7211", "m"),
            (403, r#"{"error_code":"WKS.0001","error_msg":"m","error_detail":"d"}"#, "WKS.0001", "m"),
            (401, r#"{"error":{"code":401,"message":"m","title":"Unauthorized"}}"#, "401", "m"),
            (404, r#"{"NeutronError":{"type":"PortNotFound","message":"m","detail":""}}"#, "PortNotFound", "m"),
            (404, r#"{"itemNotFound":{"code":404,"message":"m"}}"#, "404", "m"),
            (400, r#"{"badRequest":{"code":"VPC.0202","message":"m"}}"#, "VPC.0202", "m"),
            (403, r#"{"forbidden":{"title":"Forbidden","message":"m"}}"#, "Forbidden", "m"),
            (500, r#"{"errorCode":"X","errorMsg":"m"}"#, "X", "m"),
            (500, r#"{"errorCode":"X","errorMessage":"m"}"#, "X", "m"),
            (400, r#"{"code":"","message":""}"#, "", ""),
            (502, "<html>bad gateway</html>", "HTTP 502", "answered with status 502"),
            (503, "", "HTTP 503", "answered with status 503"),
            (500, "null", "HTTP 500", "answered with status 500"),
            (500, r#""a text""#, "HTTP 500", "answered with status 500"),
            (500, r#"[{"code":"X","message":"m"}]"#, "HTTP 500", "answered with status 500"),
            (500, r#"{"code":null,"message":"m"}"#, "HTTP 500", "answered with status 500"),
            (500, r#"{"code":"X","message":"m""#, "HTTP 500", "answered with status 500"),
            (302, "", "HTTP 302", "answered with a redirect, which a signed request does not follow"),
        ];
        for (status, body, code, message) in cases {
            let error = decoded(status, body);
            assert_eq!((error.code.as_str(), error.message.as_str()), (code, message), "{body}");
            assert_eq!((error.request_id.as_deref(), error.status), (Some("r1"), Some(status)));
        }
    }

    #[test]
    fn every_status_where_the_code_says_no_more() {
        use ErrorKind::*;
        for (kind, retryable, statuses) in [
            (InvalidInput, false, &[400, 405, 406, 413, 414, 494][..]),
            (Credentials, false, &[401]),
            (PermissionDenied, false, &[403]),
            (NotFound, false, &[404]),
            (Network, false, &[407]),
            (Timeout, true, &[408]),
            (Conflict, false, &[409]),
            (Throttled, true, &[429]),
            (Service, true, &[500, 502, 503, 504]),
            (Service, false, &[0, 302, 501]),
        ] {
            for &status in statuses {
                for body in ["", r#"{"code":"EIP.1","message":"m"}"#] {
                    let error = decoded(status, body);
                    assert_eq!((error.kind, error.retryable), (kind, retryable), "{status} {body}");
                }
            }
        }
    }

    #[test]
    fn a_good_answer_may_have_a_code_and_a_message() {
        for (body, is_bad) in [
            (r#"{"error_code":"APIG.9000","error_msg":"m","request_id":"r"}"#, true),
            (r#"{"code":"DNS.0015","message":"m"}"#, true),
            (r#"{"status":"failed","progress":20,"error_code":"APIG.9000","error_msg":"m"}"#, false),
            (r#"{"error_code":"","error_msg":null}"#, false),
            ("{}", false),
            ("[]", false),
        ] {
            assert_eq!(is_error(&json::parse(body).unwrap()), is_bad, "{body}");
        }
    }

    #[test]
    fn further_members_are_kept() {
        let error = decoded(403, r#"{"error_code":"W","error_msg":"no","encoded_authorization_message":"m"}"#);
        assert_eq!(json::write(&error.details.unwrap()), r#"{"encoded_authorization_message":"m"}"#);
        assert_eq!(decoded(404, r#"{"code":"DNS.0004","message":"gone"}"#).details, None);
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
