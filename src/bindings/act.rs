//! An act: one address taken off or put on, by which call of the provider.

use alloc::vec::Vec;

use super::calls::{self, Call};
use super::input::{Binding, Change, Place};

/// A part of a call; `requests` tells what it asks for.
pub struct Act<'a> {
    /// The change it belongs to.
    pub change: usize,
    pub call: &'static Call,
    /// The resource that it changes.
    pub place: Place<'a>,
    /// What is taken off or put on, where it was before.
    pub thing: Place<'a>,
    /// The address, where it is known before.
    pub address: Option<&'a str>,
    /// The address as the provider wrote it.
    pub written: &'a str,
    /// What it takes off, or puts on.
    pub unbinds: bool,
    /// The acts that must have succeeded before.
    pub needs: Vec<usize>,
}

/// What takes a bound address off.
pub fn unbind<'a>(change: usize, binding: Binding<'a>) -> Act<'a> {
    let place = binding.place;
    let is_v6 = is_v6(binding.address);
    let call = match (place.kind(), place.cloud()) {
        ("gateway-ingress", _) => &calls::UNBIND_INGRESS,
        ("desktop-eip", _) => &calls::UNBIND_DESKTOPS,
        ("eni-private-ip", _) if is_v6 => &calls::UNBIND_INTERFACE_V6,
        ("eni-private-ip", _) => &calls::UNBIND_INTERFACE,
        ("eip", "tencent") => &calls::UNBIND_TENCENT_EIP,
        ("eip", _) => &calls::UNBIND_HUAWEI_EIPS,
        _ => &calls::UNBIND_ENDPOINT,
    };
    let address = Some(binding.address);
    Act { change, call, place, thing: place, address, written: written(&binding), unbinds: true, needs: Vec::new() }
}

/// What puts an address on.
pub fn bind<'a>(change: usize, wish: &Change<'a>, to: Place<'a>) -> Act<'a> {
    let address = wish.wanted();
    let call = match (wish.kind(), to.cloud()) {
        ("gateway-ingress", _) => &calls::BIND_INGRESS,
        ("desktop-eip", _) => &calls::BIND_DESKTOP,
        ("eni-private-ip", _) if address.map_or(wish.chooses_v6, is_v6) => &calls::BIND_INTERFACE_V6,
        ("eni-private-ip", _) => &calls::BIND_INTERFACE,
        ("eip", "tencent") => &calls::BIND_TENCENT_EIP,
        ("eip", _) => &calls::BIND_HUAWEI_EIP,
        _ => &calls::BIND_ENDPOINT,
    };
    // The thing that is bound is named by the binding that it had, or that it is free in.
    let thing = wish.binding.map_or(to, |binding| binding.place);
    let written = wish.address.or(wish.binding.as_ref().map(written)).unwrap_or_default();
    Act { change, call, place: to, thing, address, written, unbinds: false, needs: Vec::new() }
}

/// What attaches the balancer of an address to its gateway.
pub fn attach(change: usize, to: Place<'_>) -> Act<'_> {
    let call = &calls::ATTACH_BALANCERS;
    Act { change, call, place: to, thing: to, address: None, written: "", unbinds: false, needs: Vec::new() }
}

/// From one interface to another in one step, so that the address is never free; its EIP goes along.
pub fn migrate<'a>(change: usize, binding: Binding<'a>, to: Place<'a>) -> Act<'a> {
    let address = Some(binding.address);
    let call = &calls::MOVE_INTERFACE;
    Act { change, call, place: to, thing: binding.place, address, written: "", unbinds: false, needs: Vec::new() }
}

/// The address as the provider wrote it, which need not be the canonical form.
fn written<'a>(binding: &Binding<'a>) -> &'a str {
    let written = binding.place.id("ip");
    if written.is_empty() { binding.address } else { written }
}

/// Whether an address in canonical form is one of IPv6.
pub fn is_v6(address: &str) -> bool {
    address.contains(':')
}
