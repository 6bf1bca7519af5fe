//! TC3-HMAC-SHA256 of API 3.0 (`reference/tencent.md` 1.3, `docs/signing.md`):
//!
//! ```text
//! canonical request = method \n path \n query as on the wire \n (name:value \n)* \n signed headers \n hash of the body
//! scope             = 2020-06-04/vpc/tc3_request
//! string to sign    = TC3-HMAC-SHA256 \n unix seconds \n scope \n hash of the canonical request
//! key               = HMAC(HMAC(HMAC("TC3" + secret key, date), service), "tc3_request")
//! signature         = hex(HMAC(key, string to sign))
//! ```
//! HmacSHA1 and HmacSHA256 of API 2.0 and of API 3.0's first version (`reference/tencent.md` 1.1, 1.2): parameters in, the
//! same parameters and a signature out.
//!
//! ```text
//! string to sign = method + host + path + "?" + (name=value, sorted by name, joined by &, nothing encoded)
//! signature      = base64(HMAC(secret key, string to sign))
//! ```

use crate::core::bytes::Class;
use crate::core::hash::Hash;
use crate::core::percent::Next;
use crate::core::refusal::Refusal;
use crate::core::scheme::{Kind, Scheme};
use crate::core::signing::{HEADER_CLASSES, HEADER_REFUSALS};
use crate::tencent::KEY_MEMBERS;

/// TC3-HMAC-SHA256, for a service (`vpc`) and the headers to sign, joined by semicolons.
pub static TC3: [Scheme; 1] = [Scheme {
    name: b"TC3-HMAC-SHA256",
    hash: Hash::Sha256,
    own: [b"", b"X-TC-Timestamp", b"", b"", b"X-TC-Token", b"X-TC-Content-SHA256"],
    scope: &[Refusal::Service],
    kind: Kind::Tencent,
    unknown: Refusal::Tc3,
    members: KEY_MEMBERS,
    reserved: b"authorization",
    classes: HEADER_CLASSES,
    refusals: HEADER_REFUSALS,
    next: Next::Lower,
    time: Refusal::TcTimestamp,
    prefix: b"TC3",
    part: Class::of_range(b'a', b'z').range(b'0', b'9').and(b"-"),
    suffix: b"/tc3_request",
}];

/// The headers of the provider's newer documents, joined by semicolons. The SDKs leave the action out, so that it is not
/// authenticated.
pub const DEFAULT_SIGNED_HEADERS: &[u8] = b"content-type;host;x-tc-action";

/// The content type of a form.
pub const FORM: &str = "application/x-www-form-urlencoded";

const HMAC_SHA1: Scheme = Scheme {
    name: b"HmacSHA1",
    hash: Hash::Sha1,
    own: [b"SecretId", b"Timestamp", b"Nonce", b"SignatureMethod", b"Token", b""],
    scope: &[],
    kind: Kind::Form,
    unknown: Refusal::FormAlgorithm,
    members: KEY_MEMBERS,
    reserved: b"Signature;SecretId;SignatureMethod;Token",
    // No parameter of these services has an underscore in its name.
    classes: [Class::all_but(b"_=&\0"), Class::all_but(b"\0")],
    refusals: [Refusal::ParamName, Refusal::ParamValue, Refusal::ParamTwice, Refusal::ParamReserved],
    next: Next::Plain,
    time: Refusal::ParamNumber,
    prefix: b"",
    part: Class::all_but(b""),
    suffix: b"",
};

/// The older one and the better one, as the parameter `SignatureMethod` names them.
pub static FORMS: [Scheme; 2] = [HMAC_SHA1, Scheme { name: b"HmacSHA256", hash: Hash::Sha256, ..HMAC_SHA1 }];

/// The older one where no parameter names it: the provider assumes it then.
pub static UNNAMED: [Scheme; 1] = [Scheme { name: b"", ..HMAC_SHA1 }];
