//! The JavaScript side: what is exported. Only texts and numbers cross the boundary.

#[cfg(feature = "js")]
mod client;
#[cfg(all(feature = "bindings", not(feature = "js")))]
mod planner;
#[cfg(any(feature = "js", feature = "sign"))]
mod signer;
#[cfg(any(feature = "js", feature = "sign"))]
mod slots;
