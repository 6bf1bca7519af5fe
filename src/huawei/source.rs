//! Where the facts of an operation come from, as several of them say it.

/// The official SDK, and the documentation's page where the SDK is silent.
pub(super) const SDK_AND_PAGE: &[&str] = &["python-sdk 3.1.219", "doc"];
