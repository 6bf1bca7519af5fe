//! Where memory comes from, and what becomes of what is given back.

use core::alloc::{GlobalAlloc, Layout};

use crate::keeping::Keeping;

/// A free block is found in constant time, also with thousands of calls in flight.
#[global_allocator]
static ALLOCATOR: Keeping<Wiping<talc::wasm::WasmDynamicTalc>> =
    Keeping::new(Wiping(talc::wasm::new_wasm_dynamic_allocator()));

/// Wipes what is given back: a text that has outgrown its block leaves a copy there, and texts of requests have tokens.
struct Wiping<A>(A);

// SAFETY: every call goes to the allocator inside as it came, which keeps the contract of the trait; before a block goes
// back, all of it still belongs to the caller.
unsafe impl<A: GlobalAlloc> GlobalAlloc for Wiping<A> {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        unsafe { self.0.alloc(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        unsafe {
            block.write_bytes(0, layout.size());
            self.0.dealloc(block, layout);
        }
    }
}
