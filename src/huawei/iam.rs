//! Identity and Access Management: the project ids that other services' paths hold.

use crate::core::operation::{Method, Operation, Service};
use crate::core::schema::{Field, Object, boolean, integer, object, string};

/// The service.
pub const SERVICE: Service = Service::new("iam", "iam").operations(&[&KEYSTONE_LIST_PROJECTS]);

/// The path parameter that the client fills in itself.
pub const PROJECT_ID: Field = string("project_id", "Project of the region; left out, the client's own").in_path();

/// Also what the client looks a project id up with: a region's main project bears the region's name
/// (`reference/huawei.md` 2.4).
pub const KEYSTONE_LIST_PROJECTS: Operation = Operation::new("KeystoneListProjects", Method::Get, "/v3/projects")
    .summary("List projects; with a region's id as the name, the region's main project")
    .params(&[
        string("domain_id", "Only those of this account").in_query(),
        string("name", "Only the one of this name; a region's id names its main project").in_query(),
        string("parent_id", "Only those below this project").in_query(),
        boolean("enabled", "Only those that are enabled, or not").in_query(),
        boolean("is_domain", "Only those that are accounts, or not").in_query(),
        integer("page", "Page number").in_query(),
        integer("per_page", "Page size").in_query(),
    ])
    .response(&Object::new(
        "KeystoneListProjectsResponse",
        "Projects",
        &[object("projects", &PROJECT, "Projects").many(), object("links", &LINKS, "Links to this and other pages")],
    ))
    .source(&["python-sdk 3.1.219", "doc"]);

const PROJECT: Object = Object::new(
    "Project",
    "A project",
    &[
        string("id", "Id of the project"),
        string("name", "Name"),
        string("domain_id", "Account it belongs to"),
        string("parent_id", "Project above it"),
        boolean("enabled", "Whether it is enabled"),
        boolean("is_domain", "Whether it is an account"),
        string("description", "Description"),
        object("links", &LINKS, "Link to it"),
    ],
);

const LINKS: Object = Object::new(
    "Links",
    "Links",
    &[
        string("self", "This resource"),
        string("previous", "The page before").nullable(),
        string("next", "The page after").nullable(),
    ],
);
