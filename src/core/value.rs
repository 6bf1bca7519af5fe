//! A JSON-like tree: what parameters are checked as and what answers are read into.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use super::text::{concat, decimal};

/// One value. Numbers keep their text, so that ids past 2^53 survive and no float code is linked into the wasm.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number as it was written.
    Number(String),
    /// Text
    String(String),
    /// A list
    Array(Vec<Value>),
    /// Members in the order they came; a name that comes twice counts with its last value.
    Object(Vec<(String, Value)>),
}

impl Value {
    /// An object of texts.
    pub fn object(members: &[(&str, &str)]) -> Self {
        let mut object = Vec::new();
        for (name, text) in members {
            object.push(((*name).to_owned(), Self::String((*text).to_owned())));
        }
        Self::Object(object)
    }

    /// Whether this is `null`.
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// The member of that name, if this is an object that has one.
    pub fn get(&self, name: &str) -> Option<&Value> {
        match self {
            Self::Object(members) => members.iter().rev().find(|(key, _)| key == name).map(|(_, value)| value),
            _ => None,
        }
    }

    /// The text of a string.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// The text of a string or a number: providers write the same code both ways.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::String(text) | Self::Number(text) => Some(text),
            _ => None,
        }
    }

    /// The members of an object.
    pub fn members(&self) -> &[(String, Value)] {
        match self {
            Self::Object(members) => members,
            _ => &[],
        }
    }

    /// What this is, in words for an error message.
    pub fn describe(&self) -> String {
        match self {
            Self::Null => "null".to_owned(),
            Self::Bool(_) => "a boolean".to_owned(),
            Self::Number(_) => "a number".to_owned(),
            Self::String(text) if text.is_empty() => "an empty string".to_owned(),
            Self::String(text) => counted("a string of ", characters(text), "character"),
            Self::Array(items) => counted("an array of ", items.len(), "entry"),
            Self::Object(_) => "an object".to_owned(),
        }
    }
}

/// How many characters a text has. The standard library's count is made for long texts, and costs 1 KB of wasm.
pub(crate) fn characters(text: &str) -> usize {
    text.bytes().filter(|byte| byte & 0xc0 != 0x80).count()
}

/// `a string of 1 character`, `an array of 11 entries`.
pub(crate) fn counted(lead: &str, count: usize, noun: &str) -> String {
    let number = decimal(count as u64);
    match (count, noun.strip_suffix('y')) {
        (1, _) => concat(&[lead, "1 ", noun]),
        (_, Some(stem)) => concat(&[lead, &number, " ", stem, "ies"]),
        (_, None) => concat(&[lead, &number, " ", noun, "s"]),
    }
}
