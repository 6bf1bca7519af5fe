//! The crate `cloudip` as a module for JavaScript: what its `js` exports.

#![cfg_attr(target_arch = "wasm32", no_std)]

use cloudip as _;
