//! A request to send, and what came back.

use alloc::borrow::ToOwned;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use core::mem;

use super::error::{Result, on_sheet};
use super::sheet::{Done, Sheet};
use super::signing::{Explanation, Payload, SignableRequest};
use super::url::Url;
use super::value::Value;

/// A request that is ready to send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HttpRequest {
    /// The method, in upper case.
    pub method: &'static str,
    /// The URL, byte for byte.
    pub url: String,
    /// The headers; `host` is left to the platform.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Option<String>,
}

impl HttpRequest {
    /// Signs the request: `sign` gets the view that a signer takes, and what it adds is set.
    pub fn signed(mut self, sign: impl Fn(SignableRequest<'_>, &mut Sheet) -> Done) -> Result<Prepared> {
        let sheet = on_sheet(|sheet| {
            // What is written mostly fits, and does not move while it grows.
            let [canonical, ..] = &mut sheet.parts;
            canonical.reserve(1_024);
            sheet.added.reserve(512);
            let request = SignableRequest {
                method: self.method.as_bytes(),
                url: Url::parse(self.url.as_bytes(), "endpoint", sheet)?,
                pairs: self.headers.iter().map(|(name, value)| (name.as_bytes(), value.as_bytes())).collect(),
                payload: Payload::Bytes(self.body.as_deref().unwrap_or_default().as_bytes()),
            };
            sign(request, sheet)?;
            Ok(mem::take(sheet))
        })?;
        for (name, value) in sheet.headers() {
            self.set_header(&name, value);
        }
        Ok(Prepared { request: self, signature: Some(Box::new(sheet)) })
    }

    /// Sets a header, in place of one of that name.
    pub fn set_header(&mut self, name: &str, value: String) {
        let header = (name.to_owned(), value);
        match self.headers.iter_mut().find(|(key, _)| key.eq_ignore_ascii_case(name)) {
            Some(known) => *known = header,
            None => self.headers.push(header),
        }
    }
}

/// A request with its explanation. Without keys (a token is sent instead) there is nothing to explain.
#[derive(Clone, Debug)]
pub struct Prepared {
    /// The request to send.
    pub request: HttpRequest,
    /// What was written while it was signed.
    pub signature: Option<Box<Sheet>>,
}

impl Prepared {
    /// How it was signed.
    pub fn explanation(&self) -> Option<Explanation> {
        self.signature.as_deref().map(Explanation::of)
    }
}

/// What came back.
#[derive(Clone, Debug)]
pub struct HttpReply {
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: Vec<(String, String)>,
    /// The body as text.
    pub body: String,
}

/// A call's good end.
#[derive(Clone, Debug, PartialEq)]
pub struct Reply {
    /// The answer; `Null` where the provider answers with an empty body.
    pub data: Value,
    /// The HTTP status.
    pub status: u16,
    /// The provider's id of the request.
    pub request_id: Option<String>,
    /// How often the request was sent.
    pub attempts: u32,
}

/// The value of a header, whatever the case of its name.
pub fn header<'a>(headers: &'a [(String, String)], name: &str) -> Option<&'a str> {
    headers.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
}
