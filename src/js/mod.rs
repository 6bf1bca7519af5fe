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
