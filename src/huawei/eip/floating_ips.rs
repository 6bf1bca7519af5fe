//! Public IPs by the interface of OpenStack, which calls them floating IPs. Its paths hold no project id.

use crate::core::operation::{Effect, Method, Operation};
use crate::core::paging::Paging;
use crate::core::schema::{Field, Object, boolean, object, string};

use super::common::{LIMIT, MARKER, STATUSES};
use crate::huawei::facts::OPENAPI;

pub(super) const NEUTRON_CREATE_FLOATING_IP: Operation =
    Operation::new("NeutronCreateFloatingIp", Method::Post, "/v2.0/floatingips")
        .summary("Create a floating IP, bound to a port if one is named")
        .params(&[object("floatingip", &CREATE_FLOATING_IP_OPTION, "The floating IP").required()])
        .success(&[201])
        .response(&[object("floatingip", &POST_AND_PUT_FLOATING_IP_RESP, "The floating IP")])
        .binding(Effect::Create, "eip")
        .statuses(STATUSES)
        .source(OPENAPI);

pub(super) const NEUTRON_LIST_FLOATING_IPS: Operation =
    Operation::new("NeutronListFloatingIps", Method::Get, "/v2.0/floatingips")
        .summary("List floating IPs")
        .params(&[
            LIMIT,
            MARKER,
            boolean("page_reverse", "Whether to page backwards").in_query(),
            string("id", "Id").in_query().length(0, 36),
            string("floating_ip_address", "Address of the floating IP").in_query().length(0, 64),
            string("router_id", "Router id").in_query().length(0, 36),
            string("port_id", "Port it is bound to").in_query().length(0, 36),
            string("fixed_ip_address", "Private address of the associated port").in_query().length(0, 64),
            string("tenant_id", "Its project").in_query().length(0, 36),
            string("floating_network_id", "Id of the external network").in_query().length(0, 36),
        ])
        .response(&[
            object("floatingips", &FLOATING_IP_RESP, "Floating IPs or their reverse records").many().entries(0, 99999),
            object("floatingips_links", &PAGER, "Links for paging").many().entries(0, 99999),
        ])
        .paging(Paging::marker("floatingips", "floatingips[-1].id"))
        .binding(Effect::List, "eip")
        .statuses(STATUSES)
        .source(OPENAPI);

pub(super) const NEUTRON_SHOW_FLOATING_IP: Operation =
    Operation::new("NeutronShowFloatingIp", Method::Get, "/v2.0/floatingips/{floatingip_id}")
        .summary("Show a floating IP")
        .params(&[FLOATINGIP_ID])
        .response(&[object("floatingip", &FLOATING_IP_RESP, "The floating IP")])
        .binding(Effect::Show, "eip")
        .statuses(STATUSES)
        .source(OPENAPI);

pub(super) const NEUTRON_UPDATE_FLOATING_IP: Operation =
    Operation::new("NeutronUpdateFloatingIp", Method::Put, "/v2.0/floatingips/{floatingip_id}")
        .summary("Bind a floating IP to a port, or unbind it with null")
        .params(&[FLOATINGIP_ID, object("floatingip", &UPDATE_FLOATING_IP_OPTION, "The floating IP").required()])
        .response(&[object("floatingip", &POST_AND_PUT_FLOATING_IP_RESP, "The floating IP")])
        .binding(Effect::Update, "eip")
        .statuses(STATUSES)
        .source(OPENAPI);

pub(super) const NEUTRON_DELETE_FLOATING_IP: Operation =
    Operation::new("NeutronDeleteFloatingIp", Method::Delete, "/v2.0/floatingips/{floatingip_id}")
        .summary("Release a floating IP")
        .params(&[string("floatingip_id", "Id of the public IP").in_path()])
        .success(&[204])
        .binding(Effect::Delete, "eip")
        .statuses(STATUSES)
        .source(OPENAPI);

const FLOATINGIP_ID: Field = string("floatingip_id", "Id of the public IP").in_path().length(0, 36);

const CREATE_FLOATING_IP_OPTION: Object = Object::new(
    "CreateFloatingIpOption",
    "A floating IP to create",
    &[
        string("fixed_ip_address", "Private address of the associated port").length(0, 64),
        string("floating_ip_address", "Address of the floating IP").length(0, 64),
        string("floating_network_id", "Id of the external network").required(),
        string("port_id", "Port it is bound to").length(0, 36),
    ],
);

const POST_AND_PUT_FLOATING_IP_RESP: Object = Object::new(
    "PostAndPutFloatingIpResp",
    "A floating IP after a change",
    &[
        string("dns_domain", "Domain name of the port").length(0, 255),
        string("dns_name", "Internal host name of the port").length(0, 255),
        string("fixed_ip_address", "Private address of the associated port").length(0, 64),
        string("floating_ip_address", "Address of the floating IP").length(0, 64),
        string("floating_network_id", "Id of the external network").length(0, 36),
        string("id", "Id").length(0, 36),
        string("port_id", "Port it is bound to").length(0, 36),
        string("router_id", "Router id").length(0, 36),
        string("status", "State").known(&["ACTIVE", "DOWN", "ERROR"]),
        string("tenant_id", "Its project").length(0, 36),
    ],
);

const FLOATING_IP_RESP: Object = Object::new(
    "FloatingIpResp",
    "A floating IP",
    &[
        string("created_at", "Creation time").format("date-time"),
        string("dns_domain", "Domain name of the port").length(0, 255),
        string("dns_name", "Internal host name of the port").length(0, 255),
        string("fixed_ip_address", "Private address of the associated port").length(0, 64),
        string("floating_ip_address", "Address of the floating IP").length(0, 64),
        string("floating_network_id", "Id of the external network").length(0, 36),
        string("id", "Id").length(0, 36),
        string("port_id", "Port it is bound to").length(0, 36),
        string("project_id", "Its project").length(0, 36),
        string("router_id", "Router id").length(0, 36),
        string("status", "State").known(&["ACTIVE", "DOWN", "ERROR"]),
        string("tenant_id", "Its project").length(0, 36),
        string("updated_at", "Time of the last change").format("date-time"),
    ],
);

const PAGER: Object = Object::new(
    "Pager",
    "A link to another page",
    &[string("href", "Link").length(0, 256), string("rel", "next or previous").known(&["next", "previous"])],
);

const UPDATE_FLOATING_IP_OPTION: Object = Object::new(
    "UpdateFloatingIpOption",
    "What to change of a floating IP",
    &[string("port_id", "Port to bind to; null unbinds").nullable().length(0, 36)],
);
