//! Virtual Private Cloud: ports, sub-network interfaces, subnets and their private addresses.
//!
//! Two operations of different interfaces can bear one name; the newer one ends in `V3` here.

mod common;
mod neutron;
mod ports;
mod sub_interfaces;
mod subnets;

use crate::core::operation::Service;

use super::facts::GATEWAY_ERRORS;

/// The service.
pub const SERVICE: Service = Service::new("vpc", "vpc")
    .about("Virtual Private Cloud: ports, sub-network interfaces, subnets and their private addresses")
    .errors(&[GATEWAY_ERRORS])
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
