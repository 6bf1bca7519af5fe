//! An operation is a value: one constant, from which come request building, validation, the TypeScript types, the
//! reference, the console's forms and the emulator's request check.
//!
//! # Why constants that one engine reads
//! A newcomer adds an operation by writing one constant in its service's file, with its documentation beside each
//! field, and naming it in the list at that file's top: no type, no dispatch, no other file.
//!
//! Measured (opt-level z, wasm-opt -Oz, gzip -9):
//!
//! | representation | fixed | one more operation |
//! |---|---|---|
//! | constants, interpreted by [`validate`](super::validate) and [`build`](super::build) | the engine | 218 B raw, 85 B gzip |
//! | a serde type each, read by serde-wasm-bindgen and written by serde_json | 58 KB raw, 24 KB gzip | 3,265 B raw, 223 B gzip |
//!
//! The first row is what `npm run size -- --per-operation` prints, for operations of the usual size. For the second, 10
//! and 40 operations of two structs and six members each were built. With serde a refused field also loses its path,
//! and only the first problem of a request is told.
//!
//! Documentation stays out of the wasm because the constructors drop it there: a constant that does not hold a text
//! leaves nothing of it behind.

use alloc::string::String;

use super::schema::{Field, Object};

/// The HTTP method of an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Reads.
    Get,
    /// Creates or acts.
    Post,
    /// Replaces.
    Put,
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
            Self::Delete => "DELETE",
        }
    }
}

/// A service: a name, and its operations.
#[derive(Debug)]
pub struct Service {
    /// The name in the public interface: `dns` of `huawei.dns`.
    pub name: &'static str,
    /// The first label of the service's hosts. Not always the name: two services can share a host.
    pub host: &'static str,
    /// The `Version` of Tencent's actions; empty for Huawei, whose paths hold it.
    pub version: &'static str,
    /// Its operations.
    pub operations: &'static [&'static Operation],
}

impl Service {
    /// The operation of that name, as the provider writes it or in lowerCamelCase.
    pub fn operation(&self, name: &str) -> Option<&'static Operation> {
        self.operations.iter().copied().find(|operation| operation.is_named(name))
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
    /// What only documentation needs.
    #[cfg(feature = "docs")]
    pub docs: Docs,
}

/// What only documentation, types and tests need; not in the wasm.
#[cfg(feature = "docs")]
#[derive(Clone, Copy, Debug)]
pub struct Docs {
    /// One line.
    pub summary: &'static str,
    /// Facts worth knowing before the call.
    pub notes: &'static [&'static str],
    /// The body of a success; `None` where it is empty.
    pub response: Option<&'static Object>,
    /// How its pages are asked for, if it answers in pages.
    pub paging: Option<Paging>,
    /// How to tell that it took effect, if it only accepts the work.
    pub completion: Option<&'static Completion>,
    /// The documented errors: code and meaning.
    pub errors: &'static [(&'static str, &'static str)],
    /// The permission that an identity policy must grant.
    pub permission: Option<&'static str>,
    /// Where the facts come from: pages by file name, SDKs by version.
    pub source: &'static [&'static str],
}

/// Offset paging: the names of its members and parameters.
#[derive(Clone, Copy, Debug)]
pub struct Paging {
    /// The list in the answer.
    pub items: &'static str,
    /// The number of all records, as a path into the answer.
    pub total: &'static str,
    /// The parameter that skips records.
    pub offset: &'static str,
    /// The parameter that bounds a page.
    pub limit: &'static str,
}

/// How to tell that an accepted operation took effect: read with another one.
#[derive(Clone, Copy, Debug)]
pub struct Completion {
    /// The operation to read with.
    pub operation: &'static str,
    /// The member to look at, as a path into the answer.
    pub field: &'static str,
    /// Its values when the work is done.
    pub done: &'static [&'static str],
    /// Its values when the work failed.
    pub failed: &'static [&'static str],
    /// In words: when to ask first, how often, how long.
    pub pace: &'static str,
}

impl Operation {
    /// A call to a path of a REST interface.
    pub const fn new(name: &'static str, method: Method, path: &'static str) -> Self {
        Self {
            name,
            method,
            path,
            params: &[],
            success: &[200],
            #[cfg(feature = "docs")]
            docs: Docs {
                summary: "",
                notes: &[],
                response: None,
                paging: None,
                completion: None,
                errors: &[],
                permission: None,
                source: &[],
            },
        }
    }

    /// Whether it has that name, as the provider writes it or in lowerCamelCase.
    pub fn is_named(&self, name: &str) -> bool {
        let (mut own, mut asked) = (self.name.chars(), name.chars());
        match (own.next(), asked.next()) {
            (Some(a), Some(b)) => a.eq_ignore_ascii_case(&b) && own.as_str() == asked.as_str(),
            _ => false,
        }
    }

    /// The name in lowerCamelCase.
    pub fn camel_name(&self) -> String {
        let mut rest = self.name.chars();
        rest.next().map(|first| first.to_ascii_lowercase()).into_iter().chain(rest).collect()
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
}

/// Writes a builder method for text that only documentation needs.
macro_rules! documentation {
    ($($(#[$meta:meta])* $name:ident: $type:ty => $value:expr),+ $(,)?) => {
        impl Operation {$(
            $(#[$meta])*
            pub const fn $name(self, $name: $type) -> Self {
                #[cfg(feature = "docs")]
                return Self { docs: Docs { $name: $value, ..self.docs }, ..self };
                #[cfg(not(feature = "docs"))]
                {
                    let _ = $name;
                    self
                }
            }
        )+}
    };
}

documentation! {
    /// What it does, in one line.
    summary: &'static str => summary,
    /// Facts worth knowing before the call.
    notes: &'static [&'static str] => notes,
    /// The body of a success. Without it the body is empty.
    response: &'static Object => Some(response),
    /// How its pages are asked for.
    paging: Paging => Some(paging),
    /// How to tell that it took effect.
    completion: &'static Completion => Some(completion),
    /// The documented errors: code and meaning.
    errors: &'static [(&'static str, &'static str)] => errors,
    /// The permission that an identity policy must grant.
    permission: &'static str => Some(permission),
    /// Where the facts come from.
    source: &'static [&'static str] => source,
}
