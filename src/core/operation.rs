//! An operation is a value: one constant, from which come request building, validation, the TypeScript types, the
//! reference, the console's forms and the emulator's request check.
//!
//! # Why constants, and a table made from them
//! A newcomer adds an operation by writing one constant in its service's file or folder, with its documentation beside
//! each field, and naming it in the service's list: no type, no dispatch, nothing else.
//!
//! Measured (opt-level z, wasm-opt -Oz, gzip -9):
//!
//! | representation | fixed | one more operation |
//! |---|---|---|
//! | constants, encoded by the compiler into a [`table`](super::table) that one engine reads | the engine | 92 B raw, 35 B gzip |
//! | constants, read by the engine as they stand | the engine | 218 B raw, 85 B gzip |
//! | a serde type each, read by serde-wasm-bindgen and written by serde_json | 58 KB raw, 24 KB gzip | 3,265 B raw, 223 B gzip |
//!
//! The first row is what `npm run size -- --per-operation` prints, for operations of the usual size; the second is what
//! it printed before there was a table. For the third, 10 and 40 operations of two structs and six members each were
//! built. With serde a refused field also loses its path, and only the first problem of a request is told.
//!
//! Documentation stays out of the wasm because the table does not hold it.

use alloc::borrow::ToOwned;
use alloc::string::String;

use super::completion::Completion;
use super::paging::Paging;
use super::schema::{Field, documentation};

/// The HTTP method of an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Reads.
    Get,
    /// Creates or acts.
    Post,
    /// Replaces.
    Put,
    /// Changes.
    Patch,
    /// Removes.
    Delete,
}

impl Method {
    /// As on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }
}

/// How a call proves who sends it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Auth {
    /// With an access key, or with a token.
    Any,
    /// With a token only; a signature is not taken.
    Token,
    /// Not at all: what it takes to prove it is in the body.
    None,
}

/// What a second equal call does, and so whether a call whose outcome is unknown may be sent again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repeat {
    /// Nothing more, so it may be sent again. It may answer an error, such as 404 after a removal.
    Safe,
    /// Nothing more to what the first call touched; but that may have got another owner since, so look first.
    LookFirst,
    /// It acts again.
    Acts,
    /// It acts again, unless this parameter holds the same text in both.
    Token(&'static str),
}

/// The version of a service that still speaks Tencent's API 2.0: forms in place of JSON.
pub const LEGACY: &str = "2.0";

/// A service: a name, and its operations.
#[derive(Debug)]
pub struct Service {
    /// The name in the public interface: `dns` of `huawei.dns`.
    pub name: &'static str,
    /// The first label of the service's hosts. Not always the name: two services can share a host.
    pub host: &'static str,
    /// What it is, in words.
    #[cfg(feature = "docs")]
    pub doc: &'static str,
    /// The `Version` of Tencent's actions; empty for Huawei, whose paths hold it.
    pub version: &'static str,
    /// Its operations.
    pub operations: &'static [&'static Operation],
    /// What its error codes mean, in groups.
    #[cfg(feature = "docs")]
    pub errors: &'static [&'static [ErrorCode]],
}

/// A provider's error code: the HTTP status that comes with it (0 where none is documented), and its meaning.
pub type ErrorCode = (&'static str, u16, &'static str);

impl Service {
    /// A service of this name, on hosts that begin with this label.
    pub const fn new(name: &'static str, host: &'static str) -> Self {
        Self {
            name,
            host,
            #[cfg(feature = "docs")]
            doc: "",
            version: "",
            operations: &[],
            #[cfg(feature = "docs")]
            errors: &[],
        }
    }

    /// The version of its actions.
    pub const fn version(self, version: &'static str) -> Self {
        Self { version, ..self }
    }

    /// Its operations.
    pub const fn operations(self, operations: &'static [&'static Operation]) -> Self {
        Self { operations, ..self }
    }

    /// What it is, in words.
    pub const fn about(self, doc: &'static str) -> Self {
        #[cfg(feature = "docs")]
        return Self { doc, ..self };
        #[cfg(not(feature = "docs"))]
        {
            let _ = doc;
            self
        }
    }

    /// What its error codes mean: those that its operations name, and those that any of them may answer. In groups,
    /// since services share some.
    pub const fn errors(self, errors: &'static [&'static [ErrorCode]]) -> Self {
        #[cfg(feature = "docs")]
        return Self { errors, ..self };
        #[cfg(not(feature = "docs"))]
        {
            let _ = errors;
            self
        }
    }
}

/// One call that a provider offers.
#[derive(Debug)]
pub struct Operation {
    /// The provider's own name.
    pub name: &'static str,
    /// The HTTP method.
    pub method: Method,
    /// The path with its `{parameters}`.
    pub path: &'static str,
    /// Every parameter, whatever its place.
    pub params: &'static [Field],
    /// The statuses of success.
    pub success: &'static [u16],
    /// How it proves who sends it.
    pub auth: Auth,
    /// The `Version` that it sends, if it is not its service's; the answer comes in the form of that version.
    pub version: Option<&'static str>,
    /// Whether it may be sent again.
    pub repeat: Repeat,
    /// How its list is read to the end, if it answers one.
    pub paging: Option<Paging>,
    /// How to tell that it took effect, if it only accepts the work.
    pub completion: Option<&'static Completion>,
    /// What only documentation needs.
    #[cfg(feature = "docs")]
    pub docs: Docs,
}

/// What only documentation, types and tests need; not in the wasm.
#[cfg(feature = "docs")]
#[derive(Clone, Copy, Debug)]
pub struct Docs {
    /// Why it is here.
    pub rank: Rank,
    /// One line.
    pub summary: &'static str,
    /// Facts worth knowing before the call.
    pub notes: &'static [&'static str],
    /// What is not certain.
    pub doubts: &'static [&'static str],
    /// What it does, and to which sort of binding (none: empty).
    pub effect: (Effect, &'static str),
    /// The list that makes it act on several things, and how many (`None`: not documented).
    pub batch: Option<(&'static str, Option<u16>)>,
    /// The body of a success.
    pub response: Answer,
    /// Headers of the answer that hold facts.
    pub response_headers: &'static [&'static str],
    /// Whether the statuses of success are documented, or only the usual ones.
    pub success_assumed: bool,
    /// The documented error codes; their service tells what they mean.
    pub errors: &'static [&'static str],
    /// The documented statuses of errors without codes.
    pub statuses: &'static [u16],
    /// The permissions that an identity policy must grant.
    pub permissions: &'static [&'static str],
    /// Permissions for the calls that it makes to other services.
    pub dependencies: &'static [&'static str],
    /// Where the facts come from: pages by file name, SDKs by version.
    pub source: &'static [&'static str],
}

/// Why an operation is here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rank {
    /// It is one of the calls that everything began with.
    Documented,
    /// It is needed to use one of those.
    Needed,
    /// It is of the wider family.
    Wider,
}

/// What an operation does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Lists.
    List,
    /// Shows one thing.
    Show,
    /// Tells how far something is.
    Poll,
    /// Makes a thing, perhaps bound from the start.
    Create,
    /// Changes a thing; with a sort of binding it can both bind and unbind.
    Update,
    /// Removes a thing.
    Delete,
    /// Binds.
    Bind,
    /// Unbinds.
    Unbind,
    /// Something else.
    Other,
}

/// The body of a success.
#[derive(Clone, Copy, Debug)]
pub enum Answer {
    /// There is none.
    Empty,
    /// There is one, but its form is not documented.
    Unknown,
    /// An object of these members. Of Tencent Cloud's API 3.0 it is what the envelope `Response` holds.
    Object(&'static [Field]),
}

/// A provider's name in lowerCamelCase.
pub fn lower_camel(name: &str) -> String {
    let mut out = name.to_owned();
    if let Some(first) = out.get_mut(..1) {
        first.make_ascii_lowercase();
    }
    out
}

impl Operation {
    /// A call to a path of a REST interface. Whether it may be repeated is taken from the method (RFC 9110 9.2.2).
    pub const fn new(name: &'static str, method: Method, path: &'static str) -> Self {
        Self {
            name,
            method,
            path,
            params: &[],
            success: &[200],
            auth: Auth::Any,
            version: None,
            repeat: match method {
                Method::Get | Method::Put | Method::Delete => Repeat::Safe,
                Method::Post | Method::Patch => Repeat::Acts,
            },
            paging: None,
            completion: None,
            #[cfg(feature = "docs")]
            docs: Docs {
                rank: Rank::Wider,
                summary: "",
                notes: &[],
                doubts: &[],
                effect: (Effect::Other, ""),
                batch: None,
                response: Answer::Empty,
                response_headers: &[],
                success_assumed: false,
                errors: &[],
                statuses: &[],
                permissions: &[],
                dependencies: &[],
                source: &[],
            },
        }
    }

    /// The name in lowerCamelCase.
    pub fn camel_name(&self) -> String {
        lower_camel(self.name)
    }

    /// The parameters.
    pub const fn params(mut self, params: &'static [Field]) -> Self {
        self.params = params;
        self
    }

    /// The statuses of success, where they are not just 200.
    pub const fn success(mut self, statuses: &'static [u16]) -> Self {
        self.success = statuses;
        self
    }

    /// How it proves who sends it, where that is not left to the caller.
    pub const fn auth(mut self, auth: Auth) -> Self {
        self.auth = auth;
        self
    }

    /// It sends this `Version` in place of its service's.
    pub const fn version(mut self, version: &'static str) -> Self {
        self.version = Some(version);
        self
    }

    /// Whether it may be sent again, where its method does not say so.
    pub const fn repeat(mut self, repeat: Repeat) -> Self {
        self.repeat = repeat;
        self
    }

    /// How its list is read to the end.
    pub const fn paging(mut self, paging: Paging) -> Self {
        self.paging = Some(paging);
        self
    }

    /// How to tell that it took effect.
    pub const fn completion(mut self, completion: &'static Completion) -> Self {
        self.completion = Some(completion);
        self
    }
}

documentation! { Operation, Docs:
    /// Why it is here, where it is not of the wider family.
    rank(rank: Rank) => rank: rank;
    /// What it does, in one line.
    summary(summary: &'static str) => summary: summary;
    /// Facts worth knowing before the call.
    notes(notes: &'static [&'static str]) => notes: notes;
    /// What is not certain.
    doubts(doubts: &'static [&'static str]) => doubts: doubts;
    /// What it does.
    effect(effect: Effect) => effect: (effect, "");
    /// What it does to which sort of binding.
    binding(effect: Effect, kind: &'static str) => effect: (effect, kind);
    /// The list of its parameters that makes it act on several things, and how many it may hold.
    batch(param: &'static str, max: Option<u16>) => batch: Some((param, max));
    /// The members of the body of a success. Without it the body is empty.
    response(members: &'static [Field]) => response: Answer::Object(members);
    /// There is a body of a success, but its form is not documented.
    response_unknown() => response: Answer::Unknown;
    /// Headers of the answer that hold facts.
    response_headers(names: &'static [&'static str]) => response_headers: names;
    /// The statuses of success are the usual ones; nothing documents them.
    success_assumed() => success_assumed: true;
    /// The documented error codes.
    errors(codes: &'static [&'static str]) => errors: codes;
    /// The documented statuses of errors without codes.
    statuses(statuses: &'static [u16]) => statuses: statuses;
    /// The permissions that an identity policy must grant.
    permissions(actions: &'static [&'static str]) => permissions: actions;
    /// Permissions for the calls that it makes to other services.
    dependencies(actions: &'static [&'static str]) => dependencies: actions;
    /// Where the facts come from.
    source(source: &'static [&'static str]) => source: source;
}
