//! What each act asks of the provider. Nothing of it is kept: most acts share the request of another.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use crate::core::value::Value;

use super::acts::Act;
use super::calls::{self, Form};
use super::input::{Binding, Change, Place};

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

/// The parameters, without the list that several acts share.
pub fn params(act: &Act<'_>) -> Value {
    let Act { call, place, thing, .. } = act;
    let id = |place: &Place<'_>, name| Value::String(place.id(name).into());
    match (call.form, act.unbinds) {
        (Form::Endpoint, true) => {
            Value::object(&[("endpoint_id", place.resource()), ("ipaddress_id", place.id("ipaddress_id"))])
        }
        (Form::Endpoint, false) => {
            let mut wanted = vec![("subnet_id", place.id("subnet_id"))];
            wanted.extend(act.address.map(|address| ("ip", address)));
            let endpoint = Value::String(place.resource().into());
            Value::Object(vec![("endpoint_id".into(), endpoint), ("ipaddress".into(), Value::object(&wanted))])
        }
        (Form::Ingress | Form::Balancer, _) => Value::object(&[("instance_id", place.resource())]),
        (Form::Desktop, false) => Value::object(&[("desktop_id", place.resource()), ("eip_id", thing.id("eip_id"))]),
        (Form::Interface, _) => Value::object(&[("NetworkInterfaceId", place.resource())]),
        (Form::Migration, _) => Value::object(&[
            ("SourceNetworkInterfaceId", thing.resource()),
            ("DestinationNetworkInterfaceId", place.resource()),
            ("PrivateIpAddress", act.address.unwrap_or_default()),
        ]),
        (Form::TencentEip, unbinds) => {
            let on_interface: &[_] = &["NetworkInterfaceId", "PrivateIpAddress"];
            let is_on_interface = !place.id("NetworkInterfaceId").is_empty();
            let names = if is_on_interface { on_interface } else { &["InstanceId"] };
            let mut params = vec![("AddressId", thing.id("AddressId"))];
            params.extend(names.iter().filter(|_| !unbinds).map(|name| (*name, place.id(name))));
            Value::object(&params)
        }
        (Form::HuaweiEip, false) => {
            let names = ["associate_instance_type", "associate_instance_id"];
            let target = Value::object(&names.map(|name| (name, place.id(name))));
            Value::Object(vec![("publicip_id".into(), id(thing, "publicip_id")), ("publicip".into(), target)])
        }
        (Form::Desktop | Form::HuaweiEip, true) => Value::Object(Vec::new()),
    }
}

/// The entry in the list that several acts share, if there is one. Attaching deletes listeners that a balancer has on the
/// gateway's ports only if `overwrites` (the page of BatchAddExtraElbs; left out it does).
pub fn entry(act: &Act<'_>, overwrites: bool) -> Option<Value> {
    let text = |text: &str| Value::String(text.into());
    match (act.call.form, act.unbinds) {
        (Form::Ingress, _) => {
            let version = if is_v6(act.written) { "v6" } else { "v4" };
            let detail = Value::object(&[("type", version), ("ip", act.written)]);
            let balancer = ("elb_id".into(), text(act.place.id("elb_id")));
            Some(Value::Object(vec![balancer, (network_list(act).into(), Value::Array(vec![detail]))]))
        }
        (Form::Balancer, _) => Some(Value::Object(vec![
            ("id".into(), text(act.place.id("elb_id"))),
            ("force_overwrite_enabled".into(), Value::Bool(overwrites)),
        ])),
        (Form::Desktop, true) => Some(text(act.place.resource())),
        (Form::Interface, _) => act.address.map(|address| {
            let name = if is_v6(address) { "Address" } else { "PrivateIpAddress" };
            Value::object(&[(name, address)])
        }),
        (Form::HuaweiEip, true) => Some(text(act.place.id("publicip_id"))),
        _ => None,
    }
}

/// Where a balancer's entry has the address of an ingress act.
pub fn network_list(act: &Act<'_>) -> &'static str {
    match act.thing.network() {
        "private" => "private_ips",
        "global" => "global_eips",
        _ => "public_ips",
    }
}

/// Acts of one call with the same scope may share a request; one without shares with none.
pub fn scope(act: &Act<'_>) -> Option<String> {
    let place = &act.place;
    match (act.call.form, act.unbinds) {
        (Form::Ingress | Form::Balancer, _) => Some(place.scoped(&[place.resource()])),
        // Those that the provider chooses are counted, and so have a request of their own.
        (Form::Interface, _) => {
            Some(place.scoped(&[place.resource(), if act.address.is_some() { "given" } else { "any" }]))
        }
        (Form::Desktop | Form::HuaweiEip, true) => Some(place.scoped(&[])),
        _ => None,
    }
}

/// What nothing else may change at the same time. Acts that share a request have the same locks.
pub fn locks(act: &Act<'_>) -> Vec<String> {
    let Act { place, thing, .. } = act;
    match act.call.form {
        Form::Endpoint | Form::Ingress | Form::Balancer | Form::Interface => vec![place.scoped(&[place.resource()])],
        Form::Migration => vec![place.scoped(&[thing.resource()]), place.scoped(&[place.resource()])],
        // An EIP's task holds what the EIP is on too (tencent.md 2.4, MutexOperationTaskRunning).
        Form::TencentEip => {
            let (interface, instance) = (place.id("NetworkInterfaceId"), place.id("InstanceId"));
            let held = if interface.is_empty() { instance } else { interface };
            vec![place.scoped(&[thing.id("AddressId")]), place.scoped(&[held])]
        }
        Form::Desktop | Form::HuaweiEip => Vec::new(),
    }
}
