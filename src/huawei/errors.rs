//! The error shapes of the gateway and of the services behind it (`reference/huawei.md` 5.1, 5.3).

use alloc::borrow::ToOwned;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use crate::core::error::{Error, ErrorKind, classify_status, meaning};
use crate::core::http::{HttpReply, header};
use crate::core::json;
use crate::core::text::{cut, find};
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

/// What the user must do about the codes of the gateway that say more than their status, and whether the same call may
/// succeed later.
const GATEWAY: &[(&str, ErrorKind, bool)] = &[
    // Both come with 405.
    ("0501", ErrorKind::Quota, false),
    ("0502", ErrorKind::PermissionDenied, false),
];

/// The same of DNS, whose statuses are not documented beside the codes.
const DNS: &[(&str, ErrorKind, bool)] = &[
    ("0004", ErrorKind::NotFound, false),
    ("0005", ErrorKind::Credentials, false),
    ("0012", ErrorKind::Service, true),
    ("0013", ErrorKind::PermissionDenied, false),
    ("0015", ErrorKind::Service, true),
    ("0016", ErrorKind::Conflict, false),
    ("0021", ErrorKind::Conflict, true),
    ("0030", ErrorKind::PermissionDenied, false),
    ("0036", ErrorKind::Service, true),
    ("0040", ErrorKind::PermissionDenied, false),
    ("0302", ErrorKind::NotFound, false),
    ("0403", ErrorKind::Quota, false),
    ("0404", ErrorKind::Quota, false),
    ("0405", ErrorKind::Quota, false),
    ("0406", ErrorKind::Quota, false),
    ("0407", ErrorKind::Quota, false),
    ("0408", ErrorKind::Quota, false),
    ("0409", ErrorKind::Quota, false),
    ("1802", ErrorKind::PermissionDenied, false),
];

/// The same of Workspace: the account has no Workspace here, or it was switched off.
const WORKSPACE: &[(&str, ErrorKind, bool)] = &[
    ("00010099", ErrorKind::PermissionDenied, false),
    ("00170117", ErrorKind::NotFound, false),
    ("00170312", ErrorKind::NotFound, false),
];

/// What the user must do, and whether the same call may succeed later.
fn classify(status: u16, code: &str, message: &str) -> (ErrorKind, bool) {
    let known = match cut(code, b'.') {
        // Services repeat the gateway's numbers under prefixes of their own.
        Some(("APIGW" | "APIG" | "APIC", "0301")) if find(message, "signature expired").is_some() => {
            Some((ErrorKind::ClockSkew, false))
        }
        Some(("APIGW" | "APIG" | "APIC", number)) => meaning(GATEWAY, number),
        Some(("DNS", number)) => meaning(DNS, number),
        Some(("WKS", number)) => meaning(WORKSPACE, number),
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

    /// The codes of `reference/huawei.md` 3.2, 3.3 and 5.3 with their statuses; 400 where none is documented.
    #[test]
    fn every_documented_code() {
        use ErrorKind::*;
        for (kind, retryable, codes) in [
            (NotFound, false, &[(404, "APIGW.0101"), (404, "APIGW.0103"), (404, "APIC.7302"), (400, "DNS.0004")][..]),
            (NotFound, false, &[(400, "DNS.0302"), (400, "WKS.00170117"), (400, "WKS.00170312")]),
            (InvalidInput, false, &[(400, "APIGW.0104"), (400, "APIGW.0105"), (400, "APIGW.0106")]),
            (InvalidInput, false, &[(400, "APIGW.0201"), (413, "APIGW.0201"), (414, "APIGW.0201")]),
            (InvalidInput, false, &[(494, "APIGW.0201"), (400, "APIGW.0602"), (400, "APIGW.0607")]),
            (InvalidInput, false, &[(400, "APIC.7211"), (400, "WKS.0001"), (400, "WKS.0202"), (400, "WKS.0407")]),
            (Credentials, false, &[(401, "APIGW.0301"), (401, "APIGW.0303"), (401, "APIGW.0305")]),
            (Credentials, false, &[(401, "APIGW.0307"), (401, "APIGW.0311"), (401, "APIC.7102"), (400, "DNS.0005")]),
            (PermissionDenied, false, &[(403, "APIGW.0302"), (403, "APIGW.0304"), (403, "APIGW.0306")]),
            (PermissionDenied, false, &[(403, "APIGW.0310"), (403, "APIGW.0401"), (403, "APIGW.0402")]),
            (PermissionDenied, false, &[(403, "APIGW.0404"), (405, "APIGW.0502"), (403, "APIGW.0801")]),
            (PermissionDenied, false, &[(403, "APIGW.0802"), (403, "APIC.7106"), (400, "DNS.0013")]),
            (PermissionDenied, false, &[(400, "DNS.0030"), (400, "DNS.0040"), (400, "DNS.1802")]),
            (PermissionDenied, false, &[(400, "WKS.00010099")]),
            (Throttled, true, &[(429, "APIGW.0308"), (429, "APIG.0308")]),
            (Quota, false, &[(405, "APIGW.0501"), (400, "DNS.0403"), (400, "DNS.0404"), (400, "DNS.0405")]),
            (Quota, false, &[(400, "DNS.0406"), (400, "DNS.0407"), (400, "DNS.0408"), (400, "DNS.0409")]),
            (Conflict, false, &[(400, "DNS.0016")]),
            (Conflict, true, &[(400, "DNS.0021")]),
            (Service, true, &[(502, "APIGW.0201"), (504, "APIGW.0201"), (500, "APIGW.0601"), (500, "APIGW.0605")]),
            (Service, true, &[(500, "APIGW.0606"), (500, "APIGW.0608"), (500, "APIGW.0609"), (500, "APIGW.0611")]),
            (Service, true, &[(500, "APIGW.0612"), (502, "APIGW.0610"), (503, "APIGW.0613"), (500, "APIGW.0705")]),
            (Service, true, &[(500, "APIC.9000"), (500, "APIC.9211"), (400, "DNS.0012"), (400, "DNS.0015")]),
            (Service, true, &[(400, "DNS.0036")]),
        ] {
            for &(status, code) in codes {
                assert_eq!(classify(status, code, "m"), (kind, retryable), "{code}");
            }
        }
    }

    #[test]
    fn what_the_gateway_says_of_a_signature() {
        for (message, kind) in [
            ("calc aksk signature fail:signature expired, signature time:x,server time:y", ErrorKind::ClockSkew),
            ("Incorrect IAM authentication information: verify aksk signature fail", ErrorKind::Credentials),
            ("Incorrect IAM authentication information: decrypt token fail", ErrorKind::Credentials),
            ("AK access failed to reach the limit,forbidden", ErrorKind::Credentials),
            ("Get secretKey failed,ak:x,err:ak not exist", ErrorKind::Credentials),
        ] {
            for code in ["APIGW.0301", "APIG.0301", "APIC.0301"] {
                assert_eq!(classify(401, code, message), (kind, false), "{code} {message}");
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
