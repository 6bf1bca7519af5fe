//! Workspace: the elastic IPs of cloud desktops.
//!
//! Every success is 200, with an empty body where something was bound or unbound, and says nothing of single desktops:
//! the effect is seen in the list of EIPs.

use crate::core::completion::{Completion, Sign, State};
use crate::core::operation::{Method, Operation, Service};
use crate::core::paging::Paging;
use crate::core::schema::{Object, integer, object, one_of, string};

use super::iam::PROJECT_ID;

/// The service.
pub const SERVICE: Service = Service::new("workspace", "workspace").operations(&[
    &BATCH_DISASSOCIATE_DESKTOPS_EIP,
    &ASSOCIATE_DESKTOPS_EIP,
    &LIST_DESKTOPS_EIPS,
]);

const BATCH_DISASSOCIATE_DESKTOPS_EIP: Operation =
    Operation::new("BatchDisassociateDesktopsEip", Method::Post, "/v2/{project_id}/eips/unbinding")
        .summary("Unbind the EIPs of several desktops")
        .notes(&[
            "`desktop_ids` is formally optional; what a call without it does is not documented.",
            "The page gives no limit; the OpenAPI text says 1 to 100 desktops.",
            "The answer does not tell which desktops failed.",
        ])
        .params(&[PROJECT_ID, string("desktop_ids", "Desktops whose EIPs are unbound").many()])
        .completion(&EIPS_GONE)
        .permissions(&["workspace:networks:unbindEips"])
        .source(&["004_06abed08e853e2b5", "openapi", "python-sdk 3.1.219"]);

const ASSOCIATE_DESKTOPS_EIP: Operation =
    Operation::new("AssociateDesktopsEip", Method::Post, "/v2/{project_id}/eips/binding")
        .summary("Bind an EIP to a desktop")
        .params(&[
            PROJECT_ID,
            string("desktop_id", "Desktop that gets the EIP").required(),
            string("eip_id", "EIP to bind").required(),
        ])
        .completion(&EIP_ATTACHED)
        .source(&["openapi", "python-sdk 3.1.219"]);

const LIST_DESKTOPS_EIPS: Operation = Operation::new("ListDesktopsEips", Method::Get, "/v2/{project_id}/eips")
    .summary("List EIPs with the desktops they are bound to")
    .params(&[
        PROJECT_ID,
        string("enterprise_project_id", "Only those of this enterprise project; \"0\" is the default one").in_query(),
        string("desktop_id", "Only those of this desktop").in_query(),
        string("desktop_name", "Only those of desktops of this name").in_query(),
        string("user_name", "Only those of this user").in_query(),
        string("address", "Only this address").in_query(),
        integer("offset", "Records to skip").in_query(),
        integer("limit", "Page size: 0 to 1000").in_query(),
        one_of("state", &["bind", "unbind"], "Only those bound, or not bound").in_query(),
    ])
    .response(
        Object::new(
            "ListDesktopsEipsResponse",
            "One page of EIPs",
            &[object("eips", &EIP, "EIPs").many(), integer("total_count", "Number of all matching records")],
        )
        .fields,
    )
    .paging(Paging::offset("eips").total("total_count"))
    .source(&["openapi", "python-sdk 3.1.219"]);

/// Inferred: the answer is empty, so the effect is read back.
const EIPS_GONE: Completion = Completion::new(
    "ListDesktopsEips",
    &[],
    "eips",
    Sign::State(State::until(&["no entry for the desktops"]).failed(&[])),
)
.pace(5, 5, 600);

/// Inferred: the answer is empty, so the effect is read back.
const EIP_ATTACHED: Completion = Completion::new(
    "ListDesktopsEips",
    &[],
    "eips[].attached_desktop_id",
    Sign::State(State::until(&["the desktop's id at the EIP"]).failed(&[])),
)
.pace(5, 5, 600);

const EIP: Object = Object::new(
    "DesktopEip",
    "An EIP and the desktop it is bound to",
    &[
        string("id", "Id of the EIP"),
        string("address", "Address"),
        integer("bandwidth_size", "Bandwidth in Mbit/s"),
        string("eip_charge_mode", "What it is charged by: traffic or bandwidth"),
        string("create_time", "Creation time"),
        string("attached_desktop_id", "Desktop it is bound to; empty when it is bound to none"),
        string("attached_desktop_name", "Name of that desktop"),
        string("enterprise_project_id", "Enterprise project; \"0\" is the default one"),
    ],
);
