//! Prints every operation as one JSON document: what the TypeScript types, the emulator's request check and the console
//! are made from. Run it with `cargo run --features docs --bin catalogue`.

use std::collections::BTreeMap;

use cloudip::core::completion::{Completion, Sign};
use cloudip::core::json;
use cloudip::core::operation::{Answer, Auth, Effect, LEGACY, Operation, Rank, Repeat, Service};
use cloudip::core::paging::{PageStyle, Paging};
use cloudip::core::schema::{ANY, Field, Kind, Length, Object, Place};
use cloudip::core::value::Value;
use cloudip::{huawei, tencent};

fn main() -> Result<(), String> {
    let mut catalogue = Catalogue { operations: Vec::new(), types: BTreeMap::new() };
    let mut services = Vec::new();
    for (cloud, of_cloud) in [("huawei", huawei::SERVICES), ("tencent", tencent::SERVICES)] {
        for service in of_cloud {
            services.push(described(cloud, service)?);
            for operation in service.operations {
                let value = catalogue.operation(cloud, service, operation)?;
                catalogue.operations.push(value);
            }
        }
    }
    let types = catalogue.types.into_iter().map(|(name, (_, value))| (name, value)).collect();
    let document = members([
        ("services", Value::Array(services)),
        ("operations", Value::Array(catalogue.operations)),
        ("types", Value::Object(types)),
    ]);
    println!("{}", json::write(&document));
    Ok(())
}

fn described(cloud: &str, service: &Service) -> Result<Value, String> {
    let errors = service.errors.iter().copied().flatten().map(|(code, ..)| error(service, code));
    Ok(members([
        ("cloud", text(cloud)),
        ("name", text(service.name)),
        ("doc", text(service.doc)),
        ("host", text(service.host)),
        ("version", optional(some(service.version), text)),
        ("encoding", text(if is_flat(service) { "flat" } else { "json" })),
        ("errors", Value::Array(errors.collect::<Result<_, _>>()?)),
    ]))
}

fn is_flat(service: &Service) -> bool {
    service.version == LEGACY
}

struct Catalogue {
    operations: Vec<Value>,
    types: BTreeMap<String, (&'static Object, Value)>,
}

impl Catalogue {
    fn operation(&mut self, cloud: &str, service: &Service, operation: &Operation) -> Result<Value, String> {
        let prefix = format!("{cloud}.{}", service.name);
        let docs = &operation.docs;
        let mut params = Vec::new();
        let mut body = Vec::new();
        for field in operation.params {
            let value = self.field(&prefix, field);
            match field.place {
                Place::Path => params.push(with(value, "in", text("path"))),
                Place::Query => params.push(with(value, "in", text("query"))),
                Place::Header => params.push(with(value, "in", text("header"))),
                Place::Body => body.push(value),
            }
        }
        let has_body = !body.is_empty() || cloud == "tencent";
        let (retry, token) = match operation.repeat {
            Repeat::Safe => ("safe", None),
            Repeat::LookFirst | Repeat::Acts => ("unsafe", None),
            Repeat::Token(name) => ("with-token", Some(name)),
        };
        let (effect, binding) = docs.effect;
        let batch = |(param, max)| members([("param", text(param)), ("max", optional(max, number))]);
        let response = match docs.response {
            Answer::Object(fields) => Value::Array(fields.iter().map(|field| self.field(&prefix, field)).collect()),
            Answer::Empty | Answer::Unknown => Value::Null,
        };
        let errors = docs.errors.iter().map(|code| error(service, code)).chain(docs.statuses.iter().map(status));
        Ok(members([
            ("cloud", text(cloud)),
            ("service", text(service.name)),
            ("name", text(operation.name)),
            ("method", text(&operation.camel_name())),
            ("rank", text(rank(docs.rank))),
            ("summary", text(docs.summary)),
            ("http", members([("method", text(operation.method.as_str())), ("path", text(operation.path))])),
            ("version", optional(operation.version.or(some(service.version)), text)),
            ("encoding", text(if is_flat(service) { "flat" } else { "json" })),
            ("auth", text(auth(operation.auth))),
            ("params", Value::Array(params)),
            ("body", if has_body { Value::Array(body) } else { Value::Null }),
            ("success", Value::Array(operation.success.iter().map(number).collect())),
            ("success_assumed", Value::Bool(docs.success_assumed)),
            ("response", response),
            ("response_empty", Value::Bool(matches!(docs.response, Answer::Empty))),
            ("response_headers", texts(docs.response_headers)),
            ("paging", optional(operation.paging.as_ref(), paging)),
            ("completion", optional(operation.completion, completion)),
            ("idempotent", Value::Bool(matches!(operation.repeat, Repeat::Safe | Repeat::LookFirst))),
            ("retry_after_unknown", text(retry)),
            ("client_token_param", optional(token, text)),
            ("effect", text(effect_word(effect))),
            ("binding_kind", optional(some(binding), text)),
            ("batch", optional(docs.batch, batch)),
            ("errors", Value::Array(errors.collect::<Result<_, _>>()?)),
            ("permissions", texts(docs.permissions)),
            ("dependencies", texts(docs.dependencies)),
            ("notes", texts(docs.notes)),
            ("doubts", texts(docs.doubts)),
            ("source", texts(docs.source)),
        ]))
    }

    fn field(&mut self, prefix: &str, field: &Field) -> Value {
        let one = self.kind(prefix, field.kind);
        let kind = field.list.map_or(one.clone(), |length| limited(list(one), length));
        members([
            ("name", text(field.name)),
            ("required", Value::Bool(field.required)),
            ("nullable", Value::Bool(field.nullable)),
            ("doc", text(field.docs.doc)),
            ("type", kind),
            ("in_example", Value::Bool(field.docs.in_example)),
            ("documented", documented(field)),
        ])
    }

    fn kind(&mut self, prefix: &str, kind: Kind) -> Value {
        match kind {
            Kind::String(length) => limited(Value::object(&[("kind", "string")]), length),
            Kind::Enum(words) => members([("kind", text("enum")), ("values", texts(words))]),
            Kind::Integer => Value::object(&[("kind", "integer")]),
            Kind::Boolean => Value::object(&[("kind", "boolean")]),
            Kind::Object(object) => Value::object(&[("kind", "object"), ("ref", &self.object(prefix, object))]),
            Kind::Map(of) => members([("kind", text("map")), ("values", self.kind(prefix, *of))]),
            Kind::List(of) => list(self.kind(prefix, *of)),
            Kind::Free => Value::object(&[("kind", "free")]),
            Kind::Any => Value::object(&[("kind", "any")]),
        }
    }

    fn object(&mut self, prefix: &str, object: &'static Object) -> String {
        let name = format!("{prefix}.{}", object.name);
        match self.types.get(&name) {
            // A constant has no address of its own, so the members decide whether two of one name are the same.
            Some((known, _)) => assert_eq!(format!("{known:?}"), format!("{object:?}"), "two types of the name {name}"),
            None => {
                self.types.insert(name.clone(), (object, Value::Null));
                let fields = object.fields.iter().map(|field| self.field(prefix, field)).collect();
                let value = members([
                    ("doc", text(object.doc)),
                    ("incomplete", Value::Bool(object.incomplete)),
                    ("fields", Value::Array(fields)),
                ]);
                self.types.insert(name.clone(), (object, value));
            }
        }
        name
    }
}

/// What is documented of a field, but not enforced.
fn documented(field: &Field) -> Value {
    let docs = &field.docs;
    let value = |digits: &str| match field.kind {
        Kind::Integer => Value::Number(digits.to_owned()),
        Kind::Boolean => Value::Bool(digits == "true"),
        _ => text(digits),
    };
    let mut out = members([]);
    for (bounds, least, most) in [(docs.length, "min_length", "max_length"), (docs.entries, "min_items", "max_items")] {
        if let Some((min, max)) = bounds {
            out = with(with(out, least, number(min)), most, number(max));
        }
    }
    if let Some((min, max)) = docs.range {
        out = if min == i64::MIN { out } else { with(out, "min", number(min)) };
        out = if max == i64::MAX { out } else { with(out, "max", number(max)) };
    }
    for (name, fact) in [("pattern", docs.pattern), ("format", docs.format), ("only_in", docs.only_in)] {
        out = fact.map_or(out.clone(), |fact| with(out, name, text(fact)));
    }
    if !docs.known.is_empty() {
        out = with(out, "known", Value::Array(docs.known.iter().map(|known| value(known)).collect()));
    }
    docs.default.map_or(out.clone(), |default| with(out, "default", value(default)))
}

fn paging(paging: &Paging) -> Value {
    let (style, parameters) = match paging.style {
        PageStyle::All => ("none", vec![]),
        PageStyle::Offset { offset, limit } => ("offset-limit", vec![("offset", offset), ("limit", limit)]),
        PageStyle::Marker { marker, limit, next } => {
            ("marker", vec![("marker", marker), ("limit", limit), ("next", next)])
        }
        PageStyle::Page { page, limit } => ("page", vec![("page", page), ("limit", limit)]),
    };
    let value = members([
        ("style", text(style)),
        ("items", optional(some(paging.items), text)),
        ("total", optional(some(paging.total), text)),
    ]);
    parameters.into_iter().fold(value, |value, (name, parameter)| with(value, name, text(parameter)))
}

fn completion(completion: &Completion) -> Value {
    let read = |kind: &str| {
        let map = completion.map.iter().map(|(name, from)| ((*name).to_owned(), text(from))).collect();
        members([
            ("kind", text(kind)),
            ("source", text(completion.source)),
            ("operation", text(completion.operation)),
            ("map", Value::Object(map)),
            ("field", text(completion.field)),
            ("first_delay_s", number(completion.pace.first)),
            ("interval_s", number(completion.pace.every)),
            ("timeout_s", number(completion.pace.at_most)),
            ("gone", Value::Bool(completion.gone)),
            ("reason", optional(some(completion.reason), text)),
        ])
    };
    let verify = |expect: &str| with(read("verify"), "expect", text(expect));
    match completion.sign {
        Sign::Untold => Value::object(&[("kind", "none"), ("source", completion.source)]),
        Sign::Present => verify("present"),
        Sign::Absent => verify("absent"),
        Sign::Empty => verify("empty"),
        Sign::All(words) => verify(&format!("all:{}", words.join("|"))),
        Sign::State(state) => [
            ("done", texts(state.done)),
            ("failed", texts(state.failed)),
            ("pending", texts(state.pending)),
            ("consecutive", number(state.consecutive)),
            ("done_on_not_found", Value::Bool(state.until_not_found)),
            ("also", optional(some(state.also), text)),
            ("fail_fields", texts(state.fail_fields)),
        ]
        .into_iter()
        .fold(read("poll"), |value, (name, member)| with(value, name, member)),
    }
}

fn error(service: &Service, code: &str) -> Result<Value, String> {
    let known = service.errors.iter().copied().flatten().find(|(known, ..)| *known == code);
    let (_, status, meaning) = known.ok_or_else(|| format!("{}: the meaning of {code} is not told", service.name))?;
    let status = if *status == 0 { Value::Null } else { number(status) };
    Ok(members([("code", text(code)), ("status", status), ("meaning", text(meaning))]))
}

/// An error of which only the status is documented. The meanings are those of RFC 9110.
fn status(status: &u16) -> Result<Value, String> {
    let meaning = match status {
        400 => "Bad request",
        401 => "Not authenticated",
        403 => "Not allowed",
        404 => "Not found",
        405 => "Method not allowed",
        406 => "Not acceptable",
        407 => "Proxy authentication needed",
        408 => "Request timed out",
        409 => "Conflict",
        500 => "Internal error",
        501 => "Not implemented",
        502 => "Bad gateway",
        503 => "Service unavailable",
        504 => "Gateway timed out",
        other => return Err(format!("the meaning of the status {other} is not told")),
    };
    Ok(members([("code", Value::Null), ("status", number(status)), ("meaning", text(meaning))]))
}

fn rank(rank: Rank) -> &'static str {
    match rank {
        Rank::Documented => "a",
        Rank::Needed => "b",
        Rank::Wider => "c",
    }
}

fn auth(auth: Auth) -> &'static str {
    match auth {
        Auth::Any => "default",
        Auth::Token => "token",
        Auth::None => "none",
    }
}

fn effect_word(effect: Effect) -> &'static str {
    match effect {
        Effect::List => "list",
        Effect::Show => "show",
        Effect::Poll => "poll",
        Effect::Create => "create",
        Effect::Update => "update",
        Effect::Delete => "delete",
        Effect::Bind => "bind",
        Effect::Unbind => "unbind",
        Effect::Other => "other",
    }
}

fn list(items: Value) -> Value {
    members([("kind", text("array")), ("items", items)])
}

/// A type with the limits that are enforced.
fn limited(mut value: Value, length: Length) -> Value {
    if length.min > 0 {
        value = with(value, "min", number(length.min));
    }
    if length.max != ANY {
        value = with(value, "max", number(length.max));
    }
    value
}

fn members<const N: usize>(members: [(&str, Value); N]) -> Value {
    Value::Object(members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

fn with(value: Value, name: &str, member: Value) -> Value {
    match value {
        Value::Object(mut members) => {
            members.push((name.to_owned(), member));
            Value::Object(members)
        }
        other => other,
    }
}

/// A text, if it is not empty.
fn some(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

fn optional<T>(fact: Option<T>, write: impl FnOnce(T) -> Value) -> Value {
    fact.map_or(Value::Null, write)
}

fn text(text: &str) -> Value {
    Value::String(text.to_owned())
}

fn texts(list: &[&str]) -> Value {
    Value::Array(list.iter().map(|item| text(item)).collect())
}

fn number(number: impl ToString) -> Value {
    Value::Number(number.to_string())
}
