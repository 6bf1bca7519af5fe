//! The client behind `HuaweiCloud` and `TencentCloud`: performs what [`Call`] asks for.

use alloc::borrow::ToOwned;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use alloc::rc::Rc;
use core::cell::RefCell;

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;

use crate::client::{Call, Cloud, Config, Moment, Step};
use crate::core::error::{Error, Result};
use crate::core::http::{HttpRequest, Prepared, Reply};
use crate::core::operation::Service;
use crate::core::signing::Explanation;
use crate::core::time::Time;
use crate::core::value::Value;
use crate::huawei::signature::{Algorithm, Signer};
use crate::{huawei, tencent};

use super::error::{Context, exception, plain};
use super::fetch::{Deadline, send};
use super::read::Record;
use super::value::{from_value, is_record, kind, set, text, to_value};

/// What both clients are made of.
#[wasm_bindgen]
pub struct Client {
    inner: Rc<Inner>,
}

struct Inner {
    config: Config,
    fetch: Option<js_sys::Function>,
    timeout_ms: Option<f64>,
    /// The project that was looked up, kept for the client's life.
    project_id: RefCell<Option<String>>,
}

/// The names of the services and their operations: `[["dns", ["associateEndpointIpaddress", ...]], ...]`.
#[wasm_bindgen]
pub fn services(cloud: &str) -> js_sys::Array {
    let services = if cloud == "huawei" { huawei::SERVICES } else { tencent::SERVICES };
    let names = |service: &&Service| {
        let operations = service.operations.iter().map(|operation| JsValue::from(operation.camel_name()));
        js_sys::Array::of2(&service.name.into(), &operations.collect::<js_sys::Array>())
    };
    services.iter().map(names).collect()
}

#[wasm_bindgen]
impl Client {
    /// A client for `huawei` or `tencent`.
    #[wasm_bindgen(constructor)]
    pub fn new(cloud: &str, options: &JsValue) -> core::result::Result<Self, JsValue> {
        read_options(cloud, options).map(|inner| Self { inner: Rc::new(inner) }).map_err(plain)
    }

    /// Calls an operation. The parameters are read before this returns, so that later changes to them do not count.
    pub fn call(&self, service: &str, operation: &str, params: &JsValue, options: &JsValue) -> js_sys::Promise {
        let inner = Rc::clone(&self.inner);
        match inner.start(service, operation, params).and_then(|call| Ok((call, inner.deadline(options)?))) {
            Err(thrown) => js_sys::Promise::reject(&thrown),
            Ok((call, deadline)) => future_to_promise(async move {
                let result = inner.run(call, &deadline).await;
                deadline.end();
                result
            }),
        }
    }

    /// The signed request and its explanation; nothing is sent.
    pub fn prepare(&self, service: &str, operation: &str, params: &JsValue) -> core::result::Result<JsValue, JsValue> {
        let mut call = self.inner.start(service, operation, params)?;
        let prepared = moment().and_then(|moment| call.prepare(&self.inner.config, moment));
        prepared.map(|prepared| prepared_object(&prepared)).map_err(|error| thrown(&self.inner, &error, &call, None))
    }
}

impl Inner {
    fn start(&self, service: &str, operation: &str, params: &JsValue) -> core::result::Result<Call, JsValue> {
        let known = self.project_id.borrow();
        to_value(params, "params")
            .and_then(|params| Call::new(&self.config, service, operation, params, known.as_deref()))
            .map_err(|error| match self.config.find(service, operation) {
                Ok((service, operation)) => exception(
                    &error,
                    Context { call: Some((service.name, operation.camel_name())), ..Context::default() },
                ),
                Err(_) => plain(error),
            })
    }

    fn deadline(&self, options: &JsValue) -> core::result::Result<Deadline, JsValue> {
        let read = || {
            let options = Record::new(options, "options", &["signal", "timeoutMs"])?;
            let signal = options.get("signal")?;
            if !signal.is_undefined() && !js_sys::Reflect::has(&signal, &"aborted".into()).unwrap_or(false) {
                return Err(Error::invalid("options.signal", "an AbortSignal", &kind(&signal)));
            }
            Ok(Deadline::new(&signal, options.milliseconds("timeoutMs")?.or(self.timeout_ms)))
        };
        read().map_err(plain)
    }

    async fn run(&self, mut call: Call, deadline: &Deadline) -> core::result::Result<JsValue, JsValue> {
        let mut step = moment().and_then(|moment| call.start(&self.config, moment));
        loop {
            match step {
                Err(error) => return Err(thrown(self, &error, &call, None)),
                Ok(Step::Done(reply)) => return Ok(reply_object(&reply)),
                Ok(Step::Send(prepared)) => {
                    let reply = match send(&prepared.request, self.fetch.as_ref(), deadline).await {
                        Ok(reply) => reply,
                        Err((error, cause)) => return Err(thrown(self, &error, &call, cause)),
                    };
                    step = moment().and_then(|moment| call.received(&self.config, &reply, moment));
                    if let Some(id) = call.looked_up() {
                        *self.project_id.borrow_mut() = Some(id.to_owned());
                    }
                }
            }
        }
    }
}

fn thrown(inner: &Inner, error: &Error, call: &Call, cause: Option<JsValue>) -> JsValue {
    let context = Context { call: Some(call.name()), attempts: call.attempts(), cause };
    exception(&inner.config.redacted(error), context)
}

fn moment() -> Result<Moment> {
    Ok(Moment { at: now()?, nonce: random_nonce() })
}

fn now() -> Result<Time> {
    Time::from_unix((js_sys::Date::now() / 1000.0) as i64)
}

/// A nonce need not be secret, only new within the minutes that the provider remembers.
fn random_nonce() -> u64 {
    1 + (js_sys::Math::random() * 9_007_199_254_740_990.0) as u64
}

fn read_options(cloud: &str, options: &JsValue) -> Result<Inner> {
    const HUAWEI: &[&str] = &["region", "credentials", "projectId", "endpoint", "fetch", "timeoutMs"];
    const TENCENT: &[&str] = &["region", "credentials", "endpoint", "fetch", "timeoutMs"];
    let huawei = cloud == "huawei";
    let options = Record::new(options, "options", if huawei { HUAWEI } else { TENCENT })?;
    let credentials = options.get("credentials")?;
    let config = Config {
        cloud: if huawei {
            Cloud::Huawei(huawei_credentials(&credentials)?)
        } else {
            Cloud::Tencent(Box::new(tencent_account(&credentials)?))
        },
        region: options.required("region")?,
        project_id: if huawei { options.optional("projectId")? } else { None },
        endpoints: endpoints(&options)?,
    };
    config.check()?;
    Ok(Inner {
        config,
        fetch: options.function("fetch")?,
        timeout_ms: options.milliseconds("timeoutMs")?,
        project_id: RefCell::new(None),
    })
}

fn huawei_credentials(credentials: &JsValue) -> Result<huawei::Credentials> {
    if !is_record(credentials) {
        let expected = "an object with accessKeyId and secretAccessKey, or with token";
        return Err(Error::invalid("credentials", expected, &kind(credentials)));
    }
    let record =
        Record::new(credentials, "credentials", &["accessKeyId", "secretAccessKey", "securityToken", "token"])?;
    match record.secret("token")? {
        Some(token) if token.expose().is_empty() || !token.expose().bytes().all(|byte| byte.is_ascii_graphic()) => {
            Err(Error::invalid("credentials.token", "printable ASCII without spaces", "other text"))
        }
        Some(token) => Ok(huawei::Credentials::Token(token)),
        None => {
            let secret = record.required_secret("secretAccessKey")?;
            let (id, token) = (record.required("accessKeyId")?, record.secret("securityToken")?);
            let signer = Signer::new(Algorithm::Sha256, id, &secret, token)?;
            Ok(huawei::Credentials::Key(Box::new(signer)))
        }
    }
}

fn tencent_account(credentials: &JsValue) -> Result<tencent::Account> {
    let key = Record::new(credentials, "credentials", &["secretId", "secretKey", "token"])?;
    let secret = key.required_secret("secretKey")?;
    tencent::Account::new(tencent::Credentials::new(key.required("secretId")?, secret, key.secret("token")?)?)
}

/// One URL for all services, or one for each.
fn endpoints(options: &Record) -> Result<Vec<(String, String)>> {
    let endpoint = options.get("endpoint")?;
    if endpoint.is_undefined() || is_record(&endpoint) {
        return options.strings("endpoint");
    }
    match text(&endpoint, "endpoint") {
        Ok(url) => Ok(vec![(String::new(), url)]),
        Err(_) => Err(Error::invalid("options.endpoint", "a URL, or one for each service", &kind(&endpoint))),
    }
}

fn reply_object(reply: &Reply) -> JsValue {
    let object = js_sys::Object::new().into();
    set(&object, "data", &from_value(&reply.data));
    set(&object, "status", &reply.status.into());
    let request_id = reply.request_id.as_deref();
    set(&object, "requestId", &request_id.map_or(JsValue::UNDEFINED, JsValue::from_str));
    set(&object, "attempts", &reply.attempts.into());
    object
}

fn prepared_object(prepared: &Prepared) -> JsValue {
    let object = request_object(&prepared.request);
    if let Some(explanation) = &prepared.explanation {
        explain(&object, explanation);
    }
    object
}

fn explain(object: &JsValue, explanation: &Explanation) {
    let add = |name: &str, text: Option<&str>| {
        if let Some(text) = text {
            set(object, name, &text.into());
        }
    };
    add("canonicalRequest", explanation.canonical_request.as_deref());
    add("stringToSign", Some(&explanation.string_to_sign));
    add("signature", Some(&explanation.signature));
    add("signedHeaders", explanation.signed_headers.as_deref());
    add("scope", explanation.scope.as_deref());
}

fn request_object(request: &HttpRequest) -> JsValue {
    let members = request.headers.iter().map(|(name, value)| (name.clone(), Value::String(value.clone())));
    let object = js_sys::Object::new().into();
    set(&object, "method", &request.method.into());
    set(&object, "url", &request.url.as_str().into());
    set(&object, "headers", &from_value(&Value::Object(members.collect())));
    if let Some(body) = &request.body {
        set(&object, "body", &body.as_str().into());
    }
    object
}
