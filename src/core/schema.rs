//! The shape of parameters and answers, as constants.
//!
//! Every constructor takes the documentation of what it makes. The text is kept only with the `docs` feature: a
//! constant that does not hold it leaves nothing of it in the wasm.
//!
//! # Two sorts of limits
//! Providers publish limits that their own services do not keep to: page sizes capped at 55, lengths beside patterns
//! that contradict them. So a limit is refused only where the page of a documented call states it:
//! [`Field::enforced_length`], [`Field::enforced_list`] and [`one_of`] say so by their names. All other limits
//! ([`Field::length`], [`Field::entries`], [`Field::range`], [`Field::pattern`], [`Field::known`]) are documentation.

/// A list or text without an upper limit.
pub const ANY: u16 = u16::MAX;

/// How many entries a list, or characters a text, may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Length {
    /// Smallest number.
    pub min: u16,
    /// Largest number; [`ANY`] for no limit.
    pub max: u16,
}

impl Length {
    /// No limit at all.
    pub const FREE: Self = Self { min: 0, max: ANY };
}

/// What a value is.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// Text, with the limits that the provider's page states.
    String(Length),
    /// One of these texts.
    Enum(&'static [&'static str]),
    /// A whole number.
    Integer,
    /// `true` or `false`.
    Boolean,
    /// An object with these members.
    Object(&'static Object),
    /// An object whose members bear names of the caller's, each with a value of this kind.
    Map(&'static Kind),
    /// A list of values of this kind, where it is not a field's own: inside a map.
    List(&'static Kind),
    /// An object of any members.
    Free,
    /// Anything.
    Any,
}

/// A text of any length, as the value of a map or list.
pub const TEXT: Kind = Kind::String(Length::FREE);

/// Where a parameter travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In a `{name}` of the path.
    Path,
    /// In the query.
    Query,
    /// In a header of its name.
    Header,
    /// As a member of the JSON body, or as parameters of a form.
    Body,
}

/// A parameter, or a member of an object.
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
    /// Whether `null` has a meaning. To unbind, some calls take it in place of an id.
    pub nullable: bool,
    /// Where it travels, if it is a parameter.
    pub place: Place,
    /// What only documentation needs.
    #[cfg(feature = "docs")]
    pub docs: FieldDocs,
}

/// What is documented of a field, but not enforced.
#[cfg(feature = "docs")]
#[derive(Clone, Copy, Debug)]
pub struct FieldDocs {
    /// What it is, in words.
    pub doc: &'static str,
    /// Characters of the text, or of each text of the list: least and most.
    pub length: Option<(u32, u32)>,
    /// Entries of the list: least and most.
    pub entries: Option<(u32, u32)>,
    /// The number: least and most.
    pub range: Option<(i64, i64)>,
    /// What the text looks like, as a regular expression.
    pub pattern: Option<&'static str>,
    /// Known values. Others may come, and may be accepted.
    pub known: &'static [&'static str],
    /// What counts where it is left out.
    pub default: Option<&'static str>,
    /// A form that has a name, such as `date-time` or `uint64`.
    pub format: Option<&'static str>,
    /// The only source that knows it.
    pub only_in: Option<&'static str>,
    /// Whether an example shows it, although it is not required.
    pub in_example: bool,
}

/// An object's members.
#[derive(Clone, Copy, Debug)]
pub struct Object {
    /// The provider's name for it.
    #[cfg(feature = "docs")]
    pub name: &'static str,
    /// What it is, in words.
    #[cfg(feature = "docs")]
    pub doc: &'static str,
    /// Whether the provider has more members than its documents show.
    #[cfg(feature = "docs")]
    pub incomplete: bool,
    /// The members.
    pub fields: &'static [Field],
}

const fn field(name: &'static str, kind: Kind, doc: &'static str) -> Field {
    #[cfg(not(feature = "docs"))]
    let _ = doc;
    Field {
        name,
        kind,
        list: None,
        required: false,
        nullable: false,
        place: Place::Body,
        #[cfg(feature = "docs")]
        docs: FieldDocs {
            doc,
            length: None,
            entries: None,
            range: None,
            pattern: None,
            known: &[],
            default: None,
            format: None,
            only_in: None,
            in_example: false,
        },
    }
}

/// A text.
pub const fn string(name: &'static str, doc: &'static str) -> Field {
    field(name, TEXT, doc)
}

/// One of a few texts; any other is refused before it is sent. See [`Field::known`] for words that are only documented.
pub const fn one_of(name: &'static str, words: &'static [&'static str], doc: &'static str) -> Field {
    field(name, Kind::Enum(words), doc)
}

/// A whole number.
pub const fn integer(name: &'static str, doc: &'static str) -> Field {
    field(name, Kind::Integer, doc)
}

/// A truth value.
pub const fn boolean(name: &'static str, doc: &'static str) -> Field {
    field(name, Kind::Boolean, doc)
}

/// An object.
pub const fn object(name: &'static str, of: &'static Object, doc: &'static str) -> Field {
    field(name, Kind::Object(of), doc)
}

/// An object whose members bear any names, each with a value of this kind.
pub const fn map(name: &'static str, of: &'static Kind, doc: &'static str) -> Field {
    field(name, Kind::Map(of), doc)
}

/// An object whose members the provider does not document.
pub const fn free(name: &'static str, doc: &'static str) -> Field {
    field(name, Kind::Free, doc)
}

impl Field {
    /// It must be given.
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// `null` has a meaning here.
    pub const fn nullable(mut self) -> Self {
        self.nullable = true;
        self
    }

    /// It travels in the path; such a parameter is always required.
    pub const fn in_path(mut self) -> Self {
        self.place = Place::Path;
        self.required = true;
        self
    }

    /// It travels in the query.
    pub const fn in_query(mut self) -> Self {
        self.place = Place::Query;
        self
    }

    /// It travels in a header.
    pub const fn in_header(mut self) -> Self {
        self.place = Place::Header;
        self
    }

    /// It is a list of such values.
    pub const fn many(mut self) -> Self {
        self.list = Some(Length::FREE);
        self
    }

    /// It is a list of such values; another number of entries is refused before it is sent.
    pub const fn enforced_list(mut self, min: u16, max: u16) -> Self {
        self.list = Some(Length { min, max });
        self
    }

    /// How many characters the text has; another number is refused before it is sent.
    pub const fn enforced_length(mut self, min: u16, max: u16) -> Self {
        self.kind = Kind::String(Length { min, max });
        self
    }
}

impl Object {
    /// An object of this name, meaning and members.
    pub const fn new(name: &'static str, doc: &'static str, fields: &'static [Field]) -> Self {
        #[cfg(not(feature = "docs"))]
        let _ = (name, doc);
        Self {
            #[cfg(feature = "docs")]
            name,
            #[cfg(feature = "docs")]
            doc,
            #[cfg(feature = "docs")]
            incomplete: false,
            fields,
        }
    }

    /// The provider has more members than its documents show.
    pub const fn incomplete(self) -> Self {
        #[cfg(feature = "docs")]
        return Self { incomplete: true, ..self };
        #[cfg(not(feature = "docs"))]
        self
    }
}

/// Writes builder methods for what only documentation needs: they set a member of `docs`, or nothing without the
/// `docs` feature.
macro_rules! documentation {
    ($owner:ident, $docs:ident: $($(#[$meta:meta])* $method:ident($($argument:ident: $type:ty),*) => $name:ident: $value:expr;)+) => {
        impl $owner {$(
            $(#[$meta])*
            pub const fn $method(self, $($argument: $type),*) -> Self {
                #[cfg(feature = "docs")]
                return Self { docs: $docs { $name: $value, ..self.docs }, ..self };
                #[cfg(not(feature = "docs"))]
                {
                    $(let _ = $argument;)*
                    self
                }
            }
        )+}
    };
}
pub(crate) use documentation;

documentation! { Field, FieldDocs:
    /// Documented: characters of the text, or of each text of the list.
    length(min: u32, max: u32) => length: Some((min, max));
    /// Documented: entries of the list.
    entries(min: u32, max: u32) => entries: Some((min, max));
    /// Documented: least and largest number.
    range(min: i64, max: i64) => range: Some((min, max));
    /// Documented: smallest number.
    at_least(min: i64) => range: Some((min, i64::MAX));
    /// Documented: largest number.
    at_most(max: i64) => range: Some((i64::MIN, max));
    /// Documented: what the text looks like.
    pattern(pattern: &'static str) => pattern: Some(pattern);
    /// Documented: values that are known; numbers as their digits.
    known(values: &'static [&'static str]) => known: values;
    /// Documented: what counts where it is left out.
    default(value: &'static str) => default: Some(value);
    /// Documented: a form that has a name, such as `date-time` or `uint64`.
    format(name: &'static str) => format: Some(name);
    /// The only source that knows it; it may be newer than the others, or gone.
    only_in(source: &'static str) => only_in: Some(source);
    /// An example shows it, although it is not required: without it the provider refuses, or nothing happens.
    in_example() => in_example: true;
}
