//! The desktop bandwidth of a subnet, and the desktops that may use it.

use crate::core::operation::{Effect, Method, Operation, Repeat};
use crate::core::paging::Paging;
use crate::core::schema::{Field, Object, integer, object, string};

use super::common::{ATTACH_INSTANCES_USER_INFO, ENTERPRISE_PROJECT_ID};
use super::jobs::JOB_DONE;
use crate::huawei::facts::{OPENAPI, SDK_AND_PAGE};
use crate::huawei::iam::PROJECT_ID;

pub(super) const APPLY_SUBNET_BANDWIDTH: Operation =
    Operation::new("ApplySubnetBandwidth", Method::Post, "/v2/{project_id}/bandwidths")
        .summary("Buy desktop bandwidth for a subnet")
        .params(&[
            PROJECT_ID,
            string("bandwidth_name", "Name of the bandwidth")
                .length(2, 64)
                .pattern(r"^[a-zA-Z0-9\u4E00-\u9FA5_\-*\+\.]+$"),
            integer("bandwidth_size", "Bandwidth in Mbit/s").range(1, 2000),
            string("charge_mode", "Charging mode").required().length(1, 255).known(&[
                "wks_bandwidth",
                "free",
                "wks_traffic",
            ]),
            string("enterprise_project_id", "Enterprise project; \"0\" is the default one").length(0, 36).default("0"),
            string("subnet_id", "Subnet id").required().length(1, 255),
        ])
        .response(&[string("job_id", "Id of the job")])
        .completion(&JOB_DONE)
        .effect(Effect::Create)
        .source(OPENAPI);

pub(super) const UPDATE_SUBNET_BANDWIDTH: Operation =
    Operation::new("UpdateSubnetBandwidth", Method::Post, "/v2/{project_id}/bandwidths/{bandwidth_id}/update")
        .summary("Change the desktop bandwidth of a subnet")
        .params(&[
            PROJECT_ID,
            BANDWIDTH_ID,
            string("bandwidth_name", "Name of the bandwidth"),
            integer("bandwidth_size", "Bandwidth in Mbit/s"),
            string("enterprise_project_id", "Enterprise project; \"0\" is the default one"),
            string("charge_mode", "Charging mode").known(&["wks_bandwidth", "free", "wks_traffic"]),
        ])
        .response(&[string("job_id", "Id of the job")])
        .completion(&JOB_DONE)
        .repeat(Repeat::Safe)
        .effect(Effect::Update)
        .source(SDK_AND_PAGE);

pub(super) const DELETE_SUBNET_BANDWIDTH: Operation =
    Operation::new("DeleteSubnetBandwidth", Method::Delete, "/v2/{project_id}/bandwidths/{bandwidth_id}")
        .summary("Delete the desktop bandwidth of a subnet")
        .params(&[PROJECT_ID, string("bandwidth_id", "Bandwidth id").in_path().length(1, 255)])
        .response(&[string("job_id", "Id of the job")])
        .completion(&JOB_DONE)
        .effect(Effect::Delete)
        .source(OPENAPI);

pub(super) const LIST_SUBNET_BANDWIDTHS: Operation =
    Operation::new("ListSubnetBandwidths", Method::Get, "/v2/{project_id}/bandwidths")
        .summary("List desktop bandwidths of subnets")
        .params(&[
            PROJECT_ID,
            ENTERPRISE_PROJECT_ID,
            integer("offset", "Records to skip").in_query(),
            integer("limit", "Page size").in_query(),
            string("vpc_id", "VPC id").in_query(),
            string("subnet_id", "Subnet id").in_query(),
            string("bandwidth_id", "Bandwidth id").in_query(),
            string("bandwidth_name", "Name of the bandwidth").in_query(),
        ])
        .response(&[
            object("bandwidths", &SUBNET_BANDWIDTH_DETAIL, "Bandwidths").many(),
            integer("total_count", "Number of all matching records"),
        ])
        .paging(Paging::offset("bandwidths").total("total_count"))
        .effect(Effect::List)
        .source(SDK_AND_PAGE);

pub(super) const SHOW_SUBNET_BANDWIDTH_CONTROL_LIST: Operation = Operation::new(
    "ShowSubnetBandwidthControlList",
    Method::Get,
    "/v2/{project_id}/bandwidths/{bandwidth_id}/control-list",
)
.summary("List the desktops that a subnet bandwidth allows or denies")
.params(&[
    PROJECT_ID,
    BANDWIDTH_ID,
    string("desktop_id", "Desktop id").in_query(),
    string("desktop_name", "Name of the desktop").in_query(),
    string("user_name", "User name").in_query(),
    string("control_mode", "BLACK denies those listed, WHITE allows only them").in_query().known(&["BLACK", "WHITE"]),
    integer("offset", "Records to skip").in_query(),
    integer("limit", "Page size").in_query(),
])
.response(&[
    string("control_mode", "BLACK denies those listed, WHITE allows only them"),
    object("control_list", &CONTROL_ITEM, "Desktops in the control list").many(),
    integer("total_count", "Number of all matching records"),
])
.effect(Effect::Show)
.source(SDK_AND_PAGE);

pub(super) const UPDATE_SUBNET_BANDWIDTH_CONTROL_LIST: Operation = Operation::new(
    "UpdateSubnetBandwidthControlList",
    Method::Put,
    "/v2/{project_id}/bandwidths/{bandwidth_id}/control-list",
)
.summary("Change the desktops a subnet bandwidth allows or denies")
.params(&[
    PROJECT_ID,
    BANDWIDTH_ID,
    string("control_mode", "BLACK denies those listed, WHITE allows only them").known(&["BLACK", "WHITE"]),
    string("add_control_list", "Desktops to add").many(),
    string("remove_control_list", "Desktops to remove").many(),
])
.effect(Effect::Update)
.source(SDK_AND_PAGE);

pub(super) const CREATE_SUBNET_BANDWIDTH_CHANGE_ORDER: Operation = Operation::new(
    "CreateSubnetBandwidthChangeOrder",
    Method::Post,
    "/v2/{project_id}/bandwidths/{bandwidth_id}/periodic/change/order",
)
.summary("Order a change of a prepaid subnet bandwidth")
.params(&[
    PROJECT_ID,
    string("bandwidth_id", "Bandwidth id").in_path().length(1, 255),
    string("bandwidth_name", "Name of the bandwidth").length(2, 64).pattern(r"^[a-zA-Z0-9\u4E00-\u9FA5_\-*\+\.]+$"),
    string("bandwidth_size", "Bandwidth in Mbit/s").required().length(1, 255),
    string("enterprise_project_id", "Enterprise project; \"0\" is the default one").length(0, 36),
    object("extend_param", &ORDER_EXTEND_PARAM, "Order options"),
])
.response(&[string("job_id", "Id of the job"), string("order_id", "Order id")])
.completion(&JOB_DONE)
.effect(Effect::Create)
.statuses(&[400, 409, 500])
.source(OPENAPI);

const BANDWIDTH_ID: Field = string("bandwidth_id", "Bandwidth id").in_path();

const SUBNET_BANDWIDTH_DETAIL: Object = Object::new(
    "SubnetBandwidthDetail",
    "The desktop bandwidth of a subnet",
    &[
        string("bandwidth_id", "Bandwidth id"),
        string("bandwidth_name", "Name of the bandwidth"),
        string("charge_mode", "Charging mode"),
        integer("size", "Bandwidth in Mbit/s"),
        string("vpc_id", "VPC id"),
        string("vpc_name", "Name of the VPC"),
        string("subnet_id", "Subnet id"),
        string("subnet_name", "Name of the subnet"),
        string("enterprise_project_id", "Enterprise project; \"0\" is the default one"),
        string("created_at", "Creation time"),
        string("order_id", "Order id"),
        string("status", "State"),
        string("control_mode", "BLACK denies those listed, WHITE allows only them"),
    ],
);

const CONTROL_ITEM: Object = Object::new(
    "ControlItem",
    "A desktop that a bandwidth allows or denies",
    &[
        string("desktop_id", "Desktop id"),
        string("desktop_name", "Name of the desktop"),
        string("desktop_status", "State of the desktop"),
        string("pool_id", "Desktop pool id"),
        object("attach_user_infos", &ATTACH_INSTANCES_USER_INFO, "Users assigned to the desktop").many(),
    ],
);

const ORDER_EXTEND_PARAM: Object = Object::new(
    "OrderExtendParam",
    "How an order is paid",
    &[string("is_auto_pay", "Whether to pay automatically").length(0, 255)],
);
