//! What several files of this service share.

use crate::core::completion::{Completion, Sign, State};
use crate::core::schema::{Field, integer, string};

pub(super) const INSTANCE_ID: Field = string("instance_id", "Id of the gateway: 32 hex digits").in_path();

pub(super) const OFFSET: Field = integer("offset", "Records to skip").in_query();

pub(super) const BANDWIDTH_CHARGING_MODE: Field =
    string("bandwidth_charging_mode", "Charging of the outbound bandwidth: by bandwidth or by traffic")
        .known(&["bandwidth", "traffic"])
        .default("bandwidth");

pub(super) const LIMIT: Field = integer("limit", "Page size").in_query();

/// Inferred (`reference/huawei.md` 3.2): no documented call accepts the job's id. Two agreeing reads, since it is not
/// documented when the state leaves 6.
pub(super) const INSTANCE_SETTLED: Completion = Completion::new(
    "ShowDetailsOfInstanceV2",
    &[("instance_id", "$req.instance_id")],
    "instance_status",
    Sign::State(State::until(&["6"]).pending(&["12"]).failed(&["13", "22", "31", "40"]).consecutive(2)),
)
.pace(10, 5, 600);

pub(super) const JOB: &[Field] = &[
    string("instance_id", "Id of the gateway"),
    string("job_id", "Id of the job"),
    string("message", "About the job, in words"),
];

pub(super) const ERRORS: &[&str] = &["APIC.7211", "APIC.7102", "APIC.7106", "APIC.7302", "APIC.9000"];
