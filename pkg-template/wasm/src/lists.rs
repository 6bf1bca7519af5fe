//! The memory of the signers' module, in the least code.

use core::alloc::{GlobalAlloc, Layout};
use core::arch::wasm32::{memory_grow, memory_size};
use core::cell::Cell;
use core::ptr;

/// The smallest block, and what every block is aligned to.
const LEAST: usize = 16;

const PAGE: usize = 1 << 16;

/// Gives blocks of powers of two, and keeps each that is given back, wiped, for the next that asks for its size: memory
/// grows to the most that was used at once, in each size, and no further. A text that has outgrown its block leaves a
/// copy there, and texts of requests have tokens: hence the wiping.
struct Lists {
    /// The first free block of each size; it begins with where the next one is.
    free: [Cell<*mut u8>; 32],
    /// Where the memory begins that nobody had yet.
    fresh: Cell<*mut u8>,
}

unsafe extern "C" {
    /// From the linker: the end of the stack and the statics.
    static mut __heap_base: u8;
}

#[global_allocator]
static ALLOCATOR: Lists =
    Lists { free: [const { Cell::new(ptr::null_mut()) }; 32], fresh: Cell::new(&raw mut __heap_base) };

// SAFETY: the module has one thread.
unsafe impl Sync for Lists {}

impl Lists {
    /// The list for blocks of this layout, and what each block in it takes.
    fn list(&self, wanted: Layout) -> (&Cell<*mut u8>, usize) {
        let half = (wanted.size().wrapping_sub(1) | (LEAST - 1)).ilog2();
        // SAFETY: a word has no more bits than there are lists.
        (unsafe { self.free.get_unchecked(half as usize) }, 2 << half)
    }
}

// SAFETY: a block in a list is as large as all that are asked of this list, and nobody else has it; what is fresh belongs
// to nobody. Every block is aligned to the least, and nothing here asks for more.
unsafe impl GlobalAlloc for Lists {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let (list, size) = self.list(layout);
        let block = list.get();
        if !block.is_null() {
            list.set(unsafe { block.cast::<*mut u8>().read() });
            return block;
        }
        let block = self.fresh.get();
        let left = (memory_size(0) * PAGE).wrapping_sub(block as usize);
        if memory_grow(0, size.saturating_sub(left).div_ceil(PAGE)) == usize::MAX {
            return ptr::null_mut();
        }
        self.fresh.set(block.wrapping_add(size));
        block
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        unsafe {
            block.write_bytes(0, layout.size());
            block.cast::<*mut u8>().write(self.list(layout).0.replace(block));
        }
    }
}
