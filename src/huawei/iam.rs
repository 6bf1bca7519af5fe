//! Identity and Access Management: tokens, temporary keys, and the project ids that other services' paths hold.
//!
//! A token arrives in the header `X-Subject-Token` and lives 24 hours. Temporary keys live 15 minutes to 24 hours.

use crate::core::operation::{Auth, Effect, ErrorCode, Method, Operation, Rank, Repeat, Service};
use crate::core::paging::{PageStyle, Paging};
use crate::core::schema::{Field, Kind, Object, TEXT, boolean, integer, map, object, string};

use super::facts::{GATEWAY_ERRORS, SDK_AND_PAGE};

/// The service.
pub const SERVICE: Service = Service::new("iam", "iam")
    .about("Identity and Access Management: tokens, temporary keys, and project ids")
    .errors(&[ERRORS, GATEWAY_ERRORS])
    .operations(&[
        &KEYSTONE_LIST_PROJECTS,
        &KEYSTONE_LIST_AUTH_DOMAINS,
        &KEYSTONE_CREATE_USER_TOKEN_BY_PASSWORD,
        &KEYSTONE_CREATE_AGENCY_TOKEN,
        &KEYSTONE_VALIDATE_TOKEN,
        &CREATE_TEMPORARY_ACCESS_KEY_BY_TOKEN,
        &CREATE_TEMPORARY_ACCESS_KEY_BY_AGENCY,
    ]);

/// The codes of v3.0: the page "Error Codes" of the API reference. Those of v3 are Keystone's, which are the statuses.
const ERRORS: &[ErrorCode] = &[("IAM.0004", 404, "Not found"), ("IAM.0011", 400, "The body is wrong")];

/// The path parameter that the client fills in itself.
pub const PROJECT_ID: Field = string("project_id", "Project of the region").in_path();

/// Also what the client looks a project id up with: a region's main project bears the region's name
/// (`reference/huawei.md` 2.4).
pub const KEYSTONE_LIST_PROJECTS: Operation = Operation::new("KeystoneListProjects", Method::Get, "/v3/projects")
    .rank(Rank::Needed)
    .summary("List projects; with a region's id as the name, the region's main project")
    .notes(&["The SDKs sign it without `X-Project-Id`."])
    .params(&[
        string("domain_id", "Only those of this account").in_query(),
        string("name", "Only the one of this name; a region's id names its main project").in_query(),
        string("parent_id", "Only those below this project").in_query(),
        boolean("enabled", "Only those that are enabled, or not").in_query(),
        boolean("is_domain", "Only those that are accounts, or not").in_query(),
        integer("page", "Page number").in_query(),
        integer("per_page", "Page size").in_query(),
    ])
    .response(&[object("links", &LINKS, "Links"), object("projects", &PROJECT_RESULT, "Projects").many()])
    .paging(Paging::all("projects").by(PageStyle::Page { page: "page", limit: "per_page" }))
    .effect(Effect::List)
    .source(SDK_AND_PAGE);

const KEYSTONE_LIST_AUTH_DOMAINS: Operation =
    Operation::new("KeystoneListAuthDomains", Method::Get, "/v3/auth/domains")
        .rank(Rank::Needed)
        .summary("List the accounts the caller can use")
        .response(&[object("domains", &DOMAINS, "Accounts").many(), object("links", &LINKS_SELF, "Links")])
        .paging(Paging::all("domains"))
        .effect(Effect::List)
        .source(SDK_AND_PAGE);

/// A token for a user name and a password.
pub const KEYSTONE_CREATE_USER_TOKEN_BY_PASSWORD: Operation =
    Operation::new("KeystoneCreateUserTokenByPassword", Method::Post, "/v3/auth/tokens")
        .rank(Rank::Needed)
        .summary("Get a token for a user name and a password; it arrives in a header")
        .notes(&[
            "`scope` takes a project or an account, not both.",
            "The caller proves itself by the body alone: nothing is signed.",
        ])
        .doubts(&["The SDK model makes scope mandatory, the page makes it optional; taken as optional."])
        .auth(Auth::None)
        .params(&[NOCATALOG, object("auth", &PWD_AUTH, "Who asks, and for what").required()])
        .success(&[201])
        .response(&[object("token", &TOKEN_RESULT, "The token")])
        .response_headers(&["X-Subject-Token"])
        .repeat(Repeat::Safe)
        .effect(Effect::Create)
        .source(SDK_AND_PAGE);

/// A token for another account, by an agency.
pub const KEYSTONE_CREATE_AGENCY_TOKEN: Operation =
    Operation::new("KeystoneCreateAgencyToken", Method::Post, "/v3/auth/tokens")
        .rank(Rank::Needed)
        .summary("Get a token for another account, by an agency; it arrives in a header")
        .notes(&["Give `domain_id` or `domain_name`."])
        .doubts(&["The SDK model makes scope mandatory; taken as optional like for the password token."])
        .auth(Auth::Token)
        .params(&[NOCATALOG, object("auth", &AGENCY_TOKEN_AUTH, "Who asks, and for what").required()])
        .success(&[201])
        .response(&[object("token", &AGENCY_TOKEN_RESULT, "The token")])
        .response_headers(&["X-Subject-Token"])
        .repeat(Repeat::Safe)
        .effect(Effect::Create)
        .source(SDK_AND_PAGE);

const KEYSTONE_VALIDATE_TOKEN: Operation = Operation::new("KeystoneValidateToken", Method::Get, "/v3/auth/tokens")
    .rank(Rank::Needed)
    .summary("Show what a token is for, and until when")
    .auth(Auth::Token)
    .params(&[NOCATALOG, string("X-Subject-Token", "Token to check").in_header().required()])
    .response(&[object("token", &TOKEN_RESULT, "The token")])
    .response_headers(&["X-Subject-Token"])
    .effect(Effect::Show)
    .source(SDK_AND_PAGE);

/// Temporary keys for a token.
pub const CREATE_TEMPORARY_ACCESS_KEY_BY_TOKEN: Operation =
    Operation::new("CreateTemporaryAccessKeyByToken", Method::Post, "/v3.0/OS-CREDENTIAL/securitytokens")
        .rank(Rank::Needed)
        .summary("Get temporary keys for a token")
        .auth(Auth::Token)
        .params(&[object("auth", &TOKEN_AUTH, "Who asks, and for what").required()])
        .success(&[201])
        .response(&[object("credential", &CREDENTIAL, "Temporary keys")])
        .repeat(Repeat::Safe)
        .effect(Effect::Create)
        .source(SDK_AND_PAGE);

/// Temporary keys for another account, by an agency.
pub const CREATE_TEMPORARY_ACCESS_KEY_BY_AGENCY: Operation =
    Operation::new("CreateTemporaryAccessKeyByAgency", Method::Post, "/v3.0/OS-CREDENTIAL/securitytokens")
        .rank(Rank::Needed)
        .summary("Get temporary keys for another account, by an agency")
        .notes(&["Give `domain_id` or `domain_name`.", "Takes a token as well as a signature."])
        .params(&[object("auth", &AGENCY_AUTH, "Who asks, and for what").required()])
        .success(&[201])
        .response(&[object("credential", &CREDENTIAL, "Temporary keys")])
        .repeat(Repeat::Safe)
        .effect(Effect::Create)
        .source(SDK_AND_PAGE);

const NOCATALOG: Field = string("nocatalog", "Any text leaves the catalogue of services out of the answer").in_query();

/// How the caller proves who asks.
const METHODS: Field = string("methods", "Ways to prove who asks").many().required();

/// Names a thing in an answer.
const ID_AND_NAME: &[Field] = &[string("id", "Id").required(), string("name", "Name").required()];

/// Names a thing in a request.
const ID_OR_NAME: &[Field] = &[string("id", "Id"), string("name", "Name; in place of the id")];

const LINKS: Object = Object::new(
    "Links",
    "Links to this and other pages",
    &[
        string("self", "This resource").required(),
        string("previous", "The page before; null on the first").required().nullable(),
        string("next", "The page after; null on the last").required().nullable(),
    ],
);

const PROJECT_RESULT: Object = Object::new(
    "ProjectResult",
    "A project",
    &[
        boolean("is_domain", "Whether it is an account").required(),
        string("description", "Description").required(),
        object("links", &LINKS, "Links").required(),
        boolean("enabled", "Whether it is enabled").required(),
        string("id", "Id").required(),
        string("parent_id", "Project above it").required(),
        string("domain_id", "Account it belongs to").required(),
        string("name", "Name").required(),
    ],
);

const DOMAINS: Object = Object::new(
    "Domains",
    "An account",
    &[
        boolean("enabled", "Whether it is enabled").required(),
        string("id", "Id").required(),
        string("name", "Name").required(),
        object("links", &LINKS_SELF, "Links").required(),
        string("description", "Description").required(),
    ],
);

const LINKS_SELF: Object = Object::new("LinksSelf", "A link", &[string("self", "This resource").required()]);

const PWD_AUTH: Object = Object::new(
    "PwdAuth",
    "Who asks, with a password",
    &[
        object("identity", &PWD_IDENTITY, "Proof of who asks").required(),
        object("scope", &AUTH_SCOPE, "Project or account the token is for"),
    ],
);

const PWD_IDENTITY: Object = Object::new(
    "PwdIdentity",
    "The password and whose it is",
    &[METHODS.known(&["password"]), object("password", &PWD_PASSWORD, "Password credentials").required()],
);

const PWD_PASSWORD: Object =
    Object::new("PwdPassword", "A user with a password", &[object("user", &PWD_PASSWORD_USER, "User").required()]);

const PWD_PASSWORD_USER: Object = Object::new(
    "PwdPasswordUser",
    "A user of an account",
    &[
        object("domain", &PWD_PASSWORD_USER_DOMAIN, "Account").required(),
        string("name", "User name").required(),
        string("password", "Password").required(),
    ],
);

const PWD_PASSWORD_USER_DOMAIN: Object =
    Object::new("PwdPasswordUserDomain", "The account of a user", &[string("name", "Account name").required()]);

const AUTH_SCOPE: Object = Object::new(
    "AuthScope",
    "What the token is for: a project or an account, not both",
    &[object("domain", &AUTH_SCOPE_DOMAIN, "Account"), object("project", &AUTH_SCOPE_PROJECT, "Project")],
);

const AUTH_SCOPE_DOMAIN: Object =
    Object::new("AuthScopeDomain", "The account the token is for, by id or name", ID_OR_NAME);

const AUTH_SCOPE_PROJECT: Object =
    Object::new("AuthScopeProject", "The project the token is for, by id or name", ID_OR_NAME);

const TOKEN_RESULT: Object = Object::new(
    "TokenResult",
    "A token: for whom, for what, and until when",
    &[
        object("catalog", &TOKEN_CATALOG, "Services and where they answer; absent with `nocatalog`").many(),
        object("domain", &TOKEN_DOMAIN_RESULT, "Account"),
        string("expires_at", "End of validity").required(),
        string("issued_at", "Time of issue").required(),
        METHODS,
        object("project", &TOKEN_PROJECT_RESULT, "Project"),
        object("roles", &TOKEN_ROLE, "Roles of the token").many().required(),
        object("user", &TOKEN_USER_RESULT, "User").required(),
    ],
);

const TOKEN_CATALOG: Object = Object::new(
    "TokenCatalog",
    "A service",
    &[
        string("type", "Kind of service").required(),
        string("id", "Id").required(),
        string("name", "Name").required(),
        object("endpoints", &TOKEN_CATALOG_ENDPOINT, "Endpoints").many().required(),
    ],
);

const TOKEN_CATALOG_ENDPOINT: Object = Object::new(
    "TokenCatalogEndpoint",
    "Where a service answers",
    &[
        string("url", "Address of the endpoint").required(),
        string("region", "Region id").required(),
        string("region_id", "Region id").required(),
        string("interface", "Kind of endpoint").required(),
        string("id", "Id").required(),
    ],
);

const TOKEN_DOMAIN_RESULT: Object = Object::new("TokenDomainResult", "The account the token is for", ID_AND_NAME);

const TOKEN_PROJECT_RESULT: Object = Object::new(
    "TokenProjectResult",
    "The project the token is for",
    &[
        string("name", "Name").required(),
        string("id", "Id").required(),
        object("domain", &TOKEN_PROJECT_DOMAIN_RESULT, "Account").required(),
    ],
);

const TOKEN_PROJECT_DOMAIN_RESULT: Object =
    Object::new("TokenProjectDomainResult", "The account of the project", ID_AND_NAME);

const TOKEN_ROLE: Object = Object::new("TokenRole", "A role", ID_AND_NAME);

const TOKEN_USER_RESULT: Object = Object::new(
    "TokenUserResult",
    "The user who asked for the token",
    &[
        string("name", "Name").required(),
        string("id", "Id").required(),
        string("password_expires_at", "When the password expires").required(),
        object("domain", &TOKEN_USER_DOMAIN_RESULT, "Account").required(),
    ],
);

const TOKEN_USER_DOMAIN_RESULT: Object = Object::new("TokenUserDomainResult", "The account of the user", ID_AND_NAME);

const AGENCY_TOKEN_AUTH: Object = Object::new(
    "AgencyTokenAuth",
    "Who asks, by an agency",
    &[
        object("identity", &AGENCY_TOKEN_IDENTITY, "Proof of who asks").required(),
        object("scope", &AGENCY_TOKEN_SCOPE, "Project or account the token is for"),
    ],
);

const AGENCY_TOKEN_IDENTITY: Object = Object::new(
    "AgencyTokenIdentity",
    "The agency",
    &[
        METHODS.known(&["assume_role"]),
        object("assume_role", &AGENCY_TOKEN_ASSUMEROLE, "Which agency to act for").required(),
    ],
);

const AGENCY_TOKEN_ASSUMEROLE: Object = Object::new(
    "AgencyTokenAssumerole",
    "An agency of another account",
    &[
        string("domain_id", "Account"),
        string("domain_name", "Account name").in_example(),
        string("agency_name", "Name of the agency").required(),
    ],
);

const AGENCY_TOKEN_SCOPE: Object = Object::new(
    "AgencyTokenScope",
    "What the token is for: a project or an account, not both",
    &[
        object("domain", &AGENCY_TOKEN_SCOPE_DOMAIN, "Account"),
        object("project", &AGENCY_TOKEN_SCOPE_PROJECT, "Project"),
    ],
);

const AGENCY_TOKEN_SCOPE_DOMAIN: Object =
    Object::new("AgencyTokenScopeDomain", "The account the token is for, by id or name", ID_OR_NAME);

const AGENCY_TOKEN_SCOPE_PROJECT: Object =
    Object::new("AgencyTokenScopeProject", "The project the token is for, by id or name", ID_OR_NAME);

const AGENCY_TOKEN_RESULT: Object = Object::new(
    "AgencyTokenResult",
    "A token by an agency: for whom, for what, and until when",
    &[
        METHODS,
        string("expires_at", "End of validity").required(),
        string("issued_at", "Time of issue").required(),
        object("assumed_by", &AGENCY_ASSUMEDBY, "Who acts for the account").required(),
        object("catalog", &TOKEN_CATALOG, "Services and where they answer; absent with `nocatalog`").many(),
        object("domain", &AGENCY_TOKEN_DOMAIN, "Account"),
        object("project", &AGENCY_TOKEN_PROJECT, "Project"),
        object("roles", &TOKEN_ROLE, "Roles of the token").many().required(),
        object("user", &AGENCY_TOKEN_USER, "User").required(),
    ],
);

const AGENCY_ASSUMEDBY: Object = Object::new(
    "AgencyAssumedby",
    "Who acts for the account",
    &[object("user", &AGENCY_ASSUMEDBY_USER, "User").required()],
);

const AGENCY_ASSUMEDBY_USER: Object = Object::new(
    "AgencyAssumedbyUser",
    "The user who acts",
    &[
        string("name", "Name").required(),
        string("id", "Id").required(),
        object("domain", &AGENCY_ASSUMEDBY_USER_DOMAIN, "Account").required(),
        string("password_expires_at", "When the password expires").required(),
    ],
);

const AGENCY_ASSUMEDBY_USER_DOMAIN: Object =
    Object::new("AgencyAssumedbyUserDomain", "The account of the user who acts", ID_AND_NAME);

const AGENCY_TOKEN_DOMAIN: Object = Object::new("AgencyTokenDomain", "The account the token is for", ID_AND_NAME);

const AGENCY_TOKEN_PROJECT: Object = Object::new(
    "AgencyTokenProject",
    "The project the token is for",
    &[
        string("name", "Name").required(),
        string("id", "Id").required(),
        object("domain", &AGENCY_TOKEN_PROJECT_DOMAIN, "Account").required(),
    ],
);

const AGENCY_TOKEN_PROJECT_DOMAIN: Object =
    Object::new("AgencyTokenProjectDomain", "The account of the project", ID_AND_NAME);

const AGENCY_TOKEN_USER: Object = Object::new(
    "AgencyTokenUser",
    "The agency as a user",
    &[
        string("name", "Name").required(),
        string("id", "Id").required(),
        object("domain", &AGENCY_TOKEN_USER_DOMAIN, "Account").required(),
    ],
);

const AGENCY_TOKEN_USER_DOMAIN: Object = Object::new("AgencyTokenUserDomain", "The account of the agency", ID_AND_NAME);

const TOKEN_AUTH: Object = Object::new(
    "TokenAuth",
    "Who asks, with a token",
    &[object("identity", &TOKEN_AUTH_IDENTITY, "Proof of who asks").required()],
);

const TOKEN_AUTH_IDENTITY: Object = Object::new(
    "TokenAuthIdentity",
    "The token, and what the keys may do",
    &[
        METHODS.known(&["token"]),
        object("token", &IDENTITY_TOKEN, "The token"),
        object("policy", &SERVICE_POLICY, "Policy that narrows the temporary keys"),
    ],
);

const IDENTITY_TOKEN: Object = Object::new(
    "IdentityToken",
    "How long the keys live",
    &[
        string("id", "Token; deprecated here, send it in X-Auth-Token"),
        integer("duration_seconds", "Lifetime in seconds").range(900, 86400).default("900"),
    ],
);

const SERVICE_POLICY: Object = Object::new(
    "ServicePolicy",
    "A policy that narrows what temporary keys may do",
    &[
        string("Version", "Version of the policy syntax").required(),
        object("Statement", &SERVICE_STATEMENT, "Statements of the policy").many().required(),
    ],
);

const SERVICE_STATEMENT: Object = Object::new(
    "ServiceStatement",
    "A statement of a policy",
    &[
        string("Action", "Actions the policy covers").many().required(),
        string("Effect", "Allow or Deny").required().known(&["Allow", "Deny"]),
        map(
            "Condition",
            &Kind::Map(&Kind::List(&TEXT)),
            "Conditions, by operator and then by key, each with the values that it takes",
        ),
        string("Resource", "Resources the policy covers").many(),
    ],
);

const CREDENTIAL: Object = Object::new(
    "Credential",
    "Temporary keys",
    &[
        string("expires_at", "End of validity").required(),
        string("access", "Temporary access key").required(),
        string("secret", "Temporary secret key").required(),
        string("securitytoken", "Token to send with the temporary keys").required(),
    ],
);

const AGENCY_AUTH: Object = Object::new(
    "AgencyAuth",
    "Who asks, by an agency",
    &[object("identity", &AGENCY_AUTH_IDENTITY, "Proof of who asks").required()],
);

const AGENCY_AUTH_IDENTITY: Object = Object::new(
    "AgencyAuthIdentity",
    "The agency, and what the keys may do",
    &[
        METHODS.known(&["assume_role"]),
        object("assume_role", &IDENTITY_ASSUMEROLE, "Which agency to act for").required(),
        object("policy", &SERVICE_POLICY, "Policy that narrows the temporary keys"),
    ],
);

const IDENTITY_ASSUMEROLE: Object = Object::new(
    "IdentityAssumerole",
    "An agency of another account, and how long the keys live",
    &[
        string("agency_name", "Name of the agency").required(),
        string("domain_id", "Account"),
        string("domain_name", "Account name").in_example(),
        integer("duration_seconds", "Lifetime in seconds").range(900, 86400).default("900"),
        object("session_user", &ASSUMEROLE_SESSIONUSER, "Name of the acting user"),
    ],
);

const ASSUMEROLE_SESSIONUSER: Object =
    Object::new("AssumeroleSessionuser", "The user who acts", &[string("name", "Name")]);
