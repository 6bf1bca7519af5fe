//! Errors as JavaScript sees them: always a `CloudError`, never a string or a plain object.

use alloc::boxed::Box;
use alloc::format;
use alloc::string::String;

use wasm_bindgen::prelude::*;

use crate::core::error::Error;

use super::value::{from_value, set};

#[wasm_bindgen(raw_module = "./error.js")]
extern "C" {
    type CloudError;

    #[wasm_bindgen(constructor)]
    fn new(message: &str, init: &JsValue) -> CloudError;
}

/// Where an error happened.
#[derive(Default)]
pub struct Context {
    /// Service and operation, if it was a call.
    pub call: Option<(&'static str, String)>,
    /// How often the request was sent.
    pub attempts: u32,
    /// What the platform threw.
    pub cause: Option<JsValue>,
}

/// Makes the exception.
pub fn exception(error: &Error, context: Context) -> JsValue {
    let init = js_sys::Object::new().into();
    set(&init, "kind", &error.kind.as_str().into());
    set(&init, "code", &error.code.as_str().into());
    set(&init, "retryable", &error.retryable.into());
    set(&init, "attempts", &context.attempts.into());
    if let Some(status) = error.status {
        set(&init, "status", &status.into());
    }
    if let Some(request_id) = &error.request_id {
        set(&init, "requestId", &request_id.as_str().into());
    }
    if let Some(details) = &error.details {
        set(&init, "details", &from_value(details));
    }
    if let Some(cause) = &context.cause {
        set(&init, "cause", cause);
    }
    // A provider's message says little without its code.
    let message = if error.code == error.kind.as_str() {
        error.message.clone()
    } else {
        format!("{}: {}", error.code, error.message)
    };
    let message = match context.call {
        None => message,
        Some((service, operation)) => {
            set(&init, "service", &service.into());
            set(&init, "operation", &operation.as_str().into());
            format!("{service}.{operation}: {message}")
        }
    };
    CloudError::new(&message, &init).into()
}

/// An exception outside a call.
pub fn plain(error: Box<Error>) -> JsValue {
    exception(&error, Context::default())
}
