//! The signers' side of a narrow boundary: an object in and headers out cost more than the signature between them, so
//! one text goes in and one comes out.
//!
//! JavaScript (`pkg-template/src/signers.ts`) writes the fields of a request into a buffer, joined by NUL, with the body's
//! bytes behind them; the headers to add come back as a text of the same form. Signers are numbers here: a class would
//! cost a kilobyte of glue and another of wasm.

#[cfg(feature = "js")]
use alloc::string::String;
use alloc::vec::Vec;

use core::array;

use spin::{Mutex, MutexGuard};
use wasm_bindgen::prelude::*;
#[cfg(feature = "js")]
use zeroize::Zeroize;

use crate::core::bytes::{put, puts, split};
use crate::core::hash::{Hasher, wipe};
use crate::core::pairs::add;
use crate::core::scheme::Scheme;
#[cfg(feature = "js")]
use crate::core::sheet::owned;
use crate::core::sheet::{Done, Refused, SEPARATOR, Sheet};
use crate::core::signer::Signer;
use crate::core::signing::{Key, Payload, SignableRequest};
use crate::core::time::Time;
use crate::core::url::Url;
use crate::{huawei, tencent};

use super::slots::Slots;

/// A signer by the number of its schemes and the fields: three of a key, and what the schemes ask for.
fn new(number: u32, fields: &[u8], sheet: &mut Sheet) -> Result<Signer, Refused> {
    let mut fields = split(fields, SEPARATOR);
    let [id, secret, token, first, second, third] = array::from_fn(|_| fields.part());
    let (schemes, options): (&[Scheme], _) = match number {
        0 => (&huawei::signature::SCHEMES, [first, second, third]),
        1 => (&tencent::signature::TC3, [tencent::signature::TC3[0].name, first, second]),
        _ => (&tencent::signature::FORMS, [first, second, third]),
    };
    Signer::new(schemes, &Key { id, secret, token }, options, sheet)
}

/// The fields are method, URL, the declared hash of the body, and then names and values in turn; behind them stands the
/// body, or the last piece of it.
fn sign(
    signer: &Signer,
    input: &[u8],
    pairs: usize,
    pieces: Option<&Hasher>,
    moment: (i64, u64),
    sheet: &mut Sheet,
) -> Done {
    let mut fields = split(input, SEPARATOR);
    let [method, url, declared] = array::from_fn(|_| fields.part());
    let url = Url::parse(url, "request.url", sheet)?;
    let at = Time::from_unix(moment.0, sheet)?;
    let count = pairs;
    let mut pairs = Vec::new();
    for _ in 0..count {
        add(&mut pairs, fields.part(), fields.part());
    }
    let body = fields.rest();
    let payload = match (declared, pieces) {
        (b"", None) => Payload::Bytes(body),
        (b"", Some(hasher)) => Payload::Last(hasher, body),
        _ => Payload::declared(declared, signer.scheme().hash, b"request.bodySha256", sheet)?,
    };
    signer.sign(SignableRequest { method, url, pairs, payload }, at, moment.1, sheet)
}

/// What all signers share. A call runs to its end before another begins, so one of each will do.
struct Desk {
    signers: Slots<Signer>,
    input: Vec<u8>,
    sheet: Sheet,
    /// The body, if it comes in pieces.
    body: Option<Hasher>,
}

static DESK: Mutex<Desk> =
    Mutex::new(Desk { signers: Slots::new(), input: Vec::new(), sheet: Sheet::new(), body: None });

#[inline(never)]
fn desk() -> MutexGuard<'static, Desk> {
    DESK.lock()
}

/// Makes room for so many bytes of input, and says where.
#[wasm_bindgen(js_name = input)]
pub fn signer_input(bytes: usize) -> *const u8 {
    let input = &mut desk().input;
    while input.len() < bytes {
        put(input, &[0; 64]);
    }
    input.as_ptr()
}

/// Where the output is.
#[wasm_bindgen]
pub fn signer_output() -> *const u8 {
    desk().sheet.added.as_ptr()
}

/// A signer of a scheme, with the key from the first bytes of the input: its number, not less than zero. A negative
/// number says how long the refusal is.
#[wasm_bindgen]
pub fn signer_open(scheme: u32, bytes: usize) -> i32 {
    let Desk { signers, input, sheet, .. } = &mut *desk();
    let signer = new(scheme, input.get(..bytes).unwrap_or_default(), sheet);
    wipe(input);
    let Ok(signer) = signer else { return -(sheet.added.len() as i32) };
    signers.put(signer) as i32
}

/// The text in the first bytes of the input, which is wiped.
#[cfg(feature = "js")]
pub fn written(bytes: usize) -> String {
    let input = &mut desk().input;
    let input = input.get_mut(..bytes).unwrap_or_default();
    let text = owned(input);
    input.zeroize();
    text
}

/// Wipes a signer's key, and what was signed last.
#[wasm_bindgen]
pub fn signer_close(signer: usize) {
    let Desk { signers, sheet, .. } = &mut *desk();
    signers.take(signer);
    sheet.wipe();
}

/// Takes the next piece of a body, a whole number of blocks of 64 bytes, from the first bytes of the input.
#[wasm_bindgen]
pub fn signer_body(signer: usize, bytes: usize) {
    let Desk { signers, input, body, .. } = &mut *desk();
    if let Some(signer) = signers.get(signer) {
        body.get_or_insert_with(|| Hasher::new(signer.scheme().hash)).update(input.get(..bytes).unwrap_or_default());
    }
}

/// Signs the request that the first bytes of the input hold: three fields, so many pairs of them, and the body or the
/// last piece of it. Answers how long the output is; a negative number, how long the refusal is.
#[wasm_bindgen]
pub fn signer_sign(signer: usize, bytes: usize, pairs: usize, seconds: f64, nonce: f64, explain: bool) -> i32 {
    let Desk { signers, input, sheet, body } = &mut *desk();
    let Some(signer) = signers.get(signer) else { return 0 };
    let input = input.get(..bytes).unwrap_or_default();
    let done = sign(signer, input, pairs, body.as_ref(), (seconds as i64, nonce as u64), sheet);
    *body = None;
    if let Err(Refused) = done {
        return -(sheet.added.len() as i32);
    }
    if explain {
        for step in sheet.parts.iter().take(5) {
            puts!(&mut sheet.added, &[SEPARATOR], step);
        }
    }
    sheet.added.len() as i32
}
