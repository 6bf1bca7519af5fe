//! The JavaScript side: the only code that names a JavaScript value.

mod client;
mod error;
mod fetch;
mod read;
mod signer;
mod value;
