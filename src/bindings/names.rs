//! Numbers by name. One type for all look-ups, since each type of map adds kilobytes to the wasm.

use alloc::collections::BTreeMap;
use alloc::string::String;

/// What has a name is kept in a list; this tells its place there.
#[derive(Default)]
pub struct Names(BTreeMap<String, usize>);

impl Names {
    /// The number of a name.
    pub fn get(&self, name: &str) -> Option<usize> {
        self.0.get(name).copied()
    }

    /// Gives a name a number, in place of an earlier one.
    pub fn set(&mut self, name: String, number: usize) {
        self.0.insert(name, number);
    }

    /// The number of a name; this one, if it has none yet.
    pub fn first(&mut self, name: String, number: usize) -> usize {
        *self.0.entry(name).or_insert(number)
    }
}
