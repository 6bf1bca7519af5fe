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

use crate::core::bytes::{Class, copied, is_made_of, put, puts};
use crate::core::hash::{Hash, HmacKey};
use crate::core::scheme::{Keys, Scheme};
use crate::core::secret::Secret;
use crate::core::sheet::{Done, Refused, Sheet, owned};
use crate::core::signing::{Key, Payload, SignableRequest, UNSIGNED_PAYLOAD};
use crate::core::time::{Time, read_basic};

use canonical::{check_url, put_path, put_query};

/// The scheme that the services take without further ado.
pub const DEFAULT: &[u8] = SHA256.name;

static SHA256: Scheme = Scheme {
    name: b"SDK-HMAC-SHA256",
    hash: Hash::Sha256,
    own: ["X-Sdk-Date", "X-Security-Token", "X-Sdk-Content-Sha256"],
    derive,
    lower: b"",
};

static DERIVED: Scheme = Scheme { name: b"V11-HMAC-SHA256", ..SHA256 };

static SM3: Scheme = Scheme {
    name: b"SDK-HMAC-SM3",
    hash: Hash::Sm3,
    own: ["X-Sdk-Date", "X-Security-Token", "X-Sdk-Content-Sm3"],
    ..SHA256
};

/// A scheme, with what it needs beside the key.
#[derive(Clone, Debug)]
pub struct Algorithm {
    scheme: &'static Scheme,
    /// The end of a derived key's scope, `/region/service`; empty where the secret itself is the key.
    scope: Vec<u8>,
}

impl Default for Algorithm {
    /// SDK-HMAC-SHA256.
    fn default() -> Self {
        Self { scheme: &SHA256, scope: Vec::new() }
    }
}

impl Algorithm {
    /// By its name in the `Authorization` header; region and service are for V11-HMAC-SHA256 only, which hosts outside
    /// the standard pattern take.
    pub fn new(name: &[u8], region: &[u8], service: &[u8], sheet: &mut Sheet) -> Result<Self, Refused> {
        let Some(scheme) = [&SHA256, &DERIVED, &SM3].into_iter().find(|scheme| scheme.name == name) else {
            sheet.refuse("options.algorithm|SDK-HMAC-SHA256, V11-HMAC-SHA256 or SDK-HMAC-SM3", b"")?;
            return Err(Refused);
        };
        let mut scope = Vec::new();
        if name == DERIVED.name {
            for (part, field) in &[(region, "options.region"), (service, "options.service")] {
                if !is_made_of(part, &const { Class::alphanumeric_and(b"-") }) {
                    sheet.refuse("*|letters, digits and -, for V11-HMAC-SHA256", field.as_bytes())?;
                }
                puts!(&mut scope, b"/", part);
            }
        }
        Ok(Self { scheme, scope })
    }
}

/// Signs requests with one access key.
#[derive(Debug)]
pub struct Signer {
    keys: Keys,
    algorithm: Algorithm,
}

impl Signer {
    /// A signer for this key.
    pub fn new(algorithm: Algorithm, key: &Key<'_>, sheet: &mut Sheet) -> Result<Self, Refused> {
        key.check(&["accessKeyId", "secretAccessKey", "securityToken"], sheet)?;
        let hash = algorithm.scheme.hash;
        let root = if algorithm.scope.is_empty() {
            HmacKey::new(hash, key.secret)
        } else {
            // The first half of HKDF, whose salt is the id of the key.
            HmacKey::new(hash, HmacKey::new(hash, key.id).sign(key.secret).bytes())
        };
        Ok(Self { keys: Keys::new(key, root), algorithm })
    }

    /// The hash that bodies are signed by.
    pub fn hash(&self) -> Hash {
        self.algorithm.scheme.hash
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
        let Algorithm { scheme, scope } = &self.algorithm;
        let [date, _, body_hash] = scheme.own;
        let (given, mut declared) = (request.header(date.as_bytes()), request.header(body_hash.as_bytes()));
        let mut at = at;
        if !given.is_empty() {
            let Some(time) = read_basic(given) else {
                return sheet.refuse("request.headers.X-Sdk-Date|a time such as 20250102T030405Z", b"");
            };
            at = time;
        }
        at.put_basic(&mut sheet.time);
        // The last line of the canonical request (`docs/signing.md`, decisions on bodies).
        request.payload.put(self.hash(), &mut sheet.body);
        if !declared.is_empty() {
            if let Payload::Bytes([]) = request.payload
                && sheet.body != declared
            {
                let sentence = "request.headers.*|the hash of the empty body, or bodySha256 in its place|another";
                return sheet.refuse(sentence, body_hash.as_bytes());
            }
            // The header's name says which hash it is.
            Payload::declared(declared, Hash::Sha256, body_hash, sheet)?;
            sheet.body.clear();
            put(&mut sheet.body, declared);
        } else if let Payload::Unsigned = request.payload {
            declared = UNSIGNED_PAYLOAD;
        }
        put(&mut sheet.declared, declared);

        let Sheet { steps, scope: whole, .. } = &mut *sheet;
        if !scope.is_empty() {
            at.put_date(whole, b"");
            put(whole, scope);
        }
        puts!(steps, request.method, b"\n");
        put_path(request.url.path(), steps);
        put(steps, b"\n");
        put_query(request.url.query(), steps);
        put(steps, b"\n");
        scheme.sign(&self.keys, request, b"", sheet);
        Ok(())
    }
}

/// The second half of HKDF, one block. What signs is its hex text, not its bytes.
fn derive(root: &HmacKey, scope: &[u8]) -> HmacKey {
    let mut text = Zeroizing::new(copied(scope));
    put(&mut text, b"\x01");
    let derived = root.sign(&text);
    text.clear();
    derived.put_hex(&mut text);
    HmacKey::new(Hash::Sha256, &text)
}
