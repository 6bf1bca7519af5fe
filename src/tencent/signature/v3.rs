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
use crate::core::pairs::{Order, sort};
use crate::core::sheet::{Done, Refused, Sheet, add};
use crate::core::signing::{DerivedKey, Key, Payload, SignableRequest, UNSIGNED_PAYLOAD, authorize, put_headers};
use crate::core::time::Time;
use crate::tencent::KEY_MEMBERS;

/// The name of the scheme.
pub const ALGORITHM: &[u8] = b"TC3-HMAC-SHA256";

/// The headers of the provider's newer documents, joined by semicolons. The SDKs leave the action out, so that it is not
/// authenticated.
pub const DEFAULT_SIGNED_HEADERS: &[u8] = b"content-type;host;x-tc-action";

const TIMESTAMP: &[u8] = b"X-TC-Timestamp";
const TOKEN: &[u8] = b"X-TC-Token";
const ACTION: &[u8] = b"x-tc-action";
const BODY_HASH: &[u8] = b"X-TC-Content-SHA256";

/// Signs requests to one service with one key. Of the secret only states of HMAC are kept, and those are wiped.
#[derive(Debug)]
pub struct Signer {
    secret_id: Vec<u8>,
    /// Empty for a permanent key.
    token: Zeroizing<Vec<u8>>,
    /// `"TC3" + secret key`, from which the key of a day is derived.
    root: HmacKey,
    service: Vec<u8>,
    /// Names in lower case and in order, joined by semicolons.
    signed_headers: Vec<u8>,
    of_day: DerivedKey,
}

impl Signer {
    /// A signer for this key and service (`vpc`), that signs the headers of these names, joined by semicolons.
    pub fn new(key: &Key<'_>, service: &[u8], signed_headers: &[u8], sheet: &mut Sheet) -> Result<Self, Refused> {
        key.check(KEY_MEMBERS, sheet)?;
        if !is_made_of(service, &const { Class::of_range(b'a', b'z').range(b'0', b'9').and(b"-") }) {
            sheet.refuse("options.service: expected a service name such as vpc, got other text", b"")?;
        }
        let mut names = Vec::new();
        for name in split(signed_headers, b';') {
            names.push((name, name));
        }
        sort(&mut names, Order::Lower);
        let (mut signed_headers, mut last, mut needed) = (Vec::new(), &b""[..], 2);
        for (name, _) in names {
            if same(name, last) {
                continue;
            }
            put(&mut signed_headers, if last.is_empty() { b"" } else { b";" });
            put_lower(&mut signed_headers, name);
            needed -= i32::from(same(name, b"content-type") || same(name, b"host"));
            last = name;
        }
        if needed > 0 {
            let sentence = "options.signedHeaders: expected content-type and host among them, got a list without";
            sheet.refuse(sentence, b"")?;
        }
        let mut secret = Zeroizing::new(copied(b"TC3"));
        put(&mut secret, key.secret);
        Ok(Self {
            secret_id: copied(key.id),
            token: Zeroizing::new(copied(key.token)),
            root: HmacKey::new(Hash::Sha256, &secret),
            service: copied(service),
            signed_headers,
            of_day: DerivedKey::default(),
        })
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
            return sheet.refuse("request.url: expected a URL without a query for POST, got one with a query", b"");
        }
        let mut at = at;
        let given = request.header(TIMESTAMP);
        if let Some(text) = given {
            // The year 9999 ends with twelve digits.
            let Some(seconds) = whole_number(text).filter(|_| text.first() != Some(&b'0') && text.len() <= 12) else {
                let sentence = "request.headers.X-TC-Timestamp: expected seconds since the epoch, got other text";
                return sheet.refuse(sentence, b"");
            };
            at = Time::from_unix(seconds as i64, sheet)?;
        }
        let declared = request.header(BODY_HASH);
        if declared.is_some_and(|declared| declared != UNSIGNED_PAYLOAD) {
            let sentence =
                "request.headers.X-TC-Content-SHA256: expected UNSIGNED-PAYLOAD or no such header, got other text";
            return sheet.refuse(sentence, b"");
        }
        for name in split(&self.signed_headers, b';') {
            if request.header(name).is_none() && name != b"host" {
                return sheet
                    .refuse("request.headers.*: expected a value, since it is to be signed, got nothing", name);
            }
        }
        request.url.put_host(&mut sheet.host);
        let host = sheet.host.len();
        // Values are signed as they are sent, but for the action, which the documents show in lower case.
        put_lower(&mut sheet.host, request.header(ACTION).unwrap_or_default());
        let Sheet { added, steps, host: lower, time, names, scope } = sheet;
        let (host, action) = lower.split_at_checked(host).unwrap_or_default();

        put_decimal(time, at.unix().unsigned_abs(), 1);
        if given.is_none() {
            add(added, TIMESTAMP, time);
        }
        if !self.token.is_empty() && request.header(TOKEN).is_none() {
            add(added, TOKEN, &self.token);
        }
        let mut payload = request.payload;
        if let (Payload::Unsigned, None) = (payload, declared) {
            add(added, BODY_HASH, UNSIGNED_PAYLOAD);
        }
        if declared.is_some() || matches!(payload, Payload::Unsigned) {
            // What is signed is the hash of the declaration.
            payload = Payload::Bytes(UNSIGNED_PAYLOAD);
        }
        let mut headers = Vec::new();
        for name in split(&self.signed_headers, b';') {
            let value = if name == ACTION { action } else { request.header(name).unwrap_or(host) };
            headers.push((name, value.trim_ascii()));
        }
        puts!(steps, request.method, b"\n", request.url.path(), b"\n", request.url.query(), b"\n");
        put_headers(steps, names, &mut headers, payload, Hash::Sha256);

        at.put_date(scope);
        puts!(scope, b"/", &self.service, b"/tc3_request");
        let key = self.of_day.of(scope, &|| {
            let mut key = self.root.clone();
            for step in split(scope, b'/') {
                key = HmacKey::new(Hash::Sha256, key.sign(step).bytes());
            }
            key
        });
        authorize(sheet, Hash::Sha256, ALGORITHM, &self.secret_id, &key);
        Ok(())
    }
}
