//! Where the services answer, and the two names that a region has (`reference/tencent.md` 4).

use alloc::string::String;

use crate::core::error::Result;
use crate::core::operation::LEGACY;
use crate::core::region::Regions;
use crate::core::table::Service;
use crate::core::text::concat;

/// The regions, each with the short code by which API 2.0 knows it, where one is documented. ap-beijing-fsi and
/// ap-taipei are in no table of the SDKs.
pub const REGIONS: Regions = Regions(
    "ap-bangkok th
ap-beijing bj
ap-beijing-fsi
ap-chengdu cd
ap-chongqing cq
ap-guangzhou gz
ap-guangzhou-open
ap-hongkong hk
ap-jakarta
ap-mumbai in
ap-nanjing nj
ap-seoul kr
ap-shanghai sh
ap-shanghai-fsi shjr
ap-shenzhen-fsi
ap-singapore sg
ap-taipei
ap-tokyo jp
eu-frankfurt de
eu-moscow
na-ashburn use
na-siliconvalley usw
na-toronto ca
sa-saopaulo",
);

/// The base URL of a service in a region.
pub fn base(service: &Service, region: &str) -> Result<String> {
    let Some((id, _)) = REGIONS.find(region) else {
        return Err(REGIONS.unknown(region));
    };
    if service.version == LEGACY {
        return Ok(concat(&["https://", service.host, ".api.qcloud.com"]));
    }
    // The finance zones answer on hosts of their own only.
    let (dot, zone) = if id.as_bytes().ends_with(b"-fsi") { (".", id) } else { ("", "") };
    Ok(concat(&["https://", service.host, dot, zone, ".tencentcloudapi.com"]))
}

/// The name by which a service knows the region: API 2.0 its short code, API 3.0 its id. A region that has no such name
/// keeps the one it was given by.
pub fn region_of<'a>(service: &Service, region: &'a str) -> &'a str {
    match REGIONS.find(region) {
        Some((_, code)) if service.version == LEGACY && !code.is_empty() => code,
        Some((id, _)) if service.version != LEGACY => id,
        _ => region,
    }
}
