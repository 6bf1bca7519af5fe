//! The JavaScript side: what is exported. Only texts and numbers cross the boundary.

#[cfg(feature = "js")]
mod client;
#[cfg(all(feature = "bindings", not(feature = "js")))]
mod planner;
#[cfg(any(feature = "js", feature = "sign"))]
mod signer;
#[cfg(any(feature = "js", feature = "sign"))]
mod slots;

/// Without the standard library, whose panics and allocator weigh 4 KB gzip: a panic is a trap.
mod bare {
    /// A free block is found in constant time, also with thousands of calls in flight. It weighs 450 bytes gzip more than
    /// the smallest allocator, which walks a list.
    #[cfg(any(feature = "js", feature = "bindings"))]
    #[global_allocator]
    static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

    /// What the signers allocate is small and soon given back.
    #[cfg(not(any(feature = "js", feature = "bindings")))]
    #[global_allocator]
    static ALLOCATOR: lol_alloc::LockedAllocator<lol_alloc::FreeListAllocator> =
        lol_alloc::LockedAllocator::new(lol_alloc::FreeListAllocator::new());

    #[panic_handler]
    fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
        core::arch::wasm32::unreachable()
    }
}
