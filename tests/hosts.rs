//! Every row of the reference's tables of hosts and regions (`tests/operations/reference.json`): the tables of the
//! official SDKs by service, and the short codes of Tencent's API 2.0.

use std::fs;
use std::path::Path;

use cloudip::core::json;
use cloudip::core::table::Service;
use cloudip::core::value::Value;
use cloudip::{huawei, tencent};

/// The short codes of API 2.0, which the pages of several products tell (VPC, CLB, CWP, and the command-line tool).
const CODES: [(&str, &str); 17] = [
    ("gz", "ap-guangzhou"),
    ("sh", "ap-shanghai"),
    ("bj", "ap-beijing"),
    ("hk", "ap-hongkong"),
    ("ca", "na-toronto"),
    ("cd", "ap-chengdu"),
    ("cq", "ap-chongqing"),
    ("sg", "ap-singapore"),
    ("th", "ap-bangkok"),
    ("kr", "ap-seoul"),
    ("jp", "ap-tokyo"),
    ("de", "eu-frankfurt"),
    ("in", "ap-mumbai"),
    ("usw", "na-siliconvalley"),
    ("use", "na-ashburn"),
    ("shjr", "ap-shanghai-fsi"),
    ("nj", "ap-nanjing"),
];

/// What the reference tells of a service.
fn facts(service: &str) -> Value {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/operations/reference.json");
    let reference = json::parse(&fs::read_to_string(file).unwrap()).unwrap();
    reference.get("services").unwrap().get(service).unwrap().clone()
}

fn text<'a>(facts: &'a Value, name: &str) -> &'a str {
    facts.get(name).and_then(Value::as_str).unwrap()
}

fn list<'a>(facts: &'a Value, name: &str) -> Vec<&'a str> {
    let Some(Value::Array(items)) = facts.get(name) else { panic!("{name} is no list") };
    items.iter().map(|item| item.as_str().unwrap()).collect()
}

fn named(known: &'static [Service], name: &str) -> &'static Service {
    known.iter().find(|service| service.name == name).unwrap()
}

#[test]
fn huawei() {
    let mut rows = 0;
    for service in &huawei::TABLES {
        let facts = facts(&format!("huawei.{}", service.name));
        let hosts = facts.get("hosts").unwrap();
        for region in list(hosts, "regions") {
            let exception = hosts.get("exceptions").unwrap().get(region).and_then(Value::as_str);
            let host = exception.map_or_else(|| text(hosts, "pattern").replace("{region}", region), str::to_owned);
            assert_eq!(huawei::endpoints::base(service, region).unwrap(), format!("https://{host}"));
            huawei::endpoints::REGIONS.check(region, false).unwrap();
            rows += 1;
        }
    }
    assert_eq!(rows, 27 + 34 + 18 + 34 + 33 + 28);
}

#[test]
fn iam_answers_at_its_global_host_where_a_region_has_none() {
    let iam = named(&huawei::TABLES, "iam");
    let facts = facts("huawei.iam");
    let global = format!("https://{}", text(&facts, "global_host"));
    let own = list(facts.get("hosts").unwrap(), "regions");
    let without = huawei::endpoints::REGIONS.rows().map(|(id, _)| id).filter(|id| !own.contains(id));
    let without: Vec<_> = without.chain(["xx-new-1"]).collect();
    assert_eq!(without.len(), 7);
    for region in without {
        assert_eq!(huawei::endpoints::base(iam, region).unwrap(), global, "{region}");
    }
}

#[test]
fn huawei_knows_no_region_beyond_the_tables() {
    let facts = facts("huawei.vpc");
    let known = list(facts.get("hosts").unwrap(), "regions");
    assert!(huawei::endpoints::REGIONS.rows().map(|(id, _)| id).eq(known));
    let error = huawei::endpoints::base(named(&huawei::TABLES, "dns"), "cn-nort-4").unwrap_err();
    assert!(error.message.starts_with("region: expected a region such as cn-north-4, "), "{}", error.message);
}

#[test]
fn tencent() {
    for (name, product, version) in
        [("vpc", "vpc", "2017-03-12"), ("vpcLegacy", "vpc", "2.0"), ("eipLegacy", "eip", "2.0")]
    {
        let service = named(&tencent::TABLES, name);
        let facts = facts(&format!("tencent.{product}"));
        let hosts = facts.get("hosts").unwrap().get(version).unwrap();
        let own: Vec<_> = hosts.get("must_be_regional").map(|_| list(hosts, "must_be_regional")).unwrap_or_default();
        for region in list(hosts, "regions") {
            let pattern = text(hosts, if own.contains(&region) { "regional_pattern" } else { "pattern" });
            let host = pattern.replace("{region}", region);
            assert_eq!(tencent::endpoints::base(service, region).unwrap(), format!("https://{host}"));
            assert_eq!(tencent::endpoints::region_of(service, region), region, "its own name is kept");
            tencent::endpoints::REGIONS.check(region, false).unwrap();
        }
    }
    let error = tencent::endpoints::base(named(&tencent::TABLES, "vpc"), "ap-guangzou").unwrap_err();
    assert!(error.message.starts_with("region: expected a region such as ap-guangzhou, "), "{}", error.message);
}

#[test]
fn tencent_short_codes_in_both_directions() {
    let facts = facts("tencent.vpc");
    let mut documented = list(facts.get("hosts").unwrap().get("2.0").unwrap(), "regions");
    documented.sort_unstable();
    let mut codes = CODES.map(|(code, _)| code);
    codes.sort_unstable();
    assert_eq!(codes, *documented);

    let vpc = named(&tencent::TABLES, "vpc");
    for legacy in [named(&tencent::TABLES, "vpcLegacy"), named(&tencent::TABLES, "eipLegacy")] {
        for (code, id) in CODES {
            for given in [code, id] {
                assert_eq!(tencent::endpoints::region_of(legacy, given), code);
                assert_eq!(tencent::endpoints::region_of(vpc, given), id);
                let host = format!("https://{}.api.qcloud.com", legacy.host);
                assert_eq!(tencent::endpoints::base(legacy, given).unwrap(), host);
                let zone = if id.ends_with("-fsi") { format!("{id}.") } else { String::new() };
                let host = format!("https://vpc.{zone}tencentcloudapi.com");
                assert_eq!(tencent::endpoints::base(vpc, given).unwrap(), host);
            }
        }
        // One without a code keeps its id, and one that nobody knows keeps what it is called.
        for name in ["ap-jakarta", "xx-new-1"] {
            assert_eq!(tencent::endpoints::region_of(legacy, name), name);
            assert_eq!(tencent::endpoints::region_of(vpc, name), name);
        }
    }
}
