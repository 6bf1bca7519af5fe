//! API Gateway: the addresses on which a gateway takes requests, and those from which it sends them.
//!
//! Gateway ids are 32 hex digits without dashes.

mod common;
mod eips;
mod ingress;
mod instances;
mod ports;
mod vpc_endpoints;

use crate::core::operation::{ErrorCode, Service};

use super::facts::GATEWAY_ERRORS;

/// The service.
pub const SERVICE: Service = Service::new("apig", "apig")
    .about("API Gateway: the addresses on which a gateway takes requests, and those from which it sends them")
    .errors(&[ERRORS, GATEWAY_ERRORS])
    .operations(&[
        &ingress::UNREGISTER_INGRESS_IPS,
        &ingress::REGISTER_INGRESS_IPS,
        &ingress::LIST_EXTRA_ELBS,
        &ingress::BATCH_ADD_EXTRA_ELBS,
        &ingress::BATCH_DISASSOCIATE_EXTRA_ELBS,
        &instances::LIST_INSTANCES_V2,
        &instances::SHOW_DETAILS_OF_INSTANCE_V2,
        &instances::SHOW_DETAILS_OF_INSTANCE_PROGRESS_V2,
        &instances::SHOW_ASYNC_TASK_RESULT,
        &instances::CREATE_INSTANCE_V2,
        &instances::UPDATE_INSTANCE_V2,
        &instances::DELETE_INSTANCES_V2,
        &instances::SHOW_RESTRICTION_OF_INSTANCE_V2,
        &instances::LIST_AVAILABLE_ZONES_V2,
        &eips::ADD_EIP_V2,
        &eips::REMOVE_EIP_V2,
        &eips::ADD_INGRESS_EIP_V2,
        &eips::UPDATE_INGRESS_EIP_V2,
        &eips::REMOVE_INGRESS_EIP_V2,
        &eips::ADD_ENGRESS_EIP_V2,
        &eips::UPDATE_ENGRESS_EIP_V2,
        &eips::REMOVE_ENGRESS_EIP_V2,
        &ports::ADD_CUSTOM_INGRESS_PORT,
        &ports::LIST_CUSTOM_INGRESS_PORTS,
        &ports::LIST_CUSTOM_INGRESS_PORT_DOMAINS,
        &ports::DELETE_CUSTOM_INGRESS_PORT,
        &vpc_endpoints::LIST_ENDPOINT_CONNECTIONS,
        &vpc_endpoints::ACCEPT_OR_REJECT_ENDPOINT_CONNECTIONS,
        &vpc_endpoints::LIST_ENDPOINT_PERMISSIONS,
        &vpc_endpoints::ADD_ENDPOINT_PERMISSIONS,
        &vpc_endpoints::DELETE_ENDPOINT_PERMISSIONS,
    ]);

/// The statuses, and the codes that no operation names, are those of the page "Error Codes" of the API reference.
const ERRORS: &[ErrorCode] = &[
    ("APIC.7102", 401, "Token wrong or unreadable"),
    ("APIC.7106", 403, "No permission for this call"),
    ("APIC.7211", 400, "A parameter breaks its rules"),
    ("APIC.7242", 400, "The gateway's edition has no load balancing"),
    ("APIC.7243", 400, "The gateway's edition cannot be made larger"),
    ("APIC.7244", 400, "The gateway's bandwidth cannot be changed"),
    ("APIC.7302", 404, "Gateway not found"),
    ("APIC.7314", 404, "VPC endpoints cannot reach the gateway"),
    ("APIC.7500", 400, "A gateway has that name already"),
    ("APIC.9000", 500, "An internal service failed"),
    ("APIC.9007", 500, "VPC Endpoint refused or failed"),
    ("APIC.9211", 400, "The bandwidth could not be changed"),
    ("APIC.9218", 400, "The quota of gateways is used up"),
    ("APIC.9219", 400, "The provider has no resources left for a gateway"),
];
