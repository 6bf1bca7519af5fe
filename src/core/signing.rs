//! What a signer takes: a borrowed view of a request and a key. What it gives stands on a [`Sheet`].

use alloc::string::String;
use alloc::vec::Vec;

use super::bytes::{Class, is_made_of, put, same, split};
use super::hash::Hash;
use super::pairs::Pair;
use super::sheet::{Done, Refused, SEPARATOR, Sheet, owned};
use super::url::{Url, is_plain_authority};

/// What is seen when it is printed.
const GRAPHIC: Class = Class::of_range(b'!', b'~');

/// RFC 9110, section 5.6.2.
const TOKEN: Class = GRAPHIC.without(b"\"(),/:;<=>?@[\\]{}");

/// The two halves of an access key, and the token of a temporary one.
#[derive(Clone, Copy)]
pub struct Key<'a> {
    /// The public half.
    pub id: &'a [u8],
    /// The secret half.
    pub secret: &'a [u8],
    /// Comes with a temporary key; empty otherwise.
    pub token: &'a [u8],
}

impl Key<'_> {
    /// Refuses a key that could not be sent. The names are those of its three members.
    pub(crate) fn check(&self, [id, secret, token]: &[&str; 3], sheet: &mut Sheet) -> Done {
        // The id becomes part of a header, between `Credential=` and a slash or a comma.
        let (sentence, name) = if !is_made_of(self.id, &const { GRAPHIC.without(b",/") }) {
            ("credentials.*|printable ASCII without spaces, commas and slashes", id)
        } else if self.secret.is_empty() {
            ("credentials.*|a non-empty string|an empty string", secret)
        } else if !self.token.is_empty() && !is_made_of(self.token, &GRAPHIC) {
            ("credentials.*|printable ASCII without spaces", token)
        } else {
            return Ok(());
        };
        sheet.refuse(sentence, name.as_bytes())
    }
}

/// The body as the signature sees it.
#[derive(Clone, Copy, Debug)]
pub enum Payload<'a> {
    /// The bytes that are sent.
    Bytes(&'a [u8]),
    /// Their hash in lower-case hex, computed elsewhere: for bodies that are streamed or large.
    Hashed(&'a [u8]),
    /// The signature does not cover the body.
    Unsigned,
}

/// What a body that the signature does not cover is declared as, in both clouds.
pub const UNSIGNED_PAYLOAD: &[u8] = b"UNSIGNED-PAYLOAD";

impl<'a> Payload<'a> {
    /// A hash computed elsewhere, or the word `UNSIGNED-PAYLOAD`.
    pub fn declared(text: &'a [u8], hash: Hash, field: &str, sheet: &mut Sheet) -> Result<Self, Refused> {
        if text == UNSIGNED_PAYLOAD {
            return Ok(Self::Unsigned);
        }
        let sentence =
            if text.len() != 64 || !is_made_of(text, &const { Class::of_range(b'0', b'9').range(b'a', b'f') }) {
                "*|64 lower-case hex digits or UNSIGNED-PAYLOAD"
            } else if hash != Hash::Sha256 {
                // Nothing tells a SHA-256 from an SM3, and who computes the one does not have the other at hand.
                "*|UNSIGNED-PAYLOAD, or a body to hash with SM3|a hash"
            } else {
                return Ok(Self::Hashed(text));
            };
        sheet.refuse(sentence, field.as_bytes())?;
        Err(Refused)
    }

    /// Appends what stands for it in a canonical request.
    pub(crate) fn put(self, hash: Hash, out: &mut Vec<u8>) {
        match self {
            Self::Bytes(bytes) => hash.digest(bytes).put_hex(out),
            Self::Hashed(hex) => put(out, hex),
            Self::Unsigned => put(out, UNSIGNED_PAYLOAD),
        }
    }
}

/// A request to sign, borrowed from whoever sends it.
#[derive(Clone, Copy, Debug)]
pub struct SignableRequest<'a> {
    /// The method, in upper case.
    pub method: &'a [u8],
    /// The URL, byte for byte as on the wire.
    pub url: Url<'a>,
    /// The headers to send.
    pub headers: &'a [Pair<'a>],
    /// The body.
    pub payload: Payload<'a>,
}

impl<'a> SignableRequest<'a> {
    /// The value of a header, whatever the case of its name; empty if there is none.
    #[inline(never)]
    pub fn header(&self, wanted: &[u8]) -> &'a [u8] {
        for (name, value) in self.headers {
            if same(name, wanted) {
                return value;
            }
        }
        b""
    }

    /// Refuses what would make the signature ambiguous or let a header be smuggled in.
    pub fn check(&self, sheet: &mut Sheet) -> Done {
        // `fetch` upper-cases some methods and not others; no other spelling survives it.
        if !is_made_of(self.method, &const { Class::of_range(b'A', b'Z') }) {
            return sheet.refuse("request.method|a method in upper case", b"");
        }
        let mut rest = self.headers;
        while let [(name, value), others @ ..] = rest {
            rest = others;
            let sentence = if !is_made_of(name, &TOKEN) {
                "request.headers|names of token characters|another name"
            } else if !value.is_empty() && !is_made_of(value, &const { GRAPHIC.and(b"\t ") }) {
                "request.headers.*|printable ASCII"
            } else if others.iter().any(|(other, _)| same(other, name)) {
                "request.headers.*|a header once|it twice"
            } else if same(name, b"host") && !is_plain_authority(value) {
                "request.headers.*|a plain host or address, at most with a port|one that a URL parser would change"
            } else if same(name, b"authorization") {
                "request.headers.*|no Authorization: the signer adds it|one"
            } else {
                continue;
            };
            return sheet.refuse(sentence, name);
        }
        Ok(())
    }
}

/// Every intermediate of a signature, for a person who compares.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Explanation {
    /// The canonical request, where the scheme has one.
    pub canonical_request: Option<String>,
    /// The text that the key signs.
    pub string_to_sign: String,
    /// The signature.
    pub signature: String,
    /// The names of the signed headers, where the scheme signs headers.
    pub signed_headers: Option<String>,
    /// The credential scope, where the scheme has one.
    pub scope: Option<String>,
}

impl Explanation {
    /// What a sheet says.
    pub fn of(sheet: &Sheet) -> Self {
        let mut parts = split(&sheet.steps, SEPARATOR).map(owned);
        let mut part = || parts.next().unwrap_or_default();
        let given = |text: String| Some(text).filter(|text| !text.is_empty());
        Self {
            canonical_request: given(part()),
            string_to_sign: part(),
            signature: part(),
            signed_headers: given(part()),
            scope: given(part()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::error::on_sheet;

    #[test]
    fn ambiguous_headers_are_refused() {
        let check = |headers: &[(&str, &str)], method: &str| {
            let headers: Vec<_> = headers.iter().map(|(name, value)| (name.as_bytes(), value.as_bytes())).collect();
            let outcome = on_sheet(|sheet| {
                let url = Url::parse(b"https://h/", "url", sheet)?;
                let method = method.as_bytes();
                SignableRequest { method, url, headers: &headers, payload: Payload::Unsigned }.check(sheet)
            });
            outcome.unwrap_err().message
        };
        assert_eq!(
            check(&[("X-A", "1"), ("x-a", "2")], "GET"),
            "request.headers.X-A: expected a header once, got it twice"
        );
        assert!(check(&[("X-A", "a\r\nb")], "GET").starts_with("request.headers.X-A: expected printable ASCII"));
        assert!(check(&[("X-A", "é")], "GET").starts_with("request.headers.X-A: expected printable ASCII"));
        assert!(check(&[("X A", "1")], "GET").starts_with("request.headers: expected names"));
        assert!(check(&[("Authorization", "x")], "GET").starts_with("request.headers.Authorization: expected no"));
        assert!(check(&[], "get").starts_with("request.method: expected"));
        for byte in 0..=127_u8 {
            let name = [byte];
            // RFC 9110, section 5.6.2.
            let is_token = byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
            let headers = [(&name[..], &b"1"[..])];
            let outcome = on_sheet(|sheet| {
                let url = Url::parse(b"https://h/", "url", sheet)?;
                SignableRequest { method: b"GET", url, headers: &headers, payload: Payload::Unsigned }.check(sheet)
            });
            assert_eq!(outcome.is_ok(), is_token, "{byte}");
        }
    }
}
