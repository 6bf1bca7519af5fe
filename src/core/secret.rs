//! Secrets that wipe themselves and never show.

use alloc::string::String;

use core::fmt;

use zeroize::Zeroizing;

use super::error::{Error, Result};
use super::text::{append, find};

/// A key, token or password. Wiped when dropped; `Debug` shows nothing of it.
#[derive(Clone)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// Takes the text over.
    pub fn new(text: String) -> Self {
        Self(Zeroizing::new(text))
    }

    /// The text itself. Only signing and sending may ask for it.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// Refuses what could not travel in a header.
    pub fn check_header(&self, field: &str) -> Result<()> {
        if self.0.is_empty() || !self.0.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(Error::invalid(field, "printable ASCII without spaces", "other text, or none"));
        }
        Ok(())
    }

    /// Takes every occurrence out of a text that is to be shown.
    pub fn redact(&self, text: &mut String) {
        if self.0.is_empty() {
            return;
        }
        let (mut shown, mut rest) = (String::new(), text.as_str());
        while let Some(at) = find(rest, &self.0) {
            append(&mut shown, &[rest.get(..at).unwrap_or_default(), "[redacted]"]);
            rest = rest.get(at + self.0.len()..).unwrap_or_default();
        }
        shown.push_str(rest);
        *text = shown;
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_occurrence_is_taken_out() {
        for (secret, text, shown) in [
            ("token", "a token, tokentoken", "a [redacted], [redacted][redacted]"),
            // A secret that is a part of what stands in its place.
            ("e", "e and e", "[redacted] and [redacted]"),
            ("日本", "日本語", "[redacted]語"),
            ("", "nothing", "nothing"),
        ] {
            let mut message = text.to_owned();
            Secret::new(secret.to_owned()).redact(&mut message);
            assert_eq!(message, shown);
        }
    }

    #[test]
    fn debug_shows_nothing_of_it() {
        assert_eq!(format!("{:?}", Secret::new("sk-日本".to_owned())), "[redacted]");
    }
}
