//! The calls that a plan is made of, with what the providers say about each.

use crate::core::completion::Pace;

/// A call that binds or unbinds. There is one of each, by whose place in memory it is known.
#[derive(Debug)]
pub struct Call {
    /// The service, as a client names it.
    pub service: &'static str,
    /// The operation, as the provider writes it.
    pub operation: &'static str,
    /// What it asks for.
    pub form: Form,
    /// The parameter that takes several, and how many; empty for one at a time.
    pub batch: (&'static str, usize),
    /// The parameter that tells instead how many the provider is to choose; empty where it does not choose so.
    pub count: &'static str,
    /// When the effect is to be looked for: the pace of the operation's own completion.
    pub pace: Pace,
    /// The requests that one look takes.
    pub reads: u32,
}

/// What a call asks for: the same to bind and to unbind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// An address of a DNS endpoint.
    Endpoint,
    /// Addresses of the balancers of a gateway.
    Ingress,
    /// Balancers of a gateway.
    Balancer,
    /// EIPs of desktops.
    Desktop,
    /// Addresses of an interface.
    Interface,
    /// An address that goes from one interface to another.
    Migration,
    /// An EIP of Tencent Cloud.
    TencentEip,
    /// EIPs of Huawei Cloud.
    HuaweiEip,
}

const fn call(form: Form, service: &'static str, operation: &'static str, pace: (u16, u16, u16), reads: u32) -> Call {
    let pace = Pace { first: pace.0, every: pace.1, at_most: pace.2 };
    Call { service, operation, form, batch: ("", 1), count: "", pace, reads }
}

const fn many(call: Call, list: &'static str, most: usize) -> Call {
    Call { batch: (list, most), ..call }
}

const fn counted(call: Call, count: &'static str) -> Call {
    Call { count, ..call }
}

/// The endpoint tells when it is over, and its list which addresses there are.
const ENDPOINT: ((u16, u16, u16), u32) = ((5, 5, 600), 2);
/// The gateway's state, and the addresses of its balancers.
const GATEWAY: ((u16, u16, u16), u32) = ((10, 5, 600), 2);
const TENCENT: ((u16, u16, u16), u32) = ((1, 2, 120), 1);

/// One address of an endpoint.
pub static BIND_ENDPOINT: Call = call(Form::Endpoint, "dns", "AssociateEndpointIpaddress", ENDPOINT.0, ENDPOINT.1);
/// One address of an endpoint.
pub static UNBIND_ENDPOINT: Call = call(Form::Endpoint, "dns", "DisassociateEndpointIpaddress", ENDPOINT.0, ENDPOINT.1);
/// Up to ten balancers of one gateway, each with up to [`PER_BALANCER`] addresses of a network.
pub static BIND_INGRESS: Call =
    many(call(Form::Ingress, "apig", "RegisterIngressIps", GATEWAY.0, GATEWAY.1), "elbs", 10);
/// The same.
pub static UNBIND_INGRESS: Call =
    many(call(Form::Ingress, "apig", "UnregisterIngressIps", GATEWAY.0, GATEWAY.1), "elbs", 10);
/// Up to ten balancers of one gateway.
pub static ATTACH_BALANCERS: Call =
    many(call(Form::Balancer, "apig", "BatchAddExtraElbs", GATEWAY.0, GATEWAY.1), "elb_details", 10);
/// One EIP.
pub static BIND_DESKTOP: Call = call(Form::Desktop, "workspace", "AssociateDesktopsEip", (5, 5, 300), 1);
/// The EIPs of up to a hundred desktops.
pub static UNBIND_DESKTOPS: Call =
    many(call(Form::Desktop, "workspace", "BatchDisassociateDesktopsEip", (5, 5, 300), 1), "desktop_ids", 100);
/// Up to ten addresses of one interface.
pub static BIND_INTERFACE: Call = many(
    counted(
        call(Form::Interface, "vpc", "AssignPrivateIpAddresses", TENCENT.0, TENCENT.1),
        "SecondaryPrivateIpAddressCount",
    ),
    "PrivateIpAddresses",
    10,
);
/// The same.
pub static UNBIND_INTERFACE: Call =
    many(call(Form::Interface, "vpc", "UnassignPrivateIpAddresses", TENCENT.0, TENCENT.1), "PrivateIpAddresses", 10);
/// The same for IPv6.
pub static BIND_INTERFACE_V6: Call = many(
    counted(call(Form::Interface, "vpc", "AssignIpv6Addresses", TENCENT.0, TENCENT.1), "Ipv6AddressCount"),
    "Ipv6Addresses",
    10,
);
/// The same for IPv6.
pub static UNBIND_INTERFACE_V6: Call =
    many(call(Form::Interface, "vpc", "UnassignIpv6Addresses", TENCENT.0, TENCENT.1), "Ipv6Addresses", 10);
/// One IPv4 address, which is never free in between.
pub static MOVE_INTERFACE: Call = call(Form::Migration, "vpc", "MigratePrivateIpAddress", TENCENT.0, TENCENT.1);
/// One EIP.
pub static BIND_TENCENT_EIP: Call = call(Form::TencentEip, "vpc", "AssociateAddress", TENCENT.0, TENCENT.1);
/// One EIP.
pub static UNBIND_TENCENT_EIP: Call = call(Form::TencentEip, "vpc", "DisassociateAddress", TENCENT.0, TENCENT.1);
/// One EIP.
pub static BIND_HUAWEI_EIP: Call = call(Form::HuaweiEip, "eip", "AssociatePublicips", (0, 2, 120), 1);
/// EIPs at once. The provider names no largest number; so many ids still fit into the address of the request that looks
/// for the effect.
pub static UNBIND_HUAWEI_EIPS: Call =
    many(call(Form::HuaweiEip, "eip", "BatchDisassociatePublicips", (3, 5, 300), 1), "publicip_ids", 50);

/// Each balancer of an ingress call takes at most so many addresses of each network (the page of UnregisterIngressIps:
/// public_ips, private_ips and global_eips have 0 to 2 entries).
pub const PER_BALANCER: usize = 2;

/// An endpoint keeps at least so many addresses (huawei.md 3.1, trap 2).
pub const ENDPOINT_FLOOR: usize = 2;
/// An endpoint has at most so many (the note of AssociateEndpointIpaddress).
pub const ENDPOINT_CEILING: usize = 6;

/// All of them, with their clouds.
pub static ALL: &[(&str, &Call)] = &[
    ("huawei", &BIND_ENDPOINT),
    ("huawei", &UNBIND_ENDPOINT),
    ("huawei", &BIND_INGRESS),
    ("huawei", &UNBIND_INGRESS),
    ("huawei", &ATTACH_BALANCERS),
    ("huawei", &BIND_DESKTOP),
    ("huawei", &UNBIND_DESKTOPS),
    ("tencent", &BIND_INTERFACE),
    ("tencent", &UNBIND_INTERFACE),
    ("tencent", &BIND_INTERFACE_V6),
    ("tencent", &UNBIND_INTERFACE_V6),
    ("tencent", &MOVE_INTERFACE),
    ("tencent", &BIND_TENCENT_EIP),
    ("tencent", &UNBIND_TENCENT_EIP),
    ("huawei", &BIND_HUAWEI_EIP),
    ("huawei", &UNBIND_HUAWEI_EIPS),
];

#[cfg(all(test, feature = "docs"))]
mod tests {
    use super::*;
    use crate::{huawei, tencent};

    #[test]
    fn what_is_said_here_is_what_the_operations_say() {
        for (cloud, call) in ALL {
            let services = if *cloud == "huawei" { huawei::SERVICES } else { tencent::SERVICES };
            let service = services.iter().find(|service| service.name == call.service).unwrap();
            let operation = service.operations.iter().find(|known| known.name == call.operation).unwrap();
            let pace = operation.completion.unwrap().pace;
            let Pace { first, every, at_most } = call.pace;
            assert_eq!((first, every, at_most), (pace.first, pace.every, pace.at_most), "{}", call.operation);
            match operation.docs.batch {
                Some((list, most)) => {
                    assert_eq!(call.batch.0, list, "{}", call.operation);
                    assert_eq!(call.batch.1, most.map_or(50, usize::from), "{}", call.operation);
                }
                None => assert_eq!(call.batch, ("", 1), "{}", call.operation),
            }
            let is_param = |name: &str| operation.params.iter().any(|param| param.name == name);
            assert!(call.count.is_empty() || is_param(call.count), "{}", call.operation);
        }
    }
}
