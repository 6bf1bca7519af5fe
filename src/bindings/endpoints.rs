//! The order of changes on DNS endpoints, which keep two to six addresses: what is put on comes first where there is
//! room, and otherwise what is taken off.

use alloc::string::String;
use alloc::vec::Vec;

use crate::core::text::decimal;

use super::acts::{Act, Acts};
use super::calls::{BIND_ENDPOINT, ENDPOINT_CEILING, ENDPOINT_FLOOR, UNBIND_ENDPOINT};
use super::names::Names;
use super::rules::refusal;

/// An endpoint while its changes are played through.
#[derive(Default)]
struct Endpoint {
    /// What it has before.
    addresses: usize,
    /// Acts that are still to come.
    left: Vec<usize>,
    bound: Vec<usize>,
    unbound: Vec<usize>,
}

impl Endpoint {
    fn now(&self) -> usize {
        (self.addresses + self.bound.len()).saturating_sub(self.unbound.len())
    }

    fn has_room(&self, act: &Act<'_>) -> bool {
        if act.unbinds { self.now() > ENDPOINT_FLOOR } else { self.now() < ENDPOINT_CEILING }
    }

    /// Notes an act as done. The acts before it that it needs are those without which it could meet the floor or the
    /// ceiling in some other order of the rest: the n-th address that is taken off needs so many to be put on before
    /// that three are left, and the n-th that is put on needs room.
    fn perform(&mut self, index: usize, act: &mut Act<'_>) {
        let (same, other, spare) = if act.unbinds {
            (&mut self.unbound, &self.bound, self.addresses as isize - ENDPOINT_FLOOR as isize)
        } else {
            (&mut self.bound, &self.unbound, ENDPOINT_CEILING as isize - self.addresses as isize)
        };
        same.push(index);
        let needed = usize::try_from(same.len() as isize - spare).unwrap_or_default();
        act.needs.extend(other.iter().take(needed));
        self.left.retain(|left| *left != index);
    }
}

fn is_of_endpoint(act: &Act<'_>) -> bool {
    [&BIND_ENDPOINT, &UNBIND_ENDPOINT].iter().any(|call| core::ptr::eq(act.call, *call))
}

/// Gives the acts on endpoints what they need of each other, and refuses the changes that cannot be made.
pub fn order(acts: &mut Acts<'_>) {
    loop {
        let own: Vec<Vec<usize>> = acts.acts.iter().map(|act| act.needs.clone()).collect();
        let endpoints = play(acts);
        let stuck = stuck(acts, &endpoints);
        if stuck.is_empty() {
            return;
        }
        for (act, needs) in acts.acts.iter_mut().zip(own) {
            act.needs = needs;
        }
        for (change, unbinds, name) in stuck {
            let bound = decimal(if unbinds { ENDPOINT_FLOOR } else { ENDPOINT_CEILING } as u64);
            let (reason, least) = if unbinds { ("floor", " keeps at least ") } else { ("ceiling", " has at most ") };
            acts.refuse(change, refusal(reason, &["the endpoint ", &name, least, &bound, " addresses"]));
        }
    }
}

/// Performs what can be performed.
fn play(acts: &mut Acts<'_>) -> Vec<Endpoint> {
    let (mut places, mut endpoints) = <(Names, Vec<Endpoint>)>::default();
    let mut done = Vec::new();
    for (index, act) in acts.acts.iter().enumerate() {
        let waits = is_of_endpoint(act) && !acts.is_refused(act.change);
        done.push(!waits);
        if waits {
            let place = places.first(act.place.scoped(&[act.place.resource]), endpoints.len());
            if place == endpoints.len() {
                endpoints.push(Endpoint::default());
            }
            let Some(endpoint) = endpoints.get_mut(place) else { continue };
            // Every row of a listing tells the number; a place that a caller wrote may not.
            let told = act.place.fact("addresses").and_then(|text| text.parse().ok());
            endpoint.addresses = endpoint.addresses.max(told.unwrap_or_default());
            endpoint.left.push(index);
        }
    }
    loop {
        let mut moved = false;
        for endpoint in &mut endpoints {
            while let Some(index) = next(acts, endpoint, &done) {
                if let (Some(act), Some(done)) = (acts.acts.get_mut(index), done.get_mut(index)) {
                    endpoint.perform(index, act);
                    *done = true;
                    moved = true;
                }
            }
        }
        if !moved {
            return endpoints;
        }
    }
}

fn is_ready(act: &Act<'_>, done: &[bool]) -> bool {
    act.needs.iter().all(|need| done.get(*need) != Some(&false))
}

/// The next act on an endpoint: one that puts an address on, if there is room.
fn next(acts: &Acts<'_>, endpoint: &Endpoint, done: &[bool]) -> Option<usize> {
    let can = |unbinds: bool| {
        endpoint.left.iter().copied().find(|index| {
            let act = acts.acts.get(*index);
            act.is_some_and(|act| act.unbinds == unbinds && is_ready(act, done) && endpoint.has_room(act))
        })
    };
    can(false).or_else(|| can(true))
}

/// The changes to give up, one an endpoint: the last that only the number of addresses stops. Where each waits for
/// another, the last of all.
fn stuck(acts: &Acts<'_>, endpoints: &[Endpoint]) -> Vec<(usize, bool, String)> {
    let waiting = |index: &usize| endpoints.iter().any(|endpoint| endpoint.left.contains(index));
    let told = |index: usize| {
        let act = acts.acts.get(index)?;
        let name = act.place.fact("name").filter(|name| !name.is_empty()).unwrap_or(act.place.resource);
        Some((act.change, act.unbinds, String::from(name)))
    };
    let free = |index: &usize| acts.acts.get(*index).is_some_and(|act| !act.needs.iter().any(waiting));
    let last = |endpoint: &Endpoint| endpoint.left.iter().copied().rfind(free);
    let found: Vec<_> = endpoints.iter().filter_map(last).filter_map(told).collect();
    if !found.is_empty() {
        return found;
    }
    let last = endpoints.iter().flat_map(|endpoint| endpoint.left.iter().copied()).max();
    last.and_then(told).into_iter().collect()
}
