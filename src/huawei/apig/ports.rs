//! Additional inbound ports of a gateway.

use crate::core::operation::{Effect, Method, Operation, Repeat};
use crate::core::paging::Paging;
use crate::core::schema::{Field, Object, integer, object, string};

use super::common::{INSTANCE_ID, LIMIT, OFFSET};
use crate::huawei::facts::{OPENAPI, SDK_AND_PAGE};
use crate::huawei::iam::PROJECT_ID;

pub(super) const ADD_CUSTOM_INGRESS_PORT: Operation = Operation::new(
    "AddCustomIngressPort",
    Method::Post,
    "/v2/{project_id}/apigw/instances/{instance_id}/custom-ingress-ports",
)
.summary("Open an additional inbound port on a gateway")
.params(&[
    PROJECT_ID,
    INSTANCE_ID,
    integer("ingress_port", "Port number").required().range(1024, 49151),
    string("protocol", "HTTP or HTTPS").required().known(&["HTTP", "HTTPS"]),
])
.success(&[201])
.response(INGRESS_PORT_INFO.fields)
.repeat(Repeat::LookFirst)
.effect(Effect::Create)
.statuses(&[400, 401, 403, 404, 500])
.source(OPENAPI);

pub(super) const LIST_CUSTOM_INGRESS_PORTS: Operation = Operation::new(
    "ListCustomIngressPorts",
    Method::Get,
    "/v2/{project_id}/apigw/instances/{instance_id}/custom-ingress-ports",
)
.summary("List additional inbound ports of a gateway")
.params(&[
    PROJECT_ID,
    INSTANCE_ID,
    OFFSET,
    LIMIT,
    string("protocol", "Only ports of this protocol").in_query().known(&["HTTP", "HTTPS"]),
    integer("ingress_port", "Only the port of this number").in_query().range(1024, 49151),
])
.response(&[
    integer("size", "Number of entries on this page").required(),
    integer("total", "Number of all matching records").required(),
    object("ingress_port_infos", &INGRESS_PORT_INFO, "Inbound ports").many(),
])
.paging(Paging::offset("ingress_port_infos").total("total"))
.effect(Effect::List)
.source(SDK_AND_PAGE);

pub(super) const LIST_CUSTOM_INGRESS_PORT_DOMAINS: Operation = Operation::new(
    "ListCustomIngressPortDomains",
    Method::Get,
    "/v2/{project_id}/apigw/instances/{instance_id}/custom-ingress-ports/{ingress_port_id}/domains",
)
.summary("List domain names that use an additional inbound port")
.params(&[
    PROJECT_ID,
    INSTANCE_ID,
    INGRESS_PORT_ID,
    OFFSET,
    LIMIT,
    string("domain_name", "Only this domain name").in_query(),
])
.response(&[
    integer("size", "Number of entries on this page").required(),
    integer("total", "Number of all matching records").required(),
    object("domain_infos", &PORT_BINDING_DOMAIN_INFO, "Domain names that use the port").many(),
])
.paging(Paging::offset("domain_infos").total("total"))
.effect(Effect::List)
.source(SDK_AND_PAGE);

pub(super) const DELETE_CUSTOM_INGRESS_PORT: Operation = Operation::new(
    "DeleteCustomIngressPort",
    Method::Delete,
    "/v2/{project_id}/apigw/instances/{instance_id}/custom-ingress-ports/{ingress_port_id}",
)
.summary("Close an additional inbound port")
.params(&[PROJECT_ID, INSTANCE_ID, INGRESS_PORT_ID])
.success(&[204])
.effect(Effect::Delete)
.statuses(&[400, 401, 403, 404, 500])
.source(OPENAPI);

const INGRESS_PORT_ID: Field = string("ingress_port_id", "Id of the inbound port").in_path();

const INGRESS_PORT_INFO: Object = Object::new(
    "IngressPortInfo",
    "An additional inbound port",
    &[
        integer("ingress_port", "Port number").range(1024, 49151),
        string("ingress_port_id", "Id of the inbound port").length(32, 36),
        string("protocol", "HTTP or HTTPS").known(&["HTTP", "HTTPS"]),
        string("status", "State").known(&["normal", "abnormal"]),
    ],
);

const PORT_BINDING_DOMAIN_INFO: Object = Object::new(
    "PortBindingDomainInfo",
    "A domain name on an inbound port",
    &[string("group_id", "API group id"), string("group_name", "API group name"), string("domain_name", "Domain name")],
);
