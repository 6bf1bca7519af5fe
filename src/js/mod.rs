//! The JavaScript side.
