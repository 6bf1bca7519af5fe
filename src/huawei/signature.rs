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

use crate::core::bytes::{Class, copied, has, is_made_of, put, put_hex, puts, same};
use crate::core::hash::{Hash, HmacKey};
use crate::core::pairs::Pair;
use crate::core::secret::Secret;
use crate::core::sheet::{Done, Refused, Sheet, add, owned};
use crate::core::signing::{DerivedKey, Key, Payload, SignableRequest, UNSIGNED_PAYLOAD, authorize, put_headers};
use crate::core::time::{Time, is_basic};

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
                    let sentence = "*: expected letters, digits and -, for V11-HMAC-SHA256, got nothing or other text";
                    sheet.refuse(sentence, field.as_bytes())?;
                }
                puts!(&mut algorithm.scope, b"/", part);
            }
        } else if name != DEFAULT {
            let sentence =
                "options.algorithm: expected SDK-HMAC-SHA256, V11-HMAC-SHA256 or SDK-HMAC-SM3, got another name";
            sheet.refuse(sentence, b"")?;
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

/// Signs requests with one access key. Of the secret only the states of HMAC are kept, and those are wiped.
#[derive(Debug)]
pub struct Signer {
    algorithm: Algorithm,
    access_key_id: Vec<u8>,
    key: HmacKey,
    /// Empty for a permanent key.
    security_token: Zeroizing<Vec<u8>>,
    derived: DerivedKey,
}

impl Signer {
    /// A signer for this key.
    pub fn new(algorithm: Algorithm, key: &Key<'_>, sheet: &mut Sheet) -> Result<Self, Refused> {
        key.check(["accessKeyId", "secretAccessKey", "securityToken"], sheet)?;
        let root = if algorithm.scope.is_empty() {
            HmacKey::new(algorithm.hash, key.secret)
        } else {
            // The first half of HKDF, whose salt is the id of the key.
            HmacKey::new(Hash::Sha256, HmacKey::new(Hash::Sha256, key.id).sign(key.secret).bytes())
        };
        Ok(Self {
            algorithm,
            access_key_id: copied(key.id),
            key: root,
            security_token: Zeroizing::new(copied(key.token)),
            derived: DerivedKey::default(),
        })
    }

    /// The hash that bodies are signed by.
    pub fn hash(&self) -> Hash {
        self.algorithm.hash
    }

    /// The token, which must never be shown.
    pub fn security_token(&self) -> Option<Secret> {
        Some(owned(&self.security_token)).filter(|token| !token.is_empty()).map(Secret::new)
    }

    /// Signs a request. A date in the caller's own `X-Sdk-Date` counts instead of `at`.
    pub fn sign(&self, request: &SignableRequest<'_>, at: Time, sheet: &mut Sheet) -> Done {
        sheet.clear();
        request.check(sheet)?;
        check_url(&request.url, sheet)?;
        let given = request.header(DATE);
        match given {
            None => at.put_basic(&mut sheet.time),
            Some(text) if is_basic(text) => put(&mut sheet.time, text),
            Some(_) => {
                let sentence = "request.headers.X-Sdk-Date: expected a time such as 20250102T030405Z, got other text";
                return sheet.refuse(sentence, b"");
            }
        }
        let payload = self.payload(request, sheet)?;
        let body_hash = self.algorithm.body_hash_header().as_bytes();
        request.url.put_host(&mut sheet.host);
        let Sheet { added, steps, host, time, names, scope } = sheet;

        // What signing adds comes first, and replaces what the caller gave.
        let unsigned: &[u8] = match payload {
            Payload::Unsigned if request.header(body_hash).is_none() => UNSIGNED_PAYLOAD,
            _ => b"",
        };
        let mut headers: Vec<Pair<'_>> = Vec::new();
        let now: &[u8] = if given.is_none() { time } else { b"" };
        let token: &[u8] = &self.security_token;
        let own: &[Pair<'_>] = &[(DATE, now), (TOKEN, token), (body_hash, unsigned)];
        for (name, value) in own {
            if !value.is_empty() {
                add(added, name, value);
                headers.push((name, value));
            }
        }
        let own = headers.len();
        for (name, value) in request.headers {
            // A name with an underscore is left out, as the Python SDK does.
            if !has(name, b'_') && !headers.iter().take(own).any(|(own, _)| same(own, name)) {
                headers.push((name, value.trim_ascii()));
            }
        }
        // The host is signed although the platform sends it.
        if request.header(b"host").is_none() {
            headers.push((b"host", host));
        }

        puts!(steps, request.method, b"\n");
        put_path(request.url.path(), steps);
        put(steps, b"\n");
        put_query(request.url.query(), steps);
        put(steps, b"\n");
        put_headers(steps, names, &mut headers, payload, self.hash());

        let (algorithm, id) = (self.algorithm.name(), &self.access_key_id);
        if self.algorithm.scope.is_empty() {
            authorize(sheet, self.hash(), algorithm, id, &self.key);
        } else {
            puts!(scope, time.get(..8).unwrap_or_default(), &self.algorithm.scope);
            let key = self.derived.of(scope, &|| self.derive(scope));
            authorize(sheet, self.hash(), algorithm, id, &key);
        }
        Ok(())
    }

    /// The second half of HKDF, one block. What signs is its hex text, not its bytes.
    fn derive(&self, scope: &[u8]) -> HmacKey {
        let mut text = Zeroizing::new(copied(scope));
        put(&mut text, b"\x01");
        let derived = self.key.sign(&text);
        text.clear();
        put_hex(&mut text, derived.bytes());
        HmacKey::new(Hash::Sha256, &text)
    }

    /// The last line of the canonical request (`docs/signing.md`, decisions on bodies).
    fn payload<'a>(&self, request: &SignableRequest<'a>, sheet: &mut Sheet) -> Result<Payload<'a>, Refused> {
        let name = self.algorithm.body_hash_header();
        let Some(declared) = request.header(name.as_bytes()) else { return Ok(request.payload) };
        if let Payload::Bytes([]) = request.payload {
            put_hex(&mut sheet.steps, self.hash().digest(b"").bytes());
            if sheet.steps != declared {
                let sentence =
                    "request.headers.*: expected the hash of the empty body, or bodySha256 in its place, got another";
                sheet.refuse(sentence, name.as_bytes())?;
            }
            sheet.steps.clear();
        }
        // The header's name says which hash it is.
        Payload::declared(declared, Hash::Sha256, name, sheet)
    }
}
