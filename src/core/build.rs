//! Builds a request's parts from an operation and its parameters.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use super::pairs::{put_pairs, sort};
use super::schema::Place;
use super::sheet::owned;
use super::table::{Operation, placeholder};
use super::text::{append, concat, decimal};
use super::value::Value;
use super::{json, percent};

/// A request to a path of a REST interface, without host and signature.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// The path, and the query if there is one.
    pub target: String,
    /// The headers that parameters travel in.
    pub headers: Vec<(String, String)>,
    /// The JSON body, in the caller's order; `None` for an operation that has none.
    pub body: Option<String>,
}

/// Puts each parameter in its place. One that the operation does not know goes into the body, or into the query of an
/// operation without a body.
pub fn parts(operation: &Operation, params: &Value) -> Parts {
    let fields: Vec<_> = operation.fields().collect();
    let has_body = fields.iter().any(|field| field.place == Place::Body);
    let elsewhere = if has_body { Place::Body } else { Place::Query };
    let mut headers = Vec::new();
    let mut query = Vec::new();
    let mut body = json::Object::default();
    for (name, value) in params.members() {
        match fields.iter().find(|field| field.name == name).map_or(elsewhere, |field| field.place) {
            Place::Path => {}
            Place::Query => flatten_repeated(name, value, &mut query),
            Place::Header => headers.extend(scalar(value).map(|text| (name.clone(), text))),
            Place::Body => body.value(name, value),
        }
    }
    let mut target = path(operation.path, params);
    if !query.is_empty() {
        // Sorted by name, then value: the form that is both sent and signed.
        let mut pairs: Vec<_> = query.iter().map(|(name, value)| (name.as_bytes(), value.as_bytes())).collect();
        sort(&mut pairs, percent::Next::Plain);
        let mut encoded = Vec::new();
        put_pairs(&mut encoded, &pairs, percent::Next::Plain);
        append(&mut target, &["?", &owned(&encoded)]);
    }
    Parts { target, headers, body: has_body.then(|| body.finish()) }
}

/// Fills a path.
fn path(mut rest: &str, params: &Value) -> String {
    let mut out = String::new();
    while let Some((before, name, after)) = placeholder(rest) {
        out.push_str(before);
        percent::encode_into(params.get(name).and_then(Value::as_str).unwrap_or_default(), &mut out);
        rest = after;
    }
    out.push_str(rest);
    out
}

/// A list is repeated. No documented parameter of a query is an object; one that is not known goes as its JSON.
fn flatten_repeated(name: &str, value: &Value, pairs: &mut Vec<(String, String)>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| flatten_repeated(name, item, pairs)),
        Value::Object(_) => pairs.push((name.to_owned(), json::write(value))),
        other => pairs.extend(scalar(other).map(|text| (name.to_owned(), text))),
    }
}

/// The text of a value that is not a container; `None` for `null`, which contributes nothing.
fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::Bool(truth) => Some(if *truth { "true" } else { "false" }.to_owned()),
        Value::Number(text) | Value::String(text) => Some(text.clone()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// The parameters of a flat form: lists and objects become `name.0.member` with indices from 0 (`reference/tencent.md` 1.1).
pub fn flat_params(params: &Value) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    flatten_dotted("", params, &mut pairs);
    pairs
}

fn flatten_dotted(name: &str, value: &Value, pairs: &mut Vec<(String, String)>) {
    let mut inner = |key: &str, item| {
        let dot = if name.is_empty() { "" } else { "." };
        flatten_dotted(&concat(&[name, dot, key]), item, pairs);
    };
    match value {
        Value::Array(items) => items.iter().enumerate().for_each(|(index, item)| inner(&decimal(index as u64), item)),
        Value::Object(members) => members.iter().for_each(|(key, item)| inner(key, item)),
        other => pairs.extend(scalar(other).map(|text| (name.to_owned(), text))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::operation::{self, Method, Service};
    use crate::core::schema::{integer, string};
    use crate::core::table::{self, tables};

    const OPERATION: operation::Operation = operation::Operation::new("Act", Method::Post, "/v2/{region}:{id}/x")
        .params(&[
            string("region", "").in_path(),
            string("id", "").in_path(),
            integer("limit", "").in_query(),
            string("tag", "").many().in_query(),
            string("X-Subject", "").in_header(),
            string("name", "").nullable(),
            string("list", "").many(),
        ]);

    const LOOK: operation::Operation =
        operation::Operation::new("Look", Method::Get, "/v2/{id}").params(&[string("id", "").in_path()]);
    const SERVICES: [table::Service; 1] = tables!(&[&Service::new("test", "test").operations(&[&OPERATION, &LOOK])]);

    #[test]
    fn each_parameter_goes_to_its_place() {
        let params = json::parse(
            r#"{"list":["é"],"id":"a:b","tag":["b","a b"],"region":"r","limit":5,"name":null,"X-Subject":"t"}"#,
        )
        .unwrap();
        assert_eq!(
            parts(&SERVICES[0].operation("Act").unwrap(), &params),
            Parts {
                target: "/v2/r:a%3Ab/x?limit=5&tag=a%20b&tag=b".to_owned(),
                headers: vec![("X-Subject".to_owned(), "t".to_owned())],
                body: Some(r#"{"list":["é"],"name":null}"#.to_owned()),
            }
        );
    }

    #[test]
    fn an_unknown_parameter_goes_into_the_body_or_else_into_the_query() {
        let params = json::parse(r#"{"id":"a","new":[1,{"b":2}]}"#).unwrap();
        let parts = ["Act", "Look"].map(|name| parts(&SERVICES[0].operation(name).unwrap(), &params));
        let parts = parts.each_ref().map(|parts| (parts.target.as_str(), parts.body.as_deref()));
        assert_eq!(parts, [("/v2/:a/x", Some(r#"{"new":[1,{"b":2}]}"#)), ("/v2/a?new=1&new=%7B%22b%22%3A2%7D", None)]);
    }

    #[test]
    fn a_form_is_flat_and_counts_from_zero() {
        let params = json::parse(r#"{"ips":["a","b"],"set":[{"p":false,"q":null}],"n":7,"empty":[]}"#).unwrap();
        let flat = flat_params(&params);
        let flat: Vec<_> = flat.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(flat, [("ips.0", "a"), ("ips.1", "b"), ("set.0.p", "false"), ("n", "7")]);
    }
}
