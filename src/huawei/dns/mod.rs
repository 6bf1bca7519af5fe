//! Domain Name Service: resolver endpoints with their addresses and rules, reverse records of elastic IPs, and the VPCs
//! of private zones.
//!
//! Paths hold no project id. Ids of endpoints, addresses, rules and reverse records are 32 hex digits without dashes;
//! ids of subnets and VPCs are dashed UUIDs.

mod common;
mod endpoints;
mod reverse;
mod rules;
mod zones;

use crate::core::operation::{ErrorCode, Service};

use super::facts::GATEWAY_ERRORS;

/// The service.
pub const SERVICE: Service = Service::new("dns", "dns")
    .about("Domain Name Service: resolver endpoints, reverse records of elastic IPs, and VPCs of private zones")
    .errors(&[ERRORS, GATEWAY_ERRORS])
    .operations(&[
        &endpoints::ASSOCIATE_ENDPOINT_IPADDRESS,
        &endpoints::DISASSOCIATE_ENDPOINT_IPADDRESS,
        &endpoints::LIST_ENDPOINT_IPADDRESSES,
        &endpoints::LIST_ENDPOINTS,
        &endpoints::SHOW_ENDPOINT,
        &endpoints::CREATE_ENDPOINT,
        &endpoints::UPDATE_ENDPOINT,
        &endpoints::DELETE_ENDPOINT,
        &endpoints::LIST_ENDPOINT_VPCS,
        &rules::CREATE_RESOLVER_RULE,
        &rules::LIST_RESOLVER_RULES,
        &rules::SHOW_RESOLVER_RULE,
        &rules::UPDATE_RESOLVER_RULE,
        &rules::DELETE_RESOLVER_RULE,
        &rules::ASSOCIATE_RESOLVER_RULE_ROUTER,
        &rules::DISASSOCIATE_RESOLVER_RULE_ROUTER,
        &reverse::CREATE_PTR,
        &reverse::LIST_PTRS,
        &reverse::SHOW_PTR,
        &reverse::UPDATE_PTR,
        &reverse::DELETE_PTR,
        &reverse::BATCH_DELETE_PTR_RECORDS,
        &reverse::LIST_PTR_RECORDS,
        &reverse::SHOW_PTR_RECORD_SET,
        &reverse::CREATE_EIP_RECORD_SET,
        &reverse::UPDATE_PTR_RECORD,
        &reverse::RESTORE_PTR_RECORD,
        &zones::ASSOCIATE_ROUTER,
        &zones::DISASSOCIATE_ROUTER,
    ]);

const ERRORS: &[ErrorCode] = &[
    ("DNS.0004", 0, "Not found"),
    ("DNS.0005", 0, "Not authenticated"),
    ("DNS.0012", 0, "The VPC service failed"),
    ("DNS.0013", 0, "No permission"),
    ("DNS.0015", 0, "The IAM service failed"),
    ("DNS.0016", 0, "It clashes with what is there"),
    ("DNS.0021", 0, "Changed by somebody else at the same time; try again later"),
    ("DNS.0030", 0, "Forbidden"),
    ("DNS.0036", 0, "The network service failed"),
    ("DNS.0040", 0, "The account's real name is not checked yet"),
    ("DNS.0302", 0, "No such zone"),
    ("DNS.0403-0409", 0, "A quota is used up"),
    ("DNS.1802", 0, "A policy forbids it"),
];
