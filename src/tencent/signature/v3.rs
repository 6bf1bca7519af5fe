//! TC3-HMAC-SHA256 (`reference/tencent.md` 1.3, `docs/signing.md`).
//!
//! ```text
//! canonical request = method \n path \n query as on the wire \n (name:value \n)* \n signed headers \n hash of the body
//! scope             = 2020-06-04/vpc/tc3_request
//! string to sign    = TC3-HMAC-SHA256 \n unix seconds \n scope \n hash of the canonical request
//! key               = HMAC(HMAC(HMAC("TC3" + secret key, date), service), "tc3_request")
//! signature         = hex(HMAC(key, string to sign))
//! ```

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use core::cell::RefCell;

use zeroize::Zeroizing;

use crate::core::error::{Error, Result};
use crate::core::hash::{Hash, HmacKey};
use crate::core::secret::Secret;
use crate::core::signing::{Explanation, Payload, SignableRequest, Signature, UNSIGNED_PAYLOAD};
use crate::core::sort::sort;
use crate::core::text::{append, concat, decimal};
use crate::core::time::Time;
use crate::tencent::Credentials;

/// The name of the scheme.
pub const ALGORITHM: &str = "TC3-HMAC-SHA256";

/// The headers of the provider's newer documents. The SDKs leave the action out, so that it is not authenticated.
pub const DEFAULT_SIGNED_HEADERS: &[&str] = &["content-type", "host", "x-tc-action"];

const TIMESTAMP: &str = "X-TC-Timestamp";
const BODY_HASH: &str = "X-TC-Content-SHA256";

/// Signs requests to one service with one key. Of the secret only states of HMAC are kept, and those are wiped.
#[derive(Debug)]
pub struct Signer {
    secret_id: String,
    token: Option<Secret>,
    /// `"TC3" + secret key`, from which the key of a day is derived.
    root: HmacKey,
    service: String,
    signed_headers: Vec<String>,
    /// The key of the day that was signed on last: it changes at midnight UTC.
    of_day: RefCell<Option<(String, HmacKey)>>,
}

impl Signer {
    /// A signer for this key and service (`vpc`), that signs the headers of these names.
    pub fn new(credentials: &Credentials, service: String, signed_headers: &[&str]) -> Result<Self> {
        if service.is_empty()
            || !service.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
        {
            return Err(Error::invalid("options.service", "a service name such as vpc", "other text"));
        }
        let mut signed_headers: Vec<_> = signed_headers.iter().map(|name| name.to_ascii_lowercase()).collect();
        sort(&mut signed_headers);
        signed_headers.dedup();
        if !["content-type", "host"].iter().all(|name| signed_headers.iter().any(|signed| signed == name)) {
            return Err(Error::invalid("options.signedHeaders", "content-type and host among them", "a list without"));
        }
        let secret = Zeroizing::new(concat(&["TC3", credentials.secret_key.expose()]));
        Ok(Self {
            secret_id: credentials.secret_id.clone(),
            token: credentials.token.clone(),
            root: HmacKey::new(Hash::Sha256, secret.as_bytes()),
            service,
            signed_headers,
            of_day: RefCell::default(),
        })
    }

    /// The service that it signs for.
    pub fn service(&self) -> &str {
        &self.service
    }

    /// Signs a request. A time in the caller's own `X-TC-Timestamp` counts instead of `at`.
    pub fn sign(&self, request: &SignableRequest<'_>, at: Time) -> Result<Signature> {
        request.check()?;
        // The official signers disagree about whether it is signed (`docs/signing.md`).
        if request.method == "POST" && !request.url.query().is_empty() {
            return Err(Error::invalid("request.url", "a URL without a query for POST", "one with a query"));
        }
        let mut added = Vec::with_capacity(3);
        let seconds = decimal(at.unix().unsigned_abs());
        let (at, seconds) = match request.header(TIMESTAMP) {
            None => {
                added.push((TIMESTAMP, seconds.clone()));
                (at, seconds)
            }
            Some(text) => (parse_timestamp(text)?, text.to_owned()),
        };
        if let (Some(token), None) = (&self.token, request.header("X-TC-Token")) {
            added.push(("X-TC-Token", token.expose().to_owned()));
        }
        let body_hash = body_hash(request, &mut added)?;

        let mut canonical = concat(&[request.method, "\n", request.url.path(), "\n", request.url.query(), "\n"]);
        let mut signed_headers = String::new();
        for name in &self.signed_headers {
            append(&mut canonical, &[name, ":", &header_value(request, name)?, "\n"]);
            if !signed_headers.is_empty() {
                signed_headers.push(';');
            }
            signed_headers.push_str(name);
        }
        append(&mut canonical, &["\n", &signed_headers, "\n", &body_hash]);

        let date = at.date();
        let scope = concat(&[&date, "/", &self.service, "/tc3_request"]);
        let hashed = Hash::Sha256.digest(canonical.as_bytes()).hex();
        let string_to_sign = concat(&[ALGORITHM, "\n", &seconds, "\n", &scope, "\n", &hashed]);
        let signature = self.key(date).sign(string_to_sign.as_bytes()).hex();
        let credential = concat(&[ALGORITHM, " Credential=", &self.secret_id, "/", &scope]);
        added.push((
            "Authorization",
            concat(&[&credential, ", SignedHeaders=", &signed_headers, ", Signature=", &signature]),
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

    fn key(&self, date: String) -> HmacKey {
        let mut of_day = self.of_day.borrow_mut();
        if let Some((day, key)) = &*of_day
            && *day == date
        {
            return key.clone();
        }
        let mut key = self.root.clone();
        for step in [date.as_str(), &self.service, "tc3_request"] {
            key = HmacKey::new(Hash::Sha256, key.sign(step.as_bytes()).bytes());
        }
        *of_day = Some((date, key.clone()));
        key
    }
}

fn parse_timestamp(text: &str) -> Result<Time> {
    let add = |sum: i64, byte: u8| byte.is_ascii_digit().then(|| sum * 10 + i64::from(byte - b'0'));
    match text.bytes().try_fold(0, add) {
        // The year 9999 ends with twelve digits, and a sum of twelve cannot overflow.
        Some(unix) if (1..=12).contains(&text.len()) && !text.starts_with('0') => Time::from_unix(unix),
        _ => Err(Error::invalid("request.headers.X-TC-Timestamp", "seconds since the epoch", "other text")),
    }
}

/// Values are signed as they are sent, but for the action, which the documents show in lower case.
fn header_value(request: &SignableRequest<'_>, name: &str) -> Result<String> {
    match (request.header(name), name) {
        (Some(value), "x-tc-action") => Ok(value.trim_ascii().to_ascii_lowercase()),
        (Some(value), _) => Ok(value.trim_ascii().to_owned()),
        (None, "host") => Ok(request.url.host()),
        (None, _) => {
            Err(Error::invalid(&concat(&["request.headers.", name]), "a value, since it is to be signed", "nothing"))
        }
    }
}

/// The last line of the canonical request. An unsigned body is declared in a header, and the hash of the declaration
/// is signed.
fn body_hash(request: &SignableRequest<'_>, added: &mut Vec<(&'static str, String)>) -> Result<String> {
    let payload = match request.header(BODY_HASH) {
        None => request.payload,
        Some(UNSIGNED_PAYLOAD) => return Ok(Hash::Sha256.digest(UNSIGNED_PAYLOAD.as_bytes()).hex()),
        Some(_) => {
            return Err(Error::invalid(
                "request.headers.X-TC-Content-SHA256",
                "UNSIGNED-PAYLOAD or no such header",
                "other text",
            ));
        }
    };
    if let Payload::Unsigned = payload {
        added.push((BODY_HASH, UNSIGNED_PAYLOAD.to_owned()));
    }
    Ok(payload.hash(Hash::Sha256).unwrap_or_else(|| Hash::Sha256.digest(UNSIGNED_PAYLOAD.as_bytes()).hex()))
}
