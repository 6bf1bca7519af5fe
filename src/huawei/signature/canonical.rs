//! The parts of the canonical request: path, query and headers in the one form that both sides must come to.

use alloc::string::String;
use alloc::vec::Vec;

use crate::core::error::{Error, Result};
use crate::core::percent;
use crate::core::signing::SignableRequest;
use crate::core::sort::{sort, sort_by};
use crate::core::text::{cut, split};

/// The headers to sign, with trimmed values, in the order of their lower-case names. The host is signed although the platform
/// sends it; a name with an underscore is left out, as the Python SDK does; what signing adds replaces what the caller
/// gave.
pub fn sorted_headers<'a>(
    request: &SignableRequest<'a>,
    added: &'a [(&'static str, String)],
    host: &'a str,
) -> Vec<(&'a str, &'a str)> {
    let mut headers = Vec::with_capacity(request.headers.len() + added.len() + 1);
    for (name, value) in request.headers {
        if !name.as_bytes().contains(&b'_') && !added.iter().any(|(own, _)| own.eq_ignore_ascii_case(name)) {
            headers.push((*name, value.trim_ascii()));
        }
    }
    headers.extend(added.iter().map(|(name, value)| (*name, value.as_str())));
    if request.header("host").is_none() {
        headers.push(("host", host));
    }
    let lower = |name: &'a str| name.bytes().map(|byte| byte.to_ascii_lowercase());
    sort_by(&mut headers, |(a, _), (b, _)| lower(a).lt(lower(b)));
    headers
}

/// Appends a name in lower case.
pub fn push_lower(text: &str, out: &mut String) {
    let from = out.len();
    out.push_str(text);
    if let Some(pushed) = out.get_mut(from..) {
        pushed.make_ascii_lowercase();
    }
}

/// Each segment decoded once and encoded again, with a slash at the end.
pub fn push_path(request: &SignableRequest<'_>, out: &mut String) -> Result<()> {
    let path = request.url.path();
    for segment in split(path.strip_suffix('/').unwrap_or(path), b'/') {
        // The URL's escapes are known to be well-formed.
        let decoded = percent::decode(segment).unwrap_or_default();
        if decoded.as_bytes().contains(&b'/') {
            return Err(Error::invalid(
                "request.url",
                "no escaped slash in the path, which servers read both ways",
                "a %2F",
            ));
        }
        percent::encode_into(&decoded, out);
        out.push('/');
    }
    Ok(())
}

/// Pairs sorted by their decoded name, then value.
pub fn push_query(request: &SignableRequest<'_>, out: &mut String) -> Result<()> {
    let query = request.url.query();
    if query.as_bytes().contains(&b'+') {
        return Err(Error::invalid(
            "request.url",
            "a query with %20 or %2B, since servers read a plus both ways",
            "a `+`",
        ));
    }
    let mut pairs = Vec::new();
    for pair in split(query, b'&').filter(|_| !query.is_empty()) {
        if pair.is_empty() {
            return Err(Error::invalid(
                "request.url",
                "a query without empty pairs",
                "one with `&&`, or `&` at an end",
            ));
        }
        let (name, value) = cut(pair, b'=').unwrap_or((pair, ""));
        pairs.push((percent::decode(name).unwrap_or_default(), percent::decode(value).unwrap_or_default()));
    }
    sort(&mut pairs);
    out.push_str(&percent::encode_pairs(pairs.iter().map(|(name, value)| (&**name, &**value))));
    Ok(())
}
