//! The state machine of one call: check, look the project up if need be, build, sign, hand over, read.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use crate::core::error::{Error, ErrorKind, Result};
use crate::core::http::{HttpReply, Prepared, Reply};
use crate::core::table::{Operation, Service};
use crate::core::text::{concat, find, join};
use crate::core::time::Time;
use crate::core::validate::{Leave, validate};
use crate::core::value::Value;
use crate::{huawei, tencent};

use super::config::{Cloud, Config};

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
    project_id: Option<String>,
    looking_up: bool,
    looked_up: bool,
    attempts: u32,
}

impl Call {
    /// Checks the parameters. Nothing is sent for a request that would be refused.
    pub fn new(
        config: &Config,
        service: &str,
        operation: &str,
        params: Value,
        allow_unknown: bool,
        known_project_id: Option<&str>,
    ) -> Result<Self> {
        let (service, operation) = config.find(service, operation)?;
        let params = match params {
            Value::Null => Value::Object(Vec::new()),
            other => other,
        };
        validate(&operation, &params, Leave { supplied: &[PROJECT_ID], unknown: allow_unknown })?;
        let given = params.get(PROJECT_ID).and_then(Value::as_str).or(known_project_id);
        let project_id = given.or(config.project_id.as_deref()).map(str::to_owned);
        Ok(Self { service, operation, params, project_id, looking_up: false, looked_up: false, attempts: 0 })
    }

    /// `dns.associateEndpointIpaddress`, for messages.
    pub fn name(&self) -> (&'static str, String) {
        (self.service.name, self.operation.camel_name())
    }

    /// How often a request of this call was handed over.
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    /// The project that this call looked up, so that the host can keep it.
    pub fn looked_up(&self) -> Option<&str> {
        self.looked_up.then_some(self.project_id.as_deref()).flatten()
    }

    /// Builds and signs the request; nothing is sent, so a missing project id is an error.
    pub fn prepare(&mut self, config: &Config, moment: Moment) -> Result<Prepared> {
        if self.needs_project() {
            return Err(Error::invalid(
                "projectId",
                "a project id, since nothing may be sent to look it up",
                "nothing",
            ));
        }
        self.build(config, moment)
    }

    /// The first thing to do.
    pub fn start(&mut self, config: &Config, moment: Moment) -> Result<Step> {
        if self.needs_project() {
            self.looking_up = true;
            return self.look_up(config, moment);
        }
        self.attempts += 1;
        self.build(config, moment).map(Step::Send)
    }

    /// The next thing to do, after an answer.
    pub fn received(&mut self, config: &Config, reply: &HttpReply, moment: Moment) -> Result<Step> {
        if self.looking_up {
            self.looking_up = false;
            self.looked_up = true;
            self.project_id = Some(found_project(&config.region, reply)?);
            return self.start(config, moment);
        }
        match config.cloud {
            Cloud::Huawei(_) => huawei::decode(reply, self.attempts),
            Cloud::Tencent(_) => tencent::answers::decode(reply, self.attempts),
        }
        .map(Step::Done)
    }

    fn needs_project(&self) -> bool {
        self.project_id.is_none() && find(self.operation.path, PROJECT_IN_PATH).is_some()
    }

    fn build(&mut self, config: &Config, moment: Moment) -> Result<Prepared> {
        let base = config.base(self.service)?;
        match &config.cloud {
            Cloud::Tencent(account) => tencent::prepare(
                self.service,
                &self.operation,
                &self.params,
                &tencent::Target { base: &base, region: &config.region },
                account,
                moment.at,
                moment.nonce,
            ),
            Cloud::Huawei(credentials) => {
                if find(self.operation.path, PROJECT_IN_PATH).is_some()
                    && let (Value::Object(members), Some(id)) = (&mut self.params, &self.project_id)
                    && !members.iter().any(|(name, _)| name == PROJECT_ID)
                {
                    members.push((PROJECT_ID.to_owned(), Value::String(id.clone())));
                }
                huawei::prepare(
                    &self.operation,
                    &self.params,
                    &base,
                    credentials,
                    self.project_id.as_deref(),
                    moment.at,
                )
            }
        }
    }

    /// A region's main project bears the region's name. The call goes without `X-Project-Id`, as the SDKs send it.
    fn look_up(&self, config: &Config, moment: Moment) -> Result<Step> {
        let Cloud::Huawei(credentials) = &config.cloud else {
            return Err(Error::new(ErrorKind::Internal, "only Huawei Cloud has projects to look up"));
        };
        let (iam, list_projects) = config.find("iam", "KeystoneListProjects")?;
        let params = Value::object(&[("name", &config.region)]);
        huawei::prepare(&list_projects, &params, &config.base(iam)?, credentials, None, moment.at).map(Step::Send)
    }
}

const PROJECT_ID: &str = huawei::iam::PROJECT_ID.name;
const PROJECT_IN_PATH: &str = "{project_id}";

fn found_project(region: &str, reply: &HttpReply) -> Result<String> {
    let reply = huawei::decode(reply, 1)?;
    let ids: Vec<_> = match reply.data.get("projects") {
        Some(Value::Array(projects)) => projects.iter().filter_map(|project| project.get("id")?.as_str()).collect(),
        _ => Vec::new(),
    };
    match ids.as_slice() {
        [id] => Ok((*id).to_owned()),
        [] => Err(Error::invalid(
            "projectId",
            &concat(&["a project named ", region, " in the account, or an id given"]),
            "none",
        )),
        several => {
            let got = concat(&["several: ", &join(several, ", ")]);
            Err(Error::invalid(
                "projectId",
                &concat(&["one project named ", region, " in the account, or an id given"]),
                &got,
            ))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::http::HttpRequest;
    use crate::core::json::{parse, write};
    use crate::core::secret::Secret;

    const PROJECT: &str = "0123456789abcdef0123456789abcdef";

    fn huawei(project_id: Option<&str>) -> Config {
        let secret = Secret::new("SKEXAMPLE0000000000000000000000000000000".to_owned());
        let token = Some(Secret::new("TOKEN+/=0001".to_owned()));
        let algorithm = huawei::signature::Algorithm::Sha256;
        let signer = huawei::signature::Signer::new(algorithm, "AKEXAMPLE0000000000".to_owned(), &secret, token);
        Config {
            cloud: Cloud::Huawei(huawei::Credentials::Key(Box::new(signer.unwrap()))),
            region: "cn-north-4".to_owned(),
            project_id: project_id.map(str::to_owned),
            endpoints: Vec::new(),
        }
    }

    fn tencent(endpoint: Option<&str>) -> Config {
        let secret = Secret::new("SKEXAMPLE000000000000000000000000".to_owned());
        let credentials = tencent::Credentials::new("AKIDEXAMPLE00000000000000000000000".to_owned(), secret, None);
        Config {
            cloud: Cloud::Tencent(Box::new(tencent::Account::new(credentials.unwrap()).unwrap())),
            region: "ap-guangzhou".to_owned(),
            project_id: None,
            endpoints: endpoint.map(|url| (String::new(), url.to_owned())).into_iter().collect(),
        }
    }

    fn moment() -> Moment {
        Moment { at: Time::from_unix(1_735_787_045).unwrap(), nonce: 11_886 }
    }

    fn call(config: &Config, service: &str, operation: &str, params: &str) -> Result<Call> {
        Call::new(config, service, operation, parse(params).unwrap(), false, None)
    }

    fn sent(step: Result<Step>) -> HttpRequest {
        match step.unwrap() {
            Step::Send(prepared) => prepared.request,
            Step::Done(reply) => panic!("done: {reply:?}"),
        }
    }

    fn reply(status: u16, body: &str) -> HttpReply {
        HttpReply { status, headers: vec![("x-request-id".to_owned(), "r1".to_owned())], body: body.to_owned() }
    }

    #[test]
    fn a_call_without_a_project_in_its_path_goes_at_once() {
        let config = huawei(None);
        let mut call = call(&config, "dns", "showEndpoint", r#"{"endpoint_id":"e1"}"#).unwrap();
        let request = sent(call.start(&config, moment()));
        assert_eq!(request.url, "https://dns.cn-north-4.myhuaweicloud.com/v2.1/endpoints/e1");
        assert_eq!((request.method, request.body), ("GET", None));
        let step = call.received(&config, &reply(200, r#"{"endpoint":{"id":"e1"}}"#), moment()).unwrap();
        let Step::Done(done) = step else { panic!("not done") };
        assert_eq!(write(&done.data), r#"{"endpoint":{"id":"e1"}}"#);
        assert_eq!((done.status, done.request_id.as_deref(), done.attempts), (200, Some("r1"), 1));
    }

    #[test]
    fn a_project_is_looked_up_by_the_region_and_then_used() {
        let config = huawei(None);
        let mut call = call(&config, "workspace", "listDesktopsEips", r#"{"limit":2,"state":"bind"}"#).unwrap();
        let look_up = sent(call.start(&config, moment()));
        assert_eq!(look_up.url, "https://iam.cn-north-4.myhuaweicloud.com/v3/projects?name=cn-north-4");
        assert!(look_up.headers.iter().all(|(name, _)| name != "X-Project-Id"));
        assert_eq!((call.attempts(), call.looked_up()), (0, None));

        let found = format!(r#"{{"projects":[{{"id":"{PROJECT}","name":"cn-north-4"}}]}}"#);
        let request = sent(call.received(&config, &reply(200, &found), moment()));
        let base = "https://workspace.cn-north-4.myhuaweicloud.com/v2";
        assert_eq!(request.url, format!("{base}/{PROJECT}/eips?limit=2&state=bind"));
        assert!(request.headers.contains(&("X-Project-Id".to_owned(), PROJECT.to_owned())));
        assert_eq!((call.attempts(), call.looked_up()), (1, Some(PROJECT)));
    }

    #[test]
    fn no_project_or_several_are_an_error_that_says_so() {
        let config = huawei(None);
        for (projects, got) in [("[]", "got none"), (r#"[{"id":"a"},{"id":"b"}]"#, "got several: a, b")] {
            let mut call = call(&config, "apig", "listInstancesV2", "{}").unwrap();
            sent(call.start(&config, moment()));
            let answer = reply(200, &format!(r#"{{"projects":{projects}}}"#));
            let error = call.received(&config, &answer, moment()).unwrap_err();
            assert!(error.message.starts_with("projectId: expected"), "{}", error.message);
            assert!(error.message.ends_with(got), "{}", error.message);
        }
    }

    #[test]
    fn a_given_project_counts_before_the_clients_own() {
        let config = huawei(Some("mine"));
        for (params, project) in [("{}", "mine"), (r#"{"project_id":"given"}"#, "given")] {
            let mut call = call(&config, "apig", "listInstancesV2", params).unwrap();
            let request = sent(call.start(&config, moment()));
            assert!(request.url.contains(&format!("/v2/{project}/apigw")), "{}", request.url);
            assert!(request.headers.contains(&("X-Project-Id".to_owned(), project.to_owned())));
        }
    }

    #[test]
    fn prepare_sends_nothing_so_it_needs_a_project() {
        let config = huawei(None);
        let mut call = call(&config, "apig", "listInstancesV2", "{}").unwrap();
        let error = call.prepare(&config, moment()).unwrap_err();
        assert!(error.message.starts_with("projectId: expected a project id"), "{}", error.message);
    }

    #[test]
    fn a_refused_request_never_becomes_a_call() {
        let config = huawei(Some(PROJECT));
        let error = call(&config, "dns", "associateEndpointIpaddress", r#"{"endpoint_id":"../x"}"#).unwrap_err();
        assert_eq!(
            error.message,
            "endpoint_id: expected an id of letters, digits and - . _ ~ :, got one with `/`; \
             ipaddress: expected an object, got nothing"
        );
        let unknown = call(&config, "dns", "nothing", "{}").unwrap_err();
        assert!(unknown.message.starts_with("operation: expected one of associateEndpointIpaddress"));
        assert!(call(&config, "s3", "x", "{}").unwrap_err().message.contains("dns, apig, workspace, iam"));
    }

    #[test]
    fn an_empty_success_is_null() {
        let config = huawei(Some(PROJECT));
        let mut call = call(&config, "workspace", "batchDisassociateDesktopsEip", r#"{"desktop_ids":["d"]}"#).unwrap();
        assert_eq!(sent(call.start(&config, moment())).body.unwrap(), r#"{"desktop_ids":["d"]}"#);
        let Step::Done(done) = call.received(&config, &reply(200, ""), moment()).unwrap() else { panic!("not done") };
        assert_eq!(done.data, Value::Null);
    }

    #[test]
    fn both_versions_of_a_tencent_action() {
        let config = tencent(None);
        let params = r#"{"NetworkInterfaceId":"eni-1","PrivateIpAddresses":[{"PrivateIpAddress":"10.0.0.2"}]}"#;
        let mut v3 = call(&config, "vpc", "unassignPrivateIpAddresses", params).unwrap();
        let request = sent(v3.start(&config, moment()));
        assert_eq!((request.url.as_str(), request.body.as_deref()), ("https://vpc.tencentcloudapi.com/", Some(params)));
        assert!(request.headers.contains(&("X-TC-Region".to_owned(), "ap-guangzhou".to_owned())));
        let answer = r#"{"Response":{"Error":{"Code":"ResourceNotFound","Message":"gone"},"RequestId":"t1"}}"#;
        let error = v3.received(&config, &reply(200, answer), moment()).unwrap_err();
        assert_eq!((error.code.as_str(), error.request_id.as_deref()), ("ResourceNotFound", Some("t1")));

        let params = r#"{"vpcId":"vpc-1","networkInterfaceId":"eni-1","privateIpAddress":["10.0.0.2","10.0.0.3"]}"#;
        let mut v2 = call(&config, "vpcLegacy", "unassignPrivateIpAddresses", params).unwrap();
        let request = sent(v2.start(&config, moment()));
        assert_eq!(request.url, "https://vpc.api.qcloud.com/v2/index.php");
        let body = request.body.unwrap();
        for part in ["privateIpAddress.1=10.0.0.3", "Region=gz", "Nonce=11886", "Timestamp=1735787045", "Signature="] {
            assert!(body.contains(part), "{part}: {body}");
        }
        let answer = r#"{"code":0,"message":"","codeDesc":"Success","data":{"taskId":16284}}"#;
        let Step::Done(done) = v2.received(&config, &reply(200, answer), moment()).unwrap() else { panic!("not done") };
        assert_eq!(write(&done.data), answer);
    }

    #[test]
    fn an_answer_in_nobodys_form_is_an_error() {
        let config = tencent(None);
        for (status, body, kind) in [
            (200, "{}", ErrorKind::Decode),
            (200, "[]", ErrorKind::Decode),
            (200, "<html>", ErrorKind::Decode),
            (502, "<html>", ErrorKind::Service),
            (302, "", ErrorKind::Service),
        ] {
            let mut call = call(&config, "vpc", "describeNetworkInterfaces", "{}").unwrap();
            sent(call.start(&config, moment()));
            let error = call.received(&config, &reply(status, body), moment()).unwrap_err();
            assert_eq!((error.kind, error.status), (kind, Some(status)), "{body}");
        }
    }

    #[test]
    fn another_endpoint_is_called_and_its_host_is_signed() {
        let config = tencent(Some("http://127.0.0.1:8787/proxy/"));
        let mut call = call(&config, "vpc", "describeNetworkInterfaces", "{}").unwrap();
        let Step::Send(prepared) = call.start(&config, moment()).unwrap() else { panic!("done") };
        assert_eq!(prepared.request.url, "http://127.0.0.1:8787/proxy/");
        assert!(prepared.explanation.unwrap().canonical_request.unwrap().contains("\nhost:127.0.0.1:8787\n"));
    }

    #[test]
    fn a_secret_that_the_provider_echoes_is_taken_out() {
        let config = huawei(Some(PROJECT));
        let mut call = call(&config, "apig", "listInstancesV2", "{}").unwrap();
        sent(call.start(&config, moment()));
        let body =
            r#"{"error_code":"APIGW.0301","error_msg":"x-security-token:TOKEN+/=0001|","error_detail":"TOKEN+/=0001"}"#;
        let error = call.received(&config, &reply(401, body), moment()).unwrap_err();
        let shown = config.redacted(&error);
        assert_eq!(shown.message, "x-security-token:[redacted]|");
        assert_eq!(write(&shown.details.unwrap()), r#"{"error_detail":"[redacted]"}"#);
    }

    #[test]
    fn settings_that_could_not_work_are_refused() {
        let mut config = tencent(Some("ftp://x"));
        assert!(config.check().unwrap_err().message.starts_with("endpoint: expected"));
        config.endpoints = vec![("cvm".to_owned(), "https://x".to_owned())];
        assert!(config.check().unwrap_err().message.starts_with("endpoint.cvm: expected a service: vpc, vpcLegacy"));
        config.endpoints = vec![("vpc".to_owned(), "https://x?a=b".to_owned())];
        assert!(config.check().unwrap_err().message.starts_with("endpoint.vpc: expected a URL without a query"));
        let mut config = huawei(Some("a/b"));
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
