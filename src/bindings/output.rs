//! The plan as JSON.

use alloc::string::String;
use alloc::vec::Vec;

use crate::core::bytes::put_hex;
use crate::core::json::Object;
use crate::core::operation::lower_camel;
use crate::core::sheet::owned;
use crate::core::text::{concat, decimal};
use crate::core::value::Value;

use super::act::Act;
use super::acts::Acts;
use super::calls::Form;
use super::input::{Change, Request};
use super::names::{Names, digest};
use super::requests::{self, locks, params};
use super::rules::Refusal;
use super::steps::Step;

/// The steps, each with the changes that it is for, and what is refused. What is in neither has nothing to be done for it.
/// Plans with equal steps have equal ids.
pub fn write(request: &Request<'_>, acts: &Acts<'_>, steps: &[Step]) -> String {
    let takers = takers(acts);
    let refused = acts.items.iter().enumerate().filter_map(|(index, item)| Some((index, item.refusal.as_ref()?)));
    let mut plan = Object::default();
    plan.list("steps", steps.iter().enumerate(), |out, (index, one)| step(out, index, one, request, acts, &takers));
    plan.list("refused", refused, |out, (index, reason)| refusal(out, index, reason));
    plan.object("estimate", estimate(acts, steps, &takers));
    plan.number("changes", acts.items.len() as u32);
    plan.number("version", super::VERSION);
    let text = plan.finish();
    let mut id = Vec::new();
    // A journal is told from that of another plan by it, and nobody is kept from making one that fits.
    put_hex(&mut id, &digest(text.as_bytes()).to_be_bytes());
    concat(&["{\"id\":\"", &owned(&id), "\",", text.get(1..).unwrap_or_default()])
}

fn numbered(letter: &str, index: usize) -> String {
    concat(&[letter, &decimal(index as u64)])
}

fn names(letter: &str, indexes: impl Iterator<Item = usize>) -> Value {
    Value::Array(indexes.map(|index| Value::String(numbered(letter, index))).collect())
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

fn refusal(out: &mut Object, index: usize, refusal: &Refusal) {
    out.number("change", index as u32);
    out.text("reason", refusal.reason);
    out.text("message", &refusal.message);
    out.optional("allow", refusal.allow);
}

fn step(out: &mut Object, index: usize, step: &Step, request: &Request<'_>, acts: &Acts<'_>, takers: &[Vec<usize>]) {
    let members = || step.acts.iter().filter_map(|index| Some((*index, acts.acts.get(*index)?)));
    let Some((_, first)) = members().next() else { return };
    let list = if chooses(first) { step.call.count } else { step.call.batch.0 };
    out.text("id", &numbered("s", index));
    out.text("cloud", first.place.cloud());
    out.text("account", first.place.account());
    out.text("region", first.place.region());
    out.text("service", step.call.service);
    out.text("operation", &lower_camel(step.call.operation));
    out.value("params", &params(first));
    out.optional("list", Some(list).filter(|list| !list.is_empty()));
    let of_act = |(index, act): (usize, _)| takers.get(index).into_iter().flatten().map(move |change| (*change, act));
    out.list("items", members().flat_map(of_act), |out, (change, act)| {
        if let Some(of) = request.changes.get(change) {
            entry(out, change, of, act, request);
        }
    });
    out.value("after", &names("s", step.after.iter().copied()));
    out.value("locks", &Value::Array(locks(first).into_iter().map(Value::String).collect()));
    let mut pace = Object::default();
    pace.number("first", step.call.pace.first.into());
    pace.number("every", step.call.pace.every.into());
    pace.number("atMost", step.call.pace.at_most.into());
    out.object("pace", pace);
}

/// Whether the provider chooses the address, and is told only how many.
fn chooses(act: &Act<'_>) -> bool {
    act.address.is_none() && !act.call.count.is_empty()
}

/// What a step does for a change. An EIP that goes with a private address has no entry of its own.
fn entry(out: &mut Object, index: usize, change: &Change<'_>, act: &Act<'_>, request: &Request<'_>) {
    let is_own = index == act.change;
    let attaches = act.call.form == Form::Balancer;
    out.text("item", &numbered("i", index));
    out.text("kind", change.kind());
    out.text("want", if act.unbinds { "absent" } else { "present" });
    out.text("resource", act.place.resource());
    out.optional("address", if is_own { act.address } else { change.binding.map(|binding| binding.address) });
    out.optional("balancer", attaches.then(|| act.place.id("elb_id")));
    // A balancer is named by each that needs it.
    if is_own || attaches {
        let entry = requests::entry(act, request.allow.contains(&"overwrite-listeners"));
        if let Some(entry) = entry {
            out.value("entry", &entry);
        }
    }
}

/// The requests that read for a step, if its effect shows at the first look: that look, one at the EIPs that go with
/// private addresses, and one before it where the provider chooses the address.
fn reads(step: &Step, acts: &Acts<'_>, takers: &[Vec<usize>]) -> u32 {
    let mut members = step.acts.iter().filter_map(|index| acts.acts.get(*index));
    let chooses = members.any(|act| act.address.is_none() && act.call.form != Form::Balancer);
    let takes_eips = step.call.form == Form::Interface
        && step.acts.iter().any(|index| takers.get(*index).is_some_and(|takers| takers.len() > 1));
    step.call.reads * (1 + u32::from(chooses)) + u32::from(takes_eips)
}

/// What it costs: the requests that change something, those that read, and the seconds until the last effect shows at the
/// documented pace, if steps that may run at the same time do.
fn estimate(acts: &Acts<'_>, steps: &[Step], takers: &[Vec<usize>]) -> Object {
    let mut ends: Vec<u32> = Vec::new();
    let mut free = Names::default();
    for step in steps {
        let locks = step.acts.first().and_then(|act| acts.acts.get(*act)).map(locks).unwrap_or_default();
        let after = step.after.iter().filter_map(|place| ends.get(*place));
        let unlocked = locks.iter().filter_map(|lock| free.get(lock)).max().unwrap_or_default() as u32;
        let start = after.copied().max().unwrap_or_default().max(unlocked);
        let end = start + u32::from(step.call.pace.first);
        for lock in locks {
            free.set(lock, end as usize);
        }
        ends.push(end);
    }
    let mut out = Object::default();
    out.number("calls", steps.len() as u32);
    out.number("reads", steps.iter().map(|step| reads(step, acts, takers)).sum());
    out.number("seconds", ends.into_iter().max().unwrap_or_default());
    out
}
