//! What each act asks of the provider: one function for each way to take an address off or to put one on.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use crate::core::value::Value;

use super::acts::Act;
use super::calls::{self, Call};
use super::input::{Binding, Change, Place};

/// What takes a bound address off.
pub fn unbind<'a>(change: usize, binding: Binding<'a>) -> Act<'a> {
    let place = binding.place;
    let act = Act {
        change,
        call: &calls::UNBIND_ENDPOINT,
        scope: String::new(),
        locks: Vec::new(),
        place,
        address: Some(binding.address),
        unbinds: true,
        params: Value::Object(Vec::new()),
        entry: Value::Null,
        needs: Vec::new(),
    };
    match (place.kind(), place.cloud()) {
        ("gateway-ingress", _) => ingress(act, &calls::UNBIND_INGRESS, written(&binding), binding.place.network()),
        ("desktop-eip", _) => Act {
            call: &calls::UNBIND_DESKTOPS,
            scope: place.scoped(&["desktops"]),
            entry: Value::String(place.resource().into()),
            ..act
        },
        ("eni-private-ip", _) => interface(act),
        ("eip", "tencent") => Act {
            call: &calls::UNBIND_TENCENT_EIP,
            locks: eip_locks(place.id("AddressId"), &place),
            params: Value::object(&[("AddressId", place.id("AddressId"))]),
            ..act
        },
        ("eip", _) => Act {
            call: &calls::UNBIND_HUAWEI_EIPS,
            scope: place.scoped(&["publicips"]),
            entry: Value::String(place.id("publicip_id").into()),
            ..act
        },
        _ => Act {
            locks: vec![place.scoped(&[place.resource()])],
            params: Value::object(&[("endpoint_id", place.resource()), ("ipaddress_id", place.id("ipaddress_id"))]),
            ..act
        },
    }
}

/// What puts an address on.
pub fn bind<'a>(change: usize, wish: &Change<'a>, to: Place<'a>) -> Act<'a> {
    let address = wish.wanted();
    // The thing that is bound is named by the binding that it had, or that it is free in.
    let thing = wish.binding.map_or(to, |binding| binding.place);
    let act = Act {
        change,
        call: &calls::BIND_ENDPOINT,
        scope: String::new(),
        locks: Vec::new(),
        place: to,
        address,
        unbinds: false,
        params: Value::Object(Vec::new()),
        entry: Value::Null,
        needs: Vec::new(),
    };
    match (wish.kind(), to.cloud()) {
        ("gateway-ingress", _) => {
            let address = wish.address.or(wish.binding.as_ref().map(written)).unwrap_or_default();
            ingress(act, &calls::BIND_INGRESS, address, thing.network())
        }
        ("desktop-eip", _) => Act {
            call: &calls::BIND_DESKTOP,
            params: Value::object(&[("desktop_id", to.resource()), ("eip_id", thing.id("eip_id"))]),
            ..act
        },
        ("eni-private-ip", _) => interface(act),
        ("eip", "tencent") => {
            let eip = thing.id("AddressId");
            let interface = [
                ("AddressId", eip),
                ("NetworkInterfaceId", to.id("NetworkInterfaceId")),
                ("PrivateIpAddress", to.id("PrivateIpAddress")),
            ];
            let instance = [("AddressId", eip), ("InstanceId", to.id("InstanceId"))];
            let on_interface = !to.id("NetworkInterfaceId").is_empty();
            Act {
                call: &calls::BIND_TENCENT_EIP,
                locks: eip_locks(eip, &to),
                params: if on_interface { Value::object(&interface) } else { Value::object(&instance) },
                ..act
            }
        }
        ("eip", _) => {
            let names = ["associate_instance_type", "associate_instance_id"];
            let target = Value::object(&names.map(|name| (name, to.id(name))));
            let id = Value::String(thing.id("publicip_id").into());
            let params = Value::Object(vec![("publicip_id".into(), id), ("publicip".into(), target)]);
            Act { call: &calls::BIND_HUAWEI_EIP, params, ..act }
        }
        _ => {
            let mut wanted = vec![("subnet_id", to.id("subnet_id"))];
            wanted.extend(address.map(|address| ("ip", address)));
            let endpoint = Value::String(to.resource().into());
            let params = vec![("endpoint_id".into(), endpoint), ("ipaddress".into(), Value::object(&wanted))];
            Act { locks: vec![to.scoped(&[to.resource()])], params: Value::Object(params), ..act }
        }
    }
}

/// The address as the provider wrote it, which need not be the canonical form.
fn written<'a>(binding: &Binding<'a>) -> &'a str {
    let written = binding.place.id("ip");
    if written.is_empty() { binding.address } else { written }
}

/// From one interface to another in one step, so that the address is never free; its EIP goes along.
pub fn migrate<'a>(change: usize, binding: Binding<'a>, to: Place<'a>) -> Act<'a> {
    let from = binding.place.resource();
    let params = [
        ("SourceNetworkInterfaceId", from),
        ("DestinationNetworkInterfaceId", to.resource()),
        ("PrivateIpAddress", binding.address),
    ];
    Act {
        change,
        call: &calls::MOVE_INTERFACE,
        scope: String::new(),
        locks: vec![to.scoped(&[from]), to.scoped(&[to.resource()])],
        place: to,
        address: Some(binding.address),
        unbinds: false,
        params: Value::object(&params),
        entry: Value::Null,
        needs: Vec::new(),
    }
}

/// Addresses of the balancers of a gateway.
fn ingress<'a>(act: Act<'a>, call: &'static Call, address: &str, network: &str) -> Act<'a> {
    let list = match network {
        "private" => "private_ips",
        "global" => "global_eips",
        _ => "public_ips",
    };
    let version = if is_v6(address) { "v6" } else { "v4" };
    let detail = Value::object(&[("type", version), ("ip", address)]);
    let elb = Value::String(act.place.id("elb_id").into());
    let gateway = act.place.scoped(&[act.place.resource()]);
    Act {
        call,
        scope: gateway.clone(),
        locks: vec![gateway],
        params: Value::object(&[("instance_id", act.place.resource())]),
        entry: Value::Object(vec![("elb_id".into(), elb), (list.into(), Value::Array(vec![detail]))]),
        ..act
    }
}

/// An address of an interface; those that the provider chooses are IPv4, are counted, and so have a request of their own.
fn interface(act: Act<'_>) -> Act<'_> {
    let is_v6 = act.address.is_some_and(is_v6);
    let call = match (act.unbinds, is_v6) {
        (false, false) => &calls::BIND_INTERFACE,
        (false, true) => &calls::BIND_INTERFACE_V6,
        (true, false) => &calls::UNBIND_INTERFACE,
        (true, true) => &calls::UNBIND_INTERFACE_V6,
    };
    let name = if is_v6 { "Address" } else { "PrivateIpAddress" };
    Act {
        call,
        scope: act.place.scoped(&[act.place.resource(), if act.address.is_some() { "given" } else { "any" }]),
        locks: vec![act.place.scoped(&[act.place.resource()])],
        params: Value::object(&[("NetworkInterfaceId", act.place.resource())]),
        entry: act.address.map_or(Value::Null, |address| Value::object(&[(name, address)])),
        ..act
    }
}

/// Whether an address in canonical form is one of IPv6.
pub fn is_v6(address: &str) -> bool {
    address.contains(':')
}

/// An EIP's task holds what the EIP is on too (tencent.md 2.4, MutexOperationTaskRunning).
fn eip_locks(eip: &str, on: &Place<'_>) -> Vec<String> {
    let (interface, instance) = (on.id("NetworkInterfaceId"), on.id("InstanceId"));
    let held = if interface.is_empty() { instance } else { interface };
    vec![on.scoped(&[eip]), on.scoped(&[held])]
}
