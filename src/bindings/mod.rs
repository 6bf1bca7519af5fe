//! Plans changes of bound addresses, across services and clouds.
//!
//! What is bound where, and what is to change, comes in as JSON; the calls that change it, in an order that breaks no
//! rule of the providers, go out as JSON. Nothing is read or sent here. The TypeScript around it (`cloudip/bindings`)
//! makes the inventory and performs the plan.
//!
//! # How a plan is made
//! 1. `input`: the changes and the bindings they name.
//! 2. `acts`: each change becomes acts, which take an address off or put it on, unless one of the `rules` forbids it.
//! 3. `endpoints`: acts on a DNS endpoint are put in an order that keeps to its floor and its ceiling.
//! 4. `steps`: acts of one call on one resource share requests, as many as the provider takes.
//! 5. `output`: the plan as JSON, with what it costs.

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

use crate::core::error::Result;
use crate::core::json;

/// The form of a plan. A reader that knows another one refuses it.
pub const VERSION: u32 = 1;

/// The plan for `{ changes, inventory, allow }`, as JSON; an error where the input has not the documented form. What a
/// rule forbids is told inside the plan, change by change.
pub fn plan(input: &str) -> Result<String> {
    let input = json::parse(input)?;
    let request = input::Request::read(&input)?;
    let mut acts = acts::Acts::of(&request);
    endpoints::order(&mut acts);
    let steps = steps::make(&acts);
    Ok(output::write(&request, &acts, &steps))
}
