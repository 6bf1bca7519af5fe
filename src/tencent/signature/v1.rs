//! HmacSHA1 and HmacSHA256 (`reference/tencent.md` 1.1, 1.2, `docs/signing.md`): parameters in, the same parameters and
//! a signature out.
//!
//! ```text
//! string to sign = method + host + path + "?" + (name=value, sorted by name, joined by &, nothing encoded)
//! signature      = base64(HMAC(secret key, string to sign))
//! ```

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use crate::core::error::{Error, Result};
use crate::core::hash::{Hash, HmacKey, base64};
use crate::core::signing::Explanation;
use crate::core::sort::sort;
use crate::core::text::{append, concat, decimal};
use crate::core::time::Time;
use crate::core::url::Url;
use crate::tencent::Credentials;

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
    pub fn new(name: &str) -> Result<Self> {
        match name {
            "HmacSHA1" => Ok(Self::HmacSha1),
            "HmacSHA256" => Ok(Self::HmacSha256),
            _ => Err(Error::invalid("options.method", "HmacSHA1 or HmacSHA256", "another name")),
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::HmacSha1 => "HmacSHA1",
            Self::HmacSha256 => "HmacSHA256",
        }
    }
}

/// Signs parameters with one key. Of the secret only the states of HMAC are kept, and those are wiped.
#[derive(Debug)]
pub struct Signer {
    secret_id: String,
    token: Option<String>,
    key: HmacKey,
    method: Option<Method>,
}

/// The parameters to send, and how they were signed.
#[derive(Debug)]
pub struct SignedForm {
    /// Every parameter, the signature last.
    pub params: Vec<(String, String)>,
    /// How it came about.
    pub explanation: Explanation,
}

impl Signer {
    /// A signer for this key and digest. Without a digest none is named, and the provider assumes HMAC-SHA1.
    pub fn new(credentials: &Credentials, method: Option<Method>) -> Self {
        let hash = if method == Some(Method::HmacSha256) { Hash::Sha256 } else { Hash::Sha1 };
        Self {
            secret_id: credentials.secret_id.clone(),
            token: credentials.token.as_ref().map(|token| token.expose().to_owned()),
            key: HmacKey::new(hash, credentials.secret_key.expose().as_bytes()),
            method,
        }
    }

    /// Adds the common parameters that belong to the signature, and the signature. A value that the caller gave for
    /// `Timestamp` or `Nonce` counts instead of `at` and `nonce`.
    pub fn sign(
        &self,
        method: &str,
        url: &Url<'_>,
        params: Vec<(String, String)>,
        at: Time,
        nonce: u64,
    ) -> Result<SignedForm> {
        let mut params = params;
        check(method, url, &params)?;
        let mut add = |name: &str, value: &str| {
            if !params.iter().any(|(own, _)| own == name) {
                params.push((name.to_owned(), value.to_owned()));
            }
        };
        add("SecretId", &self.secret_id);
        add("Timestamp", &decimal(at.unix().unsigned_abs()));
        add("Nonce", &decimal(nonce));
        if let Some(method) = self.method {
            add("SignatureMethod", method.name());
        }
        if let Some(token) = &self.token {
            add("Token", token);
        }
        let string_to_sign = string_to_sign(method, url, &params);
        let signature = base64(self.key.sign(string_to_sign.as_bytes()).bytes());
        params.push(("Signature".to_owned(), signature.clone()));
        Ok(SignedForm { params, explanation: Explanation { string_to_sign, signature, ..Explanation::default() } })
    }
}

/// Refuses what the official signers read differently, and what belongs to the signer.
fn check(method: &str, url: &Url<'_>, params: &[(String, String)]) -> Result<()> {
    if method != "GET" && method != "POST" {
        return Err(Error::invalid("request.method", "GET or POST", "another method"));
    }
    if !url.query().is_empty() {
        return Err(Error::invalid(
            "request.url",
            "a URL without a query: parameters belong in `params`",
            "one with a query",
        ));
    }
    let versioned = params.iter().any(|(name, _)| name == "Version");
    for (index, (name, value)) in params.iter().enumerate() {
        let refuse =
            |expected: &str, got: &str| Err(Error::invalid(&concat(&["request.params.", name]), expected, got));
        if matches!(name.as_str(), "Signature" | "SecretId" | "SignatureMethod" | "Token") {
            return refuse("no such parameter: the signer adds it", "one");
        }
        // No parameter of these services has an underscore in its name.
        if name.is_empty() || name.bytes().any(|byte| matches!(byte, b'_' | b'=' | b'&')) {
            return refuse("a name without `_`, `=` and `&`", "one with it, or none");
        }
        if params.iter().skip(index + 1).any(|(other, _)| other == name) {
            return refuse("a parameter once", "it twice");
        }
        let is_number = !value.is_empty() && !value.starts_with('0') && value.bytes().all(|byte| byte.is_ascii_digit());
        if matches!(name.as_str(), "Timestamp" | "Nonce") && !is_number {
            return refuse("a positive whole number", "other text");
        }
        if versioned && method == "POST" && value.starts_with('@') {
            return refuse("a value that does not begin with @, or GET", "one that does");
        }
    }
    Ok(())
}

/// Names sorted byte by byte, so that `.10` comes before `.2`. On POST a value that begins with `@` stands for a file
/// in API 2.0 and is sent but not signed.
fn string_to_sign(method: &str, url: &Url<'_>, params: &[(String, String)]) -> String {
    let mut signed: Vec<_> = params.iter().filter(|(_, value)| method == "GET" || !value.starts_with('@')).collect();
    sort(&mut signed);
    let mut out = concat(&[method, &url.host(), url.path()]);
    for (index, (name, value)) in signed.into_iter().enumerate() {
        append(&mut out, &[if index == 0 { "?" } else { "&" }, name, "=", value]);
    }
    out
}
