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

/// The statuses, and the codes above 0500, are those of the page "Error Codes" of the API reference.
const ERRORS: &[ErrorCode] = &[
    ("DNS.0002", 400, "The request is wrong"),
    ("DNS.0004", 404, "Not found"),
    ("DNS.0005", 401, "Not authenticated"),
    ("DNS.0006", 400, "The page size is wrong"),
    ("DNS.0007", 400, "The marker of the page is wrong"),
    ("DNS.0012", 500, "The VPC service failed"),
    ("DNS.0013", 403, "No permission"),
    ("DNS.0014", 403, "Called too often"),
    ("DNS.0015", 500, "The IAM service failed"),
    ("DNS.0016", 400, "It clashes with what is there"),
    ("DNS.0017", 400, "The offset of the page is wrong"),
    ("DNS.0021", 409, "Changed by somebody else at the same time; try again later"),
    ("DNS.0030", 403, "Forbidden"),
    ("DNS.0036", 400, "The network service failed"),
    ("DNS.0040", 0, "The account's real name is not checked yet"),
    ("DNS.0302", 404, "No such zone"),
    ("DNS.0403-0409", 403, "A quota is used up"),
    ("DNS.0501", 400, "The id of the reverse record is malformed"),
    ("DNS.0502", 404, "No such elastic IP"),
    ("DNS.0503", 409, "The reverse record is being changed"),
    ("DNS.0504", 400, "The id of the elastic IP is malformed"),
    ("DNS.0505", 400, "The domain name of the reverse record is wrong"),
    ("DNS.0506", 400, "The time to live of the reverse record is wrong"),
    ("DNS.0507", 404, "No such reverse record"),
    ("DNS.0508", 400, "The description of the reverse record is wrong"),
    ("DNS.0601", 400, "The region is wrong"),
    ("DNS.0701", 400, "The VPC is wrong"),
    ("DNS.0704", 400, "The VPC is being bound or unbound"),
    ("DNS.0706", 403, "The last VPC of a zone stays"),
    ("DNS.0707", 400, "The VPC is not bound to the zone"),
    ("DNS.0708", 400, "The VPC is being bound"),
    ("DNS.0711", 404, "No such VPC"),
    ("DNS.1501", 400, "The endpoint's name is wrong"),
    ("DNS.1502", 400, "The subnet is wrong"),
    ("DNS.1503", 400, "The endpoint's direction is wrong"),
    ("DNS.1504", 400, "An endpoint has that name already"),
    ("DNS.1505", 400, "The address is not in the subnet"),
    ("DNS.1506", 400, "An address is named twice"),
    ("DNS.1507", 400, "The address is in use"),
    ("DNS.1508", 400, "The subnets are of different VPCs"),
    ("DNS.1510", 404, "No such endpoint"),
    ("DNS.1511", 404, "The endpoint has no such address"),
    ("DNS.1514", 400, "An endpoint has two to six addresses"),
    ("DNS.1515", 400, "The address is malformed"),
    ("DNS.1516", 400, "The subnet keeps the address for itself"),
    ("DNS.1802", 403, "A policy forbids it"),
    ("DNS.2002", 403, "A quota is used up"),
];
