//! Random and hostile input for everything that reads: nothing may panic, since a panic takes the whole instance of a
//! wasm with it. `CLOUDIP_FUZZ_INPUTS=10000000 cargo test --release --test fuzz` runs as many as one wants.

use cloudip::core::error::on_sheet;
use cloudip::core::http::HttpReply;
use cloudip::core::sheet::Sheet;
use cloudip::core::signer::Signer;
use cloudip::core::signing::{Key, Payload, SignableRequest};
use cloudip::core::time::Time;
use cloudip::core::url::Url;
use cloudip::core::validate::{Leave, validate};
use cloudip::core::{build, json, percent};
use cloudip::tencent::signature::{FORMS, TC3};
use cloudip::{huawei, tencent};

/// Pieces that meet in the places where readers go wrong.
const PIECES: [&str; 64] = [
    "https://",
    "http://",
    "h",
    "example.com",
    ":443",
    ":",
    "/",
    "//",
    ".",
    "..",
    "%2e",
    "%2F",
    "%",
    "%zz",
    "%C3",
    "%C3%A9",
    "?",
    "&",
    "=",
    "+",
    "#",
    "@",
    "\\",
    "'",
    "\"",
    " ",
    "\t",
    "\r\n",
    "\0",
    "\u{7f}",
    "é",
    "日本",
    "😀",
    "\u{fffd}",
    "{",
    "}",
    "[",
    "]",
    ",",
    "null",
    "true",
    "-",
    "0",
    "1e5",
    "12345678901234567890",
    "\\u",
    "\\ud800",
    "\\n",
    "a",
    "Z",
    "_",
    "~",
    ";",
    "x-sdk-date",
    "Host",
    "Content-Type",
    "X-TC-Action",
    "20250102T030405Z",
    "Version",
    "UNSIGNED-PAYLOAD",
    "error_code",
    "Response",
    "code",
    "message",
];

struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        // xorshift64*, Marsaglia 2003 and Vigna 2016: any spread will do.
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % limit
    }

    fn text(&mut self) -> String {
        (0..self.below(9)).map(|_| PIECES[self.below(PIECES.len())]).collect()
    }

    /// Mostly a URL, so that what lies behind the check is reached too.
    fn url(&mut self) -> String {
        match self.below(4) {
            0 => self.text(),
            1 => format!("https://h/{}", self.text()),
            2 => format!("https://h/a?{}", self.text()),
            _ => "https://h/a/b?c=d".to_owned(),
        }
    }
}

#[test]
fn nothing_panics() {
    let inputs = std::env::var("CLOUDIP_FUZZ_INPUTS").map_or(100_000, |text| text.parse().unwrap());
    let seed = std::env::var("CLOUDIP_FUZZ_SEED").map_or(1, |text| text.parse().unwrap());
    let mut random = Random(seed);
    let key = Key { id: b"AK", secret: b"SK", token: b"" };
    let huawei_signers =
        [("SDK-HMAC-SHA256", ""), ("SDK-HMAC-SM3", ""), ("V11-HMAC-SHA256", "r")].map(|(name, scope)| {
            let scope = scope.as_bytes();
            on_sheet(|sheet| Signer::new(&huawei::signature::SCHEMES, &key, [name.as_bytes(), scope, scope], sheet))
                .unwrap()
        });
    let tc3 = on_sheet(|sheet| Signer::new(&TC3, &key, [TC3[0].name, b"vpc", b"content-type;host"], sheet)).unwrap();
    let form = on_sheet(|sheet| Signer::new(&FORMS, &key, [b"HmacSHA1", b"", b""], sheet)).unwrap();
    let mut sheet = Sheet::new();
    let operations: Vec<_> = huawei::TABLES
        .iter()
        .chain(&tencent::TABLES)
        .flat_map(|service| service.names().map(|name| service.operation(name).unwrap()))
        .collect();
    let (mut signed, mut refused) = (0_u64, 0_u64);
    for _ in 0..inputs {
        let (url, text) = (random.url(), random.text());
        let pairs: Vec<_> = (0..random.below(4)).map(|_| (random.text(), random.text())).collect();
        let headers: Vec<_> = pairs.iter().map(|(name, value)| (name.as_bytes(), value.as_bytes())).collect();
        let at = Time::from_unix(random.below(1 << 31) as i64, &mut sheet).unwrap();
        if let Ok(url) = Url::parse(url.as_bytes(), "url", &mut sheet) {
            let payload = match random.below(3) {
                0 => Payload::Unsigned,
                _ => Payload::Bytes(text.as_bytes()),
            };
            let method = if random.below(9) == 0 { text.as_bytes() } else { b"POST" };
            let request = SignableRequest { method, url, pairs: headers, payload };
            let signers = huawei_signers.iter().chain([&tc3, &form]);
            let outcomes: Vec<_> =
                signers.map(|signer| signer.sign(request.clone(), at, 7, &mut sheet).is_ok()).collect();
            signed += outcomes.iter().filter(|ok| **ok).count() as u64;
            refused += outcomes.iter().filter(|ok| !**ok).count() as u64;
        }
        assert!(percent::is_well_formed(percent::encode(&text).as_bytes()));
        let _ = percent::is_well_formed(text.as_bytes());
        let _ = Time::read_basic(text.as_bytes());
        if let Ok(value) = json::parse(&text) {
            assert_eq!(json::parse(&json::write(&value)).unwrap(), value);
            let operation = &operations[random.below(operations.len())];
            let leave = Leave { supplied: &["project_id"], unknown: random.below(2) == 0, form: random.below(2) == 0 };
            let _ = validate(operation, &value, leave);
            let _ = build::parts(operation, &value);
        }
        let reply = HttpReply { status: [200, 202, 400, 401, 0][random.below(5)], headers: Vec::new(), body: text };
        let _ = huawei::decode(&reply, 1);
        let _ = tencent::answers::decode(&reply, 1);
    }
    println!("{inputs} inputs with seed {seed}: {signed} signatures, {refused} refusals, no panic");
    assert!(signed > 0 && refused > 0);
}
