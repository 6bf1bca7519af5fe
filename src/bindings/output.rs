//! The plan as JSON.

use alloc::string::String;
use alloc::vec::Vec;

use crate::core::bytes::put_hex;
use crate::core::json::Object;
use crate::core::operation::lower_camel;
use crate::core::sheet::owned;
use crate::core::text::{concat, decimal};
use crate::core::value::Value;

use super::acts::{Act, Acts, Item};
use super::input::{Change, Request};
use super::names::Names;
use super::rules::Refusal;
use super::steps::Step;

/// What is known of each change, and the steps. Plans with equal steps have equal ids.
pub fn write(request: &Request<'_>, acts: &Acts<'_>, steps: &[Step]) -> String {
    let step_of = steps_by_act(acts, steps);
    let (mut items, mut refused) = (Vec::new(), Vec::new());
    for (index, item) in acts.items.iter().enumerate() {
        match &item.refusal {
            Some(reason) => refused.push(refusal(index, reason)),
            None => items.push(planned(index, item, &step_of)),
        }
    }
    let takers = takers(acts);
    let mut plan = Object::default();
    plan.list("steps", steps.iter().enumerate().map(|(index, one)| step(index, one, request, acts, &takers)).collect());
    plan.list("items", items);
    plan.list("refused", refused);
    plan.object("estimate", estimate(acts, steps, &takers));
    plan.number("version", super::VERSION);
    let text = plan.finish();
    let mut id = Vec::new();
    put_hex(&mut id, &digest(text.as_bytes()));
    concat(&["{\"id\":\"", &owned(&id), "\",", text.get(1..).unwrap_or_default()])
}

/// FNV-1a, with 64 bits: a journal is told from that of another plan, and nobody is kept from making one that fits.
fn digest(bytes: &[u8]) -> [u8; 8] {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in bytes {
        hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    }
    hash.to_be_bytes()
}

fn numbered(letter: &str, index: usize) -> String {
    concat(&[letter, &decimal(index as u64)])
}

fn names(letter: &str, indexes: impl Iterator<Item = usize>) -> Value {
    Value::Array(indexes.map(|index| Value::String(numbered(letter, index))).collect())
}

fn steps_by_act(acts: &Acts<'_>, steps: &[Step]) -> Vec<usize> {
    let mut step_of = alloc::vec![usize::MAX; acts.acts.len()];
    for (place, step) in steps.iter().enumerate() {
        for act in &step.acts {
            if let Some(of_act) = step_of.get_mut(*act) {
                *of_act = place;
            }
        }
    }
    step_of
}

/// The changes that an act is for: its own, and that of an EIP which goes with a private address.
fn takers(acts: &Acts<'_>) -> Vec<Vec<usize>> {
    let mut takers = alloc::vec![Vec::new(); acts.acts.len()];
    for (change, item) in acts.items.iter().enumerate().filter(|(_, item)| item.refusal.is_none()) {
        for act in &item.acts {
            if let Some(takers) = takers.get_mut(*act) {
                takers.push(change);
            }
        }
    }
    takers
}

/// A change with the steps that make it; without any where nothing has to be done.
fn planned(index: usize, item: &Item, step_of: &[usize]) -> Object {
    let mut out = Object::default();
    out.number("change", index as u32);
    out.value("steps", &names("s", item.acts.iter().filter_map(|act| step_of.get(*act).copied())));
    out
}

fn refusal(index: usize, refusal: &Refusal) -> Object {
    let mut out = Object::default();
    out.number("change", index as u32);
    out.text("reason", refusal.reason);
    out.text("message", &refusal.message);
    out.optional("allow", refusal.allow);
    out
}

fn step(index: usize, step: &Step, request: &Request<'_>, acts: &Acts<'_>, takers: &[Vec<usize>]) -> Object {
    let mut out = Object::default();
    let members: Vec<(usize, &Act<'_>)> =
        step.acts.iter().filter_map(|index| Some((*index, acts.acts.get(*index)?))).collect();
    let Some((_, first)) = members.first() else { return out };
    let (list, _) = step.call.batch;
    out.text("id", &numbered("s", index));
    out.text("cloud", first.place.cloud());
    out.text("account", first.place.account());
    out.text("region", first.place.region());
    out.text("service", step.call.service);
    out.text("operation", &lower_camel(step.call.operation));
    out.value("params", &first.params);
    let list = if members.iter().all(|(_, act)| act.entry.is_null()) && !list.is_empty() { COUNT } else { list };
    if !list.is_empty() {
        out.text("list", list);
    }
    let mut entries = Vec::new();
    for (index, act) in &members {
        for change in takers.get(*index).into_iter().flatten() {
            entries.extend(request.changes.get(*change).map(|of| entry(*change, of, act)));
        }
    }
    out.list("items", entries);
    out.value("after", &names("s", step.after.iter().copied()));
    out.value("locks", &locks(&members));
    let mut pace = Object::default();
    pace.number("first", step.call.pace.first.into());
    pace.number("every", step.call.pace.every.into());
    pace.number("atMost", step.call.pace.at_most.into());
    out.object("pace", pace);
    out
}

/// What a step does for a change. An EIP that goes with a private address has no entry of its own.
fn entry(index: usize, change: &Change<'_>, act: &Act<'_>) -> Object {
    let is_own = index == act.change;
    let mut out = Object::default();
    out.text("item", &numbered("i", index));
    out.text("kind", change.kind());
    out.text("want", if act.unbinds { "absent" } else { "present" });
    out.text("resource", act.place.resource());
    out.optional("address", if is_own { act.address } else { change.binding.map(|binding| binding.address) });
    if is_own && !act.entry.is_null() {
        out.value("entry", &act.entry);
    }
    out
}

/// In place of a list: how many addresses the provider is to choose.
const COUNT: &str = "SecondaryPrivateIpAddressCount";

/// The locks of all acts, each once: acts of one request have the same few.
fn locks(members: &[(usize, &Act<'_>)]) -> Value {
    let mut locks: Vec<&String> = Vec::new();
    for lock in members.iter().flat_map(|(_, act)| &act.locks) {
        if !locks.contains(&lock) {
            locks.push(lock);
        }
    }
    Value::Array(locks.into_iter().cloned().map(Value::String).collect())
}

/// The requests that read for a step, if its effect shows at the first look: that look, one at the EIPs that go with
/// private addresses, and one before it where the provider chooses the address.
fn reads(step: &Step, acts: &Acts<'_>, takers: &[Vec<usize>]) -> u32 {
    let mut members = step.acts.iter().filter_map(|index| acts.acts.get(*index));
    let chooses = members.any(|act| act.address.is_none());
    let takes_eips = step.acts.iter().any(|index| takers.get(*index).is_some_and(|takers| takers.len() > 1));
    step.call.reads * (1 + u32::from(chooses)) + u32::from(takes_eips)
}

/// What it costs: the requests that change something, those that read, and the seconds until the last effect shows at the
/// documented pace, if steps that may run at the same time do.
fn estimate(acts: &Acts<'_>, steps: &[Step], takers: &[Vec<usize>]) -> Object {
    let mut ends: Vec<u32> = Vec::new();
    let mut free = Names::default();
    for step in steps {
        let locks: Vec<&str> = step
            .acts
            .iter()
            .filter_map(|index| acts.acts.get(*index))
            .flat_map(|act| act.locks.iter().map(String::as_str))
            .collect();
        let after = step.after.iter().filter_map(|place| ends.get(*place));
        let unlocked = locks.iter().filter_map(|lock| free.get(lock)).max().unwrap_or_default() as u32;
        let start = after.copied().max().unwrap_or_default().max(unlocked);
        let end = start + u32::from(step.call.pace.first);
        for lock in locks {
            free.set(lock.into(), end as usize);
        }
        ends.push(end);
    }
    let mut out = Object::default();
    out.number("calls", steps.len() as u32);
    out.number("reads", steps.iter().map(|step| reads(step, acts, takers)).sum());
    out.number("seconds", ends.into_iter().max().unwrap_or_default());
    out
}
