//! The parts of a URL, and the refusal of every URL that `fetch` would rewrite after signing.

use alloc::string::String;

use super::error::{Error, Result};
use super::percent;
use super::text::{concat, cut, split};

/// A URL that goes on the wire as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Url<'a> {
    scheme: &'a str,
    authority: &'a str,
    path: &'a str,
    query: &'a str,
}

impl<'a> Url<'a> {
    /// Splits an absolute `http` or `https` URL. `field` is the name that an error gives it.
    ///
    /// Refused, since a URL parser (WHATWG URL) changes or drops them: relative URLs, credentials, fragments, dot
    /// segments in any spelling, empty segments, backslashes, and characters that need percent-encoding; and malformed escapes, which
    /// servers read differently.
    pub fn parse(text: &'a str, field: &str) -> Result<Self> {
        let refuse = |expected: &str, got: &str| Err(Error::invalid(field, expected, got));
        let (scheme, rest) = match (text.strip_prefix("https://"), text.strip_prefix("http://")) {
            (Some(rest), _) => ("https", rest),
            (_, Some(rest)) => ("http", rest),
            _ => return refuse("an absolute URL that begins with https:// or http://", "another text"),
        };
        let (before_query, query) = cut(rest, b'?').unwrap_or((rest, ""));
        let authority = cut(before_query, b'/').map_or(before_query, |(authority, _)| authority);
        let path = before_query.strip_prefix(authority).filter(|path| !path.is_empty()).unwrap_or("/");
        let is_raw = |byte| !matches!(byte, b'!' | b'$'..=b';' | b'=' | b'?'..=b'[' | b']' | b'_' | b'a'..=b'z' | b'~');
        if rest.bytes().any(is_raw) || query.as_bytes().contains(&b'\'') {
            return refuse(
                "a URL without a fragment, whose special characters are percent-encoded",
                "a raw special character",
            );
        }
        if !is_plain_authority(authority) {
            return refuse(
                "a plain host or address with at most a port, and no credentials",
                "a host that a URL parser would change",
            );
        }
        let mut segments = split(path, b'/').skip(1).peekable();
        while let Some(segment) = segments.next() {
            match percent::decode(segment).as_deref() {
                None => return refuse("well-formed escapes in the path", "a malformed one"),
                Some("." | "..") => return refuse("a path without dot segments", "one with `.` or `..`"),
                Some("") if segments.peek().is_some() => {
                    return refuse("a path without empty segments", "one with `//`");
                }
                Some(_) => {}
            }
        }
        if percent::decode(query).is_none() {
            return refuse("well-formed escapes in the query", "a malformed one");
        }
        Ok(Self { scheme, authority, path, query })
    }

    /// What the `Host` header will say: lower case, without the scheme's default port.
    pub fn host(&self) -> String {
        let default_port = if self.scheme == "https" { ":443" } else { ":80" };
        self.authority.strip_suffix(default_port).unwrap_or(self.authority).to_ascii_lowercase()
    }

    /// The path as on the wire; `/` where none is written.
    pub fn path(&self) -> &'a str {
        self.path
    }

    /// The query as on the wire, without its question mark; empty where there is none.
    pub fn query(&self) -> &'a str {
        self.query
    }

    /// Scheme, host and path, without the query and without a slash at the end.
    pub fn base(&self) -> String {
        concat(&[self.scheme, "://", self.authority, self.path.trim_end_matches('/')])
    }
}

/// Whether a URL parser leaves the host and port alone. A host whose last label is a number is an address to it and
/// is re-written unless it is four plain decimal numbers; of the ways to write an IPv6 address it knows but one, so only
/// the loopback address is taken.
pub fn is_plain_authority(authority: &str) -> bool {
    let loopback = authority.strip_prefix("[::1]");
    let (host, port) = match cut(loopback.unwrap_or(authority), b':') {
        Some((host, port)) => (host, Some(port)),
        None => (loopback.unwrap_or(authority), None),
    };
    let plain_port = port.is_none_or(|port| is_plain_number(port, 65_535) && port != "0");
    let is_name_byte = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_');
    let is_name = !host.is_empty() && !host.ends_with('.') && host.bytes().all(is_name_byte);
    let last = split(host, b'.').last().and_then(|label| label.bytes().next());
    let ends_in_number = last.is_some_and(|byte| byte.is_ascii_digit());
    let mut labels = split(host, b'.');
    let is_address = labels.clone().count() == 4 && labels.all(|label| is_plain_number(label, 255));
    plain_port && if loopback.is_some() { host.is_empty() } else { is_name && (!ends_in_number || is_address) }
}

fn is_plain_number(text: &str, max: u32) -> bool {
    let add = |sum: u32, byte: u8| byte.is_ascii_digit().then(|| sum * 10 + u32::from(byte - b'0'));
    let value = if text.len() <= 5 { text.bytes().try_fold(0, add) } else { None };
    (text == "0" || !text.starts_with('0')) && !text.is_empty() && value.is_some_and(|value| value <= max)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts() {
        let url = Url::parse("https://Host.Example:443/a/b%20c/?x=1&y=%2F", "url").unwrap();
        assert_eq!((url.host().as_str(), url.path(), url.query()), ("host.example", "/a/b%20c/", "x=1&y=%2F"));
        assert_eq!(Url::parse("http://127.0.0.1:80", "url").unwrap().host(), "127.0.0.1");
        assert_eq!(Url::parse("http://127.0.0.1:8787?a=b", "url").unwrap().host(), "127.0.0.1:8787");
        assert_eq!(Url::parse("https://h/", "url").unwrap().path(), "/");
        assert_eq!(Url::parse("http://[::1]:9/x", "url").unwrap().host(), "[::1]:9");
        assert_eq!(Url::parse("http://[::1]", "url").unwrap().host(), "[::1]");
        assert_eq!(Url::parse("https://h/x/y/", "url").unwrap().base(), "https://h/x/y");
    }

    #[test]
    fn what_fetch_would_rewrite_is_refused() {
        for text in [
            "",
            "/relative",
            "//h/x",
            "h/x",
            "ftp://h/",
            "HTTPS://h/",
            "https://",
            "https:///x",
            "https://u:p@h/",
            "https://u@h/",
            "https://h/#f",
            "https://h/a/../b",
            "https://h/a/./b",
            "https://h/%2e%2E/b",
            "https://h/.%2e",
            "https://h/..",
            "https://h//a",
            "https://h/a//",
            "https://h/a\\b",
            "https://h/a b",
            "https://h/\u{e9}",
            "https://h/\u{0}",
            "https://h/a\r\nb",
            "https://h/%",
            "https://h/%zz",
            "https://h/?a=%f",
            "https://h/?a='b'",
            "https://h/{id}",
            "https://h:/x",
            "https://h:080/",
            "https://h:99999/",
            "https://1.2.3/",
            "https://0x7f.1/",
            "https://127.0.0.01/",
            "https://1.2.3.4./",
            "https://h./",
            "https://[0:0::1]/",
            "https://[::ffff:1.2.3.4]/",
            "https://h%41/",
            "https://[zz]/",
            "https://h:8a/",
        ] {
            let error = Url::parse(text, "url").expect_err(text);
            assert!(error.message.starts_with("url: expected"), "{text}: {}", error.message);
        }
    }
}
