//! Names and values, the orders in which signatures want them, and the form in which they are sent.
//!
//! One sort for headers, queries and forms: the standard library's sorts are made for long slices and cost 4 KB of wasm
//! for each type that they sort. Lists here have tens of entries.

use alloc::vec::Vec;

use super::bytes::{put, split};
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

/// Adds a pair.
#[inline(never)]
pub fn add<'a>(pairs: &mut Vec<Pair<'a>>, name: &'a [u8], value: &'a [u8]) {
    pairs.push((name, value));
}

/// Where a pair of that name is; how many there are if there is none.
#[inline(never)]
pub fn place_of(pairs: &[Pair<'_>], wanted: &[u8], next: Next) -> usize {
    let mut at = 0;
    for (name, _) in pairs {
        if is_same(name, wanted, next) {
            break;
        }
        at += 1;
    }
    at
}

/// The value of that name; empty if there is none.
#[inline(never)]
pub fn value_of<'a>(pairs: &[Pair<'a>], wanted: &[u8], next: Next) -> &'a [u8] {
    pairs.get(place_of(pairs, wanted, next)).map_or(b"", |(_, value)| value)
}

/// Whether two names are the same, by their bytes or, where `next` says so, but for the case of ASCII letters.
#[inline(never)]
pub fn is_same(a: &[u8], b: &[u8], next: Next) -> bool {
    // What the cases of a letter differ by. No call for each byte: names are compared all the time.
    let case = if next == Next::Lower { b'a' - b'A' } else { 0 };
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a == b || a ^ b == case && (a | case).is_ascii_lowercase())
}

/// Whether a name is one of these, with such bytes between them.
#[inline(never)]
pub fn is_among(name: &[u8], names: &[u8], at: u8, next: Next) -> bool {
    split(names, at).any(|other| is_same(other, name, next))
}

/// Less than zero if a text belongs before another, compared by what `next` makes of their bytes; zero if they are the
/// same.
#[inline(never)]
fn compare(mut a: &[u8], mut b: &[u8], next: Next) -> i32 {
    loop {
        let byte = next.of(&mut a);
        let difference = byte - next.of(&mut b);
        if difference != 0 || byte == END {
            return difference;
        }
    }
}

/// Whether a pair belongs before another, by name and then by value.
fn is_before(a: &Pair<'_>, b: &Pair<'_>, next: Next) -> bool {
    let difference = compare(a.0, b.0, next);
    difference < 0 || difference == 0 && compare(a.1, b.1, next) < 0
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

    #[test]
    fn names_are_the_same_but_for_their_case() {
        for [a, b] in (0..=u16::MAX).map(u16::to_be_bytes) {
            let (a, b) = ([b'x', a], [b'x', b]);
            assert_eq!(is_same(&a, &b, Next::Plain), a == b);
            assert_eq!(is_same(&a, &b, Next::Lower), a.eq_ignore_ascii_case(&b), "{a:?} {b:?}");
        }
        assert!(!is_same(b"a", b"ab", Next::Lower));
    }

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
                [(Next::Plain, &plain), (Next::Lower, &lower), (Next::Decoded, &decoded)];
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
