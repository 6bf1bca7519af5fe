//! What each act asks of the provider. Nothing of it is kept: most acts share the request of another.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use crate::core::value::Value;

use super::act::{Act, is_v6};
use super::calls::Form;
use super::input::Place;

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
