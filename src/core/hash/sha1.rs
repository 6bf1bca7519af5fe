//! SHA-1, FIPS 180-4, section 6.1.2. Broken as a hash; HMAC-SHA1 is not.

/// Five words; the rest of the common state stays unused.
pub static INITIAL: [u32; 8] = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0, 0, 0, 0];

pub fn compress(state: &mut [u32; 8], mut words: [u32; 16]) {
    let [h0, h1, h2, h3, h4, ..] = *state;
    let [mut a, mut b, mut c, mut d, mut e] = [h0, h1, h2, h3, h4];
    for at in 0..80 {
        // Sixteen words suffice: each is made where the one sixteen before it stood.
        let word = |at: usize| words.get(at % 16).copied().unwrap_or_default();
        let mut now = word(at);
        if at >= 16 {
            now = (word(at + 13) ^ word(at + 8) ^ word(at + 2) ^ now).rotate_left(1);
        }
        if let Some(place) = words.get_mut(at % 16) {
            *place = now;
        }
        let (mix, k) = match at / 20 {
            0 => (d ^ (b & (c ^ d)), 0x5a827999_u32),
            1 => (b ^ c ^ d, 0x6ed9eba1),
            2 => ((b & c) | (d & (b | c)), 0x8f1bbcdc),
            _ => (b ^ c ^ d, 0xca62c1d6),
        };
        let next = a.rotate_left(5).wrapping_add(mix).wrapping_add(e).wrapping_add(k).wrapping_add(now);
        (a, b, c, d, e) = (next, a, b.rotate_left(30), c, d);
    }
    let [a, b, c] = [h0.wrapping_add(a), h1.wrapping_add(b), h2.wrapping_add(c)];
    *state = [a, b, c, h3.wrapping_add(d), h4.wrapping_add(e), 0, 0, 0];
}
