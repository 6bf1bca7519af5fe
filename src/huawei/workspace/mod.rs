//! Workspace: the elastic IPs, networks and bandwidths of cloud desktops.
//!
//! Every success is 200.

mod bandwidths;
mod common;
mod desktops;
mod eips;
mod jobs;
mod networks;

use crate::core::operation::{ErrorCode, Service};

use super::facts::GATEWAY_ERRORS;

/// The service.
pub const SERVICE: Service = Service::new("workspace", "workspace")
    .about("Workspace: the elastic IPs, networks and bandwidths of cloud desktops")
    .errors(&[ERRORS, GATEWAY_ERRORS])
    .operations(&[
        &eips::BATCH_DISASSOCIATE_DESKTOPS_EIP,
        &eips::ASSOCIATE_DESKTOPS_EIP,
        &eips::LIST_DESKTOPS_EIPS,
        &eips::APPLY_DESKTOPS_INTERNET,
        &jobs::SHOW_JOB,
        &jobs::LIST_ITA_SUB_JOBS,
        &jobs::RUN_ACTIONS_ON_WORKSPACE_JOB,
        &jobs::BATCH_DELETE_SUB_JOBS,
        &desktops::LIST_DESKTOPS,
        &desktops::LIST_DESKTOPS_DETAIL,
        &desktops::SHOW_DESKTOP_NETWORK,
        &desktops::SHOW_DESKTOP_NETWORKS,
        &desktops::CHANGE_DESKTOP_NETWORK,
        &desktops::BATCH_CHANGE_DESKTOP_NETWORK,
        &networks::APPLY_INTERNET,
        &networks::LIST_INTERNET,
        &networks::LIST_NAT_GATEWAYS,
        &networks::LIST_PORTS,
        &networks::LIST_SUBNETS,
        &networks::LIST_VPC_INFO,
        &networks::SHOW_USING_SUBNETS,
        &networks::SHOW_AVAILABLE_IP,
        &networks::CHECK_CIDR,
        &networks::LIST_NAT_MAPPING_CONFIGS,
        &networks::UPDATE_NAT_MAPPING_CONFIGS,
        &bandwidths::APPLY_SUBNET_BANDWIDTH,
        &bandwidths::UPDATE_SUBNET_BANDWIDTH,
        &bandwidths::DELETE_SUBNET_BANDWIDTH,
        &bandwidths::LIST_SUBNET_BANDWIDTHS,
        &bandwidths::SHOW_SUBNET_BANDWIDTH_CONTROL_LIST,
        &bandwidths::UPDATE_SUBNET_BANDWIDTH_CONTROL_LIST,
        &bandwidths::CREATE_SUBNET_BANDWIDTH_CHANGE_ORDER,
    ]);

const ERRORS: &[ErrorCode] = &[
    ("WKS.00010032", 409, "The state of the desktop forbids it now"),
    ("WKS.00010099", 0, "The service is disabled"),
    ("WKS.00170117", 0, "No such tenant"),
    ("WKS.00170312", 0, "No such tenant"),
];
