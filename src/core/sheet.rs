//! Where a signer writes: every text of a signature in buffers that are used again and again.
//!
//! Signing makes some ten texts of a request. Written into buffers that stay, they cost no allocation, and the code has
//! nothing to give back on its many ways out: that halves the wasm of the signers.

use alloc::string::String;
use alloc::vec::Vec;

use zeroize::Zeroize;

use super::bytes::{puts, split};

/// What stands between the parts of a text. No part holds one: headers are printable, and parameters are checked.
pub const SEPARATOR: u8 = 0;

/// The request was refused; the sheet says why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused;

/// Whether it could be done.
pub type Done = Result<(), Refused>;

/// The texts of one signature.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// What to send, part after part, with a separator between: names and values of the headers to set, in place of any
    /// of the same name; or the whole form. After a refusal its sentence and the name that it is about.
    pub added: Vec<u8>,
    /// The parts of an [`Explanation`](super::signing::Explanation), in its order, in the same form.
    pub steps: Vec<u8>,
    /// The host as it is signed.
    pub host: Vec<u8>,
    /// The time as it is signed.
    pub time: Vec<u8>,
    /// The names of the signed headers, joined by semicolons.
    pub names: Vec<u8>,
    /// The credential scope; empty where the scheme has none.
    pub scope: Vec<u8>,
    /// What stands for the body.
    pub body: Vec<u8>,
    /// The declaration of that, if a header has it.
    pub declared: Vec<u8>,
}

impl Sheet {
    /// An empty one.
    pub const fn new() -> Self {
        const NONE: Vec<u8> = Vec::new();
        Self { added: NONE, steps: NONE, host: NONE, time: NONE, names: NONE, scope: NONE, body: NONE, declared: NONE }
    }

    /// Takes everything off.
    pub fn clear(&mut self) {
        let Self { added, steps, host, time, names, scope, body, declared } = self;
        for part in [added, steps, host, time, names, scope, body, declared] {
            part.clear();
        }
    }

    /// Notes a refusal: `field|what was expected|what came`, with a `*` in the field where the name belongs. What is not
    /// said to have come is other text.
    #[cold]
    #[inline(never)]
    pub fn refuse(&mut self, sentence: &str, name: &[u8]) -> Done {
        self.added.clear();
        puts!(&mut self.added, sentence.as_bytes(), &[SEPARATOR], name);
        Err(Refused)
    }

    /// The headers to set.
    pub fn headers(&self) -> impl Iterator<Item = (String, String)> {
        let mut parts = split(&self.added, SEPARATOR).map(owned);
        core::iter::from_fn(move || Some((parts.next()?, parts.next()?)))
    }
}

/// Bytes that come from text, as text. The conversion that repairs other bytes costs 1 KB of wasm.
pub fn owned(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap_or_default()
}

impl Drop for Sheet {
    /// A header can hold a token.
    fn drop(&mut self) {
        self.added.zeroize();
    }
}
