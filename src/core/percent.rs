//! Percent-encoding by RFC 3986: everything but `A-Z a-z 0-9 - _ . ~` becomes upper-case `%XX` of its UTF-8 bytes.
//! It is what Huawei signs and what survives a URL parser unchanged (`reference/huawei.md` 1.4).

use alloc::string::String;
use alloc::vec::Vec;

use super::bytes::{Class, is_utf8, put, run};
use super::sheet::owned;

/// What stands for itself.
const UNRESERVED: Class = Class::alphanumeric_and(b"-_.~");

/// What is the next byte of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// The byte as it is.
    Plain,
    /// The byte in lower case.
    Lower,
    /// The byte, or what its escape stands for. A malformed escape is bytes that stand for themselves: see
    /// [`is_well_formed`].
    Decoded,
}

impl Next {
    /// Takes it off the text; [`END`] if there is none. An `Option` is twice the code.
    #[inline(never)]
    pub fn of(self, text: &mut &[u8]) -> i32 {
        let [byte, rest @ ..] = *text else { return END };
        *text = rest;
        if self == Self::Decoded
            && let [high, low, rest @ ..] = rest
            && *byte == b'%'
        {
            let byte = digit(*high) << 4 | digit(*low);
            if byte >= 0 {
                *text = rest;
                return byte;
            }
        }
        (if self == Self::Lower { byte.to_ascii_lowercase() } else { *byte }).into()
    }
}

/// The end of a text.
pub const END: i32 = -1;

/// What a hexadecimal digit stands for; less than zero if it is none, and so is what is made of it.
fn digit(byte: u8) -> i32 {
    char::from(byte).to_digit(16).map_or(-1, |digit| digit as i32)
}

/// The bytes that an encoded text stands for.
#[cfg(test)]
#[derive(Clone, Debug)]
pub struct Decoded<'a>(pub &'a [u8]);

#[cfg(test)]
impl Iterator for Decoded<'_> {
    type Item = u8;

    fn next(&mut self) -> Option<u8> {
        u8::try_from(Next::Decoded.of(&mut self.0)).ok()
    }
}

/// Whether every escape has its two digits and the bytes they stand for are UTF-8.
pub fn is_well_formed(text: &[u8]) -> bool {
    let mut rest = text;
    let mut broken = false;
    let decoded = core::iter::from_fn(|| {
        let before = rest.len();
        let byte = Next::Decoded.of(&mut rest);
        // A percent sign that stands for itself begins no escape.
        broken |= byte == i32::from(b'%') && before - rest.len() == 1;
        u8::try_from(byte).ok()
    });
    is_utf8(decoded) && !broken
}

/// Appends an encoded text in the one form that signatures know: decoded once and encoded again.
pub fn put_normalized(out: &mut Vec<u8>, text: &[u8]) {
    put_escaped(out, text, Next::Decoded);
}

/// Appends the encoded text of what `next` makes of these bytes.
pub fn put_escaped(out: &mut Vec<u8>, mut text: &[u8], next: Next) {
    loop {
        let (plain, rest) = text.split_at_checked(run(text, UNRESERVED)).unwrap_or_default();
        put(out, plain);
        text = rest;
        let byte = next.of(&mut text);
        if byte == END {
            break;
        }
        let byte = byte as u8;
        if UNRESERVED.has(byte) {
            put(out, &[byte]);
        } else {
            let digit = |nibble: u8| nibble + if nibble < 10 { b'0' } else { b'A' - 10 };
            put(out, &[b'%', digit(byte >> 4), digit(byte & 15)]);
        }
    }
}

/// Appends the encoded text.
pub fn encode_into(text: &str, out: &mut String) {
    out.push_str(&encode(text));
}

/// The encoded text.
pub fn encode(text: &str) -> String {
    let mut out = Vec::with_capacity(text.len());
    put_escaped(&mut out, text.as_bytes(), Next::Plain);
    owned(&out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unreserved_stay_and_the_rest_is_escaped() {
        assert_eq!(encode("Az09-_.~"), "Az09-_.~");
        assert_eq!(encode(" +*'/:é中"), "%20%2B%2A%27%2F%3A%C3%A9%E4%B8%AD");
    }

    #[test]
    fn decoding_undoes_encoding() {
        for text in ["", "plain", "a b+c", "日本/%", "\u{0}~", "%41", "%%"] {
            let encoded = encode(text);
            assert!(Decoded(encoded.as_bytes()).eq(text.bytes()), "{text}");
            assert!(is_well_formed(encoded.as_bytes()));
            let mut again = Vec::new();
            put_normalized(&mut again, encoded.as_bytes());
            assert_eq!(owned(&again), encoded);
        }
    }

    #[test]
    fn the_malformed_is_told() {
        for text in ["%", "%4", "%zz", "a%2", "%ff", "%C3%28", "%%41", "%C3/%A9", "%2%35"] {
            assert!(!is_well_formed(text.as_bytes()), "{text}");
        }
    }
}
