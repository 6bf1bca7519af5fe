//! Virtual Private Cloud: ports, sub-network interfaces, subnets and their private addresses.
//!
//! Two operations of different interfaces can bear one name; the newer one ends in `V3` here.

mod common;
mod neutron;
mod ports;
mod sub_interfaces;
mod subnets;

use crate::core::operation::{ErrorCode, Service};

use super::facts::{GATEWAY_ERRORS, NETWORK_ERRORS};

/// The service.
pub const SERVICE: Service = Service::new("vpc", "vpc")
    .about("Virtual Private Cloud: ports, sub-network interfaces, subnets and their private addresses")
    .errors(&[ERRORS, NETWORK_ERRORS, GATEWAY_ERRORS])
    .operations(&[
        &ports::CREATE_PORT,
        &ports::LIST_PORTS,
        &ports::SHOW_PORT,
        &ports::UPDATE_PORT,
        &ports::DELETE_PORT,
        &ports::LIST_PORTS_V3,
        &ports::SHOW_PORT_V3,
        &ports::ADD_SECURITY_GROUPS,
        &ports::REMOVE_SECURITY_GROUPS,
        &neutron::NEUTRON_CREATE_PORT,
        &neutron::NEUTRON_LIST_PORTS,
        &neutron::NEUTRON_SHOW_PORT,
        &neutron::NEUTRON_UPDATE_PORT,
        &neutron::NEUTRON_DELETE_PORT,
        &neutron::NEUTRON_ADD_ROUTER_INTERFACE,
        &neutron::NEUTRON_REMOVE_ROUTER_INTERFACE,
        &sub_interfaces::CREATE_SUB_NETWORK_INTERFACE,
        &sub_interfaces::BATCH_CREATE_SUB_NETWORK_INTERFACE,
        &sub_interfaces::LIST_SUB_NETWORK_INTERFACES,
        &sub_interfaces::SHOW_SUB_NETWORK_INTERFACE,
        &sub_interfaces::SHOW_SUB_NETWORK_INTERFACES_QUANTITY,
        &sub_interfaces::UPDATE_SUB_NETWORK_INTERFACE,
        &sub_interfaces::DELETE_SUB_NETWORK_INTERFACE,
        &sub_interfaces::ATTACH_SUB_NETWORK_INTERFACE,
        &sub_interfaces::DETACH_SUB_NETWORK_INTERFACE,
        &sub_interfaces::MIGRATE_SUB_NETWORK_INTERFACE,
        &subnets::LIST_SUBNETS,
        &subnets::SHOW_SUBNET,
        &subnets::CREATE_PRIVATEIP,
        &subnets::LIST_PRIVATEIPS,
        &subnets::SHOW_PRIVATEIP,
        &subnets::DELETE_PRIVATEIP,
        &subnets::SHOW_NETWORK_IP_AVAILABILITIES,
    ]);

/// The page "Error Codes" of the API reference; the last three are those of v3.
const ERRORS: &[ErrorCode] = &[
    ("VPC.0101", 400, "A parameter is wrong"),
    ("VPC.0202", 404, "No such subnet"),
    ("VPC.0601", 400, "A parameter of the security group is wrong"),
    ("VPC.0603", 404, "No such security group"),
    ("VPC.0604", 409, "The quota of security groups is used up"),
    ("VPC.0701", 500, "The private address is in use"),
    ("VPC.0703", 409, "The subnet has no free address"),
    ("VPC.0704", 404, "No such private address or port"),
    ("VPC.0705", 400, "The address is not in the subnet"),
    ("VPC.0706", 500, "The private address could not be released"),
    ("VPC.0707", 409, "Something uses the private address or port"),
    ("VPC.2204", 404, "No such subnet"),
    ("SYS.0400", 400, "A parameter is wrong"),
    ("VPC.9902", 409, "The state of the resource forbids it"),
    ("VPC.9904", 404, "No such resource"),
];
