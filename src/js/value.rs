//! Values across the boundary.
//!
//! Own code and not serde-wasm-bindgen: with that library a getter's exception passes through the wasm frames, a cycle
//! ends the instance, and a parser for floating point is linked, which costs 20 KB gzip in all.

use alloc::borrow::ToOwned;
use alloc::boxed::Box;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

use crate::core::error::{Error, Result};
use crate::core::text::find;
use crate::core::value::Value;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Object, js_name = keys, catch)]
    fn own_keys(object: &JsValue) -> core::result::Result<js_sys::Array, JsValue>;

    /// `[object Object]` for plain objects and class instances, another word for maps, dates, promises and so on.
    #[wasm_bindgen(js_namespace = ["Object", "prototype", "toString"], js_name = call, catch)]
    fn tag(value: &JsValue) -> core::result::Result<String, JsValue>;

    #[wasm_bindgen(js_namespace = Object, js_name = defineProperty)]
    fn define_property(object: &JsValue, name: &str, descriptor: &JsValue);

    #[wasm_bindgen(js_namespace = Array, js_name = isArray, catch)]
    fn is_array(value: &JsValue) -> core::result::Result<bool, JsValue>;
}

/// Deeper nesting is refused; a cycle would be endless.
const MAX_DEPTH: usize = 32;

/// A member of a JavaScript object. A getter that throws is an error of the field, not of this library.
pub fn get(object: &JsValue, name: &JsValue, path: &str) -> Result<JsValue> {
    js_sys::Reflect::get(object, name).map_err(|_| unreadable(path))
}

/// Sets a member of a fresh plain object, which cannot fail.
pub fn set(object: &JsValue, name: &str, value: &JsValue) {
    let _ = js_sys::Reflect::set(object, &name.into(), value);
}

/// The names of an object's own members.
pub fn keys(object: &JsValue, path: &str) -> Result<js_sys::Array> {
    own_keys(object).map_err(|_| unreadable(path))
}

fn unreadable(path: &str) -> Box<Error> {
    Error::invalid(path, "a readable value", "one whose getter or proxy threw")
}

/// A string; one with a lone surrogate has no UTF-8 form and is refused.
pub fn text(value: &JsValue, path: &str) -> Result<String> {
    let Some(text) = value.as_string() else {
        return Err(Error::invalid(path, "a string", &kind(value)));
    };
    // Conversion puts U+FFFD where a surrogate stands alone, so only such a string needs the slow look.
    if find(&text, "\u{fffd}").is_some() && !value.unchecked_ref::<js_sys::JsString>().is_valid_utf16() {
        return Err(Error::invalid(path, "well-formed Unicode", "a string with a lone surrogate"));
    }
    Ok(text)
}

/// Whether this is an object with members, and not a map, a date, a promise and so on.
pub fn is_record(value: &JsValue) -> bool {
    value.is_object() && tag(value).is_ok_and(|tag| tag == "[object Object]")
}

/// What a JavaScript value is, in words.
pub fn kind(value: &JsValue) -> String {
    if value.is_null() {
        return "null".to_owned();
    }
    match value.js_typeof().as_string().as_deref() {
        Some("undefined") => "nothing".to_owned(),
        Some("object") => {
            match tag(value).ok().as_deref().and_then(|tag| tag.strip_prefix("[object ")?.strip_suffix(']')) {
                Some("Object") | None => "an object".to_owned(),
                Some("Array") => "an array".to_owned(),
                Some(class) => format!("an object of class {class}"),
            }
        }
        Some(name) => format!("a {name}"),
        None => "something else".to_owned(),
    }
}

/// A JavaScript value as a tree. Members that are `undefined` are left out.
pub fn to_value(value: &JsValue, path: &str) -> Result<Value> {
    convert(value, path, 0)
}

fn convert(value: &JsValue, path: &str, depth: usize) -> Result<Value> {
    if depth > MAX_DEPTH {
        return Err(Error::invalid(path, "at most 32 levels of nesting and no cycle", "more"));
    }
    if value.is_null() || value.is_undefined() {
        return Ok(Value::Null);
    }
    if let Some(truth) = value.as_bool() {
        return Ok(Value::Bool(truth));
    }
    if value.is_string() {
        return text(value, path).map(Value::String);
    }
    if let Some(number) = value.as_f64() {
        return match js_sys::Number::from(number).to_string_with_radix(10) {
            Ok(text) if number.is_finite() => Ok(Value::Number(text.into())),
            _ => Err(Error::invalid(path, "a finite number", "NaN or an infinity")),
        };
    }
    if let Some(bigint) = value.dyn_ref::<js_sys::BigInt>() {
        return match bigint.to_string(10) {
            Ok(text) => Ok(Value::Number(text.into())),
            Err(_) => Err(unreadable(path)),
        };
    }
    if is_array(value).map_err(|_| unreadable(path))? {
        let length = get(value, &"length".into(), path)?.as_f64().unwrap_or_default() as u32;
        let item = |index: u32| {
            let path = format!("{path}[{index}]");
            convert(&get(value, &index.into(), &path)?, &path, depth + 1)
        };
        return (0..length).map(item).collect::<Result<_>>().map(Value::Array);
    }
    if !is_record(value) {
        return Err(Error::invalid(path, "a plain value", &kind(value)));
    }
    let mut members = Vec::new();
    for key in keys(value, path)? {
        let name = text(&key, path)?;
        let path = if depth == 0 { name.clone() } else { format!("{path}.{name}") };
        let member = get(value, &key, &path)?;
        if !member.is_undefined() {
            members.push((name, convert(&member, &path, depth + 1)?));
        }
    }
    Ok(Value::Object(members))
}

/// A tree as a JavaScript value. An integer past 2^53 becomes a `bigint`, so that it stays exact.
pub fn from_value(value: &Value) -> JsValue {
    match value {
        Value::Null => JsValue::NULL,
        Value::Bool(truth) => (*truth).into(),
        Value::Number(text) => number(text),
        Value::String(text) => text.into(),
        Value::Array(items) => items.iter().map(from_value).collect::<js_sys::Array>().into(),
        Value::Object(members) => {
            let object = js_sys::Object::new().into();
            for (name, member) in members {
                define(&object, name, &from_value(member));
            }
            object
        }
    }
}

/// As `JSON.parse` does: a member named `__proto__` is a member.
fn define(object: &JsValue, name: &str, value: &JsValue) {
    if name == "__proto__" {
        let descriptor = js_sys::Object::new().into();
        for (attribute, setting) in [
            ("value", value),
            ("writable", &JsValue::TRUE),
            ("enumerable", &JsValue::TRUE),
            ("configurable", &JsValue::TRUE),
        ] {
            set(&descriptor, attribute, setting);
        }
        define_property(object, name, &descriptor);
    } else {
        set(object, name, value);
    }
}

fn number(text: &str) -> JsValue {
    const SAFE: i64 = 9_007_199_254_740_991;
    match text.parse::<i64>() {
        Ok(integer) if (-SAFE..=SAFE).contains(&integer) => (integer as f64).into(),
        _ if text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') => JsValue::bigint_from_str(text),
        _ => js_sys::parse_float(text).into(),
    }
}
