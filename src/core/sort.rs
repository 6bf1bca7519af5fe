//! Sorting, for signatures.
//!
//! The standard library's sorts are made for long slices and cost 4 KB of wasm for each type that they sort; this one
//! costs a tenth of that. Lists here have tens of entries.

/// Gaps of Ciura, "Best Increments for the Average Case of Shellsort" (2001).
const GAPS: [usize; 8] = [701, 301, 132, 57, 23, 10, 4, 1];

/// Shell sort: in place, not stable, which does not show where equal entries are the same.
pub fn sort<T: Ord>(items: &mut [T]) {
    for gap in GAPS {
        for end in gap..items.len() {
            let mut at = end;
            while at >= gap && items.get(at) < items.get(at - gap) {
                items.swap(at, at - gap);
                at -= gap;
            }
        }
    }
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
