//! Binds, unbinds and tracks the IP addresses of cloud resources: Huawei Cloud DNS, API Gateway and Workspace,
//! and Tencent Cloud VPC.
//!
//! # Parts
//! An arrow only points down this list.
//!
//! | module | what |
//! |---|---|
//! | `js` | what JavaScript calls: texts in, texts out (wasm32 only) |
//! | [`bindings`] | plans changes of bound addresses |
//! | [`client`] | one call's life as a state machine without IO |
//! | [`huawei`], [`tencent`] | signature, endpoints, errors, and a file or folder for each service with its operations as values |
//! | [`core`] | operation and schema, validation, encoding, hashing, time, secrets, errors |
//!
//! # Features
//! `huawei` and `tencent`, both on by default, are the clouds; [`client`] serves those that are on, and [`bindings`] is
//! there with both. `examples/send` shows a whole call with a synchronous HTTP client. `js`, `sign` and `bindings` are the
//! exports of the npm package's modules, and `docs` is what its types and the API reference are made of.
//!
//! # Contract
//! Nothing below `js` reads a clock, performs IO, draws a random number or keeps global state: time, nonce and keys
//! are arguments. The caller's URL is authoritative: what is signed is byte for byte what goes on the wire, and a URL
//! that `fetch` would rewrite after signing is refused. On an error the request is unchanged.
//! Nothing panics: a panic in WebAssembly takes the whole instance with it.

// The wasm does without the standard library: see `pkg-template/wasm`.
#![cfg_attr(all(target_arch = "wasm32", any(feature = "js", feature = "sign", feature = "bindings")), no_std)]
#![deny(missing_docs)]
#![forbid(unsafe_code)]
#![cfg_attr(not(test), deny(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic))]

extern crate alloc;

#[cfg(not(any(feature = "huawei", feature = "tencent")))]
compile_error!("the crate needs a cloud: one of the features `huawei` and `tencent`, or both");

#[cfg(all(feature = "huawei", feature = "tencent"))]
pub mod bindings;
pub mod client;
pub mod core;
#[cfg(feature = "huawei")]
pub mod huawei;
#[cfg(all(any(feature = "js", feature = "sign", feature = "bindings"), target_arch = "wasm32"))]
mod js;
#[cfg(feature = "tencent")]
pub mod tencent;
