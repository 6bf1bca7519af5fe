//! The operations as the engine reads them: a table of bytes that the compiler encodes from their constants.
//!
//! The constants ([`operation`](super::operation), [`schema`](super::schema)) are for people, for documentation and for
//! types. As they stand they would take the wasm 85 bytes gzip an operation, most of it pointers, lengths and padding.
//! The table holds what a request needs and nothing else; `npm run size -- --per-operation` tells what an operation
//! takes in it.
//!
//! # Format
//! Names are ASCII, so the top bit is free: a byte that has it ends a text, and says what follows. Numbers are three
//! bytes of seven bits, the lowest first.
//!
//! | what | bytes |
//! |---|---|
//! | operation | name, (method, auth, repeat); path, (paging style, version, completion); the texts that those ask for; fields; `OPERATION_END` |
//! | field | name, (required, list, query, kind); with kind `EXTENDED` a byte of rarer marks, the kind, and limits; what the kind asks for |
//! | kind | an object: fields, `END`; an enum: texts, `END`; a map or a list: the kind of its values |
//!
//! Fields of the path are not in it: the path names them, and each is a text.

mod encode;

use alloc::string::String;

use super::operation::{Auth, Method, Repeat, lower_camel};
use super::paging::{PageStyle, Paging};
use super::schema::{Length, Place};
use super::text::cut;

pub(crate) use encode::{encode, length, services};

/// Ends a text, and nothing follows.
const TEXT_END: u8 = 0x80;
/// Ends the fields of an object, or the words of an enum.
const END: u8 = 0xfe;
/// Ends an operation, and stands nowhere else.
const OPERATION_END: u8 = 0xff;

/// The bits of an operation's first mark, beside the method's three.
const AUTH: u8 = 3;
const REPEAT: u8 = 5;
/// The bits of an operation's second mark, beside the paging style's three.
const VERSION: u8 = 1 << 3;
const COMPLETION: u8 = 1 << 4;

/// The bits of a field's mark, beside the kind's four.
const QUERY: u8 = 1 << 4;
const LIST: u8 = 1 << 5;
const REQUIRED: u8 = 1 << 6;
/// The bits of a field's rarer marks.
const NULLABLE: u8 = 1;
const HEADER: u8 = 1 << 1;
const LENGTH_LIMITS: u8 = 1 << 2;
const LIST_LIMITS: u8 = 1 << 3;

/// The kinds, as they stand in a mark. None is 14 or 15, which would make a mark look like an end.
mod code {
    pub const STRING: u8 = 0;
    pub const INTEGER: u8 = 1;
    pub const BOOLEAN: u8 = 2;
    pub const OBJECT: u8 = 3;
    pub const ENUM: u8 = 4;
    pub const MAP: u8 = 5;
    pub const LIST: u8 = 6;
    pub const FREE: u8 = 7;
    pub const ANY: u8 = 8;
    pub const EXTENDED: u8 = 9;
}

/// Reads the operations of services from a table, which is made where this stands.
macro_rules! tables {
    ($services:expr) => {{
        const WRITTEN: &[&$crate::core::operation::Service] = $services;
        #[allow(long_running_const_eval)]
        const TABLE: &[u8] = &$crate::core::table::encode::<{ $crate::core::table::length(WRITTEN) }>(WRITTEN);
        $crate::core::table::services(WRITTEN, TABLE)
    }};
}
pub(crate) use tables;

/// A service: a name, and its operations.
#[derive(Clone, Copy, Debug)]
pub struct Service {
    /// The name in the public interface: `dns` of `huawei.dns`.
    pub name: &'static str,
    /// The first label of the service's hosts. Not always the name: two services can share a host.
    pub host: &'static str,
    /// The `Version` of Tencent's actions; empty for Huawei, whose paths hold it.
    pub version: &'static str,
    /// Its operations, encoded.
    table: &'static [u8],
}

impl Service {
    /// A service of this name and version, on hosts that begin with this label. It has no operations.
    pub const fn new(name: &'static str, host: &'static str, version: &'static str) -> Self {
        Self { name, host, version, table: &[] }
    }

    fn records(&self) -> impl Iterator<Item = Reader> + use<> {
        self.table.split(|byte| *byte == OPERATION_END).filter(|record| !record.is_empty()).map(Reader)
    }

    /// The names of its operations, as the provider writes them.
    pub fn names(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.records().map(|mut record| record.text().0)
    }

    /// The operation of that name, as the provider writes it or in lowerCamelCase.
    pub fn operation(&self, name: &str) -> Option<Operation> {
        self.records().find(|record| is_named(record.clone().text().0, name)).map(Operation::read)
    }
}

/// One call that a provider offers.
#[derive(Clone, Copy, Debug)]
pub struct Operation {
    /// The provider's own name.
    pub name: &'static str,
    /// The HTTP method.
    pub method: Method,
    /// The path with its `{parameters}`.
    pub path: &'static str,
    /// How it proves who sends it.
    pub auth: Auth,
    /// The `Version` that it sends, if it is not its service's.
    pub version: Option<&'static str>,
    /// Whether it may be sent again.
    pub repeat: Repeat,
    /// How its list is read to the end, if it answers one.
    pub paging: Option<Paging>,
    /// How to tell that it took effect, if it only accepts the work; empty otherwise. Only `wait` reads it, which is not
    /// in the wasm, so it is one text of these parts with a space between any two: the operation to read with, its
    /// parameters as `name=expression` with commas, the member to look at; the seconds before the first read, between
    /// two, and at most; the reads that must agree; `present`, `absent` or `words`; `gone` or nothing; the words that
    /// mean done, those that mean failed (both with `|`); a path of more words; the members that tell of a failure (with
    /// `|`); the operation that tells why. Where nothing tells, all of them are empty or 0.
    pub completion: &'static str,
    fields: Reader,
}

impl Operation {
    fn read(mut reader: Reader) -> Self {
        let (name, first) = reader.text();
        let (path, second) = reader.text();
        let mut text = || reader.text().0;
        let version = (second & VERSION != 0).then(&mut text);
        let repeat = match first >> REPEAT & 3 {
            0 => Repeat::Safe,
            1 => Repeat::LookFirst,
            2 => Repeat::Acts,
            _ => Repeat::Token(text()),
        };
        let style = second & 7;
        let paging = (style != 0).then(|| Paging {
            items: text(),
            total: text(),
            style: match style {
                2 => PageStyle::Offset { offset: text(), limit: text() },
                3 => PageStyle::Marker { marker: text(), limit: text(), next: text() },
                4 => PageStyle::Page { page: text(), limit: text() },
                _ => PageStyle::All,
            },
        });
        let completion = if second & COMPLETION == 0 { "" } else { text() };
        let method = match first & 7 {
            0 => Method::Get,
            1 => Method::Post,
            2 => Method::Put,
            3 => Method::Patch,
            _ => Method::Delete,
        };
        let auth = match first >> AUTH & 3 {
            0 => Auth::Any,
            1 => Auth::Token,
            _ => Auth::None,
        };
        Self { name, method, path, auth, version, repeat, paging, completion, fields: reader }
    }

    /// The name in lowerCamelCase.
    pub fn camel_name(&self) -> String {
        lower_camel(self.name)
    }

    /// Every parameter: those of the path, then the others.
    pub fn fields(&self) -> Fields {
        Fields { path: self.path, others: self.fields }
    }
}

/// Whether an operation is meant by that name, as the provider writes it or in lowerCamelCase.
fn is_named(own: &str, asked: &str) -> bool {
    match (own.as_bytes(), asked.as_bytes()) {
        ([first, rest @ ..], [letter, others @ ..]) => first.eq_ignore_ascii_case(letter) && rest == others,
        _ => false,
    }
}

/// Parameters, or the members of an object.
#[derive(Clone, Copy, Debug)]
pub struct Fields {
    path: &'static str,
    others: Reader,
}

impl Iterator for Fields {
    type Item = Field;

    fn next(&mut self) -> Option<Field> {
        let Some((_, name, after)) = placeholder(self.path) else {
            return self.others.field();
        };
        self.path = after;
        let kind = Kind::String(Length::FREE);
        Some(Field { name, kind, list: None, required: true, nullable: false, place: Place::Path })
    }
}

/// What stands before the first `{name}` of a path, the name, and what stands behind it.
pub fn placeholder(path: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = cut(path, b'{')?;
    let (name, after) = cut(rest, b'}')?;
    Some((before, name, after))
}

/// A parameter, or a member of an object. See [`schema::Field`](super::schema::Field).
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// The wire's name.
    pub name: &'static str,
    /// What it holds, or what each entry of the list is.
    pub kind: Kind,
    /// The limits of the list, where it is one.
    pub list: Option<Length>,
    /// Whether it must be given.
    pub required: bool,
    /// Whether `null` has a meaning.
    pub nullable: bool,
    /// Where it travels, if it is a parameter.
    pub place: Place,
}

/// What a value is. See [`schema::Kind`](super::schema::Kind).
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// Text of such a length.
    String(Length),
    /// One of these texts.
    Enum(Words),
    /// A whole number.
    Integer,
    /// `true` or `false`.
    Boolean,
    /// An object with these members.
    Object(Fields),
    /// An object whose members bear any names, each with a value of this kind.
    Map(Values),
    /// A list of values of this kind.
    List(Values),
    /// An object of any members.
    Free,
    /// Anything.
    Any,
}

/// The words of an enum.
#[derive(Clone, Copy, Debug)]
pub struct Words(Reader);

impl Iterator for Words {
    type Item = &'static str;

    fn next(&mut self) -> Option<&'static str> {
        Some(self.0.text().0).filter(|word| !word.is_empty())
    }
}

/// The values of a map or a list.
#[derive(Clone, Copy, Debug)]
pub struct Values(Reader);

impl Values {
    /// What each of them is.
    pub fn kind(mut self) -> Kind {
        let code = self.0.byte();
        self.0.kind(code, Length::FREE)
    }
}

/// A place in the table. Behind its end there are only ends.
#[derive(Clone, Copy, Debug)]
struct Reader(&'static [u8]);

impl Reader {
    fn byte(&mut self) -> u8 {
        let (byte, rest) = self.0.split_first().unwrap_or((&END, &[]));
        self.0 = rest;
        *byte
    }

    /// The next text, and the mark that ends it.
    fn text(&mut self) -> (&'static str, u8) {
        let end = self.0.iter().position(|byte| *byte >= TEXT_END).unwrap_or(self.0.len());
        let (text, rest) = self.0.split_at_checked(end).unwrap_or_default();
        self.0 = rest;
        (str::from_utf8(text).unwrap_or_default(), self.byte())
    }

    fn number(&mut self) -> u16 {
        let mut byte = || u16::from(self.byte());
        byte() | byte() << 7 | byte() << 14
    }

    fn length(&mut self) -> Length {
        Length { min: self.number(), max: self.number() }
    }

    /// The next field; `None` at the end of the fields.
    fn field(&mut self) -> Option<Field> {
        let (name, mark) = self.text();
        if name.is_empty() {
            return None;
        }
        let (rarer, kind) = match mark & 15 {
            code::EXTENDED => (self.byte(), self.byte()),
            usual => (0, usual),
        };
        let length = if rarer & LENGTH_LIMITS == 0 { Length::FREE } else { self.length() };
        let limits = if rarer & LIST_LIMITS == 0 { Length::FREE } else { self.length() };
        Some(Field {
            name,
            kind: self.kind(kind, length),
            list: (mark & LIST != 0).then_some(limits),
            required: mark & REQUIRED != 0,
            nullable: rarer & NULLABLE != 0,
            place: match (mark & QUERY, rarer & HEADER) {
                (0, 0) => Place::Body,
                (0, _) => Place::Header,
                _ => Place::Query,
            },
        })
    }

    /// Reads what belongs to a kind, and leaves it behind.
    fn kind(&mut self, kind: u8, length: Length) -> Kind {
        let here = *self;
        match kind {
            code::STRING => Kind::String(length),
            code::INTEGER => Kind::Integer,
            code::BOOLEAN => Kind::Boolean,
            code::OBJECT => {
                while self.field().is_some() {}
                Kind::Object(Fields { path: "", others: here })
            }
            code::ENUM => {
                while !self.text().0.is_empty() {}
                Kind::Enum(Words(here))
            }
            code::MAP | code::LIST => {
                let inner = self.byte();
                self.kind(inner, length);
                if kind == code::MAP { Kind::Map(Values(here)) } else { Kind::List(Values(here)) }
            }
            code::FREE => Kind::Free,
            _ => Kind::Any,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::completion::{Completion, Sign, State};
    use crate::core::operation;
    use crate::core::schema::{self, TEXT, boolean, free, integer, map, object, one_of, string};
    use crate::{huawei, tencent};

    const INNER: schema::Object = schema::Object::new("Inner", "", &[string("id", "").required(), boolean("on", "")]);
    const OUTER: schema::Object =
        schema::Object::new("Outer", "", &[object("inner", &INNER, "").enforced_list(1, 300), integer("after", "")]);
    const RICH: operation::Operation = operation::Operation::new("ActRichly", Method::Patch, "/v1/{a_id}/b/{id}:x")
        .auth(Auth::Token)
        .version("2017-03-12")
        .repeat(Repeat::Token("ClientToken"))
        .paging(Paging::marker("page.ports", "ports[-1].id").total("page.total"))
        .completion(
            &Completion::new(
                "List",
                &[("id", "$req.a_id"), ("ids", "[$res.id|$res.a.id]")],
                "ports[id=$req.id].status",
                Sign::State(
                    State::until(&["UP", "ON"])
                        .failed(&["ERROR", "OFF"])
                        .consecutive(2)
                        .also("parts[].status")
                        .fail_fields(&["code", "why"]),
                ),
            )
            .or_gone()
            .reason("List")
            .pace(0, 10, 2400),
        )
        .params(&[
            string("id", "").in_path(),
            string("a_id", "").in_path(),
            object("outer", &OUTER, "").nullable(),
            string("X-Subject", "").in_header(),
            one_of("kind", &["v4", "v6"], "").many().in_query(),
            string("name", "").enforced_length(1, 16_384).required(),
            map("tags", &schema::Kind::Map(&schema::Kind::List(&TEXT)), ""),
            free("profile", ""),
        ]);
    const PLAIN: operation::Operation = operation::Operation::new("List", Method::Get, "/");
    const SERVICES: [Service; 2] = tables!(&[
        &operation::Service::new("one", "host").operations(&[&PLAIN, &RICH]),
        &operation::Service::new("two", "host").version("2.0").operations(&[&PLAIN]),
    ]);

    /// A kind in words, from a constant and from the table.
    fn written(kind: &schema::Kind) -> String {
        match kind {
            schema::Kind::String(length) => format!("String({length:?})"),
            schema::Kind::Enum(words) => format!("Enum({words:?})"),
            schema::Kind::Object(object) => {
                format!("Object({:?})", object.fields.iter().map(wrote).collect::<Vec<_>>())
            }
            schema::Kind::Map(of) => format!("Map({})", written(of)),
            schema::Kind::List(of) => format!("List({})", written(of)),
            plain => format!("{plain:?}"),
        }
    }

    fn read(kind: Kind) -> String {
        match kind {
            Kind::Enum(words) => format!("Enum({:?})", words.collect::<Vec<_>>()),
            Kind::Object(fields) => format!("Object({:?})", fields.map(seen).collect::<Vec<_>>()),
            Kind::Map(of) => format!("Map({})", read(of.kind())),
            Kind::List(of) => format!("List({})", read(of.kind())),
            plain => format!("{plain:?}"),
        }
    }

    fn wrote(field: &schema::Field) -> String {
        let schema::Field { name, kind, list, required, nullable, place, .. } = field;
        format!("{name}: {} {list:?} {required} {nullable} {place:?}", written(kind))
    }

    fn seen(field: Field) -> String {
        let Field { name, kind, list, required, nullable, place } = field;
        format!("{name}: {} {list:?} {required} {nullable} {place:?}", read(kind))
    }

    /// See [`Operation::completion`].
    fn told(completion: &Completion) -> String {
        let Completion { sign, operation, map, field, gone, reason, pace, .. } = completion;
        let (sign, state) = match *sign {
            Sign::Untold => ("", State::until(&[])),
            Sign::Present => ("present", State::until(&[])),
            Sign::Absent | Sign::Empty => ("absent", State::until(&[])),
            Sign::All(words) => ("words", State::until(words)),
            Sign::State(state) => ("words", state),
        };
        let map: Vec<_> = map.iter().map(|(name, from)| format!("{name}={from}")).collect();
        [
            (*operation).to_owned(),
            map.join(","),
            (*field).to_owned(),
            pace.first.to_string(),
            pace.every.to_string(),
            pace.at_most.to_string(),
            state.consecutive.to_string(),
            sign.to_owned(),
            (if *gone { "gone" } else { "" }).to_owned(),
            state.done.join("|"),
            state.failed.join("|"),
            state.also.to_owned(),
            state.fail_fields.join("|"),
            (*reason).to_owned(),
        ]
        .join(" ")
    }

    /// Fields of the path come first, in its order.
    fn sorted(fields: &[schema::Field], path: &str) -> Vec<String> {
        let mut fields: Vec<_> = fields.iter().collect();
        fields.sort_by_key(|field| match field.place {
            Place::Path => path.find(&format!("{{{}}}", field.name)).unwrap(),
            _ => usize::MAX,
        });
        fields.into_iter().map(wrote).collect()
    }

    fn same(services: &[&operation::Service], tables: &[Service]) {
        assert_eq!(services.len(), tables.len());
        for (service, table) in services.iter().zip(tables) {
            assert_eq!((service.name, service.host, service.version), (table.name, table.host, table.version));
            assert!(table.names().eq(service.operations.iter().map(|operation| operation.name)), "{}", service.name);
            for operation in service.operations {
                let read = table.operation(&operation.camel_name()).unwrap();
                let operation::Operation { name, method, path, auth, version, repeat, paging, completion, .. } =
                    operation;
                assert_eq!((read.name, read.method, read.path), (*name, *method, *path));
                assert_eq!((read.auth, read.version, read.repeat), (*auth, *version, *repeat), "{name}");
                assert_eq!(format!("{:?}", read.paging), format!("{paging:?}"), "{name}");
                assert_eq!(read.completion, completion.map(told).unwrap_or_default(), "{name}");
                assert_eq!(read.fields().map(seen).collect::<Vec<_>>(), sorted(operation.params, path), "{name}");
            }
        }
    }

    #[test]
    fn the_table_says_what_the_constants_say() {
        same(
            &[
                &operation::Service::new("one", "host").operations(&[&PLAIN, &RICH]),
                &operation::Service::new("two", "host").version("2.0").operations(&[&PLAIN]),
            ],
            &SERVICES,
        );
        same(huawei::SERVICES, &huawei::TABLES);
        same(tencent::SERVICES, &tencent::TABLES);
    }

    #[test]
    fn either_form_of_a_name_finds_the_operation() {
        for name in ["ActRichly", "actRichly"] {
            assert_eq!(SERVICES[0].operation(name).unwrap().name, "ActRichly");
        }
        for name in ["", "actrichly", "ActRichl", "ActRichly2", "List\u{80}"] {
            assert!(SERVICES[0].operation(name).is_none(), "{name}");
        }
    }

    #[test]
    fn what_stands_nowhere_in_a_table_reads_as_nothing() {
        for bytes in [&[][..], &[END], &[0x41], &[0x41, 0x83], &[0x41, 0x89, 0x7f], &[0x41, 0x85, 5, 5]] {
            let mut reader = Reader(bytes);
            while reader.field().is_some() {}
        }
    }
}
