//! Small blocks of memory, kept to be given again.

use core::alloc::{GlobalAlloc, Layout};
use core::cell::Cell;
use core::ptr;

/// The smallest block. Each size is twice the one before.
const LEAST: usize = 32;

/// How many sizes there are, up to 1 KB.
const SIZES: usize = 6;

/// No small block is aligned to more.
const ALIGN: usize = 8;

/// Keeps small blocks that are given back in a list for each size, wiped. A call asks for many, and to find room for them
/// took a sixth of its time in the wasm. A text that grows mostly stays where it is. Larger blocks come from elsewhere.
pub struct Keeping<A> {
    /// The first block of each list; it begins with where the next one is.
    lists: [Cell<*mut u8>; SIZES],
    others: A,
}

// SAFETY: the module has one thread.
unsafe impl<A> Sync for Keeping<A> {}

impl<A> Keeping<A> {
    /// No block yet.
    pub const fn new(others: A) -> Self {
        Self { lists: [const { Cell::new(ptr::null_mut()) }; SIZES], others }
    }

    /// The list for blocks of this layout, and what each block in it is; nothing for a large one.
    fn list(&self, wanted: Layout) -> Option<(&Cell<*mut u8>, Layout)> {
        let doublings = (wanted.size().wrapping_sub(1) | (LEAST - 1)).ilog2() + 1 - LEAST.ilog2();
        let list = self.lists.get(doublings as usize)?;
        let block = Layout::from_size_align(LEAST << doublings, ALIGN).ok()?;
        (wanted.align() <= ALIGN).then_some((list, block))
    }
}

// SAFETY: a block in a list is as large and as aligned as all that are asked of this list, and nobody else has it; what is
// not from a list goes to the other allocator as it came.
unsafe impl<A: GlobalAlloc> GlobalAlloc for Keeping<A> {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        unsafe {
            let Some((list, whole)) = self.list(layout) else { return self.others.alloc(layout) };
            let block = list.get();
            if block.is_null() {
                return self.others.alloc(whole);
            }
            list.set(block.cast::<*mut u8>().read());
            block
        }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        unsafe {
            let Some((list, whole)) = self.list(layout) else { return self.others.dealloc(block, layout) };
            block.write_bytes(0, whole.size());
            block.cast::<*mut u8>().write(list.replace(block));
        }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        unsafe {
            let wanted = Layout::from_size_align_unchecked(size, layout.align());
            if let (Some((_, whole)), Some((_, enough))) = (self.list(layout), self.list(wanted))
                && whole == enough
            {
                return block;
            }
            let moved = self.alloc(wanted);
            if !moved.is_null() {
                moved.copy_from_nonoverlapping(block, layout.size().min(size));
                self.dealloc(block, layout);
            }
            moved
        }
    }
}
