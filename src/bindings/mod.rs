//! Plans changes of bound addresses, across services and clouds.
//!
//! What is bound where, and what is to change, comes in as parts of a text; the calls that change it, in an order that
//! breaks no rule of the providers, go out as JSON. Nothing is read or sent here. The TypeScript around it
//! (`cloudip/bindings`) makes the inventory, lays the changes beside what the plan says of them, and performs it.
//!
//! # How a plan is made
//! 1. `input`: the changes and the bindings they name.
//! 2. `acts`: each change becomes acts (`act`), which take an address off or put it on, unless one of the `rules` forbids it.
//! 3. `endpoints`: acts on a DNS endpoint are put in an order that keeps to its floor and its ceiling.
//! 4. `steps`: acts of one call on one resource share requests, as many as the provider takes.
//! 5. `output`: the plan as JSON, with what it costs.

mod act;
mod acts;
pub mod calls;
mod endpoints;
mod input;
mod known;
mod names;
mod output;
mod requests;
mod rules;
mod steps;

use alloc::string::String;
use alloc::vec::Vec;

use crate::core::text::split;

/// The form of a plan. A reader that knows another one refuses it.
pub const VERSION: u32 = 1;

/// What stands between the parts of the input.
pub const SEPARATOR: u8 = 0;

/// The plan for a request, whose parts `input.rs` lists, as JSON; nothing if they have not that form. Changes are named by
/// their numbers, and what a rule forbids is told inside the plan, change by change.
pub fn plan(input: &str) -> Option<String> {
    let parts: Vec<&str> = split(input, SEPARATOR).collect();
    let request = input::Request::read(&parts)?;
    let mut acts = acts::Acts::of(&request);
    endpoints::order(&mut acts);
    let steps = steps::make(&acts);
    Some(output::write(&request, &acts, &steps))
}

/// Puts a number into a list in order, once. Lists here are short and come nearly in order; the standard library's sort is
/// made for long ones, and weighs 3 KB.
fn insert(list: &mut Vec<usize>, number: usize) {
    if let Err(place) = list.binary_search(&number) {
        list.insert(place, number);
    }
}
