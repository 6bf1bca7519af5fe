//! What a client is made of.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use crate::core::error::{Error, Result};
use crate::core::operation::lower_camel;
use crate::core::region::Regions;
use crate::core::table::{Operation, Service};
use crate::core::text::{append, concat};
use crate::core::url::Url;
use crate::core::validate::known_name;
#[cfg(feature = "huawei")]
use crate::huawei;
#[cfg(feature = "tencent")]
use crate::tencent;

/// The cloud that a client calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cloud {
    /// Huawei Cloud.
    #[cfg(feature = "huawei")]
    Huawei,
    /// Tencent Cloud.
    #[cfg(feature = "tencent")]
    Tencent,
}

impl Cloud {
    /// Its services.
    pub fn services(self) -> &'static [Service] {
        match self {
            #[cfg(feature = "huawei")]
            Self::Huawei => &huawei::TABLES,
            #[cfg(feature = "tencent")]
            Self::Tencent => &tencent::TABLES,
        }
    }

    fn regions(self) -> Regions {
        match self {
            #[cfg(feature = "huawei")]
            Self::Huawei => huawei::endpoints::REGIONS,
            #[cfg(feature = "tencent")]
            Self::Tencent => tencent::endpoints::REGIONS,
        }
    }
}

/// A client's settings.
#[derive(Debug)]
pub struct Config {
    /// The cloud.
    pub cloud: Cloud,
    /// Region of the resources.
    pub region: String,
    /// Huawei's project, if the caller named it.
    pub project_id: Option<String>,
    /// Base URLs in place of the provider's: one for a service, or under an empty name one for all.
    pub endpoints: Vec<(String, String)>,
}

impl Config {
    /// Refuses settings that no call could work with.
    pub fn check(&self) -> Result<()> {
        for (service, url) in &self.endpoints {
            let field = concat(&["endpoint", if service.is_empty() { "" } else { "." }, service]);
            if !service.is_empty() && !self.cloud.services().iter().any(|known| known.name == service) {
                return Err(Error::invalid(&field, &self.service_names(), "an unknown name"));
            }
            if !Url::read(url, &field)?.query().is_empty() {
                return Err(Error::invalid(&field, "a URL without a query", "one with a query"));
            }
        }
        if let Some(id) = &self.project_id
            && (id.is_empty() || !id.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')))
        {
            return Err(Error::invalid("projectId", "letters, digits, - and _", "other text"));
        }
        self.cloud.regions().check(&self.region, !self.endpoints.is_empty())
    }

    fn service_names(&self) -> String {
        let mut names = "one of".to_owned();
        for (index, service) in self.cloud.services().iter().enumerate() {
            append(&mut names, &[if index == 0 { " " } else { ", " }, service.name]);
        }
        names
    }

    /// The operation of that service and name.
    pub fn find(&self, service: &str, operation: &str) -> Result<(&'static Service, Operation)> {
        let services = self.cloud.services();
        let Some(service) = services.iter().find(|known| known.name == service) else {
            return Err(Error::invalid("service", &self.service_names(), "an unknown name"));
        };
        let Some(operation) = service.operation(operation) else {
            let expected = known_name(&mut service.names().map(lower_camel), &lower_camel(operation));
            return Err(Error::invalid("operation", &expected, "an unknown name"));
        };
        Ok((service, operation))
    }

    /// The base URL of a service, without a slash at the end.
    pub fn base(&self, service: &Service) -> Result<String> {
        let given = |name: &str| self.endpoints.iter().find(|(key, _)| key == name).map(|(_, url)| url);
        match given(service.name).or_else(|| given("")) {
            Some(url) => Ok(Url::read(url, "endpoint")?.base()),
            None => match self.cloud {
                #[cfg(feature = "huawei")]
                Cloud::Huawei => huawei::endpoints::base(service, &self.region),
                #[cfg(feature = "tencent")]
                Cloud::Tencent => tencent::endpoints::base(service, &self.region),
            },
        }
    }
}
