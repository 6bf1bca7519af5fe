//! Elastic IP: public addresses, what they are bound to, and their bandwidths. It answers on the hosts of the VPC
//! service.
//!
//! Two operations of different interfaces can bear one name; the newer one ends in `V3` here.

mod bandwidths;
mod bandwidths_v3;
mod common;
mod floating_ips;
mod global;
mod pools;
mod publicips;
mod publicips_v3;

use crate::core::operation::{ErrorCode, Service};

use super::facts::{GATEWAY_ERRORS, NETWORK_ERRORS};

/// The service.
pub const SERVICE: Service = Service::new("eip", "vpc")
    .about("Elastic IP: public addresses, what they are bound to, and their bandwidths")
    .errors(&[ERRORS, NETWORK_ERRORS, GATEWAY_ERRORS])
    .operations(&[
        &publicips::CREATE_PUBLICIP,
        &publicips::LIST_PUBLICIPS,
        &publicips::SHOW_PUBLICIP,
        &publicips::UPDATE_PUBLICIP,
        &publicips::DELETE_PUBLICIP,
        &publicips::BATCH_CREATE_PUBLICIPS,
        &publicips::BATCH_DELETE_PUBLIC_IP,
        &publicips::BATCH_DISASSOCIATE_PUBLICIPS,
        &publicips::SHOW_RESOURCES_JOB_DETAIL,
        &publicips::CREATE_PRE_PAID_PUBLICIP,
        &publicips::CHANGE_PUBLICIP_TO_PERIOD,
        &publicips::COUNT_PUBLIC_IP,
        &publicips::COUNT_PUBLIC_IP_INSTANCE,
        &publicips::SHOW_PUBLIC_IP_TYPE,
        &bandwidths::LIST_BANDWIDTHS,
        &bandwidths::SHOW_BANDWIDTH,
        &bandwidths::UPDATE_BANDWIDTH,
        &bandwidths::CREATE_SHARED_BANDWIDTH,
        &bandwidths::DELETE_SHARED_BANDWIDTH,
        &bandwidths::ADD_PUBLICIPS_INTO_SHARED_BANDWIDTH,
        &bandwidths::REMOVE_PUBLICIPS_FROM_SHARED_BANDWIDTH,
        &floating_ips::NEUTRON_CREATE_FLOATING_IP,
        &floating_ips::NEUTRON_LIST_FLOATING_IPS,
        &floating_ips::NEUTRON_SHOW_FLOATING_IP,
        &floating_ips::NEUTRON_UPDATE_FLOATING_IP,
        &floating_ips::NEUTRON_DELETE_FLOATING_IP,
        &publicips_v3::LIST_PUBLICIPS_V3,
        &publicips_v3::SHOW_PUBLICIP_V3,
        &publicips_v3::UPDATE_PUBLICIP_V3,
        &publicips_v3::ASSOCIATE_PUBLICIPS,
        &publicips_v3::DISASSOCIATE_PUBLICIPS,
        &bandwidths_v3::ATTACH_SHARE_BANDWIDTH,
        &bandwidths_v3::DETACH_SHARE_BANDWIDTH,
        &bandwidths_v3::ATTACH_BATCH_PUBLIC_IP,
        &bandwidths_v3::DETACH_BATCH_PUBLIC_IP,
        &publicips_v3::ENABLE_NAT64,
        &publicips_v3::DISABLE_NAT64,
        &bandwidths_v3::LIST_BANDWIDTH,
        &pools::COUNT_EIP_AVAILABLE_RESOURCES,
        &pools::LIST_PUBLICIP_POOL,
        &pools::SHOW_PUBLICIP_POOL,
        &pools::LIST_COMMON_POOLS,
        &global::LIST_PROJECT_GEIP_BINDINGS,
        &global::CREATE_TENANT_VPC_IGW,
        &global::LIST_TENANT_VPC_IGWS,
        &global::SHOW_INTERNAL_VPC_IGW,
        &global::UPDATE_TENANT_VPC_IGW,
        &global::DELETE_TENANT_VPC_IGW,
    ]);

/// The page "Error Codes" of the API reference.
const ERRORS: &[ErrorCode] = &[
    ("VPC.0301", 400, "A parameter of the bandwidth is wrong"),
    ("VPC.0304", 409, "The shared bandwidth takes no more public IPs"),
    ("VPC.0306", 404, "No such bandwidth"),
    ("VPC.0310", 409, "The quota of shared bandwidths is used up"),
    ("VPC.0501", 400, "A parameter is wrong"),
    ("VPC.0502", 403, "The account may not have a public IP, or owes money"),
    ("VPC.0503", 500, "The public IP could not be assigned"),
    ("VPC.0504", 404, "No such public IP"),
    ("VPC.0508", 500, "No such port"),
    ("VPC.0509", 500, "The port has a public IP already"),
    ("VPC.0510", 409, "The public IP is bound already"),
    ("VPC.0511", 409, "The port has a public IP already"),
    ("VPC.0512", 409, "The public IP is being changed; try again later"),
    ("VPC.0513", 500, "The network behind the public IP is gone"),
    ("VPC.0516", 500, "A load balancer uses the public IP"),
    ("VPC.0517", 409, "The public IP is bound"),
    ("VPC.0518", 500, "Firewall rules name the public IP"),
    ("VPC.0521", 409, "The quota of public IPs is used up"),
    ("VPC.0522", 409, "The public address is in use"),
    ("VPC.0525", 409, "The public IP is paid for in advance"),
    ("VPC.0532", 409, "The pool has no free public address"),
    ("EIP.7901", 400, "A parameter is wrong"),
    ("EIP.7902", 400, "The public IP is in no shared bandwidth"),
];
