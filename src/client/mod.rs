//! One call's life, without IO: the host is told what to send and tells what came back.

mod call;
mod config;
mod session;

pub use call::{Call, Moment, Step};
pub use config::{Cloud, Config};
pub use session::{Credentials, Session};
