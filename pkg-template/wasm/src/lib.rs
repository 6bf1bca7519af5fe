//! The crate `cloudip` as a module for JavaScript: what its `js` exports, with an allocator and an end for panics. The
//! standard library's weigh 4 KB gzip.

#![cfg_attr(target_arch = "wasm32", no_std)]

use cloudip as _;

#[cfg(all(target_arch = "wasm32", any(feature = "js", feature = "bindings")))]
mod allocator;
#[cfg(all(target_arch = "wasm32", any(feature = "js", feature = "bindings")))]
mod keeping;
#[cfg(all(target_arch = "wasm32", not(any(feature = "js", feature = "bindings"))))]
mod lists;

/// A panic is a trap.
#[cfg(target_arch = "wasm32")]
#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}
