//! The signers.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

use crate::core::error::{Error, Result};
use crate::core::request::{Explanation, Payload, SignableRequest};
use crate::core::url::Url;
use crate::core::{percent, request};
use crate::huawei;
use crate::tencent::signature::{v1, v3};
use crate::tencent::{Credentials, signature};

use super::error::plain;
use super::read::{Record, time};
use super::value::{kind, set};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** A request to sign. Its URL is authoritative: what is signed is byte for byte what must go on the wire. */
export interface SignableRequest {
  method: string;
  /** Absolute. A URL that `fetch` would rewrite (dot segments, `//`, a fragment, raw special characters) is refused. */
  url: string;
  /** A `Host`, `X-Sdk-Date` or other header is found whatever its case. */
  headers?: Record<string, string>;
  body?: string | Uint8Array | null;
  /** Lower-case hex SHA-256 of the body, computed elsewhere, or that the signature does not cover the body. */
  bodySha256?: string | "UNSIGNED-PAYLOAD";
}
/** A request to send as it is. */
export interface SignedRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: string | Uint8Array;
}
/** Every intermediate of a signature. */
export interface Explanation {
  canonicalRequest?: string;
  stringToSign: string;
  signature: string;
  signedHeaders?: string;
  scope?: string;
}
/** An access key of Huawei Cloud; a temporary one comes with a security token. */
export interface HuaweiKey {
  accessKeyId: string;
  secretAccessKey: string;
  securityToken?: string;
}
/** An API key of Tencent Cloud; a temporary one comes with a token. */
export interface TencentKey {
  secretId: string;
  secretKey: string;
  token?: string;
}
/** A form to sign: parameters end up in the URL (GET) or in the body (POST). */
export interface SignableForm {
  method: "GET" | "POST";
  url: string;
  params: Record<string, string>;
}
"#;

/// Signs requests to Huawei Cloud with SDK-HMAC-SHA256. `free()` wipes the key.
#[wasm_bindgen]
pub struct HuaweiSigner {
    signer: huawei::signature::Signer,
}

#[wasm_bindgen]
impl HuaweiSigner {
    /// A signer for this key.
    #[wasm_bindgen(constructor)]
    pub fn new(
        #[wasm_bindgen(unchecked_param_type = "HuaweiKey")] credentials: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "{ algorithm?: \"SDK-HMAC-SHA256\" }")] options: &JsValue,
    ) -> std::result::Result<Self, JsValue> {
        huawei_signer(credentials, options).map(|signer| Self { signer }).map_err(plain)
    }

    /// Signs a request, at the given time or now.
    #[wasm_bindgen(unchecked_return_type = "SignedRequest")]
    pub fn sign(
        &self,
        #[wasm_bindgen(unchecked_param_type = "SignableRequest")] request: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "Date | number")] at: &JsValue,
    ) -> std::result::Result<JsValue, JsValue> {
        self.run(request, at).map(|(signed, _)| signed).map_err(plain)
    }

    /// Signs a request and shows how.
    #[wasm_bindgen(unchecked_return_type = "SignedRequest & Explanation")]
    pub fn explain(
        &self,
        #[wasm_bindgen(unchecked_param_type = "SignableRequest")] request: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "Date | number")] at: &JsValue,
    ) -> std::result::Result<JsValue, JsValue> {
        self.run(request, at).map(|(signed, explanation)| explained(signed, &explanation)).map_err(plain)
    }

    fn run(&self, request: &JsValue, at: &JsValue) -> Result<(JsValue, Explanation)> {
        let mut request = JsRequest::read(request)?;
        let signature = self.signer.sign(&request.signable()?, time(at)?)?;
        Ok((request.signed(signature.headers), signature.explanation))
    }
}

/// Reads a Huawei key and makes the signer for it.
fn huawei_signer(credentials: &JsValue, options: &JsValue) -> Result<huawei::signature::Signer> {
    let options = Record::new(options, "options", &["algorithm"])?;
    if options.optional("algorithm")?.is_some_and(|name| name != huawei::signature::ALGORITHM) {
        return Err(Error::invalid("options.algorithm", huawei::signature::ALGORITHM, "another name"));
    }
    huawei_key(&Record::new(credentials, "credentials", &["accessKeyId", "secretAccessKey", "securityToken"])?)
}

/// The signer for a key that was read already.
pub fn huawei_key(key: &Record) -> Result<huawei::signature::Signer> {
    let secret = key.required_secret("secretAccessKey")?;
    huawei::signature::Signer::new(key.required("accessKeyId")?, secret, key.secret("securityToken")?)
}

/// Signs requests to Tencent Cloud with TC3-HMAC-SHA256. `free()` wipes the key.
#[wasm_bindgen]
pub struct TencentSigner {
    signer: v3::Signer,
}

#[wasm_bindgen]
impl TencentSigner {
    /// A signer for this key and service. The headers `content-type`, `host` and `x-tc-action` are signed if no others
    /// are named.
    #[wasm_bindgen(constructor)]
    pub fn new(
        #[wasm_bindgen(unchecked_param_type = "TencentKey")] credentials: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "{ service: string; signedHeaders?: string[] }")] options: &JsValue,
    ) -> std::result::Result<Self, JsValue> {
        tencent_signer(credentials, options).map(|signer| Self { signer }).map_err(plain)
    }

    /// Signs a request, at the given time or now.
    #[wasm_bindgen(unchecked_return_type = "SignedRequest")]
    pub fn sign(
        &self,
        #[wasm_bindgen(unchecked_param_type = "SignableRequest")] request: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "Date | number")] at: &JsValue,
    ) -> std::result::Result<JsValue, JsValue> {
        self.run(request, at).map(|(signed, _)| signed).map_err(plain)
    }

    /// Signs a request and shows how.
    #[wasm_bindgen(unchecked_return_type = "SignedRequest & Explanation")]
    pub fn explain(
        &self,
        #[wasm_bindgen(unchecked_param_type = "SignableRequest")] request: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "Date | number")] at: &JsValue,
    ) -> std::result::Result<JsValue, JsValue> {
        self.run(request, at).map(|(signed, explanation)| explained(signed, &explanation)).map_err(plain)
    }

    fn run(&self, request: &JsValue, at: &JsValue) -> Result<(JsValue, Explanation)> {
        let mut request = JsRequest::read(request)?;
        let signature = self.signer.sign(&request.signable()?, time(at)?)?;
        Ok((request.signed(signature.headers), signature.explanation))
    }
}

fn tencent_signer(credentials: &JsValue, options: &JsValue) -> Result<v3::Signer> {
    let options = Record::new(options, "options", &["service", "signedHeaders"])?;
    let service = options.required("service")?;
    let names = match super::value::to_value(&options.get("signedHeaders")?, "options.signedHeaders")? {
        crate::core::value::Value::Null => None,
        crate::core::value::Value::Array(items) => Some(items),
        other => return Err(Error::invalid("options.signedHeaders", "an array of strings", &other.describe())),
    };
    let names: Vec<_> = match &names {
        None => v3::DEFAULT_SIGNED_HEADERS.to_vec(),
        Some(items) => items.iter().filter_map(|item| item.as_str()).collect(),
    };
    v3::Signer::new(tencent_key(credentials)?, service, &names)
}

/// Reads a Tencent key.
pub fn tencent_key(credentials: &JsValue) -> Result<Credentials> {
    let key = Record::new(credentials, "credentials", &["secretId", "secretKey", "token"])?;
    Credentials::new(key.required("secretId")?, key.required_secret("secretKey")?, key.secret("token")?)
}

/// Signs forms for Tencent Cloud's API 2.0, and for the first version of API 3.0, with HmacSHA256 or HmacSHA1.
/// `free()` wipes the key.
#[wasm_bindgen]
pub struct TencentV1Signer {
    signer: signature::v1::Signer,
}

#[wasm_bindgen]
impl TencentV1Signer {
    /// A signer for this key; the digest is HmacSHA256 if none is named.
    #[wasm_bindgen(constructor)]
    pub fn new(
        #[wasm_bindgen(unchecked_param_type = "TencentKey")] credentials: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "{ method?: \"HmacSHA1\" | \"HmacSHA256\" }")] options: &JsValue,
    ) -> std::result::Result<Self, JsValue> {
        tencent_v1_signer(credentials, options).map(|signer| Self { signer }).map_err(plain)
    }

    /// Signs a form, at the given time or now, with the given nonce or a random one.
    #[wasm_bindgen(unchecked_return_type = "SignedRequest")]
    pub fn sign(
        &self,
        #[wasm_bindgen(unchecked_param_type = "SignableForm")] form: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "Date | number")] at: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "number")] nonce: &JsValue,
    ) -> std::result::Result<JsValue, JsValue> {
        self.run(form, at, nonce).map(|(signed, _)| signed).map_err(plain)
    }

    /// Signs a form and shows how.
    #[wasm_bindgen(unchecked_return_type = "SignedRequest & Explanation")]
    pub fn explain(
        &self,
        #[wasm_bindgen(unchecked_param_type = "SignableForm")] form: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "Date | number")] at: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "number")] nonce: &JsValue,
    ) -> std::result::Result<JsValue, JsValue> {
        self.run(form, at, nonce).map(|(signed, explanation)| explained(signed, &explanation)).map_err(plain)
    }

    fn run(&self, form: &JsValue, at: &JsValue, nonce: &JsValue) -> Result<(JsValue, Explanation)> {
        let form = Record::new(form, "request", &["method", "url", "params"])?;
        let (method, text) = (form.required("method")?, form.required("url")?);
        let url = Url::parse(&text, "url")?;
        let nonce = match nonce.as_f64() {
            // 2^53: beyond it two nonces could be the same number.
            Some(number) if number.fract() == 0.0 && (1.0..=9_007_199_254_740_991.0).contains(&number) => number as u64,
            None if nonce.is_undefined() => random_nonce(),
            _ => return Err(Error::invalid("nonce", "a whole number between 1 and 2^53 - 1", &kind(nonce))),
        };
        let signature = self.signer.sign(&method, &url, form.strings("params")?, time(at)?, nonce)?;
        let pairs = percent::encode_pairs(signature.params.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        let (signed, headers) = (js_sys::Object::new().into(), js_sys::Object::new().into());
        set(&signed, "method", &method.as_str().into());
        if method == "GET" {
            set(&signed, "url", &format!("{text}?{pairs}").into());
        } else {
            set(&signed, "url", &text.into());
            set(&headers, "Content-Type", &v1::FORM.into());
            set(&signed, "body", &pairs.into());
        }
        set(&signed, "headers", &headers);
        Ok((signed, signature.explanation))
    }
}

fn tencent_v1_signer(credentials: &JsValue, options: &JsValue) -> Result<v1::Signer> {
    let options = Record::new(options, "options", &["method"])?;
    let method = match options.optional("method")?.as_deref() {
        None | Some("HmacSHA256") => v1::Method::HmacSha256,
        Some("HmacSHA1") => v1::Method::HmacSha1,
        Some(_) => return Err(Error::invalid("options.method", "HmacSHA1 or HmacSHA256", "another name")),
    };
    Ok(v1::Signer::new(tencent_key(credentials)?, Some(method)))
}

/// A nonce need not be secret, only new within the minutes that the provider remembers.
pub fn random_nonce() -> u64 {
    1 + (js_sys::Math::random() * 9_007_199_254_740_990.0) as u64
}

/// A request as JavaScript gave it.
struct JsRequest {
    method: String,
    url: String,
    headers: Vec<(String, String)>,
    body: JsValue,
    bytes: Vec<u8>,
    declared: Option<String>,
}

impl JsRequest {
    fn read(request: &JsValue) -> Result<Self> {
        let record = Record::new(request, "request", &["method", "url", "headers", "body", "bodySha256"])?;
        let body = record.get("body")?;
        let bytes = if body.is_undefined() || body.is_null() {
            Vec::new()
        } else if let Some(bytes) = body.dyn_ref::<js_sys::Uint8Array>() {
            bytes.to_vec()
        } else if body.is_string() {
            super::value::text(&body, "request.body")?.into_bytes()
        } else {
            return Err(Error::invalid("request.body", "a string, a Uint8Array or null", &kind(&body)));
        };
        Ok(Self {
            method: record.required("method")?.to_ascii_uppercase(),
            url: record.required("url")?,
            headers: record.strings("headers")?,
            body,
            bytes,
            declared: record.optional("bodySha256")?,
        })
    }

    fn signable(&self) -> Result<SignableRequest<'_>> {
        let payload = match &self.declared {
            None => Payload::Bytes(&self.bytes),
            Some(text) => Payload::declared(text, "request.bodySha256")?,
        };
        Ok(SignableRequest {
            method: &self.method,
            url: Url::parse(&self.url, "request.url")?,
            headers: &self.headers,
            payload,
        })
    }

    fn signed(&mut self, added: Vec<(&'static str, String)>) -> JsValue {
        let (signed, headers) = (js_sys::Object::new().into(), js_sys::Object::new().into());
        for (name, value) in &self.headers {
            if request::header_of(&added, name).is_none() {
                set(&headers, name, &value.as_str().into());
            }
        }
        for (name, value) in added {
            set(&headers, name, &value.into());
        }
        set(&signed, "method", &self.method.as_str().into());
        set(&signed, "url", &self.url.as_str().into());
        set(&signed, "headers", &headers);
        if !self.body.is_undefined() && !self.body.is_null() {
            set(&signed, "body", &self.body);
        }
        signed
    }
}

/// Adds an explanation to a signed request.
pub fn explained(signed: JsValue, explanation: &Explanation) -> JsValue {
    let add = |name: &str, text: Option<&str>| {
        if let Some(text) = text {
            set(&signed, name, &text.into());
        }
    };
    add("canonicalRequest", explanation.canonical_request.as_deref());
    add("stringToSign", Some(&explanation.string_to_sign));
    add("signature", Some(&explanation.signature));
    add("signedHeaders", explanation.signed_headers.as_deref());
    add("scope", explanation.scope.as_deref());
    signed
}
