//! What the codes of the services say beyond the status that comes with them (`reference/huawei.md` 5.3, and the services'
//! pages "Error Codes").

use crate::core::error::{ErrorKind, classify_status};
use crate::core::text::{cut, find, split};

/// The codes of one prefix that say more than their status does: what the user must do, whether the same call may succeed
/// later, and the numbers that say so.
type Numbers = &'static [(ErrorKind, bool, &'static str)];

/// The gateway's numbers below 1000, which services repeat under prefixes of their own, and API Gateway's above.
const GATEWAY: Numbers = &[
    // Both come with 405.
    (ErrorKind::Quota, false, "0501"),
    (ErrorKind::PermissionDenied, false, "0502"),
    // The account, or the provider, has not enough for another gateway: with 400.
    (ErrorKind::Quota, false, "9218 9219"),
    // The name is taken, with 400.
    (ErrorKind::Conflict, false, "7500"),
];

/// DNS: the page "Error Codes" of its API reference.
const DNS: Numbers = &[
    (ErrorKind::NotFound, false, "0004 0302"),
    (ErrorKind::Credentials, false, "0005"),
    (ErrorKind::PermissionDenied, false, "0013 0030 0040 1802"),
    (ErrorKind::Quota, false, "0403 0404 0405 0406 0407 0408 0409 2002"),
    // Flow control, with 403.
    (ErrorKind::Throttled, true, "0014"),
    // A name or address is taken; the last VPC of a zone, one that is not there; as few or many addresses as may be.
    (ErrorKind::Conflict, false, "0016 0706 0707 1504 1507 1514"),
    // A change of the same thing is not done yet.
    (ErrorKind::Conflict, true, "0021 0503 0704 0708"),
    (ErrorKind::Service, true, "0012 0015 0036"),
];

/// VPC and EIP: the pages "Error Codes" of their API references.
const NETWORK: Numbers = &[
    // Frozen for debts; the owner has not proved who they are. Both come with 401.
    (ErrorKind::PermissionDenied, false, "0005 0009"),
    // A port, or what stands behind it, with 500.
    (ErrorKind::NotFound, false, "0508 0513"),
    // Also a subnet or a pool without a free address, and a shared bandwidth with as many public IPs as it takes.
    (ErrorKind::Quota, false, "0304 0310 0521 0532 0604 0703"),
    // In use, with 500; in no shared bandwidth, with 400.
    (ErrorKind::Conflict, false, "0509 0516 0518 0701 7902"),
    // A change of the same thing is not done yet.
    (ErrorKind::Conflict, true, "0004 0512"),
];

/// The types of OpenStack's Neutron, all of which come with 409.
const NEUTRON: Numbers = &[(ErrorKind::Quota, false, "OverQuota IpAddressGenerationFailure")];

/// Workspace: the desktop is busy; the account has no Workspace here, or it was switched off.
const WORKSPACE: Numbers = &[
    (ErrorKind::Conflict, true, "00010032"),
    (ErrorKind::PermissionDenied, false, "00010099"),
    (ErrorKind::NotFound, false, "00170117 00170312"),
];

/// What the user must do, and whether the same call may succeed later.
pub(super) fn classify(status: u16, code: &str, message: &str) -> (ErrorKind, bool) {
    let by_status = classify_status(status);
    let (prefix, number) = cut(code, b'.').unwrap_or(("", code));
    let numbers = match prefix {
        "APIGW" | "APIG" | "APIC" => GATEWAY,
        "DNS" => DNS,
        "VPC" | "EIP" => NETWORK,
        "" => NEUTRON,
        "WKS" => WORKSPACE,
        _ => &[],
    };
    let known = numbers.iter().find(|said| split(said.2, b' ').any(|one| one == number));
    match known {
        Some(said) => (said.0, said.1),
        // The gateway has one code for all that can be wrong with a signature.
        None if prefix.starts_with("API") && number == "0301" && find(message, "signature expired").is_some() => {
            (ErrorKind::ClockSkew, false)
        }
        // API Gateway's own failures, some of which come with 400.
        None if prefix == "APIC" && number.starts_with('9') => (ErrorKind::Service, by_status.1),
        None => by_status,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The codes of `reference/huawei.md` 3.2, 3.3 and 5.3 and of the pages "Error Codes" with their statuses; 400 also for
    /// those of DNS that the reference has without one.
    #[test]
    fn every_documented_code() {
        use ErrorKind::*;
        for (kind, retryable, codes) in [
            (NotFound, false, &[(404, "APIGW.0101"), (404, "APIGW.0103"), (404, "APIC.7302"), (404, "APIC.7314")][..]),
            (NotFound, false, &[(400, "DNS.0004"), (404, "DNS.0004"), (400, "DNS.0302"), (404, "DNS.0302")]),
            (NotFound, false, &[(404, "DNS.0502"), (404, "DNS.0507"), (404, "DNS.0711"), (404, "DNS.1510")]),
            (NotFound, false, &[(404, "DNS.1511"), (404, "VPC.0504"), (500, "VPC.0508"), (500, "VPC.0513")]),
            (NotFound, false, &[(404, "VPC.0306"), (404, "VPC.0704"), (404, "VPC.2204"), (404, "VPC.9904")]),
            (NotFound, false, &[(400, "WKS.00170117"), (400, "WKS.00170312"), (404, "WKS.0202")]),
            (InvalidInput, false, &[(400, "APIGW.0104"), (400, "APIGW.0105"), (400, "APIGW.0106")]),
            (InvalidInput, false, &[(400, "APIGW.0201"), (413, "APIGW.0201"), (414, "APIGW.0201")]),
            (InvalidInput, false, &[(494, "APIGW.0201"), (400, "APIGW.0602"), (400, "APIGW.0607")]),
            (
                InvalidInput,
                false,
                &[(400, "APIC.7211"), (400, "APIC.7242"), (400, "WKS.0001"), (400, "WKS.0202"), (400, "WKS.0407")],
            ),
            (InvalidInput, false, &[(400, "DNS.0002"), (400, "DNS.0006"), (400, "DNS.1501"), (400, "DNS.1502")]),
            (InvalidInput, false, &[(400, "DNS.1505"), (400, "DNS.1506"), (400, "DNS.1508"), (400, "DNS.1516")]),
            (InvalidInput, false, &[(400, "VPC.0101"), (400, "VPC.0501"), (400, "VPC.0705"), (400, "EIP.7901")]),
            (Credentials, false, &[(401, "APIGW.0301"), (401, "APIGW.0303"), (401, "APIGW.0305")]),
            (Credentials, false, &[(401, "APIGW.0307"), (401, "APIGW.0311"), (401, "APIC.7102"), (400, "DNS.0005")]),
            (Credentials, false, &[(401, "VPC.0008")]),
            (PermissionDenied, false, &[(403, "APIGW.0302"), (403, "APIGW.0304"), (403, "APIGW.0306")]),
            (PermissionDenied, false, &[(403, "APIGW.0310"), (403, "APIGW.0401"), (403, "APIGW.0402")]),
            (PermissionDenied, false, &[(403, "APIGW.0404"), (405, "APIGW.0502"), (403, "APIGW.0801")]),
            (PermissionDenied, false, &[(403, "APIGW.0802"), (403, "APIC.7106"), (400, "DNS.0013")]),
            (PermissionDenied, false, &[(400, "DNS.0030"), (400, "DNS.0040"), (400, "DNS.1802")]),
            (PermissionDenied, false, &[(400, "WKS.00010099"), (401, "VPC.0005"), (401, "VPC.0009")]),
            (PermissionDenied, false, &[(403, "VPC.0010"), (403, "VPC.0502"), (403, "VPC.2201"), (403, "VPC.2701")]),
            (Throttled, true, &[(429, "APIGW.0308"), (429, "APIG.0308"), (403, "DNS.0014")]),
            (Quota, false, &[(405, "APIGW.0501"), (400, "APIC.9218"), (400, "APIC.9219"), (403, "DNS.2002")]),
            (Quota, false, &[(400, "DNS.0403"), (400, "DNS.0404"), (400, "DNS.0405"), (400, "DNS.0406")]),
            (Quota, false, &[(400, "DNS.0407"), (400, "DNS.0408"), (400, "DNS.0409"), (409, "VPC.0304")]),
            (Quota, false, &[(409, "VPC.0310"), (409, "VPC.0521"), (409, "VPC.0532"), (409, "VPC.0604")]),
            (Quota, false, &[(409, "VPC.0703"), (409, "OverQuota"), (409, "IpAddressGenerationFailure")]),
            (Conflict, false, &[(400, "APIC.7500")]),
            (Conflict, false, &[(400, "DNS.0016"), (403, "DNS.0706"), (400, "DNS.0707"), (400, "DNS.1504")]),
            (Conflict, false, &[(400, "DNS.1507"), (400, "DNS.1514"), (500, "VPC.0509"), (409, "VPC.0510")]),
            (Conflict, false, &[(409, "VPC.0511"), (500, "VPC.0516"), (409, "VPC.0517"), (500, "VPC.0518")]),
            (Conflict, false, &[(409, "VPC.0522"), (409, "VPC.0525"), (500, "VPC.0701"), (409, "VPC.0707")]),
            (Conflict, false, &[(409, "VPC.9902"), (400, "EIP.7902"), (409, "IpAddressInUse")]),
            (Conflict, true, &[(400, "DNS.0021"), (409, "DNS.0021"), (409, "DNS.0503"), (400, "DNS.0704")]),
            (Conflict, true, &[(400, "DNS.0708"), (400, "VPC.0004"), (409, "VPC.0512"), (409, "WKS.00010032")]),
            (Service, true, &[(502, "APIGW.0201"), (504, "APIGW.0201"), (500, "APIGW.0601"), (500, "APIGW.0605")]),
            (Service, true, &[(500, "APIGW.0606"), (500, "APIGW.0608"), (500, "APIGW.0609"), (500, "APIGW.0611")]),
            (Service, true, &[(500, "APIGW.0612"), (502, "APIGW.0610"), (503, "APIGW.0613"), (500, "APIGW.0705")]),
            (Service, true, &[(500, "APIC.9000"), (500, "APIC.9007"), (500, "APIC.9211"), (400, "DNS.0012")]),
            (Service, true, &[(400, "DNS.0015"), (400, "DNS.0036"), (500, "VPC.0503"), (500, "VPC.0706")]),
            (Service, false, &[(400, "APIC.9206"), (400, "APIC.9211"), (400, "APIC.9222")]),
        ] {
            for &(status, code) in codes {
                assert_eq!(classify(status, code, "m"), (kind, retryable), "{code}");
            }
        }
    }

    #[test]
    fn what_the_gateway_says_of_a_signature() {
        for (message, kind) in [
            ("calc aksk signature fail:signature expired, signature time:x,server time:y", ErrorKind::ClockSkew),
            ("Incorrect IAM authentication information: verify aksk signature fail", ErrorKind::Credentials),
            ("Incorrect IAM authentication information: decrypt token fail", ErrorKind::Credentials),
            ("AK access failed to reach the limit,forbidden", ErrorKind::Credentials),
            ("Get secretKey failed,ak:x,err:ak not exist", ErrorKind::Credentials),
        ] {
            for code in ["APIGW.0301", "APIG.0301", "APIC.0301"] {
                assert_eq!(classify(401, code, message), (kind, false), "{code} {message}");
            }
        }
    }
}
