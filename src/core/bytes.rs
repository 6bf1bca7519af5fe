//! Text as bytes, for signatures: what is signed is bytes on the wire, and bytes need no check of where a character
//! ends. Small functions that are not inlined, since a call is smaller than what it does.

use alloc::vec::Vec;

/// Appends a part.
#[inline(never)]
pub fn put(out: &mut Vec<u8>, part: &[u8]) {
    match part {
        // A copy of one byte costs more than the byte. Where there is room, no code is needed that makes it.
        [byte] if out.len() < out.capacity() => out.push(*byte),
        _ => out.extend_from_slice(part),
    }
}

/// A copy.
pub fn copied(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    put(&mut out, text);
    out
}

/// Appends parts, one after the other.
macro_rules! puts {
    ($out:expr, $($part:expr),+ $(,)?) => {$(
        $crate::core::bytes::put($out, $part);
    )+};
}
pub(crate) use puts;

/// Appends a text in lower case.
pub fn put_lower(out: &mut Vec<u8>, part: &[u8]) {
    let from = out.len();
    put(out, part);
    if let Some(added) = out.get_mut(from..) {
        added.make_ascii_lowercase();
    }
}

/// Appends a number in decimal digits, at least so many.
pub fn put_decimal(out: &mut Vec<u8>, number: u64, digits: u32) {
    if number >= 10 || digits > 1 {
        put_decimal(out, number / 10, digits.saturating_sub(1));
    }
    put(out, &[b'0' + (number % 10) as u8]);
}

/// Appends at most 32 bytes in lower-case hex.
pub fn put_hex(out: &mut Vec<u8>, bytes: &[u8]) {
    let digit = |nibble: u8| nibble + if nibble < 10 { b'0' } else { b'a' - 10 };
    let mut digits = [0; 64];
    for (pair, byte) in digits.as_chunks_mut().0.iter_mut().zip(bytes) {
        *pair = [digit(byte >> 4), digit(byte & 15)];
    }
    put(out, digits.get(..2 * bytes.len()).unwrap_or_default());
}

/// Appends bytes in padded standard base64 (RFC 4648, section 4).
pub fn put_base64(out: &mut Vec<u8>, bytes: &[u8]) {
    let digit = |six: u32| match six as u8 & 63 {
        letter @ 0..26 => b'A' + letter,
        letter @ 26..52 => b'a' - 26 + letter,
        number @ 52..62 => number - 52 + b'0',
        62 => b'+',
        _ => b'/',
    };
    for chunk in bytes.chunks(3) {
        let mut group = 0;
        for at in 0..3 {
            group = group << 8 | u32::from(chunk.get(at).copied().unwrap_or_default());
        }
        for at in 0..4 {
            put(out, &[if at > chunk.len() { b'=' } else { digit(group >> (18 - 6 * at)) }]);
        }
    }
}

/// A set of ASCII characters.
#[derive(Clone, Copy, Debug)]
pub struct Class([u64; 2]);

impl Class {
    /// The letters and digits, and these.
    pub const fn alphanumeric_and(others: &[u8]) -> Self {
        Self([0; 2]).range(b'A', b'Z').range(b'a', b'z').range(b'0', b'9').and(others)
    }

    /// The characters from this one to that.
    pub const fn of_range(first: u8, last: u8) -> Self {
        Self([0; 2]).range(first, last)
    }

    /// These too.
    pub const fn range(self, first: u8, last: u8) -> Self {
        let mut class = self;
        let mut byte = first;
        while byte <= last {
            class = class.and(&[byte]);
            byte += 1;
        }
        class
    }

    /// These too.
    pub const fn and(self, others: &[u8]) -> Self {
        let (Self([mut low, mut high]), mut rest) = (self, others);
        while let [byte, later @ ..] = rest {
            if *byte < 64 {
                low |= 1 << *byte;
            } else {
                high |= 1 << (*byte - 64);
            }
            rest = later;
        }
        Self([low, high])
    }

    /// Not these.
    pub const fn without(self, others: &[u8]) -> Self {
        let (Self([low, high]), Self([no_low, no_high])) = (self, Self([0; 2]).and(others));
        Self([low & !no_low, high & !no_high])
    }

    /// Whether the byte is one of them. Asked of every byte of a text: a call would take longer than the answer.
    #[inline(always)]
    pub fn has(&self, byte: u8) -> bool {
        self.0.get(usize::from(byte >> 6)).is_some_and(|set| set >> (byte & 63) & 1 == 1)
    }
}

/// Whether a text is not empty and made of such characters only.
#[inline(never)]
pub fn is_made_of(text: &[u8], class: &Class) -> bool {
    run(text, class) == text.len() && !text.is_empty()
}

/// How many characters of a class a text begins with.
#[inline(never)]
pub fn run(text: &[u8], class: &Class) -> usize {
    let mut length = 0;
    for byte in text {
        if !class.has(*byte) {
            break;
        }
        length += 1;
    }
    length
}

/// A text without the blanks and tabs around it.
pub fn trimmed(text: &[u8]) -> &[u8] {
    let mut inner = text;
    while let [b' ' | b'\t', rest @ ..] | [rest @ .., b' ' | b'\t'] = inner {
        inner = rest;
    }
    inner
}

/// Whether a byte occurs.
#[inline(never)]
pub fn has(text: &[u8], wanted: u8) -> bool {
    place(text, wanted) < text.len()
}

/// Where a byte first occurs; the length if it does not.
#[inline(never)]
pub fn place(text: &[u8], wanted: u8) -> usize {
    let mut at = 0;
    for byte in text {
        if *byte == wanted {
            break;
        }
        at += 1;
    }
    at
}

/// The two sides of the first such byte; if there is none, the text and nothing.
#[inline(never)]
pub fn cut(text: &[u8], at: u8) -> (&[u8], Option<&[u8]>) {
    let place = place(text, at);
    (text.get(..place).unwrap_or_default(), text.get(place + 1..))
}

/// The parts between such bytes.
pub fn split(text: &[u8], at: u8) -> Split<'_> {
    Split { rest: Some(text), at }
}

/// What [`split`] gives.
#[derive(Clone, Debug)]
pub struct Split<'a> {
    rest: Option<&'a [u8]>,
    at: u8,
}

impl<'a> Split<'a> {
    /// What was not split yet.
    pub fn rest(self) -> &'a [u8] {
        self.rest.unwrap_or_default()
    }

    /// The next part; an empty one if there is none.
    #[inline(never)]
    pub fn part(&mut self) -> &'a [u8] {
        self.next().unwrap_or_default()
    }
}

impl<'a> Iterator for Split<'a> {
    type Item = &'a [u8];

    #[inline(never)]
    fn next(&mut self) -> Option<&'a [u8]> {
        let (part, rest) = cut(self.rest?, self.at);
        self.rest = rest;
        Some(part)
    }
}

/// Whether two texts are the same but for the case of ASCII letters.
#[inline(never)]
pub fn same(a: &[u8], b: &[u8]) -> bool {
    a.eq_ignore_ascii_case(b)
}

/// The number that a text of one to eighteen digits, and nothing else, stands for.
#[inline(never)]
pub fn whole_number(text: &[u8]) -> Option<u64> {
    let mut sum: u64 = 0;
    for byte in text {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        sum = sum.wrapping_mul(10).wrapping_add(digit.into());
    }
    if matches!(text.len(), 1..=18) { Some(sum) } else { None }
}

/// What stands behind this beginning.
#[inline(never)]
pub fn after<'a>(text: &'a [u8], beginning: &[u8]) -> Option<&'a [u8]> {
    let (head, rest) = text.split_at_checked(beginning.len())?;
    if head == beginning { Some(rest) } else { None }
}

/// What stands before this end; the whole if it does not end so.
#[inline(never)]
pub fn before<'a>(text: &'a [u8], end: &[u8]) -> &'a [u8] {
    match text.split_at_checked(text.len().wrapping_sub(end.len())) {
        Some((head, tail)) if tail == end => head,
        _ => text,
    }
}

/// Whether the bytes are UTF-8 (RFC 3629, section 4). The standard library's check is made for long texts, and costs
/// four times as much wasm.
pub fn is_utf8(bytes: impl Iterator<Item = u8>) -> bool {
    let (mut missing, mut code, mut least) = (0, 0_u32, 0);
    for byte in bytes {
        if missing > 0 {
            if byte & 0xc0 != 0x80 {
                return false;
            }
            code = code << 6 | u32::from(byte & 0x3f);
            missing -= 1;
            // Too long a form, half of a pair, past the end.
            if missing == 0 && (code < least || code >> 11 == 0xd800 >> 11 || code > 0x10ffff) {
                return false;
            }
        } else if byte >= 0x80 {
            missing = byte.leading_ones().wrapping_sub(1);
            if missing.wrapping_sub(1) > 2 {
                return false;
            }
            code = u32::from(byte) & 0x3f >> missing;
            least = if missing == 1 { 0x80 } else { 1 << (5 * missing + 1) };
        }
    }
    missing == 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use base64ct::{Base64, Encoding};

    fn written(write: impl FnOnce(&mut Vec<u8>)) -> String {
        let mut out = Vec::new();
        write(&mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn numbers() {
        for number in [0, 7, 10, 1_735_787_045, u64::MAX] {
            assert_eq!(written(|out| put_decimal(out, number, 1)), number.to_string());
        }
        assert_eq!(written(|out| put_decimal(out, 7, 2)), "07");
        assert_eq!(written(|out| put_decimal(out, 123, 2)), "123");
        for (text, number) in [("0", Some(0)), ("0120", Some(120)), ("", None), ("1a", None), ("-1", None), ("/", None)]
        {
            assert_eq!(whole_number(text.as_bytes()), number);
        }
        assert_eq!(whole_number("9".repeat(18).as_bytes()), Some(999_999_999_999_999_999));
        assert_eq!(whole_number("9".repeat(1_000).as_bytes()), None);
    }

    #[test]
    fn parts_are_those_of_the_standard_library() {
        for text in ["", "/", "a", "/a//b/", "日/本"] {
            let theirs: Vec<_> = text.split('/').map(str::as_bytes).collect();
            assert_eq!(split(text.as_bytes(), b'/').collect::<Vec<_>>(), theirs, "{text}");
            let (before, after) = cut(text.as_bytes(), b'/');
            assert_eq!(
                after.map(|after| (before, after)),
                text.split_once('/').map(|(a, b)| (a.as_bytes(), b.as_bytes()))
            );
            assert_eq!(has(text.as_bytes(), b'/'), text.contains('/'));
        }
    }

    #[test]
    fn base64_is_that_of_the_well_known_crate() {
        for length in 0..100 {
            let message: Vec<_> = (0..length).map(|at| (at * 31 + length) as u8).collect();
            assert_eq!(written(|out| put_base64(out, &message)), Base64::encode_string(&message));
        }
        assert_eq!(written(|out| put_base64(out, &[0xff, 0xff, 0xfe, 0xfb])), "///++w==");
    }

    /// Every sequence of up to three bytes, and those of four around every limit.
    #[test]
    fn utf8_is_what_the_standard_library_says() {
        let same =
            |bytes: &[u8]| assert_eq!(is_utf8(bytes.iter().copied()), str::from_utf8(bytes).is_ok(), "{bytes:x?}");
        let edges = [0, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xec, 0xed, 0xee];
        let edges = [&edges[..], &[0xef, 0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xff]].concat();
        for a in 0..=255 {
            same(&[a]);
            for b in 0..=255 {
                same(&[a, b]);
                for c in 0..=255 {
                    same(&[a, b, c]);
                }
                for c in &edges {
                    edges.iter().for_each(|d| same(&[a, b, *c, *d]));
                }
            }
        }
    }
}
