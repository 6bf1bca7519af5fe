//! What JavaScript knows by number.

use alloc::vec::Vec;

use core::mem;

/// A place for a thing.
enum Slot<T> {
    Taken(T),
    /// With the number of the place that is free after it; behind the last one the next new place.
    Free(usize),
}

/// Things with numbers from 0. The number of one that was taken out is given again.
pub struct Slots<T> {
    slots: Vec<Slot<T>>,
    /// The number that is given next.
    free: usize,
}

impl<T> Slots<T> {
    /// None at all.
    pub const fn new() -> Self {
        Self { slots: Vec::new(), free: 0 }
    }

    /// Puts a thing in, and tells its number.
    pub fn put(&mut self, thing: T) -> usize {
        let number = self.free;
        self.free += 1;
        let taken = Slot::Taken(thing);
        match self.slots.get_mut(number) {
            None => self.slots.push(taken),
            Some(slot) => {
                if let Slot::Free(next) = mem::replace(slot, taken) {
                    self.free = next;
                }
            }
        }
        number
    }

    /// The thing of a number.
    pub fn get(&mut self, number: usize) -> Option<&mut T> {
        match self.slots.get_mut(number)? {
            Slot::Taken(thing) => Some(thing),
            Slot::Free(_) => None,
        }
    }

    /// Takes a thing out.
    pub fn take(&mut self, number: usize) {
        if let Some(slot @ Slot::Taken(_)) = self.slots.get_mut(number) {
            *slot = Slot::Free(self.free);
            self.free = number;
        }
    }
}
