//! SDK-HMAC-SHA256 (`reference/huawei.md` 1.2): no derived key, no scope; the key is the secret itself.
//!
//! ```text
//! canonical request = method \n path + "/" \n query \n (name:value \n)* \n signed headers \n hash of the body
//! string to sign    = SDK-HMAC-SHA256 \n 20250102T030405Z \n hash of the canonical request
//! signature         = hex(HMAC-SHA256(secret key, string to sign))
//! ```

use crate::core::error::{Error, Result};
use crate::core::hash;
use crate::core::percent;
use crate::core::request::{Explanation, Payload, SignableRequest, UNSIGNED_PAYLOAD};
use crate::core::secret::Secret;
use crate::core::sort::sort;
use crate::core::time::Time;

/// The name of the scheme.
pub const ALGORITHM: &str = "SDK-HMAC-SHA256";

const DATE: &str = "X-Sdk-Date";
const TOKEN: &str = "X-Security-Token";
const BODY_HASH: &str = "X-Sdk-Content-Sha256";

/// Signs requests with one access key.
#[derive(Debug)]
pub struct Signer {
    access_key_id: String,
    secret_access_key: Secret,
    security_token: Option<Secret>,
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
    /// A signer for this key; a temporary key comes with a security token.
    pub fn new(access_key_id: String, secret_access_key: Secret, security_token: Option<Secret>) -> Result<Self> {
        // It becomes part of a header, between `Access=` and a comma.
        let plain = |byte: u8| byte.is_ascii_graphic() && byte != b',';
        if access_key_id.is_empty() || !access_key_id.bytes().all(plain) {
            return Err(Error::invalid(
                "credentials.accessKeyId",
                "printable ASCII without spaces and commas",
                "other text",
            ));
        }
        if secret_access_key.expose().is_empty() {
            return Err(Error::invalid("credentials.secretAccessKey", "a non-empty string", "an empty string"));
        }
        Ok(Self { access_key_id, secret_access_key, security_token })
    }

    /// What must never be shown.
    pub fn secrets(&self) -> Vec<&Secret> {
        std::iter::once(&self.secret_access_key).chain(&self.security_token).collect()
    }

    /// Signs a request. A date in the caller's own `X-Sdk-Date` counts instead of `at`.
    pub fn sign(&self, request: &SignableRequest<'_>, at: Time) -> Result<Signature> {
        request.check()?;
        let mut added = Vec::with_capacity(4);
        let at = match request.header(DATE) {
            None => {
                added.push((DATE, at.basic()));
                at
            }
            Some(text) => Time::parse_basic(text)
                .ok_or_else(|| Error::invalid("headers.X-Sdk-Date", "a time such as 20250102T030405Z", "other text"))?,
        };
        if let Some(token) = &self.security_token {
            added.push((TOKEN, token.expose().to_owned()));
        }
        let body_hash = self.body_hash(request, &mut added)?;

        let headers = canonical_headers(request, &added);
        let signed_headers = headers.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(";");
        let mut canonical = format!("{}\n{}\n{}\n", request.method, canonical_path(request), canonical_query(request)?);
        for (name, value) in &headers {
            canonical.push_str(name);
            canonical.push(':');
            canonical.push_str(value);
            canonical.push('\n');
        }
        canonical.push('\n');
        canonical.push_str(&signed_headers);
        canonical.push('\n');
        canonical.push_str(&body_hash);

        let string_to_sign = format!("{ALGORITHM}\n{}\n{}", at.basic(), hash::sha256_hex(canonical.as_bytes()));
        let signature =
            hash::hex(&hash::hmac_sha256(self.secret_access_key.expose().as_bytes(), string_to_sign.as_bytes()));
        added.push((
            "Authorization",
            format!("{ALGORITHM} Access={}, SignedHeaders={signed_headers}, Signature={signature}", self.access_key_id),
        ));
        Ok(Signature {
            headers: added,
            explanation: Explanation {
                canonical_request: Some(canonical),
                string_to_sign,
                signature,
                signed_headers: Some(signed_headers),
                scope: None,
            },
        })
    }

    /// The last line of the canonical request. A hash in the caller's own header is taken as it is (vector 29).
    fn body_hash(&self, request: &SignableRequest<'_>, added: &mut Vec<(&'static str, String)>) -> Result<String> {
        if let Some(declared) = request.header(BODY_HASH) {
            return Ok(match Payload::declared(declared, "headers.X-Sdk-Content-Sha256")? {
                Payload::Sha256(hex) => hex.to_owned(),
                _ => UNSIGNED_PAYLOAD.to_owned(),
            });
        }
        Ok(match request.payload {
            Payload::Bytes(bytes) => hash::sha256_hex(bytes),
            Payload::Sha256(hex) => hex.to_owned(),
            Payload::Unsigned => {
                added.push((BODY_HASH, UNSIGNED_PAYLOAD.to_owned()));
                UNSIGNED_PAYLOAD.to_owned()
            }
        })
    }
}

/// Lower-case names, trimmed values, sorted. The host is signed although the platform sends it; a name with an
/// underscore is left out, as the Python SDK does; what signing adds replaces what the caller gave.
fn canonical_headers(request: &SignableRequest<'_>, added: &[(&'static str, String)]) -> Vec<(String, String)> {
    let mut headers: Vec<_> = request
        .headers
        .iter()
        .filter(|(name, _)| !name.contains('_') && !added.iter().any(|(own, _)| own.eq_ignore_ascii_case(name)))
        .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
        .chain(added.iter().map(|(name, value)| (name.to_ascii_lowercase(), value.clone())))
        .collect();
    if request.header("host").is_none() {
        headers.push(("host".to_owned(), request.url.host()));
    }
    sort(&mut headers);
    headers
}

/// Each segment decoded once and encoded again, with a slash at the end. The URL's escapes are known to be well-formed.
fn canonical_path(request: &SignableRequest<'_>) -> String {
    let mut out = String::new();
    for segment in request.url.path().trim_end_matches('/').split('/') {
        percent::encode_into(&percent::decode(segment).unwrap_or_default(), &mut out);
        out.push('/');
    }
    out
}

/// Pairs sorted by their decoded name, then value. Where servers read the wire differently the query is refused.
fn canonical_query(request: &SignableRequest<'_>) -> Result<String> {
    let mut pairs = Vec::new();
    for pair in request.url.query().split('&').filter(|pair| !pair.is_empty()) {
        if pair.contains('+') {
            return Err(Error::invalid("url", "a query with %20 or %2B, since servers read `+` both ways", "a `+`"));
        }
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        pairs.push((percent::decode(name).unwrap_or_default(), percent::decode(value).unwrap_or_default()));
    }
    sort(&mut pairs);
    Ok(percent::encode_pairs(pairs.iter().map(|(name, value)| (name.as_str(), value.as_str()))))
}
