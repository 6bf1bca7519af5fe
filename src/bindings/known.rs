//! What is known of all changes together, for the rules that look at more than one.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use super::input::{Action, Binding, Place, Request};
use super::names::Names;

/// What the rules look at beside the change itself.
pub struct Known<'r, 'a> {
    pub request: &'r Request<'a>,
    pub bindings: Vec<Binding<'a>>,
    /// Ids of bindings that end: the first change that ends them.
    pub leaving: Names,
    /// By the one place where they are (see [`slot`]): bindings.
    pub holders: Names,
    /// By such a place: the first change that brings an address to it.
    pub arriving: Names,
    /// By the scoped ids of Tencent EIPs: the first change that takes one off.
    pub freed_eips: Names,
    /// By interface and private address: the first change that takes it from there.
    pub gone: Names,
    /// Changes that end nothing: those that are refused, and those that leave all as it is.
    idle: Vec<bool>,
    /// For each change those that are not refused because it ends something.
    counting: Vec<Vec<usize>>,
}

impl<'r, 'a> Known<'r, 'a> {
    /// What is known from the request.
    pub fn of(request: &'r Request<'a>) -> Self {
        let bindings: Vec<Binding<'a>> = request.bindings().copied().collect();
        let (leaving, holders, arriving, freed_eips, gone) = Default::default();
        let idle = request.changes.iter().map(|change| change.action == Action::Bind || change.is_done()).collect();
        let counting = vec![Vec::new(); request.changes.len()];
        let mut known = Self { request, bindings, leaving, holders, arriving, freed_eips, gone, idle, counting };
        for (index, binding) in known.bindings.iter().enumerate().filter(|(_, binding)| binding.state != "unbound") {
            if let Some(slot) = slot(binding.place.kind(), &binding.place, Some(binding.address)) {
                known.holders.first(slot, index);
            }
        }
        for (index, change) in request.changes.iter().enumerate() {
            if let Some(binding) = change.binding
                && (change.action != Action::Bind || binding.state == "unbound")
            {
                known.leaving.first(binding.id.into(), index);
                if binding.place.kind() == "eni-private-ip" {
                    known.gone.first(on_interface(&binding.place), index);
                }
                if binding.place.kind() == "eip" && change.action != Action::Bind {
                    known.freed_eips.first(binding.place.scoped(&[binding.place.id("AddressId")]), index);
                }
            }
            if let Some(slot) = change.to.and_then(|to| slot(change.kind(), &to, change.wanted())) {
                known.arriving.first(slot, index);
            }
        }
        known
    }

    pub fn allows(&self, effect: &str) -> bool {
        self.request.allow.contains(&effect)
    }

    /// Whether a change ends something; the one that asks counts on it.
    pub fn ends(&mut self, asker: usize, change: Option<usize>) -> bool {
        let Some(change) = change.filter(|change| self.idle.get(*change) == Some(&false)) else { return false };
        if let Some(counting) = self.counting.get_mut(change) {
            counting.push(asker);
        }
        true
    }

    /// Notes that a change is refused, and gives those that counted on it.
    pub fn refused(&mut self, change: usize) -> Vec<usize> {
        if let Some(idle) = self.idle.get_mut(change) {
            *idle = true;
        }
        self.counting.get_mut(change).map(core::mem::take).unwrap_or_default()
    }
}

/// A name for what can be had once: the place of an EIP, which takes one, or an address in its subnet or at its gateway.
pub fn slot(kind: &str, place: &Place<'_>, address: Option<&str>) -> Option<String> {
    let within = |what: &str, id: &str| address.map(|address| place.scoped(&[what, id, address]));
    match (kind, place.cloud()) {
        ("dns-endpoint-ip", _) => within("subnet", place.id("subnet_id")),
        ("eni-private-ip", _) => within("subnet", place.id("SubnetId")),
        ("gateway-ingress", _) => within("gateway", place.resource()),
        ("desktop-eip", _) if !place.resource().is_empty() => Some(place.scoped(&["desktop", place.resource()])),
        ("eip", "tencent") => match (place.id("NetworkInterfaceId"), place.id("InstanceId")) {
            ("", "") => None,
            ("", instance) => Some(place.scoped(&["instance", instance])),
            _ => Some(on_interface(place)),
        },
        // A port has one public IP; other instances may have several.
        ("eip", _) if place.id("associate_instance_type") == "PORT" => {
            Some(place.scoped(&["port", place.id("associate_instance_id")]))
        }
        _ => None,
    }
}

/// A name for a private address of an interface.
pub fn on_interface(place: &Place<'_>) -> String {
    place.scoped(&["interface", place.id("NetworkInterfaceId"), place.id("PrivateIpAddress")])
}
