//! Encodes constants into the table, at compile time: what could not be encoded does not compile.

#![allow(clippy::indexing_slicing)]

use crate::core::completion::{Completion, Sign, State};
use crate::core::operation::{self, Auth, Method, Operation, Repeat};
use crate::core::paging::{PageStyle, Paging};
use crate::core::schema::{ANY, Field, Kind, Length, Place};

use super::*;

/// How many bytes the operations of these services take.
pub const fn length(services: &[&operation::Service]) -> usize {
    write::<0>(services).at
}

/// The operations of these services, one behind the other. `N` is their [`length`].
pub const fn encode<const N: usize>(services: &[&operation::Service]) -> [u8; N] {
    write(services).bytes
}

/// The services, each with its part of the table.
pub const fn services<const N: usize>(services: &[&operation::Service], table: &'static [u8]) -> [Service; N] {
    let mut out = [Service::new("", "", ""); N];
    let mut rest = table;
    let mut at = 0;
    while at < N {
        let operation::Service { name, host, version, .. } = *services[at];
        let (own, others) = rest.split_at(length(&[services[at]]));
        out[at] = Service { table: own, ..Service::new(name, host, version) };
        rest = others;
        at += 1;
    }
    out
}

const fn write<const N: usize>(services: &[&operation::Service]) -> Writer<N> {
    let mut writer = Writer { bytes: [0; N], at: 0 };
    let mut service = 0;
    while service < services.len() {
        let operations = services[service].operations;
        let mut at = 0;
        while at < operations.len() {
            writer.operation(operations[at]);
            at += 1;
        }
        service += 1;
    }
    writer
}

/// Writes, or only counts what does not fit.
struct Writer<const N: usize> {
    bytes: [u8; N],
    at: usize,
}

impl<const N: usize> Writer<N> {
    const fn byte(&mut self, byte: u8) {
        if self.at < N {
            self.bytes[self.at] = byte;
        }
        self.at += 1;
    }

    const fn ascii(&mut self, text: &str) {
        let text = text.as_bytes();
        let mut at = 0;
        while at < text.len() {
            assert!(text[at] < TEXT_END, "a name is ASCII");
            self.byte(text[at]);
            at += 1;
        }
    }

    /// A text, and the mark behind it.
    const fn text(&mut self, text: &str, mark: u8) {
        self.ascii(text);
        self.byte(TEXT_END | mark);
    }

    const fn operation(&mut self, operation: &Operation) {
        let method = match operation.method {
            Method::Get => 0,
            Method::Post => 1,
            Method::Put => 2,
            Method::Patch => 3,
            Method::Delete => 4,
        };
        let auth = match operation.auth {
            Auth::Any => 0,
            Auth::Token => 1,
            Auth::None => 2,
        };
        let repeat = match operation.repeat {
            Repeat::Safe => 0,
            Repeat::LookFirst => 1,
            Repeat::Acts => 2,
            Repeat::Token(_) => 3,
        };
        self.text(operation.name, method | auth << AUTH | repeat << REPEAT);
        let style = match operation.paging {
            None => 0,
            Some(Paging { style: PageStyle::All, .. }) => 1,
            Some(Paging { style: PageStyle::Offset { .. }, .. }) => 2,
            Some(Paging { style: PageStyle::Marker { .. }, .. }) => 3,
            Some(Paging { style: PageStyle::Page { .. }, .. }) => 4,
        };
        self.text(
            operation.path,
            style | flag(operation.version.is_some(), VERSION) | flag(operation.completion.is_some(), COMPLETION),
        );
        if let Some(version) = operation.version {
            self.text(version, 0);
        }
        if let Repeat::Token(parameter) = operation.repeat {
            self.text(parameter, 0);
        }
        if let Some(paging) = operation.paging {
            self.paging(paging);
        }
        if let Some(completion) = operation.completion {
            self.completion(completion);
        }
        let mut at = 0;
        while at < operation.params.len() {
            let field = &operation.params[at];
            match field.place {
                Place::Path => {
                    assert!(is_named_by(operation.path, field), "a parameter of the path is a text that the path names")
                }
                _ => self.field(field),
            }
            at += 1;
        }
        self.byte(OPERATION_END);
    }

    const fn paging(&mut self, paging: Paging) {
        self.text(paging.items, 0);
        self.text(paging.total, 0);
        match paging.style {
            PageStyle::All => {}
            PageStyle::Offset { offset: by, limit } | PageStyle::Page { page: by, limit } => {
                self.text(by, 0);
                self.text(limit, 0);
            }
            PageStyle::Marker { marker, limit, next } => {
                self.text(marker, 0);
                self.text(limit, 0);
                self.text(next, 0);
            }
        }
    }

    const fn completion(&mut self, completion: &Completion) {
        let Completion { sign, operation, map, field, gone, reason, pace, source: _ } = *completion;
        let (sign, state) = match sign {
            Sign::Untold => ("", State::until(&[])),
            Sign::Present => ("present", State::until(&[])),
            // A list that is empty is told like a member that is not there.
            Sign::Absent | Sign::Empty => ("absent", State::until(&[])),
            Sign::All(words) => ("words", State::until(words)),
            Sign::State(state) => ("words", state),
        };
        self.part(operation);
        let mut at = 0;
        while at < map.len() {
            if at > 0 {
                self.byte(b',');
            }
            self.ascii(map[at].0);
            self.byte(b'=');
            self.ascii(map[at].1);
            at += 1;
        }
        self.byte(b' ');
        self.part(field);
        self.digits(pace.first);
        self.byte(b' ');
        self.digits(pace.every);
        self.byte(b' ');
        self.digits(pace.at_most);
        self.byte(b' ');
        self.digits(state.consecutive as u16);
        self.byte(b' ');
        self.part(sign);
        self.part(if gone { "gone" } else { "" });
        self.words(state.done);
        self.words(state.failed);
        self.part(state.also);
        self.words(state.fail_fields);
        self.text(reason, 0);
    }

    /// A text of which the space behind it is the end.
    const fn part(&mut self, text: &str) {
        self.ascii(text);
        self.byte(b' ');
    }

    const fn words(&mut self, words: &[&str]) {
        let mut at = 0;
        while at < words.len() {
            if at > 0 {
                self.byte(b'|');
            }
            self.ascii(words[at]);
            at += 1;
        }
        self.byte(b' ');
    }

    const fn digits(&mut self, number: u16) {
        if number > 9 {
            self.digits(number / 10);
        }
        self.byte(b'0' + (number % 10) as u8);
    }

    const fn field(&mut self, field: &Field) {
        assert!(!field.name.is_empty(), "a field has a name");
        let length = match field.kind {
            Kind::String(length) => length,
            _ => Length::FREE,
        };
        let limits = match field.list {
            Some(limits) => limits,
            None => Length::FREE,
        };
        let rarer = flag(field.nullable, NULLABLE)
            | flag(matches!(field.place, Place::Header), HEADER)
            | flag(is_limited(length), LENGTH_LIMITS)
            | flag(is_limited(limits), LIST_LIMITS);
        let mark = flag(field.required, REQUIRED)
            | flag(field.list.is_some(), LIST)
            | flag(matches!(field.place, Place::Query), QUERY);
        let kind = code_of(&field.kind);
        if rarer == 0 {
            self.text(field.name, mark | kind);
        } else {
            self.text(field.name, mark | code::EXTENDED);
            self.byte(rarer);
            self.byte(kind);
            self.limits(length);
            self.limits(limits);
        }
        self.kind(&field.kind);
    }

    /// What a kind asks for.
    const fn kind(&mut self, kind: &Kind) {
        match kind {
            Kind::Object(object) => {
                let mut at = 0;
                while at < object.fields.len() {
                    self.field(&object.fields[at]);
                    at += 1;
                }
                self.byte(END);
            }
            Kind::Enum(words) => {
                let mut at = 0;
                while at < words.len() {
                    self.text(words[at], 0);
                    at += 1;
                }
                self.byte(END);
            }
            Kind::Map(of) | Kind::List(of) => {
                if let Kind::String(length) = of {
                    assert!(!is_limited(*length), "texts of a map or a list inside of one have no limits");
                }
                self.byte(code_of(of));
                self.kind(of);
            }
            Kind::String(_) | Kind::Integer | Kind::Boolean | Kind::Free | Kind::Any => {}
        }
    }

    const fn limits(&mut self, limits: Length) {
        if is_limited(limits) {
            self.number(limits.min);
            self.number(limits.max);
        }
    }

    const fn number(&mut self, number: u16) {
        self.byte((number & 0x7f) as u8);
        self.byte((number >> 7 & 0x7f) as u8);
        self.byte((number >> 14) as u8);
    }
}

const fn code_of(kind: &Kind) -> u8 {
    match kind {
        Kind::String(_) => code::STRING,
        Kind::Integer => code::INTEGER,
        Kind::Boolean => code::BOOLEAN,
        Kind::Object(_) => code::OBJECT,
        Kind::Enum(_) => code::ENUM,
        Kind::Map(_) => code::MAP,
        Kind::List(_) => code::LIST,
        Kind::Free => code::FREE,
        Kind::Any => code::ANY,
    }
}

const fn flag(is_set: bool, flag: u8) -> u8 {
    if is_set { flag } else { 0 }
}

const fn is_limited(length: Length) -> bool {
    length.min != 0 || length.max != ANY
}

/// Whether it is a text of any length, and the path holds it as `{name}`.
const fn is_named_by(path: &str, field: &Field) -> bool {
    let is_text = matches!(field.kind, Kind::String(length) if !is_limited(length));
    let (path, name) = (path.as_bytes(), field.name.as_bytes());
    let mut from = 0;
    while from + name.len() + 2 <= path.len() {
        let mut at = 0;
        while at < name.len() && path[from + 1 + at] == name[at] {
            at += 1;
        }
        if at == name.len() && path[from] == b'{' && path[from + 1 + at] == b'}' {
            return is_text && field.list.is_none() && !field.nullable;
        }
        from += 1;
    }
    false
}
