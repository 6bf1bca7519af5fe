//! The JavaScript side: the only code that names a JavaScript value.

#[cfg(feature = "js")]
mod client;
#[cfg(feature = "js")]
mod error;
#[cfg(feature = "js")]
mod fetch;
#[cfg(feature = "js")]
mod read;
mod signer;
#[cfg(feature = "js")]
mod value;

/// Without the standard library, whose panics and allocator weigh more than the signers: a panic is a trap, and what is
/// allocated is small and soon given back.
#[cfg(all(feature = "sign", not(feature = "js")))]
mod bare {
    use lol_alloc::{FreeListAllocator, LockedAllocator};

    #[global_allocator]
    static ALLOCATOR: LockedAllocator<FreeListAllocator> = LockedAllocator::new(FreeListAllocator::new());

    #[panic_handler]
    fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
        core::arch::wasm32::unreachable()
    }
}
