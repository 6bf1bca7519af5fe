//! One call's life, without IO: the host is told what to send and tells what came back.

mod call;
mod config;
mod learnt;
mod retry;
mod session;

pub use call::{Arrival, Call, Failure, Moment, Step};
pub use config::{Cloud, Config};
pub use learnt::Learnt;
pub use retry::{Budget, Policy};
pub use session::{Credentials, Session};
