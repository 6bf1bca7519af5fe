//! The crate without JavaScript: prints the request of an operation of Huawei Cloud, which a token proves. Nothing is sent.
//!
//! ```sh
//! cargo run --example prepare -- dns showEndpoint '{"endpoint_id":"ff80808169bf16c70169bf1d02270000"}'
//! ```

use std::env::args;
use std::error::Error;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use cloudip::client::{Call, Cloud, Config, Credentials, Learnt, Moment, Policy, Session};
use cloudip::core::json;
use cloudip::core::secret::Secret;
use cloudip::huawei;

/// A call asks for no second request here, so no pause counts.
const ONCE: Policy = Policy { max_attempts: 1, base_delay: 0.0, max_delay: 0.0, deadline: 60_000.0, interval: 0.0 };

fn main() -> Result<(), Box<dyn Error>> {
    let [_, service, operation, params] =
        args().collect::<Vec<_>>().try_into().map_err(|_| "SERVICE OPERATION PARAMS")?;
    let config = Config {
        cloud: Cloud::Huawei,
        region: "cn-north-4".to_owned(),
        project_id: Some("0123456789abcdef0123456789abcdef".to_owned()),
        endpoints: Vec::new(),
    };
    let token = huawei::Credentials::Token(Secret::new("TOKENEXAMPLE0000000000000000000000000000".to_owned()));
    let session = Session { credentials: Some(Arc::new(Credentials::Huawei(token))), ..Session::default() };

    let params = json::parse(&params)?;
    let mut call = Call::new(&config, &service, &operation, params, false, ONCE)?;
    let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs_f64() * 1000.0;
    let moment = Moment { now, nonce: 1 };
    let prepared = call.prepare(&config, &session, &Learnt::default(), moment)?;

    println!("{} {}", prepared.request.method, prepared.request.url);
    if let Some(body) = prepared.request.body {
        println!("{body}");
    }
    Ok(())
}
