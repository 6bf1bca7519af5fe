//! The error shapes of the gateway and of the services behind it (`reference/huawei.md` 5.1, 5.3).

use alloc::borrow::ToOwned;
use alloc::boxed::Box;
use alloc::string::String;

use crate::core::error::{Error, ErrorKind, classify_status};
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
            let (kind, retryable) = classify(reply.status, code, message);
            let mut error = Error::new(kind, message);
            error.code = code.to_owned();
            error.status = Some(reply.status);
            error.retryable = retryable;
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
    let told = |name: &str| PAIRS.iter().any(|pair| pair.0 == name || pair.1 == name);
    Value::Object(source.members().iter().filter(|(name, _)| !told(name)).cloned().collect())
}

/// What the user must do, and whether the same call may succeed later.
fn classify(status: u16, code: &str, message: &str) -> (ErrorKind, bool) {
    // Services repeat the gateway's numbers under prefixes of their own.
    let number = text::split(code, b'.').last().unwrap_or(code);
    let gateway = code.starts_with("APIGW.");
    let dns = code.starts_with("DNS.");
    match status {
        _ if gateway && number == "0301" && text::find(message, "signature expired").is_some() => {
            (ErrorKind::ClockSkew, false)
        }
        _ if dns && number == "0021" => (ErrorKind::Conflict, true),
        _ if dns && matches!(number, "0403" | "0404" | "0405" | "0406" | "0407" | "0408" | "0409") => {
            (ErrorKind::Quota, false)
        }
        _ if dns && matches!(number, "0013" | "0030" | "1802") => (ErrorKind::PermissionDenied, false),
        _ if dns && number == "0016" => (ErrorKind::Conflict, false),
        _ if dns && number == "0004" => (ErrorKind::NotFound, false),
        _ => classify_status(status),
    }
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
