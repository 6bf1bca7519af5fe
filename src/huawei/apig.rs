//! API Gateway: the addresses on which a gateway takes requests.
//!
//! Gateway ids are 32 hex digits without dashes. The ingress calls take gateways of the NLB series only, answer 202
//! with the id of a job that no documented call accepts, and are watched on the gateway itself.

use crate::core::completion::{Completion, Sign, State};
use crate::core::operation::{Method, Operation, Service};
use crate::core::paging::Paging;
use crate::core::schema::{Field, Object, boolean, free, integer, object, one_of, string};

use super::iam::PROJECT_ID;

/// The service.
pub const SERVICE: Service = Service::new("apig", "apig")
    .operations(&[
        &UNREGISTER_INGRESS_IPS,
        &REGISTER_INGRESS_IPS,
        &LIST_EXTRA_ELBS,
        &LIST_INSTANCES_V2,
        &SHOW_DETAILS_OF_INSTANCE_V2,
    ])
    .errors(&[
        ("APIC.7211", 0, "A parameter breaks its rules"),
        ("APIC.7102", 0, "Token wrong or unreadable"),
        ("APIC.7106", 0, "No permission for this call"),
        ("APIC.7302", 0, "Gateway not found"),
        ("APIC.9000", 0, "An internal service failed"),
    ]);

const UNREGISTER_INGRESS_IPS: Operation = Operation::new(
    "UnregisterIngressIps",
    Method::Put,
    "/v2/{project_id}/apigw/instances/{instance_id}/ingress-unregister",
)
.summary("Deregister ingress IP addresses of load balancers from a gateway")
.notes(&["Only for gateways of the NLB series.", "Not in the official Python SDK 3.1.219."])
.params(&[PROJECT_ID, INSTANCE_ID, ELBS])
.success(&[202])
.response(INSTANCE_JOB.fields)
.completion(&INSTANCE_SETTLED)
.errors(INSTANCE_ERRORS)
.permissions(&["apig:instance:unregisterIngressIps"])
.source(&["003_e51e3eedbffb456d"]);

const REGISTER_INGRESS_IPS: Operation = Operation::new(
    "RegisterIngressIps",
    Method::Put,
    "/v2/{project_id}/apigw/instances/{instance_id}/ingress-register",
)
.summary("Register ingress IP addresses of load balancers with a gateway")
.notes(&["Only for gateways of the NLB series.", "Not in the official Python SDK 3.1.219."])
.params(&[PROJECT_ID, INSTANCE_ID, ELBS])
.success(&[202])
.response(INSTANCE_JOB.fields)
.completion(&INSTANCE_SETTLED)
.errors(INSTANCE_ERRORS)
.permissions(&["apig:instance:registerIngressIps"])
.source(&["doc"]);

const LIST_EXTRA_ELBS: Operation =
    Operation::new("ListExtraElbs", Method::Get, "/v2/{project_id}/apigw/instances/{instance_id}/extra-elbs")
        .summary("List the load balancers of a gateway")
        .notes(&["The answer has more members than the source showed."])
        .params(&[PROJECT_ID, INSTANCE_ID])
        .response(
            Object::new(
                "ListExtraElbsResponse",
                "The load balancers",
                &[object("elbs", &EXTRA_ELB, "Load balancers").many()],
            )
            .fields,
        )
        .errors(INSTANCE_ERRORS)
        .source(&["doc"]);

const LIST_INSTANCES_V2: Operation = Operation::new("ListInstancesV2", Method::Get, "/v2/{project_id}/apigw/instances")
    .summary("List gateways")
    .params(&[
        PROJECT_ID,
        integer("offset", "Records to skip").in_query(),
        integer("limit", "Page size; 0 or less counts as 20, more than 500 as 500").in_query(),
        string("instance_id", "Only the gateway of this id").in_query(),
        string("instance_name", "Only gateways of this name").in_query(),
        string("status", "Only gateways in this state, as a word such as Running").in_query(),
    ])
    .response(
        Object::new(
            "ListInstancesV2Response",
            "One page of gateways",
            &[
                integer("size", "Number of entries on this page"),
                integer("total", "Number of all matching records"),
                object("instances", &INSTANCE, "Gateways").many(),
            ],
        )
        .fields,
    )
    .paging(Paging::offset("instances").total("total"))
    .errors(INSTANCE_ERRORS)
    .source(&["python-sdk 3.1.219", "doc"]);

const SHOW_DETAILS_OF_INSTANCE_V2: Operation =
    Operation::new("ShowDetailsOfInstanceV2", Method::Get, "/v2/{project_id}/apigw/instances/{instance_id}")
        .summary("Show a gateway with all its addresses")
        .params(&[PROJECT_ID, INSTANCE_ID])
        .response(INSTANCE_DETAILS.fields)
        .errors(INSTANCE_ERRORS)
        .source(&["python-sdk 3.1.219", "doc"]);

const INSTANCE_ID: Field = string("instance_id", "Id of the gateway: 32 hex digits").in_path();

const ELBS: Field =
    object("elbs", &ELB_INGRESS_DETAILS, "Load balancers with their addresses").enforced_list(1, 10).required();

const INSTANCE_ERRORS: &[&str] = &["APIC.7211", "APIC.7102", "APIC.7106", "APIC.7302", "APIC.9000"];

/// Inferred (`reference/huawei.md` 3.2): no documented call accepts the job's id. Two agreeing reads, since it is not
/// documented when the state leaves 6.
const INSTANCE_SETTLED: Completion = Completion::new(
    "ShowDetailsOfInstanceV2",
    &[],
    "instance_status",
    Sign::State(State::until(&["6"]).failed(&["13", "22", "31", "40"])),
)
.pace(5, 5, 600);

const ELB_INGRESS_DETAILS: Object = Object::new(
    "ElbIngressDetails",
    "A load balancer and addresses of it",
    &[
        string("elb_id", "Id of the load balancer").enforced_length(32, 36).required(),
        object("public_ips", &IP_DETAIL, "Public addresses").enforced_list(0, 2),
        object("private_ips", &IP_DETAIL, "Private addresses").enforced_list(0, 2),
        object("global_eips", &IP_DETAIL, "Global public addresses").enforced_list(0, 2),
    ],
);

const IP_DETAIL: Object = Object::new(
    "IpDetail",
    "An address",
    &[one_of("type", &["v4", "v6"], "IP version").required(), string("ip", "Address").required()],
);

const INSTANCE_JOB: Object = Object::new(
    "InstanceJob",
    "The accepted work",
    &[
        string("instance_id", "Id of the gateway"),
        string("message", "About the job, in words"),
        string("job_id", "Id of the job: JOB- and 32 hex digits"),
    ],
);

const EXTRA_ELB: Object = Object::new(
    "ExtraElb",
    "A load balancer of a gateway; the provider documents only part of its members",
    &[string("elb_id", "Id of the load balancer"), object("ingress_ports", &EXTRA_ELB_PORT, "Inbound ports").many()],
);

const EXTRA_ELB_PORT: Object = Object::new(
    "ExtraElbPort",
    "An inbound port",
    &[string("protocol", "HTTP or HTTPS"), integer("ingress_port", "Port number")],
);

/// The members of a gateway in a list; the details repeat them.
macro_rules! instance_fields {
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

const INSTANCE: Object = Object::new("Instance", "A gateway", instance_fields!());

const INSTANCE_DETAILS: Object = Object::new(
    "InstanceDetails",
    "A gateway with all its addresses",
    instance_fields!(
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
        integer("bandwidth_size", "Outbound bandwidth in Mbit/s"),
        string("bandwidth_charging_mode", "What outbound traffic is charged by"),
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
        boolean("enable_fullstack_ipv6", "Whether inbound and outbound both take IPv6"),
        boolean("is_releasable", "Whether it may be released"),
        string("ingress_bandwidth_charging_mode", "What inbound traffic is charged by"),
    ),
);

const CBC_OPERATION_LOCK: Object = Object::new(
    "CbcOperationLock",
    "A lock that billing put on a gateway",
    &[string("lock_scene", "Operation that is locked"), string("lock_source_id", "Id of what caused it")],
);

const ENDPOINT_SERVICE: Object = Object::new(
    "EndpointService",
    "A VPC endpoint service",
    &[string("service_name", "Name"), string("created_at", "Creation time")],
);

const NODE_IPS: Object = Object::new(
    "NodeIps",
    "Addresses of a gateway's nodes",
    &[string("livedata", "Of the livedata nodes").many(), string("shubao", "Of the shubao nodes").many()],
);

const IP_DETAILS: Object = Object::new(
    "IpDetails",
    "An inbound address",
    &[
        string("ip_address", "IPv4 address"),
        string("ipv6_address", "IPv6 address"),
        integer("bandwidth_size", "Bandwidth in Mbit/s"),
    ],
);
