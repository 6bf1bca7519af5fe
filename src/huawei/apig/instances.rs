//! Gateways: their state, with all their addresses, and their life.

use crate::core::completion::{Completion, Sign, State};
use crate::core::operation::{Effect, Method, Operation, Rank};
use crate::core::paging::Paging;
use crate::core::schema::{Field, Kind, Object, boolean, free, integer, map, object, string};

use super::common::{BANDWIDTH_CHARGING_MODE, ERRORS, INSTANCE_ID, JOB, OFFSET};
use crate::huawei::facts::{OPENAPI, SDK_AND_PAGE};
use crate::huawei::iam::PROJECT_ID;

pub(super) const LIST_INSTANCES_V2: Operation =
    Operation::new("ListInstancesV2", Method::Get, "/v2/{project_id}/apigw/instances")
        .rank(Rank::Needed)
        .summary("List gateways")
        .params(&[
            PROJECT_ID,
            OFFSET,
            integer("limit", "Page size; 0 or less counts as 20, more than 500 as 500").in_query(),
            string("instance_id", "Only the gateway of this id").in_query(),
            string("instance_name", "Only gateways of this name").in_query(),
            string("status", "Only gateways in this state, as a word such as Running").in_query(),
        ])
        .response(&[
            integer("size", "Number of entries on this page").required(),
            integer("total", "Number of all matching records").required(),
            object("instances", &RESP_INSTANCE_BASE, "Gateways").many(),
        ])
        .paging(Paging::offset("instances").total("total"))
        .effect(Effect::List)
        .errors(ERRORS)
        .source(SDK_AND_PAGE);

pub(super) const SHOW_DETAILS_OF_INSTANCE_V2: Operation =
    Operation::new("ShowDetailsOfInstanceV2", Method::Get, "/v2/{project_id}/apigw/instances/{instance_id}")
        .rank(Rank::Needed)
        .summary("Show a gateway with all its addresses")
        .params(&[PROJECT_ID, INSTANCE_ID])
        .response(INSTANCE_DETAILS)
        .effect(Effect::Show)
        .errors(ERRORS)
        .source(SDK_AND_PAGE);

pub(super) const SHOW_DETAILS_OF_INSTANCE_PROGRESS_V2: Operation = Operation::new(
    "ShowDetailsOfInstanceProgressV2",
    Method::Get,
    "/v2/{project_id}/apigw/instances/{instance_id}/progress",
)
.rank(Rank::Needed)
.summary("Show how far the creation of a gateway is")
.params(&[PROJECT_ID, INSTANCE_ID])
.response(PROGRESS)
.effect(Effect::Poll)
.errors(ERRORS)
.source(SDK_AND_PAGE);

pub(super) const SHOW_ASYNC_TASK_RESULT: Operation = Operation::new(
    "ShowAsyncTaskResult",
    Method::Get,
    "/v2/{project_id}/apigw/instances/{instance_id}/async-tasks/{task_id}",
)
.rank(Rank::Needed)
.summary("Show what became of an import or export of APIs")
.params(&[PROJECT_ID, INSTANCE_ID, string("task_id", "Task id").in_path()])
.response(&[
    string("task_id", "Task id"),
    string("task_status", "State of the task"),
    string("task_type", "Kind of task (import or export of APIs)"),
    string("task_result", "Result of the task"),
])
.effect(Effect::Poll)
.source(SDK_AND_PAGE);

pub(super) const CREATE_INSTANCE_V2: Operation =
    Operation::new("CreateInstanceV2", Method::Post, "/v2/{project_id}/apigw/instances")
        .summary("Create a gateway")
        .doubts(&["The SDK marks none of the six mandatory members as such; the OpenAPI text does."])
        .params(&[
            PROJECT_ID,
            string("description", "Description").length(0, 255).pattern("^[^><]{0,255}$"),
            string("maintain_begin", "Start of the maintenance window: 02, 06, 10, 14, 18 or 22 o'clock")
                .pattern("^([0-1][0-9]|[2][0-4]):00:00$"),
            string("maintain_end", "Its end, four hours later").pattern("^([0-1][0-9]|[2][0-4]):00:00$"),
            string("available_zone_ids", "Availability zones").many().required(),
            BANDWIDTH_CHARGING_MODE,
            integer("bandwidth_size", "Bandwidth in Mbit/s").default("5"),
            string("eip_id", "EIP, for an LVS gateway"),
            string("enterprise_project_id", "Enterprise project; \"0\" is the default one"),
            string("ingress_bandwidth_charging_mode", "Charging of the inbound bandwidth: by bandwidth or by traffic")
                .known(&["bandwidth", "traffic"])
                .default("bandwidth"),
            integer("ingress_bandwidth_size", "Inbound bandwidth in Mbit/s").default("5"),
            string("instance_id", "Gateway id; made up when left out").pattern("^[a-f0-9][a-fA-F0-9_-]{34}[a-f0-9]$"),
            string("instance_name", "Name")
                .required()
                .length(3, 64)
                .pattern(r"^([a-zA-Z]|[\u4e00-\u9fa5])([a-zA-Z0-9_-]|[\u4e00-\u9fa5]){2,63}$"),
            boolean("ipv6_enable", "Whether IPv6 is switched on"),
            string("loadbalancer_provider", "Kind of load balancer: lvs or elb").known(&["lvs", "elb"]).default("lvs"),
            string("security_group_id", "Security group").required().pattern("^[a-f0-9][a-fA-F0-9_-]{34}[a-f0-9]$"),
            string("spec_id", "Edition").required().known(&[
                "BASIC",
                "PROFESSIONAL",
                "ENTERPRISE",
                "PLATINUM",
                "BASIC_IPV6",
                "PROFESSIONAL_IPV6",
                "ENTERPRISE_IPV6",
                "PLATINUM_IPV6",
                "PLATINUM_X2",
                "PLATINUM_X3",
                "PLATINUM_X4",
                "PLATINUM_X5",
                "PLATINUM_X6",
                "PLATINUM_X7",
                "PLATINUM_X8",
            ]),
            string("subnet_id", "Network id of the subnet").required(),
            object("tags", &TMS_KEY_VALUE, "Tags").many().entries(0, 20),
            string("vpc_id", "VPC").required(),
            string("vpcep_service_name", "Name part of the VPC endpoint service")
                .length(0, 16)
                .pattern("^[a-zA-Z0-9_-]{0,16}$"),
        ])
        .success(&[202])
        .response(JOB)
        .completion(
            &Completion::new(
                "ShowDetailsOfInstanceProgressV2",
                &[("instance_id", "$res.instance_id")],
                "status",
                Sign::State(State::until(&["success"]).pending(&["creating"]).failed(&["failed"])),
            )
            .pace(20, 20, 2400)
            .source("doc (words); delays inferred"),
        )
        .effect(Effect::Create)
        .statuses(&[400, 401, 403, 404, 500])
        .source(OPENAPI);

pub(super) const UPDATE_INSTANCE_V2: Operation =
    Operation::new("UpdateInstanceV2", Method::Put, "/v2/{project_id}/apigw/instances/{instance_id}")
        .summary("Change the name, description, maintenance window or security group of a gateway")
        .params(&[
            PROJECT_ID,
            INSTANCE_ID,
            string("description", "Description").length(0, 255),
            string("maintain_begin", "Start of the maintenance window: 02, 06, 10, 14, 18 or 22 o'clock"),
            string("maintain_end", "Its end, four hours later"),
            string("instance_name", "Name").length(3, 64),
            string("security_group_id", "Security group"),
            string("vpcep_service_name", "Name part of the VPC endpoint service").length(0, 16),
        ])
        .response(INSTANCE_DETAILS)
        .effect(Effect::Update)
        .source(SDK_AND_PAGE);

pub(super) const DELETE_INSTANCES_V2: Operation =
    Operation::new("DeleteInstancesV2", Method::Delete, "/v2/{project_id}/apigw/instances/{instance_id}")
        .summary("Delete a gateway")
        .params(&[PROJECT_ID, INSTANCE_ID])
        .success(&[204])
        .completion(
            &Completion::new(
                "ShowDetailsOfInstanceV2",
                &[("instance_id", "$req.instance_id")],
                "instance_status",
                Sign::State(State::until_not_found().pending(&["23", "25"]).failed(&["24", "34"])),
            )
            .pace(10, 20, 1800),
        )
        .effect(Effect::Delete)
        .statuses(&[401, 403, 404, 500])
        .source(OPENAPI);

pub(super) const SHOW_RESTRICTION_OF_INSTANCE_V2: Operation = Operation::new(
    "ShowRestrictionOfInstanceV2",
    Method::Get,
    "/v2/{project_id}/apigw/instances/{instance_id}/restriction",
)
.summary("Show the address ranges that a gateway cannot use")
.params(&[PROJECT_ID, INSTANCE_ID])
.response(&[
    string("restrict_cidrs", "Address ranges that must not be used").many(),
    string("resource_subnet_cidr", "Address range used by the service itself"),
])
.effect(Effect::Show)
.source(SDK_AND_PAGE);

pub(super) const LIST_AVAILABLE_ZONES_V2: Operation =
    Operation::new("ListAvailableZonesV2", Method::Get, "/v2/{project_id}/apigw/available-zones")
        .summary("List availability zones and the editions they offer")
        .params(&[PROJECT_ID])
        .response(&[object("available_zones", &AVAILABLE_ZONE, "Availability zones").many()])
        .paging(Paging::all("available_zones"))
        .effect(Effect::List)
        .source(SDK_AND_PAGE);

/// The members of a gateway in a list; the details repeat them.
macro_rules! instance {
    ($($more:expr),* $(,)?) => {
        &[
            string("id", "Id of the gateway"),
            string("project_id", "Its project"),
            string("instance_name", "Name"),
            string("status", "State as a word, such as Running"),
            integer("instance_status", "State as a number: 6 running, 12 updating, 13 update failed"),
            string("type", "Kind of gateway"),
            string("spec", "Edition"),
            integer("create_time", "Creation time"),
            string("enterprise_project_id", "Enterprise project; \"0\" is the default one"),
            string("eip_address", "Public IPv4 address"),
            integer("charging_mode", "0 pay per use, 1 prepaid"),
            string("cbc_metadata", "Order number of a prepaid gateway"),
            string("loadbalancer_provider", "Kind of load balancer: lvs or elb"),
            object("cbc_operation_locks", &CBC_OPERATION_LOCK, "Locks that billing put on it").many(),
            $($more),*
        ]
    };
}

const RESP_INSTANCE_BASE: Object = Object::new("RespInstanceBase", "A gateway", instance!());

const CBC_OPERATION_LOCK: Object = Object::new(
    "CbcOperationLock",
    "A lock that billing put on a gateway",
    &[string("lock_scene", "Operation that is locked"), string("lock_source_id", "Id of what caused the lock")],
);

const INSTANCE_DETAILS: &[Field] = instance!(
    string("description", "Description"),
    string("vpc_id", "VPC"),
    string("subnet_id", "Subnet"),
    string("security_group_id", "Security group"),
    string("maintain_begin", "Start of the maintenance window: 02, 06, 10, 14, 18 or 22 o'clock"),
    string("maintain_end", "Its end, four hours later"),
    string("ingress_ip", "Inbound private IPv4 address"),
    string("ingress_ip_v6", "Inbound private IPv6 address"),
    string("user_id", "User who created it"),
    string("nat_eip_ipv6_cidr", "IPv6 range of outbound traffic"),
    string("eip_ipv6_address", "Public IPv6 address"),
    string("nat_eip_address", "Public address of outbound traffic"),
    integer("bandwidth_size", "Bandwidth in Mbit/s"),
    string("bandwidth_charging_mode", "Charging of the outbound bandwidth: by bandwidth or by traffic"),
    string("available_zone_ids", "Availability zones"),
    string("instance_version", "Version"),
    string("virsubnet_id", "Virtual subnet"),
    string("roma_eip_address", "Public address of the ROMA service"),
    free("listeners", "Listeners; not supported yet, says the provider"),
    string("supported_features", "Features").many(),
    object("endpoint_service", &ENDPOINT_SERVICE, "VPC endpoint service"),
    object("endpoint_services", &ENDPOINT_SERVICE, "VPC endpoint services").many(),
    object("node_ips", &NODE_IPS, "Addresses of its nodes"),
    object("node_ipv6_ips", &NODE_IPS, "IPv6 addresses of its nodes"),
    string("public_ipv6_ips", "Public inbound IPv6 addresses").many(),
    object("publicips", &IP_DETAILS, "Public inbound addresses").many(),
    object("privateips", &IP_DETAILS, "Private inbound addresses").many(),
    string("unreliable_ips", "Addresses reported as unreliable").many(),
    boolean("enable_fullstack_ipv6", "Whether inbound and outbound both support IPv6"),
    boolean("is_releasable", "Whether the gateway may be released"),
    string("ingress_bandwidth_charging_mode", "Charging of the inbound bandwidth: by bandwidth or by traffic")
);

const ENDPOINT_SERVICE: Object = Object::new(
    "EndpointService",
    "A VPC endpoint service",
    &[
        string("service_name", "Name of the VPC endpoint service"),
        string("created_at", "Creation time").format("date-time"),
    ],
);

const NODE_IPS: Object = Object::new(
    "NodeIps",
    "Addresses of a gateway's nodes",
    &[
        string("livedata", "Addresses of the livedata nodes").many(),
        string("shubao", "Addresses of the shubao nodes").many(),
    ],
);

const IP_DETAILS: Object = Object::new(
    "IpDetails",
    "An inbound address",
    &[
        string("ip_address", "Address"),
        string("ipv6_address", "IPv6 address"),
        integer("bandwidth_size", "Bandwidth in Mbit/s"),
    ],
);

const PROGRESS: &[Field] = &[
    integer("progress", "Progress in percent"),
    string("status", "State"),
    string("error_code", "Error code"),
    string("error_msg", "Error text"),
    integer("start_time", "Start time"),
    integer("end_time", "End time"),
];

const TMS_KEY_VALUE: Object = Object::new(
    "TmsKeyValue",
    "A tag",
    &[string("key", "Tag key").length(1, 128), string("value", "Tag value").length(0, 255)],
);

const AVAILABLE_ZONE: Object = Object::new(
    "AvailableZone",
    "An availability zone",
    &[
        string("name", "Name"),
        string("id", "Id"),
        string("code", "Code"),
        string("port", "Port number of the zone"),
        object("local_name", &LOCAL_NAME, "Name in two languages"),
        map("specs", &Kind::Boolean, "Which editions it offers, by name"),
    ],
);

const LOCAL_NAME: Object = Object::new(
    "LocalName",
    "A name in two languages",
    &[string("en_us", "English name"), string("zh_cn", "Chinese name")],
);
