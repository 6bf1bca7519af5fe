//! SDK-HMAC-SHA256, V11-HMAC-SHA256 and SDK-HMAC-SM3 (`reference/huawei.md` 1.2, `docs/signing.md`).
//!
//! ```text
//! canonical request = method \n path + "/" \n query \n (name:value \n)* \n signed headers \n hash of the body
//! string to sign    = algorithm \n 20250102T030405Z \n [20250102/region/service \n] hash of the canonical request
//! signature         = hex(HMAC(key, string to sign))
//! ```
//! The key is the secret itself; for V11 it is derived for each day, region and service.

mod canonical;

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use core::cell::RefCell;

use zeroize::Zeroizing;

use crate::core::error::{Error, Result};
use crate::core::hash::{Hash, HmacKey};
use crate::core::secret::Secret;
use crate::core::signing::{Explanation, Payload, SignableRequest, Signature, UNSIGNED_PAYLOAD};
use crate::core::text::{append, concat};
use crate::core::time::Time;

use canonical::{push_lower, push_path, push_query, sorted_headers};

/// The scheme that the services take without further ado.
pub const DEFAULT: &str = "SDK-HMAC-SHA256";

const DERIVED: &str = "V11-HMAC-SHA256";
const SM3: &str = "SDK-HMAC-SM3";

const DATE: &str = "X-Sdk-Date";
const TOKEN: &str = "X-Security-Token";

/// A scheme, with what it needs beside the key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Algorithm {
    /// HMAC-SHA256 with the secret as the key.
    Sha256,
    /// HMAC-SHA256 with a key for each day, region and service: for hosts outside the standard pattern.
    Derived {
        /// The region of the scope.
        region: String,
        /// The service of the scope.
        service: String,
    },
    /// HMAC-SM3 with the secret as the key.
    Sm3,
}

impl Algorithm {
    /// By its name in the `Authorization` header; region and service are for the derived one only.
    pub fn new(name: &str, region: Option<&str>, service: Option<&str>) -> Result<Self> {
        let scope = |part: Option<&str>, field: &str| match part {
            Some(text) if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') => {
                Ok(text.to_owned())
            }
            _ => Err(Error::invalid(field, "letters, digits and -, for V11-HMAC-SHA256", "nothing or other text")),
        };
        match name {
            DEFAULT => Ok(Self::Sha256),
            SM3 => Ok(Self::Sm3),
            DERIVED => Ok(Self::Derived {
                region: scope(region, "options.region")?,
                service: scope(service, "options.service")?,
            }),
            _ => Err(Error::invalid(
                "options.algorithm",
                "SDK-HMAC-SHA256, V11-HMAC-SHA256 or SDK-HMAC-SM3",
                "another name",
            )),
        }
    }

    const fn name(&self) -> &'static str {
        match self {
            Self::Sha256 => DEFAULT,
            Self::Derived { .. } => DERIVED,
            Self::Sm3 => SM3,
        }
    }

    const fn hash(&self) -> Hash {
        match self {
            Self::Sm3 => Hash::Sm3,
            Self::Sha256 | Self::Derived { .. } => Hash::Sha256,
        }
    }

    /// The header that declares a hash of the body.
    const fn body_hash_header(&self) -> &'static str {
        match self {
            Self::Sm3 => "X-Sdk-Content-Sm3",
            Self::Sha256 | Self::Derived { .. } => "X-Sdk-Content-Sha256",
        }
    }
}

/// Signs requests with one access key. Of the secret only the states of HMAC are kept, and those are wiped.
#[derive(Debug)]
pub struct Signer {
    algorithm: Algorithm,
    access_key_id: String,
    key: HmacKey,
    security_token: Option<Secret>,
    /// The key that was derived last, and the scope that it is for: the scope changes at midnight UTC.
    derived: RefCell<Option<(String, HmacKey)>>,
}

impl Signer {
    /// A signer for this key; a temporary key comes with a security token.
    pub fn new(
        algorithm: Algorithm,
        access_key_id: String,
        secret_access_key: &Secret,
        security_token: Option<Secret>,
    ) -> Result<Self> {
        // It becomes part of a header, between `Access=` and a comma.
        let plain = |byte: u8| byte.is_ascii_graphic() && byte != b',';
        if access_key_id.is_empty() || !access_key_id.bytes().all(plain) {
            return Err(Error::invalid(
                "credentials.accessKeyId",
                "printable ASCII without spaces and commas",
                "other text",
            ));
        }
        let secret = secret_access_key.expose().as_bytes();
        if secret.is_empty() {
            return Err(Error::invalid("credentials.secretAccessKey", "a non-empty string", "an empty string"));
        }
        if let Some(token) = &security_token {
            token.check_header("credentials.securityToken")?;
        }
        let key = match algorithm {
            // The first half of HKDF, whose salt is the id of the key.
            Algorithm::Derived { .. } => {
                HmacKey::new(Hash::Sha256, HmacKey::new(Hash::Sha256, access_key_id.as_bytes()).sign(secret).bytes())
            }
            _ => HmacKey::new(algorithm.hash(), secret),
        };
        Ok(Self { algorithm, access_key_id, key, security_token, derived: RefCell::default() })
    }

    /// The hash that bodies are signed by.
    pub fn hash(&self) -> Hash {
        self.algorithm.hash()
    }

    /// The token, which must never be shown.
    pub fn security_token(&self) -> Option<&Secret> {
        self.security_token.as_ref()
    }

    /// Signs a request. A date in the caller's own `X-Sdk-Date` counts instead of `at`.
    pub fn sign(&self, request: &SignableRequest<'_>, at: Time) -> Result<Signature> {
        request.check()?;
        let mut added = Vec::with_capacity(4);
        let date = match request.header(DATE) {
            None => {
                let date = at.basic();
                added.push((DATE, date.clone()));
                date
            }
            Some(text) if Time::parse_basic(text).is_some() => text.to_owned(),
            Some(_) => {
                return Err(Error::invalid(
                    "request.headers.X-Sdk-Date",
                    "a time such as 20250102T030405Z",
                    "other text",
                ));
            }
        };
        if let Some(token) = &self.security_token {
            added.push((TOKEN, token.expose().to_owned()));
        }
        let body_hash = self.body_hash(request, &mut added)?;

        let host = request.url.host();
        let mut canonical = String::with_capacity(512);
        append(&mut canonical, &[request.method, "\n"]);
        push_path(request, &mut canonical)?;
        canonical.push('\n');
        push_query(request, &mut canonical)?;
        let mut signed_headers = String::with_capacity(96);
        for (name, value) in sorted_headers(request, &added, &host) {
            signed_headers.push_str(if signed_headers.is_empty() { "" } else { ";" });
            push_lower(name, &mut signed_headers);
            canonical.push('\n');
            push_lower(name, &mut canonical);
            append(&mut canonical, &[":", value]);
        }
        append(&mut canonical, &["\n\n", &signed_headers, "\n", &body_hash]);

        let algorithm = self.algorithm.name();
        let hashed = self.algorithm.hash().digest(canonical.as_bytes()).hex();
        let (access, scope, string_to_sign, signature) = match &self.algorithm {
            Algorithm::Derived { region, service } => {
                let scope = concat(&[date.get(..8).unwrap_or_default(), "/", region, "/", service]);
                let string = concat(&[algorithm, "\n", &date, "\n", &scope, "\n", &hashed]);
                let signature = self.derived_key(&scope).sign(string.as_bytes()).hex();
                (concat(&["Credential=", &self.access_key_id, "/", &scope]), Some(scope), string, signature)
            }
            Algorithm::Sha256 | Algorithm::Sm3 => {
                let string = concat(&[algorithm, "\n", &date, "\n", &hashed]);
                let signature = self.key.sign(string.as_bytes()).hex();
                (concat(&["Access=", &self.access_key_id]), None, string, signature)
            }
        };
        added.push((
            "Authorization",
            concat(&[algorithm, " ", &access, ", SignedHeaders=", &signed_headers, ", Signature=", &signature]),
        ));
        Ok(Signature {
            headers: added,
            explanation: Explanation {
                canonical_request: Some(canonical),
                string_to_sign,
                signature,
                signed_headers: Some(signed_headers),
                scope,
            },
        })
    }

    /// The second half of HKDF, one block. What signs is its hex text, not its bytes.
    fn derived_key(&self, scope: &str) -> HmacKey {
        let mut derived = self.derived.borrow_mut();
        if let Some((known, key)) = &*derived
            && known == scope
        {
            return key.clone();
        }
        let text = Zeroizing::new(self.key.sign(concat(&[scope, "\u{1}"]).as_bytes()).hex());
        let key = HmacKey::new(Hash::Sha256, text.as_bytes());
        *derived = Some((scope.to_owned(), key.clone()));
        key
    }

    /// The last line of the canonical request (`docs/signing.md`, decisions on bodies).
    fn body_hash(&self, request: &SignableRequest<'_>, added: &mut Vec<(&'static str, String)>) -> Result<String> {
        let (name, hash) = (self.algorithm.body_hash_header(), self.algorithm.hash());
        let field = concat(&["request.headers.", name]);
        match (request.header(name), request.payload) {
            (Some(declared), Payload::Bytes([])) if declared != hash.digest(b"").hex() => {
                Err(Error::invalid(&field, "the hash of the empty body, or bodySha256 in its place", "another"))
            }
            // The header's name says which hash it is.
            (Some(declared), _) => Ok(match Payload::declared(declared, Hash::Sha256, &field)? {
                Payload::Hashed(hex) => hex.to_owned(),
                _ => UNSIGNED_PAYLOAD.to_owned(),
            }),
            (None, payload) => Ok(payload.hash(hash).unwrap_or_else(|| {
                added.push((name, UNSIGNED_PAYLOAD.to_owned()));
                UNSIGNED_PAYLOAD.to_owned()
            })),
        }
    }
}
