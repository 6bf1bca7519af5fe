//! The client behind `HuaweiCloud` and `TencentCloud`: it is told what happened, and tells what to do next.
//!
//! Only texts cross the boundary: JSON, and fields joined by NUL for the options, which hold keys. With objects that were
//! built and read from here, and a `fetch` that was awaited here, the bindings, promises and wakers took 15 KB gzip. The
//! platform has JSON, `fetch` and timers already; `pkg-template/src/call.ts` uses them for what a call asks for.

use alloc::borrow::ToOwned;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

use core::result::Result as Either;

use spin::Mutex;
use wasm_bindgen::prelude::*;
use zeroize::Zeroizing;

use crate::client::{self, Arrival, Cloud, Config, Credentials, Failure, Learnt, Moment, Policy, Session, Step};
use crate::core::error::{Error, ErrorKind, Result, on_sheet};
use crate::core::http::{HttpReply, HttpRequest, Prepared, Reply};
use crate::core::json::{self, Object};
use crate::core::operation::lower_camel;
use crate::core::paging::{PageStyle, Paging};
use crate::core::secret::Secret;
use crate::core::signer::Signer;
use crate::core::signing::Key;
use crate::core::text::{append, concat, cut, split};
use crate::core::value::Value;
use crate::huawei::signature::{DEFAULT, SCHEMES};
use crate::{huawei, tencent};

use super::signer::written;
use super::slots::Slots;

/// What stands between the fields of a text.
const NUL: u8 = 0;

/// What both clients are made of.
struct Client {
    config: Config,
    session: Mutex<Session>,
    learnt: Mutex<Learnt>,
}

/// One call.
struct Call {
    client: Arc<Client>,
    call: client::Call,
    /// The client's, when the request was signed: it may have got other credentials by the time that an answer comes.
    session: Session,
    /// What this call is signed with, in place of the client's credentials.
    own: Option<Arc<Credentials>>,
}

static CLIENTS: Mutex<Slots<Arc<Client>>> = Mutex::new(Slots::new());

/// The calls that are not over. One that was refused is the text of the refusal.
static CALLS: Mutex<Slots<Either<Call, String>>> = Mutex::new(Slots::new());

/// What was told last.
static OUTPUT: Mutex<String> = Mutex::new(String::new());

/// Where the output is.
#[wasm_bindgen]
pub fn client_output() -> *const u8 {
    OUTPUT.lock().as_ptr()
}

/// Puts a text into the output, and says how long it is.
fn tell(text: String) -> usize {
    let length = text.len();
    *OUTPUT.lock() = text;
    length
}

fn tell_refusal(error: &Error) -> usize {
    tell(refusal(error, None, 0))
}

fn client(number: usize) -> Option<Arc<Client>> {
    CLIENTS.lock().get(number).cloned()
}

/// The names of the services and their operations: `{"dns": ["associateEndpointIpaddress", ...], ...}`.
#[wasm_bindgen]
pub fn client_services(huawei: bool) -> usize {
    let mut out = Object::default();
    for service in if huawei { &huawei::TABLES[..] } else { &tencent::TABLES[..] } {
        let mut names = Vec::new();
        for name in service.names() {
            names.push(Value::String(lower_camel(name)));
        }
        out.value(service.name, &Value::Array(names));
    }
    tell(out.finish())
}

/// A client of these fields: the cloud, the region, the project id, and then services and base URLs in turn. An empty
/// field is one that was left out. Answers its number; a negative number says how long the refusal is.
#[wasm_bindgen]
pub fn client_open(bytes: usize) -> i32 {
    match configured(&written(bytes)) {
        Ok(config) => {
            let (session, learnt) = Default::default();
            CLIENTS.lock().put(Arc::new(Client { config, session, learnt })) as i32
        }
        Err(error) => -(tell_refusal(&error) as i32),
    }
}

/// Wipes a client's keys, and what was told last. Calls that have begun go on.
#[wasm_bindgen]
pub fn client_close(client: usize) {
    CLIENTS.lock().take(client);
    tell(String::new());
}

/// What the client's calls are signed with from now on: the kind (`huawei`, `huawei-token`, `huawei-password` or
/// `tencent`), then id, secret and token; and whether others can be got. Answers how long the refusal is, if there is one.
#[wasm_bindgen]
pub fn client_credentials(number: usize, bytes: usize, renewable: bool) -> usize {
    match (credentials(bytes), client(number)) {
        (Ok(credentials), Some(client)) => {
            let mut session = client.session.lock();
            session.credentials = Some(credentials);
            session.renewable = renewable;
        }
        (Err(error), _) => return tell_refusal(&error),
        (Ok(_), None) => return tell_refusal(&freed()),
    }
    0
}

/// The project that the client's calls are for, where the caller named none.
#[wasm_bindgen]
pub fn client_project(number: usize, bytes: usize) {
    let id = written(bytes);
    if let Some(client) = client(number) {
        client.session.lock().project_id = Some(id);
    }
}

/// What is done with an operation beside calling it, as `{"facts": members}` or an `error`: how its list is read to its
/// end, if it has one, and how to tell that it took effect (`Operation::completion` in `src/core/table.rs`). The fields
/// are service and operation.
#[wasm_bindgen]
pub fn client_facts(number: usize, bytes: usize) -> usize {
    let fields = written(bytes);
    let (service, operation) = cut(&fields, NUL).unwrap_or_default();
    let Some(client) = client(number) else { return tell_refusal(&freed()) };
    match client.config.find(service, operation) {
        Ok((_, operation)) => {
            let mut facts = operation.paging.map(paging).unwrap_or_default();
            facts.text("completion", operation.completion);
            tell(told("facts", facts))
        }
        Err(error) => tell_refusal(&error),
    }
}

/// A call of these fields: the service, the operation, and the parameters as JSON. The last five numbers are those of a
/// [`Policy`]. Answers its number.
#[wasm_bindgen]
// Numbers cross for nothing; what would gather them here would have to be written and read.
#[allow(clippy::too_many_arguments)]
pub fn call_open(
    number: usize,
    bytes: usize,
    allow_unknown: bool,
    max_attempts: u32,
    base_delay: f64,
    max_delay: f64,
    deadline: f64,
    interval: f64,
) -> usize {
    let fields = written(bytes);
    let policy = Policy { max_attempts, base_delay, max_delay, deadline, interval };
    let call = match client(number) {
        Some(client) => Call::new(client, &fields, allow_unknown, policy),
        None => Err(refusal(&freed(), None, 0)),
    };
    CALLS.lock().put(call)
}

/// What one call is signed with, in place of its client's credentials; the fields are the same. The call tells if they
/// are refused.
#[wasm_bindgen]
pub fn call_credentials(number: usize, bytes: usize) {
    let credentials = credentials(bytes);
    if let Some(slot) = CALLS.lock().get(number)
        && let Ok(call) = slot
    {
        match credentials {
            Ok(own) => call.own = Some(own),
            Err(error) => *slot = Err(refusal(&error, None, 0)),
        }
    }
}

/// Ends a call.
#[wasm_bindgen]
pub fn call_close(number: usize) {
    let mut calls = CALLS.lock();
    if let Some(Ok(Call { client, call, .. })) = calls.get(number) {
        call.end(&mut client.learnt.lock());
    }
    calls.take(number);
}

/// Answers how long the refusal of a call is, if there is one.
#[wasm_bindgen]
pub fn call_refusal(call: usize) -> usize {
    match CALLS.lock().get(call) {
        Some(Err(refusal)) => tell(refusal.clone()),
        _ => 0,
    }
}

/// What to do at first, and after a project was found or a time has passed. `now` is in milliseconds since the epoch;
/// `nonce` is a number that was never given before.
#[wasm_bindgen]
pub fn call_start(call: usize, now: f64, nonce: f64) -> usize {
    next(call, Event::Start { now, nonce })
}

/// The headers of an answer that are read, in the order in which they are told: `READ` in `pkg-template/src/call.ts`.
const HEADERS: [&str; 4] = ["x-request-id", "x-iam-trace-id", "x-tc-requestid", "x-subject-token"];

/// What to do after an answer. The fields are its [`HEADERS`], empty where there is none, and its body. `random` is from 0 to 1; `server` is the provider's time, and `retry_after` how many milliseconds it asked to wait, or NaN.
#[wasm_bindgen]
pub fn call_received(
    call: usize,
    status: u16,
    bytes: usize,
    now: f64,
    random: f64,
    server: f64,
    retry_after: f64,
) -> usize {
    let fields = written(bytes);
    let told = |number: f64| Some(number).filter(|number| !number.is_nan());
    let arrival = Arrival { now, random, server: told(server), retry_after: told(retry_after) };
    next(call, Event::Received { status, fields: &fields, arrival })
}

/// Counts an answer that the host has read itself, since it is plainly good: see `pkg-template/src/plain.ts`.
#[wasm_bindgen]
pub fn call_good(call: usize) {
    if let Some(Ok(Call { client, call, .. })) = CALLS.lock().get(call) {
        call.good(&mut client.learnt.lock());
    }
}

/// What to do after there was no answer: the numbers of failures are in [`failure`].
#[wasm_bindgen]
pub fn call_failed(call: usize, number: u32, now: f64, random: f64) -> usize {
    let arrival = Arrival { now, random, server: None, retry_after: None };
    next(call, Event::Failed { failure: failure(number), arrival })
}

/// `FAILURE` in `pkg-template/src/call.ts` has the same numbers.
fn failure(number: u32) -> Failure {
    match number {
        0 => Failure::Broken,
        1 => Failure::Unsent,
        2 => Failure::Slow,
        3 => Failure::Late,
        4 => Failure::Aborted,
        _ => Failure::TooLong,
    }
}

/// The signed request with its explanation. Nothing is to be sent.
#[wasm_bindgen]
pub fn call_prepare(call: usize, now: f64, nonce: f64) -> usize {
    next(call, Event::Prepare { now, nonce })
}

/// Tells what to do next, as JSON: `{"project": {}}`, `{"wait": {"ms", "reason"}}`, `{"renew": {"ms", "reason"}}`,
/// `{"send": request}`, `{"done": reply}` or `{"error": members}`. A signed request is [`packed`] in place of `send`.
fn next(number: usize, event: Event<'_>) -> usize {
    tell(match CALLS.lock().get(number) {
        Some(Ok(call)) => call.next(event),
        Some(Err(refusal)) => refusal.clone(),
        None => refusal(&freed(), None, 0),
    })
}

fn freed() -> Box<Error> {
    Error::invalid("client", "one in use", "one that was freed")
}

/// What happened to a call.
enum Event<'a> {
    Start { now: f64, nonce: f64 },
    Received { status: u16, fields: &'a str, arrival: Arrival },
    Failed { failure: Failure, arrival: Arrival },
    Prepare { now: f64, nonce: f64 },
}

impl Call {
    fn new(client: Arc<Client>, fields: &str, allow_unknown: bool, policy: Policy) -> Either<Self, String> {
        let (service, rest) = cut(fields, NUL).unwrap_or_default();
        let (operation, params) = cut(rest, NUL).unwrap_or_default();
        let call = json::parse(params)
            .and_then(|params| client::Call::new(&client.config, service, operation, params, allow_unknown, policy));
        match call {
            Ok(call) => Ok(Self { client, call, session: Session::default(), own: None }),
            Err(error) => {
                let found = client.config.find(service, operation).ok();
                Err(refusal(&error, found.map(|(service, operation)| (service.name, operation.camel_name())), 0))
            }
        }
    }

    fn next(&mut self, event: Event<'_>) -> String {
        match self.step(&event) {
            Ok(Step::Project) => told("project", Object::default()),
            Ok(Step::Wait(ms, error)) => told("wait", pause(ms, error.as_deref())),
            Ok(Step::Renew(error)) => told("renew", pause(0.0, Some(&error))),
            // Only who asks for it gets the explanation.
            Ok(Step::Send(prepared)) => match event {
                Event::Start { .. } if prepared.signature.is_some() => packed(&prepared.request),
                _ => told("send", request(&prepared)),
            },
            Ok(Step::Done(reply)) => told("done", done(&reply)),
            Err(mut error) => {
                if let Some(credentials) = &self.session.credentials {
                    credentials.redact(&mut error);
                }
                refusal(&error, Some(self.call.name()), self.call.attempts())
            }
        }
    }

    fn step(&mut self, event: &Event<'_>) -> Result<Step> {
        let Self { client, call, session, own } = self;
        // What the client has got so far.
        if let Event::Start { .. } | Event::Prepare { .. } = event {
            *session = client.session.lock().clone();
            if own.is_some() {
                session.credentials.clone_from(own);
                session.renewable = false;
            }
        }
        let config = &client.config;
        let learnt = &mut client.learnt.lock();
        match *event {
            Event::Prepare { now, nonce } => call.prepare(config, session, learnt, moment(now, nonce)).map(Step::Send),
            Event::Start { now, nonce } => call.start(config, session, learnt, moment(now, nonce)),
            Event::Received { status, fields, arrival } => {
                call.received(config, learnt, &reply(status, fields), arrival)
            }
            Event::Failed { failure, arrival } => call.failed(learnt, failure, arrival),
        }
    }
}

fn moment(now: f64, nonce: f64) -> Moment {
    Moment { now, nonce: nonce as u64 }
}

fn given(text: &str) -> Option<String> {
    Some(text.to_owned()).filter(|text| !text.is_empty())
}

fn configured(fields: &str) -> Result<Config> {
    let fields: Vec<_> = split(fields, NUL).collect();
    let [cloud, region, project_id, endpoints @ ..] = fields.as_slice() else {
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

fn credentials(bytes: usize) -> Result<Arc<Credentials>> {
    let text = Zeroizing::new(written(bytes));
    let fields: Vec<_> = split(&text, NUL).collect();
    let [kind, id, secret, token] = fields.as_slice() else {
        return Err(Error::new(ErrorKind::Internal, "credentials have four fields"));
    };
    let key = Key { id: id.as_bytes(), secret: secret.as_bytes(), token: token.as_bytes() };
    Ok(Arc::new(match *kind {
        "huawei-token" => {
            let token = Secret::new((*secret).to_owned());
            token.check_header("credentials.token")?;
            Credentials::Huawei(huawei::Credentials::Token(token))
        }
        "huawei-password" => Credentials::Huawei(huawei::Credentials::Password(Secret::new((*secret).to_owned()))),
        "huawei" => {
            let signer = on_sheet(|sheet| Signer::new(&SCHEMES, &key, [DEFAULT, b"", b""], sheet))?;
            Credentials::Huawei(huawei::Credentials::Key(Box::new(signer)))
        }
        _ => Credentials::Tencent(Box::new(tencent::Account::new(&key)?)),
    }))
}

fn reply(status: u16, fields: &str) -> HttpReply {
    let mut headers = Vec::new();
    let mut rest = fields;
    for name in HEADERS {
        let (value, others) = cut(rest, NUL).unwrap_or_default();
        headers.extend(given(value).map(|value| (name.to_owned(), value)));
        rest = others;
    }
    HttpReply { status, headers, body: rest.to_owned() }
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
    concat(&["{\"", what, "\":", &object.finish(), "}"])
}

/// A signed request: method, URL, body, and then names and values of the headers in turn, with a NUL between any two. None
/// of them holds one: the signer refuses it. As JSON it would take twice the time, here and where it is read.
fn packed(request: &HttpRequest) -> String {
    const NUL: &str = "\0";
    let mut out = String::with_capacity(1_024);
    append(&mut out, &[request.method, NUL, &request.url, NUL, request.body.as_deref().unwrap_or_default()]);
    for (name, value) in &request.headers {
        append(&mut out, &[NUL, name, NUL, value]);
    }
    out
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
    if let Some(explanation) = prepared.explanation() {
        out.optional("canonicalRequest", explanation.canonical_request.as_deref());
        out.text("stringToSign", &explanation.string_to_sign);
        out.text("signature", &explanation.signature);
        out.optional("signedHeaders", explanation.signed_headers.as_deref());
        out.optional("scope", explanation.scope.as_deref());
    }
    out
}

/// Timers of every platform hold 31 bits.
fn pause(ms: f64, error: Option<&Error>) -> Object {
    let mut out = Object::default();
    out.number("ms", ms.min(2_147_483_647.0) as u32);
    out.optional("reason", error.map(|error| error.code.as_str()));
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
