//! The signer of all schemes.

use alloc::vec::Vec;

use spin::Mutex;
use zeroize::Zeroizing;

use super::bytes::{copied, has, is_made_of, put, put_base64, put_decimal, put_lower, puts, split, trimmed};
use super::canonical::{put_path, put_query};
use super::hash::{Hash, HmacKey};
use super::pairs::{Pair, add, is_among, is_same, place_of, put_pairs, sort, value_of};
use super::percent::{Next, put_escaped};
use super::refusal::Refusal;
use super::scheme::{Kind, Scheme};
use super::secret::Secret;
use super::sheet::{Done, Refused, SEPARATOR, Sheet, owned};
use super::signing::{Key, Payload, SignableRequest, UNSIGNED_PAYLOAD};
use super::time::Time;

/// Signs requests with one key: of the secret only states of HMAC are kept, and those are wiped.
#[derive(Debug)]
pub struct Signer {
    scheme: &'static Scheme,
    /// The public half of the key.
    id: Vec<u8>,
    /// Empty for a permanent key.
    token: Zeroizing<Vec<u8>>,
    /// What follows the date in the scope, `/region/service`; empty where the root signs.
    scope: Vec<u8>,
    /// The names of the headers to sign, in lower case and joined by semicolons; empty for all.
    signed: Vec<u8>,
    root: HmacKey,
    /// The scope of last time, which names a day and so changes at midnight UTC, and the key that was derived for it.
    derived: Mutex<(Vec<u8>, HmacKey)>,
}

const HOST: &[u8] = b"host";

impl Signer {
    /// A signer of one of these schemes, with this key: the scheme's name and what it asks for.
    pub fn new(
        schemes: &'static [Scheme],
        key: &Key<'_>,
        [name, first, second]: [&[u8]; 3],
        sheet: &mut Sheet,
    ) -> Result<Self, Refused> {
        let mut found = None;
        for scheme in schemes {
            if scheme.name == name {
                found = Some(scheme);
            }
        }
        let Some(scheme) = found else {
            let unknown = schemes.first().map_or(Refusal::Algorithm, |scheme| scheme.unknown);
            sheet.refuse(unknown, b"")?;
            return Err(Refused);
        };
        let Scheme { kind, hash, next, .. } = *scheme;
        key.check(&scheme.members, sheet)?;
        let mut signer = Self {
            scheme,
            id: copied(key.id),
            token: Zeroizing::new(copied(key.token)),
            scope: Vec::new(),
            signed: Vec::new(),
            root: HmacKey::default(),
            derived: Mutex::default(),
        };
        for (part, refusal) in [first, second].into_iter().zip(scheme.scope) {
            if !is_made_of(part, scheme.part) {
                sheet.refuse(*refusal, b"")?;
            }
            puts!(&mut signer.scope, b"/", part);
        }
        put(&mut signer.scope, scheme.suffix);
        if kind == Kind::Tencent {
            put_lower(&mut signer.signed, second);
            let is_signed = |name| is_among(name, &signer.signed, b';', next);
            if !is_signed(b"content-type") || !is_signed(HOST) {
                sheet.refuse(Refusal::SignedHeaders, b"")?;
            }
        }
        let mut secret = Zeroizing::new(copied(scheme.prefix));
        put(&mut secret, key.secret);
        if kind == Kind::Huawei && !signer.scope.is_empty() {
            // The first half of HKDF, whose salt is the id of the key.
            let extracted = HmacKey::new(hash, key.id).sign(&secret);
            secret.clear();
            put(&mut secret, extracted.bytes());
        }
        signer.root = HmacKey::new(hash, &secret);
        Ok(signer)
    }

    /// The scheme.
    pub fn scheme(&self) -> &'static Scheme {
        self.scheme
    }

    /// The token, which must never be shown.
    pub fn token(&self) -> Option<Secret> {
        Some(owned(&self.token)).filter(|token| !token.is_empty()).map(Secret::new)
    }

    /// Signs a request. A time among the caller's own headers or parameters counts instead of `at`, a nonce instead of
    /// `nonce`, which only forms have.
    pub fn sign(&self, request: SignableRequest<'_>, at: Time, nonce: u64, sheet: &mut Sheet) -> Done {
        sheet.clear();
        let scheme = self.scheme;
        let Scheme { kind, hash, next, own: [_, own_time, .., declaration], .. } = *scheme;
        request.check(self.scheme, &self.signed, sheet)?;
        let SignableRequest { method, url, mut payload, mut pairs } = request;
        let [.., scope, host, body, id, time, nonce_text, digest, token, declaration_sent] = &mut sheet.parts;

        put(token, &self.token);
        let (mut at, mut given, mut declared) = (at, &b""[..], &b""[..]);
        if kind == Kind::Form {
            puts!(id, &self.id);
            puts!(digest, scheme.name);
            put_decimal(nonce_text, nonce, 1);
        } else {
            given = value_of(&pairs, own_time, next);
            put(host, value_of(&pairs, HOST, next));
            declared = value_of(&pairs, declaration, next);
            if declared.is_empty() && matches!(payload, Payload::Unsigned) {
                declared = UNSIGNED_PAYLOAD;
            }
            put(declaration_sent, declared);
        }
        if host.is_empty() {
            url.put_host(host);
        }
        if !given.is_empty() {
            at = if kind == Kind::Huawei { Time::before_basic(given, time) } else { Time::of_seconds(given) };
        }
        time.clear();
        if kind == Kind::Huawei {
            at.put_basic(time);
        } else {
            put_decimal(time, at.unix() as u64, 1);
        }
        if !given.is_empty() && (given != *time || given.first() == Some(&b'0')) {
            return sheet.refuse(scheme.time, b"");
        }
        if !self.scope.is_empty() {
            at.put_date(scope, if kind == Kind::Huawei { b"" } else { b"-" });
            put(scope, &self.scope);
        }
        if kind == Kind::Tencent && !declared.is_empty() {
            if declared != UNSIGNED_PAYLOAD {
                return sheet.refuse(Refusal::TcDeclaration, b"");
            }
            // What is signed is the hash of the declaration.
            payload = Payload::Bytes(UNSIGNED_PAYLOAD);
        }
        if kind != Kind::Form {
            payload.put(hash, body);
        }
        if kind == Kind::Huawei && !declared.is_empty() {
            // The last line of the canonical request (`docs/signing.md`, decisions on bodies).
            if let Payload::Bytes([]) = payload
                && body != declared
            {
                return sheet.refuse(Refusal::EmptyBody, declaration);
            }
            body.clear();
            put(body, declared);
            // The header's name says which hash it is.
            Payload::declared(declared, Hash::Sha256, declaration, sheet)?;
        }

        let Sheet { added, parts: [canonical, text, signature, names, scope, host, body, values @ ..] } = sheet;
        if kind == Kind::Form {
            puts!(text, method, host, url.path());
        } else {
            // The platform sends the host, which every scheme signs.
            set(&mut pairs, HOST, host, scheme);
            puts!(canonical, method, b"\n");
            if kind == Kind::Huawei {
                put_path(url.path(), canonical);
                put(canonical, b"\n");
                put_query(url.query(), canonical);
            } else {
                puts!(canonical, url.path(), b"\n", url.query());
            }
            put(canonical, b"\n");
        }
        for (name, value) in self.scheme.own.iter().zip(&*values) {
            if name.is_empty() || value.is_empty() {
                continue;
            }
            if kind != Kind::Form {
                puts!(added, name, &[SEPARATOR], value, &[SEPARATOR]);
            }
            set(&mut pairs, name, value, scheme);
        }
        if kind == Kind::Form {
            put_pairs(added, &pairs, next);
        } else {
            let mut at = 0;
            while let Some((name, _)) = pairs.get(at) {
                if self.is_signed(name) {
                    at += 1;
                } else {
                    pairs.swap_remove(at);
                }
            }
        }
        sort(&mut pairs, next);
        if kind == Kind::Form {
            let mut mark = b"?";
            for (name, value) in &pairs {
                // On POST such a value stands for a file in API 2.0, and is sent but not signed.
                if method != b"POST" || value.first() != Some(&b'@') {
                    puts!(text, mark, name, b"=", value);
                    mark = b"&";
                }
            }
            put_base64(signature, self.root.sign(text).bytes());
            put(added, b"&Signature=");
            put_escaped(added, signature, next);
            return Ok(());
        }
        for (name, value) in &pairs {
            if !names.is_empty() {
                put(names, b";");
            }
            put_lower(names, name);
            put_lower(canonical, name);
            put(canonical, b":");
            // Values are signed as they are sent, but for this one, which the documents show so.
            let value = trimmed(value);
            if kind == Kind::Tencent && is_same(name, b"x-tc-action", next) {
                put_lower(canonical, value);
            } else {
                put(canonical, value);
            }
            put(canonical, b"\n");
        }
        puts!(canonical, b"\n", names, b"\n", body);

        let [_, time, ..] = values;
        puts!(text, scheme.name, b"\n", time, b"\n");
        puts!(added, b"Authorization\0", scheme.name);
        if scope.is_empty() {
            puts!(added, b" Access=", &self.id);
        } else {
            puts!(text, scope, b"\n");
            puts!(added, b" Credential=", &self.id, b"/", scope);
        }
        hash.digest(canonical).put_hex(text);
        if scope.is_empty() {
            self.root.sign(text).put_hex(signature);
        } else {
            let mut last = self.derived.lock();
            if last.0 != *scope {
                last.0.clear();
                put(&mut last.0, scope);
                self.derive(scope, &mut last.1);
            }
            last.1.sign(text).put_hex(signature);
        }
        puts!(added, b", SignedHeaders=", names, b", Signature=", signature);
        Ok(())
    }

    /// Whether a header is signed: where none is named, all but those with an underscore are, as in the Python SDK of
    /// Huawei Cloud.
    fn is_signed(&self, name: &[u8]) -> bool {
        if self.signed.is_empty() { !has(name, b'_') } else { is_among(name, &self.signed, b';', Next::Lower) }
    }

    /// Makes the key of a scope.
    fn derive(&self, scope: &[u8], key: &mut HmacKey) {
        // For Huawei Cloud the second half of HKDF, one block; what signs is its hex text, not its bytes.
        let is_huawei = self.scheme.kind == Kind::Huawei;
        let mut text = Zeroizing::new(Vec::new());
        *key = self.root.clone();
        for step in split(scope, if is_huawei { b'\n' } else { b'/' }) {
            text.clear();
            puts!(&mut text, step, if is_huawei { b"\x01" } else { b"" });
            let digest = key.sign(&text);
            text.clear();
            if is_huawei {
                digest.put_hex(&mut text);
            } else {
                put(&mut text, digest.bytes());
            }
            *key = HmacKey::new(self.scheme.hash, &text);
        }
    }
}

/// Sets a header, in place of one of that name, or a parameter that is not given.
#[inline(never)]
fn set<'a>(pairs: &mut Vec<Pair<'a>>, name: &'a [u8], value: &'a [u8], scheme: &Scheme) {
    let place = place_of(pairs, name, scheme.next);
    match pairs.get_mut(place) {
        None => add(pairs, name, value),
        Some(pair) if scheme.kind != Kind::Form => pair.1 = value,
        _ => {}
    }
}
