//! Tasks, which tell how far accepted work is. Actions on network interfaces are asked for by their request id, those
//! on public addresses by a task id.

use crate::core::completion::{Completion, Sign, State};
use crate::core::operation::{Effect, Operation, Rank};
use crate::core::schema::{Object, integer, object, string};

use super::common::REQUEST_ID;
use super::{SDKS, reading};

pub(super) const DESCRIBE_VPC_TASK_RESULT: Operation = reading("DescribeVpcTaskResult")
    .rank(Rank::Needed)
    .summary("Show how far an asynchronous action is, by its request id")
    .params(&[string("TaskId", "Request id of the action").required()])
    .response(&[
        string("Status", "State of the task").known(&["SUCCESS", "FAILED", "RUNNING"]),
        string("Output", "Output of the task"),
        object("Result", &VPC_TASK_RESULT_DETAIL_INFO, "Result for each resource; only of batch deletions").many(),
        REQUEST_ID,
    ])
    .effect(Effect::Poll)
    .errors(&[
        "InternalError.ModuleError",
        "InvalidParameterValue",
        "ResourceNotFound",
        "UnauthorizedOperation",
        "UnsupportedOperation",
    ])
    .source(SDKS);

pub(super) const DESCRIBE_TASK_RESULT: Operation = reading("DescribeTaskResult")
    .rank(Rank::Needed)
    .summary("Show how far an action on a public address is, by its task id")
    .notes(&[
        "Give `TaskId` or `DealName`.",
        "A task id can be past 2^53, where a number in JavaScript loses digits; give a bigint then.",
    ])
    .params(&[
        integer("TaskId", "Id of the task").at_least(0).format("uint64"),
        string("DealName", "Number of the order; in place of a task id"),
    ])
    .response(&[
        integer("TaskId", "Id of the task").format("uint64"),
        string("Result", "Result of the task").known(&["SUCCESS", "FAILED", "RUNNING"]),
        REQUEST_ID,
    ])
    .effect(Effect::Poll)
    .errors(&["FailedOperation.TaskFailed", "InternalServerError", "InvalidParameter", "MissingParameter"])
    .source(SDKS);

/// Delays inferred (`reference/tencent.md` 2.4): the poller takes 20 calls a second of an account.
pub(super) const TASK_DONE: Completion = Completion::new(
    "DescribeVpcTaskResult",
    &[("TaskId", "$res.RequestId")],
    "Status",
    Sign::State(State::until(&["SUCCESS"]).pending(&["RUNNING"]).failed(&["FAILED"])),
)
.pace(1, 2, 120)
.source("sdk (handle and words); delays inferred");

/// Delays inferred (`reference/tencent.md` 2.4).
pub(super) const ADDRESS_TASK_DONE: Completion = Completion::new(
    "DescribeTaskResult",
    &[("TaskId", "$res.TaskId")],
    "Result",
    Sign::State(State::until(&["SUCCESS"]).pending(&["RUNNING"]).failed(&["FAILED"])),
)
.pace(1, 2, 120)
.source("sdk (handle and words); delays inferred");

const VPC_TASK_RESULT_DETAIL_INFO: Object = Object::new(
    "VpcTaskResultDetailInfo",
    "What became of one resource",
    &[string("ResourceId", "Resource id"), string("Status", "State of the task")],
);

pub(super) const TASK_AS_TEXT: &str =
    "`TaskId` comes as text, although `describeTaskResult` takes it as a number, perhaps past 2^53.";
