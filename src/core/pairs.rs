//! Names and values, and the orders in which signatures want them.
//!
//! One sort for headers, queries and forms: the standard library's sorts are made for long slices and cost 4 KB of wasm
//! for each type that they sort. Lists here have tens of entries.

use core::cmp::Ordering;

use super::percent::{next, next_decoded};

/// A name and a value, as they are written.
pub type Pair<'a> = (&'a [u8], &'a [u8]);

/// What is compared, name before value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// The bytes.
    Plain,
    /// The bytes in lower case.
    Lower,
    /// The bytes that the percent-encoding stands for.
    Decoded,
}

impl Order {
    fn compare(self, mut a: &[u8], mut b: &[u8]) -> Ordering {
        let next = if self == Self::Decoded { next_decoded } else { next };
        loop {
            let (mut x, mut y) = (next(&mut a), next(&mut b));
            if self == Self::Lower {
                x = x.map(|byte| byte.to_ascii_lowercase());
                y = y.map(|byte| byte.to_ascii_lowercase());
            }
            if x != y || x.is_none() {
                return x.cmp(&y);
            }
        }
    }
}

/// Gaps of Ciura, "Best Increments for the Average Case of Shellsort" (2001).
const GAPS: [u16; 8] = [701, 301, 132, 57, 23, 10, 4, 1];

/// Shell sort: in place, not stable, which does not show where equal entries are the same.
pub fn sort(pairs: &mut [Pair<'_>], order: Order) {
    for gap in GAPS.map(usize::from) {
        for end in gap..pairs.len() {
            let mut at = end;
            while let (Some(low), Some(high)) = (at.checked_sub(gap).and_then(|low| pairs.get(low)), pairs.get(at))
                && order.compare(high.0, low.0).then_with(|| order.compare(high.1, low.1)).is_lt()
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
            let key = |order: Order, text: &[u8]| match order {
                Order::Plain => text.to_vec(),
                Order::Lower => text.to_ascii_lowercase(),
                Order::Decoded => percent::Decoded(text).collect(),
            };
            for order in [Order::Plain, Order::Lower, Order::Decoded] {
                let keys = |pairs: &[Pair<'_>]| -> Vec<_> {
                    pairs.iter().map(|(a, b)| (key(order, a), key(order, b))).collect()
                };
                let (mut ours, mut theirs) = (pairs.clone(), keys(&pairs));
                sort(&mut ours, order);
                theirs.sort();
                assert_eq!(keys(&ours), theirs, "{order:?}");
            }
        }
    }
}
