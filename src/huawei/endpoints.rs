//! Where the services answer (`reference/huawei.md` 4).

use alloc::format;
use alloc::string::String;

use crate::core::error::{Error, Result};
use crate::core::operation::Service;

/// The base URL of a service in a region. Regions that are not known yet follow the pattern, so the list is open.
pub fn base(service: &Service, region: &str) -> Result<String> {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if region.is_empty() || !region.bytes().all(plain) {
        return Err(Error::invalid("region", "a region id such as cn-north-4", "other text"));
    }
    let domain = match (service.host, region) {
        ("apig" | "iam", "eu-west-101") => "myhuaweicloud.eu",
        _ => "myhuaweicloud.com",
    };
    Ok(format!("https://{}.{region}.{domain}", service.host))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::huawei::{apig, dns};

    #[test]
    fn pattern_and_exception() {
        assert_eq!(base(&dns::SERVICE, "cn-north-4").unwrap(), "https://dns.cn-north-4.myhuaweicloud.com");
        assert_eq!(base(&apig::SERVICE, "eu-west-101").unwrap(), "https://apig.eu-west-101.myhuaweicloud.eu");
        for region in ["", "cn north", "evil.example/", "CN-NORTH-4"] {
            assert!(base(&dns::SERVICE, region).unwrap_err().message.starts_with("region: expected"), "{region}");
        }
    }
}
