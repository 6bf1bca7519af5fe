//! The planner's side of the boundary: parts of a text in, JSON out.

use alloc::string::String;
use alloc::vec::Vec;

use spin::Mutex;
use wasm_bindgen::prelude::*;

use crate::bindings;

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

/// The plan for the request in the first bytes of the input: how long it is, or -1 if they are no request.
#[wasm_bindgen]
pub fn planner_plan(bytes: usize) -> i32 {
    let input = INPUT.lock();
    let text = input.get(..bytes).and_then(|bytes| str::from_utf8(bytes).ok());
    let Some(plan) = text.and_then(bindings::plan) else { return -1 };
    let length = plan.len() as i32;
    *OUTPUT.lock() = plan;
    length
}
