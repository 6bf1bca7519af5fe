//! The signers' side of a narrow boundary: an object in and headers out cost more than the signature between them, so
//! one text goes in and one comes out.
//!
//! JavaScript (`pkg-template/src/signers.ts`) writes the fields of a request into this signer's buffer, joined by NUL, with
//! the body's bytes behind them; the headers to add come back as a text of the same form.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use core::cell::RefCell;

use wasm_bindgen::prelude::*;
use zeroize::Zeroize;

use crate::core::error::{Error, Result};
use crate::core::hash::{Hash, Hasher};
use crate::core::percent;
use crate::core::secret::Secret;
use crate::core::signing::{Explanation, Payload, SignableRequest};
use crate::core::text::split;
use crate::core::time::Time;
use crate::core::url::Url;
use crate::core::value::Value;
use crate::huawei::signature::{Algorithm, Signer};
use crate::tencent::Credentials;
use crate::tencent::signature::{v1, v3};

/// The memory of the module, in which the buffers are.
#[wasm_bindgen]
pub fn linear_memory() -> JsValue {
    wasm_bindgen::memory()
}

/// A signer of any scheme. The classes of the package stand before it.
#[wasm_bindgen]
pub struct RawSigner {
    state: RefCell<State>,
}

struct State {
    scheme: Option<Scheme>,
    input: Vec<u8>,
    output: String,
    /// The body, if it comes in pieces.
    body: Option<Hasher>,
}

enum Scheme {
    Huawei(Signer),
    Tencent(v3::Signer),
    TencentForm(v1::Signer),
}

const SEPARATOR: u8 = 0;

#[wasm_bindgen]
impl RawSigner {
    /// A signer without a key yet.
    #[wasm_bindgen(constructor)]
    #[allow(clippy::new_without_default)]
    pub fn new() -> Self {
        let state = State { scheme: None, input: Vec::new(), output: String::new(), body: None };
        Self { state: RefCell::new(state) }
    }

    /// Makes room for so many bytes of input, and says where.
    pub fn input(&self, bytes: usize) -> *const u8 {
        let input = &mut self.state.borrow_mut().input;
        if input.len() < bytes {
            input.resize(bytes, 0);
        }
        input.as_ptr()
    }

    /// Where the output is.
    pub fn output(&self) -> *const u8 {
        self.state.borrow().output.as_ptr()
    }

    /// Takes scheme and key from the first bytes of the input. A negative number says how long the error is.
    pub fn configure(&self, bytes: usize) -> i32 {
        self.answer(|state| {
            let scheme = configured(&fields(state.input.get(..bytes))?);
            state.input.as_mut_slice().zeroize();
            state.scheme = Some(scheme?);
            Ok(String::new())
        })
    }

    /// Takes the next piece of a body from the first bytes of the input.
    pub fn body(&self, bytes: usize) {
        let State { scheme, input, body, .. } = &mut *self.state.borrow_mut();
        let hash = scheme.as_ref().map_or(Hash::Sha256, Scheme::hash);
        body.get_or_insert_with(|| Hasher::new(hash)).update(input.get(..bytes).unwrap_or_default());
    }

    /// Signs the request whose `count` fields take the first `head` bytes of the input, and its body the `body` bytes
    /// behind them. Answers how long the output is; a negative number, how long the error is.
    pub fn sign(&self, head: usize, count: usize, body: usize, seconds: f64, nonce: f64, explain: bool) -> i32 {
        self.answer(|state| {
            let hashed = state.body.take().map(|hasher| hasher.finish().hex());
            let (head, rest) = state.input.split_at_checked(head).unwrap_or_default();
            let fields = fields(Some(head))?;
            // A separator inside of a field. Which one it is, the other side finds out.
            if fields.len() != count {
                return Err(Error::invalid("request", "text without NUL", "text with it"));
            }
            let payload = match &hashed {
                Some(hex) => Payload::Hashed(hex),
                None => Payload::Bytes(rest.get(..body).unwrap_or_default()),
            };
            let at = Time::from_unix(seconds as i64)?;
            match &state.scheme {
                Some(scheme) => scheme.sign(&fields, payload, at, nonce as u64, explain),
                None => Err(Error::invalid("credentials", "a key", "none")),
            }
        })
    }

    fn answer(&self, work: impl FnOnce(&mut State) -> Result<String>) -> i32 {
        let state = &mut *self.state.borrow_mut();
        let (sign, output) = match work(state) {
            Ok(output) => (1, output),
            Err(error) => (-1, refusal(&error)),
        };
        state.output = output;
        sign * state.output.len() as i32
    }
}

impl Drop for State {
    fn drop(&mut self) {
        self.input.zeroize();
        self.output.zeroize();
    }
}

/// The field, what was expected and what came.
fn refusal(error: &Error) -> String {
    let problem = match &error.details {
        Some(Value::Array(problems)) => problems.first(),
        _ => None,
    };
    let part = |name: &str| problem.and_then(|problem| problem.get(name)?.as_str()).unwrap_or_default();
    join(&[part("path"), part("expected"), part("got")])
}

fn fields(bytes: Option<&[u8]>) -> Result<Vec<&str>> {
    match bytes.map(str::from_utf8) {
        Some(Ok(text)) => Ok(split(text, SEPARATOR).collect()),
        _ => Err(Error::invalid("request", "UTF-8", "other bytes")),
    }
}

fn join(parts: &[&str]) -> String {
    let mut out = String::with_capacity(parts.iter().map(|part| part.len() + 1).sum());
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            out.push(char::from(SEPARATOR));
        }
        out.push_str(part);
    }
    out
}

/// An empty field is one that was left out.
fn given(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty())
}

fn secret(text: &str) -> Option<Secret> {
    given(text).map(|text| Secret::new(text.to_owned()))
}

fn configured(fields: &[&str]) -> Result<Scheme> {
    match *fields {
        ["huawei", id, key, token, algorithm, region, service] => {
            let algorithm = Algorithm::new(algorithm, given(region), given(service))?;
            let key = Secret::new(key.to_owned());
            Signer::new(algorithm, id.to_owned(), &key, secret(token)).map(Scheme::Huawei)
        }
        ["tencent", id, key, token, service, names] => {
            let names: Vec<_> = split(names, b';').collect();
            let credentials = Credentials::new(id.to_owned(), Secret::new(key.to_owned()), secret(token))?;
            v3::Signer::new(&credentials, service.to_owned(), &names).map(Scheme::Tencent)
        }
        ["tencent-form", id, key, token, method] => {
            let credentials = Credentials::new(id.to_owned(), Secret::new(key.to_owned()), secret(token))?;
            Ok(Scheme::TencentForm(v1::Signer::new(&credentials, Some(v1::Method::new(method)?))))
        }
        _ => Err(Error::invalid("credentials", "text without NUL", "text with it")),
    }
}

impl Scheme {
    fn hash(&self) -> Hash {
        match self {
            Self::Huawei(signer) => signer.hash(),
            Self::Tencent(_) | Self::TencentForm(_) => Hash::Sha256,
        }
    }

    /// The fields are method, URL, the declared hash of the body, and then names and values in turn.
    fn sign(&self, fields: &[&str], payload: Payload<'_>, at: Time, nonce: u64, explain: bool) -> Result<String> {
        let [method, url, declared, pairs @ ..] = fields else {
            return Err(Error::invalid("request", "a method and a URL", "less"));
        };
        let url = Url::parse(url, "request.url")?;
        let pairs: Vec<_> = pairs.as_chunks::<2>().0.iter().map(|[name, value]| (*name, *value)).collect();
        let payload = match given(declared) {
            Some(declared) => Payload::declared(declared, self.hash(), "request.bodySha256")?,
            None => payload,
        };
        let request = SignableRequest { method, url, headers: &pairs, payload };
        let signature = match self {
            Self::Huawei(signer) => signer.sign(&request, at)?,
            Self::Tencent(signer) => signer.sign(&request, at)?,
            Self::TencentForm(signer) => {
                let params = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
                let form = signer.sign(method, &url, params, at, nonce)?;
                let params = form.params.iter().map(|(name, value)| (name.as_str(), value.as_str()));
                return Ok(with_explanation(explain, &form.explanation, &[&percent::encode_pairs(params)]));
            }
        };
        let mut parts = Vec::with_capacity(2 * signature.headers.len());
        for (name, value) in &signature.headers {
            parts.push(*name);
            parts.push(value);
        }
        Ok(with_explanation(explain, &signature.explanation, &parts))
    }
}

/// The explanation's five parts come first, if it is asked for.
fn with_explanation(explain: bool, explanation: &Explanation, parts: &[&str]) -> String {
    if !explain {
        return join(parts);
    }
    let explained = [
        explanation.canonical_request.as_deref().unwrap_or_default(),
        &explanation.string_to_sign,
        &explanation.signature,
        explanation.signed_headers.as_deref().unwrap_or_default(),
        explanation.scope.as_deref().unwrap_or_default(),
    ];
    join(&[&explained, parts].concat())
}
