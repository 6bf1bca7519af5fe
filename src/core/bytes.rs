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

/// Appends bytes in lower-case hex.
pub fn put_hex(out: &mut Vec<u8>, bytes: &[u8]) {
    let digit = |nibble: u8| nibble + if nibble < 10 { b'0' } else { b'a' - 10 };
    let from = out.len();
    puts!(out, bytes, bytes);
    let places = out.get_mut(from..).unwrap_or_default();
    for (pair, byte) in places.as_chunks_mut().0.iter_mut().zip(bytes) {
        *pair = [digit(byte >> 4), digit(byte & 15)];
    }
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

/// The bytes in groups: of each every class below has all or none. What is in none of these is a group too, the first.
const GROUPS: &[&[u8]] = &[
    b"\0",
    b"\t ",
    b"0123456789",
    b"abcdef",
    b"ghijklmnopqrstuvwxyz",
    b"ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    b"-",
    b".",
    b"_",
    b"~",
    b"!$%'*+",
    b"&",
    b"#^`|",
    b"():;?@[]",
    b"=",
    b",/",
    b"\"<>\\{}",
];

/// For each byte the bit of its group in a [`Class`].
static BITS: [u8; 256] = {
    let mut bits = [0_u8; 256];
    let (mut groups, mut bit) = (GROUPS, 1);
    while let [group, others @ ..] = groups {
        let mut group = *group;
        while let [byte, rest @ ..] = group {
            if let Some((_, [place, ..])) = bits.split_at_mut_checked(*byte as usize) {
                *place = bit;
            }
            group = rest;
        }
        (groups, bit) = (others, bit + 1);
    }
    bits
};

/// A set of bytes: which groups are in it. A set of each byte alone would weigh eight times as much for each class.
#[derive(Clone, Copy, Debug)]
pub struct Class(u32);

impl Class {
    /// The letters and digits, and these.
    pub const fn alphanumeric_and(others: &[u8]) -> Self {
        Self::of_range(b'A', b'Z').range(b'a', b'z').range(b'0', b'9').and(others)
    }

    /// The characters from this one to that.
    pub const fn of_range(first: u8, last: u8) -> Self {
        Self(0).range(first, last)
    }

    /// All but these.
    pub const fn all_but(others: &[u8]) -> Self {
        Self(u32::MAX).without(others)
    }

    /// These too.
    pub const fn range(self, first: u8, last: u8) -> Self {
        Self(self.0 | groups(first, last, b""))
    }

    /// These too.
    pub const fn and(self, others: &[u8]) -> Self {
        Self(self.0 | groups(u8::MAX, 0, others))
    }

    /// Not these.
    pub const fn without(self, others: &[u8]) -> Self {
        Self(self.0 & !groups(u8::MAX, 0, others))
    }

    /// Whether the byte is one of them. Asked of every byte of a text: a call would take longer than the answer.
    #[inline(always)]
    pub fn has(self, byte: u8) -> bool {
        let bit = BITS.get(usize::from(byte)).copied().unwrap_or_default();
        self.0.wrapping_shr(bit.into()) & 1 == 1
    }
}

/// The groups of the characters in a range or among others, as a [`Class`] has them. Half of a group does not compile.
const fn groups(first: u8, last: u8, others: &[u8]) -> u32 {
    let (mut groups, mut bit, mut class) = (GROUPS, 2, 0);
    while let [group, later @ ..] = groups {
        let (mut members, mut inside) = (*group, 0);
        while let [byte, rest @ ..] = members {
            let mut others = others;
            let mut is_inside = first <= *byte && *byte <= last;
            while let [other, rest @ ..] = others {
                is_inside |= *other == *byte;
                others = rest;
            }
            inside += is_inside as usize;
            members = rest;
        }
        assert!(inside == 0 || inside == group.len(), "a class with half of a group");
        if inside > 0 {
            class |= bit;
        }
        (groups, bit) = (later, bit << 1);
    }
    class
}

/// Whether a text is not empty and made of such characters only.
#[inline(never)]
pub fn is_made_of(text: &[u8], class: Class) -> bool {
    run(text, class) == text.len() && !text.is_empty()
}

/// How many characters of a class a text begins with.
#[inline(never)]
pub fn run(text: &[u8], class: Class) -> usize {
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
    cut(text, wanted).1.is_some()
}

/// Where a byte first occurs; the length if it does not.
#[inline(always)]
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

/// The positive number that a text of one to eighteen digits, and nothing else, stands for; zero if it is no such text.
/// The first digit is not zero: a number is written in one way.
#[inline(never)]
pub fn positive(text: &[u8]) -> u64 {
    if text.len() > 18 || text.first() == Some(&b'0') {
        return 0;
    }
    let mut sum = 0;
    for byte in text {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return 0;
        }
        sum = sum * 10 + u64::from(digit);
    }
    sum
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
            // What begins no character, or one of two bytes that has a shorter form.
            if !(0xc2..=0xf4).contains(&byte) {
                return false;
            }
            missing = byte.leading_ones() - 1;
            code = u32::from(byte) & 0x3f >> missing;
            least = 1 << (5 * missing + 1);
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
        for text in ["", "0", "00", "0120", "1a", "-1", "/", "1:"] {
            assert_eq!(positive(text.as_bytes()), 0, "{text}");
        }
        assert_eq!(positive(b"120"), 120);
        assert_eq!(positive("9".repeat(18).as_bytes()), 999_999_999_999_999_999);
        assert_eq!(positive("9".repeat(19).as_bytes()), 0);
        assert_eq!(positive("9".repeat(1_000).as_bytes()), 0);
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
