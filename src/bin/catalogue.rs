//! Prints every operation as one JSON document: what the TypeScript types, the emulator's request check and the console
//! are made from. Run it with `cargo run --features docs --bin catalogue`.

use std::collections::BTreeMap;

use cloudip::core::json;
use cloudip::core::operation::{Operation, Service};
use cloudip::core::schema::{ANY, Field, Kind, Length, Object, Place};
use cloudip::core::value::Value;
use cloudip::{huawei, tencent};

fn main() {
    let mut catalogue = Catalogue { operations: Vec::new(), types: BTreeMap::new() };
    for (cloud, services) in [("huawei", huawei::SERVICES), ("tencent", tencent::SERVICES)] {
        for service in services {
            for operation in service.operations {
                catalogue.operation(cloud, service, operation);
            }
        }
    }
    let types = catalogue.types.into_iter().map(|(name, (_, value))| (name, value)).collect();
    let document = members([("operations", Value::Array(catalogue.operations)), ("types", Value::Object(types))]);
    println!("{}", json::write(&document));
}

struct Catalogue {
    operations: Vec<Value>,
    types: BTreeMap<String, (&'static [Field], Value)>,
}

impl Catalogue {
    fn operation(&mut self, cloud: &str, service: &Service, operation: &Operation) {
        let prefix = format!("{cloud}.{}", service.name);
        let docs = &operation.docs;
        let (in_body, outside): (Vec<&Field>, Vec<&Field>) =
            operation.params.iter().partition(|field| field.place == Place::Body);
        let params = outside.into_iter().map(|field| {
            let place = if field.place == Place::Path { "path" } else { "query" };
            with(self.field(&prefix, field), "in", text(place))
        });
        let params = params.collect();
        let has_body = !in_body.is_empty() || cloud == "tencent";
        let body = in_body.into_iter().map(|field| self.field(&prefix, field)).collect();
        let mut value = members([
            ("cloud", text(cloud)),
            ("service", text(service.name)),
            ("name", text(operation.name)),
            ("method", text(&operation.camel_name())),
            ("summary", text(docs.summary)),
            ("http", members([("method", text(operation.method.as_str())), ("path", text(operation.path))])),
            ("params", Value::Array(params)),
            ("body", if has_body { Value::Array(body) } else { Value::Null }),
            ("success", Value::Array(operation.success.iter().map(|status| number(*status)).collect())),
            ("response", docs.response.map_or(Value::Null, |object| text(&self.object(&prefix, object)))),
            ("permission", docs.permission.map_or(Value::Null, text)),
            ("notes", texts(docs.notes)),
            ("source", texts(docs.source)),
        ]);
        let error = |(code, meaning): &(&str, &str)| members([("code", text(code)), ("meaning", text(meaning))]);
        value = with(value, "errors", Value::Array(docs.errors.iter().map(error).collect()));
        if !service.version.is_empty() {
            value = with(value, "version", text(service.version));
        }
        let paging = docs.paging.map_or(Value::Null, |paging| {
            Value::object([
                ("items", paging.items),
                ("total", paging.total),
                ("offset", paging.offset),
                ("limit", paging.limit),
            ])
        });
        let completion = docs.completion.map_or(Value::Null, |completion| {
            members([
                ("operation", text(completion.operation)),
                ("field", text(completion.field)),
                ("done", texts(completion.done)),
                ("failed", texts(completion.failed)),
                ("pace", text(completion.pace)),
            ])
        });
        self.operations.push(with(with(value, "paging", paging), "completion", completion));
    }

    fn field(&mut self, prefix: &str, field: &Field) -> Value {
        let one = self.kind(prefix, field.kind);
        let kind = match field.list {
            None => one,
            Some(length) => limits(members([("kind", text("array")), ("items", one)]), length),
        };
        members([
            ("name", text(field.name)),
            ("required", Value::Bool(field.required)),
            ("nullable", Value::Bool(field.nullable)),
            ("doc", text(field.doc)),
            ("type", kind),
        ])
    }

    fn kind(&mut self, prefix: &str, kind: Kind) -> Value {
        match kind {
            Kind::String(length) => limits(Value::object([("kind", "string")]), length),
            Kind::Enum(words) => members([("kind", text("enum")), ("values", texts(words))]),
            Kind::Integer => Value::object([("kind", "integer")]),
            Kind::Boolean => Value::object([("kind", "boolean")]),
            Kind::Any => Value::object([("kind", "any")]),
            Kind::Object(object) => Value::object([("kind", "object"), ("ref", &self.object(prefix, object))]),
        }
    }

    fn object(&mut self, prefix: &str, object: &Object) -> String {
        let name = format!("{prefix}.{}", object.name);
        match self.types.get(&name) {
            // A constant has no address of its own, so the members decide whether two of one name are the same.
            Some((fields, _)) => {
                let same = fields.len() == object.fields.len()
                    && fields.iter().zip(object.fields).all(|(a, b)| (a.name, a.doc) == (b.name, b.doc));
                assert!(same, "two types of the name {name}");
            }
            None => {
                self.types.insert(name.clone(), (object.fields, Value::Null));
                let fields = object.fields.iter().map(|field| self.field(prefix, field)).collect();
                let value = members([("doc", text(object.doc)), ("fields", Value::Array(fields))]);
                self.types.insert(name.clone(), (object.fields, value));
            }
        }
        name
    }
}

fn limits(mut value: Value, length: Length) -> Value {
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

fn text(text: &str) -> Value {
    Value::String(text.to_owned())
}

fn texts(list: &[&str]) -> Value {
    Value::Array(list.iter().map(|item| text(item)).collect())
}

fn number(number: u16) -> Value {
    Value::Number(number.to_string())
}
