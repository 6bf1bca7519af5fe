//! Resolver endpoints of a VPC, and the addresses they answer on.
//!
//! A change is accepted with 202 and takes effect while the endpoint is pending; one endpoint takes one change at a
//! time.

use crate::core::completion::{Completion, Sign, State};
use crate::core::operation::{Effect, Method, Operation, Rank};
use crate::core::paging::Paging;
use crate::core::schema::{Field, Object, integer, object, string};

use super::common::{LIMIT, METADATA, OFFSET};
use crate::huawei::facts::{HEX_32, IPV4, OPENAPI, UUID_ANY_CASE};

pub(super) const ASSOCIATE_ENDPOINT_IPADDRESS: Operation =
    Operation::new("AssociateEndpointIpaddress", Method::Post, "/v2.1/endpoints/{endpoint_id}/ipaddresses")
        .rank(Rank::Documented)
        .summary("Bind one more IP address to a resolver endpoint")
        .notes(&[
            "An endpoint holds at most six addresses.",
            "An endpoint takes one change at a time; while it is pending another one can be refused \
             with DNS.0021.",
            "`subnet_id` is the id of the VPC subnet; lists show the subnet's neutron id instead.",
            "The page lists statuses 400 and 500 only; the gateway adds 401, 403, 404 and 429.",
        ])
        .doubts(&[
            "The page's example sends an empty `ip`, which the published pattern forbids; leave `ip` out instead.",
        ])
        .params(&[ENDPOINT_ID, object("ipaddress", &IPADDRESS_INFO, "Address to bind").required()])
        .success(&[202])
        .response(&[ENDPOINT])
        .completion(&ENDPOINT_SETTLED)
        .binding(Effect::Bind, "dns-endpoint-ip")
        .errors(ERRORS)
        .statuses(&[400, 500])
        .permissions(&["dns:endpoint:createIpaddress"])
        .dependencies(&["vpc:subnets:get", "vpc:networks:get", "vpc:ports:list"])
        .source(&["001_80e4be3aa6ab739f", "openapi", "python-sdk 3.1.219"]);

pub(super) const DISASSOCIATE_ENDPOINT_IPADDRESS: Operation = Operation::new(
    "DisassociateEndpointIpaddress",
    Method::Delete,
    "/v2.1/endpoints/{endpoint_id}/ipaddresses/{ipaddress_id}",
)
.rank(Rank::Documented)
.summary("Unbind an IP address from a resolver endpoint")
.notes(&[
    "An endpoint keeps at least two addresses: to replace one at that floor, bind first.",
    "An endpoint takes one change at a time.",
    "An address that is already gone answers 404, which counts as done.",
    "The page lists statuses 400 and 500 only; the gateway adds 401, 403, 404 and 429.",
])
.params(&[
    ENDPOINT_ID,
    string("ipaddress_id", "Id of the address's entry in `listEndpointIpaddresses`, not the address itself")
        .in_path()
        .pattern(HEX_32),
])
.success(&[202])
.response(&[ENDPOINT])
.completion(&ENDPOINT_SETTLED.or_gone())
.binding(Effect::Unbind, "dns-endpoint-ip")
.errors(ERRORS)
.statuses(&[400, 500])
.permissions(&["dns:endpoint:deleteIpaddress"])
.source(&["000_73da05ce83f76831", "openapi", "python-sdk 3.1.219"]);

pub(super) const LIST_ENDPOINT_IPADDRESSES: Operation =
    Operation::new("ListEndpointIpaddresses", Method::Get, "/v2.1/endpoints/{endpoint_id}/ipaddresses")
        .rank(Rank::Needed)
        .summary("List the IP addresses of a resolver endpoint")
        .doubts(&["The published text calls an entry's id an endpoint id; in practice it is the `ipaddress_id`."])
        .params(&[ENDPOINT_ID])
        .response(&[object("ipaddresses", &IPADDRESSES_DATA, "Addresses").many()])
        .paging(Paging::all("ipaddresses"))
        .binding(Effect::List, "dns-endpoint-ip")
        .errors(ERRORS)
        .statuses(&[400, 500])
        .permissions(&["dns:endpoint:listIpaddresses"])
        .source(OPENAPI);

pub(super) const LIST_ENDPOINTS: Operation = Operation::new("ListEndpoints", Method::Get, "/v2.1/endpoints")
    .rank(Rank::Needed)
    .summary("List the resolver endpoints of one direction")
    .notes(&["The direction is mandatory: listing all endpoints takes two calls."])
    .params(&[
        string("direction", "Which endpoints").in_query().required().known(DIRECTIONS),
        string("vpc_id", "Only those of this VPC").in_query().pattern(UUID_ANY_CASE),
        string("name", "Only those with this in their name").in_query().pattern(r"[\w\u4e00-\u9fa5\._-]{0,64}"),
        LIMIT,
        OFFSET,
    ])
    .response(&[object("endpoints", &ENDPOINT_RESP, "Endpoints").many(), METADATA])
    .paging(Paging::offset("endpoints").total("metadata.total_count"))
    .effect(Effect::List)
    .errors(ERRORS)
    .statuses(&[400, 500])
    .permissions(&["dns:endpoint:list"])
    .source(OPENAPI);

pub(super) const SHOW_ENDPOINT: Operation =
    Operation::new("ShowEndpoint", Method::Get, "/v2.1/endpoints/{endpoint_id}")
        .rank(Rank::Needed)
        .summary("Show a resolver endpoint")
        .params(&[ENDPOINT_ID])
        .response(&[ENDPOINT])
        .effect(Effect::Show)
        .errors(ERRORS)
        .statuses(&[400, 500])
        .permissions(&["dns:endpoint:get"])
        .source(OPENAPI);

pub(super) const CREATE_ENDPOINT: Operation = Operation::new("CreateEndpoint", Method::Post, "/v2.1/endpoints")
    .rank(Rank::Needed)
    .summary("Create a resolver endpoint with two to six addresses")
    .params(&[
        string("direction", "Where queries come from").required().known(DIRECTIONS),
        object("ipaddresses", &IPADDRESS_INFO, "Addresses").many().entries(2, 6).required(),
        string("name", "Name").required().pattern(r"[\w\u4e00-\u9fa5\._-]{1,64}"),
        string("region", "Region id").required().pattern("[A-Za-z0-9-]{1,36}"),
    ])
    .success(&[202])
    .response(&[ENDPOINT])
    .completion(
        &Completion::new(
            "ShowEndpoint",
            &[("endpoint_id", "$res.endpoint.id")],
            "endpoint.status",
            Sign::State(State::until(&["ACTIVE"]).pending(&["PENDING_CREATE", "PENDING_DELETE"]).failed(&["ERROR"])),
        )
        .reason("ListEndpointIpaddresses")
        .pace(5, 5, 600)
        .source("terraform"),
    )
    .effect(Effect::Create)
    .errors(ERRORS)
    .statuses(&[400, 500])
    .source(OPENAPI);

pub(super) const UPDATE_ENDPOINT: Operation =
    Operation::new("UpdateEndpoint", Method::Put, "/v2.1/endpoints/{endpoint_id}")
        .rank(Rank::Needed)
        .summary("Rename a resolver endpoint")
        .params(&[ENDPOINT_ID, string("name", "New name").required().pattern(r"[\w\u4e00-\u9fa5\._-]{1,64}")])
        .success(&[202])
        .response(&[ENDPOINT])
        .completion(&ENDPOINT_SETTLED)
        .effect(Effect::Update)
        .errors(ERRORS)
        .statuses(&[400, 500])
        .source(OPENAPI);

pub(super) const DELETE_ENDPOINT: Operation =
    Operation::new("DeleteEndpoint", Method::Delete, "/v2.1/endpoints/{endpoint_id}")
        .rank(Rank::Needed)
        .summary("Delete a resolver endpoint")
        .params(&[ENDPOINT_ID])
        .success(&[202])
        .response(&[ENDPOINT])
        .completion(
            &Completion::new(
                "ShowEndpoint",
                &[("endpoint_id", "$req.endpoint_id")],
                "endpoint.status",
                // The provider's Terraform waits for DELETED, its word for a 404 as well.
                Sign::State(
                    State::until_not_found()
                        .or_done(&["DELETED"])
                        .pending(&["PENDING_CREATE", "PENDING_DELETE"])
                        .failed(&["ERROR"]),
                ),
            )
            .pace(5, 5, 600)
            .source("terraform"),
        )
        .effect(Effect::Delete)
        .errors(ERRORS)
        .statuses(&[400, 500])
        .source(OPENAPI);

pub(super) const LIST_ENDPOINT_VPCS: Operation = Operation::new("ListEndpointVpcs", Method::Get, "/v2.1/vpcs")
    .rank(Rank::Needed)
    .summary("List VPCs with the number of their resolver endpoints")
    .params(&[
        LIMIT,
        OFFSET,
        string("vpc_id", "Only this VPC")
            .in_query()
            .pattern("^(|[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12})$"),
    ])
    .response(&[METADATA, object("vpcs", &VPCS_DATA, "VPCs").many()])
    .paging(Paging::offset("vpcs").total("metadata.total_count"))
    .effect(Effect::List)
    .errors(ERRORS)
    .statuses(&[400, 500])
    .source(OPENAPI);

const ENDPOINT_ID: Field = string("endpoint_id", "Id of the endpoint: 32 hex digits").in_path().pattern(HEX_32);

const ENDPOINT: Field = object("endpoint", &ENDPOINT_RESP, "The endpoint");

/// `reference/huawei.md` 3.1, completion 1: the pace of the provider's Terraform client. What went wrong
/// is in `error_info` of the addresses.
const ENDPOINT_SETTLED: Completion = Completion::new(
    "ShowEndpoint",
    &[("endpoint_id", "$req.endpoint_id")],
    "endpoint.status",
    Sign::State(State::until(&["ACTIVE"]).pending(&["PENDING_CREATE", "PENDING_DELETE"]).failed(&["ERROR"])),
)
.reason("ListEndpointIpaddresses")
.pace(5, 5, 600)
.source("terraform");

const ENDPOINT_RESP: Object = Object::new(
    "EndpointResp",
    "A resolver endpoint",
    &[
        string("create_time", "Creation time, yyyy-MM-dd'T'HH:mm:ss.SSS without a zone"),
        string("direction", "Where queries come from").known(DIRECTIONS),
        string("id", "Id of the endpoint"),
        integer("ipaddress_count", "Number of addresses"),
        string("name", "Name"),
        integer("resolver_rule_count", "Number of rules; only for outbound endpoints"),
        string("status", "State").known(&["ACTIVE", "PENDING_CREATE", "PENDING_DELETE", "ERROR"]),
        string("update_time", "Time of the last change, in the same form"),
        string("vpc_id", "VPC of the endpoint; null while it is being created").nullable(),
    ],
);

const IPADDRESSES_DATA: Object = Object::new(
    "IpaddressesData",
    "An address of a resolver endpoint",
    &[
        string("create_time", "Creation time"),
        string("error_info", "Why the address is in an error state"),
        string("id", "Id to unbind it by: the `ipaddress_id`"),
        string("ip", "Address"),
        string("status", "State"),
        string("subnet_id", "The subnet's neutron id, not the id that binding takes"),
        string("update_time", "Time of the last change"),
    ],
);

const IPADDRESS_INFO: Object = Object::new(
    "IpaddressInfo",
    "An address to bind",
    &[
        string("ip", "Address inside the subnet; left out, the cloud picks one").pattern(IPV4),
        string("subnet_id", "Id of the VPC subnet that the address is taken from (dashed UUID)")
            .required()
            .pattern(UUID_ANY_CASE),
    ],
);

const VPCS_DATA: Object = Object::new(
    "VpcsData",
    "A VPC and the number of its endpoints",
    &[
        string("id", "Id"),
        integer("inbound_endpoint_count", "Number of inbound endpoints"),
        integer("outbound_endpoint_count", "Number of outbound endpoints"),
    ],
);

const DIRECTIONS: &[&str] = &["inbound", "outbound"];

const ERRORS: &[&str] = &["DNS.0004", "DNS.0021", "DNS.0030"];
