//! The client behind `HuaweiCloud` and `TencentCloud`: it is told what happened, and tells what to do next.
//!
//! Only texts cross the boundary: JSON, and fields joined by NUL for the options, which hold keys. With objects that were
//! built and read from here, and a `fetch` that was awaited here, the bindings, promises and wakers took 15 KB gzip. The
//! platform has JSON, `fetch` and timers already; `pkg-template/src/call.ts` uses them for what a call asks for.

use alloc::borrow::ToOwned;
use alloc::boxed::Box;
use alloc::rc::Rc;
use alloc::string::String;
use alloc::vec::Vec;

use core::cell::Cell;
use core::result::Result as Either;

use wasm_bindgen::prelude::*;
use zeroize::Zeroizing;

use crate::client::{self, Cloud, Config, Credentials, Moment, Session, Step};
use crate::core::error::{Error, ErrorKind, Result, on_sheet};
use crate::core::http::{HttpReply, Prepared, Reply};
use crate::core::json::{self, Object};
use crate::core::operation::lower_camel;
use crate::core::paging::{PageStyle, Paging};
use crate::core::secret::Secret;
use crate::core::signing::Key;
use crate::core::text::{append, split};
use crate::core::time::Time;
use crate::core::value::Value;
use crate::huawei::signature::{Algorithm, Signer};
use crate::{huawei, tencent};

/// What both clients are made of, or the text of why there is none.
#[wasm_bindgen]
pub struct Client {
    inner: Either<Rc<Inner>, String>,
}

struct Inner {
    config: Config,
    session: Cell<Session>,
}

impl Inner {
    fn session(&self) -> Session {
        let session = self.session.take();
        self.session.set(session.clone());
        session
    }
}

/// One call, or the text of why there is none. Each method tells what to do next, as JSON: `{"project": {}}`,
/// `{"send": request}`, `{"done": reply}` or `{"error": members}`.
#[wasm_bindgen]
pub struct Call {
    state: Either<Started, String>,
}

struct Started {
    client: Rc<Inner>,
    call: client::Call,
    /// The client's, when the request was signed: it may have got other credentials by the time that an answer comes.
    session: Session,
}

/// The names of the services and their operations: `{"dns": ["associateEndpointIpaddress", ...], ...}`.
#[wasm_bindgen]
pub fn services(cloud: &str) -> String {
    let services = if cloud == "huawei" { &huawei::TABLES[..] } else { &tencent::TABLES[..] };
    let mut out = Object::default();
    for service in services {
        let mut names = Vec::new();
        for name in service.names() {
            names.push(Value::String(lower_camel(name)));
        }
        out.value(service.name, &Value::Array(names));
    }
    out.finish()
}

#[wasm_bindgen]
impl Client {
    /// A client of these fields, joined by NUL: the cloud, the region, the project id, and then services and base URLs in
    /// turn. An empty field is one that was left out.
    #[wasm_bindgen(constructor)]
    pub fn new(options: &str) -> Self {
        let inner = configured(&split(options, 0).collect::<Vec<_>>())
            .map(|config| Rc::new(Inner { config, session: Cell::default() }));
        Self { inner: inner.map_err(|error| refusal(&error, None, 0)) }
    }

    /// What is wrong with the options, if something is: the `error` of a call.
    pub fn refusal(&self) -> Option<String> {
        self.inner.as_ref().err().cloned()
    }

    /// How the list of an operation is read to its end: `{"paging": members}`, which has none where there is no list, or
    /// an `error`.
    pub fn paging(&self, service: &str, operation: &str) -> String {
        let client = match &self.inner {
            Ok(client) => client,
            Err(refusal) => return refusal.clone(),
        };
        match client.config.find(service, operation) {
            Ok((_, operation)) => told("paging", operation.paging.map(paging).unwrap_or_default()),
            Err(error) => refusal(&error, None, 0),
        }
    }

    /// What its calls are signed with from now on, as fields joined by NUL: the kind (`huawei`, `huawei-token`,
    /// `huawei-password` or `tencent`), then id, secret and token. Tells what is wrong with them, if something is.
    pub fn credentials(&self, fields: String) -> Option<String> {
        let fields = Zeroizing::new(fields);
        let client = self.inner.as_ref().ok()?;
        match credentials(&split(&fields, 0).collect::<Vec<_>>()) {
            Ok(credentials) => {
                let credentials = Some(Rc::new(credentials));
                client.session.set(Session { credentials, ..client.session() });
                None
            }
            Err(error) => Some(refusal(&error, None, 0)),
        }
    }

    /// The project that its calls are for, where the caller named none.
    pub fn project(&self, id: &str) {
        if let Ok(client) = &self.inner {
            client.session.set(Session { project_id: Some(id.to_owned()), ..client.session() });
        }
    }

    /// A call with these parameters, which are JSON.
    pub fn call(&self, service: &str, operation: &str, params: &str, allow_unknown: bool) -> Call {
        let begin = |client| Started::new(client, service, operation, params, allow_unknown);
        Call { state: self.inner.clone().and_then(begin) }
    }
}

#[wasm_bindgen]
impl Call {
    /// What is wrong with the call, if something is: its `error`.
    pub fn refusal(&self) -> Option<String> {
        self.state.as_ref().err().cloned()
    }

    /// The first thing to do. `now` is in seconds since the epoch; `nonce` is a number that was never given before.
    pub fn start(&mut self, now: f64, nonce: f64) -> String {
        self.next(Event::Start { now, nonce })
    }

    /// What to do after an answer. `headers` are JSON, with the names in lower case.
    pub fn received(&mut self, status: u16, headers: &str, body: String) -> String {
        self.next(Event::Received { status, headers, body })
    }

    /// What to do after there was no answer: `outcome` is `aborted`, `timeout`, or empty for a broken connection.
    pub fn failed(&mut self, outcome: &str) -> String {
        self.next(Event::Failed { outcome })
    }

    /// The signed request with its explanation. Nothing is to be sent.
    pub fn prepare(&mut self, now: f64, nonce: f64) -> String {
        self.next(Event::Prepare { now, nonce })
    }
}

/// What happened to a call.
enum Event<'a> {
    Start { now: f64, nonce: f64 },
    Received { status: u16, headers: &'a str, body: String },
    Failed { outcome: &'a str },
    Prepare { now: f64, nonce: f64 },
}

impl Call {
    fn next(&mut self, event: Event<'_>) -> String {
        let started = match &mut self.state {
            Ok(started) => started,
            Err(refusal) => return refusal.clone(),
        };
        match started.next(event) {
            Ok(Step::Project) => told("project", Object::default()),
            Ok(Step::Send(prepared)) => told("send", request(&prepared)),
            Ok(Step::Done(reply)) => told("done", done(&reply)),
            Err(mut error) => {
                if let Some(credentials) = &started.session.credentials {
                    credentials.redact(&mut error);
                }
                refusal(&error, Some(started.call.name()), started.call.attempts())
            }
        }
    }
}

impl Started {
    fn new(
        client: Rc<Inner>,
        service: &str,
        operation: &str,
        params: &str,
        allow_unknown: bool,
    ) -> Either<Self, String> {
        let call = json::parse(params)
            .and_then(|params| client::Call::new(&client.config, service, operation, params, allow_unknown));
        match call {
            Ok(call) => Ok(Self { client, call, session: Session::default() }),
            Err(error) => {
                let found = client.config.find(service, operation).ok();
                Err(refusal(&error, found.map(|(service, operation)| (service.name, operation.camel_name())), 0))
            }
        }
    }

    fn next(&mut self, event: Event<'_>) -> Result<Step> {
        let Self { client, call, session } = self;
        // What the client has got so far.
        if let Event::Start { .. } | Event::Prepare { .. } = event {
            *session = client.session();
        }
        let config = &client.config;
        match event {
            Event::Prepare { now, nonce } => call.prepare(config, session, moment(now, nonce)?).map(Step::Send),
            Event::Start { now, nonce } => {
                let mut step = call.start(config, session, moment(now, nonce)?)?;
                // Only who asks for it gets the explanation.
                if let Step::Send(prepared) = &mut step {
                    prepared.explanation = None;
                }
                Ok(step)
            }
            Event::Received { status, headers, body } => {
                call.received(config, &HttpReply { status, headers: texts(headers)?, body })
            }
            Event::Failed { outcome } => Err(match outcome {
                "aborted" => Error::new(ErrorKind::Aborted, "the caller aborted the call"),
                "timeout" => Error::new(ErrorKind::Timeout, "no complete answer within the time limit"),
                _ => Error::new(ErrorKind::Network, "the request could not be sent, or its answer not be read"),
            }),
        }
    }
}

fn moment(now: f64, nonce: f64) -> Result<Moment> {
    Ok(Moment { at: on_sheet(|sheet| Time::from_unix(now as i64, sheet))?, nonce: nonce as u64 })
}

fn given(text: &str) -> Option<String> {
    Some(text.to_owned()).filter(|text| !text.is_empty())
}

fn configured(fields: &[&str]) -> Result<Config> {
    let [cloud, region, project_id, endpoints @ ..] = fields else {
        return Err(Error::new(ErrorKind::Internal, "a client has three fields at least"));
    };
    let mut config = Config {
        cloud: if *cloud == "huawei" { Cloud::Huawei } else { Cloud::Tencent },
        region: (*region).to_owned(),
        project_id: given(project_id),
        endpoints: Vec::new(),
    };
    for [service, url] in endpoints.as_chunks().0 {
        config.endpoints.push(((*service).to_owned(), (*url).to_owned()));
    }
    config.check()?;
    Ok(config)
}

fn credentials(fields: &[&str]) -> Result<Credentials> {
    let [kind, id, secret, token] = fields else {
        return Err(Error::new(ErrorKind::Internal, "credentials have four fields"));
    };
    let key = Key { id: id.as_bytes(), secret: secret.as_bytes(), token: token.as_bytes() };
    Ok(match *kind {
        "huawei-token" => {
            let token = Secret::new((*secret).to_owned());
            token.check_header("credentials.token")?;
            Credentials::Huawei(huawei::Credentials::Token(token))
        }
        "huawei-password" => Credentials::Huawei(huawei::Credentials::Password(Secret::new((*secret).to_owned()))),
        "huawei" => {
            let signer = on_sheet(|sheet| Signer::new(Algorithm::default(), &key, sheet))?;
            Credentials::Huawei(huawei::Credentials::Key(Box::new(signer)))
        }
        _ => Credentials::Tencent(Box::new(tencent::Account::new(&key)?)),
    })
}

/// The members of an object of texts.
fn texts(object: &str) -> Result<Vec<(String, String)>> {
    let mut texts = Vec::new();
    for (name, value) in json::parse(object)?.members() {
        if let Some(text) = value.as_str() {
            texts.push((name.clone(), text.to_owned()));
        }
    }
    Ok(texts)
}

fn paging(paging: Paging) -> Object {
    let (style, from, limit, next) = match paging.style {
        PageStyle::All => ("all", "", "", ""),
        PageStyle::Offset { offset, limit } => ("offset", offset, limit, ""),
        PageStyle::Marker { marker, limit, next } => ("marker", marker, limit, next),
        PageStyle::Page { page, limit } => ("page", page, limit, ""),
    };
    let mut out = Object::default();
    for (name, text) in [
        ("items", paging.items),
        ("total", paging.total),
        ("style", style),
        ("from", from),
        ("limit", limit),
        ("next", next),
    ] {
        out.text(name, text);
    }
    out
}

fn told(what: &str, object: Object) -> String {
    let mut out = Object::default();
    out.object(what, object);
    out.finish()
}

fn request(prepared: &Prepared) -> Object {
    let request = &prepared.request;
    let mut headers = Object::default();
    for (name, value) in &request.headers {
        headers.text(name, value);
    }
    let mut out = Object::default();
    out.text("method", request.method);
    out.text("url", &request.url);
    out.object("headers", headers);
    out.optional("body", request.body.as_deref());
    if let Some(explanation) = &prepared.explanation {
        out.optional("canonicalRequest", explanation.canonical_request.as_deref());
        out.text("stringToSign", &explanation.string_to_sign);
        out.text("signature", &explanation.signature);
        out.optional("signedHeaders", explanation.signed_headers.as_deref());
        out.optional("scope", explanation.scope.as_deref());
    }
    out
}

fn done(reply: &Reply) -> Object {
    let mut out = Object::default();
    out.value("data", &reply.data);
    out.number("status", reply.status.into());
    out.optional("requestId", reply.request_id.as_deref());
    out.number("attempts", reply.attempts);
    out
}

fn refusal(error: &Error, call: Option<(&str, String)>, attempts: u32) -> String {
    let mut out = Object::default();
    let mut message = String::new();
    if let Some((service, operation)) = &call {
        out.text("service", service);
        out.text("operation", operation);
        append(&mut message, &[service, ".", operation, ": "]);
    }
    // A provider's message says little without its code.
    if error.code != error.kind.as_str() {
        append(&mut message, &[&error.code, ": "]);
    }
    message.push_str(&error.message);
    out.text("message", &message);
    out.text("kind", error.kind.as_str());
    out.text("code", &error.code);
    out.value("retryable", &Value::Bool(error.retryable));
    out.number("attempts", attempts);
    if let Some(status) = error.status {
        out.number("status", status.into());
    }
    out.optional("requestId", error.request_id.as_deref());
    if let Some(details) = &error.details {
        out.value("details", details);
    }
    told("error", out)
}
