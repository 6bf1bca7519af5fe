//! SDK-HMAC-SHA256, V11-HMAC-SHA256 and SDK-HMAC-SM3 (`reference/huawei.md` 1.2, `docs/signing.md`).
//!
//! ```text
//! canonical request = method \n path + "/" \n query \n (name:value \n)* \n signed headers \n hash of the body
//! string to sign    = algorithm \n 20250102T030405Z \n [20250102/region/service \n] hash of the canonical request
//! signature         = hex(HMAC(key, string to sign))
//! ```
//! The key is the secret itself; for V11 it is derived for each day, region and service.

use crate::core::bytes::Class;
use crate::core::hash::Hash;
use crate::core::percent::Next;
use crate::core::refusal::Refusal;
use crate::core::scheme::{Kind, Scheme};
use crate::core::signing::{HEADER_CLASSES, HEADER_REFUSALS};

/// The scheme that the services take without further ado.
pub const DEFAULT: &[u8] = b"SDK-HMAC-SHA256";

const SHA256: Scheme = Scheme {
    name: DEFAULT,
    hash: Hash::Sha256,
    own: [b"", b"X-Sdk-Date", b"", b"", b"X-Security-Token", b"X-Sdk-Content-Sha256"],
    scope: &[],
    kind: Kind::Huawei,
    unknown: Refusal::Algorithm,
    members: ["accessKeyId", "secretAccessKey", "securityToken"],
    reserved: b"authorization",
    classes: HEADER_CLASSES,
    refusals: HEADER_REFUSALS,
    next: Next::Lower,
    time: Refusal::SdkDate,
    prefix: b"",
    part: Class::alphanumeric_and(b"-"),
    suffix: b"",
};

/// By their names; region and service are for V11-HMAC-SHA256 only, which hosts outside the standard pattern take.
pub static SCHEMES: [Scheme; 3] = [
    SHA256,
    Scheme { name: b"V11-HMAC-SHA256", scope: &[Refusal::ScopeRegion, Refusal::ScopeService], ..SHA256 },
    Scheme {
        name: b"SDK-HMAC-SM3",
        hash: Hash::Sm3,
        own: [b"", b"X-Sdk-Date", b"", b"", b"X-Security-Token", b"X-Sdk-Content-Sm3"],
        ..SHA256
    },
];
