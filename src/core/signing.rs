//! What a signer takes and gives: a borrowed view of a request in, headers to add and an explanation out.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use super::error::{Error, Result};
use super::hash::Hash;
use super::text::concat;
use super::url::{Url, is_plain_authority};

/// The body as the signature sees it.
#[derive(Clone, Copy, Debug)]
pub enum Payload<'a> {
    /// The bytes that are sent.
    Bytes(&'a [u8]),
    /// Their hash in lower-case hex, computed elsewhere: for bodies that are streamed or large.
    Hashed(&'a str),
    /// The signature does not cover the body.
    Unsigned,
}

/// What a body that the signature does not cover is declared as, in both clouds.
pub const UNSIGNED_PAYLOAD: &str = "UNSIGNED-PAYLOAD";

impl<'a> Payload<'a> {
    /// A hash computed elsewhere, or the word `UNSIGNED-PAYLOAD`.
    pub fn declared(text: &'a str, hash: Hash, field: &str) -> Result<Self> {
        let lower_hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        match text {
            UNSIGNED_PAYLOAD => Ok(Self::Unsigned),
            _ if text.len() != 64 || !text.bytes().all(lower_hex) => {
                Err(Error::invalid(field, "64 lower-case hex digits or UNSIGNED-PAYLOAD", "other text"))
            }
            // Nothing tells a SHA-256 from an SM3, and who computes the one does not have the other at hand.
            _ if hash != Hash::Sha256 => {
                Err(Error::invalid(field, "UNSIGNED-PAYLOAD, or a body to hash with SM3", "a hash"))
            }
            _ => Ok(Self::Hashed(text)),
        }
    }

    /// The hash of the bytes, or the one computed elsewhere; `None` where the signature does not cover the body.
    pub fn hash(&self, hash: Hash) -> Option<String> {
        match self {
            Self::Bytes(bytes) => Some(hash.digest(bytes).hex()),
            Self::Hashed(hex) => Some((*hex).to_owned()),
            Self::Unsigned => None,
        }
    }
}

/// A request to sign, borrowed from whoever sends it.
#[derive(Clone, Copy, Debug)]
pub struct SignableRequest<'a> {
    /// The method, in upper case.
    pub method: &'a str,
    /// The URL, byte for byte as on the wire.
    pub url: Url<'a>,
    /// The headers to send.
    pub headers: &'a [(&'a str, &'a str)],
    /// The body.
    pub payload: Payload<'a>,
}

impl<'a> SignableRequest<'a> {
    /// The value of a header, whatever the case of its name.
    pub fn header(&self, name: &str) -> Option<&'a str> {
        self.headers.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| *value)
    }

    /// Refuses what would make the signature ambiguous or let a header be smuggled in.
    pub fn check(&self) -> Result<()> {
        // `fetch` upper-cases some methods and not others; no other spelling survives it.
        if self.method.is_empty() || !self.method.bytes().all(|byte| byte.is_ascii_uppercase()) {
            return Err(Error::invalid("request.method", "a method in upper case", "other text"));
        }
        for (index, (name, value)) in self.headers.iter().enumerate() {
            let field = |name| concat(&["request.headers.", name]);
            let token = |byte: u8| {
                byte.is_ascii_graphic()
                    && !matches!(
                        byte,
                        b'"' | b'(' | b')' | b',' | b'/' | b':'..=b'@' | b'[' | b'\\' | b']' | b'{' | b'}'
                    )
            };
            if name.is_empty() || !name.bytes().all(token) {
                return Err(Error::invalid("request.headers", "names of token characters", "another name"));
            }
            if !value.bytes().all(|byte| matches!(byte, b'\t' | b' '..=b'~')) {
                return Err(Error::invalid(&field(name), "printable ASCII", "control or non-ASCII characters"));
            }
            if self.headers.iter().skip(index + 1).any(|(other, _)| other.eq_ignore_ascii_case(name)) {
                return Err(Error::invalid(&field(name), "a header once", "it twice"));
            }
            if name.eq_ignore_ascii_case("host") && !is_plain_authority(value) {
                return Err(Error::invalid(&field(name), "a plain host or address with at most a port", "other text"));
            }
            if name.eq_ignore_ascii_case("authorization") {
                return Err(Error::invalid(&field(name), "no Authorization: the signer adds it", "one"));
            }
        }
        Ok(())
    }
}

/// What a signature adds to its request.
#[derive(Clone, Debug)]
pub struct Signature {
    /// The headers to set, in place of any of the same name.
    pub headers: Vec<(&'static str, String)>,
    /// How it came about.
    pub explanation: Explanation,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ambiguous_headers_are_refused() {
        let check = |headers: &[(&str, &str)], method: &str| {
            let url = Url::parse("https://h/", "url").unwrap();
            SignableRequest { method, url, headers, payload: Payload::Unsigned }.check().unwrap_err().message
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
    }
}
