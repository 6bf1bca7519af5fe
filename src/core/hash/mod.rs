//! Digests and keyed digests.
//!
//! SHA-256 is compressed by the crate `sha2`, which knows the wasm's SIMD and the instructions of native processors, but
//! not in the module of the signers alone. Everything else is written here: three hash functions through the traits of
//! `digest` and `hmac` cost some 10 KB of wasm more, and those cannot keep the states of a key without keeping the key's
//! type. The crates stand in the tests as oracles.

mod rounds;

use alloc::vec::Vec;

use core::slice;
use core::sync::atomic::{Ordering, compiler_fence};

use zeroize::Zeroize;

use super::bytes::put_hex;

/// A hash function. All three take blocks of 64 bytes, big-endian, and end with the length in bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hash {
    /// FIPS 180-4; what nearly everything is signed with.
    Sha256,
    /// FIPS 180-4; Tencent's API 2.0 takes it by default, inside HMAC only.
    Sha1,
    /// GB/T 32905-2016; for SDK-HMAC-SM3.
    Sm3,
}

const BLOCK: usize = 64;

/// SHA-1 uses five of the words.
type State = [u32; 8];

/// The module of the signers alone is to be small: there SHA-256 is made as the others are, which takes a signature about a
/// quarter more time and a kilobyte gzip less.
const SMALL: bool = cfg!(all(feature = "sign", not(feature = "js")));

impl Hash {
    #[inline(never)]
    fn compress(self, state: &mut State, blocks: &[[u8; BLOCK]]) {
        if self == Self::Sha256 && !SMALL {
            return sha2::block_api::compress256(state, blocks);
        }
        for block in blocks {
            rounds::compress(self, state, block);
        }
    }

    /// The digest of a message.
    pub fn digest(self, message: &[u8]) -> Digest {
        finish(self, self.initial(), 0, message)
    }
}

/// A digest.
#[derive(Clone, Debug)]
pub struct Digest {
    bytes: [u8; 32],
    /// Of twenty bytes, as SHA-1's are.
    is_short: bool,
}

impl Digest {
    /// The bytes.
    #[inline(always)]
    pub fn bytes(&self) -> &[u8] {
        match self.bytes.first_chunk::<20>() {
            Some(short) if self.is_short => short,
            _ => &self.bytes,
        }
    }

    /// Appends it in lower-case hex.
    #[inline(never)]
    pub fn put_hex(&self, out: &mut Vec<u8>) {
        put_hex(out, self.bytes());
    }
}

impl Drop for Digest {
    fn drop(&mut self) {
        wipe(&mut self.bytes);
    }
}

/// Overwrites what must not stay. Not inlined: what must not be optimised away is long.
#[inline(never)]
pub fn wipe(bytes: &mut [u8]) {
    bytes.fill(0);
    compiler_fence(Ordering::SeqCst);
}

/// Overwrites where the calls of the caller had their frames: compressing leaves the words of a key there.
#[inline(never)]
fn wipe_stack() {
    wipe(&mut [0xff; 1_024]);
}

/// A digest under way, at the end of a block.
#[derive(Clone, Debug)]
pub struct Hasher {
    hash: Hash,
    state: State,
    /// Bytes seen so far.
    length: usize,
}

impl Hasher {
    /// Nothing seen yet.
    pub fn new(hash: Hash) -> Self {
        Self { hash, state: *hash.initial(), length: 0 }
    }

    /// Takes the next part of the message, which is a whole number of blocks of 64 bytes; what is over is left alone.
    pub fn update(&mut self, bytes: &[u8]) {
        let (blocks, _) = bytes.as_chunks::<BLOCK>();
        self.length += BLOCK * blocks.len();
        self.hash.compress(&mut self.state, blocks);
    }

    /// The digest of everything that was seen and of this last part, whatever its length.
    pub fn finish(self, last: &[u8]) -> Digest {
        finish(self.hash, &self.state, self.length, last)
    }
}

/// The digest of what led to a state, so many bytes that end with a block, and of a last part.
#[inline(never)]
fn finish(hash: Hash, state: &State, length: usize, last: &[u8]) -> Digest {
    let mut state = *state;
    let (blocks, rest) = last.as_chunks::<BLOCK>();
    hash.compress(&mut state, blocks);
    // A one bit, zeros up to the last eight bytes of a block, the length in bits.
    let mut padded = [0; 2 * BLOCK];
    if let Some((head, [one, ..])) = padded.split_at_mut_checked(rest.len()) {
        head.copy_from_slice(rest);
        *one = 0x80;
    }
    let blocks = if rest.len() < BLOCK - 8 { 1 } else { 2 };
    let mut bits = 8 * (length + last.len()) as u64;
    if let Some(end) = padded.as_chunks_mut::<8>().0.get_mut(8 * blocks - 1) {
        // In a loop: to turn 64 bits around takes the wasm a hundred bytes.
        for byte in end.iter_mut().rev() {
            *byte = bits as u8;
            bits >>= 8;
        }
    }
    hash.compress(&mut state, padded.as_chunks::<BLOCK>().0.get(..blocks).unwrap_or_default());
    wipe(&mut padded);
    let mut bytes = [0; 32];
    for (to, word) in bytes.as_chunks_mut().0.iter_mut().zip(&state) {
        *to = word.to_be_bytes();
    }
    Digest { bytes, is_short: hash == Hash::Sha1 }
}

/// A key of HMAC (RFC 2104), as the two states that its padded forms leave: the key itself is not kept, and each
/// signature is spared two blocks.
#[derive(Clone, Debug)]
pub struct HmacKey {
    hash: Hash,
    inner: State,
    outer: State,
}

impl Default for HmacKey {
    /// No key yet.
    fn default() -> Self {
        Self { hash: Hash::Sha256, inner: [0; 8], outer: [0; 8] }
    }
}

impl HmacKey {
    /// From the key's bytes. A key longer than a block is hashed first.
    #[inline(never)]
    pub fn new(hash: Hash, key: &[u8]) -> Self {
        let hashed = hash.digest(key);
        let key = if key.len() > BLOCK { hashed.bytes() } else { key };
        let keyed = Self { hash, inner: padded(hash, key, 0x36), outer: padded(hash, key, 0x5c) };
        wipe_stack();
        keyed
    }

    /// The keyed digest of a message.
    pub fn sign(&self, message: &[u8]) -> Digest {
        finish(self.hash, &self.outer, BLOCK, finish(self.hash, &self.inner, BLOCK, message).bytes())
    }
}

/// The state after a block of a key and a pad.
#[inline(never)]
fn padded(hash: Hash, key: &[u8], pad: u8) -> State {
    let mut block = [pad; BLOCK];
    for (to, byte) in block.iter_mut().zip(key) {
        *to ^= byte;
    }
    let mut state = *hash.initial();
    hash.compress(&mut state, slice::from_ref(&block));
    state
}

impl Drop for HmacKey {
    fn drop(&mut self) {
        self.inner.zeroize();
        self.outer.zeroize();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::sheet::owned;
    use digest_oracle::Digest as _;
    use hmac::{KeyInit, Mac};
    use sha2::digest as digest_oracle;

    fn hex(digest: Digest) -> String {
        let mut out = Vec::new();
        digest.put_hex(&mut out);
        owned(&out)
    }

    /// Messages around every boundary of a block, and some long ones.
    fn messages() -> Vec<Vec<u8>> {
        let message = |length: usize| (0..length).map(|i| (i * 31 + length) as u8).collect();
        (0..=300).chain([511, 512, 513, 1_000, 4_096, 10_007]).map(message).collect()
    }

    #[test]
    fn digests_are_those_of_the_well_known_crates() {
        for message in messages() {
            assert_eq!(Hash::Sha256.digest(&message).bytes(), sha2::Sha256::digest(&message).as_slice());
            assert_eq!(Hash::Sha1.digest(&message).bytes(), sha1_oracle::Sha1::digest(&message).as_slice());
            assert_eq!(Hash::Sm3.digest(&message).bytes(), sm3_oracle::Sm3::digest(&message).as_slice());
        }
    }

    #[test]
    fn parts_do_not_matter() {
        let message = messages().pop().unwrap();
        for size in [64, 128, 1_024, 10_240] {
            let mut hasher = Hasher::new(Hash::Sha256);
            let (last, parts) =
                message.chunks(size).collect::<Vec<_>>().split_last().map(|(a, b)| (*a, b.to_vec())).unwrap();
            parts.iter().for_each(|part| hasher.update(part));
            assert_eq!(hex(hasher.finish(last)), hex(Hash::Sha256.digest(&message)), "{size}");
        }
    }

    #[test]
    fn keyed_digests_are_those_of_the_well_known_crate() {
        let message = b"what do ya want for nothing?";
        for key in messages().iter().take(140) {
            let mut oracle = hmac::Hmac::<sha2::Sha256>::new_from_slice(key).unwrap();
            oracle.update(message);
            let ours = HmacKey::new(Hash::Sha256, key).sign(message);
            assert_eq!(ours.bytes(), oracle.finalize().into_bytes().as_slice());
            let mut oracle = hmac::Hmac::<sha1_oracle::Sha1>::new_from_slice(key).unwrap();
            oracle.update(message);
            let ours = HmacKey::new(Hash::Sha1, key).sign(message);
            assert_eq!(ours.bytes(), oracle.finalize().into_bytes().as_slice());
        }
    }

    /// RFC 4231, cases 2 and 6 (a key longer than a block); RFC 2202, case 2; the empty SM3 digest of
    /// `reference/huawei.md` 1.3.
    #[test]
    fn published_answers() {
        let sign = |hash, key: &[u8], message: &[u8]| hex(HmacKey::new(hash, key).sign(message));
        let message = b"what do ya want for nothing?";
        let expected = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
        assert_eq!(sign(Hash::Sha256, b"Jefe", message), expected);
        assert_eq!(sign(Hash::Sha1, b"Jefe", message), "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79");
        let message = b"Test Using Larger Than Block-Size Key - Hash Key First";
        let expected = "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54";
        assert_eq!(sign(Hash::Sha256, &[0xaa; 131], message), expected);
        let expected = "1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b";
        assert_eq!(hex(Hash::Sm3.digest(b"")), expected);
    }
}
