//! Numbers by name. One type for all look-ups: each type of map of the standard library adds kilobytes to the wasm, and one
//! that compares names to find their order reads the parts that most of them have in common again and again.

use alloc::string::String;
use alloc::vec::Vec;

/// What has a name is kept in a list; this tells its place there. Names are found by their hash; those with the same one
/// stand behind each other.
#[derive(Default)]
pub struct Names {
    entries: Vec<(String, usize)>,
    /// Places in `entries`, each counted from one, at most half of them in use.
    slots: Vec<usize>,
}

impl Names {
    /// The number of a name.
    pub fn get(&self, name: &str) -> Option<usize> {
        let place = self.slots.get(self.slot(name)).copied()?;
        self.entries.get(place.wrapping_sub(1)).map(|(_, number)| *number)
    }

    /// Gives a name a number, in place of an earlier one.
    pub fn set(&mut self, name: String, number: usize) {
        let place = self.place(name, number);
        if let Some(entry) = self.entries.get_mut(place) {
            entry.1 = number;
        }
    }

    /// The number of a name; this one, if it has none yet.
    pub fn first(&mut self, name: String, number: usize) -> usize {
        let place = self.place(name, number);
        self.entries.get(place).map_or(number, |(_, first)| *first)
    }

    /// The place of a name among the entries, to which it comes with this number if it is new.
    fn place(&mut self, name: String, number: usize) -> usize {
        if self.slots.len() <= self.entries.len() * 2 {
            self.grow();
        }
        let slot = self.slot(&name);
        let Some(place) = self.slots.get_mut(slot) else { return 0 };
        if *place == 0 {
            self.entries.push((name, number));
            *place = self.entries.len();
        }
        *place - 1
    }

    /// The slot where a name is, or the free one where it would be.
    fn slot(&self, name: &str) -> usize {
        let last = self.slots.len().wrapping_sub(1);
        let mut slot = (digest(name.as_bytes()) >> 32) as usize & last;
        while let Some((known, _)) = self.slots.get(slot).and_then(|place| self.entries.get(place.wrapping_sub(1))) {
            if known == name {
                break;
            }
            slot = (slot + 1) & last;
        }
        slot
    }

    fn grow(&mut self) {
        self.slots = alloc::vec![0; (self.slots.len() * 4).max(16)];
        for place in 0..self.entries.len() {
            let slot = self.entries.get(place).map_or(0, |(name, _)| self.slot(name));
            if let Some(slot) = self.slots.get_mut(slot) {
                *slot = place + 1;
            }
        }
    }
}

/// A number that differs for different texts as far as 64 bits can. Eight bytes at a time; of a product the upper half
/// depends on all of them.
pub fn digest(text: &[u8]) -> u64 {
    let (words, rest) = text.as_chunks();
    let words = words.iter().map(|word| u64::from_le_bytes(*word)).chain(rest.iter().map(|byte| u64::from(*byte)));
    words.fold(text.len() as u64, |hash, word| (hash ^ word ^ (hash >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_keeps_its_first_number_and_gets_the_last_one() {
        let mut names = Names::default();
        assert_eq!(names.get("0"), None);
        for number in 0..1000 {
            assert_eq!(names.first(alloc::format!("a name of some length {number}"), number), number);
        }
        for number in 0..1000 {
            let name = alloc::format!("a name of some length {number}");
            assert_eq!(names.first(name.clone(), 7), number);
            assert_eq!(names.get(&name), Some(number));
            names.set(name.clone(), number * 2);
            assert_eq!(names.get(&name), Some(number * 2));
        }
        assert_eq!(names.get("a name of some length 1000"), None);
    }
}
