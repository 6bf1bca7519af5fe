//! A call's life by a scripted clock and dice: the requests that it makes, and what it makes of what comes back.

mod requests;
mod retries;

use alloc::sync::Arc;

use core::cell::RefCell;

use super::*;
use crate::core::http::HttpRequest;
use crate::core::json::{parse, write};
use crate::core::secret::Secret;
use crate::core::signer::Signer;
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
        let session = Session { credentials: Some(Arc::new(credentials)), ..Session::default() };
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
    let key =
        Key { id: b"AKEXAMPLE0000000000", secret: b"SKEXAMPLE0000000000000000000000000000000", token: b"TOKEN+/=0001" };
    let signer =
        on_sheet(|sheet| Signer::new(&huawei::signature::SCHEMES, &key, [huawei::signature::DEFAULT, b"", b""], sheet));
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
