//! Names and values, the orders in which signatures want them, and the form in which they are sent.
//!
//! One sort for headers, queries and forms: the standard library's sorts are made for long slices and cost 4 KB of wasm
//! for each type that they sort. Lists here have tens of entries.

use alloc::vec::Vec;

use super::bytes::put;
use super::percent::{END, Next, put_escaped};

/// A name and a value, as they are written.
pub type Pair<'a> = (&'a [u8], &'a [u8]);

/// Appends `name=value&name=value`, both sides encoded by what `next` makes of their bytes.
#[inline(never)]
pub fn put_pairs(out: &mut Vec<u8>, pairs: &[Pair<'_>], next: Next) {
    for (at, (name, value)) in pairs.iter().enumerate() {
        if at > 0 {
            put(out, b"&");
        }
        put_escaped(out, name, next);
        put(out, b"=");
        put_escaped(out, value, next);
    }
}

/// Whether a pair belongs before another, by name and then by value, compared by what `next` makes of their bytes.
#[inline(never)]
fn is_before(a: &Pair<'_>, b: &Pair<'_>, next: Next) -> bool {
    for (mut a, mut b) in [(a.0, b.0), (a.1, b.1)] {
        loop {
            let (x, y) = (next(&mut a), next(&mut b));
            if x != y {
                return x < y;
            }
            if x == END {
                break;
            }
        }
    }
    false
}

/// Shell sort: in place, not stable, which does not show where equal entries are the same.
pub fn sort(pairs: &mut [Pair<'_>], next: Next) {
    let mut gap = pairs.len();
    while gap > 1 {
        // Gonnet and Baeza-Yates, "Handbook of Algorithms and Data Structures" (1991); it ends with 1.
        gap = (5 * gap / 11).max(1);
        for end in gap..pairs.len() {
            let mut at = end;
            while let (Some(low), Some(high)) = (at.checked_sub(gap).and_then(|low| pairs.get(low)), pairs.get(at))
                && is_before(high, low, next)
            {
                pairs.swap(at, at - gap);
                at -= gap;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::percent;

    type Key<'a> = &'a dyn Fn(&[u8]) -> Vec<u8>;

    #[test]
    fn sorts_as_the_standard_library_does() {
        let mut seed = 1_u32;
        for length in (0..40).chain([1_000, 2_500]) {
            let texts: Vec<_> = (0..2 * length)
                .map(|_| {
                    seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    ["A-", "b", "~/", "", "a", "aa", "B%41", "%7e"]
                        .get((seed >> 29) as usize)
                        .unwrap()
                        .repeat(seed as usize >> 20 & 1)
                        + &(seed >> 27).to_string()
                })
                .collect();
            let pairs: Vec<_> = texts.as_chunks::<2>().0.iter().map(|[a, b]| (a.as_bytes(), b.as_bytes())).collect();
            let plain = |text: &[u8]| text.to_vec();
            let lower = |text: &[u8]| text.to_ascii_lowercase();
            let decoded = |text: &[u8]| percent::Decoded(text).collect();
            let orders: [(Next, Key<'_>); 3] =
                [(percent::next, &plain), (percent::next_lower, &lower), (percent::next_decoded, &decoded)];
            for (next, key) in orders {
                let keys = |pairs: &[Pair<'_>]| -> Vec<_> { pairs.iter().map(|(a, b)| (key(a), key(b))).collect() };
                let (mut ours, mut theirs) = (pairs.clone(), keys(&pairs));
                sort(&mut ours, next);
                theirs.sort();
                assert_eq!(keys(&ours), theirs);
            }
        }
    }
}
