//! The shape of parameters and answers, as constants.
//!
//! Every constructor takes the documentation of what it makes. The text is kept only with the `docs` feature: a
//! constant that does not hold it leaves nothing of it in the wasm.

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
    /// Anything.
    Any,
}

/// Where a parameter travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In a `{name}` of the path.
    Path,
    /// In the query.
    Query,
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
    /// Where it travels, if it is a parameter.
    pub place: Place,
    /// Whether `null` has a meaning.
    #[cfg(feature = "docs")]
    pub nullable: bool,
    /// What it is, in words.
    #[cfg(feature = "docs")]
    pub doc: &'static str,
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
        place: Place::Body,
        #[cfg(feature = "docs")]
        nullable: false,
        #[cfg(feature = "docs")]
        doc,
    }
}

/// A text.
pub const fn string(name: &'static str, doc: &'static str) -> Field {
    field(name, Kind::String(Length { min: 0, max: ANY }), doc)
}

/// One of a few texts.
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

/// A value whose shape the provider does not document.
pub const fn any(name: &'static str, doc: &'static str) -> Field {
    field(name, Kind::Any, doc)
}

impl Field {
    /// It must be given.
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// `null` has a meaning here.
    pub const fn nullable(self) -> Self {
        #[cfg(feature = "docs")]
        return Self { nullable: true, ..self };
        #[cfg(not(feature = "docs"))]
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

    /// How many characters the text has.
    pub const fn length(mut self, min: u16, max: u16) -> Self {
        self.kind = Kind::String(Length { min, max });
        self
    }

    /// It is a list of such values, of any length.
    pub const fn many(self) -> Self {
        self.list(0, ANY)
    }

    /// It is a list of such values, with so many entries.
    pub const fn list(mut self, min: u16, max: u16) -> Self {
        self.list = Some(Length { min, max });
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
            fields,
        }
    }
}
