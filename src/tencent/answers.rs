//! Reads answers (`reference/tencent.md` 3.1).
//!
//! Members that are not known are kept, and any may be missing or null. Only handles of tasks are changed, and the
//! `code` beside them: the provider writes the same thing in several ways, and a caller should see one.

use alloc::borrow::ToOwned;
use alloc::vec::Vec;

use crate::core::error::{Error, ErrorKind, Result};
use crate::core::http::{HttpReply, Reply};
use crate::core::json;
use crate::core::value::Value;

use super::errors;

/// Reads what came back. The envelope is told by the body, not by the host: a host of API 3.0 can still answer in the
/// form of 2.0. The content type is not looked at.
pub fn decode(reply: &HttpReply, attempts: u32) -> Result<Reply> {
    if reply.status != 200 {
        return Err(errors::decode_status(reply));
    }
    let body = json::parse(&reply.body);
    let response = body.as_ref().ok().and_then(|body| body.get("Response")).unwrap_or(&Value::Null);
    let request_id = errors::request_id(response, reply);
    match body.and_then(data) {
        Ok(data) => Ok(Reply { data, status: reply.status, request_id, attempts }),
        Err(mut error) => {
            error.status = Some(reply.status);
            error.request_id = request_id;
            Err(error)
        }
    }
}

/// The data of an answer without its envelope, or the error that the envelope holds.
fn data(mut body: Value) -> Result<Value> {
    if let Some(response) = member(&mut body, "Response") {
        let mut data = core::mem::replace(response, Value::Null);
        return match data.get("Error") {
            // A null is no error: providers write one where a member has nothing to say.
            Some(error) if !error.is_null() => Err(errors::decode_error(200, error)),
            _ => {
                number(member(&mut data, "TaskId"));
                Ok(data)
            }
        };
    }
    match body.get("code").and_then(Value::as_text) {
        Some("0") => {
            number(member(&mut body, "code"));
            nest_task_id(&mut body);
            Ok(body)
        }
        Some(_) => Err(errors::decode_legacy(200, &body)),
        None => Err(Error::new(ErrorKind::Decode, "the answer has neither a `Response` nor a `code`")),
    }
}

fn member<'a>(value: &'a mut Value, name: &str) -> Option<&'a mut Value> {
    match value {
        Value::Object(members) => members.iter_mut().rev().find(|(key, _)| key == name).map(|(_, member)| member),
        _ => None,
    }
}

/// Makes digits in quotes a number. The calls for elastic IPs give the id of their task as a text, and
/// DescribeTaskResult takes it as a number of 64 bits; API 2.0 writes `code` both ways.
fn number(value: Option<&mut Value>) {
    if let Some(value) = value
        && let Value::String(text) = value
        && is_decimal(text)
    {
        *value = Value::Number(core::mem::take(text));
    }
}

/// Whether the text is how JSON writes a whole number that 64 bits hold.
fn is_decimal(text: &str) -> bool {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    digits && (text == "0" || !text.is_empty() && !text.as_bytes().starts_with(b"0") && text.len() <= 20)
}

/// Pages of API 2.0 show `taskId` under `data`, older ones beside `code`: it is found under `data` in any case.
fn nest_task_id(body: &mut Value) {
    number(member(body, "taskId"));
    let outer = body.get("taskId").cloned().unwrap_or(Value::Null);
    let Some(data) = (if outer.is_null() { member(body, "data") } else { slot(body, "data") }) else {
        return;
    };
    if !outer.is_null() {
        if data.is_null() {
            *data = Value::Object(Vec::new());
        }
        if let Some(id @ Value::Null) = slot(data, "taskId") {
            *id = outer;
        }
    }
    number(member(data, "taskId"));
}

/// The member of that name, which is made if there is none.
fn slot<'a>(value: &'a mut Value, name: &str) -> Option<&'a mut Value> {
    if let Value::Object(members) = value
        && !members.iter().any(|(key, _)| key == name)
    {
        members.push((name.to_owned(), Value::Null));
    }
    member(value, name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::json::write;

    fn answer(body: &str) -> Result<Reply> {
        decode(&HttpReply { status: 200, headers: vec![], body: body.to_owned() }, 1)
    }

    fn data(body: &str) -> String {
        write(&answer(body).unwrap().data)
    }

    #[test]
    fn the_id_of_an_eips_task_is_a_number_as_the_next_call_takes_it() {
        for (given, expected) in [
            (r#""16284""#, "16284"),
            (r#""18446744073709551615""#, "18446744073709551615"),
            ("16284", "16284"),
            (r#""0""#, r#"0"#),
            // In no form that a number could have.
            (r#""""#, r#""""#),
            (r#""007""#, r#""007""#),
            (r#""5f2a-1""#, r#""5f2a-1""#),
            (r#""123456789012345678901""#, r#""123456789012345678901""#),
            ("null", "null"),
        ] {
            let body = format!(r#"{{"Response":{{"TaskId":{given},"RequestId":"r"}}}}"#);
            assert_eq!(data(&body), format!(r#"{{"TaskId":{expected},"RequestId":"r"}}"#));
        }
        // Only the handle: what else looks like a number stays what it is, and so does one deeper down.
        let other = r#"{"Name":"7","Set":[{"TaskId":"7"}]}"#;
        assert_eq!(data(&format!(r#"{{"Response":{other}}}"#)), other);
    }

    #[test]
    fn both_places_of_the_older_apis_task_id() {
        for (given, expected) in [
            (r#""data":{"taskId":7}"#, r#""data":{"taskId":7}"#),
            (r#""data":{"taskId":"7"}"#, r#""data":{"taskId":7}"#),
            (r#""taskId":7"#, r#""taskId":7,"data":{"taskId":7}"#),
            (r#""taskId":"7","data":null"#, r#""taskId":7,"data":{"taskId":7}"#),
            (r#""taskId":7,"data":{"x":1}"#, r#""taskId":7,"data":{"x":1,"taskId":7}"#),
            (r#""taskId":7,"data":{"taskId":8}"#, r#""taskId":7,"data":{"taskId":8}"#),
            (r#""taskId":null,"data":{"taskId":8}"#, r#""taskId":null,"data":{"taskId":8}"#),
            (r#""taskId":7,"data":[1]"#, r#""taskId":7,"data":[1]"#),
            (r#""data":[{"taskId":"7"}]"#, r#""data":[{"taskId":"7"}]"#),
            (r#""data":null"#, r#""data":null"#),
            (r#""message":"""#, r#""message":"""#),
        ] {
            assert_eq!(data(&format!(r#"{{"code":0,{given}}}"#)), format!(r#"{{"code":0,{expected}}}"#));
        }
    }

    #[test]
    fn the_code_comes_as_a_number_or_as_a_text() {
        assert_eq!(data(r#"{"code":"0"}"#), r#"{"code":0}"#);
        for code in ["4100", r#""4100""#] {
            let error = answer(&format!(r#"{{"code":{code},"codeDesc":"","message":"m"}}"#)).unwrap_err();
            assert_eq!((error.code.as_str(), error.kind), ("4100", ErrorKind::Credentials), "{code}");
        }
    }

    #[test]
    fn what_is_not_known_is_kept_and_what_is_missing_or_null_does_not_matter() {
        for response in [
            r#"{"New":{"a":[null,1.5,12345678901234567890]},"RequestId":"r"}"#,
            r#"{"RequestId":null,"TotalCount":null}"#,
            r#"{"Error":null,"RequestId":"r"}"#,
            "{}",
        ] {
            assert_eq!(data(&format!(r#"{{"Response":{response}}}"#)), response);
        }
        assert_eq!(answer(r#"{"Response":{"RequestId":"r"}}"#).unwrap().request_id.as_deref(), Some("r"));
        assert_eq!(answer(r#"{"Response":{}}"#).unwrap().request_id, None);
    }

    #[test]
    fn a_host_of_the_newer_api_may_answer_as_the_older_one_does() {
        let error = answer(r#"{"code":4500,"codeDesc":"InvalidRequest.ReplayAttack","message":"m"}"#).unwrap_err();
        assert_eq!((error.code.as_str(), error.kind), ("InvalidRequest.ReplayAttack", ErrorKind::ClockSkew));
    }

    #[test]
    fn an_answer_in_nobodys_form_is_an_error() {
        for body in ["", " ", "{}", "[]", "null", "<html>", r#"{"code":null}"#, r#"{"code":{}}"#] {
            let error = answer(body).unwrap_err();
            assert_eq!((error.kind, error.status), (ErrorKind::Decode, Some(200)), "{body}");
        }
    }
}
