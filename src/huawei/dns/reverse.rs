//! Reverse records of elastic IPs: the names that their addresses resolve to. Two interfaces, v2 and v2.1.

use crate::core::completion::{Completion, Sign, State};
use crate::core::operation::{Effect, Method, Operation, Repeat};
use crate::core::paging::Paging;
use crate::core::schema::{Field, Object, free, integer, object, string};

use super::common::{LIMIT, LINKS, METADATA, OFFSET, PAGE_LINK};
use crate::huawei::facts::OPENAPI;

pub(super) const CREATE_PTR: Operation = Operation::new("CreatePtr", Method::Post, "/v2.1/ptrs")
    .summary("Create a reverse record for an elastic IP")
    .params(&[
        DESCRIPTION,
        string("enterprise_project_id", "Enterprise project; \"0\" is the default one").length(0, 36).default("0"),
        string("ptrdnames", "Domain names of the reverse record").many().entries(0, 10).required(),
        object("publicip", &PUBLIC_IP_REQ, "The public IP"),
        TAGS,
        TTL,
    ])
    .success(&[202])
    .response(PTR)
    .completion(
        &Completion::new(
            "ShowPtr",
            &[("ptr_id", "$res.id")],
            "status",
            Sign::State(
                State::until(&["ACTIVE"])
                    .pending(&["PENDING_CREATE", "PENDING_UPDATE", "PENDING_DELETE"])
                    .failed(&["ERROR"]),
            ),
        )
        .pace(5, 5, 600),
    )
    .binding(Effect::Create, "eip-ptr")
    .source(OPENAPI);

pub(super) const LIST_PTRS: Operation = Operation::new("ListPtrs", Method::Get, "/v2.1/ptrs")
    .summary("List the reverse records of elastic IPs")
    .params(&[
        string("marker", "Last record of the page before").in_query(),
        LIMIT,
        OFFSET,
        string("enterprise_project_id", "Enterprise project; \"0\" is the default one").in_query().length(0, 36),
        string("tags", "Tag filter: key,value pairs joined with |").in_query(),
        string("status", "State").in_query().known(RECORD_STATES),
        string("resource_type", "Resource type").in_query().known(&["publicip"]),
    ])
    .response(&[
        object("floatingips", &FLOATING_IPS_PTR, "Floating IPs or their reverse records").many(),
        LINKS,
        METADATA,
    ])
    .paging(Paging::offset("floatingips").total("metadata.total_count"))
    .binding(Effect::List, "eip-ptr")
    .statuses(&[400, 500])
    .source(OPENAPI);

pub(super) const SHOW_PTR: Operation = Operation::new("ShowPtr", Method::Get, "/v2.1/ptrs/{ptr_id}")
    .summary("Show a reverse record")
    .params(&[PTR_ID])
    .response(PTR)
    .binding(Effect::Show, "eip-ptr")
    .source(OPENAPI);

pub(super) const UPDATE_PTR: Operation = Operation::new("UpdatePtr", Method::Put, "/v2.1/ptrs/{ptr_id}")
    .summary("Change a reverse record")
    .params(&[
        PTR_ID,
        DESCRIPTION,
        string("ptrdnames", "Domain names of the reverse record").many().entries(0, 10).required(),
        TTL,
    ])
    .success(&[202])
    .response(PTR)
    .completion(
        &Completion::new(
            "ShowPtr",
            &[("ptr_id", "$req.ptr_id")],
            "status",
            Sign::State(
                State::until(&["ACTIVE"])
                    .pending(&["PENDING_CREATE", "PENDING_UPDATE", "PENDING_DELETE"])
                    .failed(&["ERROR"]),
            ),
        )
        .pace(5, 5, 600),
    )
    .binding(Effect::Update, "eip-ptr")
    .source(OPENAPI);

pub(super) const DELETE_PTR: Operation = Operation::new("DeletePtr", Method::Delete, "/v2.1/ptrs/{ptr_id}")
    .summary("Delete a reverse record, which puts the elastic IP back to its default name")
    .doubts(&["Whether the record answers 404 afterwards is inferred; the text says it goes back to the default."])
    .params(&[PTR_ID])
    .success(&[202])
    .completion(
        &Completion::new(
            "ShowPtr",
            &[("ptr_id", "$req.ptr_id")],
            "status",
            Sign::State(
                State::until_not_found()
                    .pending(&["PENDING_CREATE", "PENDING_UPDATE", "PENDING_DELETE"])
                    .failed(&["ERROR"]),
            ),
        )
        .pace(5, 5, 600),
    )
    .binding(Effect::Delete, "eip-ptr")
    .source(OPENAPI);

pub(super) const BATCH_DELETE_PTR_RECORDS: Operation =
    Operation::new("BatchDeletePtrRecords", Method::Delete, "/v2.1/reverse/floatingips")
        .summary("Remove the reverse records of up to 50 elastic IPs")
        .params(&[string("floatingip_ids", "Ids of the public IPs whose reverse records are deleted")
            .many()
            .entries(1, 50)])
        .success(&[202])
        .completion(&Completion::UNTOLD)
        .binding(Effect::Unbind, "eip-ptr")
        .batch("floatingip_ids", Some(50))
        .statuses(&[400, 500])
        .source(OPENAPI);

pub(super) const LIST_PTR_RECORDS: Operation = Operation::new("ListPtrRecords", Method::Get, "/v2/reverse/floatingips")
    .summary("List the reverse records of elastic IPs (v2)")
    .params(&[
        string("marker", "Last record of the page before").in_query(),
        LIMIT,
        OFFSET,
        string("enterprise_project_id", "Enterprise project; \"0\" is the default one").in_query().length(0, 36),
        string("tags", "Tag filter: key,value pairs joined with |").in_query(),
        string("status", "State").in_query().known(RECORD_STATES),
    ])
    .response(&[
        object("floatingips", &LIST_PTR_RECORDS_FLOATING_RESP, "Floating IPs or their reverse records").many(),
        LINKS,
        METADATA,
    ])
    .paging(Paging::offset("floatingips").total("metadata.total_count"))
    .binding(Effect::List, "eip-ptr")
    .statuses(&[400, 500])
    .source(OPENAPI);

pub(super) const SHOW_PTR_RECORD_SET: Operation =
    Operation::new("ShowPtrRecordSet", Method::Get, "/v2/reverse/floatingips/{region}:{floatingip_id}")
        .summary("Show the reverse record of an elastic IP (v2)")
        .params(&[REGION, FLOATINGIP_ID])
        .response(RECORD)
        .binding(Effect::Show, "eip-ptr")
        .source(OPENAPI);

pub(super) const CREATE_EIP_RECORD_SET: Operation =
    Operation::new("CreateEipRecordSet", Method::Patch, "/v2/reverse/floatingips/{region}:{floatingip_id}")
        .summary("Set the reverse record of an elastic IP (v2)")
        .params(&[
            REGION,
            FLOATINGIP_ID,
            DESCRIPTION,
            string("enterprise_project_id", "Enterprise project; \"0\" is the default one").length(0, 36).default("0"),
            string("ptrdname", "Domain name of the reverse record").required(),
            TAGS,
            TTL,
        ])
        .success(&[202])
        .response(RECORD)
        .completion(&RECORD_SETTLED)
        .repeat(Repeat::Safe)
        .binding(Effect::Bind, "eip-ptr")
        .source(OPENAPI);

pub(super) const UPDATE_PTR_RECORD: Operation =
    Operation::new("UpdatePtrRecord", Method::Patch, "/v2/reverse/floatingips/{region}:{floatingip_id}")
        .summary("Change the reverse record of an elastic IP (v2)")
        .params(&[
            REGION,
            FLOATINGIP_ID,
            DESCRIPTION,
            string("ptrdname", "Domain name of the reverse record").required(),
            TAGS,
            integer("ttl", "Cache lifetime of the record in seconds"),
        ])
        .success(&[202])
        .response(UPDATE_PTR_RECORD_ANSWER)
        .completion(&RECORD_SETTLED)
        .repeat(Repeat::Safe)
        .binding(Effect::Update, "eip-ptr")
        .source(OPENAPI);

pub(super) const RESTORE_PTR_RECORD: Operation =
    Operation::new("RestorePtrRecord", Method::Patch, "/v2/reverse/floatingips/{region}:{floatingip_id}")
        .summary("Put the reverse record of an elastic IP back to the default (v2)")
        .notes(&["`ptrdname` must be null: that is what takes the name away."])
        .params(&[REGION, FLOATINGIP_ID, free("ptrdname", "Must be null").required().nullable()])
        .success(&[202])
        .completion(&Completion::UNTOLD)
        .repeat(Repeat::Safe)
        .binding(Effect::Unbind, "eip-ptr")
        .source(OPENAPI);

const DESCRIPTION: Field = string("description", "Description");

const TAGS: Field = object("tags", &TAG, "Tags").many();

const TTL: Field = integer("ttl", "Cache lifetime of the record in seconds").range(1, 2147483647);

const PTR_ID: Field = string("ptr_id", "Reverse record id").in_path().length(32, 32);

const REGION: Field = string("region", "Region id").in_path();

const FLOATINGIP_ID: Field = string("floatingip_id", "Id of the floating/public IP").in_path();

const RECORD_SETTLED: Completion = Completion::new(
    "ShowPtrRecordSet",
    &[("region", "$req.region"), ("floatingip_id", "$req.floatingip_id")],
    "status",
    Sign::State(
        State::until(&["ACTIVE"]).pending(&["PENDING_CREATE", "PENDING_UPDATE", "PENDING_DELETE"]).failed(&["ERROR"]),
    ),
)
.pace(5, 5, 600);

const PUBLIC_IP_REQ: Object =
    Object::new("PublicIpReq", "An elastic IP", &[string("id", "Id"), string("region", "Region id")]);

const TAG: Object = Object::new(
    "Tag",
    "A tag",
    &[string("key", "Tag key").required().length(0, 128), string("value", "Tag value").length(0, 255)],
);

const PTR: &[Field] = &[
    string("description", "Description"),
    string("enterprise_project_id", "Enterprise project; \"0\" is the default one"),
    string("id", "Id"),
    LINKS,
    string("ptrdnames", "Domain names of the reverse record").many(),
    object("publicip", &PUBLIC_IP_RES, "The public IP"),
    string("status", "State"),
    integer("ttl", "Cache lifetime of the record in seconds"),
];

const PUBLIC_IP_RES: Object = Object::new(
    "PublicIpRes",
    "An elastic IP and its address",
    &[string("address", "Address"), string("id", "Id"), string("region", "Region id")],
);

const FLOATING_IPS_PTR: Object = Object::new(
    "FloatingIpsPtr",
    "A reverse record",
    &[
        string("description", "Description"),
        string("enterprise_project_id", "Enterprise project; \"0\" is the default one"),
        string("id", "Id"),
        object("links", &PAGE_LINK, "Links to this and the next page"),
        string("ptrdnames", "Domain names of the reverse record").many(),
        object("publicip", &PUBLIC_IP_RES, "The public IP"),
        string("status", "State"),
        object("tags", &TAG, "Tags").many(),
        integer("ttl", "Cache lifetime of the record in seconds"),
    ],
);

const LIST_PTR_RECORDS_FLOATING_RESP: Object = Object::new(
    "ListPtrRecordsFloatingResp",
    "A reverse record",
    &[
        string("action", "Action in progress on the record, or action to perform"),
        string("address", "Address"),
        string("description", "Description"),
        string("enterprise_project_id", "Enterprise project; \"0\" is the default one"),
        string("id", "Id"),
        object("links", &PAGE_LINK, "Links to this and the next page"),
        string("ptrdname", "Domain name of the reverse record"),
        string("status", "State"),
        object("tags", &TAG, "Tags").many(),
        integer("ttl", "Cache lifetime of the record in seconds"),
    ],
);

const RECORD: &[Field] = &[
    string("action", "Action in progress on the record, or action to perform"),
    string("address", "Address"),
    string("description", "Description"),
    string("enterprise_project_id", "Enterprise project; \"0\" is the default one"),
    string("id", "Id"),
    LINKS,
    string("ptrdname", "Domain name of the reverse record"),
    string("status", "State"),
    integer("ttl", "Cache lifetime of the record in seconds"),
];

const UPDATE_PTR_RECORD_ANSWER: &[Field] = &[
    string("action", "Action in progress on the record, or action to perform"),
    string("address", "Address"),
    string("description", "Description"),
    string("id", "Id"),
    LINKS,
    string("ptrdname", "Domain name of the reverse record"),
    string("status", "State"),
    integer("ttl", "Cache lifetime of the record in seconds"),
];

const RECORD_STATES: &[&str] = &[
    "ACTIVE",
    "PENDING_CREATE",
    "PENDING_UPDATE",
    "PENDING_DELETE",
    "PENDING_FREEZE",
    "FREEZE",
    "ILLEGAL",
    "POLICE",
    "ERROR",
];
