//! What a signer takes: a borrowed view of a request and a key. What it gives stands on a [`Sheet`]. And what the
//! header-signing schemes of both clouds have in common.

use alloc::string::String;
use alloc::vec::Vec;

use spin::Mutex;

use super::bytes::{Class, is_made_of, put, put_hex, put_lower, puts, same, split};
use super::hash::{Hash, HmacKey};
use super::pairs::{Order, Pair, sort};
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
    pub fn check(&self, [id, secret, token]: [&str; 3], sheet: &mut Sheet) -> Done {
        // The id becomes part of a header, between `Credential=` and a slash or a comma.
        if !is_made_of(self.id, &const { GRAPHIC.without(b",/") }) {
            let sentence = "credentials.*: expected printable ASCII without spaces, commas and slashes, got other text";
            return sheet.refuse(sentence, id.as_bytes());
        }
        if self.secret.is_empty() {
            return sheet.refuse("credentials.*: expected a non-empty string, got an empty string", secret.as_bytes());
        }
        if !self.token.is_empty() && !is_made_of(self.token, &GRAPHIC) {
            let sentence = "credentials.*: expected printable ASCII without spaces, got other text";
            return sheet.refuse(sentence, token.as_bytes());
        }
        Ok(())
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
                "*: expected 64 lower-case hex digits or UNSIGNED-PAYLOAD, got other text"
            } else if hash != Hash::Sha256 {
                // Nothing tells a SHA-256 from an SM3, and who computes the one does not have the other at hand.
                "*: expected UNSIGNED-PAYLOAD, or a body to hash with SM3, got a hash"
            } else {
                return Ok(Self::Hashed(text));
            };
        sheet.refuse(sentence, field.as_bytes())?;
        Err(Refused)
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
    /// The value of a header, whatever the case of its name.
    pub fn header(&self, wanted: &[u8]) -> Option<&'a [u8]> {
        self.headers.iter().find(|(name, _)| same(name, wanted)).map(|(_, value)| *value)
    }

    /// Refuses what would make the signature ambiguous or let a header be smuggled in.
    pub fn check(&self, sheet: &mut Sheet) -> Done {
        // `fetch` upper-cases some methods and not others; no other spelling survives it.
        if !is_made_of(self.method, &const { Class::of_range(b'A', b'Z') }) {
            return sheet.refuse("request.method: expected a method in upper case, got other text", b"");
        }
        let mut rest = self.headers;
        while let [(name, value), others @ ..] = rest {
            rest = others;
            let sentence = if !is_made_of(name, &TOKEN) {
                "request.headers: expected names of token characters, got another name"
            } else if !value.is_empty() && !is_made_of(value, &const { GRAPHIC.and(b"\t ") }) {
                "request.headers.*: expected printable ASCII, got control or non-ASCII characters"
            } else if others.iter().any(|(other, _)| same(other, name)) {
                "request.headers.*: expected a header once, got it twice"
            } else if same(name, b"host") && !is_plain_authority(value) {
                "request.headers.*: expected a plain host or address with at most a port, got other text"
            } else if same(name, b"authorization") {
                "request.headers.*: expected no Authorization: the signer adds it, got one"
            } else {
                continue;
            };
            return sheet.refuse(sentence, name);
        }
        Ok(())
    }
}

/// Appends to a canonical request what stands behind its first three lines: the headers in the order of their
/// lower-case names, those names, and the hash of the body. The names are written by themselves too.
pub fn put_headers(
    steps: &mut Vec<u8>,
    names: &mut Vec<u8>,
    headers: &mut [Pair<'_>],
    payload: Payload<'_>,
    hash: Hash,
) {
    sort(headers, Order::Lower);
    for (name, value) in headers {
        if !names.is_empty() {
            put(names, b";");
        }
        put_lower(names, name);
        put_lower(steps, name);
        puts!(steps, b":", value, b"\n");
    }
    puts!(steps, b"\n", names, b"\n");
    match payload {
        Payload::Bytes(bytes) => put_hex(steps, hash.digest(bytes).bytes()),
        Payload::Hashed(hex) => put(steps, hex),
        Payload::Unsigned => put(steps, UNSIGNED_PAYLOAD),
    }
}

/// Signs the canonical request, which the steps hold and nothing else, and adds the `Authorization`.
pub fn authorize(sheet: &mut Sheet, hash: Hash, algorithm: &[u8], key_id: &[u8], key: &HmacKey) {
    let Sheet { added, steps, time, names, scope, .. } = sheet;
    let hashed = hash.digest(steps);
    put(steps, &[SEPARATOR]);
    let start = steps.len();
    puts!(steps, algorithm, b"\n", time, b"\n");
    if !scope.is_empty() {
        puts!(steps, scope, b"\n");
    }
    put_hex(steps, hashed.bytes());
    let signature = key.sign(steps.get(start..).unwrap_or_default());
    put(steps, &[SEPARATOR]);
    put_hex(steps, signature.bytes());
    puts!(steps, &[SEPARATOR], names, &[SEPARATOR], scope);

    if !added.is_empty() {
        put(added, &[SEPARATOR]);
    }
    let (label, slash) =
        if scope.is_empty() { (&b" Access="[..], &b""[..]) } else { (&b" Credential="[..], &b"/"[..]) };
    puts!(added, b"Authorization\0", algorithm, label, key_id, slash, scope, b", SignedHeaders=", names);
    put(added, b", Signature=");
    put_hex(added, signature.bytes());
}

/// The key that was derived last, and the scope that it is for: a scope names a day, so it changes at midnight UTC.
#[derive(Debug, Default)]
pub struct DerivedKey(Mutex<(Vec<u8>, HmacKey)>);

impl DerivedKey {
    /// The key of this scope, derived if it is not the one of last time.
    pub fn of(&self, scope: &[u8], derive: &dyn Fn() -> HmacKey) -> HmacKey {
        // Another thread's turn: to derive it costs less than to wait.
        let Some(mut last) = self.0.try_lock() else { return derive() };
        let (known, key) = &mut *last;
        if known.as_slice() != scope {
            *key = derive();
            known.clear();
            put(known, scope);
        }
        key.clone()
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
