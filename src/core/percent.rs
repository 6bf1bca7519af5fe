//! Percent-encoding by RFC 3986: everything but `A-Z a-z 0-9 - _ . ~` becomes upper-case `%XX` of its UTF-8 bytes.
//! It is what Huawei signs and what survives a URL parser unchanged (`reference/huawei.md` 1.4).

use alloc::string::String;
use alloc::vec::Vec;

use alloc::borrow::Cow;

/// Appends the encoded text.
pub fn encode_into(text: &str, out: &mut String) {
    let mut run = 0;
    for (at, byte) in text.bytes().enumerate() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            continue;
        }
        out.push_str(text.get(run..at).unwrap_or_default());
        run = at + 1;
        let digit = |nibble: u8| char::from(nibble + if nibble < 10 { b'0' } else { b'A' - 10 });
        for character in ['%', digit(byte >> 4), digit(byte & 15)] {
            out.push(character);
        }
    }
    out.push_str(text.get(run..).unwrap_or_default());
}

/// The encoded text.
pub fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    encode_into(text, &mut out);
    out
}

/// The decoded text; `None` for a malformed escape or bytes that are not UTF-8.
pub fn decode(text: &str) -> Option<Cow<'_, str>> {
    if !text.as_bytes().contains(&b'%') {
        return Some(Cow::Borrowed(text));
    }
    let digit = |byte: u8| char::from(byte).to_digit(16);
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => (digit(rest.next()?)? << 4 | digit(rest.next()?)?) as u8,
            plain => plain,
        });
    }
    String::from_utf8(bytes).ok().map(Cow::Owned)
}

/// `name=value&name=value`, both sides encoded.
pub fn encode_pairs<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let mut out = String::new();
    for (name, value) in pairs {
        if !out.is_empty() {
            out.push('&');
        }
        encode_into(name, &mut out);
        out.push('=');
        encode_into(value, &mut out);
    }
    out
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
    fn decode_undoes_encode_and_refuses_the_malformed() {
        for text in ["", "plain", "a b+c", "日本/%", "\u{0}~"] {
            assert_eq!(decode(&encode(text)).as_deref(), Some(text));
        }
        for text in ["%", "%4", "%zz", "a%2", "%ff", "%C3%28"] {
            assert_eq!(decode(text), None, "{text}");
        }
    }
}
