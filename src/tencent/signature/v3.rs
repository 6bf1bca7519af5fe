//! TC3-HMAC-SHA256 (`reference/tencent.md` 1.3, `docs/signing.md`).
//!
//! ```text
//! canonical request = method \n path \n query as on the wire \n (name:value \n)* \n signed headers \n hash of the body
//! scope             = 2020-06-04/vpc/tc3_request
//! string to sign    = TC3-HMAC-SHA256 \n unix seconds \n scope \n hash of the canonical request
//! key               = HMAC(HMAC(HMAC("TC3" + secret key, date), service), "tc3_request")
//! signature         = hex(HMAC(key, string to sign))
//! ```

use alloc::vec::Vec;

use zeroize::Zeroizing;

use crate::core::bytes::{Class, copied, is_made_of, put, put_decimal, put_lower, puts, same, split, whole_number};
use crate::core::hash::{Hash, HmacKey};
use crate::core::pairs::sort;
use crate::core::percent::next_lower;
use crate::core::scheme::{Keys, Scheme};
use crate::core::sheet::{Done, Refused, Sheet};
use crate::core::signing::{Key, Payload, SignableRequest, UNSIGNED_PAYLOAD};
use crate::core::time::Time;
use crate::tencent::KEY_MEMBERS;

/// TC3-HMAC-SHA256.
pub static TC3: Scheme = Scheme {
    name: b"TC3-HMAC-SHA256",
    hash: Hash::Sha256,
    own: ["X-TC-Timestamp", "X-TC-Token", "X-TC-Content-SHA256"],
    derive,
    // The documents show it so.
    lower: b"x-tc-action",
};

/// The headers of the provider's newer documents, joined by semicolons. The SDKs leave the action out, so that it is not
/// authenticated.
pub const DEFAULT_SIGNED_HEADERS: &[u8] = b"content-type;host;x-tc-action";

/// Signs requests to one service with one key.
#[derive(Debug)]
pub struct Signer {
    /// The root is of `"TC3" + secret key`.
    keys: Keys,
    service: Vec<u8>,
    /// Names in lower case and in order, joined by semicolons.
    signed_headers: Vec<u8>,
}

impl Signer {
    /// A signer for this key and service (`vpc`), that signs the headers of these names, joined by semicolons.
    pub fn new(key: &Key<'_>, service: &[u8], signed_headers: &[u8], sheet: &mut Sheet) -> Result<Self, Refused> {
        key.check(&KEY_MEMBERS, sheet)?;
        if !is_made_of(service, &const { Class::of_range(b'a', b'z').range(b'0', b'9').and(b"-") }) {
            sheet.refuse("options.service|a service name such as vpc", b"")?;
        }
        let mut names = Vec::new();
        for name in split(signed_headers, b';') {
            names.push((name, name));
        }
        sort(&mut names, next_lower);
        let (mut signed_headers, mut last, mut needed) = (Vec::new(), &b""[..], 2);
        for (name, _) in &names {
            if same(name, last) {
                continue;
            }
            if !last.is_empty() {
                put(&mut signed_headers, b";");
            }
            put_lower(&mut signed_headers, name);
            needed -= i32::from(same(name, b"content-type") || same(name, b"host"));
            last = name;
        }
        if needed > 0 {
            sheet.refuse("options.signedHeaders|content-type and host among them|a list without", b"")?;
        }
        let mut secret = Zeroizing::new(copied(b"TC3"));
        put(&mut secret, key.secret);
        let keys = Keys::new(key, HmacKey::new(TC3.hash, &secret));
        Ok(Self { keys, service: copied(service), signed_headers })
    }

    /// The service that it signs for.
    pub fn service(&self) -> &[u8] {
        &self.service
    }

    /// Signs a request. A time in the caller's own `X-TC-Timestamp` counts instead of `at`.
    pub fn sign(&self, request: &SignableRequest<'_>, at: Time, sheet: &mut Sheet) -> Done {
        sheet.clear();
        request.check(sheet)?;
        // The official signers disagree about whether it is signed (`docs/signing.md`).
        if request.method == b"POST" && !request.url.query().is_empty() {
            return sheet.refuse("request.url|a URL without a query for POST|one with a query", b"");
        }
        let [timestamp, _, body_hash] = TC3.own;
        let (given, declared) = (request.header(timestamp.as_bytes()), request.header(body_hash.as_bytes()));
        let mut at = at;
        if !given.is_empty() {
            // The year 9999 ends with twelve digits.
            let Some(seconds) = whole_number(given).filter(|_| given.first() != Some(&b'0') && given.len() <= 12)
            else {
                return sheet.refuse("request.headers.X-TC-Timestamp|seconds since the epoch", b"");
            };
            at = Time::from_unix(seconds as i64, sheet)?;
        }
        if !declared.is_empty() && declared != UNSIGNED_PAYLOAD {
            return sheet.refuse("request.headers.X-TC-Content-SHA256|UNSIGNED-PAYLOAD or no such header", b"");
        }
        for name in split(&self.signed_headers, b';') {
            if request.header(name).is_empty() && name != b"host" {
                return sheet.refuse("request.headers.*|a value, since it is to be signed|nothing", name);
            }
        }
        let mut payload = request.payload;
        if !declared.is_empty() || matches!(payload, Payload::Unsigned) {
            // What is signed is the hash of the declaration.
            put(&mut sheet.declared, UNSIGNED_PAYLOAD);
            payload = Payload::Bytes(UNSIGNED_PAYLOAD);
        }
        payload.put(TC3.hash, &mut sheet.body);
        put_decimal(&mut sheet.time, at.unix() as u64, 1);
        at.put_date(&mut sheet.scope, b"-");
        puts!(&mut sheet.scope, b"/", &self.service, b"/tc3_request");
        let url = &request.url;
        puts!(&mut sheet.steps, request.method, b"\n", url.path(), b"\n", url.query(), b"\n");
        TC3.sign(&self.keys, request, &self.signed_headers, sheet);
        Ok(())
    }
}

fn derive(root: &HmacKey, scope: &[u8]) -> HmacKey {
    let mut key = root.clone();
    for step in split(scope, b'/') {
        key = HmacKey::new(TC3.hash, key.sign(step).bytes());
    }
    key
}
