//! Elastic IP: public addresses, what they are bound to, and their bandwidths. It answers on the hosts of the VPC
//! service.
//!
//! Two operations of different interfaces can bear one name; the newer one ends in `V3` here.

mod bandwidths;
mod common;
mod floating_ips;
mod global;
mod pools;
mod publicips;
mod publicips_v3;

use crate::core::operation::Service;

use super::facts::GATEWAY_ERRORS;

/// The service.
pub const SERVICE: Service = Service::new("eip", "vpc")
    .about("Elastic IP: public addresses, what they are bound to, and their bandwidths")
    .errors(&[GATEWAY_ERRORS])
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
        &publicips_v3::ATTACH_SHARE_BANDWIDTH,
        &publicips_v3::DETACH_SHARE_BANDWIDTH,
        &publicips_v3::ATTACH_BATCH_PUBLIC_IP,
        &publicips_v3::DETACH_BATCH_PUBLIC_IP,
        &publicips_v3::ENABLE_NAT64,
        &publicips_v3::DISABLE_NAT64,
        &publicips_v3::LIST_BANDWIDTH,
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
