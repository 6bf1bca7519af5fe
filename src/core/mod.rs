//! What both clouds share. No clock, no IO, no randomness, no global state.

pub mod error;
pub mod hash;
pub mod json;
pub mod operation;
pub mod percent;
pub mod request;
pub mod schema;
pub mod secret;
pub mod sort;
pub mod text;
pub mod time;
pub mod url;
pub mod validate;
pub mod value;
