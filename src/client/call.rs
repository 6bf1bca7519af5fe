//! The state machine of one call: check, ask for the project if need be, wait for its turn, build, sign, hand over, read,
//! and decide whether to do it again.
//!
//! ```text
//! start ──> Project ──> start        the project was found
//!       ──> Wait ─────> start        its turn has come, or the pause before a retry is over
//!       ──> Send ─────> received ──> Done, Wait or an error
//!                  └──> failed ────> Wait or an error
//! ```
//! Every request is built and signed anew, with the credentials, the time and the nonce of its own moment.

use alloc::borrow::ToOwned;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use crate::core::error::{Error, ErrorKind, Result, on_sheet};
use crate::core::http::{HttpReply, Prepared, Reply};
use crate::core::operation::Method;
use crate::core::table::{Operation, Service};
use crate::core::text::find;
use crate::core::time::{Time, read_basic};
use crate::core::validate::{Leave, validate};
use crate::core::value::Value;
use crate::{huawei, tencent};

use super::config::{Cloud, Config};
use super::learnt::Learnt;
use super::retry::{Policy, is_in_doubt, is_repeatable};
use super::session::{Credentials, Session};

/// What the host must bring for a request: its clock, and a number that it never gives twice.
#[derive(Clone, Copy, Debug)]
pub struct Moment {
    /// The host's time, in milliseconds since the epoch.
    pub now: f64,
    /// For the schemes that refuse replays.
    pub nonce: u64,
}

/// What the host must bring after a request. Times are in milliseconds since the epoch.
#[derive(Clone, Copy, Debug)]
pub struct Arrival {
    /// The host's time.
    pub now: f64,
    /// A random number from 0 to 1.
    pub random: f64,
    /// The provider's time, if a fresh answer told it.
    pub server: Option<f64>,
    /// How many milliseconds the provider asked to wait.
    pub retry_after: Option<f64>,
}

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The connection broke; the provider may have got the request.
    Broken,
    /// There was no connection, so the provider cannot have got the request.
    Unsent,
    /// The attempt took too long.
    Slow,
    /// The call took too long.
    Late,
    /// The caller ended the call.
    Aborted,
    /// The body is longer than the host reads.
    TooLong,
}

/// What the host must do next.
#[derive(Debug)]
pub enum Step {
    /// Look up the project of the region, which [`Session::project_id`] must hold, and [`Call::start`] once more.
    Project,
    /// Send this, then tell [`Call::received`] or [`Call::failed`] what came of it.
    Send(Prepared),
    /// Wait so many milliseconds, and [`Call::start`] once more. If it is to send a request again: why.
    Wait(f64, Option<Box<Error>>),
    /// Give this to the caller.
    Done(Reply),
}

/// Where a call is between two events.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Phase {
    /// Before a request.
    Idle,
    /// The same, with a place in the line of a service whose rate is limited.
    InLine,
    /// A request is on its way: when it was sent, and by which offset of the clock.
    Sent { at: f64, offset: f64 },
}

/// One call.
#[derive(Debug)]
pub struct Call {
    service: &'static Service,
    operation: Operation,
    params: Value,
    policy: Policy,
    phase: Phase,
    /// When it began.
    began: Option<f64>,
    attempts: u32,
    /// Whether an attempt may have been executed, although its answer does not say so.
    in_doubt: bool,
    /// Whether a request was sent again for the clock's sake.
    set_clock: bool,
}

impl Call {
    /// Checks the parameters. Nothing is sent for a request that would be refused.
    pub fn new(
        config: &Config,
        service: &str,
        operation: &str,
        params: Value,
        allow_unknown: bool,
        policy: Policy,
    ) -> Result<Self> {
        let (service, operation) = config.find(service, operation)?;
        let params = match params {
            Value::Null => Value::Object(Vec::new()),
            other => other,
        };
        let form = service.version == tencent::LEGACY;
        validate(&operation, &params, Leave { supplied: &[PROJECT_ID], unknown: allow_unknown, form })?;
        let (phase, began) = (Phase::Idle, None);
        Ok(Self { service, operation, params, policy, phase, began, attempts: 0, in_doubt: false, set_clock: false })
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
    pub fn prepare(&mut self, config: &Config, session: &Session, learnt: &Learnt, moment: Moment) -> Result<Prepared> {
        if self.needs_project(config, session) {
            return Err(Error::invalid(
                "projectId",
                "a project id, since nothing may be sent to look it up",
                "nothing",
            ));
        }
        self.build(config, session, learnt, moment)
    }

    /// What to do at first, and after a project was found or a time has passed.
    pub fn start(&mut self, config: &Config, session: &Session, learnt: &mut Learnt, moment: Moment) -> Result<Step> {
        self.began.get_or_insert(moment.now);
        if self.needs_project(config, session) {
            return Ok(Step::Project);
        }
        if self.phase != Phase::InLine {
            let wait = learnt.reserve(self.service.name, self.policy.interval, moment.now);
            self.phase = Phase::InLine;
            if wait > 0.0 {
                return Ok(Step::Wait(wait, None));
            }
        }
        let prepared = self.build(config, session, learnt, moment)?;
        self.phase = Phase::Sent { at: moment.now, offset: learnt.offset };
        self.attempts += 1;
        Ok(Step::Send(prepared))
    }

    /// What to do after an answer.
    pub fn received(
        &mut self,
        config: &Config,
        learnt: &mut Learnt,
        reply: &HttpReply,
        arrival: Arrival,
    ) -> Result<Step> {
        let decoded = match config.cloud {
            Cloud::Huawei => huawei::decode(reply, self.attempts),
            Cloud::Tencent => tencent::answers::decode(reply, self.attempts),
        };
        match decoded {
            Ok(reply) => {
                learnt.budget.earn();
                Ok(Step::Done(reply))
            }
            Err(error) if error.kind == ErrorKind::ClockSkew => {
                let server = arrival.server.or_else(|| server_time(&reply.body));
                self.out_of_time(error, learnt, server, arrival.now)
            }
            Err(error) => {
                let in_doubt = is_in_doubt(&error);
                self.again(error, in_doubt, learnt, arrival)
            }
        }
    }

    /// What to do after there was no answer, or no wish for one.
    pub fn failed(&mut self, learnt: &mut Learnt, failure: Failure, arrival: Arrival) -> Result<Step> {
        let (kind, message) = match failure {
            Failure::Broken => (ErrorKind::Network, "the request could not be sent, or its answer not be read"),
            Failure::Unsent => (ErrorKind::Network, "the request could not be sent: there was no connection"),
            Failure::Slow | Failure::Late => (ErrorKind::Timeout, "no complete answer within the time limit"),
            Failure::Aborted => (ErrorKind::Aborted, "the caller aborted the call"),
            Failure::TooLong => (ErrorKind::Decode, "the answer is longer than 32 MB"),
        };
        let error = Error::new(kind, message);
        let in_doubt = matches!(self.phase, Phase::Sent { .. }) && failure != Failure::Unsent;
        match failure {
            Failure::Broken | Failure::Unsent | Failure::Slow => self.again(error, in_doubt, learnt, arrival),
            Failure::Late | Failure::Aborted | Failure::TooLong => {
                self.in_doubt |= in_doubt;
                Err(self.last(error))
            }
        }
    }

    /// Gives back what the call holds of what all share.
    pub fn end(&mut self, learnt: &mut Learnt) {
        if self.phase == Phase::InLine {
            learnt.give_back(self.service.name, self.policy.interval);
        }
    }

    /// Sends the request again, if it may be and there is time for it.
    fn again(&mut self, error: Box<Error>, in_doubt: bool, learnt: &mut Learnt, arrival: Arrival) -> Result<Step> {
        self.phase = Phase::Idle;
        self.in_doubt |= in_doubt;
        let delay = self.policy.delay(self.attempts, arrival.random, arrival.retry_after);
        // Five refused signatures lock a key of Huawei Cloud for five minutes (`reference/huawei.md` 5.3).
        let may_repeat = error.retryable
            && !matches!(error.status, Some(401 | 403))
            && (!in_doubt || is_repeatable(self.operation.repeat, &self.params));
        let has_time = self.began.is_some_and(|began| arrival.now + delay <= began + self.policy.deadline);
        if may_repeat && has_time && self.attempts < self.policy.max_attempts && learnt.budget.spend() {
            return Ok(Step::Wait(delay, Some(error)));
        }
        Err(self.last(error))
    }

    /// Sends the request again, once, if the clock can be set. The offset is kept for all calls in any case.
    fn out_of_time(&mut self, error: Box<Error>, learnt: &mut Learnt, server: Option<f64>, now: f64) -> Result<Step> {
        if let (Some(server), Phase::Sent { at, offset }) = (server, self.phase)
            && learnt.set_clock(offset, server - (at + now) / 2.0)
            && !self.set_clock
            && self.attempts < self.policy.max_attempts
        {
            self.phase = Phase::Idle;
            self.set_clock = true;
            return Ok(Step::Wait(0.0, Some(error)));
        }
        Err(self.last(error))
    }

    /// The error that ends the call. It says so where a write may have taken effect all the same: a second removal that
    /// finds nothing may be the first one's doing.
    fn last(&self, mut error: Box<Error>) -> Box<Error> {
        let is_read = self.operation.method == Method::Get || self.operation.name.starts_with("Describe");
        if self.in_doubt && !is_read {
            error.retryable &= is_repeatable(self.operation.repeat, &self.params);
            error.message.push_str("; the request may have taken effect all the same");
            let outcome = ("outcome".to_owned(), Value::String("unknown".to_owned()));
            match &mut error.details {
                Some(Value::Object(members)) => members.push(outcome),
                details => *details = Some(Value::Object(vec![outcome])),
            }
        }
        error
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

    fn build(&mut self, config: &Config, session: &Session, learnt: &Learnt, moment: Moment) -> Result<Prepared> {
        let at = on_sheet(|sheet| Time::from_unix(((moment.now + learnt.offset) / 1_000.0) as i64, sheet))?;
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
                at,
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
                huawei::prepare(&self.operation, &self.params, &base, credentials, project_id.as_deref(), at)
            }
        }
    }
}

/// The provider's time in milliseconds, as Huawei Cloud tells it with a signature that came too late or too early
/// (`reference/huawei.md` 5.3).
fn server_time(body: &str) -> Option<f64> {
    const MARK: &str = "server time:";
    let text = body.get(find(body, MARK)? + MARK.len()..)?.trim_ascii_start();
    read_basic(text.as_bytes().get(..16)?).map(|seconds| seconds as f64 * 1_000.0)
}

const PROJECT_ID: &str = huawei::iam::PROJECT_ID.name;
const PROJECT_IN_PATH: &str = "{project_id}";

#[cfg(test)]
mod tests {
    use alloc::sync::Arc;

    use core::cell::RefCell;

    use super::*;
    use crate::core::http::HttpRequest;
    use crate::core::json::{parse, write};
    use crate::core::secret::Secret;
    use crate::core::signing::Key;

    const PROJECT: &str = "0123456789abcdef0123456789abcdef";

    /// A client as a native host keeps it.
    struct Client {
        config: Config,
        session: Session,
        learnt: RefCell<Learnt>,
        policy: Policy,
    }

    const POLICY: Policy =
        Policy { max_attempts: 4, base_delay: 200.0, max_delay: 20_000.0, deadline: 60_000.0, interval: 0.0 };

    impl Client {
        fn new(cloud: Cloud, region: &str, credentials: Credentials) -> Self {
            let config = Config { cloud, region: region.to_owned(), project_id: None, endpoints: Vec::new() };
            let session = Session { credentials: Some(Arc::new(credentials)), project_id: None };
            Self { config, session, learnt: RefCell::default(), policy: POLICY }
        }

        fn call(&self, service: &str, operation: &str, params: &str) -> Result<Call> {
            Call::new(&self.config, service, operation, parse(params).unwrap(), false, self.policy)
        }

        /// What comes first, or next after a pause.
        fn start(&self, call: &mut Call, moment: Moment) -> Result<Step> {
            call.start(&self.config, &self.session, &mut self.learnt.borrow_mut(), moment)
        }

        fn sent(&self, call: &mut Call) -> HttpRequest {
            self.sent_at(call, NOW)
        }

        fn sent_at(&self, call: &mut Call, now: f64) -> HttpRequest {
            match self.start(call, Moment { now, ..moment() }).unwrap() {
                Step::Send(prepared) => prepared.request,
                other => panic!("{other:?}"),
            }
        }

        fn received(&self, call: &mut Call, reply: &HttpReply, arrival: Arrival) -> Result<Step> {
            call.received(&self.config, &mut self.learnt.borrow_mut(), reply, arrival)
        }

        fn answered(&self, call: &mut Call, status: u16, body: &str) -> Result<Step> {
            self.received(call, &reply(status, body), arrival(NOW))
        }

        fn failed(&self, call: &mut Call, failure: Failure) -> Result<Step> {
            call.failed(&mut self.learnt.borrow_mut(), failure, arrival(NOW))
        }

        /// The end of a call that is not to be sent again.
        fn done(&self, call: &mut Call, status: u16, body: &str) -> Result<Reply> {
            match self.answered(call, status, body)? {
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

    /// 2025-01-02T03:04:05Z.
    const NOW: f64 = 1_735_787_045_000.0;

    fn moment() -> Moment {
        Moment { now: NOW, nonce: 11_886 }
    }

    fn arrival(now: f64) -> Arrival {
        Arrival { now, random: 0.5, server: None, retry_after: None }
    }

    /// How long the step says to wait, and for which error.
    fn pause(step: Result<Step>) -> (f64, String) {
        match step.unwrap() {
            Step::Wait(ms, error) => (ms, error.map(|error| error.code).unwrap_or_default()),
            other => panic!("{other:?}"),
        }
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
        assert!(matches!(client.start(&mut call, moment()).unwrap(), Step::Project));
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
        let Step::Done(done) = client.received(&mut token, &answer, arrival(NOW)).unwrap() else { panic!("not done") };
        assert_eq!(write(&done.data), r#"{"token":{},"X-Subject-Token":"T"}"#);
        // A password proves nothing elsewhere.
        let error = client.start(&mut show, moment()).unwrap_err();
        assert_eq!(error.message, "credentials: expected an access key or a token, got a password");
    }

    #[test]
    fn what_takes_a_token_takes_no_signature() {
        let client = huawei(Some(PROJECT));
        let mut call = client.call("iam", "keystoneValidateToken", r#"{"X-Subject-Token":"T"}"#).unwrap();
        let error = client.start(&mut call, moment()).unwrap_err();
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
        let error = call.prepare(&client.config, &client.session, &client.learnt.borrow(), moment()).unwrap_err();
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
        let mut client = tencent(None);
        client.policy.max_attempts = 1;
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
        let Step::Send(prepared) = client.start(&mut call, moment()).unwrap() else { panic!("done") };
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

    /// A read, a write that may be repeated, one that may not, and one that carries its token.
    const READ: (&str, &str) = ("showEndpoint", r#"{"endpoint_id":"e"}"#);
    const REMOVE: (&str, &str) = ("disassociateEndpointIpaddress", r#"{"endpoint_id":"e","ipaddress_id":"i"}"#);
    const ADD: (&str, &str) = ("associateEndpointIpaddress", r#"{"endpoint_id":"e","ipaddress":{"subnet_id":"s"}}"#);

    #[test]
    fn what_may_be_repeated_is_sent_again_and_signed_anew() {
        let client = huawei(Some(PROJECT));
        let mut call = client.call("dns", READ.0, READ.1).unwrap();
        let first = client.sent(&mut call);
        assert_eq!(pause(client.answered(&mut call, 503, "")), (100.0, "HTTP 503".to_owned()));
        let second = client.sent_at(&mut call, NOW + 1_000.0);
        assert_ne!(first.headers, second.headers);
        assert_eq!(pause(client.failed(&mut call, Failure::Broken)), (200.0, "Network".to_owned()));
        client.sent_at(&mut call, NOW + 2_000.0);
        assert_eq!(pause(client.failed(&mut call, Failure::Slow)), (400.0, "Timeout".to_owned()));
        client.sent_at(&mut call, NOW + 3_000.0);
        let done = client.done(&mut call, 200, r#"{"endpoint":{}}"#).unwrap();
        assert_eq!(done.attempts, 4);
    }

    #[test]
    fn there_is_an_end_to_attempts() {
        let client = huawei(Some(PROJECT));
        let mut call = client.call("dns", READ.0, READ.1).unwrap();
        for _ in 0..3 {
            client.sent(&mut call);
            pause(client.answered(&mut call, 502, "<html>"));
        }
        client.sent(&mut call);
        let error = client.answered(&mut call, 502, "<html>").unwrap_err();
        assert_eq!((error.code.as_str(), error.retryable, call.attempts()), ("HTTP 502", true, 4));
    }

    /// Which failures make the call be sent again.
    fn repeated(operation: (&str, &str)) -> Vec<&'static str> {
        type Fail = fn(&Client, &mut Call) -> Result<Step>;
        let failures: [(&str, Fail); 14] = [
            ("broken", |client, call| client.failed(call, Failure::Broken)),
            ("unsent", |client, call| client.failed(call, Failure::Unsent)),
            ("slow", |client, call| client.failed(call, Failure::Slow)),
            ("late", |client, call| client.failed(call, Failure::Late)),
            ("aborted", |client, call| client.failed(call, Failure::Aborted)),
            ("too long", |client, call| client.failed(call, Failure::TooLong)),
            ("500", |client, call| client.answered(call, 500, "")),
            ("504", |client, call| client.answered(call, 504, "<html>")),
            ("429", |client, call| client.answered(call, 429, "")),
            ("busy", |client, call| client.answered(call, 400, r#"{"code":"DNS.0021","message":"m"}"#)),
            ("truncated", |client, call| client.answered(call, 200, r#"{"endpoint":"#)),
            ("redirect", |client, call| client.answered(call, 302, "")),
            ("401", |client, call| client.answered(call, 401, r#"{"error_code":"APIGW.0301","error_msg":"m"}"#)),
            ("403", |client, call| client.answered(call, 403, "")),
        ];
        let mut again = Vec::new();
        for (name, fail) in failures {
            let client = huawei(Some(PROJECT));
            let mut call = client.call("dns", operation.0, operation.1).unwrap();
            client.sent(&mut call);
            match fail(&client, &mut call) {
                Ok(_) => again.push(name),
                Err(error) => assert_eq!(call.attempts(), 1, "{error}"),
            }
        }
        again
    }

    #[test]
    fn only_what_was_certainly_not_executed_is_sent_again_where_a_second_time_would_count() {
        let always = ["broken", "unsent", "slow", "500", "504", "429", "busy"];
        assert_eq!(repeated(READ), always);
        assert_eq!(repeated(REMOVE), always);
        assert_eq!(repeated(ADD), ["unsent", "429", "busy"]);
    }

    #[test]
    fn tencents_codes_are_known() {
        let assign = r#"{"NetworkInterfaceId":"eni-1","SecondaryPrivateIpAddressCount":1"#;
        for (code, token, again) in [
            ("RequestLimitExceeded", "", true),
            ("RequestLimitExceeded.UinLimitExceeded", "", true),
            ("LimitExceeded.ActionLimited", "", true),
            ("UnsupportedOperation.MutexOperationTaskRunning", "", true),
            ("InternalError", "", false),
            ("InternalError", r#","ClientToken":"t""#, true),
            ("LimitExceeded", "", false),
            ("AuthFailure.SignatureFailure", r#","ClientToken":"t""#, false),
        ] {
            let client = tencent(None);
            let params = [assign, token, "}"].concat();
            let mut call = client.call("vpc", "assignPrivateIpAddresses", &params).unwrap();
            client.sent(&mut call);
            let body = format!(r#"{{"Response":{{"Error":{{"Code":"{code}","Message":"m"}},"RequestId":"r"}}}}"#);
            assert_eq!(client.answered(&mut call, 200, &body).is_ok(), again, "{code}");
        }
    }

    #[test]
    fn an_error_says_that_something_may_have_taken_effect() {
        let client = huawei(Some(PROJECT));
        let unknown = |error: &Error| error.details.as_ref().and_then(|details| details.get("outcome")).is_some();
        let mut add = client.call("dns", ADD.0, ADD.1).unwrap();
        client.sent(&mut add);
        let error = client.failed(&mut add, Failure::Broken).unwrap_err();
        assert!(unknown(&error) && !error.retryable, "{error}");
        // Once more it is removed; nothing is found, which may be the first attempt's doing.
        let mut remove = client.call("dns", REMOVE.0, REMOVE.1).unwrap();
        client.sent(&mut remove);
        pause(client.failed(&mut remove, Failure::Broken));
        client.sent(&mut remove);
        let error = client.answered(&mut remove, 404, r#"{"code":"DNS.0004","message":"gone"}"#).unwrap_err();
        assert!(unknown(&error), "{error}");
        // What was not sent, and what was answered, leaves no doubt. Neither does a read.
        for (operation, status) in [(ADD, 400), (READ, 404)] {
            let mut call = client.call("dns", operation.0, operation.1).unwrap();
            client.sent(&mut call);
            pause(client.failed(&mut call, Failure::Unsent));
            client.sent(&mut call);
            let error = client.answered(&mut call, status, r#"{"code":"DNS.0001","message":"m"}"#).unwrap_err();
            assert!(!unknown(&error), "{error}");
        }
        let mut call = client.call("dns", ADD.0, ADD.1).unwrap();
        assert!(!unknown(&client.failed(&mut call, Failure::Aborted).unwrap_err()));
    }

    #[test]
    fn no_attempt_begins_after_the_deadline() {
        let client = huawei(Some(PROJECT));
        for (asked, now, again) in [
            (Some(59_000.0), NOW, true),
            (Some(60_000.0), NOW, false),
            (None, NOW + 59_900.0, true),
            (None, NOW + 59_901.0, false),
        ] {
            let mut call = client.call("dns", READ.0, READ.1).unwrap();
            client.sent(&mut call);
            let arrival = Arrival { retry_after: asked, ..arrival(now) };
            assert_eq!(client.received(&mut call, &reply(429, ""), arrival).is_ok(), again, "{asked:?} {now}");
        }
    }

    #[test]
    fn an_outage_uses_up_the_retries_of_a_client() {
        let client = huawei(Some(PROJECT));
        let mut sent = 0;
        for _ in 0..200 {
            let mut call = client.call("dns", READ.0, READ.1).unwrap();
            client.sent(&mut call);
            while client.answered(&mut call, 503, "").is_ok() {
                client.sent(&mut call);
            }
            sent += call.attempts();
        }
        assert_eq!(sent, 300);
    }

    const EXPIRED: &str = r#"{"error_code":"APIGW.0301","error_msg":"calc aksk signature fail:signature expired, signature time:20250102T030405Z,server time:20250102T040405Z"}"#;

    #[test]
    fn the_clock_is_set_once_and_for_all_calls() {
        let client = huawei(Some(PROJECT));
        let mut call = client.call("dns", READ.0, READ.1).unwrap();
        client.sent(&mut call);
        assert_eq!(pause(client.answered(&mut call, 401, EXPIRED)), (0.0, "APIGW.0301".to_owned()));
        let date = ("X-Sdk-Date".to_owned(), "20250102T040405Z".to_owned());
        assert!(client.sent(&mut call).headers.contains(&date));
        // That it is refused all the same has another cause.
        assert_eq!(client.answered(&mut call, 401, EXPIRED).unwrap_err().kind, ErrorKind::ClockSkew);
        assert_eq!(call.attempts(), 2);
        let mut other = client.call("dns", READ.0, READ.1).unwrap();
        assert!(client.sent(&mut other).headers.contains(&date));
    }

    #[test]
    fn the_providers_time_is_that_of_the_middle_of_the_exchange() {
        let client = huawei(Some(PROJECT));
        let mut call = client.call("dns", ADD.0, ADD.1).unwrap();
        client.sent(&mut call);
        let arrival = Arrival { server: Some(NOW - 3_600_000.0), ..arrival(NOW + 4_000.0) };
        pause(client.received(&mut call, &reply(401, EXPIRED), arrival));
        assert_eq!(client.learnt.borrow().offset, -3_602_000.0);
    }

    #[test]
    fn a_clock_that_cannot_be_set_is_an_error() {
        let client = huawei(Some(PROJECT));
        let body = r#"{"error_code":"APIGW.0301","error_msg":"signature expired"}"#;
        // No time is told, or one that is as good as ours.
        for server in [None, Some(NOW + 59_000.0)] {
            let mut call = client.call("dns", READ.0, READ.1).unwrap();
            client.sent(&mut call);
            let error = client.received(&mut call, &reply(401, body), Arrival { server, ..arrival(NOW) }).unwrap_err();
            assert_eq!(error.kind, ErrorKind::ClockSkew);
        }
        // Nothing may be sent twice, but the next call is right.
        let mut once = huawei(Some(PROJECT));
        once.policy.max_attempts = 1;
        let mut call = once.call("dns", READ.0, READ.1).unwrap();
        once.sent(&mut call);
        assert_eq!(once.answered(&mut call, 401, EXPIRED).unwrap_err().kind, ErrorKind::ClockSkew);
        assert_eq!(once.learnt.borrow().offset, 3_600_000.0);
    }

    #[test]
    fn calls_of_a_limited_service_take_turns() {
        let mut client = huawei(Some(PROJECT));
        client.policy.interval = 100.0;
        let mut calls: Vec<_> = (0..4).map(|_| client.call("dns", READ.0, READ.1).unwrap()).collect();
        let [first, second, third, fourth] = calls.as_mut_slice() else { panic!("four calls") };
        client.sent(first);
        assert_eq!(pause(client.start(second, moment())), (100.0, String::new()));
        assert_eq!(pause(client.start(third, moment())), (200.0, String::new()));
        // Who gives up gives its place back, and who waited goes at once.
        third.end(&mut client.learnt.borrow_mut());
        client.sent_at(second, NOW + 100.0);
        assert_eq!(pause(client.start(fourth, Moment { now: NOW + 150.0, ..moment() })), (50.0, String::new()));
        // A call that was sent has no place to give back.
        second.end(&mut client.learnt.borrow_mut());
        let mut fifth = client.call("dns", READ.0, READ.1).unwrap();
        assert_eq!(pause(client.start(&mut fifth, Moment { now: NOW + 150.0, ..moment() })), (150.0, String::new()));
    }
}
