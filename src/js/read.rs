//! Reads the option objects of constructors and calls.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

use crate::core::error::{Error, Result};
use crate::core::secret::Secret;
use crate::core::text::{concat, join};

use super::value::{get, is_record, keys, kind, text};

/// An option object, with the name that errors give it.
pub struct Record {
    value: JsValue,
    path: String,
}

impl Record {
    /// Reads `value`, which must have no members but these. `undefined` counts as an empty object.
    pub fn new(value: &JsValue, path: &str, known: &[&str]) -> Result<Self> {
        let value = if value.is_undefined() { js_sys::Object::new().into() } else { value.clone() };
        if !is_record(&value) {
            return Err(Error::invalid(path, "an object", &kind(&value)));
        }
        for key in keys(&value, path)? {
            let name = text(&key, path)?;
            if !known.contains(&name.as_str()) {
                let field = format!("{path}.{name}");
                return Err(Error::invalid(&field, &concat(&["one of ", &join(known, ", ")]), "an unknown name"));
            }
        }
        Ok(Self { value, path: path.to_owned() })
    }

    /// The name that errors give a member.
    pub fn path(&self, name: &str) -> String {
        format!("{}.{name}", self.path)
    }

    /// A member, `undefined` where there is none.
    pub fn get(&self, name: &str) -> Result<JsValue> {
        get(&self.value, &name.into(), &self.path(name))
    }

    /// A string that may be left out.
    pub fn optional(&self, name: &str) -> Result<Option<String>> {
        let value = self.get(name)?;
        if value.is_undefined() || value.is_null() { Ok(None) } else { text(&value, &self.path(name)).map(Some) }
    }

    /// A string.
    pub fn required(&self, name: &str) -> Result<String> {
        text(&self.get(name)?, &self.path(name))
    }

    /// A secret that may be left out.
    pub fn secret(&self, name: &str) -> Result<Option<Secret>> {
        Ok(self.optional(name)?.map(Secret::new))
    }

    /// A secret.
    pub fn required_secret(&self, name: &str) -> Result<Secret> {
        self.required(name).map(Secret::new)
    }

    /// A function that may be left out.
    pub fn function(&self, name: &str) -> Result<Option<js_sys::Function>> {
        let value = self.get(name)?;
        if value.is_undefined() {
            return Ok(None);
        }
        let got = kind(&value);
        value.dyn_into().map(Some).map_err(|_| Error::invalid(&self.path(name), "a function", &got))
    }

    /// Milliseconds that may be left out.
    pub fn milliseconds(&self, name: &str) -> Result<Option<f64>> {
        let value = self.get(name)?;
        if value.is_undefined() {
            return Ok(None);
        }
        // Timers of every platform hold 31 bits; a longer time would fire at once.
        match value.as_f64() {
            Some(number) if (1.0..=2_147_483_647.0).contains(&number) => Ok(Some(number)),
            Some(_) => Err(Error::invalid(&self.path(name), "1 to 2147483647 milliseconds", "another number")),
            None => Err(Error::invalid(&self.path(name), "a number of milliseconds", &kind(&value))),
        }
    }

    /// The members of an object of strings, such as headers.
    pub fn strings(&self, name: &str) -> Result<Vec<(String, String)>> {
        let (value, path) = (self.get(name)?, self.path(name));
        if value.is_undefined() || value.is_null() {
            return Ok(Vec::new());
        }
        if !is_record(&value) {
            return Err(Error::invalid(&path, "an object of strings", &kind(&value)));
        }
        let pair = |key: JsValue| {
            let name = text(&key, &path)?;
            let path = format!("{path}.{name}");
            Ok((name, text(&get(&value, &key, &path)?, &path)?))
        };
        keys(&value, &path)?.iter().map(pair).collect()
    }
}
