//! SHA-1, FIPS 180-4, section 6.1.2. Broken as a hash; HMAC-SHA1 is not.

/// Five words; the rest of the common state stays unused.
pub const INITIAL: [u32; 8] = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0, 0, 0, 0];

pub fn compress(state: &mut [u32; 8], words: [u32; 16]) {
    let mut w = [0; 80];
    let [mut a, mut b, mut c, mut d, mut e, ..] = *state;
    for (to, word) in w.iter_mut().zip(words) {
        *to = word;
    }
    for at in 16..80 {
        let word = |back: usize| w.get(at - back).copied().unwrap_or_default();
        let next = (word(3) ^ word(8) ^ word(14) ^ word(16)).rotate_left(1);
        if let Some(to) = w.get_mut(at) {
            *to = next;
        }
    }
    for (step, words) in w.as_chunks::<20>().0.iter().enumerate() {
        for word in words {
            let (mix, k) = match step {
                0 => (d ^ (b & (c ^ d)), 0x5a827999_u32),
                1 => (b ^ c ^ d, 0x6ed9eba1),
                2 => ((b & c) | (d & (b | c)), 0x8f1bbcdc),
                _ => (b ^ c ^ d, 0xca62c1d6),
            };
            let next = a.rotate_left(5).wrapping_add(mix).wrapping_add(e).wrapping_add(k).wrapping_add(*word);
            (a, b, c, d, e) = (next, a, b.rotate_left(30), c, d);
        }
    }
    for (word, add) in state.iter_mut().zip([a, b, c, d, e]) {
        *word = word.wrapping_add(add);
    }
}
