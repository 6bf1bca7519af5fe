//! Text without `format!`, whose machinery costs more wasm than a signature scheme.

use alloc::string::String;
use alloc::vec::Vec;

use super::bytes::put_decimal;
use super::sheet::owned;

/// The parts in one.
pub fn concat(parts: &[&str]) -> String {
    let mut out = String::new();
    append(&mut out, parts);
    out
}

/// Appends the parts. Not inlined: this one place writes what all others would.
#[inline(never)]
pub fn append(out: &mut String, parts: &[&str]) {
    out.reserve(parts.iter().map(|part| part.len()).sum());
    for part in parts {
        out.push_str(part);
    }
}

/// Where a text stands in another. The standard library's search is made for long texts, and costs 5 KB of wasm.
pub fn find(text: &str, needle: &str) -> Option<usize> {
    text.as_bytes().windows(needle.len().max(1)).position(|window| window == needle.as_bytes())
}

/// The two sides of the first such ASCII character.
pub fn cut(text: &str, at: u8) -> Option<(&str, &str)> {
    let place = text.bytes().position(|byte| byte == at)?;
    Some((text.get(..place)?, text.get(place + 1..)?))
}

/// The parts between such ASCII characters. The standard library's `split` takes any pattern, which costs 3 KB of wasm.
pub fn split(text: &str, at: u8) -> impl Iterator<Item = &str> + Clone {
    let mut rest = Some(text);
    core::iter::from_fn(move || {
        let text = rest?;
        let (part, later) = cut(text, at).map_or((text, None), |(part, later)| (part, Some(later)));
        rest = later;
        Some(part)
    })
}

/// The texts in one, with a separator between them.
pub fn join<S: AsRef<str>>(texts: &[S], separator: &str) -> String {
    let mut out = String::new();
    for (index, text) in texts.iter().enumerate() {
        append(&mut out, &[if index == 0 { "" } else { separator }, text.as_ref()]);
    }
    out
}

/// A number in decimal digits.
pub fn decimal(number: u64) -> String {
    let mut out = Vec::new();
    put_decimal(&mut out, number, 1);
    owned(&out)
}

/// Edit distance, for the nearest known name. Of texts of very different length it is not worth the time: it is at least
/// the difference, which is told instead.
pub fn distance(a: &str, b: &str) -> usize {
    let difference = a.len().abs_diff(b.len());
    if difference > 64 {
        return difference;
    }
    let mut row = Vec::new();
    for at in 0..=b.len() {
        row.push(at);
    }
    for (i, x) in a.bytes().enumerate() {
        let (mut left, mut corner) = (i + 1, i);
        for (y, cell) in b.bytes().zip(row.iter_mut().skip(1)) {
            let change = corner + usize::from(x != y);
            corner = *cell;
            left = change.min(left + 1).min(corner + 1);
            *cell = left;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_format_does() {
        for number in [0, 7, 10, 1_735_787_045, u64::MAX] {
            assert_eq!(decimal(number), number.to_string());
        }
        assert_eq!(concat(&["a", "", "bc"]), "abc");
        assert_eq!(join(&["a", "", "bc"], ", "), ["a", "", "bc"].join(", "));
        for text in ["", "/", "a", "/a//b/", "日/本"] {
            assert!(split(text, b'/').eq(text.split('/')), "{text}");
            assert_eq!(cut(text, b'/'), text.split_once('/'));
        }
        for (text, needle) in [("abcabc", "bc"), ("abc", "abc"), ("ab", "abc"), ("日本", "本"), ("aab", "ab")] {
            assert_eq!(find(text, needle), text.find(needle));
        }
    }

    #[test]
    fn edit_distance() {
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("", "abc"), 3);
        let long = "abc".repeat(1 << 20);
        assert_eq!(distance("abc", &long), long.len() - 3);
    }
}
