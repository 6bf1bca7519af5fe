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

use core::cell::RefCell;
use core::result::Result as Either;

use wasm_bindgen::prelude::*;
use zeroize::Zeroizing;

use crate::client::{self, Cloud, Config, Credentials, Moment, Session, Step};
use crate::core::error::{Error, ErrorKind, Result};
use crate::core::http::{HttpReply, Prepared, Reply};
use crate::core::json;
use crate::core::operation::lower_camel;
use crate::core::secret::Secret;
use crate::core::text::{concat, decimal, split};
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
    session: RefCell<Session>,
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
    let names = services.iter().map(|service| {
        let operations = service.names().map(|name| Value::String(lower_camel(name)));
        (service.name.to_owned(), Value::Array(operations.collect()))
    });
    json::write(&Value::Object(names.collect()))
}

#[wasm_bindgen]
impl Client {
    /// A client of these fields, joined by NUL: the cloud, the region, the project id, and then services and base URLs in
    /// turn. An empty field is one that was left out.
    #[wasm_bindgen(constructor)]
    pub fn new(options: &str) -> Self {
        let inner = configured(&split(options, 0).collect::<Vec<_>>())
            .map(|config| Rc::new(Inner { config, session: RefCell::default() }));
        Self { inner: inner.map_err(|error| refusal(&error, None, 0)) }
    }

    /// What is wrong with the options, if something is: the `error` of a call.
    pub fn refusal(&self) -> Option<String> {
        self.inner.as_ref().err().cloned()
    }

    /// What its calls are signed with from now on, as fields joined by NUL: the kind (`huawei`, `huawei-token`,
    /// `huawei-password` or `tencent`), then id, secret and token. Tells what is wrong with them, if something is.
    pub fn credentials(&self, fields: String) -> Option<String> {
        let fields = Zeroizing::new(fields);
        let client = self.inner.as_ref().ok()?;
        match credentials(&split(&fields, 0).collect::<Vec<_>>()) {
            Ok(credentials) => {
                client.session.borrow_mut().credentials = Some(Rc::new(credentials));
                None
            }
            Err(error) => Some(refusal(&error, None, 0)),
        }
    }

    /// The project that its calls are for, where the caller named none.
    pub fn project(&self, id: &str) {
        if let Ok(client) = &self.inner {
            client.session.borrow_mut().project_id = Some(id.to_owned());
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
        self.refreshed().step(|call, config, session| call.start(config, session, moment(now, nonce)?).map(unexplained))
    }

    /// What to do after an answer. `headers` are JSON, with the names in lower case.
    pub fn received(&mut self, status: u16, headers: &str, body: String) -> String {
        self.step(|call, config, _| call.received(config, &HttpReply { status, headers: texts(headers)?, body }))
    }

    /// What to do after there was no answer: `outcome` is `aborted`, `timeout`, or empty for a broken connection.
    pub fn failed(&mut self, outcome: &str) -> String {
        self.step(|_, _, _| {
            Err(match outcome {
                "aborted" => Error::new(ErrorKind::Aborted, "the caller aborted the call"),
                "timeout" => Error::new(ErrorKind::Timeout, "no complete answer within the time limit"),
                _ => Error::new(ErrorKind::Network, "the request could not be sent, or its answer not be read"),
            })
        })
    }

    /// The signed request with its explanation. Nothing is to be sent.
    pub fn prepare(&mut self, now: f64, nonce: f64) -> String {
        self.refreshed()
            .step(|call, config, session| call.prepare(config, session, moment(now, nonce)?).map(Step::Send))
    }
}

impl Call {
    /// Takes what the client has got so far.
    fn refreshed(&mut self) -> &mut Self {
        if let Ok(started) = &mut self.state {
            started.session = started.client.session.borrow().clone();
        }
        self
    }

    fn step(&mut self, work: impl FnOnce(&mut client::Call, &Config, &Session) -> Result<Step>) -> String {
        let Started { client, call, session } = match &mut self.state {
            Ok(started) => started,
            Err(refusal) => return refusal.clone(),
        };
        match work(call, &client.config, session) {
            Ok(Step::Project) => told("project", Members::new()),
            Ok(Step::Send(prepared)) => told("send", request(prepared)),
            Ok(Step::Done(reply)) => told("done", done(reply)),
            Err(mut error) => {
                if let Some(credentials) = &session.credentials {
                    credentials.redact(&mut error);
                }
                refusal(&error, Some(call.name()), call.attempts())
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
}

/// Only who asks for it gets the explanation.
fn unexplained(mut step: Step) -> Step {
    if let Step::Send(prepared) = &mut step {
        prepared.explanation = None;
    }
    step
}

fn moment(now: f64, nonce: f64) -> Result<Moment> {
    Ok(Moment { at: Time::from_unix(now as i64)?, nonce: nonce as u64 })
}

fn given(text: &str) -> Option<String> {
    Some(text.to_owned()).filter(|text| !text.is_empty())
}

fn configured(fields: &[&str]) -> Result<Config> {
    let [cloud, region, project_id, endpoints @ ..] = fields else {
        return Err(Error::new(ErrorKind::Internal, "a client has three fields at least"));
    };
    let config = Config {
        cloud: if *cloud == "huawei" { Cloud::Huawei } else { Cloud::Tencent },
        region: (*region).to_owned(),
        project_id: given(project_id),
        endpoints: endpoints.as_chunks::<2>().0.iter().map(|pair| pair.map(str::to_owned).into()).collect(),
    };
    config.check()?;
    Ok(config)
}

fn credentials(fields: &[&str]) -> Result<Credentials> {
    let [kind, id, secret, token] = fields else {
        return Err(Error::new(ErrorKind::Internal, "credentials have four fields"));
    };
    let secret = Secret::new((*secret).to_owned());
    let token = given(token).map(Secret::new);
    Ok(match *kind {
        "huawei-token" => {
            secret.check_header("credentials.token")?;
            Credentials::Huawei(huawei::Credentials::Token(secret))
        }
        "huawei-password" => Credentials::Huawei(huawei::Credentials::Password(secret)),
        "huawei" => {
            let signer = Signer::new(Algorithm::Sha256, (*id).to_owned(), &secret, token)?;
            Credentials::Huawei(huawei::Credentials::Key(Box::new(signer)))
        }
        _ => {
            let credentials = tencent::Credentials::new((*id).to_owned(), secret, token)?;
            Credentials::Tencent(Box::new(tencent::Account::new(credentials)?))
        }
    })
}

/// The members of an object of texts.
fn texts(object: &str) -> Result<Vec<(String, String)>> {
    let text = |(name, value): &(String, Value)| Some((name.clone(), value.as_str()?.to_owned()));
    Ok(json::parse(object)?.members().iter().filter_map(text).collect())
}

type Members = Vec<(String, Value)>;

fn add(members: &mut Members, name: &str, value: Value) {
    members.push((name.to_owned(), value));
}

fn add_text(members: &mut Members, name: &str, text: Option<&str>) {
    if let Some(text) = text {
        add(members, name, Value::String(text.to_owned()));
    }
}

fn add_number(members: &mut Members, name: &str, number: u32) {
    add(members, name, Value::Number(decimal(number.into())));
}

fn told(what: &str, members: Members) -> String {
    let mut object = Members::new();
    add(&mut object, what, Value::Object(members));
    json::write(&Value::Object(object))
}

fn request(prepared: Prepared) -> Members {
    let mut members = Members::new();
    let request = prepared.request;
    add_text(&mut members, "method", Some(request.method));
    add_text(&mut members, "url", Some(&request.url));
    let headers = request.headers.into_iter().map(|(name, value)| (name, Value::String(value)));
    add(&mut members, "headers", Value::Object(headers.collect()));
    add_text(&mut members, "body", request.body.as_deref());
    if let Some(explanation) = prepared.explanation {
        add_text(&mut members, "canonicalRequest", explanation.canonical_request.as_deref());
        add_text(&mut members, "stringToSign", Some(&explanation.string_to_sign));
        add_text(&mut members, "signature", Some(&explanation.signature));
        add_text(&mut members, "signedHeaders", explanation.signed_headers.as_deref());
        add_text(&mut members, "scope", explanation.scope.as_deref());
    }
    members
}

fn done(reply: Reply) -> Members {
    let mut members = Members::new();
    add(&mut members, "data", reply.data);
    add_number(&mut members, "status", reply.status.into());
    add_text(&mut members, "requestId", reply.request_id.as_deref());
    add_number(&mut members, "attempts", reply.attempts);
    members
}

fn refusal(error: &Error, call: Option<(&str, String)>, attempts: u32) -> String {
    let mut members = Members::new();
    // A provider's message says little without its code.
    let message = if error.code == error.kind.as_str() {
        error.message.clone()
    } else {
        concat(&[&error.code, ": ", &error.message])
    };
    let message = match &call {
        None => message,
        Some((service, operation)) => {
            add_text(&mut members, "service", Some(service));
            add_text(&mut members, "operation", Some(operation));
            concat(&[service, ".", operation, ": ", &message])
        }
    };
    add_text(&mut members, "message", Some(&message));
    add_text(&mut members, "kind", Some(error.kind.as_str()));
    add_text(&mut members, "code", Some(&error.code));
    add(&mut members, "retryable", Value::Bool(error.retryable));
    add_number(&mut members, "attempts", attempts);
    if let Some(status) = error.status {
        add_number(&mut members, "status", status.into());
    }
    add_text(&mut members, "requestId", error.request_id.as_deref());
    if let Some(details) = &error.details {
        add(&mut members, "details", details.clone());
    }
    told("error", members)
}
