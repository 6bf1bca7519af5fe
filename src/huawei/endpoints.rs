//! Where the services answer (`reference/huawei.md` 4).

use alloc::borrow::ToOwned;
use alloc::string::String;

use crate::core::error::Result;
use crate::core::region::Regions;
use crate::core::table::Service;
use crate::core::text::concat;

/// The regions that the tables of the SDKs hold for any service. Where a service has no entry it may still exist, so
/// the pattern counts for all. `*` marks the regions without an IAM host of their own.
pub const REGIONS: Regions = Regions(
    "ae-ad-1
af-north-1 *
af-south-1
ap-southeast-1
ap-southeast-2
ap-southeast-3
ap-southeast-4
ap-southeast-5 *
cn-east-2
cn-east-3
cn-east-4
cn-east-5
cn-north-1
cn-north-11 *
cn-north-12
cn-north-2
cn-north-4
cn-north-9
cn-south-1
cn-south-2
cn-south-4 *
cn-southwest-2
cn-southwest-3 *
eu-west-0
eu-west-101
la-north-2
la-south-2
me-east-1
my-kualalumpur-1
na-mexico-1
ru-moscow-1
ru-northwest-2 *
sa-brazil-1
tr-west-1",
);

/// The base URL of a service in a region. IAM's global host answers for every region that has none of its own.
pub fn base(service: &Service, region: &str) -> Result<String> {
    let iam = service.host == "iam";
    match REGIONS.find(region) {
        None | Some((_, "*")) if iam => Ok("https://iam.myhuaweicloud.com".to_owned()),
        None => Err(REGIONS.unknown(region)),
        Some(_) => {
            // The tables give `.com` for the other services there. It looks like a slip, but no other host is known.
            let european = region == "eu-west-101" && (iam || service.host == "apig");
            let domain = if european { ".myhuaweicloud.eu" } else { ".myhuaweicloud.com" };
            Ok(concat(&["https://", service.host, ".", region, domain]))
        }
    }
}
