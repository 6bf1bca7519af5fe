//! The signature schemes as data: what one has of its own. [`Signer`](super::signer::Signer) does the rest.

use super::bytes::Class;
use super::hash::Hash;
use super::percent::Next;
use super::refusal::Refusal;

/// A signature scheme.
#[derive(Debug)]
pub struct Scheme {
    /// Its name, in the `Authorization` header or as the parameter `SignatureMethod`.
    pub name: &'static [u8],
    /// What it signs.
    pub kind: Kind,
    /// What it hashes with.
    pub hash: Hash,
    /// The refusal of a name that is none of its kind.
    pub unknown: Refusal,
    /// The names of a key's members.
    pub members: [&'static str; 3],
    /// The names under which these are sent: the key's id, the time, the nonce, the scheme's name, the token, the
    /// declaration of what stands for the body. Empty where it is not.
    pub own: [&'static [u8]; 6],
    /// The refusal of the caller's own time.
    pub time: Refusal,
    /// What the caller may not give, joined by semicolons.
    pub reserved: &'static [u8],
    /// What names and values are made of.
    pub classes: [Class; 2],
    /// The refusals of a name, of a value, of one given twice, of one that is reserved.
    pub refusals: [Refusal; 4],
    /// In which order the signed are, and which names are the same.
    pub next: Next,
    /// What stands before the secret.
    pub prefix: &'static [u8],
    /// The parts of a derived key's scope behind the date, as a refusal of each; none where the root itself signs.
    pub scope: &'static [Refusal],
    /// What those are made of.
    pub part: Class,
    /// The end of a scope.
    pub suffix: &'static [u8],
}

/// What schemes sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Requests to Huawei Cloud, by headers.
    Huawei,
    /// Requests to Tencent Cloud, by headers.
    Tencent,
    /// Forms for Tencent Cloud, by parameters.
    Form,
}
