//! Elastic IPs of desktops.
//!
//! An answer that binds or unbinds is empty and says nothing of single desktops: the effect is seen in the list of
//! EIPs.

use crate::core::completion::{Completion, Sign};
use crate::core::operation::{Effect, Method, Operation, Rank, Repeat};
use crate::core::paging::Paging;
use crate::core::schema::{Object, integer, object, string};

use super::common::OFFSET;
use super::jobs::JOB_DONE;
use crate::huawei::facts::OPENAPI;
use crate::huawei::iam::PROJECT_ID;

pub(super) const BATCH_DISASSOCIATE_DESKTOPS_EIP: Operation =
    Operation::new("BatchDisassociateDesktopsEip", Method::Post, "/v2/{project_id}/eips/unbinding")
        .rank(Rank::Documented)
        .summary("Unbind the EIPs of several desktops")
        .notes(&[
            "A success says only that the work is accepted, not that it is finished.",
            "The answer does not tell which desktops failed.",
        ])
        .doubts(&[
            "`desktop_ids` is formally optional; what a call without it does is not documented.",
            "The page gives no limit; the OpenAPI text says 1 to 100 desktops.",
            "The page does not list the header X-Auth-Token.",
        ])
        .params(&[
            PROJECT_ID,
            string("desktop_ids", "Desktops whose EIPs are unbound").many().entries(1, 100).length(0, 255),
        ])
        .completion(
            &Completion::new("ListDesktopsEips", &[("desktop_id", "$req.desktop_ids[]")], "eips", Sign::Empty)
                .pace(5, 5, 300),
        )
        .repeat(Repeat::LookFirst)
        .binding(Effect::Unbind, "desktop-eip")
        .batch("desktop_ids", Some(100))
        .permissions(&["workspace:networks:unbindEips"])
        .dependencies(&["eip:publicIps:list", "eip:publicIps:disassociateInstance"])
        .source(&["004_06abed08e853e2b5", "openapi", "python-sdk 3.1.219"]);

pub(super) const ASSOCIATE_DESKTOPS_EIP: Operation =
    Operation::new("AssociateDesktopsEip", Method::Post, "/v2/{project_id}/eips/binding")
        .rank(Rank::Needed)
        .summary("Bind an EIP to a desktop")
        .notes(&["The answer is empty."])
        .params(&[
            PROJECT_ID,
            string("desktop_id", "Desktop that gets the EIP").required().length(1, 255),
            string("eip_id", "EIP to bind").required().length(1, 255),
        ])
        .completion(
            &Completion::new(
                "ListDesktopsEips",
                &[("desktop_id", "$req.desktop_id")],
                "eips[id=$req.eip_id].attached_desktop_id",
                Sign::Present,
            )
            .pace(5, 5, 300),
        )
        .repeat(Repeat::Safe)
        .binding(Effect::Bind, "desktop-eip")
        .source(OPENAPI);

pub(super) const LIST_DESKTOPS_EIPS: Operation =
    Operation::new("ListDesktopsEips", Method::Get, "/v2/{project_id}/eips")
        .rank(Rank::Needed)
        .summary("List EIPs with the desktops they are bound to")
        .params(&[
            PROJECT_ID,
            string("enterprise_project_id", "Only those of this enterprise project; \"0\" is the default one")
                .in_query()
                .length(0, 36)
                .pattern("^[a-zA-Z0-9_-]+$"),
            string("desktop_id", "Only those of this desktop").in_query().length(0, 255),
            string("desktop_name", "Only those of desktops of this name").in_query().length(0, 255),
            string("user_name", "Only those of this user").in_query().length(0, 255),
            string("address", "Only this address").in_query().length(0, 255),
            OFFSET,
            integer("limit", "Page size").in_query().range(0, 1000),
            string("state", "Only those bound, or not bound").in_query().length(0, 255).known(&["bind", "unbind"]),
        ])
        .response(&[object("eips", &EIPS, "EIPs").many(), integer("total_count", "Number of all matching records")])
        .paging(Paging::offset("eips").total("total_count"))
        .binding(Effect::List, "desktop-eip")
        .source(OPENAPI);

pub(super) const APPLY_DESKTOPS_INTERNET: Operation =
    Operation::new("ApplyDesktopsInternet", Method::Post, "/v2/{project_id}/eips")
        .rank(Rank::Needed)
        .summary("Buy EIPs, and bind them to desktops if any are named")
        .notes(&["`count` is needed when no desktops are named."])
        .params(&[
            PROJECT_ID,
            integer("bandwidth_size", "Bandwidth in Mbit/s").required().range(1, 2000),
            integer("count", "How many to buy").range(0, 100),
            string("desktop_ids", "Desktops that get them").many().entries(0, 100).length(0, 255).in_example(),
            string("eip_charge_mode", "What it is charged by: traffic or bandwidth")
                .required()
                .length(0, 255)
                .known(&["TRAFFIC", "BANDWIDTH"]),
            string("eip_type", "Kind of line").required().length(0, 255),
            string("enterprise_project_id", "Enterprise project; \"0\" is the default one")
                .length(0, 36)
                .pattern("^[a-zA-Z0-9_-]+$")
                .default("0"),
        ])
        .response(&[string("job_id", "Id of the job")])
        .completion(&JOB_DONE)
        .binding(Effect::Create, "desktop-eip")
        .batch("desktop_ids", Some(100))
        .source(OPENAPI);

const EIPS: Object = Object::new(
    "Eips",
    "An EIP and the desktop it is bound to",
    &[
        string("address", "Address"),
        string("attached_desktop_id", "Desktop it is bound to; empty when it is bound to none"),
        string("attached_desktop_name", "Name of that desktop"),
        integer("bandwidth_size", "Bandwidth in Mbit/s").range(1, 2000),
        string("create_time", "Creation time"),
        string("eip_charge_mode", "What it is charged by: traffic or bandwidth"),
        string("enterprise_project_id", "Enterprise project; \"0\" is the default one"),
        string("id", "Id of the EIP"),
    ],
);
