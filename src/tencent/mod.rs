//! Tencent Cloud: actions, as JSON signed with TC3-HMAC-SHA256 (API 3.0) or as a form signed with HmacSHA256 (API 2.0).

use alloc::borrow::ToOwned;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use core::mem;

pub mod answers;
pub mod eip_legacy;
pub mod endpoints;
pub mod errors;
mod legacy;
pub mod signature;
pub mod vpc;
pub mod vpc_legacy;

use crate::core::build;
use crate::core::error::{Error, ErrorKind, Result, on_sheet};
use crate::core::http::{HttpRequest, Prepared};
use crate::core::json;
use crate::core::operation::{self, LEGACY};
use crate::core::secret::Secret;
use crate::core::sheet::owned;
use crate::core::signer::Signer;
use crate::core::signing::{Key, Payload, SignableRequest};
use crate::core::table::{Operation, Service, tables};
use crate::core::text::concat;
use crate::core::time::Time;
use crate::core::url::Url;
use crate::core::value::Value;

use signature::{DEFAULT_SIGNED_HEADERS, FORM, FORMS, TC3};

/// Every service.
pub const SERVICES: &[&operation::Service] = &[&vpc::SERVICE, &vpc_legacy::SERVICE, &eip_legacy::SERVICE];

/// The same, as the engine reads them.
pub static TABLES: [Service; SERVICES.len()] = tables!(SERVICES);

/// The names of an API key's members, in errors.
pub const KEY_MEMBERS: [&str; 3] = ["secretId", "secretKey", "token"];

/// A key, as the signers of the services.
#[derive(Debug)]
pub struct Account {
    /// With the service that each is for.
    v3: Vec<(&'static [u8], Signer)>,
    v1: Signer,
    token: Option<Secret>,
}

impl Account {
    /// The signers for this key.
    pub fn new(key: &Key<'_>) -> Result<Self> {
        let mut v3 = Vec::new();
        for service in TABLES.iter().filter(|service| service.version != LEGACY) {
            let host = service.host.as_bytes();
            let [tc3] = &TC3;
            let options = [tc3.name, host, DEFAULT_SIGNED_HEADERS];
            v3.push((host, on_sheet(|sheet| Signer::new(&TC3, key, options, sheet))?));
        }
        let v1 = on_sheet(|sheet| Signer::new(&FORMS, key, [b"HmacSHA256", b"", b""], sheet))?;
        Ok(Self { v3, v1, token: Some(owned(key.token)).filter(|token| !token.is_empty()).map(Secret::new) })
    }

    /// The token, which must never be shown.
    pub fn token(&self) -> Option<&Secret> {
        self.token.as_ref()
    }

    fn v3(&self, service: &Service) -> Result<&Signer> {
        let signer = self.v3.iter().find(|(host, _)| *host == service.host.as_bytes());
        signer.map(|(_, signer)| signer).ok_or_else(|| Error::new(ErrorKind::Internal, "no signer for the service"))
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
    request.signed(|request, sheet| signer.sign(request, at, 0, sheet))
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
    let pairs: Vec<_> = form.iter().map(|(name, value)| (name.as_bytes(), value.as_bytes())).collect();
    let sheet = on_sheet(|sheet| {
        let url = Url::parse(url.as_bytes(), "endpoint", sheet)?;
        let request = SignableRequest { method: b"POST", url, pairs, payload: Payload::Bytes(b"") };
        account.v1.sign(request, at, nonce, sheet)?;
        Ok(mem::take(sheet))
    })?;
    let headers = vec![("Content-Type".to_owned(), FORM.to_owned())];
    let request = HttpRequest { method: operation.method.as_str(), url, headers, body: Some(owned(&sheet.added)) };
    Ok(Prepared { request, signature: Some(Box::new(sheet)) })
}
