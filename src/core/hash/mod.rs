//! Digests and keyed digests.
//!
//! The compression function of SHA-256 is that of the crate `sha2`, which knows the wasm's SIMD. Everything around it is
//! written here: three hash functions through the traits of `digest` and `hmac` cost some 10 KB of wasm more, and those
//! cannot keep the states of a key without keeping the key's type. The crates stand in the tests as oracles.

use alloc::borrow::ToOwned;
use alloc::string::String;

mod sha1;
mod sm3;

use zeroize::Zeroize;

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

impl Hash {
    fn initial(self) -> [u32; 8] {
        match self {
            // FIPS 180-4, section 5.3.3.
            Self::Sha256 => {
                [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19]
            }
            Self::Sha1 => sha1::INITIAL,
            Self::Sm3 => sm3::INITIAL,
        }
    }

    fn compress(self, state: &mut [u32; 8], blocks: &[[u8; BLOCK]]) {
        let function = match self {
            Self::Sha256 => return sha2::block_api::compress256(state, blocks),
            Self::Sha1 => sha1::compress,
            Self::Sm3 => sm3::compress,
        };
        for block in blocks {
            let mut words = [0; 16];
            for (word, bytes) in words.iter_mut().zip(block.as_chunks::<4>().0) {
                *word = u32::from_be_bytes(*bytes);
            }
            function(state, words);
        }
    }

    /// Bytes of a digest.
    pub const fn length(self) -> usize {
        match self {
            Self::Sha1 => 20,
            Self::Sha256 | Self::Sm3 => 32,
        }
    }

    /// The digest of a message.
    pub fn digest(self, message: &[u8]) -> Digest {
        let mut hasher = Hasher::new(self);
        hasher.update(message);
        hasher.finish()
    }
}

/// A digest.
#[derive(Clone, Debug)]
pub struct Digest {
    bytes: [u8; 32],
    length: usize,
}

impl Digest {
    /// The bytes.
    pub fn bytes(&self) -> &[u8] {
        self.bytes.get(..self.length).unwrap_or_default()
    }

    /// Lower-case hex.
    pub fn hex(&self) -> String {
        hex(self.bytes())
    }
}

impl Drop for Digest {
    fn drop(&mut self) {
        self.bytes.zeroize();
    }
}

/// A digest under way.
#[derive(Clone, Debug)]
pub struct Hasher {
    hash: Hash,
    state: [u32; 8],
    block: [u8; BLOCK],
    /// Bytes seen so far.
    length: usize,
}

impl Hasher {
    /// Nothing seen yet.
    pub fn new(hash: Hash) -> Self {
        Self { hash, state: hash.initial(), block: [0; BLOCK], length: 0 }
    }

    /// Takes the next part of the message.
    pub fn update(&mut self, mut bytes: &[u8]) {
        let filled = self.length % BLOCK;
        self.length += bytes.len();
        if filled > 0 {
            let (now, later) = bytes.split_at_checked(BLOCK - filled).unwrap_or((bytes, &[]));
            self.fill(filled, now);
            if filled + now.len() < BLOCK {
                return;
            }
            self.hash.compress(&mut self.state, &[self.block]);
            bytes = later;
        }
        let (blocks, rest) = bytes.as_chunks::<BLOCK>();
        self.hash.compress(&mut self.state, blocks);
        self.fill(0, rest);
    }

    fn fill(&mut self, from: usize, bytes: &[u8]) {
        if let Some(to) = self.block.get_mut(from..from + bytes.len()) {
            to.copy_from_slice(bytes);
        }
    }

    /// The digest of everything that was seen.
    pub fn finish(mut self) -> Digest {
        let bits = (self.length as u64).wrapping_mul(8);
        let filled = self.length % BLOCK;
        // A one bit, zeros up to the last eight bytes of a block, the length.
        let zeros = (2 * BLOCK - 9 - filled) % BLOCK;
        self.update(&[0x80]);
        if let Some(padding) = [0; BLOCK].get(..zeros) {
            self.update(padding);
        }
        self.update(&bits.to_be_bytes());
        let mut bytes = [0; 32];
        for (to, word) in bytes.as_chunks_mut::<4>().0.iter_mut().zip(self.state) {
            *to = word.to_be_bytes();
        }
        Digest { bytes, length: self.hash.length() }
    }
}

impl Drop for Hasher {
    fn drop(&mut self) {
        self.state.zeroize();
        self.block.zeroize();
    }
}

/// A key of HMAC (RFC 2104), as the two states that its padded forms leave: the key itself is not kept, and each
/// signature is spared two blocks.
#[derive(Clone, Debug)]
pub struct HmacKey {
    inner: Hasher,
    outer: Hasher,
}

impl HmacKey {
    /// From the key's bytes. A key longer than a block is hashed first.
    pub fn new(hash: Hash, key: &[u8]) -> Self {
        let hashed;
        let key = if key.len() > BLOCK {
            hashed = hash.digest(key);
            hashed.bytes()
        } else {
            key
        };
        let padded = |with: u8| {
            let mut hasher = Hasher::new(hash);
            let mut block = [with; BLOCK];
            for (to, byte) in block.iter_mut().zip(key) {
                *to ^= *byte;
            }
            hasher.update(&block);
            block.zeroize();
            hasher
        };
        Self { inner: padded(0x36), outer: padded(0x5c) }
    }

    /// The keyed digest of a message.
    pub fn sign(&self, message: &[u8]) -> Digest {
        let mut inner = self.inner.clone();
        inner.update(message);
        let mut outer = self.outer.clone();
        outer.update(inner.finish().bytes());
        outer.finish()
    }
}

/// Lower-case hex of at most 32 bytes.
pub fn hex(bytes: &[u8]) -> String {
    let digit = |nibble: u8| nibble + if nibble < 10 { b'0' } else { b'a' - 10 };
    let mut digits = [0; 64];
    for (pair, byte) in digits.as_chunks_mut::<2>().0.iter_mut().zip(bytes) {
        *pair = [digit(byte >> 4), digit(byte & 15)];
    }
    let digits = digits.get(..2 * bytes.len()).unwrap_or_default();
    str::from_utf8(digits).unwrap_or_default().to_owned()
}

/// Padded standard base64 (RFC 4648, section 4).
pub fn base64(bytes: &[u8]) -> String {
    let digit = |six: u32| {
        char::from(match six as u8 & 63 {
            letter @ 0..26 => b'A' + letter,
            letter @ 26..52 => b'a' - 26 + letter,
            number @ 52..62 => number - 52 + b'0',
            62 => b'+',
            _ => b'/',
        })
    };
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let mut group = 0;
        for at in 0..3 {
            group = group << 8 | u32::from(chunk.get(at).copied().unwrap_or_default());
        }
        for at in 0..4 {
            out.push(if at > chunk.len() { '=' } else { digit(group >> (18 - 6 * at)) });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use base64ct::{Base64, Encoding};
    use digest_oracle::Digest as _;
    use hmac::{KeyInit, Mac};
    use sha2::digest as digest_oracle;

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
        for size in [1, 3, 63, 64, 65, 127, 128, 129, 1_000] {
            let mut hasher = Hasher::new(Hash::Sha256);
            message.chunks(size).for_each(|chunk| hasher.update(chunk));
            assert_eq!(hasher.finish().hex(), Hash::Sha256.digest(&message).hex(), "{size}");
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
        let sign = |hash, key: &[u8], message: &[u8]| HmacKey::new(hash, key).sign(message).hex();
        let message = b"what do ya want for nothing?";
        let expected = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
        assert_eq!(sign(Hash::Sha256, b"Jefe", message), expected);
        assert_eq!(sign(Hash::Sha1, b"Jefe", message), "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79");
        let message = b"Test Using Larger Than Block-Size Key - Hash Key First";
        let expected = "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54";
        assert_eq!(sign(Hash::Sha256, &[0xaa; 131], message), expected);
        let expected = "1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b";
        assert_eq!(Hash::Sm3.digest(b"").hex(), expected);
    }

    #[test]
    fn base64_is_that_of_the_well_known_crate() {
        for message in messages() {
            assert_eq!(base64(&message), Base64::encode_string(&message));
        }
        assert_eq!(base64(&[0xff, 0xff, 0xfe, 0xfb]), "///++w==");
    }
}
