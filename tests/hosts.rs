//! Every row of the references' tables of hosts and regions. `tests/operations/hosts.json` is extracted from them: the
//! tables of the official SDKs by service, and the short codes of Tencent's API 2.0.

use std::fs;
use std::path::Path;

use cloudip::core::json;
use cloudip::core::table::Service;
use cloudip::core::value::Value;
use cloudip::tencent::LEGACY;
use cloudip::{huawei, tencent};

fn facts() -> Value {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/operations/hosts.json");
    json::parse(&fs::read_to_string(file).unwrap()).unwrap()
}

fn text<'a>(facts: &'a Value, name: &str) -> &'a str {
    facts.get(name).and_then(Value::as_str).unwrap()
}

fn list<'a>(facts: &'a Value, name: &str) -> Vec<&'a str> {
    let Some(Value::Array(items)) = facts.get(name) else { panic!("{name} is no list") };
    items.iter().map(|item| item.as_str().unwrap()).collect()
}

/// A service as the table names it: its host's first label may be another service's.
fn service(known: &[Service], name: &'static str, pattern: &str, version: &'static str) -> Service {
    let host: &'static str = pattern.split_once('.').unwrap().0.to_owned().leak();
    if let Some(ours) = known.iter().find(|ours| ours.name == name) {
        assert_eq!(ours.host, host, "the host of {name}");
    }
    Service::new(name, host, version)
}

fn named(known: &'static [Service], name: &str) -> &'static Service {
    known.iter().find(|service| service.name == name).unwrap()
}

#[test]
fn huawei() {
    let facts = facts();
    let iam = named(&huawei::TABLES, "iam");
    let mut rows = 0;
    for name in ["dns", "apig", "workspace", "vpc", "eip", "iam"] {
        let facts = facts.get(&format!("huawei.{name}")).unwrap();
        let service = service(&huawei::TABLES, name, text(facts, "pattern"), "");
        for region in list(facts, "regions") {
            let exception = facts.get("exceptions").unwrap().get(region).and_then(Value::as_str);
            let host = exception.map_or_else(|| text(facts, "pattern").replace("{region}", region), str::to_owned);
            assert_eq!(huawei::endpoints::base(&service, region).unwrap(), format!("https://{host}"));
            huawei::endpoints::REGIONS.check(region, false).unwrap();
            rows += 1;
        }
    }
    assert_eq!(rows, 27 + 34 + 18 + 34 + 33 + 28);

    // Where IAM has no entry its global host answers, and so for a region that nobody knows.
    let facts = facts.get("huawei.iam").unwrap();
    let global = format!("https://{}", text(facts, "global_host"));
    let own = list(facts, "regions");
    let without =
        huawei::endpoints::REGIONS.rows().map(|(id, _)| id).filter(|id| !own.contains(id)).chain(["xx-new-1"]);
    assert_eq!(without.inspect(|id| assert_eq!(huawei::endpoints::base(iam, id).unwrap(), global, "{id}")).count(), 7);
}

#[test]
fn huawei_knows_no_region_beyond_the_tables() {
    let facts = facts();
    let known = list(facts.get("huawei.vpc").unwrap(), "regions");
    assert!(huawei::endpoints::REGIONS.rows().map(|(id, _)| id).eq(known));
    let error = huawei::endpoints::base(named(&huawei::TABLES, "dns"), "cn-nort-4").unwrap_err();
    assert!(error.message.starts_with("region: expected a region such as cn-north-4, "), "{}", error.message);
}

#[test]
fn tencent() {
    let facts = facts();
    for (name, version, table) in [
        ("vpc", "2017-03-12", facts.get("tencent.vpc").unwrap().get("2017-03-12").unwrap()),
        ("vpcLegacy", LEGACY, facts.get("tencent.vpc").unwrap().get("2.0").unwrap()),
        ("eipLegacy", LEGACY, facts.get("tencent.eip").unwrap().get("2.0").unwrap()),
    ] {
        let service = service(&tencent::TABLES, name, text(table, "pattern"), version);
        for region in list(table, "regions") {
            let regional = table.get("must_be_regional").is_some() && list(table, "must_be_regional").contains(&region);
            let pattern = text(table, if regional { "regional_pattern" } else { "pattern" });
            let host = pattern.replace("{region}", region);
            assert_eq!(tencent::endpoints::base(&service, region).unwrap(), format!("https://{host}"));
            assert_eq!(tencent::endpoints::region_of(&service, region), region, "its own name is kept");
            tencent::endpoints::REGIONS.check(region, false).unwrap();
        }
    }
}

#[test]
fn tencent_short_codes_in_both_directions() {
    let facts = facts();
    let (vpc, legacy) = (named(&tencent::TABLES, "vpc"), named(&tencent::TABLES, "vpcLegacy"));
    let codes = facts.get("codes").unwrap().members();
    assert_eq!(codes.len(), 17);
    for (code, id) in codes {
        let id = id.as_str().unwrap();
        for given in [code, id] {
            assert_eq!(tencent::endpoints::region_of(legacy, given), code);
            assert_eq!(tencent::endpoints::region_of(vpc, given), id);
            let base = |service| tencent::endpoints::base(service, given).unwrap();
            assert_eq!(base(legacy), "https://vpc.api.qcloud.com");
            let zone = if id.ends_with("-fsi") { format!("{id}.") } else { String::new() };
            assert_eq!(base(vpc), format!("https://vpc.{zone}tencentcloudapi.com"));
        }
    }
    // One without a code keeps its id, and one that nobody knows keeps what it is called.
    for name in ["ap-jakarta", "xx-new-1"] {
        assert_eq!(tencent::endpoints::region_of(legacy, name), name);
        assert_eq!(tencent::endpoints::region_of(vpc, name), name);
    }
    let error = tencent::endpoints::base(vpc, "ap-guangzou").unwrap_err();
    assert!(error.message.starts_with("region: expected a region such as ap-guangzhou, "), "{}", error.message);
}
