//! Known answers of the official SDKs, one folder a case and one file an intermediate, so that a failure says at which
//! step we differ. `request.json` names the package that produced the case.

use std::fs;
use std::path::{Path, PathBuf};

use cloudip::core::json;
use cloudip::core::request::{Explanation, Payload, SignableRequest};
use cloudip::core::secret::Secret;
use cloudip::core::time::Time;
use cloudip::core::url::Url;
use cloudip::core::value::Value;
use cloudip::huawei;
use cloudip::tencent::signature::{v1, v3};
use cloudip::tencent::{self, signature::v1::Method};

struct Case {
    folder: PathBuf,
    request: Value,
}

impl Case {
    fn all(cloud: &str) -> Vec<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors").join(cloud);
        let mut folders: Vec<_> = fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).collect();
        folders.sort();
        let read = |folder: PathBuf| {
            let request = json::parse(&fs::read_to_string(folder.join("request.json")).unwrap()).unwrap();
            Self { folder, request }
        };
        folders.into_iter().map(read).collect()
    }

    fn text(&self, name: &str) -> &str {
        self.request.get(name).and_then(Value::as_text).unwrap_or_else(|| panic!("{:?}: no {name}", self.folder))
    }

    fn pairs(&self, name: &str) -> Vec<(String, String)> {
        let pair = |(name, value): &(String, Value)| (name.clone(), value.as_text().unwrap().to_owned());
        self.request.get(name).unwrap().members().iter().map(pair).collect()
    }

    fn credential(&self, name: &str) -> Option<Secret> {
        let text = self.request.get("credentials").unwrap().get(name)?.as_str().unwrap();
        Some(Secret::new(text.to_owned()))
    }

    fn signable<'a>(&'a self, headers: &'a [(String, String)]) -> SignableRequest<'a> {
        let url = Url::parse(self.text("url"), "url").unwrap();
        SignableRequest {
            method: self.text("method"),
            url,
            headers,
            payload: Payload::Bytes(self.text("body").as_bytes()),
        }
    }

    fn tencent_credentials(&self) -> tencent::Credentials {
        let id = self.credential("secretId").unwrap().expose().to_owned();
        tencent::Credentials::new(id, self.credential("secretKey").unwrap(), self.credential("token")).unwrap()
    }

    /// Compares step by step: the first that differs is the one to look at.
    fn compare(&self, explanation: &Explanation, authorization: Option<&str>) {
        let steps = [
            ("canonical-request.txt", explanation.canonical_request.as_deref()),
            ("string-to-sign.txt", Some(explanation.string_to_sign.as_str())),
            ("signature.txt", Some(explanation.signature.as_str())),
            ("authorization.txt", authorization),
        ];
        for (file, ours) in steps {
            let theirs = fs::read_to_string(self.folder.join(file)).ok();
            assert_eq!(ours, theirs.as_deref(), "{} of {:?}", file, self.folder.file_name().unwrap());
        }
    }
}

fn find<'a>(headers: &'a [(&'static str, String)], name: &str) -> Option<&'a str> {
    headers.iter().find(|(key, _)| *key == name).map(|(_, value)| value.as_str())
}

#[test]
fn huawei_cases_match_at_every_step() {
    let cases = Case::all("huawei");
    assert!(cases.len() >= 8);
    for case in cases {
        let id = case.credential("accessKeyId").unwrap().expose().to_owned();
        let signer = huawei::signature::Signer::new(id, case.credential("secretAccessKey").unwrap(), None).unwrap();
        let at = Time::parse_basic(case.text("at")).unwrap();
        let signature = signer.sign(&case.signable(&case.pairs("headers")), at).unwrap();
        case.compare(&signature.explanation, find(&signature.headers, "Authorization"));
    }
}

#[test]
fn tencent_cases_match_at_every_step() {
    let (mut tc3, mut forms) = (0, 0);
    for case in Case::all("tencent") {
        let at = Time::from_unix(case.text("at").parse().unwrap()).unwrap();
        let algorithm = case.request.get("algorithm").unwrap().as_str();
        if algorithm == Some(v3::ALGORITHM) {
            let signer =
                v3::Signer::new(case.tencent_credentials(), case.text("service").to_owned(), &["content-type", "host"]);
            let signature = signer.unwrap().sign(&case.signable(&case.pairs("headers")), at).unwrap();
            case.compare(&signature.explanation, find(&signature.headers, "Authorization"));
            tc3 += 1;
        } else {
            let method = algorithm.map(|name| if name == "HmacSHA1" { Method::HmacSha1 } else { Method::HmacSha256 });
            let url = Url::parse(case.text("url"), "url").unwrap();
            let nonce = case.text("nonce").parse().unwrap();
            let signer = v1::Signer::new(case.tencent_credentials(), method);
            let signature = signer.sign(case.text("method"), &url, case.pairs("params"), at, nonce).unwrap();
            case.compare(&signature.explanation, None);
            forms += 1;
        }
    }
    assert!(tc3 >= 15 && forms >= 20, "{tc3} TC3 cases, {forms} form cases");
}
