//! Where a signer writes: every text of a signature in buffers that are used again and again.
//!
//! Signing makes some ten texts of a request. Written into buffers that stay, they cost no allocation, and the code has
//! nothing to give back on its many ways out: that halves the wasm of the signers.

use alloc::string::String;
use alloc::vec::Vec;

use zeroize::Zeroize;

use super::bytes::{puts, split};
use super::refusal::{Refusal, SENTENCES};

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
    /// The texts that those are made of: first the five parts of an [`Explanation`](super::signing::Explanation) in its
    /// order, each empty where the scheme has none; the host, what stands for the body; and at the end what goes under
    /// the names of [`Scheme::own`](super::scheme::Scheme::own), in their order.
    pub parts: [Vec<u8>; 13],
}

impl Sheet {
    /// An empty one.
    pub const fn new() -> Self {
        Self { added: Vec::new(), parts: [const { Vec::new() }; 13] }
    }

    /// Takes everything off.
    pub fn clear(&mut self) {
        self.added.clear();
        for part in &mut self.parts {
            part.clear();
        }
    }

    /// Wipes everything: texts have tokens.
    pub fn wipe(&mut self) {
        self.added.zeroize();
        for part in &mut self.parts {
            part.zeroize();
        }
    }

    /// Notes the sentence of a refusal, and the name that it is about.
    #[cold]
    #[inline(never)]
    pub fn refuse(&mut self, refusal: Refusal, name: &[u8]) -> Done {
        self.added.clear();
        let mut sentences = split(SENTENCES, b'\n');
        for _ in 0..refusal as usize {
            sentences.part();
        }
        puts!(&mut self.added, sentences.part(), &[SEPARATOR], name);
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
    fn drop(&mut self) {
        self.wipe();
    }
}
