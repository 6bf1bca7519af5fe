//! Text without `format!`, whose machinery costs more wasm than a signature scheme.

use alloc::string::String;

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

/// A number in decimal digits.
pub fn decimal(number: u64) -> String {
    padded(number, 1)
}

/// A number in decimal digits, at least so many.
pub fn padded(number: u64, digits: usize) -> String {
    let mut out = String::new();
    push_padded(number, digits, &mut out);
    out
}

/// Appends a number in decimal digits, at least so many.
pub fn push_padded(number: u64, digits: usize, out: &mut String) {
    if number >= 10 || digits > 1 {
        push_padded(number / 10, digits.saturating_sub(1), out);
    }
    out.push(char::from(b'0' + (number % 10) as u8));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_format_does() {
        for number in [0, 7, 10, 1_735_787_045, u64::MAX] {
            assert_eq!(decimal(number), number.to_string());
        }
        assert_eq!((padded(7, 2), padded(123, 2)), ("07".to_owned(), "123".to_owned()));
        assert_eq!(concat(&["a", "", "bc"]), "abc");
    }
}
