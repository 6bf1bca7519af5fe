//! Jobs, which tell how far accepted work is.

use crate::core::completion::{Completion, Sign, State};
use crate::core::operation::{Effect, Method, Operation, Rank, Repeat};
use crate::core::paging::Paging;
use crate::core::schema::{Field, Object, integer, object, string};

use super::common::{LIMIT, ONE_SIDED};
use crate::huawei::facts::{OPENAPI, SDK_AND_PAGE};
use crate::huawei::iam::PROJECT_ID;

pub(super) const SHOW_JOB: Operation =
    Operation::new("ShowJob", Method::Get, "/v2/{project_id}/workspace-jobs/{job_id}")
        .rank(Rank::Needed)
        .summary("Show a job with its sub-jobs")
        .doubts(&[
            "The words of the state are not enumerated; the filter of sub-jobs knows SUCCESS, \
             RUNNING, FAILED and WAITING.",
            ONE_SIDED,
        ])
        .params(&[PROJECT_ID, string("job_id", "Id of the job").in_path().length(1, 255)])
        .response(SHOW_JOB_ANSWER)
        .effect(Effect::Poll)
        .statuses(&[404])
        .source(OPENAPI);

pub(super) const LIST_ITA_SUB_JOBS: Operation =
    Operation::new("ListItaSubJobs", Method::Get, "/v2/{project_id}/workspace-sub-jobs")
        .rank(Rank::Needed)
        .summary("List sub-jobs")
        .doubts(&[ONE_SIDED])
        .params(&[
            PROJECT_ID,
            string("status", "State").in_query().length(0, 255).known(&["SUCCESS", "RUNNING", "FAILED", "WAITING"]),
            string("job_id", "Id of the job").in_query().length(0, 255),
            string("job_type", "Kind of job").in_query().length(0, 255),
            string("desktop_pool_id", "Desktop pool id").in_query().length(0, 255),
            LIMIT,
            integer("offset", "Records to skip").in_query().range(0, 10000),
        ])
        .response(&[
            object("jobs", &JOB_DETAIL_INFO, "Sub-jobs").many(),
            integer("total_count", "Number of all matching records"),
        ])
        .paging(Paging::offset("jobs").total("total_count"))
        .effect(Effect::List)
        .statuses(&[400, 401, 403, 404, 405, 500, 503])
        .source(OPENAPI);

pub(super) const RUN_ACTIONS_ON_WORKSPACE_JOB: Operation =
    Operation::new("RunActionsOnWorkspaceJob", Method::Post, "/v2/{project_id}/workspace-jobs/{job_id}/actions")
        .rank(Rank::Needed)
        .summary("Run an action on a job; only its retry is documented")
        .params(&[
            PROJECT_ID,
            string("job_id", "Id of the job").in_path(),
            string("op_type", "Operation on the job").required().known(&["retry"]),
        ])
        .response(&[string("job_id", "Id of the job")])
        .completion(&JOB_DONE)
        .effect(Effect::Other)
        .source(SDK_AND_PAGE);

pub(super) const BATCH_DELETE_SUB_JOBS: Operation =
    Operation::new("BatchDeleteSubJobs", Method::Post, "/v2/{project_id}/workspace-sub-jobs/batch-delete")
        .rank(Rank::Needed)
        .summary("Delete records of finished sub-jobs")
        .notes(&["Give `job_ids` or `delete_by_status`."])
        .params(&[
            PROJECT_ID,
            string("delete_by_status", "Delete all sub-jobs in this state").length(0, 55).known(&["SUCCESS", "FAILED"]),
            string("job_ids", "Job ids").many().entries(1, 10).length(0, 255),
        ])
        .repeat(Repeat::Safe)
        .effect(Effect::Delete)
        .batch("job_ids", Some(10))
        .statuses(&[400, 401, 403, 404, 405, 500, 503])
        .source(OPENAPI);

/// Inferred: the words of a state are not enumerated.
pub(super) const JOB_DONE: Completion = Completion::new(
    "ShowJob",
    &[("job_id", "$res.job_id")],
    "status",
    Sign::State(
        State::until(&["SUCCESS"]).pending(&["RUNNING", "WAITING"]).failed(&["FAILED"]).also("sub_jobs[].status"),
    ),
)
.pace(5, 10, 1800);

const SHOW_JOB_ANSWER: &[Field] = &[
    string("begin_time", "Start time"),
    string("end_time", "End time"),
    string("fail_reason", "Why the job failed"),
    string("id", "Id"),
    string("job_error_code", "Error code"),
    string("job_type", "Kind of job"),
    string("status", "State of the job, e.g. SUCCESS, RUNNING, FAILED"),
    object("sub_jobs", &JOB_DETAIL_INFO, "Sub-jobs").many(),
    integer("sub_jobs_total", "Number of sub-jobs"),
];

const JOB_DETAIL_INFO: Object = Object::new(
    "JobDetailInfo",
    "A sub-job",
    &[
        string("begin_time", "Start time").length(1, 55),
        string("desktop_name", "Name of the desktop").only_in("openapi"),
        string("end_time", "End time").length(1, 55),
        object("entities", &JOB_ENTITIES, "Objects the job works on"),
        string("error_code", "Error code").length(1, 55),
        string("fail_reason", "Why the job failed").length(1, 255),
        string("id", "Id").length(0, 255),
        string("ip_address", "Address"),
        string("job_id", "Id of the job").length(1, 255),
        string("job_type", "Kind of job").length(1, 55),
        string("mac_address", "MAC address").only_in("openapi"),
        string("message", "Text about the job").length(1, 255).only_in("openapi"),
        integer("process", "Progress of the job"),
        string("status", "State of the sub-job, e.g. SUCCESS, RUNNING, FAILED, WAITING").length(1, 55),
        string("host", "Server that ran the job").only_in("sdk"),
        string("project_id", "Its project").only_in("sdk"),
        string("attach_user", "Assigned user").only_in("sdk"),
        string("entity", "Object of the operation").only_in("sdk"),
    ],
);

const JOB_ENTITIES: Object = Object::new(
    "JobEntities",
    "What a job works on",
    &[
        string("desktop_id", "Desktop id").length(1, 55),
        string("product_id", "Product id").length(1, 55),
        string("user_name", "User name").length(1, 55),
        string("desktop_name", "Name of the desktop").only_in("sdk"),
        string("ip_address", "Address").only_in("sdk"),
    ],
);
