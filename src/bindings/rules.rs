//! What forbids a change: one function each, with where it is known from. The first that objects is told.

use alloc::string::String;
use alloc::vec::Vec;

use crate::core::text::concat;

use super::input::{Action, Change, Place, Request};
use super::known::{Known, on_interface, slot};

/// Why a change is not in the plan.
pub struct Refusal {
    /// For programs.
    pub reason: &'static str,
    /// For people.
    pub message: String,
    /// What the caller can allow, if that is all that is missing.
    pub allow: Option<&'static str>,
}

/// A refusal that nothing lifts.
pub fn refusal(reason: &'static str, message: &[&str]) -> Option<Refusal> {
    Some(Refusal { reason, message: concat(message), allow: None })
}

type Rule = fn(usize, &Change<'_>, &mut Known<'_, '_>) -> Option<Refusal>;

/// In the order in which they are told.
const RULES: &[Rule] =
    &[kinds, family, attach, twice, elsewhere, busy, primary, held, bound, incomplete, subnets, is_released];

/// Those that another change can satisfy, if it is made.
const RULES_OF_OTHERS: &[Rule] = &[occupied, vanishes, loses_eip];

/// Why each change cannot be made, if it cannot.
pub fn refuse(request: &Request<'_>) -> Vec<Option<Refusal>> {
    let mut known = Known::of(request);
    let mut refusals = Vec::new();
    for (index, change) in request.changes.iter().enumerate() {
        let refusal = RULES.iter().find_map(|rule| rule(index, change, &mut known));
        if refusal.is_some() {
            known.refused(index);
        }
        refusals.push(refusal);
    }
    // What is refused makes no room for others, so that those that count on it are asked again.
    let mut asked: Vec<usize> = (0..refusals.len()).collect();
    while let Some(index) = asked.pop() {
        let (Some(change), Some(refusal)) = (request.changes.get(index), refusals.get_mut(index)) else { continue };
        if refusal.is_none() {
            *refusal = RULES_OF_OTHERS.iter().find_map(|rule| rule(index, change, &mut known));
            if refusal.is_some() {
                asked.extend(known.refused(index));
            }
        }
    }
    refusals
}

/// Only kinds with calls in [`super::calls`] can change, and an address stays of its kind.
fn kinds(_: usize, change: &Change<'_>, _: &mut Known<'_, '_>) -> Option<Refusal> {
    let kind = change.kind();
    let ours = ["dns-endpoint-ip", "gateway-ingress", "desktop-eip", "eni-private-ip", "eip"];
    if !ours.contains(&kind) {
        return refusal("kind", &["nothing changes a binding of the kind ", kind]);
    }
    let to = change.to.filter(|to| to.kind() != kind)?;
    // An elastic IP goes to a private address of an interface.
    let fits = kind == "eip" && to.kind() == "eni-private-ip";
    if fits {
        None
    } else {
        refusal("kind", &["an address of the kind ", kind, " cannot go to one of the kind ", to.kind()])
    }
}

/// Of an interface alone the provider can be asked to choose an address of IPv6 (tencent.md 2.3, AssignIpv6Addresses).
fn family(_: usize, change: &Change<'_>, _: &mut Known<'_, '_>) -> Option<Refusal> {
    if !change.chooses_v6 || change.wanted().is_some() || change.kind() == "eni-private-ip" {
        return None;
    }
    refusal("family", &["no address of IPv6 can be chosen for a binding of the kind ", change.kind()])
}

/// Only gateways have balancers that are attached to them.
fn attach(_: usize, change: &Change<'_>, _: &mut Known<'_, '_>) -> Option<Refusal> {
    if !change.attaches || change.kind() == "gateway-ingress" {
        return None;
    }
    refusal("kind", &["nothing is attached for a binding of the kind ", change.kind()])
}

/// A binding ends once, and a place that takes one address gets one.
fn twice(index: usize, change: &Change<'_>, known: &mut Known<'_, '_>) -> Option<Refusal> {
    let slot = change.to.and_then(|to| slot(change.kind(), &to, change.wanted()));
    let earlier = change.binding.and_then(|binding| known.leaving.get(binding.id));
    let taken = slot.and_then(|slot| known.arriving.get(&slot));
    if [earlier, taken].into_iter().flatten().all(|first| first >= index) {
        return None;
    }
    refusal("twice", &["an earlier change is about the same binding or the same place"])
}

/// An address stays in its account and region.
fn elsewhere(_: usize, change: &Change<'_>, _: &mut Known<'_, '_>) -> Option<Refusal> {
    let (binding, to) = (change.binding?, change.to?);
    if to.beside(&binding.place) {
        return None;
    }
    refusal("elsewhere", &[binding.address, " cannot leave its account and region"])
}

/// Something is under way, or failed: what it will be is not known yet.
fn busy(_: usize, change: &Change<'_>, _: &mut Known<'_, '_>) -> Option<Refusal> {
    let binding = change.binding.filter(|binding| !["bound", "unbound"].contains(&binding.state))?;
    refusal("busy", &[binding.address, " is ", binding.state, ": list it again later"])
}

/// The primary address of an interface stays (the page of UnassignPrivateIpAddresses; tencent.md 2.3 of
/// MigratePrivateIpAddress).
fn primary(_: usize, change: &Change<'_>, _: &mut Known<'_, '_>) -> Option<Refusal> {
    let binding = change.binding.filter(|binding| binding.primary)?;
    refusal("primary", &[binding.address, " is the primary address of ", binding.place.resource()])
}

/// An EIP of a NAT gateway, a HAVIP or a DHCP IP has calls of its own (tencent.md 2.3, DisassociateAddress).
fn held(_: usize, change: &Change<'_>, _: &mut Known<'_, '_>) -> Option<Refusal> {
    let binding = change.binding?;
    let holder = binding.place.holder();
    if binding.place.kind() != "eip" || !["NAT", "HAVIP", "DHCPIP"].contains(&holder) {
        return None;
    }
    refusal(
        "foreign",
        &[binding.address, " belongs to ", binding.place.resource(), ", a ", holder, " with calls of its own"],
    )
}

/// What is bound has to be moved.
fn bound(_: usize, change: &Change<'_>, _: &mut Known<'_, '_>) -> Option<Refusal> {
    let binding = change.binding.filter(|binding| change.action == Action::Bind && binding.state == "bound")?;
    refusal("bound", &[binding.address, " is bound to ", binding.place.resource(), ": move it instead"])
}

/// The ids that a call cannot do without.
fn incomplete(_: usize, change: &Change<'_>, _: &mut Known<'_, '_>) -> Option<Refusal> {
    let missing = |place: Option<Place<'_>>, names: &[&'static str]| {
        place.and_then(|place| names.iter().find(|name| place.id(name).is_empty()).copied())
    };
    let (from, to) = (change.binding.map(|binding| binding.place), change.to);
    let cloud = from.or(to).map_or("", |place| place.cloud());
    let name = match (change.kind(), cloud) {
        ("dns-endpoint-ip", _) => missing(from, &["ipaddress_id"]).or(missing(to, &["subnet_id"])),
        ("gateway-ingress", _) => missing(from, &["elb_id"]).or(missing(to, &["elb_id"])),
        ("desktop-eip", _) => missing(from, &["eip_id"]),
        ("eip", "tencent") => missing(from, &["AddressId"])
            .or_else(|| missing(to, &["NetworkInterfaceId"]).and_then(|_| missing(to, &["InstanceId"]))),
        ("eip", _) => missing(from, &["publicip_id"])
            .or_else(|| missing(to, &["associate_instance_type", "associate_instance_id"])),
        _ => None,
    };
    let is_nowhere = to.is_some_and(|to| to.resource().is_empty());
    // An EIP is there before it is bound.
    let lacks_binding = ["desktop-eip", "eip"].contains(&change.kind()) && change.binding.is_none();
    let lacks_address = change.kind() == "gateway-ingress" && change.wanted().is_none();
    let name = name
        .or(is_nowhere.then_some("to.resource().id"))
        .or(lacks_binding.then_some("binding"))
        .or(lacks_address.then_some("address"))?;
    refusal("incomplete", &["`", name, "` is not known, and the call needs it"])
}

/// A private address stays in its subnet (tencent.md 2.3, MigratePrivateIpAddress: same subnet).
fn subnets(_: usize, change: &Change<'_>, _: &mut Known<'_, '_>) -> Option<Refusal> {
    let (binding, to) = (change.binding?, change.to?);
    if change.kind() != "eni-private-ip" {
        return None;
    }
    let (from, into) = (binding.place.id("SubnetId"), to.id("SubnetId"));
    if !from.is_empty() && from == into {
        return None;
    }
    refusal(
        "other-subnet",
        &[binding.address, " is of the subnet ", from, ", and ", to.resource(), " is not known to be"],
    )
}

/// An address is in use once, and a desktop, a port or a private address has one EIP at most; what is in the way may go
/// in the same plan.
fn occupied(index: usize, change: &Change<'_>, known: &mut Known<'_, '_>) -> Option<Refusal> {
    let place = change.to?;
    let holder = slot(change.kind(), &place, change.wanted()).and_then(|slot| known.holders.get(&slot));
    if let Some(holder) = holder.and_then(|place| known.bindings.get(place)).copied() {
        let itself = change.binding.is_some_and(|binding| binding.id == holder.id);
        if itself || known.ends(index, known.leaving.get(holder.id)) {
            return None;
        }
        return refusal("occupied", &[holder.place.resource(), " has ", holder.address]);
    }
    let eip = place.id("AddressId");
    if change.kind() != "eip" || place.kind() != "eni-private-ip" || eip.is_empty() {
        return None;
    }
    if known.ends(index, known.freed_eips.get(&place.scoped(&[eip]))) {
        None
    } else {
        refusal("occupied", &[place.id("PrivateIpAddress"), " has ", eip])
    }
}

/// An EIP cannot go to a private address that goes away.
fn vanishes(index: usize, change: &Change<'_>, known: &mut Known<'_, '_>) -> Option<Refusal> {
    let place = change.to.filter(|_| change.kind() == "eip")?;
    if !known.ends(index, known.gone.get(&on_interface(&place))) {
        return None;
    }
    refusal("gone", &[place.id("PrivateIpAddress"), " is taken from ", place.resource(), " by another change"])
}

/// Returning a private address takes its EIP off (the page of UnassignPrivateIpAddresses).
fn loses_eip(index: usize, change: &Change<'_>, known: &mut Known<'_, '_>) -> Option<Refusal> {
    let binding = change.binding?;
    let eip = binding.place.id("AddressId");
    if change.action != Action::Unbind || binding.place.kind() != "eni-private-ip" || eip.is_empty() {
        return None;
    }
    if known.allows("detach-eip") || known.ends(index, known.freed_eips.get(&binding.place.scoped(&[eip]))) {
        return None;
    }
    let message = concat(&["returning ", binding.address, " takes the EIP ", eip, " off it"]);
    Some(Refusal { reason: "side-effect", message, allow: Some("detach-eip") })
}

/// Some EIPs are released when they are unbound (CascadeRelease of DescribeAddresses), and nobody gets them back.
fn is_released(_: usize, change: &Change<'_>, known: &mut Known<'_, '_>) -> Option<Refusal> {
    let binding = change.binding.filter(|binding| binding.place.is_released())?;
    if binding.state == "unbound" {
        return refusal("released", &[binding.address, " was released for good when it was unbound"]);
    }
    if known.allows("release-eip") {
        return None;
    }
    let message = concat(&[binding.address, " is released for good when it is unbound"]);
    Some(Refusal { reason: "side-effect", message, allow: Some("release-eip") })
}
