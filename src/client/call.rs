//! The state machine of one call: check, ask for the project if need be, build, sign, hand over, read.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use crate::core::error::{Error, ErrorKind, Result};
use crate::core::http::{HttpReply, Prepared, Reply};
use crate::core::table::{Operation, Service};
use crate::core::text::find;
use crate::core::time::Time;
use crate::core::validate::{Leave, validate};
use crate::core::value::Value;
use crate::{huawei, tencent};

use super::config::{Cloud, Config};
use super::session::{Credentials, Session};

/// What the host must bring for a signature: its clock, and a number that it never gives twice.
#[derive(Clone, Copy, Debug)]
pub struct Moment {
    /// The host's time.
    pub at: Time,
    /// For the schemes that refuse replays.
    pub nonce: u64,
}

/// What the host must do next.
#[derive(Debug)]
pub enum Step {
    /// Look up the project of the region, which [`Session::project_id`] must hold, and begin once more.
    Project,
    /// Send this, then tell [`Call::received`] what came back.
    Send(Prepared),
    /// Give this to the caller.
    Done(Reply),
}

/// One call.
#[derive(Debug)]
pub struct Call {
    service: &'static Service,
    operation: Operation,
    params: Value,
    attempts: u32,
}

impl Call {
    /// Checks the parameters. Nothing is sent for a request that would be refused.
    pub fn new(config: &Config, service: &str, operation: &str, params: Value, allow_unknown: bool) -> Result<Self> {
        let (service, operation) = config.find(service, operation)?;
        let params = match params {
            Value::Null => Value::Object(Vec::new()),
            other => other,
        };
        let form = service.version == tencent::LEGACY;
        validate(&operation, &params, Leave { supplied: &[PROJECT_ID], unknown: allow_unknown, form })?;
        Ok(Self { service, operation, params, attempts: 0 })
    }

    /// `dns.associateEndpointIpaddress`, for messages.
    pub fn name(&self) -> (&'static str, String) {
        (self.service.name, self.operation.camel_name())
    }

    /// How often a request of this call was handed over.
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    /// Builds and signs the request; nothing is sent, so a missing project id is an error.
    pub fn prepare(&mut self, config: &Config, session: &Session, moment: Moment) -> Result<Prepared> {
        if self.needs_project(config, session) {
            return Err(Error::invalid(
                "projectId",
                "a project id, since nothing may be sent to look it up",
                "nothing",
            ));
        }
        self.build(config, session, moment)
    }

    /// The first thing to do.
    pub fn start(&mut self, config: &Config, session: &Session, moment: Moment) -> Result<Step> {
        if self.needs_project(config, session) {
            return Ok(Step::Project);
        }
        self.attempts += 1;
        self.build(config, session, moment).map(Step::Send)
    }

    /// The next thing to do, after an answer.
    pub fn received(&mut self, config: &Config, reply: &HttpReply) -> Result<Step> {
        match config.cloud {
            Cloud::Huawei => huawei::decode(reply, self.attempts),
            Cloud::Tencent => tencent::answers::decode(reply, self.attempts),
        }
        .map(Step::Done)
    }

    /// The project: the one of the parameters counts before the client's own.
    fn project<'a>(&'a self, config: &'a Config, session: &'a Session) -> Option<&'a str> {
        let given = self.params.get(PROJECT_ID).and_then(Value::as_str);
        given.or(config.project_id.as_deref()).or(session.project_id.as_deref())
    }

    fn in_path(&self) -> bool {
        find(self.operation.path, PROJECT_IN_PATH).is_some()
    }

    fn needs_project(&self, config: &Config, session: &Session) -> bool {
        self.in_path() && self.project(config, session).is_none()
    }

    fn build(&mut self, config: &Config, session: &Session, moment: Moment) -> Result<Prepared> {
        let base = config.base(self.service)?;
        let project_id = self.project(config, session).map(str::to_owned);
        match session.credentials.as_deref() {
            None => Err(Error::new(ErrorKind::Internal, "the call has no credentials yet")),
            Some(Credentials::Tencent(account)) => tencent::prepare(
                self.service,
                &self.operation,
                &self.params,
                &tencent::Target { base: &base, region: &config.region },
                account,
                moment.at,
                moment.nonce,
            ),
            Some(Credentials::Huawei(credentials)) => {
                if self.in_path()
                    && let (Value::Object(members), Some(id)) = (&mut self.params, &project_id)
                    && !members.iter().any(|(name, _)| name == PROJECT_ID)
                {
                    members.push((PROJECT_ID.to_owned(), Value::String(id.clone())));
                }
                // IAM's calls are about accounts and users, not about what a project holds: the SDKs send none there.
                let project_id = project_id.filter(|_| self.service.host != "iam");
                huawei::prepare(&self.operation, &self.params, &base, credentials, project_id.as_deref(), moment.at)
            }
        }
    }
}

const PROJECT_ID: &str = huawei::iam::PROJECT_ID.name;
const PROJECT_IN_PATH: &str = "{project_id}";

#[cfg(test)]
mod tests {
    use alloc::sync::Arc;

    use super::*;
    use crate::core::error::on_sheet;
    use crate::core::http::HttpRequest;
    use crate::core::json::{parse, write};
    use crate::core::secret::Secret;
    use crate::core::signing::Key;

    const PROJECT: &str = "0123456789abcdef0123456789abcdef";

    /// A client as a native host keeps it.
    struct Client {
        config: Config,
        session: Session,
    }

    impl Client {
        fn new(cloud: Cloud, region: &str, credentials: Credentials) -> Self {
            let config = Config { cloud, region: region.to_owned(), project_id: None, endpoints: Vec::new() };
            Self { config, session: Session { credentials: Some(Arc::new(credentials)), project_id: None } }
        }

        fn call(&self, service: &str, operation: &str, params: &str) -> Result<Call> {
            Call::new(&self.config, service, operation, parse(params).unwrap(), false)
        }

        fn sent(&self, call: &mut Call) -> HttpRequest {
            match call.start(&self.config, &self.session, moment()).unwrap() {
                Step::Send(prepared) => prepared.request,
                other => panic!("{other:?}"),
            }
        }

        fn done(&self, call: &mut Call, status: u16, body: &str) -> Result<Reply> {
            match call.received(&self.config, &reply(status, body))? {
                Step::Done(reply) => Ok(reply),
                other => panic!("{other:?}"),
            }
        }
    }

    fn huawei_with(credentials: huawei::Credentials, project_id: Option<&str>) -> Client {
        let mut client = Client::new(Cloud::Huawei, "cn-north-4", Credentials::Huawei(credentials));
        client.config.project_id = project_id.map(str::to_owned);
        client
    }

    fn huawei(project_id: Option<&str>) -> Client {
        let key = Key {
            id: b"AKEXAMPLE0000000000",
            secret: b"SKEXAMPLE0000000000000000000000000000000",
            token: b"TOKEN+/=0001",
        };
        let signer = on_sheet(|sheet| huawei::signature::Signer::new(Default::default(), &key, sheet));
        huawei_with(huawei::Credentials::Key(Box::new(signer.unwrap())), project_id)
    }

    fn tencent(endpoint: Option<&str>) -> Client {
        let key =
            Key { id: b"AKIDEXAMPLE00000000000000000000000", secret: b"SKEXAMPLE000000000000000000000000", token: b"" };
        let account = Box::new(tencent::Account::new(&key).unwrap());
        let mut client = Client::new(Cloud::Tencent, "ap-guangzhou", Credentials::Tencent(account));
        client.config.endpoints = endpoint.map(|url| (String::new(), url.to_owned())).into_iter().collect();
        client
    }

    fn moment() -> Moment {
        Moment { at: on_sheet(|sheet| Time::from_unix(1_735_787_045, sheet)).unwrap(), nonce: 11_886 }
    }

    fn reply(status: u16, body: &str) -> HttpReply {
        HttpReply { status, headers: vec![("x-request-id".to_owned(), "r1".to_owned())], body: body.to_owned() }
    }

    #[test]
    fn a_call_without_a_project_in_its_path_goes_at_once() {
        let client = huawei(None);
        let mut call = client.call("dns", "showEndpoint", r#"{"endpoint_id":"e1"}"#).unwrap();
        let request = client.sent(&mut call);
        assert_eq!(request.url, "https://dns.cn-north-4.myhuaweicloud.com/v2.1/endpoints/e1");
        assert_eq!((request.method, request.body), ("GET", None));
        let done = client.done(&mut call, 200, r#"{"endpoint":{"id":"e1"}}"#).unwrap();
        assert_eq!(write(&done.data), r#"{"endpoint":{"id":"e1"}}"#);
        assert_eq!((done.status, done.request_id.as_deref(), done.attempts), (200, Some("r1"), 1));
    }

    #[test]
    fn a_call_with_a_project_in_its_path_waits_for_one() {
        let mut client = huawei(None);
        let mut call = client.call("workspace", "listDesktopsEips", r#"{"limit":2,"state":"bind"}"#).unwrap();
        assert!(matches!(call.start(&client.config, &client.session, moment()).unwrap(), Step::Project));
        assert_eq!(call.attempts(), 0);
        client.session.project_id = Some(PROJECT.to_owned());
        let request = client.sent(&mut call);
        let base = "https://workspace.cn-north-4.myhuaweicloud.com/v2";
        assert_eq!(request.url, format!("{base}/{PROJECT}/eips?limit=2&state=bind"));
        assert!(request.headers.contains(&("X-Project-Id".to_owned(), PROJECT.to_owned())));
        assert_eq!(call.attempts(), 1);
    }

    #[test]
    fn a_token_is_sent_and_its_user_proves_itself_by_the_body() {
        let auth = r#"{"identity":{"methods":["password"],"password":{"user":{"name":"u","password":"p","domain":{"name":"d"}}}}}"#;
        let secret = || Secret::new("S".to_owned());
        let client = huawei_with(huawei::Credentials::Token(secret()), Some(PROJECT));
        let mut show = client.call("dns", "showEndpoint", r#"{"endpoint_id":"e1"}"#).unwrap();
        assert!(client.sent(&mut show).headers.contains(&("X-Auth-Token".to_owned(), "S".to_owned())));

        let client = huawei_with(huawei::Credentials::Password(secret()), Some(PROJECT));
        let params = format!(r#"{{"nocatalog":"true","auth":{auth}}}"#);
        let mut token = client.call("iam", "keystoneCreateUserTokenByPassword", &params).unwrap();
        let request = client.sent(&mut token);
        assert_eq!(request.url, "https://iam.cn-north-4.myhuaweicloud.com/v3/auth/tokens?nocatalog=true");
        assert_eq!(request.headers, [("Content-Type".to_owned(), "application/json".to_owned())]);
        assert_eq!(request.body.unwrap(), format!(r#"{{"auth":{auth}}}"#));
        let mut answer = reply(201, r#"{"token":{}}"#);
        answer.headers.push(("x-subject-token".to_owned(), "T".to_owned()));
        let Step::Done(done) = token.received(&client.config, &answer).unwrap() else { panic!("not done") };
        assert_eq!(write(&done.data), r#"{"token":{},"X-Subject-Token":"T"}"#);
        // A password proves nothing elsewhere.
        let error = show.start(&client.config, &client.session, moment()).unwrap_err();
        assert_eq!(error.message, "credentials: expected an access key or a token, got a password");
    }

    #[test]
    fn what_takes_a_token_takes_no_signature() {
        let client = huawei(Some(PROJECT));
        let mut call = client.call("iam", "keystoneValidateToken", r#"{"X-Subject-Token":"T"}"#).unwrap();
        let error = call.start(&client.config, &client.session, moment()).unwrap_err();
        assert!(error.message.starts_with("credentials: expected a token"), "{}", error.message);
    }

    #[test]
    fn iams_calls_name_no_project() {
        let client = huawei(Some(PROJECT));
        let request = client.sent(&mut client.call("iam", "keystoneListProjects", "{}").unwrap());
        assert!(request.headers.iter().all(|(name, _)| name != "X-Project-Id"));
    }

    #[test]
    fn a_given_project_counts_before_the_clients_own() {
        let client = huawei(Some("mine"));
        for (params, project) in [("{}", "mine"), (r#"{"project_id":"given"}"#, "given")] {
            let mut call = client.call("apig", "listInstancesV2", params).unwrap();
            let request = client.sent(&mut call);
            assert!(request.url.contains(&format!("/v2/{project}/apigw")), "{}", request.url);
            assert!(request.headers.contains(&("X-Project-Id".to_owned(), project.to_owned())));
        }
    }

    #[test]
    fn prepare_sends_nothing_so_it_needs_a_project() {
        let client = huawei(None);
        let mut call = client.call("apig", "listInstancesV2", "{}").unwrap();
        let error = call.prepare(&client.config, &client.session, moment()).unwrap_err();
        assert!(error.message.starts_with("projectId: expected a project id"), "{}", error.message);
    }

    #[test]
    fn a_refused_request_never_becomes_a_call() {
        let client = huawei(Some(PROJECT));
        let error = client.call("dns", "associateEndpointIpaddress", r#"{"endpoint_id":"../x"}"#).unwrap_err();
        assert_eq!(
            error.message,
            "endpoint_id: expected an id of letters, digits and - . _ ~ :, got one with `/`; \
             ipaddress: expected an object, got nothing"
        );
        let unknown = client.call("dns", "showEndpiont", "{}").unwrap_err();
        assert_eq!(unknown.message, "operation: expected a known name such as `showEndpoint`, got an unknown name");
        assert!(client.call("s3", "x", "{}").unwrap_err().message.contains("dns, apig, workspace, eip, vpc, iam"));
    }

    #[test]
    fn an_empty_success_is_null() {
        let client = huawei(Some(PROJECT));
        let mut call = client.call("workspace", "batchDisassociateDesktopsEip", r#"{"desktop_ids":["d"]}"#).unwrap();
        assert_eq!(client.sent(&mut call).body.unwrap(), r#"{"desktop_ids":["d"]}"#);
        let done = client.done(&mut call, 200, "").unwrap();
        assert_eq!(done.data, Value::Null);
    }

    #[test]
    fn both_versions_of_a_tencent_action() {
        let client = tencent(None);
        let params = r#"{"NetworkInterfaceId":"eni-1","PrivateIpAddresses":[{"PrivateIpAddress":"10.0.0.2"}]}"#;
        let mut v3 = client.call("vpc", "unassignPrivateIpAddresses", params).unwrap();
        let request = client.sent(&mut v3);
        assert_eq!((request.url.as_str(), request.body.as_deref()), ("https://vpc.tencentcloudapi.com/", Some(params)));
        assert!(request.headers.contains(&("X-TC-Region".to_owned(), "ap-guangzhou".to_owned())));
        let answer = r#"{"Response":{"Error":{"Code":"ResourceNotFound","Message":"gone"},"RequestId":"t1"}}"#;
        let error = client.done(&mut v3, 200, answer).unwrap_err();
        assert_eq!((error.code.as_str(), error.request_id.as_deref()), ("ResourceNotFound", Some("t1")));

        let params = r#"{"vpcId":"vpc-1","networkInterfaceId":"eni-1","privateIpAddress":["10.0.0.2","10.0.0.3"]}"#;
        let mut v2 = client.call("vpcLegacy", "unassignPrivateIpAddresses", params).unwrap();
        let request = client.sent(&mut v2);
        assert_eq!(request.url, "https://vpc.api.qcloud.com/v2/index.php");
        let body = request.body.unwrap();
        for part in ["privateIpAddress.1=10.0.0.3", "Region=gz", "Nonce=11886", "Timestamp=1735787045", "Signature="] {
            assert!(body.contains(part), "{part}: {body}");
        }
        let answer = r#"{"code":0,"message":"","codeDesc":"Success","data":{"taskId":16284}}"#;
        let done = client.done(&mut v2, 200, answer).unwrap();
        assert_eq!(write(&done.data), answer);
    }

    #[test]
    fn an_answer_in_nobodys_form_is_an_error() {
        let client = tencent(None);
        for (status, body, kind) in [
            (200, "{}", ErrorKind::Decode),
            (200, "[]", ErrorKind::Decode),
            (200, "<html>", ErrorKind::Decode),
            (502, "<html>", ErrorKind::Service),
            (302, "", ErrorKind::Service),
        ] {
            let mut call = client.call("vpc", "describeNetworkInterfaces", "{}").unwrap();
            client.sent(&mut call);
            let error = client.done(&mut call, status, body).unwrap_err();
            assert_eq!((error.kind, error.status), (kind, Some(status)), "{body}");
        }
    }

    #[test]
    fn another_endpoint_is_called_and_its_host_is_signed() {
        let client = tencent(Some("http://127.0.0.1:8787/proxy/"));
        let mut call = client.call("vpc", "describeNetworkInterfaces", "{}").unwrap();
        let Step::Send(prepared) = call.start(&client.config, &client.session, moment()).unwrap() else {
            panic!("done")
        };
        assert_eq!(prepared.request.url, "http://127.0.0.1:8787/proxy/");
        assert!(prepared.explanation.unwrap().canonical_request.unwrap().contains("\nhost:127.0.0.1:8787\n"));
    }

    #[test]
    fn a_secret_that_the_provider_echoes_is_taken_out() {
        let client = huawei(Some(PROJECT));
        let mut call = client.call("apig", "listInstancesV2", "{}").unwrap();
        client.sent(&mut call);
        let body =
            r#"{"error_code":"APIGW.0301","error_msg":"x-security-token:TOKEN+/=0001|","error_detail":"TOKEN+/=0001"}"#;
        let mut error = client.done(&mut call, 401, body).unwrap_err();
        client.session.credentials.unwrap().redact(&mut error);
        assert_eq!(error.message, "x-security-token:[redacted]|");
        assert_eq!(write(&error.details.unwrap()), r#"{"error_detail":"[redacted]"}"#);
    }

    #[test]
    fn settings_that_could_not_work_are_refused() {
        let mut config = tencent(Some("ftp://x")).config;
        assert!(config.check().unwrap_err().message.starts_with("endpoint: expected"));
        config.endpoints = vec![("cvm".to_owned(), "https://x".to_owned())];
        assert!(config.check().unwrap_err().message.starts_with("endpoint.cvm: expected one of vpc, vpcLegacy"));
        config.endpoints = vec![("vpc".to_owned(), "https://x?a=b".to_owned())];
        assert!(config.check().unwrap_err().message.starts_with("endpoint.vpc: expected a URL without a query"));
        let mut config = huawei(Some("a/b")).config;
        assert!(config.check().unwrap_err().message.starts_with("projectId: expected"));
        config.project_id = None;
        for (region, endpoint, good) in [
            ("cn-north-4", None, true),
            ("cn-nort-4", None, false),
            ("cn-nort-4", Some("https://x"), true),
            ("cn north", Some("https://x"), false),
        ] {
            config.region = region.to_owned();
            config.endpoints = endpoint.map(|url| ("dns".to_owned(), url.to_owned())).into_iter().collect();
            let checked = config.check();
            assert_eq!(checked.is_ok(), good, "{region} {endpoint:?}");
            assert!(good || checked.unwrap_err().message.starts_with("region: expected a region such as cn-north-"));
        }
    }
}
