//! SM3, GB/T 32905-2016, section 5.3 (the same as the Internet draft draft-sca-cfrg-sm3).

pub static INITIAL: [u32; 8] =
    [0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e];

fn p0(x: u32) -> u32 {
    x ^ x.rotate_left(9) ^ x.rotate_left(17)
}

fn p1(x: u32) -> u32 {
    x ^ x.rotate_left(15) ^ x.rotate_left(23)
}

pub fn compress(state: &mut [u32; 8], mut words: [u32; 16]) {
    let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = *state;
    for at in 0..64 {
        // Sixteen words suffice: each is made where the one sixteen before it stood.
        let word = |at: usize| words.get(at % 16).copied().unwrap_or_default();
        let mut ahead = word(at + 4);
        if at >= 12 {
            ahead =
                p1(ahead ^ word(at + 11) ^ word(at + 1).rotate_left(15)) ^ word(at + 7).rotate_left(7) ^ word(at + 14);
        }
        let now = word(at);
        if let Some(place) = words.get_mut((at + 4) % 16) {
            *place = ahead;
        }
        let (constant, ff, gg) = if at < 16 {
            (0x79cc4519_u32, a ^ b ^ c, e ^ f ^ g)
        } else {
            (0x7a879d8a, (a & b) | (c & (a | b)), g ^ (e & (f ^ g)))
        };
        let turned = a.rotate_left(12);
        let ss1 = turned.wrapping_add(e).wrapping_add(constant.rotate_left(at as u32 % 32)).rotate_left(7);
        let tt1 = ff.wrapping_add(d).wrapping_add(ss1 ^ turned).wrapping_add(now ^ ahead);
        let tt2 = gg.wrapping_add(h).wrapping_add(ss1).wrapping_add(now);
        (a, b, c, d) = (tt1, a, b.rotate_left(9), c);
        (e, f, g, h) = (p0(tt2), e, f.rotate_left(19), g);
    }
    let [i, j, k, l, m, n, o, p] = *state;
    *state = [a ^ i, b ^ j, c ^ k, d ^ l, e ^ m, f ^ n, g ^ o, h ^ p];
}
