//! Builds a request's parts from an operation and its parameters.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;
use alloc::string::ToString;
use alloc::vec::Vec;

use super::operation::Operation;
use super::schema::Place;
use super::sort::sort;
use super::text::{cut, split};
use super::value::Value;
use super::{json, percent};

/// Fills an operation's path.
pub fn path(operation: &Operation, params: &Value) -> String {
    let mut out = String::new();
    for segment in split(operation.path, b'/').skip(1) {
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
    let (before, rest) = cut(text, b'{')?;
    let (name, after) = cut(rest, b'}')?;
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

/// The headers that an operation's parameters travel in.
pub fn headers(operation: &Operation, params: &Value) -> Vec<(String, String)> {
    let in_header = operation.params.iter().filter(|field| field.place == Place::Header);
    in_header.filter_map(|field| Some((field.name.to_owned(), scalar(params.get(field.name)?)?))).collect()
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
        string("tag", "").many().in_query(),
        string("X-Subject", "").in_header(),
        string("name", "").nullable(),
        string("list", "").many(),
    ]);

    #[test]
    fn each_parameter_goes_to_its_place() {
        let params = json::parse(
            r#"{"list":["é"],"id":"a:b","tag":["b","a b"],"region":"r","limit":5,"name":null,"X-Subject":"t"}"#,
        )
        .unwrap();
        assert_eq!(path(&OPERATION, &params), "/v2/r:a%3Ab/x");
        assert_eq!(query(&OPERATION, &params), "limit=5&tag=a%20b&tag=b");
        assert_eq!(headers(&OPERATION, &params), [("X-Subject".to_owned(), "t".to_owned())]);
        assert_eq!(json_body(&OPERATION, &params).unwrap(), r#"{"list":["é"],"name":null}"#);
    }

    #[test]
    fn a_form_is_flat_and_counts_from_zero() {
        let params = json::parse(r#"{"ips":["a","b"],"set":[{"p":false,"q":null}],"n":7,"empty":[]}"#).unwrap();
        let flat = flat_params(&params);
        let flat: Vec<_> = flat.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(flat, [("ips.0", "a"), ("ips.1", "b"), ("set.0.p", "false"), ("n", "7")]);
    }
}
