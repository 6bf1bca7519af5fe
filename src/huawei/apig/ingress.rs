//! Inbound addresses of a gateway's load balancers, and the load balancers themselves.
//!
//! These calls take gateways of the NLB series only, answer 202 with the id of a job that no documented call accepts,
//! and are watched on the gateway itself.

use crate::core::operation::{Effect, Method, Operation, Rank, Repeat};
use crate::core::paging::Paging;
use crate::core::schema::{Field, Object, boolean, integer, object, one_of, string};

use super::common::{ERRORS, INSTANCE_ID, INSTANCE_SETTLED};
use crate::huawei::facts::PAGE;
use crate::huawei::iam::PROJECT_ID;

pub(super) const UNREGISTER_INGRESS_IPS: Operation = Operation::new(
    "UnregisterIngressIps",
    Method::Put,
    "/v2/{project_id}/apigw/instances/{instance_id}/ingress-unregister",
)
.rank(Rank::Documented)
.summary("Deregister ingress IP addresses of load balancers from a gateway")
.notes(&[NLB_ONLY, NOT_IN_SDK])
.doubts(&[JOB_UNKNOWN])
.params(&[PROJECT_ID, INSTANCE_ID, ELBS])
.success(&[202])
.response(INSTANCE_JOB)
.completion(&INSTANCE_SETTLED.or_gone())
.binding(Effect::Unbind, "gateway-ingress")
.batch("elbs", Some(10))
.errors(ERRORS)
.permissions(&["apig:instance:unregisterIngressIps"])
.dependencies(&["elb:loadbalancers:show"])
.source(&["003_e51e3eedbffb456d"]);

pub(super) const REGISTER_INGRESS_IPS: Operation = Operation::new(
    "RegisterIngressIps",
    Method::Put,
    "/v2/{project_id}/apigw/instances/{instance_id}/ingress-register",
)
.rank(Rank::Needed)
.summary("Register ingress IP addresses of load balancers with a gateway")
.notes(&[NLB_ONLY, NOT_IN_SDK])
.doubts(&[JOB_UNKNOWN])
.params(&[PROJECT_ID, INSTANCE_ID, ELBS])
.success(&[202])
.response(INSTANCE_JOB)
.completion(&INSTANCE_SETTLED)
.binding(Effect::Bind, "gateway-ingress")
.batch("elbs", Some(10))
.errors(ERRORS)
.permissions(&["apig:instance:registerIngressIps"])
.source(PAGE);

pub(super) const LIST_EXTRA_ELBS: Operation =
    Operation::new("ListExtraElbs", Method::Get, "/v2/{project_id}/apigw/instances/{instance_id}/extra-elbs")
        .rank(Rank::Needed)
        .summary("List the load balancers of a gateway")
        .notes(&[NOT_IN_SDK])
        .doubts(&["The answer has more members than the source showed, and may take query parameters that \
                   it did not show."])
        .params(&[PROJECT_ID, INSTANCE_ID])
        .response(&[object("elbs", &EXTRA_ELB, "Load balancers").many().entries(1, 10)])
        .paging(Paging::all("elbs"))
        .binding(Effect::List, "gateway-elb")
        .errors(ERRORS)
        .source(PAGE);

pub(super) const BATCH_ADD_EXTRA_ELBS: Operation =
    Operation::new("BatchAddExtraElbs", Method::Post, "/v2/{project_id}/apigw/instances/{instance_id}/extra-elbs")
        .rank(Rank::Needed)
        .summary("Attach more load balancers to a gateway; may delete their listeners")
        .notes(&[
            "Destructive unless told otherwise: without `force_overwrite_enabled: false` it deletes \
             the listeners on ports 80, 443 and the custom ones.",
            NOT_IN_SDK,
        ])
        .doubts(&["The form of the answer was not visible; that of the other jobs is assumed.", JOB_UNKNOWN])
        .params(&[
            PROJECT_ID,
            INSTANCE_ID,
            object("elb_details", &EXTRA_ELB_DETAIL, "Load balancers to attach").many().entries(1, 10).required(),
        ])
        .success(&[202])
        .response(INSTANCE_JOB)
        .completion(&INSTANCE_SETTLED)
        .repeat(Repeat::LookFirst)
        .binding(Effect::Bind, "gateway-elb")
        .batch("elb_details", Some(10))
        .errors(ERRORS)
        .source(PAGE);

pub(super) const BATCH_DISASSOCIATE_EXTRA_ELBS: Operation = Operation::new(
    "BatchDisassociateExtraElbs",
    Method::Delete,
    "/v2/{project_id}/apigw/instances/{instance_id}/extra-elbs",
)
.rank(Rank::Needed)
.summary("Detach load balancers from a gateway; deletes their listeners")
.notes(&["A `DELETE` with a body, which some proxies drop.", NOT_IN_SDK])
.doubts(&[JOB_UNKNOWN])
.params(&[
    PROJECT_ID,
    INSTANCE_ID,
    string("elb_ids", "Load balancers to detach").many().entries(1, 10).required().length(32, 36),
])
.success(&[202])
.response(INSTANCE_JOB)
.completion(&INSTANCE_SETTLED.or_gone())
.binding(Effect::Unbind, "gateway-elb")
.batch("elb_ids", Some(10))
.errors(ERRORS)
.source(PAGE);

const ELBS: Field =
    object("elbs", &ELB_INGRESS_DETAILS, "Load balancers with their addresses").enforced_list(1, 10).required();

const ELB_INGRESS_DETAILS: Object = Object::new(
    "ElbIngressDetails",
    "A load balancer and addresses of it",
    &[
        object("public_ips", &IP_DETAIL, "Public addresses").enforced_list(0, 2).in_example(),
        object("private_ips", &IP_DETAIL, "Private addresses").enforced_list(0, 2),
        object("global_eips", &IP_DETAIL, "Global public addresses").enforced_list(0, 2),
        string("elb_id", "Id of the load balancer").required().enforced_length(32, 36),
    ],
);

const IP_DETAIL: Object = Object::new(
    "IpDetail",
    "An address",
    &[one_of("type", &["v4", "v6"], "IP version").required(), string("ip", "Address").required()],
);

const INSTANCE_JOB: &[Field] = &[
    string("instance_id", "Id of the gateway").length(32, 36),
    string("message", "About the job, in words").length(0, 200),
    string("job_id", "Id of the job: JOB- and 32 hex digits").length(36, 36),
];

const EXTRA_ELB: Object = Object::new(
    "ExtraElb",
    "A load balancer of a gateway",
    &[string("elb_id", "Id of the load balancer"), object("ingress_ports", &EXTRA_ELB_PORT, "Inbound ports").many()],
)
.incomplete();

const EXTRA_ELB_PORT: Object = Object::new(
    "ExtraElbPort",
    "An inbound port",
    &[string("protocol", "HTTP or HTTPS"), integer("ingress_port", "Port number")],
)
.incomplete();

const EXTRA_ELB_DETAIL: Object = Object::new(
    "ExtraElbDetail",
    "A load balancer to attach",
    &[
        string("id", "Id of the load balancer").required().length(32, 36),
        boolean("force_overwrite_enabled", "Whether to delete existing listeners on the ports that the gateway needs")
            .default("true"),
    ],
);

const NLB_ONLY: &str = "Only for gateways of the NLB series.";

const NOT_IN_SDK: &str = "Not in the official Python SDK 3.1.219.";

const JOB_UNKNOWN: &str = "No documented call takes the id of the job, so the gateway itself is watched; whether \
                           its state leaves 6 meanwhile is not documented.";
