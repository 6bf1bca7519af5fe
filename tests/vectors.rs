//! Known answers of the official SDKs, one folder a case and one file an intermediate, so that a failure says at which
//! step we differ. `tests/vectors/README.md` says where they come from and which forms a case has.

use std::fs;
use std::path::{Path, PathBuf};

use cloudip::core::error::Result;
use cloudip::core::hash::Hash;
use cloudip::core::json;
use cloudip::core::secret::Secret;
use cloudip::core::signing::{Explanation, Payload, SignableRequest, Signature};
use cloudip::core::time::Time;
use cloudip::core::url::Url;
use cloudip::core::value::Value;
use cloudip::huawei;
use cloudip::tencent::signature::{v1, v3};
use cloudip::tencent::{self, signature::v1::Method};

struct Case {
    folder: PathBuf,
    request: Value,
    body: Vec<u8>,
}

impl Case {
    fn all(cloud: &str) -> Vec<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors").join(cloud);
        let mut folders: Vec<_> = fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).collect();
        folders.sort();
        folders.into_iter().map(Self::read).collect()
    }

    fn read(folder: PathBuf) -> Self {
        let request = json::parse(&fs::read_to_string(folder.join("request.json")).unwrap()).unwrap();
        let text = |name| request.get(name).and_then(Value::as_str).unwrap_or_default();
        let hex = text("bodyHex").as_bytes().chunks(2);
        let bytes: Vec<_> = hex.map(|pair| u8::from_str_radix(str::from_utf8(pair).unwrap(), 16).unwrap()).collect();
        let body = if bytes.is_empty() { text("body").as_bytes().to_vec() } else { bytes };
        Self { folder, request, body }
    }

    fn optional(&self, name: &str) -> Option<&str> {
        self.request.get(name).and_then(Value::as_text)
    }

    fn text(&self, name: &str) -> &str {
        self.optional(name).unwrap_or_else(|| panic!("{:?}: no {name}", self.folder))
    }

    fn hash(&self) -> Hash {
        if self.optional("algorithm") == Some("SDK-HMAC-SM3") { Hash::Sm3 } else { Hash::Sha256 }
    }

    fn pairs(&self, name: &str) -> Vec<(&str, &str)> {
        let pairs = self.request.get(name).map(Value::members).unwrap_or_default();
        pairs.iter().map(|(name, value)| (name.as_str(), value.as_text().unwrap())).collect()
    }

    fn credential(&self, name: &str) -> Option<Secret> {
        let text = self.request.get("credentials").unwrap().get(name)?.as_str().unwrap();
        Some(Secret::new(text.to_owned()))
    }

    /// Hands the request to a signer.
    fn signed(&self, sign: impl Fn(&SignableRequest<'_>) -> Result<Signature>) -> Result<Signature> {
        let headers = self.pairs("headers");
        let payload = match self.optional("bodySha256") {
            None => Payload::Bytes(&self.body),
            Some(text) => Payload::declared(text, self.hash(), "request.bodySha256")?,
        };
        let url = Url::parse(self.text("url"), "request.url")?;
        // The signers of the package write the method in upper case before they hand it on.
        let method = self.text("method").to_ascii_uppercase();
        sign(&SignableRequest { method: &method, url, headers: &headers, payload })
    }

    fn tencent_credentials(&self) -> tencent::Credentials {
        let id = self.credential("secretId").unwrap().expose().to_owned();
        tencent::Credentials::new(id, self.credential("secretKey").unwrap(), self.credential("token")).unwrap()
    }

    /// Compares step by step: the first that differs is the one to look at. A case that is to be refused names the
    /// field instead.
    fn compare(&self, outcome: Result<(Explanation, Option<String>)>) {
        let case = self.folder.file_name().unwrap();
        if let Ok(field) = fs::read_to_string(self.folder.join("refused.txt")) {
            let message = outcome.expect_err(&format!("{case:?} is to be refused")).message;
            assert!(message.starts_with(&format!("{}: ", field.trim())), "{case:?}: {message}");
            return;
        }
        let (explanation, authorization) = outcome.unwrap_or_else(|error| panic!("{case:?}: {error}"));
        let steps = [
            ("canonical-request.txt", explanation.canonical_request.as_deref()),
            ("string-to-sign.txt", Some(explanation.string_to_sign.as_str())),
            ("signature.txt", Some(explanation.signature.as_str())),
            ("authorization.txt", authorization.as_deref()),
        ];
        for (file, ours) in steps {
            let theirs = fs::read_to_string(self.folder.join(file)).ok();
            assert_eq!(ours, theirs.as_deref(), "{file} of {case:?}");
        }
    }
}

fn authorized(signature: Signature) -> (Explanation, Option<String>) {
    let found = signature.headers.into_iter().find(|(name, _)| *name == "Authorization");
    (signature.explanation, found.map(|(_, value)| value))
}

#[test]
fn huawei_cases_match_at_every_step() {
    let cases = Case::all("huawei");
    assert!(cases.len() >= 8);
    for case in cases {
        let id = case.credential("accessKeyId").unwrap().expose().to_owned();
        let (region, service) = (case.optional("region"), case.optional("service"));
        let algorithm = huawei::signature::Algorithm::new(case.text("algorithm"), region, service).unwrap();
        let secret = case.credential("secretAccessKey").unwrap();
        let token = case.credential("securityToken");
        let signer = huawei::signature::Signer::new(algorithm, id, &secret, token).unwrap();
        let at = Time::parse_basic(case.text("at")).unwrap();
        case.compare(case.signed(|request| signer.sign(request, at)).map(authorized));
    }
}

#[test]
fn tencent_cases_match_at_every_step() {
    let (mut tc3, mut forms) = (0, 0);
    for case in Case::all("tencent") {
        let at = Time::from_unix(case.text("at").parse().unwrap()).unwrap();
        let algorithm = case.request.get("algorithm").unwrap().as_str();
        if algorithm == Some(v3::ALGORITHM) {
            let Some(Value::Array(names)) = case.request.get("signedHeaders") else { panic!("no signedHeaders") };
            let names: Vec<_> = names.iter().map(|name| name.as_str().unwrap()).collect();
            let signer = v3::Signer::new(&case.tencent_credentials(), case.text("service").to_owned(), &names).unwrap();
            case.compare(case.signed(|request| signer.sign(request, at)).map(authorized));
            tc3 += 1;
        } else {
            let signer = v1::Signer::new(&case.tencent_credentials(), algorithm.map(|name| Method::new(name).unwrap()));
            let params = case.pairs("params").into_iter().map(|(a, b)| (a.to_owned(), b.to_owned())).collect();
            let nonce = case.text("nonce").parse().unwrap();
            let url = Url::parse(case.text("url"), "request.url").unwrap();
            let form = signer.sign(case.text("method"), &url, params, at, nonce);
            case.compare(form.map(|form| (form.explanation, None)));
            forms += 1;
        }
    }
    assert!(tc3 >= 15 && forms >= 20, "{tc3} TC3 cases, {forms} form cases");
}
