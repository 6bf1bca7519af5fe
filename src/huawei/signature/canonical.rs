//! The parts of the canonical request: path, query and headers in the one form that both sides must come to.

use alloc::vec::Vec;

use crate::core::bytes::{before, cut, has, put, same, split};
use crate::core::pairs::{put_pairs, sort};
use crate::core::percent::{next_decoded, put_normalized};
use crate::core::sheet::{Done, Sheet};
use crate::core::url::Url;

/// Refuses what servers read in more ways than one.
pub fn check_url(url: &Url<'_>, sheet: &mut Sheet) -> Done {
    let query = url.query();
    let sentence = if has_escaped_slash(url.path()) {
        "request.url|a path without %2F, which servers read both ways|one with it"
    } else if has(query, b'+') {
        "request.url|a query with %20 or %2B, since servers read a plus both ways|a `+`"
    } else if !query.is_empty() && split(query, b'&').any(<[u8]>::is_empty) {
        "request.url|a query without empty pairs|one with them"
    } else {
        return Ok(());
    };
    sheet.refuse(sentence, b"")
}

fn has_escaped_slash(path: &[u8]) -> bool {
    path.windows(3).any(|part| same(part, b"%2f"))
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
        pairs.push((name, value.unwrap_or_default()));
    }
    sort(&mut pairs, next_decoded);
    put_pairs(out, &pairs, next_decoded);
}
