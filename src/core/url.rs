//! The parts of a URL, and the refusal of every URL that `fetch` would rewrite after signing.

use alloc::string::String;
use alloc::vec::Vec;

use super::bytes::{Class, after, before, cut, has, is_made_of, place, positive, put_lower, split};
use super::error::{Result, on_sheet};
use super::percent::{END, Next, is_well_formed};
use super::refusal::Refusal;
use super::sheet::{Refused, Sheet, owned};

/// What a URL parser leaves alone.
const PLAIN: Class = Class::alphanumeric_and(b"!$%&'()*+,-./:;=?@[]_~");

/// A URL that goes on the wire as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Url<'a> {
    is_https: bool,
    authority: &'a [u8],
    path: &'a [u8],
    query: &'a [u8],
}

impl<'a> Url<'a> {
    /// Splits an absolute `http` or `https` URL. `field` is the name that a refusal gives it.
    ///
    /// Refused, since a URL parser (WHATWG URL) changes or drops them: relative URLs, credentials, fragments, dot
    /// segments in any spelling, empty segments, backslashes, and characters that need percent-encoding; and malformed
    /// escapes, which servers read differently.
    pub fn parse(text: &'a [u8], field: &str, sheet: &mut Sheet) -> core::result::Result<Self, Refused> {
        let secure = after(text, b"https://");
        let rest = secure.or_else(|| after(text, b"http://")).unwrap_or_default();
        let (before_query, query) = cut(rest, b'?');
        let query = query.unwrap_or_default();
        let (authority, path) = before_query.split_at_checked(place(before_query, b'/')).unwrap_or_default();
        let path = if path.is_empty() { b"/" } else { path };
        let refusal = if rest.is_empty() {
            Refusal::UrlAbsolute
        } else if !is_made_of(rest, PLAIN) || has(query, b'\'') {
            Refusal::UrlRaw
        } else if !is_plain_authority(authority) {
            Refusal::UrlHost
        } else if has(rest, b'%') && !is_well_formed(rest) {
            Refusal::UrlEscape
        } else if !is_plain_path(path) {
            Refusal::UrlPath
        } else {
            return Ok(Self { is_https: secure.is_some(), authority, path, query });
        };
        sheet.refuse(refusal, field.as_bytes())?;
        Err(Refused)
    }

    /// The same, for whoever has no sheet.
    pub fn read(text: &'a str, field: &str) -> Result<Self> {
        on_sheet(|sheet| Self::parse(text.as_bytes(), field, sheet))
    }

    /// Appends what the `Host` header will say: lower case, without the scheme's default port.
    pub fn put_host(&self, out: &mut Vec<u8>) {
        let default_port: &[u8] = if self.is_https { b":443" } else { b":80" };
        put_lower(out, before(self.authority, default_port));
    }

    /// The path as on the wire; `/` where none is written.
    pub fn path(&self) -> &'a [u8] {
        self.path
    }

    /// The query as on the wire, without its question mark; empty where there is none.
    pub fn query(&self) -> &'a [u8] {
        self.query
    }

    /// Scheme, host and path, without the query and without a slash at the end.
    pub fn base(&self) -> String {
        let scheme: &[u8] = if self.is_https { b"https://" } else { b"http://" };
        owned(&[scheme, self.authority, before(self.path, b"/")].concat())
    }
}

/// Whether no segment but the last is empty, and none is `.` or `..`, also where they are escaped.
fn is_plain_path(path: &[u8]) -> bool {
    let mut rest = path.get(1..);
    while let Some(path) = rest {
        let segment;
        (segment, rest) = cut(path, b'/');
        let dots = dots(segment);
        if dots <= 2 && (dots > 0 || rest.is_some()) {
            return false;
        }
    }
    true
}

/// How many dots a segment is made of, also where they are escaped; more than any if there is something else in it.
fn dots(mut segment: &[u8]) -> usize {
    let mut count = 0;
    loop {
        match Next::Decoded.of(&mut segment) {
            END => return count,
            0x2e => count += 1,
            _ => return usize::MAX,
        }
    }
}

/// Whether a URL parser leaves the host and port alone. A host whose last label is a number is an address to it and
/// is re-written unless it is four plain decimal numbers; of the ways to write an IPv6 address it knows but one, so only
/// the loopback address is taken.
pub fn is_plain_authority(authority: &[u8]) -> bool {
    let loopback = after(authority, b"[::1]");
    let (host, port) = cut(loopback.unwrap_or(authority), b':');
    if port.is_some_and(|port| !is_positive(port, 65_535)) {
        return false;
    }
    if loopback.is_some() {
        return host.is_empty();
    }
    let (mut numbers, mut labels, mut last) = (0, 0, host);
    for label in split(host, b'.') {
        labels += 1;
        numbers += i32::from(label == b"0" || is_positive(label, 255));
        last = label;
    }
    let ends_in_number = last.first().is_none_or(u8::is_ascii_digit);
    is_made_of(host, const { Class::alphanumeric_and(b"-._") }) && (!ends_in_number || (labels, numbers) == (4, 4))
}

fn is_positive(text: &[u8], max: u64) -> bool {
    (1..=max).contains(&positive(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts() {
        let parts = |text: &str| {
            let url = Url::read(text, "url").unwrap();
            let mut host = Vec::new();
            url.put_host(&mut host);
            (owned(&host), owned(url.path()), owned(url.query()), url.base())
        };
        let expected = ("host.example", "/a/b%20c/", "x=1&y=%2F", "https://Host.Example:443/a/b%20c");
        let (host, path, query, base) = parts("https://Host.Example:443/a/b%20c/?x=1&y=%2F");
        assert_eq!((host.as_str(), path.as_str(), query.as_str(), base.as_str()), expected);
        assert_eq!(parts("http://127.0.0.1:80").0, "127.0.0.1");
        assert_eq!(parts("http://127.0.0.1:8787?a=b").0, "127.0.0.1:8787");
        assert_eq!(parts("https://h:80/").0, "h:80");
        assert_eq!(parts("https://h/").1, "/");
        assert_eq!(parts("http://[::1]:9/x").0, "[::1]:9");
        assert_eq!(parts("http://[::1]").0, "[::1]");
        assert_eq!(parts("https://h/.../..a").1, "/.../..a");
        assert_eq!(parts("https://h/x/y/").3, "https://h/x/y");
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
            let error = Url::read(text, "url").expect_err(text);
            assert!(error.message.starts_with("url: expected"), "{text}: {error}");
        }
    }
}
