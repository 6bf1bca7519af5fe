//! Tencent Cloud: actions, as JSON signed with TC3-HMAC-SHA256 (API 3.0) or as a form signed with HmacSHA256 (API 2.0).

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

pub mod answers;
pub mod endpoints;
pub mod errors;
pub mod signature;
pub mod vpc;
pub mod vpc_legacy;

use crate::core::build;
use crate::core::error::{Error, ErrorKind, Result};
use crate::core::http::{HttpRequest, Prepared};
use crate::core::operation;
use crate::core::secret::Secret;
use crate::core::table::{Operation, Service, tables};
use crate::core::text::concat;
use crate::core::time::Time;
use crate::core::url::Url;
use crate::core::value::Value;
use crate::core::{json, percent};

use signature::{v1, v3};

/// Every service.
pub const SERVICES: &[&operation::Service] = &[&vpc::SERVICE, &vpc_legacy::SERVICE];

/// The same, as the engine reads them.
pub static TABLES: [Service; SERVICES.len()] = tables!(SERVICES);

/// The version of a service that still speaks API 2.0.
pub const LEGACY: &str = "2.0";

/// An API key, permanent or temporary.
#[derive(Debug)]
pub struct Credentials {
    /// The id of the key.
    pub secret_id: String,
    /// The key.
    pub secret_key: Secret,
    /// Comes with a temporary key.
    pub token: Option<Secret>,
}

impl Credentials {
    /// Refuses a key that could not be sent.
    pub fn new(secret_id: String, secret_key: Secret, token: Option<Secret>) -> Result<Self> {
        // The id becomes part of a header, between `Credential=` and a slash.
        let plain = |byte: u8| byte.is_ascii_graphic() && !matches!(byte, b',' | b'/');
        if secret_id.is_empty() || !secret_id.bytes().all(plain) {
            return Err(Error::invalid(
                "credentials.secretId",
                "printable ASCII without spaces, commas and slashes",
                "other text",
            ));
        }
        if secret_key.expose().is_empty() {
            return Err(Error::invalid("credentials.secretKey", "a non-empty string", "an empty string"));
        }
        if let Some(token) = &token {
            token.check_header("credentials.token")?;
        }
        Ok(Self { secret_id, secret_key, token })
    }
}

/// A key, as the signers of the services.
#[derive(Debug)]
pub struct Account {
    v3: Vec<v3::Signer>,
    v1: v1::Signer,
    token: Option<Secret>,
}

impl Account {
    /// The signers for this key.
    pub fn new(credentials: Credentials) -> Result<Self> {
        let signer =
            |service: &Service| v3::Signer::new(&credentials, service.host.to_owned(), v3::DEFAULT_SIGNED_HEADERS);
        let v3 = TABLES.iter().filter(|service| service.version != LEGACY).map(signer).collect::<Result<_>>()?;
        Ok(Self { v3, v1: v1::Signer::new(&credentials, Some(v1::Method::HmacSha256)), token: credentials.token })
    }

    /// The token, which must never be shown.
    pub fn token(&self) -> Option<&Secret> {
        self.token.as_ref()
    }

    fn v3(&self, service: &Service) -> Result<&v3::Signer> {
        let signer = self.v3.iter().find(|signer| signer.service() == service.host);
        signer.ok_or_else(|| Error::new(ErrorKind::Internal, "no signer for the service"))
    }
}

/// Where a call goes.
#[derive(Clone, Copy, Debug)]
pub struct Target<'a> {
    /// The service's URL, without a slash at the end.
    pub base: &'a str,
    /// The region of the resources, by its id or its short code.
    pub region: &'a str,
}

/// Builds and signs one call. `nonce` is for API 2.0 only.
pub fn prepare(
    service: &Service,
    operation: &Operation,
    params: &Value,
    target: &Target<'_>,
    account: &Account,
    at: Time,
    nonce: u64,
) -> Result<Prepared> {
    let url = concat(&[target.base, operation.path]);
    let region = endpoints::region_of(service, target.region);
    if service.version == LEGACY {
        return prepare_form(operation, params, url, region, account, at, nonce);
    }
    let headers = vec![
        ("Content-Type".to_owned(), "application/json".to_owned()),
        ("X-TC-Action".to_owned(), operation.name.to_owned()),
        ("X-TC-Version".to_owned(), service.version.to_owned()),
        ("X-TC-Region".to_owned(), region.to_owned()),
    ];
    // Every parameter is in the body; an action without parameters takes an empty object (`reference/tencent.md` 1.3).
    let body = Some(json::write(params));
    let request = HttpRequest { method: operation.method.as_str(), url, headers, body };
    let signer = account.v3(service)?;
    request.signed(|request| signer.sign(request, at))
}

fn prepare_form(
    operation: &Operation,
    params: &Value,
    url: String,
    region: &str,
    account: &Account,
    at: Time,
    nonce: u64,
) -> Result<Prepared> {
    let mut form = build::flat_params(params);
    form.push(("Action".to_owned(), operation.name.to_owned()));
    form.push(("Region".to_owned(), region.to_owned()));
    // Four actions of the newer API answer on the older one's hosts, if their version is asked for.
    form.extend(operation.version.map(|version| ("Version".to_owned(), version.to_owned())));
    let signed = account.v1.sign("POST", &Url::parse(&url, "endpoint")?, form, at, nonce)?;
    let body = percent::encode_pairs(signed.params.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    let headers = vec![("Content-Type".to_owned(), v1::FORM.to_owned())];
    let request = HttpRequest { method: operation.method.as_str(), url, headers, body: Some(body) };
    Ok(Prepared { request, explanation: Some(signed.explanation) })
}
