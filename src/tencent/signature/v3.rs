//! TC3-HMAC-SHA256 (`reference/tencent.md` 1.3).
//!
//! ```text
//! canonical request = method \n path \n query as on the wire \n (name:value \n)* \n signed headers \n hash of the body
//! scope             = 2020-06-04/vpc/tc3_request
//! string to sign    = TC3-HMAC-SHA256 \n unix seconds \n scope \n hash of the canonical request
//! key               = HMAC(HMAC(HMAC("TC3" + secret key, date), service), "tc3_request")
//! signature         = hex(HMAC(key, string to sign))
//! ```

use crate::core::error::{Error, Result};
use crate::core::hash;
use crate::core::request::{Explanation, Payload, SignableRequest, UNSIGNED_PAYLOAD};
use crate::core::sort::sort;
use crate::core::time::Time;
use crate::tencent::Credentials;
use zeroize::Zeroizing;

/// The name of the scheme.
pub const ALGORITHM: &str = "TC3-HMAC-SHA256";

/// The headers of the provider's newer documents. The SDKs leave the action out, so that it is not authenticated.
pub const DEFAULT_SIGNED_HEADERS: &[&str] = &["content-type", "host", "x-tc-action"];

const TIMESTAMP: &str = "X-TC-Timestamp";
const BODY_HASH: &str = "X-TC-Content-SHA256";

/// Signs requests to one service with one key.
#[derive(Debug)]
pub struct Signer {
    credentials: Credentials,
    service: String,
    signed_headers: Vec<String>,
}

/// What a signature adds to its request.
#[derive(Debug)]
pub struct Signature {
    /// The headers to set, in place of any of the same name.
    pub headers: Vec<(&'static str, String)>,
    /// How it came about.
    pub explanation: Explanation,
}

impl Signer {
    /// A signer for this key and service (`vpc`), that signs the headers of these names.
    pub fn new(credentials: Credentials, service: String, signed_headers: &[&str]) -> Result<Self> {
        if service.is_empty()
            || !service.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
        {
            return Err(Error::invalid("service", "a service name such as vpc", "other text"));
        }
        let mut signed_headers: Vec<_> = signed_headers.iter().map(|name| name.to_ascii_lowercase()).collect();
        sort(&mut signed_headers);
        signed_headers.dedup();
        for name in ["content-type", "host"] {
            if !signed_headers.iter().any(|signed| signed == name) {
                return Err(Error::invalid(
                    "signedHeaders",
                    "content-type and host among them",
                    &format!("a list without {name}"),
                ));
            }
        }
        Ok(Self { credentials, service, signed_headers })
    }

    /// Signs a request. A time in the caller's own `X-TC-Timestamp` counts instead of `at`.
    pub fn sign(&self, request: &SignableRequest<'_>, at: Time) -> Result<Signature> {
        request.check()?;
        let mut added = Vec::with_capacity(3);
        let at = match request.header(TIMESTAMP) {
            None => {
                added.push((TIMESTAMP, at.unix().to_string()));
                at
            }
            Some(text) => match text.parse() {
                Ok(unix) => Time::from_unix(unix)?,
                Err(_) => {
                    return Err(Error::invalid("headers.X-TC-Timestamp", "seconds since the epoch", "other text"));
                }
            },
        };
        if let (Some(token), None) = (&self.credentials.token, request.header("X-TC-Token")) {
            added.push(("X-TC-Token", token.expose().to_owned()));
        }
        let body_hash = self.body_hash(request, &mut added)?;

        let mut canonical = format!("{}\n{}\n{}\n", request.method, request.url.path(), request.url.query());
        for name in &self.signed_headers {
            canonical.push_str(name);
            canonical.push(':');
            canonical.push_str(&self.header_value(request, name)?);
            canonical.push('\n');
        }
        let signed_headers = self.signed_headers.join(";");
        canonical.push('\n');
        canonical.push_str(&signed_headers);
        canonical.push('\n');
        canonical.push_str(&body_hash);

        let date = at.date();
        let scope = format!("{date}/{}/tc3_request", self.service);
        let string_to_sign = format!("{ALGORITHM}\n{}\n{scope}\n{}", at.unix(), hash::sha256_hex(canonical.as_bytes()));
        let signature = hash::hex(&hash::hmac_sha256(&*self.key(&date), string_to_sign.as_bytes()));
        added.push((
            "Authorization",
            format!(
                "{ALGORITHM} Credential={}/{scope}, SignedHeaders={signed_headers}, Signature={signature}",
                self.credentials.secret_id
            ),
        ));
        Ok(Signature {
            headers: added,
            explanation: Explanation {
                canonical_request: Some(canonical),
                string_to_sign,
                signature,
                signed_headers: Some(signed_headers),
                scope: Some(scope),
            },
        })
    }

    fn key(&self, date: &str) -> Zeroizing<[u8; 32]> {
        let secret = Zeroizing::new(format!("TC3{}", self.credentials.secret_key.expose()));
        let date = Zeroizing::new(hash::hmac_sha256(secret.as_bytes(), date.as_bytes()));
        let service = Zeroizing::new(hash::hmac_sha256(&*date, self.service.as_bytes()));
        Zeroizing::new(hash::hmac_sha256(&*service, b"tc3_request"))
    }

    /// Values are signed as they are sent, but for the action, which the documents show in lower case.
    fn header_value(&self, request: &SignableRequest<'_>, name: &str) -> Result<String> {
        match (request.header(name), name) {
            (Some(value), "x-tc-action") => Ok(value.trim().to_ascii_lowercase()),
            (Some(value), _) => Ok(value.trim().to_owned()),
            (None, "host") => Ok(request.url.host()),
            (None, _) => {
                Err(Error::invalid(&format!("headers.{name}"), "a value, since it is to be signed", "nothing"))
            }
        }
    }

    /// The last line of the canonical request. An unsigned body is declared in a header, and the hash of the
    /// declaration is signed.
    fn body_hash(&self, request: &SignableRequest<'_>, added: &mut Vec<(&'static str, String)>) -> Result<String> {
        let payload = match request.header(BODY_HASH) {
            Some(UNSIGNED_PAYLOAD) => return Ok(hash::sha256_hex(UNSIGNED_PAYLOAD.as_bytes())),
            Some(_) => {
                return Err(Error::invalid(
                    "headers.X-TC-Content-SHA256",
                    "UNSIGNED-PAYLOAD or no such header",
                    "other text",
                ));
            }
            None => request.payload,
        };
        if let Payload::Unsigned = payload {
            added.push((BODY_HASH, UNSIGNED_PAYLOAD.to_owned()));
        }
        Ok(payload.sha256().unwrap_or_else(|| hash::sha256_hex(UNSIGNED_PAYLOAD.as_bytes())))
    }
}
