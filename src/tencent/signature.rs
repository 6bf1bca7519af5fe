//! The signature schemes: [`v3`] is TC3-HMAC-SHA256 of API 3.0, [`v1`] is HmacSHA1 and HmacSHA256 of API 2.0 and of
//! API 3.0's first version.

pub mod v1;
pub mod v3;
