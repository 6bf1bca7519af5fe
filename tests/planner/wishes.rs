//! Random worlds, random wishes, and both as the planner reads them.

use proptest::prelude::*;

use crate::model::World;

/// What is bound, or could be: an address of a kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Thing {
    pub kind: &'static str,
    /// The address, or the EIP.
    pub name: String,
    /// The resource; empty for a free EIP.
    pub at: String,
    /// The balancer, or the private address of an EIP.
    pub part: String,
    pub primary: bool,
    /// The EIP of a private address.
    pub eip: String,
    /// How many addresses the endpoint has.
    pub count: usize,
}

/// A wish about the things of a world, by their places in its list.
#[derive(Clone, Debug)]
pub enum Wish {
    Unbind(usize),
    /// A new address at the place of a thing.
    Bind(usize, Option<u8>),
    /// A thing to the place of another.
    Move(usize, usize),
}

pub fn worlds(most: usize) -> impl Strategy<Value = World> {
    let endpoints = prop::collection::vec(2..=6_usize, 0..=3);
    let balancers = prop::collection::vec(0..=most, 0..=3);
    let desktops = (0..=most, 0..=2_usize);
    let interfaces = prop::collection::vec((0..=most, 0..=2_usize), 0..=3);
    (endpoints, balancers, desktops, interfaces).prop_map(|(endpoints, balancers, (desktops, spare), interfaces)| {
        let mut world = World::default();
        let mut number = 0;
        let mut next = |letter: &str| {
            number += 1;
            format!("{letter}{number}")
        };
        for (at, count) in endpoints.into_iter().enumerate() {
            world.endpoints.insert(format!("endpoint-{at}"), (0..count).map(|_| next("p")).collect());
        }
        for (at, count) in balancers.into_iter().enumerate() {
            let place = (format!("gateway-{}", at / 2), format!("elb-{at}"));
            world.ingress.insert(place, (0..count).map(|_| next("g")).collect());
        }
        for at in 0..desktops + spare {
            world.desktops.insert(next("d"), (at < desktops).then(|| format!("desktop-{at}")));
        }
        for (at, (count, eips)) in interfaces.into_iter().enumerate() {
            let name = format!("eni-{at}");
            let ips: Vec<String> = (0..=count).map(|_| next("p")).collect();
            for ip in ips.iter().skip(1).take(eips) {
                world.eips.insert(next("e"), Some((name.clone(), ip.clone())));
            }
            world.interfaces.insert(name, ips);
        }
        world
    })
}

/// Everything there is, in a fixed order.
pub fn things(world: &World) -> Vec<Thing> {
    let mut out = Vec::new();
    let blank = |kind, name: &str, at: &str| Thing {
        kind,
        name: name.to_owned(),
        at: at.to_owned(),
        part: String::new(),
        primary: false,
        eip: String::new(),
        count: 0,
    };
    for (endpoint, ips) in &world.endpoints {
        out.extend(ips.iter().map(|ip| Thing { count: ips.len(), ..blank("dns-endpoint-ip", ip, endpoint) }));
    }
    for ((gateway, elb), ips) in &world.ingress {
        out.extend(ips.iter().map(|ip| Thing { part: elb.clone(), ..blank("gateway-ingress", ip, gateway) }));
    }
    for (eip, on) in &world.desktops {
        out.push(blank("desktop-eip", eip, on.as_deref().unwrap_or_default()));
    }
    for (interface, ips) in &world.interfaces {
        for (index, ip) in ips.iter().enumerate() {
            let eip = world.eips.iter().find(|(_, on)| on.as_ref().is_some_and(|(_, own)| own == ip));
            let eip = eip.map(|(eip, _)| eip.clone()).unwrap_or_default();
            out.push(Thing { primary: index == 0, eip, ..blank("eni-private-ip", ip, interface) });
        }
    }
    for (eip, on) in &world.eips {
        let (at, part) = on.clone().unwrap_or_default();
        out.push(Thing { part, ..blank("eip", eip, &at) });
    }
    out
}

pub fn wishes(most: usize) -> impl Strategy<Value = Vec<Wish>> {
    let one = prop_oneof![
        4 => any::<prop::sample::Index>().prop_map(|at| Wish::Unbind(at.index(1 << 20))),
        2 => (any::<prop::sample::Index>(), prop::option::of(0..4_u8))
            .prop_map(|(at, new)| Wish::Bind(at.index(1 << 20), new)),
        3 => (any::<prop::sample::Index>(), any::<prop::sample::Index>())
            .prop_map(|(from, to)| Wish::Move(from.index(1 << 20), to.index(1 << 20))),
    ];
    prop::collection::vec(one, 0..=most)
}

/// The place of a thing, as the planner reads it.
fn place(thing: &Thing) -> Vec<String> {
    let Thing { kind, name, at, part, eip, count, .. } = thing;
    let cloud = if ["eip", "eni-private-ip"].contains(kind) { "tencent" } else { "huawei" };
    let ids: &[&str] = match *kind {
        "dns-endpoint-ip" => &["ipaddress_id", name, "subnet_id", "s"],
        "gateway-ingress" => &["elb_id", part],
        "desktop-eip" => &["eip_id", name],
        "eni-private-ip" => &["NetworkInterfaceId", at, "PrivateIpAddress", name, "SubnetId", "s", "AddressId", eip],
        _ => &["AddressId", name, "NetworkInterfaceId", at, "PrivateIpAddress", part],
    };
    let (count, pairs) = (count.to_string(), (ids.len() / 2).to_string());
    let own = [cloud, "a", "r", kind, "public", at, "", "", &count, "", &pairs];
    own.iter().chain(ids).map(|part| (*part).to_owned()).collect()
}

fn binding(thing: &Thing) -> Vec<String> {
    let Thing { kind, name, at, part, primary, .. } = thing;
    let state = if at.is_empty() { "unbound" } else { "bound" };
    let own = [format!("{kind}:{at}:{part}:{name}"), name.clone(), state.to_owned(), u8::from(*primary).to_string()];
    own.into_iter().chain(place(thing)).collect()
}

/// A new address for the place of a thing: private ones are of a subnet, and ingress addresses of a gateway.
pub fn new_address(place: &Thing, new: u8) -> String {
    let of = if place.kind == "gateway-ingress" { &place.at } else { place.kind };
    format!("new-{of}-{new}")
}

/// The planner's input for these wishes.
pub fn request(things: &[Thing], wishes: &[Wish]) -> String {
    let of = |at: &usize| &things[at % things.len()];
    let mut parts = ["1", "detach-eip"].map(str::to_owned).to_vec();
    parts.push(wishes.len().to_string());
    for wish in wishes {
        let (action, address, from, to) = match wish {
            Wish::Unbind(at) => ("unbind", None, Some(of(at)), None),
            Wish::Bind(at, new) => ("bind", new.map(|new| new_address(of(at), new)), None, Some(of(at))),
            Wish::Move(from, to) => ("move", None, Some(of(from)), Some(of(to))),
        };
        parts.extend([action.to_owned(), address.unwrap_or_default(), String::new()]);
        parts.push(u8::from(from.is_some()).to_string());
        parts.extend(from.into_iter().flat_map(binding));
        parts.push(u8::from(to.is_some()).to_string());
        parts.extend(to.into_iter().flat_map(place));
    }
    parts.push(things.len().to_string());
    parts.extend(things.iter().flat_map(binding));
    parts.join("\0")
}
