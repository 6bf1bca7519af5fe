//! VPC endpoints that lead to a gateway: their connections, and the accounts that may make them.

use crate::core::operation::{Effect, Method, Operation, Repeat};
use crate::core::paging::Paging;
use crate::core::schema::{Field, Object, integer, object, string};

use super::common::{INSTANCE_ID, LIMIT, OFFSET};
use crate::huawei::facts::{OPENAPI, SDK_AND_PAGE};
use crate::huawei::iam::PROJECT_ID;

pub(super) const LIST_ENDPOINT_CONNECTIONS: Operation = Operation::new(
    "ListEndpointConnections",
    Method::Get,
    "/v2/{project_id}/apigw/instances/{instance_id}/vpc-endpoint/connections",
)
.summary("List VPC endpoint connections of a gateway")
.params(&[
    PROJECT_ID,
    INSTANCE_ID,
    OFFSET,
    LIMIT,
    string("id", "Only the endpoint of this id").in_query(),
    integer("marker_id", "Only the endpoint of this packet marker").in_query(),
    string("status", "Only connections in this state").in_query().known(&[
        "pendingAcceptance",
        "accepted",
        "rejected",
        "failed",
    ]),
])
.response(&[
    integer("size", "Number of entries on this page").required(),
    integer("total", "Number of all matching records").required(),
    object("connections", &ENDPOINT_CONNECTION, "Endpoint connections").many(),
])
.response_headers(&["x-request-id"])
.paging(Paging::offset("connections").total("total"))
.binding(Effect::List, "gateway-vpc-endpoint")
.source(SDK_AND_PAGE);

pub(super) const ACCEPT_OR_REJECT_ENDPOINT_CONNECTIONS: Operation = Operation::new(
    "AcceptOrRejectEndpointConnections",
    Method::Post,
    "/v2/{project_id}/apigw/instances/{instance_id}/vpc-endpoint/connections/action",
)
.summary("Accept or reject VPC endpoint connections")
.params(&[
    PROJECT_ID,
    INSTANCE_ID,
    string("action", "What to do with them").required().known(&["receive", "reject"]),
    string("endpoints", "VPC endpoint ids")
        .many()
        .entries(1, 50)
        .required()
        .pattern("^[a-f0-9][a-fA-F0-9_-]{34}[a-f0-9]$"),
])
.response(&[
    integer("size", "Number of entries on this page").required(),
    integer("total", "Number of all matching records").required().format("int64"),
    object("connections", &ENDPOINT_CONNECTION, "Endpoint connections").many(),
])
.response_headers(&["x-request-id"])
.repeat(Repeat::Safe)
.binding(Effect::Other, "gateway-vpc-endpoint")
.batch("endpoints", Some(50))
.statuses(&[401, 403, 404, 500])
.source(OPENAPI);

pub(super) const LIST_ENDPOINT_PERMISSIONS: Operation = Operation::new(
    "ListEndpointPermissions",
    Method::Get,
    "/v2/{project_id}/apigw/instances/{instance_id}/vpc-endpoint/permissions",
)
.summary("List accounts allowed to connect through VPC endpoints")
.params(&[
    PROJECT_ID,
    INSTANCE_ID,
    OFFSET,
    LIMIT,
    string("permission", "Only this entry: iam:domain::<account id>, or * for all").in_query(),
])
.response(&[
    integer("size", "Number of entries on this page").required(),
    integer("total", "Number of all matching records").required(),
    object("permissions", &ENDPOINT_PERMISSION, "Allow-list entries").many(),
])
.response_headers(&["x-request-id"])
.paging(Paging::offset("permissions").total("total"))
.binding(Effect::List, "gateway-vpc-endpoint")
.source(SDK_AND_PAGE);

pub(super) const ADD_ENDPOINT_PERMISSIONS: Operation = Operation::new(
    "AddEndpointPermissions",
    Method::Post,
    "/v2/{project_id}/apigw/instances/{instance_id}/vpc-endpoint/permissions/batch-add",
)
.summary("Allow accounts to connect through VPC endpoints")
.params(&[PROJECT_ID, INSTANCE_ID, PERMISSIONS])
.response(&[string("permissions", "Accounts: iam:domain::<account id>, or * for all")
    .many()
    .entries(1, 50)
    .required()
    .pattern(r"^(iam:domain::[a-f0-9]{32}|\*)$")])
.response_headers(&["x-request-id"])
.repeat(Repeat::Safe)
.binding(Effect::Create, "gateway-vpc-endpoint")
.batch("permissions", Some(50))
.statuses(&[401, 403, 404, 500])
.source(OPENAPI);

pub(super) const DELETE_ENDPOINT_PERMISSIONS: Operation = Operation::new(
    "DeleteEndpointPermissions",
    Method::Post,
    "/v2/{project_id}/apigw/instances/{instance_id}/vpc-endpoint/permissions/batch-delete",
)
.summary("Withdraw accounts from the VPC endpoint allow list")
.params(&[PROJECT_ID, INSTANCE_ID, PERMISSIONS])
.response(&[string("permissions", "Accounts: iam:domain::<account id>, or * for all")
    .many()
    .entries(1, 50)
    .required()
    .pattern(r"^(iam:domain::[a-f0-9]{32}|\*)$")])
.response_headers(&["x-request-id"])
.repeat(Repeat::Safe)
.binding(Effect::Delete, "gateway-vpc-endpoint")
.batch("permissions", Some(50))
.statuses(&[401, 403, 404, 500])
.source(OPENAPI);

const PERMISSIONS: Field = string("permissions", "Allow-list entries")
    .many()
    .entries(1, 50)
    .required()
    .pattern(r"^(iam:domain::[a-f0-9]{32}|\*)$");

const ENDPOINT_CONNECTION: Object = Object::new(
    "EndpointConnection",
    "A connection of a VPC endpoint to a gateway",
    &[
        string("id", "Id").required(),
        integer("marker_id", "Packet marker of the VPC endpoint").required(),
        string("created_at", "Creation time").required().format("date-time"),
        string("updated_at", "Time of the last change").required().format("date-time"),
        string("domain_id", "Account id").required(),
        string("status", "State").required().known(&[
            "pendingAcceptance",
            "creating",
            "accepted",
            "rejected",
            "failed",
            "deleting",
        ]),
    ],
);

const ENDPOINT_PERMISSION: Object = Object::new(
    "EndpointPermission",
    "An account that may connect",
    &[
        string("id", "Id").required(),
        string("permission", "Account: iam:domain::<account id>, or * for all").required(),
        string("created_at", "Creation time").required().format("date-time"),
    ],
);
