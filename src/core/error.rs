//! One error type. Its kind says what the user must do; its code is the provider's own.

use alloc::borrow::ToOwned;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec;

use core::fmt;

use super::bytes;
use super::sheet::{Refused, SEPARATOR, Sheet, owned};
use super::text::{concat, cut, decimal, split};
use super::value::Value;

/// What the user must do about an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// Correct the request: a parameter is missing, malformed or against the provider's rules.
    InvalidInput,
    /// Correct the keys or the token.
    Credentials,
    /// Have the right granted: the keys are good, the action is not allowed.
    PermissionDenied,
    /// Name another resource: this one does not exist.
    NotFound,
    /// Look at the resource's state: it forbids the action now.
    Conflict,
    /// Have a limit raised, or free something.
    Quota,
    /// Send less.
    Throttled,
    /// Set the clock: the provider's time differs by more than it tolerates.
    ClockSkew,
    /// Wait: the provider failed.
    Service,
    /// Look at the connection.
    Network,
    /// Allow more time.
    Timeout,
    /// Nothing: the caller ended the call.
    Aborted,
    /// Report it: the answer is not of the form that the provider documents.
    Decode,
    /// Report it: a defect of this library.
    Internal,
}

impl ErrorKind {
    /// The name that JavaScript sees.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::InvalidInput => "InvalidInput",
            Self::Credentials => "Credentials",
            Self::PermissionDenied => "PermissionDenied",
            Self::NotFound => "NotFound",
            Self::Conflict => "Conflict",
            Self::Quota => "Quota",
            Self::Throttled => "Throttled",
            Self::ClockSkew => "ClockSkew",
            Self::Service => "Service",
            Self::Network => "Network",
            Self::Timeout => "Timeout",
            Self::Aborted => "Aborted",
            Self::Decode => "Decode",
            Self::Internal => "Internal",
        }
    }
}

/// A failed call or a refused request. Never holds a secret.
#[derive(Clone, Debug, PartialEq)]
pub struct Error {
    /// What the user must do.
    pub kind: ErrorKind,
    /// The provider's own code; the kind's name where the error did not come from a provider.
    pub code: String,
    /// One sentence for a person. Names the parameter, what was expected and what came.
    pub message: String,
    /// HTTP status of the answer, if there was one.
    pub status: Option<u16>,
    /// The provider's id of the request, if it gave one.
    pub request_id: Option<String>,
    /// Whether the same call may succeed later, unchanged.
    pub retryable: bool,
    /// More, for programs: the list of problems of a refused request, or further members of a provider's error.
    pub details: Option<Value>,
}

/// The error is boxed so that the good case stays small.
pub type Result<T> = core::result::Result<T, Box<Error>>;

impl Error {
    /// An error that did not come from a provider.
    pub fn new(kind: ErrorKind, message: &str) -> Box<Self> {
        Box::new(Self {
            kind,
            code: kind.as_str().to_owned(),
            message: message.to_owned(),
            status: None,
            request_id: None,
            retryable: matches!(kind, ErrorKind::Network | ErrorKind::Timeout),
            details: None,
        })
    }

    /// A refused field: where, what was expected, what came.
    pub fn invalid(field: &str, expected: &str, got: &str) -> Box<Self> {
        let message = concat(&[field, ": expected ", expected, ", got ", got]);
        let mut error = Self::new(ErrorKind::InvalidInput, &message);
        error.details =
            Some(Value::Array(vec![Value::object(&[("path", field), ("expected", expected), ("got", got)])]));
        error
    }
}

impl Error {
    /// A provider's error. `meaning` is what the user must do, and whether the same call may succeed later.
    pub fn provider(meaning: (ErrorKind, bool), status: u16, code: &str, message: &str) -> Box<Self> {
        let mut error = Self::new(meaning.0, message);
        error.code = code.to_owned();
        error.status = Some(status);
        error.retryable = meaning.1;
        error
    }

    /// An answer of which only the status is known: no body, or one in nobody's form, such as a proxy's page.
    pub fn bare_status(status: u16) -> Box<Self> {
        // A browser shows a redirect that was not followed as status 0.
        let number = decimal(status.into());
        let what = if status == 0 || (300..400).contains(&status) {
            "answered with a redirect, which a signed request does not follow"
        } else {
            &concat(&["answered with status ", &number])
        };
        Self::provider(classify_status(status), status, &concat(&["HTTP ", &number]), what)
    }
}

/// What the user must do about a status, and whether the same call may succeed later.
pub fn classify_status(status: u16) -> (ErrorKind, bool) {
    match status {
        401 => (ErrorKind::Credentials, false),
        403 => (ErrorKind::PermissionDenied, false),
        404 => (ErrorKind::NotFound, false),
        // A proxy on the way wants to know who is there.
        407 => (ErrorKind::Network, false),
        408 => (ErrorKind::Timeout, true),
        409 => (ErrorKind::Conflict, false),
        429 => (ErrorKind::Throttled, true),
        400..=499 => (ErrorKind::InvalidInput, false),
        500 | 502 | 503 | 504 => (ErrorKind::Service, true),
        _ => (ErrorKind::Service, false),
    }
}

/// Does what needs a sheet to say what it refuses.
pub fn on_sheet<T>(work: impl FnOnce(&mut Sheet) -> core::result::Result<T, Refused>) -> Result<T> {
    let mut sheet = Sheet::default();
    work(&mut sheet).map_err(|Refused| refused(&sheet))
}

/// The refusal that a sheet holds.
pub fn refused(sheet: &Sheet) -> Box<Error> {
    let (sentence, name) = bytes::cut(&sheet.added, SEPARATOR);
    let (sentence, name) = (owned(sentence), owned(name.unwrap_or_default()));
    let mut parts = split(&sentence, b'|');
    let field = parts.next().unwrap_or_default();
    let field = match cut(field, b'*') {
        Some((before, after)) => concat(&[before, &name, after]),
        None => field.to_owned(),
    };
    Error::invalid(&field, parts.next().unwrap_or_default(), parts.next().unwrap_or("other text"))
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl core::error::Error for Error {}
