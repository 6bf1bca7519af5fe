//! Public IPs by the newest interface, v3: it binds to ports, NAT gateways, VPNs and load balancers.

use crate::core::completion::{Completion, Sign, State};
use crate::core::operation::{Effect, Method, Operation, Repeat};
use crate::core::paging::Paging;
use crate::core::schema::{Field, Object, boolean, integer, object, string};

use super::common::{FIELDS, LIMIT, MARKER, PAGE_INFO_OPTION, STATUSES};
use crate::huawei::facts::{OPENAPI, UUID_SHAPE};
use crate::huawei::iam::PROJECT_ID;

pub(super) const LIST_PUBLICIPS_V3: Operation =
    Operation::new("ListPublicipsV3", Method::Get, "/v3/{project_id}/eip/publicips")
        .summary("List public IPs by many filters (v3)")
        .notes(&["The provider calls it `ListPublicips`, as it does the one of the older interface."])
        .params(&[
            PROJECT_ID,
            MARKER,
            integer("offset", "Records to skip").in_query().range(0, 99999),
            LIMIT,
            FIELDS,
            string("sort_key", "Field to sort by").in_query().known(&[
                "id",
                "public_ip_address",
                "public_ipv6_address",
                "ip_version",
                "created_at",
                "updated_at",
                "public_border_group",
            ]),
            string("sort_dir", "Sort direction").in_query().known(&["asc", "desc"]),
            string("id", "Id").in_query().many().entries(0, 999),
            integer("ip_version", "IP version, 4 or 6").in_query().many().entries(0, 999).known(&["4", "6"]),
            string("public_ip_address", "Public IPv4 address").in_query().many().entries(0, 999),
            string("public_ip_address_like", "Part of a public IPv4 address").in_query().length(0, 64),
            string("public_ipv6_address", "Public IPv6 address").in_query().many().entries(0, 999),
            string("public_ipv6_address_like", "Part of a public IPv6 address").in_query().length(0, 64),
            string("type", "Kind").in_query().many().entries(0, 999).known(&["EIP", "DUALSTACK", "DUALSTACK_SUBNET"]),
            string("network_type", "Line type, e.g. 5_bgp").in_query().many().entries(0, 999).known(&[
                "5_telcom",
                "5_union",
                "5_bgp",
                "5_sbgp",
                "5_ipv6",
                "5_graybgp",
            ]),
            string("publicip_pool_name", "Pool or line type of the public IP").in_query().many().entries(0, 999),
            string("status", "State").in_query().many().entries(0, 999).known(&["FREEZED", "DOWN", "ACTIVE", "ERROR"]),
            string("alias_like", "Part of a public IP name").in_query().length(0, 64),
            string("alias", "Display name of the public IP").in_query().many().entries(0, 999),
            string("description", "Description").in_query().many().entries(0, 999),
            string("vnic.private_ip_address", "Private address of the bound port").in_query().many().entries(0, 999),
            string("vnic.private_ip_address_like", "Part of the private address of the bound port")
                .in_query()
                .length(0, 64),
            string("vnic.device_id", "Device id of the bound port").in_query().many().entries(0, 999),
            string("vnic.device_owner", "Device owner of the bound port").in_query().many().entries(0, 999),
            string("vnic.vpc_id", "VPC id of the bound port").in_query().many().entries(0, 999),
            string("vnic.port_id", "Id of the bound port").in_query().many().entries(0, 999),
            string("vnic.device_owner_prefixlike", "Beginning of the device owner of the bound port")
                .in_query()
                .length(0, 64),
            string("vnic.instance_type", "Instance kind of the bound port").in_query().many().entries(0, 999),
            string("vnic.instance_id", "Instance id of the bound port").in_query().many().entries(0, 999),
            string("bandwidth.id", "Bandwidth id").in_query().many().entries(0, 999),
            string("bandwidth.name", "Bandwidth name").in_query().many().entries(0, 999),
            string("bandwidth.name_like", "Part of the bandwidth name").in_query().many().entries(0, 999),
            integer("bandwidth.size", "Bandwidth size").in_query().many().entries(0, 999),
            string("bandwidth.share_type", "PER or WHOLE").in_query().many().entries(0, 999).known(&["PER", "WHOLE"]),
            string("bandwidth.charge_mode", "Charging mode of the bandwidth")
                .in_query()
                .many()
                .entries(0, 999)
                .known(&["bandwidth", "traffic", "95peak_plus"]),
            string("billing_info", "Order information; filled for prepaid resources").in_query().many().entries(0, 999),
            string("billing_mode", "Prepaid (YEARLY_MONTHLY) or pay per use")
                .in_query()
                .known(&["YEARLY_MONTHLY", "PAY_PER_USE"]),
            string("associate_instance_type", "Kind of instance the public IP is bound to")
                .in_query()
                .many()
                .entries(0, 999)
                .known(&["PORT", "NATGW", "ELB", "VPN", "ELBV1"]),
            string("associate_instance_id", "Id of the instance the public IP is bound to")
                .in_query()
                .many()
                .entries(0, 999),
            string("enterprise_project_id", "Enterprise project; \"0\" is the default one")
                .in_query()
                .many()
                .entries(0, 999),
            string("public_border_group", "Site of the resource: center or the name of an edge site")
                .in_query()
                .many()
                .entries(0, 999),
            string("allow_share_bandwidth_type_any", "Shared-bandwidth types of which any must match")
                .in_query()
                .many()
                .entries(0, 999),
        ])
        .response(&[
            object("page_info", &PAGE_INFO_OPTION, "Paging information"),
            object("publicips", &PUBLICIP_SINGLE_SHOW_RESP, "Public IPs").many().entries(0, 9999),
            string("request_id", "Id of this request").length(0, 36),
            integer("total_count", "Number of all matching records").range(0, 999999),
        ])
        .paging(Paging::marker("publicips", "page_info.next_marker").total("total_count"))
        .binding(Effect::List, "eip")
        .statuses(STATUSES)
        .source(OPENAPI);

pub(super) const SHOW_PUBLICIP_V3: Operation =
    Operation::new("ShowPublicipV3", Method::Get, "/v3/{project_id}/eip/publicips/{publicip_id}")
        .summary("Show a public IP (v3)")
        .notes(&["The provider calls it `ShowPublicip`, as it does the one of the older interface."])
        .params(&[PROJECT_ID, PUBLICIP_ID, FIELDS])
        .response(&[
            object("publicip", &PUBLICIP_SINGLE_SHOW_RESP, "The public IP"),
            string("request_id", "Id of this request").length(0, 36),
        ])
        .binding(Effect::Show, "eip")
        .statuses(STATUSES)
        .source(OPENAPI);

pub(super) const UPDATE_PUBLICIP_V3: Operation =
    Operation::new("UpdatePublicipV3", Method::Put, "/v3/{project_id}/eip/publicips/{publicip_id}")
        .summary("Change a public IP (v3): an instance binds it, null for both instance members unbinds it")
        .notes(&["The provider calls it `UpdatePublicip`, as it does the one of the older interface."])
        .params(&[PROJECT_ID, PUBLICIP_ID, object("publicip", &UPDATE_PUBLICIP_OPTION_V3, "The public IP").required()])
        .response(&[
            object("publicip", &PUBLICIP_UPDATE_RESP_V3, "The public IP").required(),
            string("request_id", "Id of this request").length(0, 36),
        ])
        .completion(
            &Completion::new(
                "ShowPublicipV3",
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
        .statuses(STATUSES)
        .source(OPENAPI);

pub(super) const ASSOCIATE_PUBLICIPS: Operation = Operation::new(
    "AssociatePublicips",
    Method::Post,
    "/v3/{project_id}/eip/publicips/{publicip_id}/associate-instance",
)
.summary("Bind a public IP to a port, NAT gateway, VPN or load balancer")
.params(&[PROJECT_ID, PUBLICIP_ID, object("publicip", &ASSOCIATE_PUBLICIPS_OPTION, "The public IP").required()])
.response(ASSOCIATED)
.completion(
    &Completion::new(
        "ShowPublicipV3",
        &[("publicip_id", "$req.publicip_id")],
        "publicip.status",
        Sign::State(
            State::until(&["ACTIVE", "ELB", "VPN"])
                .pending(&["BINDING", "NOTIFYING", "PENDING_CREATE", "PENDING_UPDATE", "PENDING_DELETE"])
                .failed(&["BIND_ERROR", "ERROR"]),
        ),
    )
    .pace(0, 2, 120),
)
.repeat(Repeat::Safe)
.binding(Effect::Bind, "eip")
.statuses(STATUSES)
.source(OPENAPI);

pub(super) const DISASSOCIATE_PUBLICIPS: Operation = Operation::new(
    "DisassociatePublicips",
    Method::Post,
    "/v3/{project_id}/eip/publicips/{publicip_id}/disassociate-instance",
)
.summary("Unbind a public IP from whatever it is bound to")
.params(&[PROJECT_ID, PUBLICIP_ID])
.response(ASSOCIATED)
.completion(
    &Completion::new(
        "ShowPublicipV3",
        &[("publicip_id", "$req.publicip_id")],
        "publicip.status",
        Sign::State(
            State::until(&["DOWN"])
                .pending(&["BINDING", "NOTIFYING", "PENDING_CREATE", "PENDING_UPDATE", "PENDING_DELETE"])
                .failed(&["BIND_ERROR", "ERROR"]),
        ),
    )
    .or_gone()
    .pace(0, 2, 120),
)
.repeat(Repeat::LookFirst)
.binding(Effect::Unbind, "eip")
.statuses(STATUSES)
.source(OPENAPI);

pub(super) const ENABLE_NAT64: Operation =
    Operation::new("EnableNat64", Method::Post, "/v3/{project_id}/eip/publicips/{publicip_id}/enable-nat64")
        .summary("Switch on the IPv6 translation of a public IP")
        .params(&[PROJECT_ID, string("publicip_id", "Public IP id").in_path().length(36, 36)])
        .response(PUBLICIP_ANSWER)
        .repeat(Repeat::Safe)
        .binding(Effect::Other, "eip-nat64")
        .source(OPENAPI);

pub(super) const DISABLE_NAT64: Operation =
    Operation::new("DisableNat64", Method::Post, "/v3/{project_id}/eip/publicips/{publicip_id}/disable-nat64")
        .summary("Switch off the IPv6 translation of a public IP")
        .params(&[PROJECT_ID, string("publicip_id", "Public IP id").in_path().length(36, 36)])
        .response(PUBLICIP_ANSWER)
        .repeat(Repeat::Safe)
        .binding(Effect::Other, "eip-nat64")
        .source(OPENAPI);

const PUBLICIP_ID: Field = string("publicip_id", "Public IP id").in_path().length(0, 36);

const PUBLICIP: Field = object("publicip", &PUBLICIP_RESP, "The public IP").required();

pub(super) const REQUEST_ID: Field = string("request_id", "Id of this request").required().pattern(UUID_SHAPE);

const PUBLICIP_SINGLE_SHOW_RESP: Object = Object::new(
    "PublicipSingleShowResp",
    "A public IP",
    &[
        string("alias", "Display name of the public IP").length(0, 64),
        string("allow_share_bandwidth_types", "Shared-bandwidth types this public IP can join")
            .many()
            .entries(0, 9999)
            .length(0, 64),
        string("associate_instance_id", "Id of the instance the public IP is bound to").length(0, 36),
        string("associate_instance_metadata", "Owner one level above the bound instance").length(1, 64),
        string("associate_instance_type", "Kind of instance the public IP is bound to")
            .nullable()
            .length(0, 64)
            .known(&["PORT", "NATGW", "ELB", "ELBV1", "VPN"]),
        string("associate_mode", "Mark of the pass-through mode").length(1, 36),
        object("bandwidth", &PUBLICIP_BANDWIDTH_INFO, "The bandwidth"),
        string("billing_info", "Order information; filled for prepaid resources").length(0, 256),
        boolean("cascade_delete_by_instance", "Whether the IP is deleted together with its instance"),
        string("created_at", "Creation time").length(0, 64).format("date-time"),
        string("description", "Description").length(0, 256),
        string("enterprise_project_id", "Enterprise project; \"0\" is the default one").length(0, 36),
        boolean("fake_network_type", "Whether the static BGP type of the IP can be switched"),
        string("id", "Id").length(0, 36),
        integer("ip_version", "IP version, 4 or 6").known(&["4", "6"]),
        string("lock_status", "Lock of the public IP, e.g. POLICE or LOCKED").length(0, 64),
        string("network_type", "Line type, e.g. 5_bgp").length(0, 64),
        object("profile", &PROFILE_INFO, "Extra information about order and bandwidth"),
        string("project_id", "Its project").length(0, 32),
        string("public_border_group", "Site of the resource: center or the name of an edge site").length(1, 64),
        string("public_ip_address", "Public IPv4 address").length(0, 36).format("ipv4"),
        string("public_ipv6_address", "Public IPv6 address").length(0, 64).format("ipv6"),
        string("publicip_pool_id", "Id of the public IP pool").length(0, 36),
        string("publicip_pool_name", "Pool or line type of the public IP").length(0, 64),
        string("status", "State").length(0, 64).known(&[
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
        string("tags", "Tags").many().entries(0, 9999),
        string("type", "Kind").length(1, 36).known(&["EIP", "DUALSTACK", "DUALSTACK_SUBNET"]),
        string("updated_at", "Time of the last change").length(0, 64).format("date-time"),
        object("vnic", &VNIC_INFO, "Port that the public IP is bound to").nullable(),
    ],
);

const PUBLICIP_BANDWIDTH_INFO: Object = Object::new(
    "PublicipBandwidthInfo",
    "The bandwidth of a public IP",
    &[
        string("billing_info", "Order information; filled for prepaid resources").length(0, 256),
        string("charge_mode", "Charging mode").length(0, 36),
        string("id", "Id").length(0, 36),
        string("name", "Name").length(0, 64),
        string("share_type", "PER is for one address, WHOLE is shared").length(0, 36),
        integer("size", "Bandwidth in Mbit/s").range(0, 99999),
    ],
);

const PROFILE_INFO: Object = Object::new(
    "ProfileInfo",
    "Further facts about a public IP",
    &[
        object(
            "bandwith_info",
            &BANDWIDTH_INFO_RESP,
            "Bandwidth the public IP is bound to (the name is misspelt on the wire)",
        ),
        string("create_source", "Resource the IP was bought with").length(0, 36).known(&["ecs"]),
        string("create_time", "Creation time").length(0, 64),
        string("ecs_id", "Server the IP was bought with").length(0, 36),
        boolean("fake_network_type", "Whether the static BGP type of the IP can be switched"),
        string("freezed_status", "Freeze state of the public IP").length(0, 36).known(&["FREEZED", "UNFREEZED"]),
        string("local_network_port", "Port of the IP in the external network").length(0, 36),
        string("lock_status", "Lock of the public IP, e.g. POLICE or LOCKED").length(0, 36),
        string("notify_status", "Internal progress mark of the service").length(0, 36).known(&[
            "PENDING_CREATE",
            "PENDING_UPDATE",
            "NOTIFYING",
            "NOTIFYED",
            "NOTIFY_DELETE",
        ]),
        boolean("standalone", "Whether the IP was created on its own"),
    ],
);

const BANDWIDTH_INFO_RESP: Object = Object::new(
    "BandwidthInfoResp",
    "A bandwidth in short",
    &[
        string("bandwidth_id", "Bandwidth id").length(36, 36).pattern(UUID_SHAPE),
        string("bandwidth_name", "Name of the bandwidth").length(0, 255),
        integer("bandwidth_number", "Size of the bandwidth").range(0, 2000),
        string("bandwidth_type", "PER or WHOLE").length(0, 36).known(&["PER", "WHOLE"]),
    ],
);

const VNIC_INFO: Object = Object::new(
    "VnicInfo",
    "The port that a public IP is bound to",
    &[
        string("device_id", "Id of the device behind the port").length(0, 36),
        string("device_owner", "Owner kind of the device behind the port").length(0, 64),
        string("instance_id", "Instance id").length(0, 36),
        string("instance_type", "Kind of the bound instance").length(0, 36),
        string("mac", "MAC address").length(0, 64),
        string("port_id", "Port it is bound to").length(0, 36),
        string("port_profile", "Profile text of the port").length(0, 256),
        string("private_ip_address", "Private address").length(0, 36),
        string("vni", "VXLAN id").length(0, 36),
        string("vpc_id", "VPC id").length(0, 36),
        string("vtep", "Tunnel end point address").length(0, 36),
    ],
);

const UPDATE_PUBLICIP_OPTION_V3: Object = Object::new(
    "UpdatePublicipOptionV3",
    "What to change of a public IP",
    &[
        string("alias", "Display name of the public IP").length(0, 64),
        string("associate_instance_id", "Instance to bind to; null unbinds").nullable().length(0, 36),
        string("associate_instance_type", "Kind of that instance; null unbinds")
            .nullable()
            .length(0, 36)
            .known(&["PORT", "NATGW", "ELB", "VPN"]),
        string("description", "Description").length(0, 256),
    ],
);

const PUBLICIP_UPDATE_RESP_V3: Object = Object::new(
    "PublicipUpdateRespV3",
    "A changed public IP",
    &[
        string("alias", "Display name of the public IP").length(0, 64),
        string("associate_instance_id", "Id of the instance the public IP is bound to").length(0, 36),
        string("associate_instance_type", "Kind of instance the public IP is bound to")
            .length(0, 64)
            .known(&["PORT", "NATGW", "ELB", "ELBV1", "VPN"]),
        string("associate_mode", "Mark of the pass-through mode").length(1, 36),
        object("bandwidth", &PUBLICIP_BANDWIDTH_INFO, "The bandwidth"),
        string("billing_info", "Order information; filled for prepaid resources").length(0, 256),
        string("created_at", "Creation time").length(0, 64).format("date-time"),
        string("description", "Description").length(0, 256),
        string("enterprise_project_id", "Enterprise project; \"0\" is the default one").length(0, 36),
        string("id", "Id").length(0, 36),
        integer("ip_version", "IP version, 4 or 6").known(&["4", "6"]),
        string("lock_status", "Lock of the public IP, e.g. POLICE or LOCKED").length(0, 64),
        string("project_id", "Its project").length(0, 32),
        string("public_border_group", "Site of the resource: center or the name of an edge site").length(1, 64),
        string("public_ip_address", "Public IPv4 address").length(0, 36).format("ipv4"),
        string("public_ipv6_address", "Public IPv6 address").length(0, 64).format("ipv6"),
        string("publicip_pool_id", "Id of the public IP pool").length(0, 36),
        string("publicip_pool_name", "Pool or line type of the public IP").length(0, 64),
        string("status", "State").length(0, 64).known(&[
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
        string("type", "Kind").length(1, 36).known(&["EIP", "DUALSTACK", "DUALSTACK_SUBNET"]),
        string("updated_at", "Time of the last change").length(0, 64).format("date-time"),
        object("vnic", &VNIC_INFO, "Port that the public IP is bound to"),
    ],
);

const ASSOCIATE_PUBLICIPS_OPTION: Object = Object::new(
    "AssociatePublicipsOption",
    "What to bind a public IP to",
    &[
        string("associate_instance_id", "Instance to bind to").required().length(0, 36),
        string("associate_instance_type", "Kind of that instance")
            .required()
            .length(0, 36)
            .known(&["PORT", "NATGW", "VPN", "ELB"]),
    ],
);

const ASSOCIATED: &[Field] = &[
    object("publicip", &PUBLICIP_INSTANCE_RESP, "The public IP").required(),
    string("request_id", "Id of this request").length(0, 36),
];

const PUBLICIP_INSTANCE_RESP: Object = Object::new(
    "PublicipInstanceResp",
    "A public IP that was bound or unbound",
    &[
        string("alias", "Display name of the public IP").length(0, 64),
        string("associate_instance_id", "Id of the instance the public IP is bound to").length(0, 64),
        string("associate_instance_type", "Kind of instance the public IP is bound to")
            .length(0, 64)
            .known(&["PORT", "NATGW", "ELB", "ELBV1", "VPN"]),
        object("bandwidth", &PUBLICIP_BANDWIDTH_INFO, "The bandwidth"),
        string("billing_info", "Order information; filled for prepaid resources").length(0, 256),
        string("created_at", "Creation time").format("date-time"),
        string("description", "Description").length(1, 255),
        string("enterprise_project_id", "Enterprise project; \"0\" is the default one").length(0, 36),
        string("id", "Id").length(0, 36),
        integer("ip_version", "IP version, 4 or 6").known(&["4", "6"]),
        string("lock_status", "Lock of the public IP, e.g. POLICE or LOCKED").length(0, 64),
        string("project_id", "Its project").length(0, 32),
        string("public_border_group", "Site of the resource: center or the name of an edge site").length(1, 64),
        string("public_ip_address", "Public IPv4 address").length(0, 36).format("ipv4"),
        string("public_ipv6_address", "Public IPv6 address").length(0, 64).format("ipv6"),
        string("publicip_pool_id", "Id of the public IP pool").length(0, 36),
        string("publicip_pool_name", "Pool or line type of the public IP").length(0, 64),
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
        string("type", "Kind").length(1, 36).known(&["EIP", "DUALSTACK", "DUALSTACK_SUBNET"]),
        string("updated_at", "Time of the last change").format("date-time"),
        object("vnic", &VNIC_INFO, "Port that the public IP is bound to"),
    ],
);

pub(super) const PUBLICIP_ANSWER: &[Field] = &[PUBLICIP, REQUEST_ID];

pub(super) const PUBLICIP_RESP: Object = Object::new(
    "PublicipResp",
    "A public IP",
    &[
        string("alias", "Display name of the public IP").length(0, 255),
        string("associate_instance_id", "Id of the instance the public IP is bound to").length(0, 36),
        string("associate_instance_type", "Kind of instance the public IP is bound to")
            .length(0, 36)
            .known(&["PORT", "NATGW", "ELB", "ELBV1", "VPN"]),
        object("bandwidth", &BANDWIDTH_RESP_V3, "The bandwidth"),
        string("billing_info", "Order information; filled for prepaid resources").length(0, 1024),
        string("created_at", "Creation time").length(0, 64),
        string("description", "Description").length(0, 1024),
        string("enterprise_project_id", "Enterprise project; \"0\" is the default one").length(32, 32),
        string("id", "Id").length(36, 36).pattern(UUID_SHAPE),
        integer("ip_version", "IP version, 4 or 6").range(4, 6).known(&["4", "6"]),
        string("lock_status", "Lock of the public IP, e.g. POLICE or LOCKED").length(0, 36),
        string("project_id", "Its project").length(32, 32).pattern("[A-Za-z0-9]{8}-[A-Za-z0-9]{32}"),
        string("public_border_group", "Site of the resource: center or the name of an edge site").length(0, 64),
        string("public_ip_address", "Public IPv4 address").length(0, 64),
        string("public_ipv6_address", "Public IPv6 address").length(0, 64),
        string("publicip_pool_id", "Id of the public IP pool").length(36, 36).pattern(UUID_SHAPE),
        string("publicip_pool_name", "Pool or line type of the public IP").length(0, 128),
        string("status", "State").length(0, 16).known(&["FREEZED", "DOWN", "ACTIVE", "ERROR"]),
        string("type", "Kind").length(0, 36).known(&["EIP", "DUALSTACK"]),
        string("updated_at", "Time of the last change").length(0, 64),
        object("vnic", &VNIC_RESP, "Port that the public IP is bound to").nullable(),
    ],
);

const BANDWIDTH_RESP_V3: Object = Object::new(
    "BandwidthRespV3",
    "The bandwidth of a public IP",
    &[
        string("billing_info", "Order information; filled for prepaid resources").length(0, 1024),
        string("charge_mode", "Charging mode").length(0, 36),
        string("id", "Id").length(36, 36).pattern(UUID_SHAPE),
        string("name", "Name").length(0, 255),
        string("share_type", "PER is for one address, WHOLE is shared").length(0, 36),
        integer("size", "Bandwidth in Mbit/s").range(0, 2000),
    ],
);

const VNIC_RESP: Object = Object::new(
    "VnicResp",
    "The port that a public IP is bound to",
    &[
        string("device_id", "Id of the device behind the port").length(0, 36),
        string("device_owner", "Owner kind of the device behind the port").length(0, 36),
        string("instance_id", "Instance id").length(0, 36),
        string("instance_type", "Kind of the bound instance").length(0, 36),
        string("mac", "MAC address").length(0, 36),
        string("port_id", "Port it is bound to").length(36, 36).pattern(UUID_SHAPE),
        string("port_profile", "Profile text of the port").length(0, 256),
        string("private_ip_address", "Private address").length(0, 36),
        string("vni", "VXLAN id").length(0, 36),
        string("vpc_id", "VPC id").length(36, 36).pattern(UUID_SHAPE),
        string("vtep", "Tunnel end point address").length(0, 36),
    ],
);
