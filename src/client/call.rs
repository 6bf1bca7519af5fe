//! The state machine of one call: check, look the project up if need be, build, sign, hand over, read.

use crate::core::error::{Error, ErrorKind, Result};
use crate::core::operation::{Operation, Service};
use crate::core::request::{HttpReply, Prepared, Reply};
use crate::core::schema::Place;
use crate::core::time::Time;
use crate::core::validate::validate;
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
    operation: &'static Operation,
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
        known_project_id: Option<&str>,
    ) -> Result<Self> {
        let (service, operation) = config.find(service, operation)?;
        let params = match params {
            Value::Null => Value::Object(Vec::new()),
            other => other,
        };
        validate(operation, &params, &[PROJECT_ID])?;
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
            Cloud::Huawei(_) => huawei::decode(self.operation, reply, self.attempts),
            Cloud::Tencent(_) => tencent::decode(reply, self.attempts),
        }
        .map(Step::Done)
    }

    fn needs_project(&self) -> bool {
        let in_path = self.operation.params.iter().any(|field| field.place == Place::Path && field.name == PROJECT_ID);
        in_path && self.project_id.is_none()
    }

    fn build(&mut self, config: &Config, moment: Moment) -> Result<Prepared> {
        let base = config.base(self.service)?;
        match &config.cloud {
            Cloud::Tencent(credentials) => tencent::prepare(
                self.service,
                self.operation,
                &self.params,
                &tencent::Target { base: &base, region: &config.region },
                credentials,
                moment.at,
                moment.nonce,
            ),
            Cloud::Huawei(credentials) => {
                if let (Value::Object(members), Some(id)) = (&mut self.params, &self.project_id)
                    && !members.iter().any(|(name, _)| name == PROJECT_ID)
                {
                    members.push((PROJECT_ID.to_owned(), Value::String(id.clone())));
                }
                huawei::prepare(self.operation, &self.params, &base, credentials, self.project_id.as_deref(), moment.at)
            }
        }
    }

    /// A region's main project bears the region's name. The call goes without `X-Project-Id`, as the SDKs send it.
    fn look_up(&self, config: &Config, moment: Moment) -> Result<Step> {
        let Cloud::Huawei(credentials) = &config.cloud else {
            return Err(Error::new(ErrorKind::Internal, "only Huawei Cloud has projects to look up"));
        };
        let params = Value::object([("name", config.region.as_str())]);
        let base = config.base(&huawei::iam::SERVICE)?;
        huawei::prepare(&huawei::iam::KEYSTONE_LIST_PROJECTS, &params, &base, credentials, None, moment.at)
            .map(Step::Send)
    }
}

const PROJECT_ID: &str = huawei::iam::PROJECT_ID.name;

fn found_project(region: &str, reply: &HttpReply) -> Result<String> {
    let reply = huawei::decode(&huawei::iam::KEYSTONE_LIST_PROJECTS, reply, 1)?;
    let ids: Vec<_> = match reply.data.get("projects") {
        Some(Value::Array(projects)) => projects.iter().filter_map(|project| project.get("id")?.as_str()).collect(),
        _ => Vec::new(),
    };
    match ids.as_slice() {
        [id] => Ok((*id).to_owned()),
        [] => Err(Error::invalid(
            "projectId",
            &format!("a project named {region} in the account, or an id given"),
            "none",
        )),
        several => {
            let got = format!("several: {}", several.join(", "));
            Err(Error::invalid(
                "projectId",
                &format!("one project named {region} in the account, or an id given"),
                &got,
            ))
        }
    }
}
