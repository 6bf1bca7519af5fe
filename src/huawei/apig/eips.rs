//! Public addresses of a gateway: the EIP of an LVS gateway, and the inbound and outbound access of an ELB gateway.

use crate::core::completion::{Completion, Sign};
use crate::core::operation::{Effect, Method, Operation, Repeat};
use crate::core::schema::{Field, integer, string};

use super::common::{BANDWIDTH_CHARGING_MODE, INSTANCE_ID, INSTANCE_SETTLED, JOB};
use crate::huawei::facts::{OPENAPI, SDK_AND_PAGE};
use crate::huawei::iam::PROJECT_ID;

pub(super) const ADD_EIP_V2: Operation =
    Operation::new("AddEipV2", Method::Put, "/v2/{project_id}/apigw/instances/{instance_id}/eip")
        .summary("Bind or replace the EIP of an LVS gateway")
        .params(&[PROJECT_ID, INSTANCE_ID, string("eip_id", "EIP id")])
        .response(&[
            string("eip_address", "Public IPv4 address"),
            string("eip_id", "EIP id"),
            string("eip_ipv6_address", "Public IPv6 address"),
            string("eip_status", "State of the bound EIP").known(&[
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
                "VPN",
                "ERROR",
            ]),
        ])
        .completion(
            &Completion::new(
                "ShowDetailsOfInstanceV2",
                &[("instance_id", "$req.instance_id")],
                "eip_address",
                Sign::Present,
            )
            .pace(5, 5, 300),
        )
        .binding(Effect::Bind, "gateway-eip")
        .statuses(&[400, 401, 403, 404, 500])
        .source(OPENAPI);

pub(super) const REMOVE_EIP_V2: Operation =
    Operation::new("RemoveEipV2", Method::Delete, "/v2/{project_id}/apigw/instances/{instance_id}/eip")
        .summary("Unbind the EIP of an LVS gateway")
        .notes(&["Any status from 200 to 299 is a success."])
        .params(&[PROJECT_ID, INSTANCE_ID])
        .completion(
            &Completion::new(
                "ShowDetailsOfInstanceV2",
                &[("instance_id", "$req.instance_id")],
                "eip_address",
                Sign::Absent,
            )
            .pace(5, 5, 300),
        )
        .repeat(Repeat::LookFirst)
        .binding(Effect::Unbind, "gateway-eip")
        .source(SDK_AND_PAGE);

pub(super) const ADD_INGRESS_EIP_V2: Operation =
    Operation::new("AddIngressEipV2", Method::Post, "/v2/{project_id}/apigw/instances/{instance_id}/ingress-eip")
        .summary("Switch on inbound internet access of an ELB gateway")
        .params(&[
            PROJECT_ID,
            INSTANCE_ID,
            string("bandwidth_charging_mode", "Charging of the inbound bandwidth: by bandwidth or by traffic")
                .known(&["bandwidth", "traffic"])
                .default("bandwidth"),
            BANDWIDTH_SIZE,
        ])
        .success(&[202])
        .response(JOB)
        .completion(&INSTANCE_SETTLED)
        .repeat(Repeat::LookFirst)
        .binding(Effect::Bind, "gateway-ingress-eip")
        .statuses(&[400, 401, 403, 404, 500])
        .source(OPENAPI);

pub(super) const UPDATE_INGRESS_EIP_V2: Operation =
    Operation::new("UpdateIngressEipV2", Method::Put, "/v2/{project_id}/apigw/instances/{instance_id}/ingress-eip")
        .summary("Change the inbound bandwidth of an ELB gateway")
        .params(&[
            PROJECT_ID,
            INSTANCE_ID,
            string("bandwidth_charging_mode", "Charging of the inbound bandwidth: by bandwidth or by traffic")
                .known(&["bandwidth", "traffic"])
                .default("bandwidth"),
            BANDWIDTH_SIZE,
        ])
        .success(&[202])
        .response(JOB)
        .completion(&INSTANCE_SETTLED)
        .binding(Effect::Update, "gateway-ingress-eip")
        .source(SDK_AND_PAGE);

pub(super) const REMOVE_INGRESS_EIP_V2: Operation =
    Operation::new("RemoveIngressEipV2", Method::Delete, "/v2/{project_id}/apigw/instances/{instance_id}/ingress-eip")
        .summary("Switch off inbound internet access of an ELB gateway")
        .params(&[PROJECT_ID, INSTANCE_ID])
        .success(&[204])
        .completion(&INSTANCE_SETTLED.or_gone())
        .binding(Effect::Unbind, "gateway-ingress-eip")
        .source(SDK_AND_PAGE);

pub(super) const ADD_ENGRESS_EIP_V2: Operation =
    Operation::new("AddEngressEipV2", Method::Post, "/v2/{project_id}/apigw/instances/{instance_id}/nat-eip")
        .summary("Switch on outbound internet access of a gateway")
        .doubts(&["`bandwidth_size` is text in the tables, but a number in the example of the page."])
        .params(&[
            PROJECT_ID,
            INSTANCE_ID,
            BANDWIDTH_CHARGING_MODE,
            string("bandwidth_size", "Outbound bandwidth in Mbit/s, as text"),
        ])
        .completion(
            &Completion::new(
                "ShowDetailsOfInstanceV2",
                &[("instance_id", "$req.instance_id")],
                "nat_eip_address",
                Sign::Present,
            )
            .pace(5, 5, 300),
        )
        .repeat(Repeat::LookFirst)
        .binding(Effect::Bind, "gateway-nat-eip")
        .statuses(&[400, 401, 403, 404, 500])
        .source(OPENAPI);

pub(super) const UPDATE_ENGRESS_EIP_V2: Operation =
    Operation::new("UpdateEngressEipV2", Method::Put, "/v2/{project_id}/apigw/instances/{instance_id}/nat-eip")
        .summary("Change the outbound bandwidth of a gateway")
        .doubts(&["`bandwidth_size` is text in the tables, but a number in the example of the page."])
        .params(&[
            PROJECT_ID,
            INSTANCE_ID,
            BANDWIDTH_CHARGING_MODE,
            string("bandwidth_size", "Outbound bandwidth in Mbit/s, as text"),
        ])
        .binding(Effect::Update, "gateway-nat-eip")
        .source(SDK_AND_PAGE);

pub(super) const REMOVE_ENGRESS_EIP_V2: Operation =
    Operation::new("RemoveEngressEipV2", Method::Delete, "/v2/{project_id}/apigw/instances/{instance_id}/nat-eip")
        .summary("Switch off outbound internet access of a gateway")
        .params(&[PROJECT_ID, INSTANCE_ID])
        .success(&[204])
        .completion(
            &Completion::new(
                "ShowDetailsOfInstanceV2",
                &[("instance_id", "$req.instance_id")],
                "nat_eip_address",
                Sign::Absent,
            )
            .pace(5, 5, 300),
        )
        .binding(Effect::Unbind, "gateway-nat-eip")
        .source(SDK_AND_PAGE);

const BANDWIDTH_SIZE: Field = integer("bandwidth_size", "Inbound bandwidth in Mbit/s");
