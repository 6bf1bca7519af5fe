//! A request to sign, a request to send, and what came back.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;
use alloc::string::ToString;
use alloc::vec::Vec;

use super::error::{Error, Result};
use super::hash::Hash;
use super::operation::Operation;
use super::schema::Place;
use super::sort::sort;
use super::text::concat;
use super::url::{Url, is_plain_authority};
use super::value::Value;
use super::{json, percent};

/// The body as the signature sees it.
#[derive(Clone, Copy, Debug)]
pub enum Payload<'a> {
    /// The bytes that are sent.
    Bytes(&'a [u8]),
    /// Their hash in lower-case hex, computed elsewhere: for bodies that are streamed or large.
    Hashed(&'a str),
    /// The signature does not cover the body.
    Unsigned,
}

/// What a body that the signature does not cover is declared as, in both clouds.
pub const UNSIGNED_PAYLOAD: &str = "UNSIGNED-PAYLOAD";

impl<'a> Payload<'a> {
    /// A hash computed elsewhere, or the word `UNSIGNED-PAYLOAD`.
    pub fn declared(text: &'a str, hash: Hash, field: &str) -> Result<Self> {
        let lower_hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        match text {
            UNSIGNED_PAYLOAD => Ok(Self::Unsigned),
            _ if text.len() != 64 || !text.bytes().all(lower_hex) => {
                Err(Error::invalid(field, "64 lower-case hex digits or UNSIGNED-PAYLOAD", "other text"))
            }
            // Nothing tells a SHA-256 from an SM3, and who computes the one does not have the other at hand.
            _ if hash != Hash::Sha256 => {
                Err(Error::invalid(field, "UNSIGNED-PAYLOAD, or a body to hash with SM3", "a hash"))
            }
            _ => Ok(Self::Hashed(text)),
        }
    }

    /// The hash of the bytes, or the one computed elsewhere; `None` where the signature does not cover the body.
    pub fn hash(&self, hash: Hash) -> Option<String> {
        match self {
            Self::Bytes(bytes) => Some(hash.digest(bytes).hex()),
            Self::Hashed(hex) => Some((*hex).to_owned()),
            Self::Unsigned => None,
        }
    }
}

/// A request to sign, borrowed from whoever sends it.
#[derive(Clone, Copy, Debug)]
pub struct SignableRequest<'a> {
    /// The method, in upper case.
    pub method: &'a str,
    /// The URL, byte for byte as on the wire.
    pub url: Url<'a>,
    /// The headers to send.
    pub headers: &'a [(&'a str, &'a str)],
    /// The body.
    pub payload: Payload<'a>,
}

impl<'a> SignableRequest<'a> {
    /// The value of a header, whatever the case of its name.
    pub fn header(&self, name: &str) -> Option<&'a str> {
        self.headers.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| *value)
    }

    /// Refuses what would make the signature ambiguous or let a header be smuggled in.
    pub fn check(&self) -> Result<()> {
        // `fetch` upper-cases some methods and not others; no other spelling survives it.
        if self.method.is_empty() || !self.method.bytes().all(|byte| byte.is_ascii_uppercase()) {
            return Err(Error::invalid("request.method", "a method in upper case", "other text"));
        }
        for (index, (name, value)) in self.headers.iter().enumerate() {
            let field = |name| concat(&["request.headers.", name]);
            let token = |byte: u8| {
                byte.is_ascii_graphic()
                    && !matches!(
                        byte,
                        b'"' | b'(' | b')' | b',' | b'/' | b':'..=b'@' | b'[' | b'\\' | b']' | b'{' | b'}'
                    )
            };
            if name.is_empty() || !name.bytes().all(token) {
                return Err(Error::invalid("request.headers", "names of token characters", "another name"));
            }
            if !value.bytes().all(|byte| matches!(byte, b'\t' | b' '..=b'~')) {
                return Err(Error::invalid(&field(name), "printable ASCII", "control or non-ASCII characters"));
            }
            if self.headers.iter().skip(index + 1).any(|(other, _)| other.eq_ignore_ascii_case(name)) {
                return Err(Error::invalid(&field(name), "a header once", "it twice"));
            }
            if name.eq_ignore_ascii_case("host") && !is_plain_authority(value) {
                return Err(Error::invalid(&field(name), "a plain host or address with at most a port", "other text"));
            }
            if name.eq_ignore_ascii_case("authorization") {
                return Err(Error::invalid(&field(name), "no Authorization: the signer adds it", "one"));
            }
        }
        Ok(())
    }
}

/// What a signature adds to its request.
#[derive(Clone, Debug)]
pub struct Signature {
    /// The headers to set, in place of any of the same name.
    pub headers: Vec<(&'static str, String)>,
    /// How it came about.
    pub explanation: Explanation,
}

/// The value of a header, whatever the case of its name.
pub fn header<'a>(headers: &'a [(String, String)], name: &str) -> Option<&'a str> {
    headers.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
}

/// Every intermediate of a signature, for a person who compares.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Explanation {
    /// The canonical request, where the scheme has one.
    pub canonical_request: Option<String>,
    /// The text that the key signs.
    pub string_to_sign: String,
    /// The signature.
    pub signature: String,
    /// The names of the signed headers, where the scheme signs headers.
    pub signed_headers: Option<String>,
    /// The credential scope, where the scheme has one.
    pub scope: Option<String>,
}

/// A request that is ready to send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HttpRequest {
    /// The method, in upper case.
    pub method: &'static str,
    /// The URL, byte for byte.
    pub url: String,
    /// The headers; `host` is left to the platform.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Option<String>,
}

impl HttpRequest {
    /// Signs the request: `sign` gets the view that a signer takes, and what it adds is set.
    pub fn signed(mut self, sign: impl Fn(&SignableRequest<'_>) -> Result<Signature>) -> Result<Prepared> {
        let headers: Vec<_> = self.headers.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let signature = sign(&SignableRequest {
            method: self.method,
            url: Url::parse(&self.url, "endpoint")?,
            headers: &headers,
            payload: Payload::Bytes(self.body.as_deref().unwrap_or_default().as_bytes()),
        })?;
        for (name, value) in signature.headers {
            self.set_header(name, value);
        }
        Ok(Prepared { request: self, explanation: Some(signature.explanation) })
    }

    /// Sets a header, in place of one of that name.
    pub fn set_header(&mut self, name: &str, value: String) {
        self.headers.retain(|(key, _)| !key.eq_ignore_ascii_case(name));
        self.headers.push((name.to_owned(), value));
    }
}

/// A request with its explanation. Without keys (a token is sent instead) there is nothing to explain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prepared {
    /// The request to send.
    pub request: HttpRequest,
    /// How it was signed.
    pub explanation: Option<Explanation>,
}

/// What came back.
#[derive(Clone, Debug)]
pub struct HttpReply {
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: Vec<(String, String)>,
    /// The body as text.
    pub body: String,
}

/// A call's good end.
#[derive(Clone, Debug, PartialEq)]
pub struct Reply {
    /// The answer; `Null` where the provider answers with an empty body.
    pub data: Value,
    /// The HTTP status.
    pub status: u16,
    /// The provider's id of the request.
    pub request_id: Option<String>,
    /// How often the request was sent.
    pub attempts: u32,
}

/// Fills an operation's path.
pub fn path(operation: &Operation, params: &Value) -> String {
    let mut out = String::new();
    for segment in operation.path.split('/').skip(1) {
        out.push('/');
        let mut rest = segment;
        while let Some((before, name, after)) = placeholder(rest) {
            out.push_str(before);
            percent::encode_into(params.get(name).and_then(Value::as_str).unwrap_or_default(), &mut out);
            rest = after;
        }
        out.push_str(rest);
    }
    out
}

fn placeholder(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((before, name, after))
}

/// The query of an operation, sorted by name, then value: the form that is both sent and signed.
pub fn query(operation: &Operation, params: &Value) -> String {
    let mut pairs = Vec::new();
    for field in operation.params.iter().filter(|field| field.place == Place::Query) {
        if let Some(value) = params.get(field.name) {
            flatten_repeated(field.name, value, &mut pairs);
        }
    }
    sort(&mut pairs);
    percent::encode_pairs(pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())))
}

fn flatten_repeated(name: &str, value: &Value, pairs: &mut Vec<(String, String)>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| flatten_repeated(name, item, pairs)),
        other => pairs.extend(scalar(other).map(|text| (name.to_owned(), text))),
    }
}

/// The text of a value that is not a container; `None` for `null`, which contributes nothing.
pub fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::Bool(truth) => Some(truth.to_string()),
        Value::Number(text) | Value::String(text) => Some(text.clone()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// The JSON body of an operation: its body parameters in the caller's order. `None` where it has none.
pub fn json_body(operation: &Operation, params: &Value) -> Option<String> {
    let in_body = |name: &str| operation.params.iter().any(|field| field.place == Place::Body && field.name == name);
    if !operation.params.iter().any(|field| field.place == Place::Body) {
        return None;
    }
    let members = params.members().iter().filter(|(name, _)| in_body(name));
    let mut body = String::new();
    json::write_object(members.map(|(name, value)| (name.as_str(), value)), &mut body);
    Some(body)
}

/// The parameters of a flat form: lists and objects become `name.0.member` with indices from 0 (`reference/tencent.md` 1.1).
pub fn flat_params(params: &Value) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    for (name, value) in params.members() {
        flatten_dotted(name, value, &mut pairs);
    }
    pairs
}

fn flatten_dotted(name: &str, value: &Value, pairs: &mut Vec<(String, String)>) {
    match value {
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, item)| flatten_dotted(&format!("{name}.{index}"), item, pairs))
        }
        Value::Object(members) => {
            members.iter().for_each(|(key, item)| flatten_dotted(&format!("{name}.{key}"), item, pairs))
        }
        other => pairs.extend(scalar(other).map(|text| (name.to_owned(), text))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::operation::Method;
    use crate::core::schema::{integer, string};

    const OPERATION: Operation = Operation::new("Act", Method::Post, "/v2/{region}:{id}/x").params(&[
        string("region", "").in_path(),
        string("id", "").in_path(),
        integer("limit", "").in_query(),
        string("tag", "").list(0, 9).in_query(),
        string("name", ""),
        string("list", "").list(0, 9),
    ]);

    #[test]
    fn each_parameter_goes_to_its_place() {
        let params =
            json::parse(r#"{"list":["é"],"id":"a:b","tag":["b","a b"],"region":"r","limit":5,"name":null}"#).unwrap();
        assert_eq!(path(&OPERATION, &params), "/v2/r:a%3Ab/x");
        assert_eq!(query(&OPERATION, &params), "limit=5&tag=a%20b&tag=b");
        assert_eq!(json_body(&OPERATION, &params).unwrap(), r#"{"list":["é"],"name":null}"#);
    }

    #[test]
    fn a_form_is_flat_and_counts_from_zero() {
        let params = json::parse(r#"{"ips":["a","b"],"set":[{"p":false,"q":null}],"n":7,"empty":[]}"#).unwrap();
        let flat = flat_params(&params);
        let flat: Vec<_> = flat.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(flat, [("ips.0", "a"), ("ips.1", "b"), ("set.0.p", "false"), ("n", "7")]);
    }

    #[test]
    fn ambiguous_headers_are_refused() {
        let check = |headers: &[(&str, &str)], method: &str| {
            let url = Url::parse("https://h/", "url").unwrap();
            SignableRequest { method, url, headers, payload: Payload::Unsigned }.check().unwrap_err().message
        };
        assert_eq!(
            check(&[("X-A", "1"), ("x-a", "2")], "GET"),
            "request.headers.X-A: expected a header once, got it twice"
        );
        assert!(check(&[("X-A", "a\r\nb")], "GET").starts_with("request.headers.X-A: expected printable ASCII"));
        assert!(check(&[("X-A", "é")], "GET").starts_with("request.headers.X-A: expected printable ASCII"));
        assert!(check(&[("X A", "1")], "GET").starts_with("request.headers: expected names"));
        assert!(check(&[("Authorization", "x")], "GET").starts_with("request.headers.Authorization: expected no"));
        assert!(check(&[], "get").starts_with("request.method: expected"));
    }
}
