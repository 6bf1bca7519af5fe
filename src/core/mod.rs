//! What both clouds share. No clock, no IO, no randomness, no global state.

pub mod build;
pub mod bytes;
mod canonical;
pub mod completion;
pub mod error;
pub mod hash;
pub mod http;
pub mod json;
pub mod operation;
pub mod paging;
pub mod pairs;
pub mod percent;
pub mod refusal;
pub mod region;
pub mod schema;
pub mod scheme;
pub mod secret;
pub mod sheet;
pub mod signer;
pub mod signing;
pub mod table;
pub mod text;
pub mod time;
pub mod url;
pub mod validate;
pub mod value;
