//! Checks parameters against an operation: presence, type, URL safety and the limits that the provider's page states.
//! All problems of a request are reported at once.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::error::{Error, ErrorKind, Result};
use super::operation::Operation;
use super::schema::{ANY, Field, Kind, Length, Place};
use super::text::{concat, distance, join as join_texts, split};
use super::value::{Value, counted};

/// One refused field.
struct Problem {
    path: String,
    expected: String,
    got: String,
}

/// Checks `params`. `supplied` names parameters that the client fills in, so they may be missing.
pub fn validate(operation: &Operation, params: &Value, supplied: &[&str]) -> Result<()> {
    let mut check = Check { problems: Vec::new() };
    match params {
        Value::Object(_) => check.members(operation.params, params, "", supplied),
        other => check.refuse("params", "an object", other.describe()),
    }
    check.result()
}

struct Check {
    problems: Vec<Problem>,
}

impl Check {
    fn result(self) -> Result<()> {
        if self.problems.is_empty() {
            return Ok(());
        }
        let sentences: Vec<_> =
            self.problems.iter().map(|p| format!("{}: expected {}, got {}", p.path, p.expected, p.got)).collect();
        let mut error = Error::new(ErrorKind::InvalidInput, join_texts(&sentences, "; "));
        let problem = |p: &Problem| {
            Value::object([("path", p.path.as_str()), ("expected", p.expected.as_str()), ("got", p.got.as_str())])
        };
        error.details = Some(Value::Array(self.problems.iter().map(problem).collect()));
        Err(error)
    }

    fn refuse(&mut self, path: &str, expected: impl Into<String>, got: impl Into<String>) {
        self.problems.push(Problem { path: path.to_owned(), expected: expected.into(), got: got.into() });
    }

    fn members(&mut self, fields: &[Field], value: &Value, path: &str, supplied: &[&str]) {
        for (name, _) in value.members() {
            if !fields.iter().any(|field| field.name == name) {
                self.unknown(fields, &join(path, name));
            }
        }
        for field in fields {
            let path = join(path, field.name);
            match value.get(field.name) {
                Some(value) => self.field(field, value, &path),
                None if field.required && !supplied.contains(&field.name) => {
                    self.refuse(&path, expected(field), "nothing")
                }
                None => {}
            }
        }
    }

    fn unknown(&mut self, fields: &[Field], path: &str) {
        let name = split(path, b'.').last().unwrap_or(path);
        let nearest = fields.iter().map(|field| (distance(field.name, name), field.name)).min();
        let expected = match nearest {
            Some((distance, nearest)) if distance <= name.len() / 2 => format!("a known parameter such as `{nearest}`"),
            Some(_) => format!("one of {}", words(fields.iter().map(|field| field.name))),
            None => "no parameters".to_owned(),
        };
        self.refuse(path, expected, "an unknown name");
    }

    fn field(&mut self, field: &Field, value: &Value, path: &str) {
        match (value, field.list) {
            (Value::Null, _) if field.nullable => {}
            (_, Some(length)) => self.list(length, field.kind, field.place, value, path),
            (_, None) => self.one(field.kind, field.place, value, path),
        }
    }

    fn list(&mut self, length: Length, kind: Kind, place: Place, value: &Value, path: &str) {
        match value {
            Value::Array(items) => {
                if !within(length, items.len()) {
                    self.refuse(path, list_words(length), counted("", items.len(), "entry").trim_start());
                }
                for (index, item) in items.iter().enumerate() {
                    self.one(kind, place, item, &format!("{path}[{index}]"));
                }
            }
            other => self.refuse(path, list_words(length), other.describe()),
        }
    }

    fn one(&mut self, kind: Kind, place: Place, value: &Value, path: &str) {
        match (kind, value) {
            (Kind::Any, _) | (Kind::Boolean, Value::Bool(_)) | (Kind::Free, Value::Object(_)) => {}
            (Kind::Object(object), Value::Object(_)) => self.members(object.fields, value, path, &[]),
            (Kind::Map(of), Value::Object(members)) => {
                for (name, member) in members {
                    self.one(*of, place, member, &join(path, name));
                }
            }
            (Kind::List(of), _) => self.list(Length::FREE, *of, place, value, path),
            (Kind::Integer, Value::Number(text)) if is_integer(text) => {}
            (Kind::Integer, Value::Number(_)) => self.refuse(path, "a whole number", "a fraction"),
            (Kind::Enum(allowed), Value::String(text)) if allowed.contains(&text.as_str()) => {}
            (Kind::Enum(_), Value::String(text)) if text.len() <= 32 => {
                self.refuse(path, kind_words(kind), format!("\"{text}\""))
            }
            (Kind::String(length), Value::String(text)) => {
                if !within(length, text.chars().count()) {
                    self.refuse(path, kind_words(kind), value.describe());
                } else if place == Place::Path
                    && let Some(got) = path_danger(text)
                {
                    self.refuse(path, "an id of letters, digits and - . _ ~ :", got);
                } else if place == Place::Header && !is_header_value(text) {
                    self.refuse(path, "printable ASCII without spaces", "other text");
                }
            }
            (kind, other) => self.refuse(path, kind_words(kind), other.describe()),
        }
    }
}

/// A path parameter becomes one segment of the URL. `fetch` removes dot segments after signing, and servers disagree
/// about an encoded slash (`reference/huawei.md` 1.3): such ids do not exist, so they are refused.
fn path_danger(text: &str) -> Option<String> {
    let safe = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | '~' | ':');
    match text {
        "" => Some("an empty string".to_owned()),
        "." | ".." => Some("a dot segment".to_owned()),
        _ => text.chars().find(|c| !safe(c)).map(|c| match c {
            ' '..='~' => format!("one with `{c}`"),
            _ => format!("one with U+{:04X}", u32::from(c)),
        }),
    }
}

/// A header's value; a line break in it would begin a header of its own.
fn is_header_value(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic())
}

fn is_integer(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

fn within(length: Length, count: usize) -> bool {
    (usize::from(length.min)..=usize::from(length.max)).contains(&count)
        || (length.max == ANY && count >= usize::from(length.min))
}

fn join(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}

fn words<'a>(names: impl Iterator<Item = &'a str>) -> String {
    join_texts(&names.map(|name| concat(&["`", name, "`"])).collect::<Vec<_>>(), ", ")
}

/// What a field wants, in words.
fn expected(field: &Field) -> String {
    match field.list {
        Some(length) => list_words(length),
        None => kind_words(field.kind),
    }
}

fn list_words(length: Length) -> String {
    format!("an array{}", length_words(length, "entries"))
}

fn kind_words(kind: Kind) -> String {
    match kind {
        Kind::String(length) => format!("a string{}", length_words(length, "characters")),
        Kind::Enum(allowed) => concat(&[
            "one of ",
            &join_texts(&allowed.iter().map(|word| concat(&["\"", word, "\""])).collect::<Vec<_>>(), ", "),
        ]),
        Kind::Integer => "a whole number".to_owned(),
        Kind::Boolean => "a boolean".to_owned(),
        Kind::Object(_) | Kind::Map(_) | Kind::Free => "an object".to_owned(),
        Kind::List(_) => list_words(Length::FREE),
        Kind::Any => "any value".to_owned(),
    }
}

fn length_words(length: Length, noun: &str) -> String {
    match (length.min, length.max) {
        (0, ANY) => String::new(),
        (min, ANY) => format!(" of at least {min} {noun}"),
        (min, max) => format!(" of {min} to {max} {noun}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::json::parse;
    use crate::core::operation::Method;
    use crate::core::schema::{Object, TEXT, boolean, free, integer, map, object, one_of, string};

    const PART: Object = Object::new(
        "Part",
        "",
        &[string("id", "").enforced_length(2, 3).required(), one_of("kind", &["v4", "v6"], "")],
    );
    const OPERATION: Operation = Operation::new("Act", Method::Post, "/{thing_id}").params(&[
        string("thing_id", "").in_path(),
        string("X-Subject", "").in_header(),
        integer("count", "").range(1, 5),
        boolean("force", ""),
        object("parts", &PART, "").enforced_list(1, 2).required(),
        string("names", "").many().length(1, 2).entries(1, 1),
        string("port_id", "").nullable(),
        string("direction", "").known(&["in", "out"]),
        map("conditions", &Kind::Map(&Kind::List(&TEXT)), ""),
        free("profile", ""),
    ]);

    fn message(params: &str) -> String {
        validate(&OPERATION, &parse(params).unwrap(), &[]).unwrap_err().message
    }

    #[test]
    fn good_params_pass() {
        for good in [
            r#"{"thing_id":"a:b-1","count":-12,"force":true,"parts":[{"id":"日本","kind":"v6"}],"names":[]}"#,
            r#"{"thing_id":"a","parts":[{"id":"ab"}],"port_id":null,"profile":{"a":{"b":null}},"X-Subject":"MII+/=="}"#,
            r#"{"thing_id":"a","parts":[{"id":"ab"}],"conditions":{"StringEquals":{"g:DomainName":["a","b"]}}}"#,
        ] {
            validate(&OPERATION, &parse(good).unwrap(), &[]).unwrap();
        }
        validate(&OPERATION, &parse(r#"{"parts":[{"id":"ab"}]}"#).unwrap(), &["thing_id"]).unwrap();
    }

    /// Published, but not true of the services: see `schema`.
    #[test]
    fn a_limit_that_is_only_documented_is_not_enforced() {
        let beyond = r#"{"thing_id":"a","parts":[{"id":"ab"}],"count":9,"names":["abc","d"],"direction":"both"}"#;
        validate(&OPERATION, &parse(beyond).unwrap(), &[]).unwrap();
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
                "parts[0].kin: expected a known parameter such as `kind`, got an unknown name",
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
            let params = Value::Object(vec![("thing_id".to_owned(), Value::String(id.to_owned()))]);
            let message = validate(&OPERATION, &params, &["parts"]).unwrap_err().message;
            assert!(message.starts_with("thing_id: expected an id of letters"), "{id:?}: {message}");
        }
    }

    #[test]
    fn all_problems_are_reported_at_once() {
        let error = validate(&OPERATION, &parse(r#"{"count":"1","thing_id":"/"}"#).unwrap(), &[]).unwrap_err();
        assert_eq!(error.message.matches("expected").count(), 3);
        let Some(Value::Array(details)) = error.details else { panic!("no details") };
        assert_eq!(details[1].get("path").and_then(Value::as_str), Some("count"));
    }
}
