//! Secrets that wipe themselves and never show.

use std::fmt;

use zeroize::Zeroizing;

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

    /// Takes every occurrence out of a text that is to be shown.
    pub fn redact(&self, text: &mut String) {
        if !self.0.is_empty() && text.contains(self.0.as_str()) {
            *text = text.replace(self.0.as_str(), "[redacted]");
        }
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
    fn debug_shows_nothing_of_it() {
        assert_eq!(format!("{:?}", Secret::new("sk-日本".to_owned())), "[redacted]");
    }
}
