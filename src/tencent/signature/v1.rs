//! HmacSHA1 and HmacSHA256 (`reference/tencent.md` 1.1, 1.2, `docs/signing.md`): parameters in, the same parameters and
//! a signature out.
//!
//! ```text
//! string to sign = method + host + path + "?" + (name=value, sorted by name, joined by &, nothing encoded)
//! signature      = base64(HMAC(secret key, string to sign))
//! ```

use alloc::vec::Vec;

use crate::core::bytes::{has, put, put_base64, put_decimal, puts, split, whole_number};
use crate::core::hash::{Hash, HmacKey};
use crate::core::pairs::{Pair, put_pairs, sort};
use crate::core::percent::next;
use crate::core::scheme::Keys;
use crate::core::sheet::{Done, Refused, SEPARATOR, Sheet};
use crate::core::signing::Key;
use crate::core::time::Time;
use crate::core::url::Url;
use crate::tencent::KEY_MEMBERS;

/// The content type of a form.
pub const FORM: &str = "application/x-www-form-urlencoded";

/// The keyed digest, as the parameter `SignatureMethod` names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// The older one.
    HmacSha1,
    /// The better one.
    HmacSha256,
}

impl Method {
    /// By its name.
    pub fn new(name: &[u8], sheet: &mut Sheet) -> Result<Self, Refused> {
        if name == Self::HmacSha1.name() {
            return Ok(Self::HmacSha1);
        }
        if name != Self::HmacSha256.name() {
            sheet.refuse("options.method|HmacSHA1 or HmacSHA256", b"")?;
        }
        Ok(Self::HmacSha256)
    }

    const fn name(self) -> &'static [u8] {
        match self {
            Self::HmacSha1 => b"HmacSHA1",
            Self::HmacSha256 => b"HmacSHA256",
        }
    }
}

/// The parameters that are added where they are not given, in the order of their values below.
const OWN: &[u8] = b"SecretId Timestamp Nonce SignatureMethod Token";

/// Signs parameters with one key.
#[derive(Debug)]
pub struct Signer {
    keys: Keys,
    method: Option<Method>,
}

impl Signer {
    /// A signer for this key and digest. Without a digest none is named, and the provider assumes HMAC-SHA1.
    pub fn new(key: &Key<'_>, method: Option<Method>, sheet: &mut Sheet) -> Result<Self, Refused> {
        let hash = if method == Some(Method::HmacSha256) { Hash::Sha256 } else { Hash::Sha1 };
        key.check(&KEY_MEMBERS, sheet)?;
        Ok(Self { keys: Keys::new(key, HmacKey::new(hash, key.secret)), method })
    }

    /// The whole form: the parameters, the common ones that belong to the signature, and the signature. A value that
    /// the caller gave for `Timestamp` or `Nonce` counts instead of `at` and `nonce`.
    pub fn sign(
        &self,
        method: &[u8],
        url: &Url<'_>,
        params: &[Pair<'_>],
        at: Time,
        nonce: u64,
        sheet: &mut Sheet,
    ) -> Done {
        sheet.clear();
        check(method, url, params, sheet)?;
        url.put_host(&mut sheet.host);
        let Sheet { added, steps, host, time, names: number, .. } = sheet;
        put_decimal(time, at.unix() as u64, 1);
        put_decimal(number, nonce, 1);
        let mut form: Vec<Pair<'_>> = Vec::new();
        for pair in params {
            form.push(*pair);
        }
        let digest: &[u8] = self.method.map_or(b"", Method::name);
        let values = [self.keys.id(), time, number, digest, self.keys.token()];
        for (name, value) in split(OWN, b' ').zip(values) {
            if !value.is_empty() && !is_given(params, name) {
                form.push((name, value));
            }
        }
        put_pairs(added, &form, next);

        // No canonical request.
        put(steps, &[SEPARATOR]);
        puts!(steps, method, host, url.path());
        sort(&mut form, next);
        let mut mark = b"?";
        for (name, value) in &form {
            // On POST such a value stands for a file in API 2.0, and is sent but not signed.
            if method != b"POST" || value.first() != Some(&b'@') {
                puts!(steps, mark, name, b"=", value);
                mark = b"&";
            }
        }
        let digest = self.keys.sign(steps.get(1..).unwrap_or_default());
        put(steps, &[SEPARATOR]);
        let start = steps.len();
        put_base64(steps, digest.bytes());
        put(added, b"&");
        put_pairs(added, &[(b"Signature", steps.get(start..).unwrap_or_default())], next);
        // Nor names of signed headers, nor a scope.
        put(steps, &[SEPARATOR, SEPARATOR]);
        number.clear();
        Ok(())
    }
}

/// Whether there is a parameter of that name.
#[inline(never)]
fn is_given(params: &[Pair<'_>], name: &[u8]) -> bool {
    params.iter().any(|(given, _)| *given == name)
}

/// Whether a name is one of these, with blanks between them.
#[inline(never)]
fn is_among(name: &[u8], names: &[u8]) -> bool {
    split(names, b' ').any(|other| other == name)
}

/// Refuses what the official signers read differently, and what belongs to the signer.
fn check(method: &[u8], url: &Url<'_>, params: &[Pair<'_>], sheet: &mut Sheet) -> Done {
    if method != b"GET" && method != b"POST" {
        return sheet.refuse("request.method|GET or POST|another method", b"");
    }
    if !url.query().is_empty() {
        return sheet.refuse("request.url|a URL without a query: parameters belong in `params`|one with a query", b"");
    }
    let versioned = is_given(params, b"Version");
    let mut rest = params;
    while let [(name, value), others @ ..] = rest {
        rest = others;
        let sentence = if is_among(name, b"Signature SecretId SignatureMethod Token") {
            "request.params.*|no such parameter: the signer adds it|one"
        } else if name.is_empty() || has(name, b'_') || has(name, b'=') || has(name, b'&') {
            // No parameter of these services has an underscore in its name.
            "request.params.*|a name without `_`, `=` and `&`|one with it, or none"
        } else if has(name, SEPARATOR) || has(value, SEPARATOR) {
            "request.params.*|text without NUL|text with it"
        } else if is_given(others, name) {
            "request.params.*|a parameter once|it twice"
        } else if is_among(name, b"Timestamp Nonce") && (whole_number(value).is_none() || value.first() == Some(&b'0'))
        {
            "request.params.*|a positive whole number"
        } else if versioned && method == b"POST" && value.first() == Some(&b'@') {
            "request.params.*|a value that does not begin with @, or GET|one that does"
        } else {
            continue;
        };
        return sheet.refuse(sentence, name);
    }
    Ok(())
}
