//! From changes to acts: each takes one address off, or puts one on.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use super::act::{Act, attach, bind, is_v6, migrate, unbind};
use super::calls;
use super::input::{Change, Place, Request};
use super::insert;
use super::known::slot;
use super::names::Names;
use super::rules::{self, Refusal};

/// What becomes of a change.
#[derive(Default)]
pub struct Item {
    /// The acts that make it, in the order in which they happen.
    pub acts: Vec<usize>,
    /// Why it is not made.
    pub refusal: Option<Refusal>,
}

/// All acts, and what becomes of the changes, in the order of these.
#[derive(Default)]
pub struct Acts<'a> {
    pub acts: Vec<Act<'a>>,
    pub items: Vec<Item>,
    /// The acts that need each act.
    needers: Vec<Vec<usize>>,
}

/// In place of the number of an act that is still to come.
const TO_ATTACH: usize = usize::MAX;

/// A name for a balancer at a gateway; empty elsewhere.
fn balancer(place: Place<'_>) -> String {
    let elb = place.id("elb_id");
    if elb.is_empty() { String::new() } else { place.scoped(&[place.resource(), elb]) }
}

impl<'a> Acts<'a> {
    /// The acts of every change that no rule forbids.
    pub fn of(request: &Request<'a>) -> Self {
        let mut acts = Self::default();
        for refusal in rules::refuse(request) {
            acts.items.push(Item { acts: Vec::new(), refusal });
        }
        // A balancer that one change attaches, others may count on.
        let mut attached = Names::default();
        for (index, change) in request.changes.iter().enumerate().filter(|(_, change)| change.attaches) {
            if let Some(to) = change.to.filter(|_| !acts.is_refused(index)) {
                attached.set(balancer(to), TO_ATTACH);
            }
        }
        // What returns a private address takes its EIP off, so that EIPs come later.
        for of_eips in [false, true] {
            let returned = acts.returned();
            for (index, change) in request.changes.iter().enumerate() {
                if (change.kind() == "eip") == of_eips && !acts.is_refused(index) {
                    acts.add(index, change, &returned, &mut attached);
                }
            }
        }
        acts.link(request);
        acts
    }

    /// Whether a change is not made.
    pub fn is_refused(&self, change: usize) -> bool {
        self.items.get(change).is_none_or(|item| item.refusal.is_some())
    }

    /// The acts that need an act.
    pub fn needers(&self, act: usize) -> &[usize] {
        self.needers.get(act).map_or(&[], Vec::as_slice)
    }

    /// Takes a change out, and with it what needs one of its acts; gives all that are out now and were not before.
    pub fn refuse(&mut self, change: usize, refusal: Option<Refusal>) -> Vec<usize> {
        let mut refused = Vec::new();
        let mut out = vec![(change, refusal)];
        while let Some((change, refusal)) = out.pop() {
            let Some(item) = self.items.get_mut(change).filter(|item| item.refusal.is_none()) else { continue };
            item.refusal = refusal;
            refused.push(change);
            let own = item.acts.iter().filter(|index| self.acts.get(**index).is_some_and(|act| act.change == change));
            for needer in own.filter_map(|index| self.needers.get(*index)).flatten() {
                let blocked = rules::refusal("blocked", &["a change that it needs is refused"]);
                out.extend(self.acts.get(*needer).map(|act| (act.change, blocked)));
            }
        }
        refused
    }

    /// The acts that return a private address, by interface and address.
    fn returned(&self) -> Names {
        let mut returned = Names::default();
        for (index, act) in self.acts.iter().enumerate() {
            if core::ptr::eq(act.call, &calls::UNBIND_INTERFACE) {
                returned.set(act.place.scoped(&[act.place.resource(), act.address.unwrap_or_default()]), index);
            }
        }
        returned
    }

    fn add(&mut self, index: usize, change: &Change<'a>, returned: &Names, attached: &mut Names) {
        let mut own = Vec::new();
        let (binding, to) = (change.binding, change.to);
        match (binding.filter(|binding| binding.state == "bound"), to) {
            _ if change.is_done() => {}
            // No call moves one of IPv6.
            (Some(binding), Some(to)) if binding.place.kind() == "eni-private-ip" && !is_v6(binding.address) => {
                own.push(self.push(migrate(index, binding, to)));
            }
            (bound, to) => {
                if let Some(binding) = bound {
                    let place = &binding.place;
                    let key = place.scoped(&[place.id("NetworkInterfaceId"), place.id("PrivateIpAddress")]);
                    let by_return = returned.get(&key).filter(|_| place.kind() == "eip");
                    own.push(by_return.unwrap_or_else(|| self.push(unbind(index, binding))));
                }
                if let Some(to) = to
                    && let Some(known) = attached.get(&balancer(to))
                {
                    let first = if known == TO_ATTACH { self.push(attach(index, to)) } else { known };
                    attached.set(balancer(to), first);
                    own.push(first);
                }
                if let Some(to) = to {
                    let mut act = bind(index, change, to);
                    act.needs = own.clone();
                    own.push(self.push(act));
                }
            }
        }
        if let Some(item) = self.items.get_mut(index) {
            item.acts = own;
        }
    }

    fn push(&mut self, act: Act<'a>) -> usize {
        self.acts.push(act);
        self.acts.len() - 1
    }

    /// What one change needs of another: a place or an address that gets free, or a private address that gets there.
    fn link(&mut self, request: &Request<'_>) {
        let (mut freed, mut brought) = <(Names, Names)>::default();
        for (change, item) in request.changes.iter().zip(&self.items) {
            let slot = change.binding.and_then(|own| slot(change.kind(), &own.place, Some(own.address)));
            if let (Some(slot), Some(first)) = (slot, item.acts.first()) {
                freed.set(slot, *first);
            }
        }
        for (index, act) in self.acts.iter().enumerate().filter(|(_, act)| !act.unbinds) {
            if let Some(address) = act.address {
                brought.set(act.place.scoped(&["interface", act.place.resource(), address]), index);
            }
        }
        for index in 0..self.acts.len() {
            let Some(act) = self.acts.get(index).filter(|act| !act.unbinds) else { continue };
            let kind = request.changes.get(act.change).map_or("", Change::kind);
            let slot = slot(kind, &act.place, act.address).unwrap_or_default();
            let needs = [freed.get(&slot), brought.get(&slot)];
            if let Some(act) = self.acts.get_mut(index) {
                for need in needs.into_iter().flatten().filter(|need| *need != index) {
                    insert(&mut act.needs, need);
                }
            }
        }
        self.needers.resize_with(self.acts.len(), Vec::new);
        for (index, act) in self.acts.iter().enumerate() {
            for need in &act.needs {
                if let Some(needers) = self.needers.get_mut(*need) {
                    needers.push(index);
                }
            }
        }
    }
}
