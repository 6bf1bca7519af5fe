//! A whole call from Rust, without JavaScript: signed, sent with a synchronous HTTP client, sent again where that may be,
//! and read. It prints the answer.
//!
//! ```sh
//! export CLOUDIP_ID=AKEXAMPLE0000000000 CLOUDIP_SECRET=SKEXAMPLE0000000000000000000000000000000
//! cargo run --example send -- huawei http://127.0.0.1:8080 apig listInstancesV2 '{}'
//! ```
//! Those are keys of the emulator (`npx cloudip-emulator --port 8080`). With `-` in place of the URL the call goes to the
//! provider's own.

use std::env::{args, var};
use std::error::Error;
use std::process::ExitCode;
use std::sync::Arc;
use std::thread::sleep;
use std::time::{Duration, SystemTime, SystemTimeError, UNIX_EPOCH};

use cloudip::client::{Arrival, Call, Cloud, Config, Credentials, Failure, Learnt, Moment, Policy, Session, Step};
use cloudip::core::error::on_sheet;
use cloudip::core::http::{HttpReply, HttpRequest};
use cloudip::core::json;
use cloudip::core::signer::Signer;
use cloudip::core::signing::Key;
use cloudip::core::value::Value;
use cloudip::huawei::signature::{DEFAULT, SCHEMES};
use cloudip::{huawei, tencent};
use ureq::{Agent, http};

/// Times are in milliseconds.
const POLICY: Policy =
    Policy { max_attempts: 4, base_delay: 200.0, max_delay: 10_000.0, deadline: 60_000.0, interval: 0.0 };

fn main() -> ExitCode {
    match answer() {
        Ok(data) => {
            println!("{}", json::write(&data));
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn answer() -> Result<Value, Box<dyn Error>> {
    let [_, cloud, url, service, operation, params] =
        args().collect::<Vec<_>>().try_into().map_err(|_| "expected CLOUD URL SERVICE OPERATION PARAMS")?;
    let (id, secret) = (var("CLOUDIP_ID")?, var("CLOUDIP_SECRET")?);
    let key = Key { id: id.as_bytes(), secret: secret.as_bytes(), token: b"" };
    let (cloud, region, credentials) = match cloud.as_str() {
        "huawei" => {
            let signer = on_sheet(|sheet| Signer::new(&SCHEMES, &key, [DEFAULT, b"", b""], sheet))?;
            (Cloud::Huawei, "cn-north-4", Credentials::Huawei(huawei::Credentials::Key(Box::new(signer))))
        }
        "tencent" => (Cloud::Tencent, "ap-guangzhou", Credentials::Tencent(Box::new(tencent::Account::new(&key)?))),
        other => return Err(format!("expected huawei or tencent, got {other}").into()),
    };
    let config = Config {
        cloud,
        region: region.to_owned(),
        project_id: Some("0123456789abcdef0123456789abcdef".to_owned()),
        endpoints: if url == "-" { Vec::new() } else { vec![(String::new(), url)] },
    };
    config.check()?;
    let session = Session { credentials: Some(Arc::new(credentials)), ..Session::default() };
    let call = Call::new(&config, &service, &operation, json::parse(&params)?, false, POLICY)?;
    perform(call, &config, &session)
}

/// Does what the call asks for until it is over.
fn perform(mut call: Call, config: &Config, session: &Session) -> Result<Value, Box<dyn Error>> {
    // An error of the provider is an answer like any other here, and a redirect is not followed: its request would not be
    // the one that was signed.
    let agent: Agent = Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .build()
        .into();
    // Shared by all calls of a client: the clock's error, and how often may be sent again.
    let mut learnt = Learnt::default();
    let mut step = call.start(config, session, &mut learnt, moment()?);
    loop {
        let next = step.map_err(|mut error| {
            // A provider may echo a secret.
            if let Some(credentials) = &session.credentials {
                credentials.redact(&mut error);
            }
            error
        })?;
        step = match next {
            Step::Send(prepared) => match send(&agent, prepared.request) {
                Ok(reply) => call.received(config, &mut learnt, &reply, arrival()?),
                Err(_) => call.failed(&mut learnt, Failure::Broken, arrival()?),
            },
            Step::Wait(ms, _) => {
                sleep(Duration::from_secs_f64(ms / 1_000.0));
                call.start(config, session, &mut learnt, moment()?)
            }
            Step::Done(reply) => return Ok(reply.data),
            Step::Renew(error) => Err(error),
            Step::Project => return Err("the configuration names the project".into()),
        };
    }
}

fn send(agent: &Agent, request: HttpRequest) -> Result<HttpReply, ureq::Error> {
    let mut builder = http::Request::builder().method(request.method).uri(request.url);
    for (name, value) in &request.headers {
        builder = builder.header(name, value);
    }
    let mut response = match request.body {
        Some(body) => agent.run(builder.body(body)?),
        None => agent.run(builder.body(())?),
    }?;
    let headers = response.headers().iter();
    let headers =
        headers.filter_map(|(name, value)| Some((name.as_str().to_owned(), value.to_str().ok()?.to_owned()))).collect();
    Ok(HttpReply { status: response.status().as_u16(), headers, body: response.body_mut().read_to_string()? })
}

fn now() -> Result<Duration, SystemTimeError> {
    SystemTime::now().duration_since(UNIX_EPOCH)
}

fn moment() -> Result<Moment, SystemTimeError> {
    let now = now()?;
    Ok(Moment { now: now.as_secs_f64() * 1_000.0, nonce: now.subsec_nanos().into() })
}

/// The provider's time and its `Retry-After` are not read here.
fn arrival() -> Result<Arrival, SystemTimeError> {
    let now = now()?;
    let random = f64::from(now.subsec_nanos()) / 1e9;
    Ok(Arrival { now: now.as_secs_f64() * 1_000.0, random, server: None, retry_after: None })
}
