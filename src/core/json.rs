//! Reads and writes JSON. A general library costs 20 KB gzip in the wasm; this one keeps numbers as their text, so that
//! an id past 2^53 arrives exact, and needs no code for floating point.

use alloc::borrow::ToOwned;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use super::error::{Error, ErrorKind, Result};
use super::text::{append, concat, decimal};
use super::value::Value;

/// Deeper nesting is refused: no provider's answer comes near, and the stack of a wasm instance is small.
const MAX_DEPTH: usize = 128;

/// Reads one JSON document (RFC 8259).
pub fn parse(text: &str) -> Result<Value> {
    let mut reader = Reader { text, at: 0 };
    let value = reader.value(0)?;
    reader.skip_space();
    if reader.at < text.len() {
        return Err(reader.error("the end"));
    }
    Ok(value)
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl Reader<'_> {
    fn error(&self, expected: &str) -> Box<Error> {
        let at = decimal(self.at as u64);
        Error::new(ErrorKind::Decode, &concat(&["not JSON: expected ", expected, " at byte ", &at]))
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn accept(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    fn value(&mut self, depth: usize) -> Result<Value> {
        if depth > MAX_DEPTH {
            return Err(self.error("less nesting"));
        }
        self.skip_space();
        match self.peek() {
            Some(open @ (b'{' | b'[')) => self.container(open, depth),
            Some(b'"') => self.string().map(Value::String),
            Some(b'-' | b'0'..=b'9') => self.number(),
            _ => self.word(),
        }
    }

    fn word(&mut self) -> Result<Value> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let (word, value) = match () {
            () if rest.starts_with("true") => ("true", Value::Bool(true)),
            () if rest.starts_with("false") => ("false", Value::Bool(false)),
            () if rest.starts_with("null") => ("null", Value::Null),
            () => return Err(self.error("a value")),
        };
        self.at += word.len();
        Ok(value)
    }

    /// An object or a list.
    fn container(&mut self, open: u8, depth: usize) -> Result<Value> {
        let (mut members, mut items) = (Vec::new(), Vec::new());
        // In ASCII a closing bracket stands two behind its opening one.
        let close = open + 2;
        self.at += 1;
        self.skip_space();
        let mut more = !self.accept(close);
        while more {
            if open == b'{' {
                let name = self.name()?;
                members.push((name, self.value(depth + 1)?));
            } else {
                items.push(self.value(depth + 1)?);
            }
            self.skip_space();
            more = self.accept(b',');
            if !more && !self.accept(close) {
                return Err(self.error("a comma or a closing bracket"));
            }
        }
        Ok(if open == b'{' { Value::Object(members) } else { Value::Array(items) })
    }

    fn name(&mut self) -> Result<String> {
        self.skip_space();
        if self.peek() != Some(b'"') {
            return Err(self.error("a member name"));
        }
        let name = self.string()?;
        self.skip_space();
        if self.accept(b':') { Ok(name) } else { Err(self.error("a colon")) }
    }

    fn digits(&mut self) -> Result<()> {
        if !matches!(self.peek(), Some(b'0'..=b'9')) {
            return Err(self.error("a digit"));
        }
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        Ok(())
    }

    fn number(&mut self) -> Result<Value> {
        let start = self.at;
        self.accept(b'-');
        if !self.accept(b'0') {
            self.digits()?;
        }
        if self.accept(b'.') {
            self.digits()?;
        }
        if self.accept(b'e') || self.accept(b'E') {
            let _sign = self.accept(b'+') || self.accept(b'-');
            self.digits()?;
        }
        Ok(Value::Number(self.text.get(start..self.at).unwrap_or_default().to_owned()))
    }

    fn string(&mut self) -> Result<String> {
        let mut out = String::new();
        self.at += 1;
        loop {
            let rest = self.text.get(self.at..).unwrap_or_default();
            let plain = rest.bytes().position(|byte| byte == b'"' || byte == b'\\' || byte < 0x20);
            let plain = rest.get(..plain.unwrap_or(rest.len())).unwrap_or_default();
            out.push_str(plain);
            self.at += plain.len();
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(out);
                }
                Some(b'\\') => {
                    self.at += 1;
                    out.push(self.escape()?);
                }
                _ => return Err(self.error("the end of the string")),
            }
        }
    }

    fn escape(&mut self) -> Result<char> {
        let escape = self.peek();
        self.at += 1;
        Ok(match escape {
            Some(plain @ (b'"' | b'\\' | b'/')) => char::from(plain),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                let first = self.hex4()?;
                let code = if (0xd800..0xdc00).contains(&first)
                    && self.text.get(self.at..).is_some_and(|rest| rest.starts_with("\\u"))
                {
                    self.at += 2;
                    let second = self.hex4()?;
                    if !(0xdc00..0xe000).contains(&second) {
                        return Err(self.error("the second half of a surrogate pair"));
                    }
                    0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00)
                } else {
                    first
                };
                // A lone surrogate has no UTF-8 form: the replacement character is what browsers make of it too.
                char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)
            }
            _ => return Err(self.error("an escape")),
        })
    }

    fn hex4(&mut self) -> Result<u32> {
        let mut code = 0;
        for _ in 0..4 {
            match self.peek().and_then(|byte| char::from(byte).to_digit(16)) {
                Some(digit) => code = code << 4 | digit,
                None => return Err(self.error("four hex digits")),
            }
            self.at += 1;
        }
        Ok(code)
    }
}

/// Writes compact JSON with raw UTF-8.
pub fn write(value: &Value) -> String {
    let mut out = String::new();
    write_into(value, &mut out);
    out
}

fn write_into(value: &Value, out: &mut String) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(true) => out.push_str("true"),
        Value::Bool(false) => out.push_str("false"),
        Value::Number(text) => out.push_str(text),
        Value::String(text) => write_string(text, out),
        Value::Array(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                write_into(item, out);
            }
            out.push(']');
        }
        Value::Object(members) => {
            out.push('{');
            for (name, value) in members {
                write_name(name, out);
                write_into(value, out);
            }
            out.push('}');
        }
    }
}

fn write_name(name: &str, out: &mut String) {
    if !out.ends_with('{') {
        out.push(',');
    }
    write_string(name, out);
    out.push(':');
}

/// An object that is written member by member, without a tree of it.
#[derive(Debug)]
pub struct Object {
    text: String,
}

impl Default for Object {
    fn default() -> Self {
        // Most of what is written fits, and does not move while it grows.
        let mut text = String::with_capacity(512);
        text.push('{');
        Self { text }
    }
}

impl Object {
    /// Appends a value.
    pub fn value(&mut self, name: &str, value: &Value) {
        write_name(name, &mut self.text);
        write_into(value, &mut self.text);
    }

    /// Appends a text.
    pub fn text(&mut self, name: &str, text: &str) {
        write_name(name, &mut self.text);
        write_string(text, &mut self.text);
    }

    /// Appends a text, if there is one.
    pub fn optional(&mut self, name: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.text(name, text);
        }
    }

    /// Appends a number.
    pub fn number(&mut self, name: &str, number: u32) {
        write_name(name, &mut self.text);
        self.text.push_str(&decimal(number.into()));
    }

    /// Appends an object.
    pub fn object(&mut self, name: &str, object: Self) {
        write_name(name, &mut self.text);
        self.text.push_str(&object.finish());
    }

    /// Appends a list of objects, each of which is written in its place.
    pub fn list<T>(&mut self, name: &str, items: impl Iterator<Item = T>, mut write: impl FnMut(&mut Self, T)) {
        write_name(name, &mut self.text);
        self.text.push('[');
        for (index, item) in items.enumerate() {
            self.text.push_str(if index == 0 { "{" } else { ",{" });
            write(self, item);
            self.text.push('}');
        }
        self.text.push(']');
    }

    /// The text.
    pub fn finish(mut self) -> String {
        self.text.push('}');
        self.text
    }
}

fn write_string(text: &str, out: &mut String) {
    out.push('"');
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|byte| byte < b' ' || byte == b'"' || byte == b'\\') {
        let byte = rest.as_bytes().get(at).copied().unwrap_or_default();
        let escape = match byte {
            b'"' => "\\\"",
            b'\\' => "\\\\",
            b'\n' => "\\n",
            b'\r' => "\\r",
            b'\t' => "\\t",
            16.. => "\\u001",
            _ => "\\u000",
        };
        append(out, &[rest.get(..at).unwrap_or_default(), escape]);
        if escape.len() > 2 {
            out.extend(char::from_digit((byte & 15).into(), 16));
        }
        rest = rest.get(at + 1..).unwrap_or_default();
    }
    append(out, &[rest, "\""]);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(text: &str) {
        assert_eq!(write(&parse(text).unwrap()), text);
    }

    #[test]
    fn reads_and_writes_back() {
        same(r#"{"a":[1,-2.5e+3,true,false,null,{}],"":"日本 \"\\\n\u0001","n":12345678901234567890}"#);
        same("[]");
        same("\"\"");
        assert_eq!(write(&parse(" { \"a\" : [ ] } \r\n").unwrap()), r#"{"a":[]}"#);
    }

    #[test]
    fn an_object_is_written_member_by_member() {
        let (mut object, mut inner) = (Object::default(), Object::default());
        inner.value("{", &Value::Array(vec![]));
        inner.number("n", 503);
        object.text("a\"", "{");
        object.object("o", inner);
        object.optional("no", None);
        object.object("e", Object::default());
        object.list("l", [1, 2].into_iter(), |object, number| object.number("n", number));
        object.list("e", [()].into_iter(), |_, ()| {});
        object.list("none", [].into_iter(), |_, ()| {});
        assert_eq!(
            object.finish(),
            r#"{"a\"":"{","o":{"{":[],"n":503},"e":{},"l":[{"n":1},{"n":2}],"e":[{}],"none":[]}"#
        );
    }

    #[test]
    fn escapes() {
        assert_eq!(parse(r#""\u0041\ud83d\ude00\/\ud800""#).unwrap(), Value::String("A😀/\u{fffd}".to_owned()));
    }

    #[test]
    fn the_last_of_two_equal_names_counts() {
        assert_eq!(parse(r#"{"a":1,"a":2}"#).unwrap().get("a"), Some(&Value::Number("2".to_owned())));
    }

    #[test]
    fn malformed_text_is_refused_with_its_place() {
        for text in [
            "",
            " ",
            "{",
            "[1,]",
            "{\"a\"}",
            "{\"a\":}",
            "{a:1}",
            "01",
            "1.",
            "-",
            "1e",
            "tru",
            "\"",
            "\"\\x\"",
            "\"\\u12\"",
            "\"\\u12é\"",
            "\"\n\"",
            "1 2",
            "\"\\ud800\\u0041\"",
            "<html>",
            "\u{feff}{}",
        ] {
            let error = parse(text).unwrap_err();
            assert_eq!(error.kind, ErrorKind::Decode, "{text}");
            assert!(error.message.contains("at byte"), "{}", error.message);
        }
    }

    #[test]
    fn deep_nesting_is_refused() {
        assert!(parse(&"[".repeat(100_000)).is_err());
        assert!(parse(&format!("{}{}", "[".repeat(100), "]".repeat(100))).is_ok());
    }
}
