//! SDK-HMAC-SHA256, V11-HMAC-SHA256 and SDK-HMAC-SM3 (`reference/huawei.md` 1.2, `docs/signing.md`).
//!
//! ```text
//! canonical request = method \n path + "/" \n query \n (name:value \n)* \n signed headers \n hash of the body
//! string to sign    = algorithm \n 20250102T030405Z \n [20250102/region/service \n] hash of the canonical request
//! signature         = hex(HMAC(key, string to sign))
//! ```
//! The key is the secret itself; for V11 it is derived for each day, region and service.

mod canonical;

use alloc::vec::Vec;

use zeroize::Zeroizing;

use crate::core::bytes::{Class, copied, is_made_of, put, put_hex, puts};
use crate::core::hash::{Hash, HmacKey};
use crate::core::scheme::{Keys, Scheme};
use crate::core::secret::Secret;
use crate::core::sheet::{Done, Refused, Sheet, owned};
use crate::core::signing::{Key, Payload, SignableRequest, UNSIGNED_PAYLOAD};
use crate::core::time::{Time, read_basic};

use canonical::{check_url, put_path, put_query};

/// The scheme that the services take without further ado.
pub const DEFAULT: &[u8] = b"SDK-HMAC-SHA256";

const DERIVED: &[u8] = b"V11-HMAC-SHA256";
const SM3: &[u8] = b"SDK-HMAC-SM3";

const DATE: &[u8] = b"X-Sdk-Date";
const TOKEN: &[u8] = b"X-Security-Token";

/// A scheme, with what it needs beside the key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Algorithm {
    hash: Hash,
    /// The end of a derived key's scope, `/region/service`; empty where the secret itself is the key.
    scope: Vec<u8>,
}

impl Default for Algorithm {
    /// SDK-HMAC-SHA256.
    fn default() -> Self {
        Self { hash: Hash::Sha256, scope: Vec::new() }
    }
}

impl Algorithm {
    /// By its name in the `Authorization` header; region and service are for V11-HMAC-SHA256 only, which hosts outside
    /// the standard pattern take.
    pub fn new(name: &[u8], region: &[u8], service: &[u8], sheet: &mut Sheet) -> Result<Self, Refused> {
        let mut algorithm = Self::default();
        if name == SM3 {
            algorithm.hash = Hash::Sm3;
        } else if name == DERIVED {
            for (part, field) in &[(region, "options.region"), (service, "options.service")] {
                if !is_made_of(part, &const { Class::alphanumeric_and(b"-") }) {
                    sheet.refuse("*|letters, digits and -, for V11-HMAC-SHA256", field.as_bytes())?;
                }
                puts!(&mut algorithm.scope, b"/", part);
            }
        } else if name != DEFAULT {
            sheet.refuse("options.algorithm|SDK-HMAC-SHA256, V11-HMAC-SHA256 or SDK-HMAC-SM3", b"")?;
        }
        Ok(algorithm)
    }

    fn name(&self) -> &'static [u8] {
        match self.hash {
            Hash::Sm3 => SM3,
            _ if self.scope.is_empty() => DEFAULT,
            _ => DERIVED,
        }
    }

    /// The header that declares a hash of the body.
    fn body_hash_header(&self) -> &'static str {
        if self.hash == Hash::Sm3 { "X-Sdk-Content-Sm3" } else { "X-Sdk-Content-Sha256" }
    }
}

/// Signs requests with one access key.
#[derive(Debug)]
pub struct Signer {
    keys: Keys,
    name: &'static [u8],
    /// The header that declares a hash of the body.
    body_hash: &'static str,
}

impl Signer {
    /// A signer for this key.
    pub fn new(algorithm: Algorithm, key: &Key<'_>, sheet: &mut Sheet) -> Result<Self, Refused> {
        let (name, body_hash) = (algorithm.name(), algorithm.body_hash_header());
        let Algorithm { hash, scope } = algorithm;
        let mut root = HmacKey::new(hash, key.secret);
        if !scope.is_empty() {
            // The first half of HKDF, whose salt is the id of the key.
            root = HmacKey::new(hash, HmacKey::new(hash, key.id).sign(key.secret).bytes());
        }
        let members = &["accessKeyId", "secretAccessKey", "securityToken"];
        Ok(Self { keys: Keys::new(key, members, root, scope, sheet)?, name, body_hash })
    }

    /// The hash that bodies are signed by.
    pub fn hash(&self) -> Hash {
        self.keys.hash()
    }

    /// The token, which must never be shown.
    pub fn security_token(&self) -> Option<Secret> {
        Some(owned(self.keys.token())).filter(|token| !token.is_empty()).map(Secret::new)
    }

    /// Signs a request. A date in the caller's own `X-Sdk-Date` counts instead of `at`.
    pub fn sign(&self, request: &SignableRequest<'_>, at: Time, sheet: &mut Sheet) -> Done {
        sheet.clear();
        request.check(sheet)?;
        check_url(&request.url, sheet)?;
        let (given, declared) = (request.header(DATE), request.header(self.body_hash.as_bytes()));
        let mut at = at;
        if !given.is_empty() {
            let Some(unix) = read_basic(given) else {
                return sheet.refuse("request.headers.X-Sdk-Date|a time such as 20250102T030405Z", b"");
            };
            at = Time::from_unix(unix, sheet)?;
        }
        at.put_basic(&mut sheet.time);
        // The last line of the canonical request (`docs/signing.md`, decisions on bodies).
        let mut payload = request.payload;
        payload.put(self.hash(), &mut sheet.body);
        if !declared.is_empty() {
            if let Payload::Bytes([]) = payload
                && sheet.body != declared
            {
                let sentence = "request.headers.*|the hash of the empty body, or bodySha256 in its place|another";
                return sheet.refuse(sentence, self.body_hash.as_bytes());
            }
            // The header's name says which hash it is.
            payload = Payload::declared(declared, Hash::Sha256, self.body_hash, sheet)?;
            sheet.body.clear();
            payload.put(self.hash(), &mut sheet.body);
        }
        let is_unsigned = matches!(payload, Payload::Unsigned);
        put(&mut sheet.declared, if is_unsigned { UNSIGNED_PAYLOAD } else { declared });

        let Sheet { steps, time, scope, .. } = sheet;
        put(scope, time.get(..8).unwrap_or_default());
        puts!(steps, request.method, b"\n");
        put_path(request.url.path(), steps);
        put(steps, b"\n");
        put_query(request.url.query(), steps);
        put(steps, b"\n");
        let own = &[DATE, TOKEN, self.body_hash.as_bytes()];
        let scheme = Scheme { name: self.name, own, derive, signed: b"", lower: b"" };
        scheme.sign(&self.keys, request, sheet);
        Ok(())
    }
}

/// The second half of HKDF, one block. What signs is its hex text, not its bytes.
fn derive(root: &HmacKey, scope: &[u8]) -> HmacKey {
    let mut text = Zeroizing::new(copied(scope));
    put(&mut text, b"\x01");
    let derived = root.sign(&text);
    text.clear();
    put_hex(&mut text, derived.bytes());
    HmacKey::new(Hash::Sha256, &text)
}
