//! What several files of this service share.

use crate::core::schema::{Field, Object, boolean, integer, string};

use crate::huawei::facts::UUID;

pub(super) const ID: Field = string("id", "Id").in_query().many();

pub(super) const ADMIN_STATE_UP: Field = boolean("admin_state_up", "Whether it is switched on").in_query();

pub(super) const STATUS: Field = string("status", "State").in_query().known(&["ACTIVE", "BUILD", "DOWN"]);

pub(super) const SECURITY_GROUPS: Field = string("security_groups", "Security groups").in_query().many();

pub(super) const MARKER: Field = string("marker", "Last record of the page before").in_query();

pub(super) const PORT_ID: Field = string("port_id", "Id of the port").in_path();

pub(super) const REQUEST_ID: Field = string("request_id", "Id of this request").required();

pub(super) const DRY_RUN: Field = boolean("dry_run", "Whether only to check the request, and change nothing");

pub(super) const LIMIT: Field = integer("limit", "Page size").in_query().default("2000");

pub(super) const PAGE_INFO: Object = Object::new(
    "PageInfo",
    "Where this page stands",
    &[
        integer("current_count", "Number of records on this page").required(),
        string("next_marker", "Marker for the next page"),
        string("previous_marker", "Marker for the previous page").required(),
    ],
);

pub(super) const ALLOWED_ADDRESS_PAIR: Object = Object::new(
    "AllowedAddressPair",
    "A pair of IP and MAC address",
    &[string("ip_address", "Address").required().length(0, 255), string("mac_address", "MAC address").length(0, 255)],
);

pub(super) const EXTRA_DHCP_OPT: Object = Object::new(
    "ExtraDhcpOpt",
    "A DHCP option",
    &[
        string("opt_name", "Name of the DHCP option").length(0, 255),
        string("opt_value", "Value of the DHCP option").length(0, 255),
    ],
);

pub(super) const FIXED_IP: Object = Object::new(
    "FixedIp",
    "A private address and its subnet",
    &[string("ip_address", "Address").length(0, 255), string("subnet_id", "Subnet id").pattern(UUID)],
);

pub(super) const BINDING_VIF_DETAILS: Object = Object::new(
    "BindingVifDetails",
    "Details of a virtual interface",
    &[
        boolean("ovs_hybrid_plug", "Whether the OVS/bridge hybrid mode is used"),
        string("parent_device_id", "Id of the server that owns the parent port"),
        string("parent_id", "Id of the port that carries the sub-network interface"),
        boolean("port_filter", "Whether the port is filtered by security groups"),
        boolean("primary_interface", "Whether this is the main NIC of a server"),
        integer("vlan_id", "VLAN id, 1-4094"),
    ],
);

pub(super) const DNS_ASSIGN_MENT: Object = Object::new(
    "DnsAssignMent",
    "An internal DNS name",
    &[string("fqdn", "Full host name"), string("hostname", "Host name"), string("ip_address", "Address")],
);

pub(super) const ALLOWED_ADDRESS_PAIR_V3: Object = Object::new(
    "AllowedAddressPairV3",
    "A pair of IP and MAC address",
    &[string("ip_address", "Address"), string("mac_address", "MAC address")],
);

pub(super) const RESPONSE_TAG: Object = Object::new(
    "ResponseTag",
    "A tag",
    &[string("key", "Tag key").required(), string("value", "Tag value").required()],
);

/// The statuses that the published text lists for most of its operations alike.
pub(super) const STATUSES: &[u16] = &[400, 401, 403, 404, 409, 500];
