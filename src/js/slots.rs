//! What JavaScript knows by number.

use alloc::vec::Vec;

/// Things with numbers from 0. The number of one that was taken out is given again.
pub struct Slots<T> {
    things: Vec<Option<T>>,
    free: Vec<usize>,
}

impl<T> Slots<T> {
    /// None at all.
    pub const fn new() -> Self {
        Self { things: Vec::new(), free: Vec::new() }
    }

    /// Puts a thing in, and tells its number.
    pub fn put(&mut self, thing: T) -> usize {
        if let Some(number) = self.free.pop()
            && let Some(place) = self.things.get_mut(number)
        {
            *place = Some(thing);
            return number;
        }
        self.things.push(Some(thing));
        self.things.len() - 1
    }

    /// The thing of a number.
    pub fn get(&mut self, number: usize) -> Option<&mut T> {
        self.things.get_mut(number)?.as_mut()
    }

    /// Takes a thing out.
    pub fn take(&mut self, number: usize) {
        if let Some(place) = self.things.get_mut(number)
            && place.take().is_some()
        {
            self.free.push(number);
        }
    }
}
