//! Known answers of the official SDKs, one folder a case and one file an intermediate, so that a failure says at which
//! step we differ. `tests/vectors/README.md` says where they come from and which forms a case has.

use std::fs;
use std::path::{Path, PathBuf};

use cloudip::core::error::{Result, on_sheet};
use cloudip::core::hash::Hash;
use cloudip::core::json;
use cloudip::core::pairs::Pair;
use cloudip::core::sheet::{Done, Refused, Sheet};
use cloudip::core::signer::Signer;
use cloudip::core::signing::{Explanation, Key, Payload, SignableRequest};
use cloudip::core::time::Time;
use cloudip::core::url::Url;
use cloudip::core::value::Value;
use cloudip::huawei;
use cloudip::tencent::signature::{FORMS, TC3, UNNAMED};

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

    /// The members of an object, or nothing where there is none.
    fn pairs(&self, name: &str) -> Vec<Pair<'_>> {
        let pairs = self.request.get(name).map(Value::members).unwrap_or_default();
        pairs.iter().map(|(name, value)| (name.as_bytes(), value.as_text().unwrap().as_bytes())).collect()
    }

    fn bytes(&self, name: &str) -> &[u8] {
        self.optional(name).unwrap_or_default().as_bytes()
    }

    fn key(&self, [id, secret, token]: [&str; 3]) -> Key<'_> {
        let credentials = self.request.get("credentials").unwrap();
        let member = |name| credentials.get(name).and_then(Value::as_str).unwrap_or_default().as_bytes();
        Key { id: member(id), secret: member(secret), token: member(token) }
    }

    fn tencent_key(&self) -> Key<'_> {
        self.key(cloudip::tencent::KEY_MEMBERS)
    }

    /// Hands the request to a signer.
    fn signed(&self, sheet: &mut Sheet, sign: impl Fn(SignableRequest<'_>, &mut Sheet) -> Done) -> Done {
        let payload = match self.optional("bodySha256") {
            None => Payload::Bytes(&self.body),
            Some(text) => Payload::declared(text.as_bytes(), self.hash(), b"request.bodySha256", sheet)?,
        };
        let url = Url::parse(self.text("url").as_bytes(), "request.url", sheet)?;
        // The signers of the package write the method in upper case before they hand it on.
        let method = self.text("method").to_ascii_uppercase();
        sign(SignableRequest { method: method.as_bytes(), url, pairs: self.pairs("headers"), payload }, sheet)
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

/// What a signature came to, and its `Authorization` where it has one.
fn outcome(work: impl FnOnce(&mut Sheet) -> Done) -> Result<(Explanation, Option<String>)> {
    on_sheet(|sheet| {
        work(sheet)?;
        let authorization = sheet.headers().find(|(name, _)| name == "Authorization");
        Ok((Explanation::of(sheet), authorization.map(|(_, value)| value)))
    })
}

/// The time of a text such as 20250102T030405Z: the one whose text it is. They come in the order of the times.
fn time_of(text: &str, sheet: &mut Sheet) -> core::result::Result<Time, Refused> {
    let (mut low, mut high) = (0, 253_402_300_800);
    while high - low > 1 {
        let middle = (low + high) / 2;
        let mut basic = Vec::new();
        Time::from_unix(middle, sheet)?.put_basic(&mut basic);
        if basic.as_slice() <= text.as_bytes() { low = middle } else { high = middle }
    }
    Time::from_unix(low, sheet)
}

#[test]
fn huawei_cases_match_at_every_step() {
    let cases = Case::all("huawei");
    assert!(cases.len() >= 8);
    for case in cases {
        let (name, region, service) = (case.bytes("algorithm"), case.bytes("region"), case.bytes("service"));
        let key = case.key(["accessKeyId", "secretAccessKey", "securityToken"]);
        case.compare(outcome(|sheet| {
            let signer = Signer::new(&huawei::signature::SCHEMES, &key, [name, region, service], sheet)?;
            let at = time_of(case.text("at"), sheet)?;
            case.signed(sheet, |request, sheet| signer.sign(request, at, 0, sheet))
        }));
    }
}

#[test]
fn tencent_cases_match_at_every_step() {
    let (mut tc3, mut forms) = (0, 0);
    for case in Case::all("tencent") {
        let unix = case.text("at").parse().unwrap();
        let algorithm = case.request.get("algorithm").unwrap().as_str();
        if algorithm == str::from_utf8(TC3[0].name).ok() {
            let Some(Value::Array(names)) = case.request.get("signedHeaders") else { panic!("no signedHeaders") };
            let names = names.iter().map(|name| name.as_str().unwrap()).collect::<Vec<_>>().join(";");
            case.compare(outcome(|sheet| {
                let service = case.text("service").as_bytes();
                let signer = Signer::new(&TC3, &case.tencent_key(), [TC3[0].name, service, names.as_bytes()], sheet)?;
                let at = Time::from_unix(unix, sheet)?;
                case.signed(sheet, |request, sheet| signer.sign(request, at, 0, sheet))
            }));
            tc3 += 1;
        } else {
            case.compare(outcome(|sheet| {
                let schemes = if algorithm.is_some() { &FORMS[..] } else { &UNNAMED };
                let name = algorithm.unwrap_or_default().as_bytes();
                let signer = Signer::new(schemes, &case.tencent_key(), [name, b"", b""], sheet)?;
                let url = Url::parse(case.text("url").as_bytes(), "request.url", sheet)?;
                let at = Time::from_unix(unix, sheet)?;
                let nonce = case.text("nonce").parse().unwrap();
                let (method, pairs) = (case.text("method").as_bytes(), case.pairs("params"));
                signer.sign(SignableRequest { method, url, pairs, payload: Payload::Bytes(b"") }, at, nonce, sheet)
            }));
            forms += 1;
        }
    }
    assert!(tc3 >= 15 && forms >= 20, "{tc3} TC3 cases, {forms} form cases");
}
