//! Sends a request through `fetch`, the caller's own or the platform's.
//!
//! Straight through web-sys and not through gloo-net, whose request builder writes the URL anew (what is signed must be
//! what is sent) and makes three objects for one request, and whose `send` panics when a `Response` comes from another
//! realm. It would also cost 3 KB gzip.

use alloc::borrow::ToOwned;
use alloc::boxed::Box;
use alloc::string::String;

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::core::error::{Error, ErrorKind};
use crate::core::http::{HttpReply, HttpRequest};

#[wasm_bindgen(raw_module = "./deadline.js")]
extern "C" {
    /// A caller's signal and a time limit, joined.
    pub type Deadline;

    #[wasm_bindgen(constructor)]
    pub fn new(signal: &JsValue, timeout_ms: Option<f64>) -> Deadline;

    #[wasm_bindgen(method, getter)]
    fn signal(this: &Deadline) -> web_sys::AbortSignal;

    /// Whether it ended the work, and how: `aborted`, `timeout` or nothing.
    #[wasm_bindgen(method, getter)]
    fn outcome(this: &Deadline) -> Option<String>;

    /// Waits for the work, or for the deadline if that comes first.
    #[wasm_bindgen(method)]
    fn race(this: &Deadline, work: &js_sys::Promise) -> js_sys::Promise;

    /// Leaves no timer and no listener behind.
    #[wasm_bindgen(method)]
    pub fn end(this: &Deadline);
}

/// Why nothing came back, and what the platform threw.
pub type Failure = (Box<Error>, Option<JsValue>);

/// The headers of an answer that are read.
const READ: [&str; 2] = ["x-request-id", "x-iam-trace-id"];

/// Sends a request and reads the answer whole.
pub async fn send(
    request: &HttpRequest,
    fetch: Option<&js_sys::Function>,
    deadline: &Deadline,
) -> Result<HttpReply, Failure> {
    let explain = |thrown: JsValue| {
        let error = match deadline.outcome().as_deref() {
            Some("aborted") => Error::new(ErrorKind::Aborted, "the caller aborted the call"),
            Some(_) => Error::new(ErrorKind::Timeout, "no complete answer within the time limit"),
            None => Error::new(ErrorKind::Network, "the request could not be sent, or its answer not be read"),
        };
        (error, Some(thrown))
    };
    // An abort that came before the call must not send anything.
    if deadline.outcome().is_some() {
        return Err(explain(deadline.signal().reason()));
    }
    let init = web_sys::RequestInit::new();
    let headers = web_sys::Headers::new().map_err(explain)?;
    for (name, value) in &request.headers {
        headers.append(name, value).map_err(explain)?;
    }
    init.set_method(request.method);
    init.set_headers(&headers);
    init.set_signal(Some(&deadline.signal()));
    // A signature holds for one URL. Workers know no `error` mode.
    init.set_redirect(web_sys::RequestRedirect::Manual);
    if let Some(body) = &request.body {
        init.set_body(&body.into());
    }
    let request = web_sys::Request::new_with_str_and_init(&request.url, &init).map_err(explain)?;

    let fetch = match fetch {
        Some(own) => own.clone(),
        // Asked for at each call, so that a page or a test may replace it.
        None => js_sys::Reflect::get(&js_sys::global(), &"fetch".into()).map_err(explain)?.unchecked_into(),
    };
    let sent = fetch.call1(&JsValue::UNDEFINED, &request).map_err(explain)?;
    let response = JsFuture::from(deadline.race(&js_sys::Promise::resolve(&sent))).await.map_err(explain)?;
    // A caller's own `fetch` may answer with a `Response` of another realm, so its class is not asked for.
    let response: web_sys::Response = response.unchecked_into();
    let text = response.text().map_err(explain)?;
    let body = JsFuture::from(deadline.race(&text)).await.map_err(explain)?;
    let received = response.headers();
    let header = |name: &str| Some((name.to_owned(), received.get(name).ok()??));
    Ok(HttpReply {
        status: response.status(),
        headers: READ.into_iter().filter_map(header).collect(),
        body: body.as_string().unwrap_or_default(),
    })
}
