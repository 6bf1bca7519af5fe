//! Where the services answer (`reference/tencent.md` 4).

use alloc::format;
use alloc::string::String;

use crate::core::error::{Error, Result};
use crate::core::operation::Service;
use crate::tencent::LEGACY;

/// The base URL of a service in a region. The list of regions is open.
pub fn base(service: &Service, region: &str) -> Result<String> {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if region.is_empty() || !region.bytes().all(plain) {
        return Err(Error::invalid("region", "a region id such as ap-guangzhou", "other text"));
    }
    if service.version == LEGACY {
        return Ok(format!("https://{}.api.qcloud.com", service.host));
    }
    // The finance zones answer on hosts of their own only.
    Ok(if region.ends_with("-fsi") {
        format!("https://{}.{region}.tencentcloudapi.com", service.host)
    } else {
        format!("https://{}.tencentcloudapi.com", service.host)
    })
}

/// The short code by which API 2.0 knows a region; a region without one keeps its name.
pub fn short_region(region: &str) -> &str {
    const CODES: [(&str, &str); 17] = [
        ("ap-guangzhou", "gz"),
        ("ap-shanghai", "sh"),
        ("ap-beijing", "bj"),
        ("ap-hongkong", "hk"),
        ("na-toronto", "ca"),
        ("ap-chengdu", "cd"),
        ("ap-chongqing", "cq"),
        ("ap-singapore", "sg"),
        ("ap-bangkok", "th"),
        ("ap-seoul", "kr"),
        ("ap-tokyo", "jp"),
        ("eu-frankfurt", "de"),
        ("ap-mumbai", "in"),
        ("na-siliconvalley", "usw"),
        ("na-ashburn", "use"),
        ("ap-shanghai-fsi", "shjr"),
        ("ap-nanjing", "nj"),
    ];
    CODES.iter().find(|(long, _)| *long == region).map_or(region, |(_, short)| short)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tencent::{vpc, vpc_legacy};

    #[test]
    fn hosts() {
        assert_eq!(base(&vpc::SERVICE, "ap-guangzhou").unwrap(), "https://vpc.tencentcloudapi.com");
        assert_eq!(base(&vpc::SERVICE, "ap-shanghai-fsi").unwrap(), "https://vpc.ap-shanghai-fsi.tencentcloudapi.com");
        assert_eq!(base(&vpc_legacy::SERVICE, "ap-guangzhou").unwrap(), "https://vpc.api.qcloud.com");
        assert!(base(&vpc::SERVICE, "ap guangzhou").unwrap_err().message.starts_with("region: expected"));
    }

    #[test]
    fn short_codes() {
        assert_eq!(short_region("ap-guangzhou"), "gz");
        assert_eq!(short_region("gz"), "gz");
    }
}
