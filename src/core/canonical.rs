//! The path and the query of a canonical request of Huawei Cloud, in the one form that both sides must come to.

use alloc::vec::Vec;

use super::bytes::{before, cut, has, put, split};
use super::pairs::{add, is_among, put_pairs, sort};
use super::percent::{Next, put_normalized};
use super::refusal::Refusal;
use super::url::Url;

/// The refusal of what servers read in more ways than one.
pub fn refusal(url: &Url<'_>) -> Option<Refusal> {
    let query = url.query();
    if has_escaped_slash(url.path()) {
        Some(Refusal::EscapedSlash)
    } else if has(query, b'+') {
        Some(Refusal::Plus)
    } else if !query.is_empty() && is_among(b"", query, b'&', Next::Plain) {
        Some(Refusal::EmptyPairs)
    } else {
        None
    }
}

fn has_escaped_slash(path: &[u8]) -> bool {
    split(path, b'%').any(|escape| matches!(escape, [b'2', b'F' | b'f', ..]))
}

/// Each segment decoded once and encoded again, with a slash at the end.
pub fn put_path(path: &[u8], out: &mut Vec<u8>) {
    for segment in split(before(path, b"/"), b'/') {
        put_normalized(out, segment);
        put(out, b"/");
    }
}

/// Pairs sorted by their decoded name, then value.
pub fn put_query(query: &[u8], out: &mut Vec<u8>) {
    if query.is_empty() {
        return;
    }
    let mut pairs = Vec::new();
    for pair in split(query, b'&') {
        let (name, value) = cut(pair, b'=');
        add(&mut pairs, name, value.unwrap_or_default());
    }
    sort(&mut pairs, Next::Decoded);
    put_pairs(out, &pairs, Next::Decoded);
}
