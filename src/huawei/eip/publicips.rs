//! Public IPs by the older interfaces: v1 for one, v2 for several at once, and v2.0 for orders.

use crate::core::completion::{Completion, Sign, State};
use crate::core::operation::{Effect, Method, Operation, Repeat};
use crate::core::paging::Paging;
use crate::core::schema::{Field, Object, boolean, free, integer, object, string};

use super::common::STATUSES;
use crate::huawei::facts::{OPENAPI, SDK_AND_PAGE};
use crate::huawei::iam::PROJECT_ID;

pub(super) const CREATE_PUBLICIP: Operation =
    Operation::new("CreatePublicip", Method::Post, "/v1/{project_id}/publicips")
        .summary("Create a public IP, bound to a port if one is named")
        .params(&[
            PROJECT_ID,
            object("bandwidth", &CREATE_PUBLICIP_BANDWIDTH_OPTION, "The bandwidth").required(),
            string("enterprise_project_id", "Enterprise project; \"0\" is the default one").length(0, 36).default("0"),
            object("publicip", &CREATE_PUBLICIP_OPTION, "The public IP").required(),
        ])
        .response(&[object("publicip", &PUBLICIP_CREATE_RESP, "The public IP").required()])
        .completion(
            &Completion::new(
                "ShowPublicip",
                &[("publicip_id", "$res.publicip.id")],
                "publicip.status",
                Sign::State(
                    State::until(&["ACTIVE", "DOWN"])
                        .pending(&["BINDING", "NOTIFYING", "PENDING_CREATE", "PENDING_UPDATE", "PENDING_DELETE"])
                        .failed(&["BIND_ERROR", "ERROR"]),
                ),
            )
            .pace(0, 2, 120),
        )
        .binding(Effect::Create, "eip")
        .statuses(STATUSES)
        .source(OPENAPI);

pub(super) const LIST_PUBLICIPS: Operation = Operation::new("ListPublicips", Method::Get, "/v1/{project_id}/publicips")
    .summary("List public IPs (v1)")
    .params(&[
        PROJECT_ID,
        string("marker", "Last record of the page before").in_query(),
        integer("limit", "Page size").in_query().at_least(0),
        integer("ip_version", "IP version, 4 or 6").in_query().known(&["4", "6"]),
        string("enterprise_project_id", "Enterprise project; \"0\" is the default one").in_query(),
        string("port_id", "Port it is bound to").in_query().many(),
        string("public_ip_address", "Public IPv4 address").in_query().many(),
        string("private_ip_address", "Private address").in_query().many(),
        string("id", "Id").in_query().many(),
        string("allow_share_bandwidth_type_any", "Shared-bandwidth types of which any must match").in_query().many(),
    ])
    .response(&[object("publicips", &PUBLICIP_SHOW_RESP, "Public IPs").many()])
    .paging(Paging::marker("publicips", "publicips[-1].id"))
    .binding(Effect::List, "eip")
    .source(SDK_AND_PAGE);

pub(super) const SHOW_PUBLICIP: Operation =
    Operation::new("ShowPublicip", Method::Get, "/v1/{project_id}/publicips/{publicip_id}")
        .summary("Show a public IP (v1)")
        .params(&[PROJECT_ID, string("publicip_id", "Public IP id").in_path()])
        .response(&[object("publicip", &PUBLICIP_SHOW_RESP, "The public IP")])
        .binding(Effect::Show, "eip")
        .source(SDK_AND_PAGE);

pub(super) const UPDATE_PUBLICIP: Operation =
    Operation::new("UpdatePublicip", Method::Put, "/v1/{project_id}/publicips/{publicip_id}")
        .summary("Bind, unbind or rename a public IP (v1): a port id binds, an empty one unbinds")
        .notes(&[
            "With `alias` only the name is changed, whatever `port_id` says.",
            "`port_id` and `ip_version` exclude each other.",
        ])
        .params(&[
            PROJECT_ID,
            string("publicip_id", "Public IP id").in_path(),
            object("publicip", &UPDATE_PUBLICIP_OPTION, "The public IP").required(),
        ])
        .response(&[object("publicip", &PUBLICIP_UPDATE_RESP, "The public IP")])
        .completion(
            &Completion::new(
                "ShowPublicip",
                &[("publicip_id", "$req.publicip_id")],
                "publicip.status",
                Sign::State(
                    State::until(&["ACTIVE", "DOWN", "ELB", "VPN"])
                        .pending(&["BINDING", "NOTIFYING", "PENDING_CREATE", "PENDING_UPDATE", "PENDING_DELETE"])
                        .failed(&["BIND_ERROR", "ERROR"]),
                ),
            )
            .pace(0, 2, 120),
        )
        .binding(Effect::Update, "eip")
        .source(SDK_AND_PAGE);

pub(super) const DELETE_PUBLICIP: Operation =
    Operation::new("DeletePublicip", Method::Delete, "/v1/{project_id}/publicips/{publicip_id}")
        .summary("Release an unbound public IP")
        .notes(&["Refused while the address is bound."])
        .params(&[PROJECT_ID, string("publicip_id", "Public IP id").in_path()])
        .success(&[204])
        .binding(Effect::Delete, "eip")
        .statuses(STATUSES)
        .source(OPENAPI);

pub(super) const BATCH_CREATE_PUBLICIPS: Operation =
    Operation::new("BatchCreatePublicips", Method::Post, "/v2/{project_id}/batchpublicips")
        .summary("Create several public IPs")
        .doubts(&["SUCCESS is the only final state of a job that the documentation shows."])
        .params(&[
            PROJECT_ID,
            object("bandwidth", &BATCH_BANDWIDTH, "The bandwidth").required(),
            string("enterprise_project_id", "Enterprise project; \"0\" is the default one").required(),
            object("publicip", &BATCH_PUBLIC_IP, "The public IP").required(),
            integer("publicip_number", "How many public IPs to create").required(),
        ])
        .response(&[string("job_id", "Job id").required()])
        .completion(
            &Completion::new(
                "ShowResourcesJobDetail",
                &[("job_id", "$res.job_id")],
                "status",
                Sign::State(State::until(&["SUCCESS"]).fail_fields(&["error_code", "fail_reason"])),
            )
            .pace(3, 5, 600)
            .source("doc (only SUCCESS is shown)"),
        )
        .binding(Effect::Create, "eip")
        .statuses(STATUSES)
        .source(OPENAPI);

pub(super) const BATCH_DELETE_PUBLIC_IP: Operation =
    Operation::new("BatchDeletePublicIp", Method::Delete, "/v2/{project_id}/batchpublicips")
        .summary("Release several public IPs")
        .notes(&["A `DELETE` with a body, which some proxies drop.", NO_JOB])
        .params(&[PROJECT_ID, PUBLICIP_IDS])
        .response(&[string("job_ids", "Job ids").many().required()])
        .completion(
            &Completion::new("ListPublicipsV3", &[("id", "$req.publicip_ids")], "publicips", Sign::Empty)
                .pace(3, 5, 300),
        )
        .binding(Effect::Delete, "eip")
        .batch("publicip_ids", None)
        .statuses(&[400, 401, 403, 404, 405, 406, 407, 408, 409, 500])
        .source(OPENAPI);

pub(super) const BATCH_DISASSOCIATE_PUBLICIPS: Operation =
    Operation::new("BatchDisassociatePublicips", Method::Patch, "/v2/{project_id}/batchpublicips")
        .summary("Unbind several public IPs")
        .notes(&[NO_JOB])
        .params(&[PROJECT_ID, PUBLICIP_IDS])
        .response(&[string("job_ids", "Job ids").many().required()])
        .completion(
            &Completion::new(
                "ListPublicipsV3",
                &[("id", "$req.publicip_ids")],
                "publicips[].status",
                Sign::All(&["DOWN"]),
            )
            .or_gone()
            .pace(3, 5, 300),
        )
        .repeat(Repeat::LookFirst)
        .binding(Effect::Unbind, "eip")
        .batch("publicip_ids", None)
        .statuses(&[400, 401, 403, 404, 405, 406, 407, 408, 409, 500, 501, 503, 504])
        .source(OPENAPI);

pub(super) const SHOW_RESOURCES_JOB_DETAIL: Operation =
    Operation::new("ShowResourcesJobDetail", Method::Get, "/v1/{project_id}/jobs/{job_id}")
        .summary("Show how far a job of this service is")
        .params(&[PROJECT_ID, string("job_id", "Job id").in_path()])
        .response(SHOW_RESOURCES_JOB_DETAIL_ANSWER)
        .effect(Effect::Poll)
        .statuses(STATUSES)
        .source(OPENAPI);

pub(super) const CREATE_PRE_PAID_PUBLICIP: Operation =
    Operation::new("CreatePrePaidPublicip", Method::Post, "/v2.0/{project_id}/publicips")
        .summary("Order a prepaid public IP")
        .params(&[
            PROJECT_ID,
            object("bandwidth", &CREATE_PUBLICIP_BANDWIDTH_OPTION, "The bandwidth").required(),
            string("enterprise_project_id", "Enterprise project; \"0\" is the default one").length(0, 36).default("0"),
            object(
                "extendParam",
                &CREATE_PRE_PAID_PUBLICIP_EXTEND_PARAM_OPTION,
                "Order parameters for prepaid resources",
            ),
            object("publicip", &CREATE_PRE_PAID_PUBLICIP_OPTION, "The public IP").required(),
        ])
        .response(&[
            string("order_id", "Order id").length(0, 36),
            object("publicip", &PUBLICIP_CREATE_RESP, "The public IP"),
            string("publicip_id", "Public IP id").length(0, 36),
        ])
        .binding(Effect::Create, "eip")
        .statuses(STATUSES)
        .source(OPENAPI);

pub(super) const CHANGE_PUBLICIP_TO_PERIOD: Operation =
    Operation::new("ChangePublicipToPeriod", Method::Post, "/v2.0/{project_id}/publicips/change-to-period")
        .summary("Order that public IPs are prepaid from now on")
        .params(&[
            PROJECT_ID,
            object(
                "extendParam",
                &CREATE_PRE_PAID_PUBLICIP_EXTEND_PARAM_OPTION,
                "Order parameters for prepaid resources",
            )
            .required(),
            PUBLICIP_IDS,
        ])
        .response(&[
            string("order_id", "Order id"),
            string("publicip_ids", "Public IP ids").many(),
            string("request_id", "Id of this request"),
        ])
        .binding(Effect::Update, "eip")
        .statuses(STATUSES)
        .source(OPENAPI);

pub(super) const COUNT_PUBLIC_IP: Operation =
    Operation::new("CountPublicIp", Method::Get, "/v2/{project_id}/elasticips")
        .summary("Count public IPs")
        .params(&[PROJECT_ID])
        .response(&[integer("elasticip_size", "Number of public IPs").required()])
        .binding(Effect::Show, "eip")
        .statuses(STATUSES)
        .source(OPENAPI);

pub(super) const COUNT_PUBLIC_IP_INSTANCE: Operation =
    Operation::new("CountPublicIpInstance", Method::Get, "/v2/{project_id}/publicip/instances")
        .summary("Count public IPs by kind of instance")
        .doubts(&[UNKNOWN_ANSWER])
        .params(&[PROJECT_ID])
        .response_unknown()
        .binding(Effect::Show, "eip")
        .statuses(STATUSES)
        .source(OPENAPI);

pub(super) const SHOW_PUBLIC_IP_TYPE: Operation =
    Operation::new("ShowPublicIpType", Method::Get, "/v2/{project_id}/publicip_types")
        .summary("List line types of public IPs")
        .doubts(&[UNKNOWN_ANSWER])
        .params(&[PROJECT_ID])
        .response_unknown()
        .effect(Effect::List)
        .statuses(STATUSES)
        .source(OPENAPI);

const PUBLICIP_IDS: Field = string("publicip_ids", "Public IP ids").many().required();

const CREATE_PUBLICIP_BANDWIDTH_OPTION: Object = Object::new(
    "CreatePublicipBandwidthOption",
    "The bandwidth of a new public IP",
    &[
        string("charge_mode", "Charging mode").known(&["bandwidth", "traffic"]).default("bandwidth"),
        string("id", "Existing shared bandwidth; needed when share_type is WHOLE").length(0, 36).in_example(),
        string("name", "Name of the bandwidth; needed when share_type is PER").length(1, 64),
        string("share_type", "PER is for one address, WHOLE is shared").required().known(&["WHOLE", "PER"]),
        integer("size", "Bandwidth in Mbit/s, normally 1-2000; needed when share_type is PER"),
    ],
);

const CREATE_PUBLICIP_OPTION: Object = Object::new(
    "CreatePublicipOption",
    "A public IP to create",
    &[
        string("alias", "Display name of the public IP").length(0, 64),
        string("ip_address", "Address").length(0, 15),
        integer("ip_version", "IP version, 4 or 6").known(&["4", "6"]).default("4"),
        string("port_id", "Port it is bound to").length(0, 36),
        string("type", "Line type, e.g. 5_bgp or 5_sbgp; depends on the region").required(),
    ],
);

const PUBLICIP_CREATE_RESP: Object = Object::new(
    "PublicipCreateResp",
    "A new public IP",
    &[
        string("alias", "Display name of the public IP").length(0, 64),
        integer("bandwidth_size", "Bandwidth in Mbit/s"),
        string("create_time", "Creation time").format("date-time"),
        string("enterprise_project_id", "Enterprise project; \"0\" is the default one").length(0, 36),
        string("id", "Id").length(0, 36),
        integer("ip_version", "IP version, 4 or 6").known(&["4", "6"]),
        string("public_ip_address", "Public IPv4 address").length(0, 15),
        string("public_ipv6_address", "Public IPv6 address").length(0, 39),
        string("status", "State").known(&[
            "FREEZED",
            "BIND_ERROR",
            "BINDING",
            "PENDING_DELETE",
            "PENDING_CREATE",
            "NOTIFYING",
            "NOTIFY_DELETE",
            "PENDING_UPDATE",
            "DOWN",
            "ACTIVE",
            "ELB",
            "ERROR",
            "VPN",
        ]),
        string("tenant_id", "Its project").length(0, 36),
        string("type", "Kind").length(0, 36),
    ],
);

const PUBLICIP_SHOW_RESP: Object = Object::new(
    "PublicipShowResp",
    "A public IP",
    &[
        string("bandwidth_id", "Bandwidth id"),
        string("bandwidth_name", "Name of the bandwidth"),
        string("bandwidth_share_type", "PER or WHOLE"),
        integer("bandwidth_size", "Bandwidth in Mbit/s"),
        string("create_time", "Creation time"),
        string("enterprise_project_id", "Enterprise project; \"0\" is the default one"),
        string("id", "Id"),
        string("port_id", "Port it is bound to"),
        string("private_ip_address", "Private address"),
        object("profile", &PROFILE_RESP, "Extra information about order and bandwidth"),
        string("public_ip_address", "Public IPv4 address"),
        string("tags", "Tags").many(),
        string("status", "State"),
        string("tenant_id", "Its project"),
        string("type", "Kind"),
        string("public_ipv6_address", "Public IPv6 address"),
        integer("ip_version", "IP version, 4 or 6"),
        string("public_border_group", "Site of the resource: center or the name of an edge site"),
        string("allow_share_bandwidth_types", "Shared-bandwidth types this public IP can join").many(),
        string("alias", "Display name of the public IP"),
    ],
);

const PROFILE_RESP: Object = Object::new(
    "ProfileResp",
    "The order a public IP was bought with",
    &[
        string("order_id", "Order id"),
        string("product_id", "Product id"),
        string("region_id", "Region id"),
        string("user_id", "User id"),
    ],
);

const UPDATE_PUBLICIP_OPTION: Object = Object::new(
    "UpdatePublicipOption",
    "What to change of a public IP",
    &[
        string("port_id", "Port to bind to; empty or null unbinds").nullable(),
        integer("ip_version", "IP version; not together with port_id").known(&["4", "6"]),
        string("alias", "Display name of the public IP").length(1, 64),
    ],
);

const PUBLICIP_UPDATE_RESP: Object = Object::new(
    "PublicipUpdateResp",
    "A changed public IP",
    &[
        string("bandwidth_id", "Bandwidth id"),
        string("bandwidth_name", "Name of the bandwidth"),
        string("bandwidth_share_type", "PER or WHOLE"),
        integer("bandwidth_size", "Bandwidth in Mbit/s"),
        string("create_time", "Creation time").format("date-time"),
        string("enterprise_project_id", "Enterprise project; \"0\" is the default one"),
        string("id", "Id"),
        string("port_id", "Port it is bound to"),
        string("private_ip_address", "Private address"),
        object("profile", &PROFILE_RESP, "Extra information about order and bandwidth"),
        string("public_ip_address", "Public IPv4 address"),
        string("status", "State"),
        string("tenant_id", "Its project"),
        string("type", "Kind"),
        string("public_ipv6_address", "Public IPv6 address"),
        integer("ip_version", "IP version, 4 or 6"),
        string("alias", "Display name of the public IP"),
    ],
);

const BATCH_BANDWIDTH: Object = Object::new(
    "BatchBandwidth",
    "The bandwidth of new public IPs",
    &[
        string("charge_mode", "Charging mode").known(&["bandwidth", "traffic"]),
        string("id", "Id"),
        string("name", "Name").length(1, 64),
        string("share_type", "PER is for one address, WHOLE is shared").known(&["PER", "WHOLE"]),
        integer("size", "Bandwidth in Mbit/s").required(),
    ],
);

const BATCH_PUBLIC_IP: Object = Object::new(
    "BatchPublicIp",
    "A public IP to create",
    &[
        string("enterprise_project_id", "Enterprise project; \"0\" is the default one"),
        string("id", "Id"),
        string("ip_version", "IP version, 4 or 6"),
        object("profile", &BATCH_PROFILE, "Extra information about order and bandwidth"),
        string("tags", "Tags").many(),
        string("type", "Kind").required().known(&["5_bgp", "5_union", "5_sbgp"]),
    ],
);

const BATCH_PROFILE: Object = Object::new(
    "BatchProfile",
    "The order public IPs are bought with",
    &[
        string("order_id", "Order id"),
        string("product_id", "Product id"),
        string("region_id", "Region id"),
        string("user_id", "User id"),
    ],
);

const SHOW_RESOURCES_JOB_DETAIL_ANSWER: &[Field] = &[
    string("begin_time", "Start time"),
    string("end_time", "End time"),
    object("entities", &SUB_JOBS_INFO, "Objects the job works on"),
    string("error_code", "Error code"),
    string("fail_reason", "Why the job failed"),
    string("job_id", "Job id"),
    string("job_type", "Kind of job"),
    string("status", "State"),
];

const SUB_JOBS_INFO: Object = Object::new("SubJobsInfo", "What a job works on", &[free("sub_jobs", "Sub-jobs").many()]);

const CREATE_PRE_PAID_PUBLICIP_EXTEND_PARAM_OPTION: Object = Object::new(
    "CreatePrePaidPublicipExtendParamOption",
    "How a public IP is paid",
    &[
        string("charge_mode", "Charging mode").known(&["prePaid", "postPaid"]).default("postPaid"),
        boolean("is_auto_pay", "Whether to pay automatically").default("false"),
        boolean("is_auto_renew", "Whether to renew automatically").default("false"),
        integer("period_num", "Number of periods").range(1, 9),
        string("period_type", "Period unit").known(&["month", "year"]),
    ],
);

const CREATE_PRE_PAID_PUBLICIP_OPTION: Object = Object::new(
    "CreatePrePaidPublicipOption",
    "A public IP to order",
    &[
        string("alias", "Display name of the public IP").length(0, 64),
        integer("ip_version", "IP version, 4 or 6").known(&["4", "6"]).default("4"),
        string("port_id", "Port it is bound to").length(0, 36),
        string("type", "Kind").required().length(0, 36),
    ],
);

const NO_JOB: &str = "The job ids of the answer cannot be asked for, says the documentation.";

const UNKNOWN_ANSWER: &str = "Both sources describe the answer in words only; its form is unknown.";
