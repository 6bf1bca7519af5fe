//! Checks parameters against an operation: presence, type, URL safety and the limits that the provider's page states.
//! All problems of a request are reported at once.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use super::bytes::has;
use super::error::{Error, ErrorKind, Result};
use super::schema::{ANY, Length, Place};
use super::table::{Field, Fields, Kind, Operation};
use super::text::{append, concat, decimal, distance};
use super::value::{Value, characters, counted};

/// What a call adds to what the operation says.
#[derive(Clone, Copy, Debug, Default)]
pub struct Leave<'a> {
    /// Parameters that the client fills in, so they may be missing.
    pub supplied: &'a [&'a str],
    /// Whether names that are not known are let through: the provider may know them.
    pub unknown: bool,
    /// Whether the parameters travel as a signed form, which does not hold every text.
    pub form: bool,
}

/// Checks `params`.
pub fn validate(operation: &Operation, params: &Value, leave: Leave<'_>) -> Result<()> {
    let mut check = Check { leave, path: String::new(), message: String::new(), details: Vec::new() };
    match params {
        Value::Object(_) => check.members(operation.fields(), params),
        other => {
            check.path.push_str("params");
            check.refuse("an object", &other.describe());
        }
    }
    if check.details.is_empty() {
        return Ok(());
    }
    let mut error = Error::new(ErrorKind::InvalidInput, &check.message);
    error.details = Some(Value::Array(check.details));
    Err(error)
}

struct Check<'a> {
    leave: Leave<'a>,
    /// The field that is looked at, such as `elbs[3].elb_id`.
    path: String,
    message: String,
    details: Vec<Value>,
}

impl Check<'_> {
    fn refuse(&mut self, expected: &str, got: &str) {
        let separator = if self.details.is_empty() { "" } else { "; " };
        append(&mut self.message, &[separator, &self.path, ": expected ", expected, ", got ", got]);
        self.details.push(Value::object(&[("path", &self.path), ("expected", expected), ("got", got)]));
    }

    /// Goes to a member, and tells how long the path was before.
    fn enter(&mut self, name: &str) -> usize {
        let before = self.path.len();
        append(&mut self.path, &[if before == 0 { "" } else { "." }, name]);
        before
    }

    fn members(&mut self, fields: Fields, value: &Value) {
        let fields: Vec<_> = fields.collect();
        for (name, _) in value.members() {
            if !self.leave.unknown && !fields.iter().any(|field| field.name == name) {
                let before = self.enter(name);
                self.refuse(
                    &known_name(&mut fields.iter().map(|field| field.name.to_owned()), name),
                    "an unknown name",
                );
                self.path.truncate(before);
            }
        }
        for field in &fields {
            let before = self.enter(field.name);
            match value.get(field.name) {
                Some(value) => self.field(field, value),
                None if field.required && !self.leave.supplied.contains(&field.name) => {
                    self.refuse(&expected(field), "nothing");
                }
                None => {}
            }
            self.path.truncate(before);
        }
    }

    fn field(&mut self, field: &Field, value: &Value) {
        match (value, field.list) {
            (Value::Null, _) if field.nullable => {}
            (_, Some(length)) => self.list(length, field.kind, field.place, value),
            (_, None) => self.one(field.kind, field.place, value),
        }
    }

    fn list(&mut self, length: Length, kind: Kind, place: Place, value: &Value) {
        let Value::Array(items) = value else {
            return self.refuse(&list_words(length), &value.describe());
        };
        if !within(length, items.len()) {
            self.refuse(&list_words(length), &counted("", items.len(), "entry"));
        }
        for (index, item) in items.iter().enumerate() {
            let before = self.path.len();
            append(&mut self.path, &["[", &decimal(index as u64), "]"]);
            self.one(kind, place, item);
            self.path.truncate(before);
        }
    }

    fn one(&mut self, kind: Kind, place: Place, value: &Value) {
        match (kind, value) {
            (Kind::Any, _) | (Kind::Boolean, Value::Bool(_)) | (Kind::Free, Value::Object(_)) => {}
            (Kind::Object(fields), Value::Object(_)) => self.members(fields, value),
            (Kind::Map(values), Value::Object(members)) => {
                for (name, member) in members {
                    let before = self.enter(name);
                    self.one(values.kind(), place, member);
                    self.path.truncate(before);
                }
            }
            (Kind::List(values), _) => self.list(Length::FREE, values.kind(), place, value),
            (Kind::Integer, Value::Number(text)) if is_integer(text) => {}
            (Kind::Integer, Value::Number(_)) => self.refuse("a whole number", "a fraction"),
            (Kind::Enum(words), Value::String(text)) if words.clone().any(|word| word == text) => {}
            (Kind::Enum(_), Value::String(text)) if text.len() <= 32 => {
                self.refuse(&kind_words(kind), &concat(&["\"", text, "\""]));
            }
            (Kind::String(length), Value::String(text)) => {
                if !within(length, characters(text)) {
                    self.refuse(&kind_words(kind), &value.describe());
                } else if place == Place::Path && !is_segment(text) {
                    self.refuse("an id of letters, digits and - . _ ~ :", &what_kind_of_id(text));
                } else if place == Place::Header && !is_header_value(text) {
                    self.refuse("printable ASCII without spaces", "other text");
                } else if self.leave.form && !is_form_value(text) {
                    self.refuse("text that does not begin with @, and without NUL", "other text");
                }
            }
            (kind, other) => self.refuse(&kind_words(kind), &other.describe()),
        }
    }
}

/// A path parameter becomes one segment of the URL. `fetch` removes dot segments after signing, and servers disagree
/// about an encoded slash (`reference/huawei.md` 1.3): such ids do not exist, so they are refused.
fn is_segment(text: &str) -> bool {
    !matches!(text, "" | "." | "..") && text.bytes().all(is_id_byte)
}

fn is_id_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b':')
}

fn what_kind_of_id(text: &str) -> String {
    match text.bytes().find(|byte| !is_id_byte(*byte)) {
        None if text.is_empty() => "an empty string".to_owned(),
        None => "a dot segment".to_owned(),
        Some(byte) if byte == b' ' || byte.is_ascii_graphic() => {
            let mut out = "one with `".to_owned();
            out.push(char::from(byte));
            out.push('`');
            out
        }
        Some(_) => "one with a character that is not printable ASCII".to_owned(),
    }
}

/// A header's value; a line break in it would begin a header of its own.
fn is_header_value(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic())
}

/// A parameter of API 2.0. The official clients send a value that begins with `@`, but leave it out of the signature
/// (`reference/tencent.md` 1.1); NUL separates the parameters on their way to the signer.
fn is_form_value(text: &str) -> bool {
    text.as_bytes().first() != Some(&b'@') && !has(text.as_bytes(), 0)
}

fn is_integer(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

fn within(length: Length, count: usize) -> bool {
    count >= usize::from(length.min) && (length.max == ANY || count <= usize::from(length.max))
}

/// What is said in the place of an unknown name: the known one that is most like it.
pub fn known_name(names: &mut dyn Iterator<Item = String>, name: &str) -> String {
    let mut nearest = (usize::MAX, String::new());
    for known in names {
        let changes = distance(&known, name);
        if changes < nearest.0 {
            nearest = (changes, known);
        }
    }
    match nearest {
        (usize::MAX, _) => "no parameters".to_owned(),
        (_, known) => concat(&["a known name such as `", &known, "`"]),
    }
}

/// What a field wants, in words.
fn expected(field: &Field) -> String {
    field.list.map_or_else(|| kind_words(field.kind), list_words)
}

fn list_words(length: Length) -> String {
    length_words("an array", length, " entries")
}

fn kind_words(kind: Kind) -> String {
    match kind {
        Kind::String(length) => return length_words("a string", length, " characters"),
        Kind::Enum(words) => {
            let mut out = "one of".to_owned();
            for (index, word) in words.enumerate() {
                append(&mut out, &[if index == 0 { " \"" } else { ", \"" }, word, "\""]);
            }
            return out;
        }
        Kind::Integer => "a whole number",
        Kind::Boolean => "a boolean",
        Kind::Object(_) | Kind::Map(_) | Kind::Free => "an object",
        Kind::List(_) => "an array",
        Kind::Any => "any value",
    }
    .to_owned()
}

fn length_words(what: &str, length: Length, noun: &str) -> String {
    let (min, max) = (decimal(length.min.into()), decimal(length.max.into()));
    match (length.min, length.max) {
        (0, ANY) => what.to_owned(),
        (_, ANY) => concat(&[what, " of at least ", &min, noun]),
        _ => concat(&[what, " of ", &min, " to ", &max, noun]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::json::parse;
    use crate::core::operation::{self, Method, Service};
    use crate::core::schema::{self, Object, TEXT, boolean, free, integer, map, object, one_of, string};
    use crate::core::table::{self, tables};

    const PART: Object = Object::new(
        "Part",
        "",
        &[string("id", "").enforced_length(2, 3).required(), one_of("kind", &["v4", "v6"], "")],
    );
    const OPERATION: operation::Operation = operation::Operation::new("Act", Method::Post, "/{thing_id}").params(&[
        string("thing_id", "").in_path(),
        string("X-Subject", "").in_header(),
        integer("count", "").range(1, 5),
        boolean("force", ""),
        object("parts", &PART, "").enforced_list(1, 2).required(),
        string("names", "").many().length(1, 2).entries(1, 1),
        string("port_id", "").nullable(),
        string("direction", "").known(&["in", "out"]),
        map("conditions", &schema::Kind::Map(&schema::Kind::List(&TEXT)), ""),
        free("profile", ""),
    ]);

    const SERVICES: [table::Service; 1] = tables!(&[&Service::new("test", "test").operations(&[&OPERATION])]);

    fn check(params: &str, leave: Leave<'_>) -> Result<()> {
        validate(&SERVICES[0].operation("act").unwrap(), &parse(params).unwrap(), leave)
    }

    fn message(params: &str) -> String {
        check(params, Leave::default()).unwrap_err().message
    }

    #[test]
    fn good_params_pass() {
        for good in [
            r#"{"thing_id":"a:b-1","count":-12,"force":true,"parts":[{"id":"日本","kind":"v6"}],"names":[]}"#,
            r#"{"thing_id":"a","parts":[{"id":"ab"}],"port_id":null,"profile":{"a":{"b":null}},"X-Subject":"MII+/=="}"#,
            r#"{"thing_id":"a","parts":[{"id":"ab"}],"conditions":{"StringEquals":{"g:DomainName":["a","b"]}}}"#,
        ] {
            check(good, Leave::default()).unwrap();
        }
        let leave = Leave { supplied: &["thing_id"], ..Leave::default() };
        check(r#"{"parts":[{"id":"ab"}]}"#, leave).unwrap();
    }

    /// Published, but not true of the services: see `schema`.
    #[test]
    fn a_limit_that_is_only_documented_is_not_enforced() {
        let beyond = r#"{"thing_id":"a","parts":[{"id":"ab"}],"count":9,"names":["abc","d"],"direction":"both"}"#;
        check(beyond, Leave::default()).unwrap();
    }

    #[test]
    fn every_rule_names_the_path_the_rule_and_what_came() {
        let cases = [
            (r#"[]"#, "params: expected an object, got an array of 0 entries"),
            (r#"{"parts":[{"id":"ab"}]}"#, "thing_id: expected a string, got nothing"),
            (r#"{"thing_id":"a"}"#, "parts: expected an array of 1 to 2 entries, got nothing"),
            (r#"{"thing_id":"a","parts":{}}"#, "parts: expected an array of 1 to 2 entries, got an object"),
            (r#"{"thing_id":"a","parts":[]}"#, "parts: expected an array of 1 to 2 entries, got 0 entries"),
            (
                r#"{"thing_id":"a","parts":[{"id":"abcd"}]}"#,
                "parts[0].id: expected a string of 2 to 3 characters, got a string of 4 characters",
            ),
            (
                r#"{"thing_id":"a","parts":[{"id":7}]}"#,
                "parts[0].id: expected a string of 2 to 3 characters, got a number",
            ),
            (
                r#"{"thing_id":"a","parts":[{"id":"ab","kind":"v5"}]}"#,
                "parts[0].kind: expected one of \"v4\", \"v6\", got \"v5\"",
            ),
            (
                r#"{"thing_id":"a","parts":[{"id":"ab","kind":4}]}"#,
                "parts[0].kind: expected one of \"v4\", \"v6\", got a number",
            ),
            (
                r#"{"thing_id":"a","parts":[{"id":"ab","kin":"v4"}]}"#,
                "parts[0].kin: expected a known name such as `kind`, got an unknown name",
            ),
            (r#"{"thing_id":"a","parts":[{"id":"ab"}],"count":1.5}"#, "count: expected a whole number, got a fraction"),
            (
                r#"{"thing_id":"a","parts":[{"id":"ab"}],"force":"true"}"#,
                "force: expected a boolean, got a string of 4 characters",
            ),
            (r#"{"thing_id":"a","parts":[{"id":"ab"}],"names":["a",null]}"#, "names[1]: expected a string, got null"),
            (r#"{"thing_id":"a","parts":[{"id":"ab"}],"names":null}"#, "names: expected an array, got null"),
            (
                r#"{"thing_id":"a","parts":[{"id":"ab"}],"conditions":{"StringEquals":{"g:DomainName":"a"}}}"#,
                "conditions.StringEquals.g:DomainName: expected an array, got a string of 1 character",
            ),
            (
                r#"{"thing_id":"a","parts":[{"id":"ab"}],"profile":[]}"#,
                "profile: expected an object, got an array of 0 entries",
            ),
            (
                "{\"thing_id\":\"a\",\"parts\":[{\"id\":\"ab\"}],\"X-Subject\":\"a\\r\\nX-Other: b\"}",
                "X-Subject: expected printable ASCII without spaces, got other text",
            ),
        ];
        for (params, expected) in cases {
            assert_eq!(message(params), expected, "{params}");
        }
    }

    #[test]
    fn an_id_that_would_change_the_path_is_refused() {
        for id in ["../x", "..", ".", "", "a/b", "a\\b", "a%2e", "a b", "a?b", "a#b", "é", "a\n"] {
            let params = Value::object(&[("thing_id", id)]);
            let leave = Leave { supplied: &["parts"], ..Leave::default() };
            let message = validate(&SERVICES[0].operation("Act").unwrap(), &params, leave).unwrap_err().message;
            assert!(message.starts_with("thing_id: expected an id of letters"), "{id:?}: {message}");
        }
    }

    #[test]
    fn a_form_does_not_hold_every_text() {
        let leave = Leave { supplied: &["thing_id"], form: true, ..Leave::default() };
        check(r#"{"parts":[{"id":"a@"}]}"#, leave).unwrap();
        for id in ["@a", "a\\u0000"] {
            let params = concat(&[r#"{"parts":[{"id":""#, id, r#""}]}"#]);
            let error = check(&params, leave).unwrap_err();
            assert!(error.message.starts_with("parts[0].id: expected text that does not begin with @"), "{error:?}");
            check(&params, Leave { form: false, ..leave }).unwrap();
        }
    }

    #[test]
    fn unknown_names_pass_where_they_may() {
        let leave = Leave { unknown: true, ..Leave::default() };
        check(r#"{"thing_id":"a","new":1,"parts":[{"id":"ab","newer":{}}]}"#, leave).unwrap();
        let error = check(r#"{"thing_id":"a","new":1,"parts":[{"newer":{}}]}"#, leave).unwrap_err();
        assert_eq!(error.message, "parts[0].id: expected a string of 2 to 3 characters, got nothing");
    }

    #[test]
    fn all_problems_are_reported_at_once() {
        let error = check(r#"{"count":"1","thing_id":"/"}"#, Leave::default()).unwrap_err();
        assert_eq!(error.message.matches("expected").count(), 3);
        let Some(Value::Array(details)) = error.details else { panic!("no details") };
        assert_eq!(details[1].get("path").and_then(Value::as_str), Some("count"));
    }
}
