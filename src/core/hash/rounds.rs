//! The compression functions: SHA-256 and SHA-1 (FIPS 180-4, sections 6.2.2 and 6.1.2) and SM3 (GB/T 32905-2016, section
//! 5.3, the same as the Internet draft draft-sca-cfrg-sm3). All three make words from sixteen and turn eight words, so one
//! function with three arms weighs 500 bytes gzip less than three.

use core::cell::Cell;
use core::sync::atomic::{AtomicU32, Ordering};

use super::{BLOCK, Hash, State};

impl Hash {
    /// The state before the first block.
    pub(super) fn initial(self) -> &'static State {
        /// In the order of [`Hash`].
        static INITIAL: [State; 3] = [
            [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19],
            [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0, 0, 0, 0],
            [0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e],
        ];
        INITIAL.get(self as usize).unwrap_or(&[0; 8])
    }
}

/// The most rounds that a block takes: those of SHA-1.
const ROUNDS: usize = 80;

/// The constants of SHA-256, 64 of them: the first 32 bits of the fractions of the cube roots of the primes (FIPS 180-4,
/// section 4.2.2). Computed when a block first needs them: random bits do not compress.
static ROOTS: [AtomicU32; 64] = [const { AtomicU32::new(0) }; 64];

fn make_roots() {
    let mut prime = 1_u32;
    for place in &ROOTS {
        prime += 1;
        let mut divisor = 2;
        // The last prime is 409: what has no divisor up to its root, which is less than 21, is one.
        while divisor < prime.min(21) {
            if prime.is_multiple_of(divisor) {
                prime += 1;
                divisor = 1;
            }
            divisor += 1;
        }
        // Newton's method, which has long converged.
        let cube = f64::from(prime);
        let mut root = cube;
        for _ in 0..20 {
            root += (cube / (root * root) - root) / 3.0;
        }
        place.store((root * 4_294_967_296.0) as u64 as u32, Ordering::Release);
    }
}

fn choose(x: u32, y: u32, z: u32) -> u32 {
    z ^ (x & (y ^ z))
}

fn majority(x: u32, y: u32, z: u32) -> u32 {
    choose(x ^ y, z, y)
}

/// Takes one block into a state.
pub fn compress(hash: Hash, state: &mut State, block: &[u8; BLOCK]) {
    if hash == Hash::Sha256
        && let [.., last] = &ROOTS
        && last.load(Ordering::Acquire) == 0
    {
        make_roots();
    }
    // The last rounds of the others make sixteen words too many.
    let mut words = [0; ROUNDS + 16];
    for (word, bytes) in words.iter_mut().zip(block.as_chunks().0) {
        *word = u32::from_be_bytes(*bytes);
    }
    let words = Cell::from_mut(&mut words[..]).as_slice_of_cells();
    let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = *state;
    if hash == Hash::Sha256 {
        for window in words.windows(17).take(48) {
            let [w0, w1, _, _, _, _, _, _, _, w9, _, _, _, _, w14, _, w16] = window else { return };
            let (p, q) = (w1.get(), w14.get());
            w16.set(
                w0.get()
                    .wrapping_add(p.rotate_right(7) ^ p.rotate_right(18) ^ (p >> 3))
                    .wrapping_add(w9.get())
                    .wrapping_add(q.rotate_right(17) ^ q.rotate_right(19) ^ (q >> 10)),
            );
        }
        for (word, root) in words.iter().zip(&ROOTS) {
            // Three rotations of a word in one chain: rotations by 6, 11 and 25, then by 2, 13 and 22.
            let t = h
                .wrapping_add(((e.rotate_right(14) ^ e).rotate_right(5) ^ e).rotate_right(6))
                .wrapping_add(choose(e, f, g))
                .wrapping_add(root.load(Ordering::Relaxed))
                .wrapping_add(word.get());
            let x = t
                .wrapping_add(((a.rotate_right(9) ^ a).rotate_right(11) ^ a).rotate_right(2))
                .wrapping_add(majority(a, b, c));
            (e, f, g, h) = (d.wrapping_add(t), e, f, g);
            (a, b, c, d) = (x, a, b, c);
        }
    } else {
        let rounds = if hash == Hash::Sha1 { ROUNDS } else { 64 };
        for (at, window) in words.windows(17).enumerate().take(rounds) {
            // Each word is made of those before it.
            let [w0, _, w2, w3, w4, _, _, w7, w8, _, w10, _, _, w13, _, _, w16] = window else { return };
            let now = w0.get();
            let (x, y);
            if hash == Hash::Sha1 {
                w16.set((now ^ w2.get() ^ w8.get() ^ w13.get()).rotate_left(1));
                let (mix, k) = match at / 20 {
                    0 => (choose(b, c, d), 0x5a827999_u32),
                    1 => (b ^ c ^ d, 0x6ed9eba1),
                    2 => (majority(b, c, d), 0x8f1bbcdc),
                    _ => (b ^ c ^ d, 0xca62c1d6),
                };
                x = a.rotate_left(5).wrapping_add(mix).wrapping_add(e).wrapping_add(k).wrapping_add(now);
                y = d;
                b = b.rotate_left(30);
            } else {
                let p = now ^ w7.get() ^ w13.get().rotate_left(15);
                w16.set(p ^ p.rotate_left(15) ^ p.rotate_left(23) ^ w3.get().rotate_left(7) ^ w10.get());
                let (k, ff, gg) = if at < 16 {
                    (0x79cc4519_u32, a ^ b ^ c, e ^ f ^ g)
                } else {
                    (0x7a879d8a, majority(a, b, c), choose(e, f, g))
                };
                let turned = a.rotate_left(12);
                let ss1 = turned.wrapping_add(e).wrapping_add(k.rotate_left(at as u32 % 32)).rotate_left(7);
                x = ff.wrapping_add(d).wrapping_add(ss1 ^ turned).wrapping_add(now ^ w4.get());
                let t = gg.wrapping_add(h).wrapping_add(ss1).wrapping_add(now);
                y = t ^ t.rotate_left(9) ^ t.rotate_left(17);
                b = b.rotate_left(9);
                f = f.rotate_left(19);
            }
            (a, b, c, d) = (x, a, b, c);
            (e, f, g, h) = (y, e, f, g);
        }
    }
    for (word, end) in state.iter_mut().zip(&[a, b, c, d, e, f, g, h]) {
        *word = if hash == Hash::Sm3 { *word ^ end } else { word.wrapping_add(*end) };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// FIPS 180-4, section 4.2.2.
    const PUBLISHED: [u32; 64] = [
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98,
        0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
        0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8,
        0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
        0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819,
        0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a,
        0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
        0xc67178f2,
    ];

    #[test]
    fn the_roots_are_those_that_are_published() {
        make_roots();
        assert!(ROOTS.iter().zip(PUBLISHED).all(|(root, published)| root.load(Ordering::Relaxed) == published));
    }

    /// Whichever of the two this build takes for [`Hash::Sha256`].
    #[test]
    fn sha_256_is_that_of_the_well_known_crate() {
        let mut seed = 1_u32;
        let mut random = || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            seed >> 24
        };
        let mut ours = *Hash::Sha256.initial();
        let mut theirs = ours;
        for _ in 0..1_000 {
            let block = core::array::from_fn(|_| random() as u8);
            compress(Hash::Sha256, &mut ours, &block);
            sha2::block_api::compress256(&mut theirs, &[block]);
            assert_eq!(ours, theirs);
        }
    }
}
