//! What signers of both clouds are made of: the states of a key, and the schemes that sign headers, which differ in little.

use alloc::vec::Vec;

use spin::Mutex;
use zeroize::Zeroizing;

use super::bytes::{copied, has, put, put_lower, puts, same, split, trimmed};
use super::hash::{Digest, Hash, HmacKey};
use super::pairs::{Pair, sort};
use super::percent::next_lower;
use super::sheet::{SEPARATOR, Sheet};
use super::signing::{Key, SignableRequest};

/// A signer's key: of the secret only states of HMAC are kept, and those are wiped.
#[derive(Debug)]
pub struct Keys {
    id: Vec<u8>,
    /// Empty for a permanent key.
    token: Zeroizing<Vec<u8>>,
    root: HmacKey,
    /// The scope of last time, which names a day and so changes at midnight UTC, and the key that was derived for it.
    derived: Mutex<(Vec<u8>, HmacKey)>,
}

impl Keys {
    /// What signs by `root`, which was made of the key's secret.
    #[inline(never)]
    pub fn new(key: &Key<'_>, root: HmacKey) -> Self {
        let token = Zeroizing::new(copied(key.token));
        Self { id: copied(key.id), token, root, derived: Mutex::default() }
    }

    /// The public half.
    pub fn id(&self) -> &[u8] {
        &self.id
    }

    /// The token, which must never be shown; empty for a permanent key.
    pub fn token(&self) -> &[u8] {
        &self.token
    }

    /// The hash that bodies are signed by.
    pub fn hash(&self) -> Hash {
        self.root.hash()
    }

    /// The keyed digest of a text, by the root.
    pub fn sign(&self, text: &[u8]) -> Digest {
        self.root.sign(text)
    }

    /// The keyed digest of a text by the key of a scope, derived if it is not that of last time; by the root where there
    /// is no scope.
    fn sign_for(&self, scope: &[u8], derive: Derive, text: &[u8]) -> Digest {
        if scope.is_empty() {
            return self.sign(text);
        }
        // Another thread's turn: to derive it costs less than to wait.
        let Some(mut last) = self.derived.try_lock() else { return derive(&self.root, scope).sign(text) };
        if last.0 != scope {
            *last = (copied(scope), derive(&self.root, scope));
        }
        last.1.sign(text)
    }
}

/// Makes the key of a scope.
pub type Derive = fn(&HmacKey, &[u8]) -> HmacKey;

/// What a scheme that signs headers has of its own.
#[derive(Debug)]
pub struct Scheme {
    /// Its name in the `Authorization` header.
    pub name: &'static [u8],
    /// What it hashes with.
    pub hash: Hash,
    /// The headers of the time, of a temporary key's token, and of a declaration of the body's hash.
    pub own: [&'static str; 3],
    /// How the key of a day is made.
    pub derive: Derive,
    /// The header whose value is signed in lower case, if there is one.
    pub lower: &'static [u8],
}

const HOST: &[u8] = b"host";

/// Whether a header is signed: its name is one of these, which are in lower case and joined by semicolons; where none is
/// named, all but those with an underscore are, as in the Python SDK of Huawei Cloud.
#[inline(never)]
fn is_signed(name: &[u8], signed: &[u8]) -> bool {
    match signed {
        b"" => !has(name, b'_'),
        signed => split(signed, b';').any(|signed| same(signed, name)),
    }
}

impl Scheme {
    /// Signs a request that was checked, in the headers of these names. On the sheet stand its time and scope, what
    /// stands for the body, the declaration of that if one is sent, and as the first step what the canonical request
    /// begins with.
    pub fn sign(&self, keys: &Keys, request: &SignableRequest<'_>, signed: &[u8], sheet: &mut Sheet) {
        let Sheet { added, steps, host, time, names, scope, body, declared } = sheet;
        put(host, request.header(HOST));
        if host.is_empty() {
            request.url.put_host(host);
        }
        // What signing adds replaces what the caller gave. The platform sends the host, which every scheme signs.
        let mut headers: Vec<Pair<'_>> = Vec::new();
        headers.push((HOST, host));
        for (name, value) in self.own.iter().zip([&**time, keys.token(), declared]) {
            if value.is_empty() {
                continue;
            }
            puts!(added, name.as_bytes(), &[SEPARATOR], value, &[SEPARATOR]);
            if is_signed(name.as_bytes(), signed) {
                headers.push((name.as_bytes(), value));
            }
        }
        for (name, value) in request.headers {
            // None is given twice.
            if is_signed(name, signed) && !headers.iter().any(|(other, _)| same(other, name)) {
                headers.push((name, trimmed(value)));
            }
        }
        sort(&mut headers, next_lower);
        for (name, value) in &headers {
            if !names.is_empty() {
                put(names, b";");
            }
            put_lower(names, name);
            put_lower(steps, name);
            put(steps, b":");
            // Values are signed as they are sent, but for this one.
            let write = if same(name, self.lower) { put_lower } else { put };
            write(steps, value);
            put(steps, b"\n");
        }
        puts!(steps, b"\n", names, b"\n", body);

        let hashed = self.hash.digest(steps);
        put(steps, &[SEPARATOR]);
        let start = steps.len();
        puts!(steps, self.name, b"\n", time, b"\n");
        puts!(added, b"Authorization\0", self.name);
        if scope.is_empty() {
            puts!(added, b" Access=", &keys.id);
        } else {
            puts!(steps, scope, b"\n");
            puts!(added, b" Credential=", &keys.id, b"/", scope);
        }
        hashed.put_hex(steps);
        let signature = keys.sign_for(scope, self.derive, steps.get(start..).unwrap_or_default());
        put(steps, &[SEPARATOR]);
        signature.put_hex(steps);
        puts!(steps, &[SEPARATOR], names, &[SEPARATOR], scope);
        puts!(added, b", SignedHeaders=", names, b", Signature=");
        signature.put_hex(added);
    }
}
