//! Private zones, and the VPCs they hold for. A VPC is called a router here.

use crate::core::completion::Completion;
use crate::core::operation::{Effect, Method, Operation, Repeat};
use crate::core::schema::{Field, object, string};

use super::common::{ROUTER, ROUTER_ANSWER};
use crate::huawei::facts::OPENAPI;

pub(super) const ASSOCIATE_ROUTER: Operation =
    Operation::new("AssociateRouter", Method::Post, "/v2/zones/{zone_id}/associaterouter")
        .summary("Bind a private zone to a VPC")
        .params(&[ZONE_ID, object("router", &ROUTER, "The VPC").required()])
        .success(&[202])
        .response(ROUTER_ANSWER)
        .completion(&Completion::UNTOLD)
        .repeat(Repeat::Safe)
        .binding(Effect::Bind, "dns-zone-vpc")
        .statuses(&[400, 404, 500])
        .source(OPENAPI);

pub(super) const DISASSOCIATE_ROUTER: Operation =
    Operation::new("DisassociateRouter", Method::Post, "/v2/zones/{zone_id}/disassociaterouter")
        .summary("Unbind a private zone from a VPC")
        .params(&[ZONE_ID, object("router", &ROUTER, "The VPC").required()])
        .success(&[202])
        .response(ROUTER_ANSWER)
        .completion(&Completion::UNTOLD)
        .repeat(Repeat::Safe)
        .binding(Effect::Unbind, "dns-zone-vpc")
        .statuses(&[400, 404, 500])
        .source(OPENAPI);

const ZONE_ID: Field = string("zone_id", "Zone id").in_path().length(32, 32);
