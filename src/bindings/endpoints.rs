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

    /// How many acts of one side can be performed at most, if all others are.
    fn most(&self, acts: &Acts<'_>, unbinds: bool) -> usize {
        let is_other = |index: &&usize| acts.acts.get(**index).is_some_and(|act| act.unbinds != unbinds);
        let others = self.left.iter().filter(is_other).count();
        if unbinds {
            (self.addresses + self.bound.len() + others).saturating_sub(ENDPOINT_FLOOR)
        } else {
            (ENDPOINT_CEILING + self.unbound.len() + others).saturating_sub(self.addresses)
        }
    }

    /// Notes an act as done, and gives what it needs. The acts before it that it needs are those without which it could
    /// meet the floor or the ceiling in some other order of the rest: the n-th address that is taken off needs so many to
    /// be put on before that three are left, and the n-th that is put on needs room.
    fn perform(&mut self, index: usize, act: &Act<'_>) -> Vec<usize> {
        let (same, other, spare) = if act.unbinds {
            (&mut self.unbound, &self.bound, self.addresses as isize - ENDPOINT_FLOOR as isize)
        } else {
            (&mut self.bound, &self.unbound, ENDPOINT_CEILING as isize - self.addresses as isize)
        };
        same.push(index);
        let needed = usize::try_from(same.len() as isize - spare).unwrap_or_default();
        self.left.retain(|left| *left != index);
        other.iter().take(needed).copied().collect()
    }
}

fn is_of_endpoint(act: &Act<'_>) -> bool {
    [&BIND_ENDPOINT, &UNBIND_ENDPOINT].iter().any(|call| core::ptr::eq(act.call, *call))
}

/// Gives the acts on endpoints what they need of each other, and refuses the changes that cannot be made.
pub fn order(acts: &mut Acts<'_>) {
    loop {
        let played = Played::of(acts);
        let stuck = played.stuck(acts);
        if stuck.is_empty() {
            for (act, needs) in acts.acts.iter_mut().zip(played.needs) {
                act.needs.extend(needs);
            }
            return;
        }
        for (change, unbinds, name) in stuck {
            let bound = decimal(if unbinds { ENDPOINT_FLOOR } else { ENDPOINT_CEILING } as u64);
            let (reason, least) = if unbinds { ("floor", " keeps at least ") } else { ("ceiling", " has at most ") };
            acts.refuse(change, refusal(reason, &["the endpoint ", &name, least, &bound, " addresses"]));
        }
    }
}

/// What came of playing the acts through.
#[derive(Default)]
struct Played {
    endpoints: Vec<Endpoint>,
    /// For each act, whether it could be performed; those elsewhere can.
    done: Vec<bool>,
    /// For each act, what it needs on its endpoint.
    needs: Vec<Vec<usize>>,
}

impl Played {
    /// Performs what can be performed.
    fn of(acts: &Acts<'_>) -> Self {
        let (mut places, mut played) = <(Names, Self)>::default();
        for (index, act) in acts.acts.iter().enumerate() {
            let waits = is_of_endpoint(act) && !acts.is_refused(act.change);
            played.done.push(!waits);
            played.needs.push(Vec::new());
            if waits {
                let place = places.first(act.place.scoped(&[act.place.resource()]), played.endpoints.len());
                if place == played.endpoints.len() {
                    played.endpoints.push(Endpoint::default());
                }
                let Some(endpoint) = played.endpoints.get_mut(place) else { continue };
                // Every row of a listing tells the number; a place that a caller wrote may not.
                endpoint.addresses = endpoint.addresses.max(act.place.addresses());
                endpoint.left.push(index);
            }
        }
        loop {
            let mut moved = false;
            for endpoint in &mut played.endpoints {
                while let Some(index) = next(acts, endpoint, &played.done) {
                    let act = acts.acts.get(index).zip(played.done.get_mut(index)).zip(played.needs.get_mut(index));
                    let Some(((act, done), needs)) = act else { break };
                    *needs = endpoint.perform(index, act);
                    *done = true;
                    moved = true;
                }
            }
            if !moved {
                return played;
            }
        }
    }

    /// The changes to give up: at each endpoint the last of those that only the number of addresses stops, as many as
    /// surely are too many. Where each waits for another, the last of all.
    fn stuck(&self, acts: &Acts<'_>) -> Vec<(usize, bool, String)> {
        let told = |index: usize| {
            let act = acts.acts.get(index)?;
            Some((act.change, act.unbinds, String::from(act.place.name())))
        };
        let mut found = Vec::new();
        for endpoint in &self.endpoints {
            let mut free = endpoint.left.clone();
            free.retain(|index| acts.acts.get(*index).is_some_and(|act| is_ready(act, &self.done)));
            let last = free.last().and_then(|index| acts.acts.get(*index));
            let most = last.map_or(0, |act| endpoint.most(acts, act.unbinds));
            let excess = free.len().saturating_sub(most).max(1);
            found.extend(free.into_iter().rev().take(excess).filter_map(told));
        }
        if found.is_empty() {
            let last = self.endpoints.iter().flat_map(|endpoint| endpoint.left.iter().copied()).max();
            found.extend(last.and_then(told));
        }
        found
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
