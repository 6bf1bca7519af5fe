//! The order of changes on DNS endpoints, which keep two to six addresses: what is put on comes first where there is
//! room, and otherwise what is taken off.

use alloc::string::String;
use alloc::vec::Vec;

use crate::core::text::decimal;

use super::act::Act;
use super::acts::Acts;
use super::calls::{ENDPOINT_CEILING, ENDPOINT_FLOOR, Form};
use super::names::Names;
use super::rules::refusal;

/// An endpoint while its changes are played through.
#[derive(Default)]
struct Endpoint {
    /// What it has before.
    addresses: usize,
    /// Everything that is to happen on it.
    acts: Vec<usize>,
    /// Acts that are still to come.
    left: Vec<usize>,
    bound: Vec<usize>,
    unbound: Vec<usize>,
    /// Whether it is to be played, and whether it is among those that wait.
    is_open: bool,
    waits: bool,
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

/// Gives the acts on endpoints what they need of each other, and refuses the changes that cannot be made.
pub fn order(acts: &mut Acts<'_>) {
    let mut play = Play::of(acts);
    for place in 0..play.endpoints.len() {
        play.open(place);
    }
    loop {
        play.perform(acts);
        let stuck = play.stuck(acts);
        if stuck.is_empty() {
            for (act, needs) in acts.acts.iter_mut().zip(play.needs) {
                act.needs.extend(needs);
            }
            return;
        }
        let mut refused = Vec::new();
        for (change, unbinds, name) in stuck {
            let bound = decimal(if unbinds { ENDPOINT_FLOOR } else { ENDPOINT_CEILING } as u64);
            let (reason, least) = if unbinds { ("floor", " keeps at least ") } else { ("ceiling", " has at most ") };
            refused
                .extend(acts.refuse(change, refusal(reason, &["the endpoint ", &name, least, &bound, " addresses"])));
        }
        play.take_back(acts, &refused);
    }
}

/// The acts on endpoints, played through.
#[derive(Default)]
struct Play {
    endpoints: Vec<Endpoint>,
    /// For each act its endpoint, if it is on one.
    at: Vec<Option<usize>>,
    /// For each act, whether it could be performed; those elsewhere can.
    done: Vec<bool>,
    /// For each act, what it needs on its endpoint.
    needs: Vec<Vec<usize>>,
    /// Endpoints that are to be played.
    open: Vec<usize>,
    /// Endpoints on which acts may be left.
    waiting: Vec<usize>,
}

impl Play {
    fn of(acts: &Acts<'_>) -> Self {
        let (mut places, mut play) = <(Names, Self)>::default();
        for (index, act) in acts.acts.iter().enumerate() {
            let waits = act.call.form == Form::Endpoint && !acts.is_refused(act.change);
            play.done.push(!waits);
            play.needs.push(Vec::new());
            if !waits {
                play.at.push(None);
                continue;
            }
            let place = places.first(act.place.scoped(&[act.place.resource()]), play.endpoints.len());
            play.at.push(Some(place));
            if place == play.endpoints.len() {
                play.endpoints.push(Endpoint::default());
            }
            let Some(endpoint) = play.endpoints.get_mut(place) else { continue };
            // Every row of a listing tells the number; a place that a caller wrote may not.
            endpoint.addresses = endpoint.addresses.max(act.place.addresses());
            endpoint.acts.push(index);
            endpoint.left.push(index);
        }
        play
    }

    /// Notes that an endpoint is to be played.
    fn open(&mut self, place: usize) {
        if let Some(endpoint) = self.endpoints.get_mut(place).filter(|endpoint| !endpoint.is_open) {
            endpoint.is_open = true;
            self.open.push(place);
        }
    }

    /// Performs what can be performed on the open endpoints, and where that makes more possible.
    fn perform(&mut self, acts: &Acts<'_>) {
        while let Some(place) = self.open.pop() {
            let Some(endpoint) = self.endpoints.get_mut(place) else { continue };
            endpoint.is_open = false;
            let mut performed = Vec::new();
            while let Some(index) = next(acts, endpoint, &self.done) {
                let act = acts.acts.get(index).zip(self.done.get_mut(index)).zip(self.needs.get_mut(index));
                let Some(((act, done), needs)) = act else { break };
                *needs = endpoint.perform(index, act);
                *done = true;
                performed.push(index);
            }
            if !endpoint.left.is_empty() && !endpoint.waits {
                endpoint.waits = true;
                self.waiting.push(place);
            }
            for needer in performed.iter().flat_map(|index| acts.needers(*index)) {
                if let Some(place) = self.place_of(*needer) {
                    self.open(place);
                }
            }
        }
    }

    /// Takes back what was performed on the endpoints of refused changes, with what followed from it elsewhere: that is to
    /// be played again.
    fn take_back(&mut self, acts: &Acts<'_>, refused: &[usize]) {
        let of_change = |change: &usize| acts.items.get(*change).map_or(&[][..], |item| &item.acts);
        let mut dirty: Vec<usize> = refused.iter().flat_map(of_change).copied().collect();
        while let Some(index) = dirty.pop() {
            let Some(place) = self.place_of(index) else { continue };
            let Some(endpoint) = self.endpoints.get_mut(place).filter(|endpoint| !endpoint.is_open) else { continue };
            endpoint.acts.retain(|index| acts.acts.get(*index).is_some_and(|act| !acts.is_refused(act.change)));
            endpoint.left.clone_from(&endpoint.acts);
            for undone in endpoint.bound.drain(..).chain(endpoint.unbound.drain(..)) {
                if let Some(done) = self.done.get_mut(undone) {
                    *done = false;
                }
                dirty.extend(acts.needers(undone).iter().filter(|needer| self.done.get(**needer) == Some(&true)));
            }
            self.open(place);
        }
    }

    fn place_of(&self, act: usize) -> Option<usize> {
        self.at.get(act).copied().flatten()
    }

    /// The changes to give up: at each endpoint the last of those that only the number of addresses stops, as many as
    /// surely are too many. Where each waits for another, the last of all.
    fn stuck(&mut self, acts: &Acts<'_>) -> Vec<(usize, bool, String)> {
        let told = |index: usize| {
            let act = acts.acts.get(index)?;
            Some((act.change, act.unbinds, String::from(act.place.name())))
        };
        let mut waiting = core::mem::take(&mut self.waiting);
        waiting.retain(|place| {
            let Some(endpoint) = self.endpoints.get_mut(*place) else { return false };
            endpoint.waits = !endpoint.left.is_empty();
            endpoint.waits
        });
        let endpoints = || waiting.iter().filter_map(|place| self.endpoints.get(*place));
        let mut found = Vec::new();
        for endpoint in endpoints() {
            let mut free = endpoint.left.clone();
            free.retain(|index| acts.acts.get(*index).is_some_and(|act| is_ready(act, &self.done)));
            let last = free.last().and_then(|index| acts.acts.get(*index));
            let most = last.map_or(0, |act| endpoint.most(acts, act.unbinds));
            let excess = free.len().saturating_sub(most).max(1);
            found.extend(free.into_iter().rev().take(excess).filter_map(told));
        }
        if found.is_empty() {
            found.extend(endpoints().flat_map(|endpoint| endpoint.left.iter().copied()).max().and_then(told));
        }
        self.waiting = waiting;
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
