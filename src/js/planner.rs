//! The planner's side of the boundary: JSON in, JSON out.

use alloc::string::String;
use alloc::vec::Vec;

use spin::Mutex;
use wasm_bindgen::prelude::*;

use crate::bindings;
use crate::core::json::Object;
use crate::core::sheet::owned;

static INPUT: Mutex<Vec<u8>> = Mutex::new(Vec::new());

/// What was told last.
static OUTPUT: Mutex<String> = Mutex::new(String::new());

/// Makes room for so many bytes of input, and says where.
#[wasm_bindgen(js_name = input)]
pub fn planner_input(bytes: usize) -> *const u8 {
    let mut input = INPUT.lock();
    input.resize(bytes, 0);
    input.as_ptr()
}

/// Where the output is.
#[wasm_bindgen]
pub fn planner_output() -> *const u8 {
    OUTPUT.lock().as_ptr()
}

/// The plan for the request in the first bytes of the input: how long it is. A negative number is the length of a
/// refusal, `{ code, message }`.
#[wasm_bindgen]
pub fn planner_plan(bytes: usize) -> i32 {
    let input = owned(INPUT.lock().get(..bytes).unwrap_or_default());
    let (text, sign) = match bindings::plan(&input) {
        Ok(plan) => (plan, 1),
        Err(error) => {
            let mut out = Object::default();
            out.text("code", &error.code);
            out.text("message", &error.message);
            (out.finish(), -1)
        }
    };
    let length = sign * text.len() as i32;
    *OUTPUT.lock() = text;
    length
}
