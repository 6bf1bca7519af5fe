use super::*;

/// A read, a write that may be repeated, one that may not, and one that carries its token.
const READ: (&str, &str) = ("showEndpoint", r#"{"endpoint_id":"e"}"#);
const REMOVE: (&str, &str) = ("disassociateEndpointIpaddress", r#"{"endpoint_id":"e","ipaddress_id":"i"}"#);
const ADD: (&str, &str) = ("associateEndpointIpaddress", r#"{"endpoint_id":"e","ipaddress":{"subnet_id":"s"}}"#);

#[test]
fn what_may_be_repeated_is_sent_again_and_signed_anew() {
    let client = huawei(Some(PROJECT));
    let mut call = client.call("dns", READ.0, READ.1).unwrap();
    let first = client.sent(&mut call);
    assert_eq!(pause(client.answered(&mut call, 503, "")), (100.0, "HTTP 503".to_owned()));
    let second = client.sent_at(&mut call, NOW + 1_000.0);
    assert_ne!(first.headers, second.headers);
    assert_eq!(pause(client.failed(&mut call, Failure::Broken)), (200.0, "Network".to_owned()));
    client.sent_at(&mut call, NOW + 2_000.0);
    assert_eq!(pause(client.failed(&mut call, Failure::Slow)), (400.0, "Timeout".to_owned()));
    client.sent_at(&mut call, NOW + 3_000.0);
    let done = client.done(&mut call, 200, r#"{"endpoint":{}}"#).unwrap();
    assert_eq!(done.attempts, 4);
}

#[test]
fn there_is_an_end_to_attempts() {
    let client = huawei(Some(PROJECT));
    let mut call = client.call("dns", READ.0, READ.1).unwrap();
    for _ in 0..3 {
        client.sent(&mut call);
        pause(client.answered(&mut call, 502, "<html>"));
    }
    client.sent(&mut call);
    let error = client.answered(&mut call, 502, "<html>").unwrap_err();
    assert_eq!((error.code.as_str(), error.retryable, call.attempts()), ("HTTP 502", true, 4));
}

/// Which failures make the call be sent again.
fn repeated(operation: (&str, &str)) -> Vec<&'static str> {
    type Fail = fn(&Client, &mut Call) -> Result<Step>;
    let failures: [(&str, Fail); 14] = [
        ("broken", |client, call| client.failed(call, Failure::Broken)),
        ("unsent", |client, call| client.failed(call, Failure::Unsent)),
        ("slow", |client, call| client.failed(call, Failure::Slow)),
        ("late", |client, call| client.failed(call, Failure::Late)),
        ("aborted", |client, call| client.failed(call, Failure::Aborted)),
        ("too long", |client, call| client.failed(call, Failure::TooLong)),
        ("500", |client, call| client.answered(call, 500, "")),
        ("504", |client, call| client.answered(call, 504, "<html>")),
        ("429", |client, call| client.answered(call, 429, "")),
        ("busy", |client, call| client.answered(call, 400, r#"{"code":"DNS.0021","message":"m"}"#)),
        ("truncated", |client, call| client.answered(call, 200, r#"{"endpoint":"#)),
        ("redirect", |client, call| client.answered(call, 302, "")),
        ("401", |client, call| client.answered(call, 401, r#"{"error_code":"APIGW.0301","error_msg":"m"}"#)),
        ("403", |client, call| client.answered(call, 403, "")),
    ];
    let mut again = Vec::new();
    for (name, fail) in failures {
        let client = huawei(Some(PROJECT));
        let mut call = client.call("dns", operation.0, operation.1).unwrap();
        client.sent(&mut call);
        match fail(&client, &mut call) {
            Ok(_) => again.push(name),
            Err(error) => assert_eq!(call.attempts(), 1, "{error}"),
        }
    }
    again
}

#[test]
fn only_what_was_certainly_not_executed_is_sent_again_where_a_second_time_would_count() {
    let always = ["broken", "unsent", "slow", "500", "504", "429", "busy"];
    assert_eq!(repeated(READ), always);
    assert_eq!(repeated(REMOVE), always);
    assert_eq!(repeated(ADD), ["unsent", "429", "busy"]);
}

#[test]
fn tencents_codes_are_known() {
    let assign = r#"{"NetworkInterfaceId":"eni-1","SecondaryPrivateIpAddressCount":1"#;
    for (code, token, again) in [
        ("RequestLimitExceeded", "", true),
        ("RequestLimitExceeded.UinLimitExceeded", "", true),
        ("LimitExceeded.ActionLimited", "", true),
        ("UnsupportedOperation.MutexOperationTaskRunning", "", true),
        ("InternalError", "", false),
        ("InternalError", r#","ClientToken":"t""#, true),
        ("LimitExceeded", "", false),
        ("AuthFailure.SignatureFailure", r#","ClientToken":"t""#, false),
    ] {
        let client = tencent(None);
        let params = [assign, token, "}"].concat();
        let mut call = client.call("vpc", "assignPrivateIpAddresses", &params).unwrap();
        client.sent(&mut call);
        let body = format!(r#"{{"Response":{{"Error":{{"Code":"{code}","Message":"m"}},"RequestId":"r"}}}}"#);
        assert_eq!(client.answered(&mut call, 200, &body).is_ok(), again, "{code}");
    }
}

#[test]
fn an_error_says_that_something_may_have_taken_effect() {
    let client = huawei(Some(PROJECT));
    let unknown = |error: &Error| error.details.as_ref().and_then(|details| details.get("outcome")).is_some();
    let mut add = client.call("dns", ADD.0, ADD.1).unwrap();
    client.sent(&mut add);
    let error = client.failed(&mut add, Failure::Broken).unwrap_err();
    assert!(unknown(&error) && !error.retryable, "{error}");
    // Once more it is removed; nothing is found, which may be the first attempt's doing.
    let mut remove = client.call("dns", REMOVE.0, REMOVE.1).unwrap();
    client.sent(&mut remove);
    pause(client.failed(&mut remove, Failure::Broken));
    client.sent(&mut remove);
    let error = client.answered(&mut remove, 404, r#"{"code":"DNS.0004","message":"gone"}"#).unwrap_err();
    assert!(unknown(&error), "{error}");
    // What was not sent, and what was answered, leaves no doubt. Neither does a read.
    for (operation, status) in [(ADD, 400), (READ, 404)] {
        let mut call = client.call("dns", operation.0, operation.1).unwrap();
        client.sent(&mut call);
        pause(client.failed(&mut call, Failure::Unsent));
        client.sent(&mut call);
        let error = client.answered(&mut call, status, r#"{"code":"DNS.0001","message":"m"}"#).unwrap_err();
        assert!(!unknown(&error), "{error}");
    }
    let mut call = client.call("dns", ADD.0, ADD.1).unwrap();
    assert!(!unknown(&client.failed(&mut call, Failure::Aborted).unwrap_err()));
}

#[test]
fn no_attempt_begins_after_the_deadline() {
    let client = huawei(Some(PROJECT));
    for (asked, now, again) in [
        (Some(59_000.0), NOW, true),
        (Some(60_000.0), NOW, false),
        (None, NOW + 59_900.0, true),
        (None, NOW + 59_901.0, false),
    ] {
        let mut call = client.call("dns", READ.0, READ.1).unwrap();
        client.sent(&mut call);
        let arrival = Arrival { retry_after: asked, ..arrival(now) };
        assert_eq!(client.received(&mut call, &reply(429, ""), arrival).is_ok(), again, "{asked:?} {now}");
    }
}

#[test]
fn an_outage_uses_up_the_retries_of_a_client() {
    let client = huawei(Some(PROJECT));
    let mut sent = 0;
    for _ in 0..200 {
        let mut call = client.call("dns", READ.0, READ.1).unwrap();
        client.sent(&mut call);
        while client.answered(&mut call, 503, "").is_ok() {
            client.sent(&mut call);
        }
        sent += call.attempts();
    }
    assert_eq!(sent, 300);
}

const EXPIRED: &str = r#"{"error_code":"APIGW.0301","error_msg":"calc aksk signature fail:signature expired, signature time:20250102T030405Z,server time:20250102T040405Z"}"#;

#[test]
fn the_clock_is_set_once_and_for_all_calls() {
    let client = huawei(Some(PROJECT));
    let mut call = client.call("dns", READ.0, READ.1).unwrap();
    client.sent(&mut call);
    assert_eq!(pause(client.answered(&mut call, 401, EXPIRED)), (0.0, "APIGW.0301".to_owned()));
    let date = ("X-Sdk-Date".to_owned(), "20250102T040405Z".to_owned());
    assert!(client.sent(&mut call).headers.contains(&date));
    // That it is refused all the same has another cause.
    assert_eq!(client.answered(&mut call, 401, EXPIRED).unwrap_err().kind, ErrorKind::ClockSkew);
    assert_eq!(call.attempts(), 2);
    let mut other = client.call("dns", READ.0, READ.1).unwrap();
    assert!(client.sent(&mut other).headers.contains(&date));
}

#[test]
fn the_providers_time_is_that_of_the_middle_of_the_exchange() {
    let client = huawei(Some(PROJECT));
    let mut call = client.call("dns", ADD.0, ADD.1).unwrap();
    client.sent(&mut call);
    let arrival = Arrival { server: Some(NOW - 3_600_000.0), ..arrival(NOW + 4_000.0) };
    pause(client.received(&mut call, &reply(401, EXPIRED), arrival));
    assert_eq!(client.learnt.borrow().offset, -3_602_000.0);
}

#[test]
fn a_clock_that_cannot_be_set_is_an_error() {
    let client = huawei(Some(PROJECT));
    let body = r#"{"error_code":"APIGW.0301","error_msg":"signature expired"}"#;
    // No time is told, or one that is as good as ours.
    for server in [None, Some(NOW + 59_000.0)] {
        let mut call = client.call("dns", READ.0, READ.1).unwrap();
        client.sent(&mut call);
        let error = client.received(&mut call, &reply(401, body), Arrival { server, ..arrival(NOW) }).unwrap_err();
        assert_eq!(error.kind, ErrorKind::ClockSkew);
    }
    // Nothing may be sent twice, but the next call is right.
    let mut once = huawei(Some(PROJECT));
    once.policy.max_attempts = 1;
    let mut call = once.call("dns", READ.0, READ.1).unwrap();
    once.sent(&mut call);
    assert_eq!(once.answered(&mut call, 401, EXPIRED).unwrap_err().kind, ErrorKind::ClockSkew);
    assert_eq!(once.learnt.borrow().offset, 3_600_000.0);
}

#[test]
fn calls_of_a_limited_service_take_turns() {
    let mut client = huawei(Some(PROJECT));
    client.policy.interval = 100.0;
    let mut calls: Vec<_> = (0..4).map(|_| client.call("dns", READ.0, READ.1).unwrap()).collect();
    let [first, second, third, fourth] = calls.as_mut_slice() else { panic!("four calls") };
    client.sent(first);
    assert_eq!(pause(client.start(second, moment())), (100.0, String::new()));
    assert_eq!(pause(client.start(third, moment())), (200.0, String::new()));
    // Who gives up gives its place back, and who waited goes at once.
    third.end(&mut client.learnt.borrow_mut());
    client.sent_at(second, NOW + 100.0);
    assert_eq!(pause(client.start(fourth, Moment { now: NOW + 150.0, ..moment() })), (50.0, String::new()));
    // A call that was sent has no place to give back.
    second.end(&mut client.learnt.borrow_mut());
    let mut fifth = client.call("dns", READ.0, READ.1).unwrap();
    assert_eq!(pause(client.start(&mut fifth, Moment { now: NOW + 150.0, ..moment() })), (150.0, String::new()));
}

const REVOKED: &str = r#"{"error_code":"APIGW.0307","error_msg":"The token must be updated."}"#;

#[test]
fn a_token_that_was_revoked_is_got_anew_once() {
    let token = || huawei::Credentials::Token(Secret::new("T".to_owned()));
    let mut client = huawei_with(token(), Some(PROJECT));
    client.session.renewable = true;
    // It was not executed, so it may be any operation.
    let mut call = client.call("dns", ADD.0, ADD.1).unwrap();
    client.sent(&mut call);
    let Step::Renew(error) = client.answered(&mut call, 401, REVOKED).unwrap() else { panic!("not renewed") };
    assert_eq!(error.code, "APIGW.0307");
    client.sent(&mut call);
    let error = client.answered(&mut call, 401, REVOKED).unwrap_err();
    assert_eq!((error.kind, call.attempts()), (ErrorKind::Credentials, 2));
}

#[test]
fn what_cannot_be_got_anew_is_not_sent_again() {
    let token = || huawei::Credentials::Token(Secret::new("T".to_owned()));
    let given = huawei_with(token(), Some(PROJECT));
    let mut key = huawei(Some(PROJECT));
    key.session.renewable = true;
    let mut once = huawei_with(token(), Some(PROJECT));
    once.session.renewable = true;
    once.policy.max_attempts = 1;
    let mut forbidden = huawei_with(token(), Some(PROJECT));
    forbidden.session.renewable = true;
    for (client, status) in [(given, 401), (key, 401), (once, 401), (forbidden, 403)] {
        let mut call = client.call("dns", READ.0, READ.1).unwrap();
        client.sent(&mut call);
        assert_eq!(client.answered(&mut call, status, REVOKED).unwrap_err().status, Some(status));
    }
}
