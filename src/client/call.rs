//! The state machine of one call: check, ask for the project if need be, wait for its turn, build, sign, hand over, read,
//! and decide whether to do it again.
//!
//! ```text
//! start ──> Project ──> start        the project was found
//!       ──> Wait ─────> start        its turn has come, or the pause before a retry is over
//!       ──> Send ─────> received ──> Done, Wait or an error
//!                  │             Renew ─> start    other credentials were got
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
use crate::core::operation::{LEGACY, Method};
use crate::core::table::{Operation, Service};
use crate::core::text::find;
use crate::core::time::Time;
use crate::core::validate::{Leave, validate};
use crate::core::value::Value;
#[cfg(feature = "huawei")]
use crate::huawei;
#[cfg(feature = "tencent")]
use crate::tencent;

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
    /// Get a new token, which [`Session::credentials`] must hold, and [`Call::start`] once more. Why: the one that was sent
    /// is no longer taken.
    Renew(Box<Error>),
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
    /// A request is on its way: when it was sent, by which offset of the clock, and whether with a token that the host can
    /// get anew.
    Sent { at: f64, offset: f64, renewable: bool },
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
    /// The same for a new token's.
    renewed: bool,
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
        let form = service.version == LEGACY;
        validate(&operation, &params, Leave { supplied: &[PROJECT_ID], unknown: allow_unknown, form })?;
        let (phase, began) = (Phase::Idle, None);
        Ok(Self {
            service,
            operation,
            params,
            policy,
            phase,
            began,
            attempts: 0,
            in_doubt: false,
            set_clock: false,
            renewed: false,
        })
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
        let renewable = session.has_renewable_token();
        self.phase = Phase::Sent { at: moment.now, offset: learnt.offset, renewable };
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
            #[cfg(feature = "huawei")]
            Cloud::Huawei => huawei::decode(reply, self.attempts),
            #[cfg(feature = "tencent")]
            Cloud::Tencent => tencent::answers::decode(reply, self.attempts),
        };
        match decoded {
            Ok(reply) => {
                self.good(learnt);
                Ok(Step::Done(reply))
            }
            Err(error) if error.kind == ErrorKind::ClockSkew => {
                let server = arrival.server.or_else(|| server_time(&reply.body));
                self.out_of_time(error, learnt, server, arrival.now)
            }
            Err(error) if self.is_renewed_after(&error) => {
                self.phase = Phase::Idle;
                self.renewed = true;
                Ok(Step::Renew(error))
            }
            Err(error) => {
                let in_doubt = is_in_doubt(&error);
                self.again(error, in_doubt, learnt, arrival)
            }
        }
    }

    /// Counts a good answer. Only a host that reads it itself, in place of [`Call::received`], has to tell.
    pub fn good(&self, learnt: &mut Learnt) {
        learnt.budget.earn();
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
        // What the credentials are good for is no matter of time: see `Session::has_renewable_token`.
        let may_repeat = error.retryable
            && !matches!(error.status, Some(401 | 403))
            && (!in_doubt || is_repeatable(self.operation.repeat, &self.params));
        let has_time = self.began.is_some_and(|began| arrival.now + delay <= began + self.policy.deadline);
        if may_repeat && has_time && self.attempts < self.policy.max_attempts && learnt.budget.spend() {
            return Ok(Step::Wait(delay, Some(error)));
        }
        Err(self.last(error))
    }

    /// Whether the request is sent again, once, with a new token: the one that it bore was revoked before its end.
    fn is_renewed_after(&self, error: &Error) -> bool {
        error.kind == ErrorKind::Credentials
            && error.status == Some(401)
            && matches!(self.phase, Phase::Sent { renewable: true, .. })
            && !self.renewed
            && self.attempts < self.policy.max_attempts
    }

    /// Sends the request again, once, if the clock can be set. The offset is kept for all calls in any case.
    fn out_of_time(&mut self, error: Box<Error>, learnt: &mut Learnt, server: Option<f64>, now: f64) -> Result<Step> {
        if let (Some(server), Phase::Sent { at, offset, .. }) = (server, self.phase)
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
        match session.credentials.as_deref() {
            None => Err(Error::new(ErrorKind::Internal, "the call has no credentials yet")),
            #[cfg(feature = "tencent")]
            Some(Credentials::Tencent(account)) => tencent::prepare(
                self.service,
                &self.operation,
                &self.params,
                &tencent::Target { base: &base, region: &config.region },
                account,
                at,
                moment.nonce,
            ),
            #[cfg(feature = "huawei")]
            Some(Credentials::Huawei(credentials)) => {
                let project_id = self.project(config, session).map(str::to_owned);
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
    Time::read_basic(text.as_bytes().get(..16)?).map(|time| time.unix() as f64 * 1_000.0)
}

/// The parameter that the client supplies, in the path of Huawei's operations.
const PROJECT_ID: &str = "project_id";
const PROJECT_IN_PATH: &str = "{project_id}";

#[cfg(test)]
mod tests;
