//! Virtual Private Cloud, API 3.0: elastic network interfaces (ENIs) with their private addresses, elastic IPs (EIPs),
//! and virtual IPs that move.

pub(super) mod addresses;
pub(super) mod common;
mod dhcp_ips;
mod error_codes;
mod ha_vips;
mod interfaces;
mod ipv6;
mod ipv6_addresses;
mod private_ips;
mod reserved_ips;
mod tasks;

use crate::core::operation::{Method, Operation, Repeat, Service};
use crate::core::paging::{PageStyle, Paging};

/// The service.
pub const SERVICE: Service = Service::new("vpc", "vpc")
    .about("Virtual Private Cloud, API 3.0: network interfaces, elastic IPs, and virtual IPs that move")
    .version("2017-03-12")
    .errors(&[error_codes::ERRORS])
    .operations(&[
        &private_ips::UNASSIGN_PRIVATE_IP_ADDRESSES,
        &private_ips::ASSIGN_PRIVATE_IP_ADDRESSES,
        &private_ips::MIGRATE_PRIVATE_IP_ADDRESS,
        &private_ips::MODIFY_PRIVATE_IP_ADDRESSES_ATTRIBUTE,
        &private_ips::DESCRIBE_VPC_PRIVATE_IP_ADDRESSES,
        &private_ips::DESCRIBE_USED_IP_ADDRESS,
        &interfaces::DESCRIBE_NETWORK_INTERFACES,
        &interfaces::DESCRIBE_NETWORK_INTERFACE_LIMIT,
        &interfaces::CREATE_NETWORK_INTERFACE,
        &interfaces::CREATE_AND_ATTACH_NETWORK_INTERFACE,
        &interfaces::ATTACH_NETWORK_INTERFACE,
        &interfaces::DETACH_NETWORK_INTERFACE,
        &interfaces::MIGRATE_NETWORK_INTERFACE,
        &interfaces::DELETE_NETWORK_INTERFACE,
        &interfaces::MODIFY_NETWORK_INTERFACE_ATTRIBUTE,
        &interfaces::MODIFY_NETWORK_INTERFACE_QOS,
        &interfaces::ASSOCIATE_NETWORK_INTERFACE_SECURITY_GROUPS,
        &interfaces::DISASSOCIATE_NETWORK_INTERFACE_SECURITY_GROUPS,
        &ipv6::ASSIGN_IPV6_ADDRESSES,
        &ipv6::UNASSIGN_IPV6_ADDRESSES,
        &ipv6::MODIFY_IPV6_ADDRESSES_ATTRIBUTE,
        &ipv6::DESCRIBE_VPC_IPV6_ADDRESSES,
        &tasks::DESCRIBE_VPC_TASK_RESULT,
        &tasks::DESCRIBE_TASK_RESULT,
        &addresses::ASSOCIATE_ADDRESS,
        &addresses::DISASSOCIATE_ADDRESS,
        &addresses::ALLOCATE_ADDRESSES,
        &addresses::RELEASE_ADDRESSES,
        &addresses::DESCRIBE_ADDRESSES,
        &addresses::DESCRIBE_ADDRESS_QUOTA,
        &addresses::MODIFY_ADDRESS_ATTRIBUTE,
        &addresses::TRANSFORM_ADDRESS,
        &addresses::ADJUST_PUBLIC_ADDRESS,
        &addresses::RETURN_NORMAL_ADDRESSES,
        &addresses::ASSOCIATE_NAT_GATEWAY_ADDRESS,
        &addresses::DISASSOCIATE_NAT_GATEWAY_ADDRESS,
        &ipv6_addresses::ALLOCATE_I_PV6_ADDRESSES,
        &ipv6_addresses::ASSOCIATE_I_PV6_ADDRESS,
        &ipv6_addresses::DISASSOCIATE_I_PV6_ADDRESS,
        &ipv6_addresses::RELEASE_I_PV6_ADDRESSES,
        &ipv6_addresses::DESCRIBE_I_PV6_ADDRESSES,
        &ipv6_addresses::MODIFY_I_PV6_ADDRESSES_ATTRIBUTES,
        &ipv6_addresses::MODIFY_I_PV6_ADDRESSES_BANDWIDTH,
        &ipv6_addresses::ALLOCATE_IP6_ADDRESSES_BANDWIDTH,
        &ipv6_addresses::RELEASE_IP6_ADDRESSES_BANDWIDTH,
        &ipv6_addresses::DESCRIBE_IP6_ADDRESSES,
        &ipv6_addresses::MODIFY_IP6_ADDRESSES_BANDWIDTH,
        &ha_vips::CREATE_HA_VIP,
        &ha_vips::DELETE_HA_VIP,
        &ha_vips::DESCRIBE_HA_VIPS,
        &ha_vips::MODIFY_HA_VIP_ATTRIBUTE,
        &ha_vips::HA_VIP_ASSOCIATE_ADDRESS_IP,
        &ha_vips::HA_VIP_DISASSOCIATE_ADDRESS_IP,
        &ha_vips::ASSOCIATE_HA_VIP_INSTANCE,
        &ha_vips::DISASSOCIATE_HA_VIP_INSTANCE,
        &dhcp_ips::CREATE_DHCP_IP,
        &dhcp_ips::DELETE_DHCP_IP,
        &dhcp_ips::DESCRIBE_DHCP_IPS,
        &dhcp_ips::MODIFY_DHCP_IP_ATTRIBUTE,
        &dhcp_ips::ASSOCIATE_DHCP_IP_WITH_ADDRESS_IP,
        &dhcp_ips::DISASSOCIATE_DHCP_IP_WITH_ADDRESS_IP,
        &reserved_ips::CREATE_RESERVE_IP_ADDRESSES,
        &reserved_ips::DELETE_RESERVE_IP_ADDRESSES,
        &reserved_ips::DESCRIBE_RESERVE_IP_ADDRESSES,
        &reserved_ips::MODIFY_RESERVE_IP_ADDRESS,
    ]);

const fn action(name: &'static str) -> Operation {
    Operation::new(name, Method::Post, "/")
}

/// An action that changes nothing.
const fn reading(name: &'static str) -> Operation {
    action(name).repeat(Repeat::Safe)
}

pub(super) const fn pages(items: &'static str) -> Paging {
    Paging::offset(items).total("TotalCount").by(PageStyle::Offset { offset: "Offset", limit: "Limit" })
}

const SDKS: &[&str] = &["node-sdk 4.1.313", "python-sdk 3.1.193", "go-sdk v1.3.166"];
