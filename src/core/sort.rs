//! Sorting, for signatures.
//!
//! The standard library's sorts are made for long slices and cost 4 KB of wasm for each type that they sort; this one
//! costs a tenth of that. Lists here have tens of entries.

/// Gaps of Ciura, "Best Increments for the Average Case of Shellsort" (2001).
const GAPS: [usize; 8] = [701, 301, 132, 57, 23, 10, 4, 1];

/// Shell sort: in place, not stable, which does not show where equal entries are the same.
pub fn sort_by<T>(items: &mut [T], less: impl Fn(&T, &T) -> bool) {
    for gap in GAPS {
        for end in gap..items.len() {
            let mut at = end;
            while let (Some(low), Some(high)) = (at.checked_sub(gap).and_then(|low| items.get(low)), items.get(at))
                && less(high, low)
            {
                items.swap(at, at - gap);
                at -= gap;
            }
        }
    }
}

/// The same, in the order of the entries themselves.
pub fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, |a, b| a < b);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_as_the_standard_library_does() {
        let mut seed = 1_u32;
        for length in (0..40).chain([1_000, 2_500]) {
            let mut ours: Vec<_> = (0..length)
                .map(|_| {
                    seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    (seed >> 24).to_string()
                })
                .collect();
            let mut theirs = ours.clone();
            sort(&mut ours);
            theirs.sort();
            assert_eq!(ours, theirs);
        }
    }
}
