//! HmacSHA1 and HmacSHA256 (`reference/tencent.md` 1.1, 1.2): parameters in, the same parameters and a signature out.
//!
//! ```text
//! string to sign = method + host + path + "?" + (name=value, sorted by name, joined by &, nothing encoded)
//! signature      = base64(HMAC(secret key, string to sign))
//! ```

use crate::core::error::{Error, Result};
use crate::core::hash;
use crate::core::request::Explanation;
use crate::core::sort::sort;
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
    /// As in the parameter `SignatureMethod`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::HmacSha1 => "HmacSHA1",
            Self::HmacSha256 => "HmacSHA256",
        }
    }
}

/// Signs parameters with one key.
#[derive(Debug)]
pub struct Signer {
    credentials: Credentials,
    method: Option<Method>,
}

/// The parameters to send, and how they were signed.
#[derive(Debug)]
pub struct Signature {
    /// Every parameter, the signature last.
    pub params: Vec<(String, String)>,
    /// How it came about.
    pub explanation: Explanation,
}

impl Signer {
    /// A signer for this key and digest. Without a digest none is named, and the provider assumes HMAC-SHA1.
    pub fn new(credentials: Credentials, method: Option<Method>) -> Self {
        Self { credentials, method }
    }

    /// Adds the common parameters that belong to the signature, and the signature. A value that the caller gave for
    /// `Timestamp` or `Nonce` counts instead of `at` and `nonce`.
    pub fn sign(
        &self,
        method: &str,
        url: &Url<'_>,
        mut params: Vec<(String, String)>,
        at: Time,
        nonce: u64,
    ) -> Result<Signature> {
        if method != "GET" && method != "POST" {
            return Err(Error::invalid("method", "GET or POST", "another method"));
        }
        if !url.query().is_empty() {
            return Err(Error::invalid(
                "url",
                "a URL without a query: parameters belong in `params`",
                "one with a query",
            ));
        }
        for (index, (name, _)) in params.iter().enumerate() {
            let field = format!("params.{name}");
            if matches!(name.as_str(), "Signature" | "SecretId" | "SignatureMethod" | "Token") {
                return Err(Error::invalid(&field, "no such parameter: the signer adds it", "one"));
            }
            // The official signers disagree about names with an underscore (`reference/tencent.md` 1.1), and no
            // parameter of these services has one.
            if name.is_empty() || name.contains(['_', '=', '&']) {
                return Err(Error::invalid(&field, "a name without `_`, `=` and `&`", "one with it, or none"));
            }
            if params.iter().skip(index + 1).any(|(other, _)| other == name) {
                return Err(Error::invalid(&field, "a parameter once", "it twice"));
            }
        }
        let mut add = |name: &str, value: String| {
            if !params.iter().any(|(own, _)| own == name) {
                params.push((name.to_owned(), value));
            }
        };
        add("SecretId", self.credentials.secret_id.clone());
        add("Timestamp", at.unix().to_string());
        add("Nonce", nonce.to_string());
        if let Some(method) = self.method {
            add("SignatureMethod", method.as_str().to_owned());
        }
        if let Some(token) = &self.credentials.token {
            add("Token", token.expose().to_owned());
        }
        let string_to_sign = string_to_sign(method, url, &params);
        let signature = self.digest(&string_to_sign);
        params.push(("Signature".to_owned(), signature.clone()));
        Ok(Signature { params, explanation: Explanation { string_to_sign, signature, ..Explanation::default() } })
    }

    fn digest(&self, string_to_sign: &str) -> String {
        let (key, message) = (self.credentials.secret_key.expose().as_bytes(), string_to_sign.as_bytes());
        match self.method {
            None | Some(Method::HmacSha1) => hash::base64(&hash::hmac_sha1(key, message)),
            Some(Method::HmacSha256) => hash::base64(&hash::hmac_sha256(key, message)),
        }
    }
}

/// Names sorted byte by byte, so that `.10` comes before `.2`. On POST a value that begins with `@` stands for a file
/// in API 2.0 and is sent but not signed.
fn string_to_sign(method: &str, url: &Url<'_>, params: &[(String, String)]) -> String {
    let mut signed: Vec<_> = params.iter().filter(|(_, value)| method != "POST" || !value.starts_with('@')).collect();
    sort(&mut signed);
    let mut out = format!("{method}{}{}", url.host(), url.path());
    for (index, (name, value)) in signed.into_iter().enumerate() {
        out.push(if index == 0 { '?' } else { '&' });
        out.push_str(name);
        out.push('=');
        out.push_str(value);
    }
    out
}
