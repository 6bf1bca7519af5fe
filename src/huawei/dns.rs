//! Domain Name Service: the resolver endpoints of a VPC and the addresses they answer on.
//!
//! Paths hold no project id. Ids of endpoints and addresses are 32 hex digits without dashes; ids of subnets and VPCs
//! are dashed UUIDs. A change is accepted with 202 and takes effect while the endpoint is pending; one endpoint
//! takes one change at a time.

use crate::core::completion::{Completion, Sign, State};
use crate::core::operation::{Method, Operation, Service};
use crate::core::paging::Paging;
use crate::core::schema::{Field, Object, integer, object, one_of, string};

/// The service.
pub const SERVICE: Service = Service::new("dns", "dns")
    .operations(&[
        &ASSOCIATE_ENDPOINT_IPADDRESS,
        &DISASSOCIATE_ENDPOINT_IPADDRESS,
        &LIST_ENDPOINT_IPADDRESSES,
        &LIST_ENDPOINTS,
        &SHOW_ENDPOINT,
    ])
    .errors(&[
        ("DNS.0004", 0, "Not found"),
        ("DNS.0021", 0, "Changed by somebody else at the same time; try again later"),
        ("DNS.0030", 0, "Forbidden"),
    ]);

const ASSOCIATE_ENDPOINT_IPADDRESS: Operation =
    Operation::new("AssociateEndpointIpaddress", Method::Post, "/v2.1/endpoints/{endpoint_id}/ipaddresses")
        .summary("Bind one more IP address to a resolver endpoint")
        .notes(&[
            "An endpoint holds at most six addresses.",
            "The page's example sends an empty `ip`, which the published pattern forbids; leave `ip` out instead.",
            "`subnet_id` is the id of the VPC subnet; lists show the subnet's neutron id instead.",
        ])
        .params(&[ENDPOINT_ID, object("ipaddress", &IPADDRESS_INFO, "Address to bind").required()])
        .success(&[202])
        .response(ENDPOINT_REPLY.fields)
        .completion(&ENDPOINT_SETTLED)
        .errors(ENDPOINT_ERRORS)
        .permissions(&["dns:endpoint:createIpaddress"])
        .source(&["001_80e4be3aa6ab739f", "openapi", "python-sdk 3.1.219"]);

const DISASSOCIATE_ENDPOINT_IPADDRESS: Operation = Operation::new(
    "DisassociateEndpointIpaddress",
    Method::Delete,
    "/v2.1/endpoints/{endpoint_id}/ipaddresses/{ipaddress_id}",
)
.summary("Unbind an IP address from a resolver endpoint")
.notes(&[
    "An endpoint keeps at least two addresses: to replace one at that floor, bind first.",
    "An address that is already gone answers 404.",
])
.params(&[
    ENDPOINT_ID,
    string("ipaddress_id", "Id of the address's entry in `listEndpointIpaddresses`, not the address itself").in_path(),
])
.success(&[202])
.response(ENDPOINT_REPLY.fields)
.completion(&ENDPOINT_SETTLED)
.errors(ENDPOINT_ERRORS)
.permissions(&["dns:endpoint:deleteIpaddress"])
.source(&["000_73da05ce83f76831", "openapi", "python-sdk 3.1.219"]);

const LIST_ENDPOINT_IPADDRESSES: Operation =
    Operation::new("ListEndpointIpaddresses", Method::Get, "/v2.1/endpoints/{endpoint_id}/ipaddresses")
        .summary("List the IP addresses of a resolver endpoint")
        .params(&[ENDPOINT_ID])
        .response(
            Object::new(
                "ListEndpointIpaddressesResponse",
                "All addresses of the endpoint; there are no pages",
                &[object("ipaddresses", &IPADDRESS, "Addresses").many()],
            )
            .fields,
        )
        .errors(ENDPOINT_ERRORS)
        .permissions(&["dns:endpoint:listIpaddresses"])
        .source(&["openapi", "python-sdk 3.1.219"]);

const LIST_ENDPOINTS: Operation = Operation::new("ListEndpoints", Method::Get, "/v2.1/endpoints")
    .summary("List the resolver endpoints of one direction")
    .notes(&["The direction is mandatory: listing all endpoints takes two calls."])
    .params(&[
        one_of("direction", DIRECTIONS, "Which endpoints").in_query().required(),
        string("vpc_id", "Only those of this VPC").in_query(),
        string("name", "Only those with this in their name").in_query(),
        integer("limit", "Page size: 0 to 500, 500 if left out").in_query(),
        integer("offset", "Records to skip").in_query(),
    ])
    .response(
        Object::new(
            "ListEndpointsResponse",
            "One page of endpoints",
            &[object("endpoints", &ENDPOINT, "Endpoints").many(), object("metadata", &METADATA, "About all pages")],
        )
        .fields,
    )
    .paging(Paging::offset("endpoints").total("metadata.total_count"))
    .errors(ENDPOINT_ERRORS)
    .permissions(&["dns:endpoint:list"])
    .source(&["openapi", "python-sdk 3.1.219"]);

const SHOW_ENDPOINT: Operation = Operation::new("ShowEndpoint", Method::Get, "/v2.1/endpoints/{endpoint_id}")
    .summary("Show a resolver endpoint")
    .params(&[ENDPOINT_ID])
    .response(ENDPOINT_REPLY.fields)
    .errors(ENDPOINT_ERRORS)
    .permissions(&["dns:endpoint:get"])
    .source(&["openapi", "python-sdk 3.1.219"]);

const ENDPOINT_ID: Field = string("endpoint_id", "Id of the endpoint: 32 hex digits").in_path();

const DIRECTIONS: &[&str] = &["inbound", "outbound"];

const ENDPOINT_ERRORS: &[&str] = &["DNS.0004", "DNS.0021", "DNS.0030"];

/// `reference/huawei.md` 3.1, completion 1: the pace of the provider's Terraform client.
const ENDPOINT_SETTLED: Completion =
    Completion::new("ShowEndpoint", &[], "endpoint.status", Sign::State(State::until(&["ACTIVE"]).failed(&["ERROR"])))
        .pace(5, 5, 600);

const IPADDRESS_INFO: Object = Object::new(
    "IpaddressInfo",
    "An address to bind",
    &[
        string("subnet_id", "Id of the VPC subnet that the address is taken from (dashed UUID)").required(),
        string("ip", "Address inside the subnet; left out, the cloud picks one"),
    ],
);

const ENDPOINT_REPLY: Object =
    Object::new("EndpointResponse", "An endpoint", &[object("endpoint", &ENDPOINT, "The endpoint")]);

const ENDPOINT: Object = Object::new(
    "Endpoint",
    "A resolver endpoint",
    &[
        string("id", "Id of the endpoint"),
        string("name", "Name"),
        one_of("direction", DIRECTIONS, "Where queries come from"),
        one_of("status", &["ACTIVE", "PENDING_CREATE", "PENDING_DELETE", "ERROR"], "State"),
        string("vpc_id", "VPC of the endpoint; null while it is being created").nullable(),
        integer("ipaddress_count", "Number of addresses"),
        integer("resolver_rule_count", "Number of rules; only for outbound endpoints"),
        string("create_time", "Creation time, yyyy-MM-dd'T'HH:mm:ss.SSS without a zone"),
        string("update_time", "Time of the last change, in the same form"),
    ],
);

const IPADDRESS: Object = Object::new(
    "Ipaddress",
    "An address of a resolver endpoint",
    &[
        string("id", "Id to unbind it by: the `ipaddress_id`"),
        string("ip", "Address"),
        string("status", "State"),
        string("subnet_id", "The subnet's neutron id, not the id that binding takes"),
        string("create_time", "Creation time"),
        string("update_time", "Time of the last change"),
        string("error_info", "Why the address is in an error state"),
    ],
);

const METADATA: Object =
    Object::new("Metadata", "About all pages", &[integer("total_count", "Number of all matching records")]);
