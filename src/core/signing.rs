//! What a signer takes: a borrowed view of a request and a key. What it gives stands on a [`Sheet`].

use alloc::string::String;
use alloc::vec::Vec;

use super::bytes::{Class, is_made_of, positive, put, split};
use super::canonical;
use super::hash::{Hash, Hasher};
use super::pairs::{Pair, is_among, place_of, value_of};
use super::refusal::Refusal;
use super::scheme::{Kind, Scheme};
use super::sheet::{Done, Refused, Sheet, owned};
use super::url::{Url, is_plain_authority};

/// What is seen when it is printed.
const GRAPHIC: Class = Class::of_range(b'!', b'~');

/// What the names and values of headers are made of: tokens (RFC 9110, section 5.6.2), and what is printed.
pub(crate) const HEADER_CLASSES: [Class; 2] = [GRAPHIC.without(b"\"(),/:;<=>?@[\\]{}"), GRAPHIC.and(b"\t ")];

/// The refusals of headers, in the order of [`Scheme::refusals`].
pub(crate) const HEADER_REFUSALS: [Refusal; 4] =
    [Refusal::HeaderName, Refusal::HeaderValue, Refusal::HeaderTwice, Refusal::HeaderReserved];

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
        let (refusal, name) = if !is_made_of(self.id, const { GRAPHIC.without(b",/") }) {
            (Refusal::KeyId, id)
        } else if self.secret.is_empty() {
            (Refusal::KeySecret, secret)
        } else if !self.token.is_empty() && !is_made_of(self.token, GRAPHIC) {
            (Refusal::KeyToken, token)
        } else {
            return Ok(());
        };
        sheet.refuse(refusal, name.as_bytes())
    }
}

/// The body as the signature sees it.
#[derive(Clone, Copy, Debug)]
pub enum Payload<'a> {
    /// The bytes that are sent.
    Bytes(&'a [u8]),
    /// The same, of which only the last piece is at hand.
    Last(&'a Hasher, &'a [u8]),
    /// Their hash in lower-case hex, computed elsewhere: for bodies that are streamed or large.
    Hashed(&'a [u8]),
    /// The signature does not cover the body.
    Unsigned,
}

/// What a body that the signature does not cover is declared as, in both clouds.
pub const UNSIGNED_PAYLOAD: &[u8] = b"UNSIGNED-PAYLOAD";

impl<'a> Payload<'a> {
    /// A hash computed elsewhere, or the word `UNSIGNED-PAYLOAD`.
    pub fn declared(text: &'a [u8], hash: Hash, field: &[u8], sheet: &mut Sheet) -> Result<Self, Refused> {
        if text == UNSIGNED_PAYLOAD {
            return Ok(Self::Unsigned);
        }
        let refusal = if text.len() != 64 || !is_made_of(text, const { Class::of_range(b'0', b'9').range(b'a', b'f') })
        {
            Refusal::Hex
        } else if hash != Hash::Sha256 {
            // Nothing tells a SHA-256 from an SM3, and who computes the one does not have the other at hand.
            Refusal::Sm3
        } else {
            return Ok(Self::Hashed(text));
        };
        sheet.refuse(refusal, field)?;
        Err(Refused)
    }

    /// Appends what stands for it in a canonical request.
    pub(crate) fn put(self, hash: Hash, out: &mut Vec<u8>) {
        match self {
            Self::Bytes(bytes) => hash.digest(bytes).put_hex(out),
            Self::Last(hasher, piece) => hasher.clone().finish(piece).put_hex(out),
            Self::Hashed(hex) => put(out, hex),
            Self::Unsigned => put(out, UNSIGNED_PAYLOAD),
        }
    }
}

/// A request to sign, borrowed from whoever sends it.
#[derive(Clone, Debug)]
pub struct SignableRequest<'a> {
    /// The method, in upper case.
    pub method: &'a [u8],
    /// The URL, byte for byte as on the wire.
    pub url: Url<'a>,
    /// The headers to send; of a form the parameters.
    pub pairs: Vec<Pair<'a>>,
    /// The body.
    pub payload: Payload<'a>,
}

impl SignableRequest<'_> {
    /// Refuses what would make the signature ambiguous or let a header be smuggled in, and what the official signers read
    /// differently. `signed` are the names of the headers to sign, joined by semicolons; empty for all.
    pub(crate) fn check(&self, scheme: &Scheme, signed: &[u8], sheet: &mut Sheet) -> Done {
        let Scheme { kind, classes: [name_class, value_class], refusals, next, .. } = scheme;
        let Self { method, url, pairs, .. } = self;
        let (kind, next, is_post) = (*kind, *next, *method == b"POST");
        if kind == Kind::Form && !is_among(method, b"GET;POST", b';', next) {
            return sheet.refuse(Refusal::FormMethod, b"");
        }
        // `fetch` upper-cases some methods and not others; no other spelling survives it.
        if !is_made_of(method, const { Class::of_range(b'A', b'Z') }) {
            return sheet.refuse(Refusal::Method, b"");
        }
        let is_versioned = kind == Kind::Form && is_post && place_of(pairs, b"Version", next) < pairs.len();
        let [bad_name, bad_value, twice, reserved] = *refusals;
        let mut rest = &**pairs;
        while let [(name, value), others @ ..] = rest {
            rest = others;
            let is_one_of = |names| is_among(name, names, b';', next);
            let refusal = if !is_made_of(name, *name_class) {
                bad_name
            } else if !value.is_empty() && !is_made_of(value, *value_class) {
                bad_value
            } else if place_of(others, name, next) < others.len() {
                twice
            } else if is_one_of(scheme.reserved) {
                reserved
            } else if kind != Kind::Form {
                if !is_one_of(b"host") || is_plain_authority(value) {
                    continue;
                }
                Refusal::HeaderHost
            } else if is_one_of(b"Timestamp;Nonce") && positive(value) == 0 {
                Refusal::ParamNumber
            } else if is_versioned && value.first() == Some(&b'@') {
                Refusal::ParamFile
            } else {
                continue;
            };
            return sheet.refuse(refusal, name);
        }
        let refusal = if kind == Kind::Huawei {
            canonical::refusal(url)
        } else if url.query().is_empty() {
            None
        } else if kind == Kind::Form {
            Some(Refusal::FormQuery)
        } else if is_post {
            // The official signers disagree about whether it is signed (`docs/signing.md`).
            Some(Refusal::PostQuery)
        } else {
            None
        };
        if let Some(refusal) = refusal {
            return sheet.refuse(refusal, b"");
        }
        for name in split(signed, b';') {
            if !name.is_empty() && name != b"host" && value_of(pairs, name, next).is_empty() {
                return sheet.refuse(Refusal::HeaderMissing, name);
            }
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
        let [canonical, text, signature, names, scope, ..] = &sheet.parts;
        let given = |text: &[u8]| Some(owned(text)).filter(|text| !text.is_empty());
        Self {
            canonical_request: given(canonical),
            string_to_sign: owned(text),
            signature: owned(signature),
            signed_headers: given(names),
            scope: given(scope),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::error::on_sheet;
    use crate::huawei::signature::SCHEMES;

    #[test]
    fn ambiguous_headers_are_refused() {
        let check = |headers: &[(&str, &str)], method: &str| {
            let headers: Vec<_> = headers.iter().map(|(name, value)| (name.as_bytes(), value.as_bytes())).collect();
            let outcome = on_sheet(|sheet| {
                let url = Url::parse(b"https://h/", "url", sheet)?;
                let method = method.as_bytes();
                let request = SignableRequest { method, url, pairs: headers.clone(), payload: Payload::Unsigned };
                request.check(&SCHEMES[0], b"", sheet)
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
            let outcome = on_sheet(|sheet| {
                let url = Url::parse(b"https://h/", "url", sheet)?;
                let pairs = vec![(&name[..], &b"1"[..])];
                SignableRequest { method: b"GET", url, pairs, payload: Payload::Unsigned }.check(
                    &SCHEMES[0],
                    b"",
                    sheet,
                )
            });
            assert_eq!(outcome.is_ok(), is_token, "{byte}");
        }
    }
}
