//! The plan as JSON.

use alloc::string::String;
use alloc::vec::Vec;

use crate::core::bytes::put_hex;
use crate::core::hash::Hash;
use crate::core::json::Object;
use crate::core::operation::lower_camel;
use crate::core::sheet::owned;
use crate::core::text::{concat, decimal};
use crate::core::value::Value;

use super::acts::{Act, Acts, Item};
use super::calls::Call;
use super::input::{Change, Request};
use super::names::Names;
use super::steps::Step;

/// The whole plan. Equal plans have equal ids.
pub fn write(request: &Request<'_>, acts: &Acts<'_>, steps: &[Step]) -> String {
    let step_of = steps_by_act(acts, steps);
    let (mut items, mut refused) = (Vec::new(), Vec::new());
    for (index, (change, item)) in request.changes.iter().zip(&acts.items).enumerate() {
        match &item.refusal {
            Some(_) => refused.push(refusal(index, change, item)),
            None => items.push(planned(index, change, item, &step_of)),
        }
    }
    let takers = takers(acts);
    let mut plan = Object::default();
    plan.number("version", super::VERSION);
    plan.list("items", items);
    plan.list("refused", refused);
    plan.list("steps", steps.iter().enumerate().map(|(index, one)| step(index, one, request, acts, &takers)).collect());
    plan.object("estimate", estimate(acts, steps));
    let text = plan.finish();
    let mut id = Vec::new();
    put_hex(&mut id, Hash::Sha256.digest(text.as_bytes()).bytes());
    let rest = text.get(1..).unwrap_or_default();
    concat(&["{\"id\":\"", owned(&id).get(..32).unwrap_or_default(), "\",", rest])
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

fn described(index: usize, change: &Change<'_>) -> Object {
    let mut out = Object::default();
    out.text("id", &numbered("i", index));
    out.number("change", index as u32);
    out.text("action", change.action.as_str());
    out.text("kind", change.kind());
    if let Some(binding) = change.binding {
        out.value("binding", binding.place.value);
    }
    if let Some(to) = change.to {
        out.value("to", to.value);
    }
    out.optional("address", change.wanted());
    out
}

/// A change with the steps that make it; without any where nothing has to be done.
fn planned(index: usize, change: &Change<'_>, item: &Item, step_of: &[usize]) -> Object {
    let mut out = described(index, change);
    out.value("steps", &names("s", item.acts.iter().filter_map(|act| step_of.get(*act).copied())));
    out
}

fn refusal(index: usize, change: &Change<'_>, item: &Item) -> Object {
    let mut out = described(index, change);
    if let Some(refusal) = &item.refusal {
        out.text("reason", refusal.reason);
        out.text("message", &refusal.message);
        out.optional("allow", refusal.allow);
    }
    out
}

fn step(index: usize, step: &Step, request: &Request<'_>, acts: &Acts<'_>, takers: &[Vec<usize>]) -> Object {
    let mut out = Object::default();
    let members: Vec<(usize, &Act<'_>)> =
        step.acts.iter().filter_map(|index| Some((*index, acts.acts.get(*index)?))).collect();
    let Some((_, first)) = members.first() else { return out };
    let (list, _) = step.call.batch;
    out.text("id", &numbered("s", index));
    out.text("cloud", first.place.cloud);
    out.text("account", first.place.account);
    out.text("region", first.place.region);
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
    out.text("resource", act.place.resource);
    out.optional("address", if is_own { act.address } else { change.binding.map(|binding| binding.address) });
    if is_own && !act.entry.is_null() {
        out.value("entry", &act.entry);
    }
    out
}

/// In place of a list: how many addresses the provider is to choose.
const COUNT: &str = "SecondaryPrivateIpAddressCount";

fn locks(members: &[(usize, &Act<'_>)]) -> Value {
    let mut locks: Vec<&str> = members.iter().flat_map(|(_, act)| act.locks.iter().map(String::as_str)).collect();
    locks.sort_unstable();
    locks.dedup();
    Value::Array(locks.into_iter().map(|lock| Value::String(lock.into())).collect())
}

/// What it costs: the requests that change something, those that look at the effect once, and the seconds until the
/// last effect shows at the documented pace, if steps that may run at the same time do.
fn estimate(acts: &Acts<'_>, steps: &[Step]) -> Object {
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
    out.number("reads", steps.iter().map(|Step { call: Call { reads, .. }, .. }| *reads).sum());
    out.number("seconds", ends.into_iter().max().unwrap_or_default());
    out
}
