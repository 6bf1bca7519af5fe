use super::*;

#[test]
fn a_call_without_a_project_in_its_path_goes_at_once() {
    let client = huawei(None);
    let mut call = client.call("dns", "showEndpoint", r#"{"endpoint_id":"e1"}"#).unwrap();
    let request = client.sent(&mut call);
    assert_eq!(request.url, "https://dns.cn-north-4.myhuaweicloud.com/v2.1/endpoints/e1");
    assert_eq!((request.method, request.body), ("GET", None));
    let done = client.done(&mut call, 200, r#"{"endpoint":{"id":"e1"}}"#).unwrap();
    assert_eq!(write(&done.data), r#"{"endpoint":{"id":"e1"}}"#);
    assert_eq!((done.status, done.request_id.as_deref(), done.attempts), (200, Some("r1"), 1));
}

#[test]
fn a_call_with_a_project_in_its_path_waits_for_one() {
    let mut client = huawei(None);
    let mut call = client.call("workspace", "listDesktopsEips", r#"{"limit":2,"state":"bind"}"#).unwrap();
    assert!(matches!(client.start(&mut call, moment()).unwrap(), Step::Project));
    assert_eq!(call.attempts(), 0);
    client.session.project_id = Some(PROJECT.to_owned());
    let request = client.sent(&mut call);
    let base = "https://workspace.cn-north-4.myhuaweicloud.com/v2";
    assert_eq!(request.url, format!("{base}/{PROJECT}/eips?limit=2&state=bind"));
    assert!(request.headers.contains(&("X-Project-Id".to_owned(), PROJECT.to_owned())));
    assert_eq!(call.attempts(), 1);
}

#[test]
fn a_token_is_sent_and_its_user_proves_itself_by_the_body() {
    let auth = r#"{"identity":{"methods":["password"],"password":{"user":{"name":"u","password":"p","domain":{"name":"d"}}}}}"#;
    let secret = || Secret::new("S".to_owned());
    let client = huawei_with(huawei::Credentials::Token(secret()), Some(PROJECT));
    let mut show = client.call("dns", "showEndpoint", r#"{"endpoint_id":"e1"}"#).unwrap();
    assert!(client.sent(&mut show).headers.contains(&("X-Auth-Token".to_owned(), "S".to_owned())));

    let client = huawei_with(huawei::Credentials::Password(secret()), Some(PROJECT));
    let params = format!(r#"{{"nocatalog":"true","auth":{auth}}}"#);
    let mut token = client.call("iam", "keystoneCreateUserTokenByPassword", &params).unwrap();
    let request = client.sent(&mut token);
    assert_eq!(request.url, "https://iam.cn-north-4.myhuaweicloud.com/v3/auth/tokens?nocatalog=true");
    assert_eq!(request.headers, [("Content-Type".to_owned(), "application/json".to_owned())]);
    assert_eq!(request.body.unwrap(), format!(r#"{{"auth":{auth}}}"#));
    let mut answer = reply(201, r#"{"token":{}}"#);
    answer.headers.push(("x-subject-token".to_owned(), "T".to_owned()));
    let Step::Done(done) = client.received(&mut token, &answer, arrival(NOW)).unwrap() else { panic!("not done") };
    assert_eq!(write(&done.data), r#"{"token":{},"X-Subject-Token":"T"}"#);
    // A password proves nothing elsewhere.
    let error = client.start(&mut show, moment()).unwrap_err();
    assert_eq!(error.message, "credentials: expected an access key or a token, got a password");
}

#[test]
fn what_takes_a_token_takes_no_signature() {
    let client = huawei(Some(PROJECT));
    let mut call = client.call("iam", "keystoneValidateToken", r#"{"X-Subject-Token":"T"}"#).unwrap();
    let error = client.start(&mut call, moment()).unwrap_err();
    assert!(error.message.starts_with("credentials: expected a token"), "{}", error.message);
}

#[test]
fn iams_calls_name_no_project() {
    let client = huawei(Some(PROJECT));
    let request = client.sent(&mut client.call("iam", "keystoneListProjects", "{}").unwrap());
    assert!(request.headers.iter().all(|(name, _)| name != "X-Project-Id"));
}

#[test]
fn a_given_project_counts_before_the_clients_own() {
    let client = huawei(Some("mine"));
    for (params, project) in [("{}", "mine"), (r#"{"project_id":"given"}"#, "given")] {
        let mut call = client.call("apig", "listInstancesV2", params).unwrap();
        let request = client.sent(&mut call);
        assert!(request.url.contains(&format!("/v2/{project}/apigw")), "{}", request.url);
        assert!(request.headers.contains(&("X-Project-Id".to_owned(), project.to_owned())));
    }
}

#[test]
fn prepare_sends_nothing_so_it_needs_a_project() {
    let client = huawei(None);
    let mut call = client.call("apig", "listInstancesV2", "{}").unwrap();
    let error = call.prepare(&client.config, &client.session, &client.learnt.borrow(), moment()).unwrap_err();
    assert!(error.message.starts_with("projectId: expected a project id"), "{}", error.message);
}

#[test]
fn a_refused_request_never_becomes_a_call() {
    let client = huawei(Some(PROJECT));
    let error = client.call("dns", "associateEndpointIpaddress", r#"{"endpoint_id":"../x"}"#).unwrap_err();
    assert_eq!(
        error.message,
        "endpoint_id: expected an id of letters, digits and - . _ ~ :, got one with `/`; \
         ipaddress: expected an object, got nothing"
    );
    let unknown = client.call("dns", "showEndpiont", "{}").unwrap_err();
    assert_eq!(unknown.message, "operation: expected a known name such as `showEndpoint`, got an unknown name");
    assert!(client.call("s3", "x", "{}").unwrap_err().message.contains("dns, apig, workspace, eip, vpc, iam"));
}

#[test]
fn an_empty_success_is_null() {
    let client = huawei(Some(PROJECT));
    let mut call = client.call("workspace", "batchDisassociateDesktopsEip", r#"{"desktop_ids":["d"]}"#).unwrap();
    assert_eq!(client.sent(&mut call).body.unwrap(), r#"{"desktop_ids":["d"]}"#);
    let done = client.done(&mut call, 200, "").unwrap();
    assert_eq!(done.data, Value::Null);
}

#[test]
fn both_versions_of_a_tencent_action() {
    let client = tencent(None);
    let params = r#"{"NetworkInterfaceId":"eni-1","PrivateIpAddresses":[{"PrivateIpAddress":"10.0.0.2"}]}"#;
    let mut v3 = client.call("vpc", "unassignPrivateIpAddresses", params).unwrap();
    let request = client.sent(&mut v3);
    assert_eq!((request.url.as_str(), request.body.as_deref()), ("https://vpc.tencentcloudapi.com/", Some(params)));
    assert!(request.headers.contains(&("X-TC-Region".to_owned(), "ap-guangzhou".to_owned())));
    let answer = r#"{"Response":{"Error":{"Code":"ResourceNotFound","Message":"gone"},"RequestId":"t1"}}"#;
    let error = client.done(&mut v3, 200, answer).unwrap_err();
    assert_eq!((error.code.as_str(), error.request_id.as_deref()), ("ResourceNotFound", Some("t1")));

    let params = r#"{"vpcId":"vpc-1","networkInterfaceId":"eni-1","privateIpAddress":["10.0.0.2","10.0.0.3"]}"#;
    let mut v2 = client.call("vpcLegacy", "unassignPrivateIpAddresses", params).unwrap();
    let request = client.sent(&mut v2);
    assert_eq!(request.url, "https://vpc.api.qcloud.com/v2/index.php");
    let body = request.body.unwrap();
    for part in ["privateIpAddress.1=10.0.0.3", "Region=gz", "Nonce=11886", "Timestamp=1735787045", "Signature="] {
        assert!(body.contains(part), "{part}: {body}");
    }
    let answer = r#"{"code":0,"message":"","codeDesc":"Success","data":{"taskId":16284}}"#;
    let done = client.done(&mut v2, 200, answer).unwrap();
    assert_eq!(write(&done.data), answer);
}

#[test]
fn an_answer_in_nobodys_form_is_an_error() {
    let mut client = tencent(None);
    client.policy.max_attempts = 1;
    for (status, body, kind) in [
        (200, "{}", ErrorKind::Decode),
        (200, "[]", ErrorKind::Decode),
        (200, "<html>", ErrorKind::Decode),
        (502, "<html>", ErrorKind::Service),
        (302, "", ErrorKind::Service),
    ] {
        let mut call = client.call("vpc", "describeNetworkInterfaces", "{}").unwrap();
        client.sent(&mut call);
        let error = client.done(&mut call, status, body).unwrap_err();
        assert_eq!((error.kind, error.status), (kind, Some(status)), "{body}");
    }
}

#[test]
fn another_endpoint_is_called_and_its_host_is_signed() {
    let client = tencent(Some("http://127.0.0.1:8787/proxy/"));
    let mut call = client.call("vpc", "describeNetworkInterfaces", "{}").unwrap();
    let Step::Send(prepared) = client.start(&mut call, moment()).unwrap() else { panic!("done") };
    assert_eq!(prepared.request.url, "http://127.0.0.1:8787/proxy/");
    assert!(prepared.explanation().unwrap().canonical_request.unwrap().contains("\nhost:127.0.0.1:8787\n"));
}

#[test]
fn a_secret_that_the_provider_echoes_is_taken_out() {
    let client = huawei(Some(PROJECT));
    let mut call = client.call("apig", "listInstancesV2", "{}").unwrap();
    client.sent(&mut call);
    let body =
        r#"{"error_code":"APIGW.0301","error_msg":"x-security-token:TOKEN+/=0001|","error_detail":"TOKEN+/=0001"}"#;
    let mut error = client.done(&mut call, 401, body).unwrap_err();
    client.session.credentials.unwrap().redact(&mut error);
    assert_eq!(error.message, "x-security-token:[redacted]|");
    assert_eq!(write(&error.details.unwrap()), r#"{"error_detail":"[redacted]"}"#);
}

#[test]
fn settings_that_could_not_work_are_refused() {
    let mut config = tencent(Some("ftp://x")).config;
    assert!(config.check().unwrap_err().message.starts_with("endpoint: expected"));
    config.endpoints = vec![("cvm".to_owned(), "https://x".to_owned())];
    assert!(config.check().unwrap_err().message.starts_with("endpoint.cvm: expected one of vpc, vpcLegacy"));
    config.endpoints = vec![("vpc".to_owned(), "https://x?a=b".to_owned())];
    assert!(config.check().unwrap_err().message.starts_with("endpoint.vpc: expected a URL without a query"));
    let mut config = huawei(Some("a/b")).config;
    assert!(config.check().unwrap_err().message.starts_with("projectId: expected"));
    config.project_id = None;
    for (region, endpoint, good) in [
        ("cn-north-4", None, true),
        ("cn-nort-4", None, false),
        ("cn-nort-4", Some("https://x"), true),
        ("cn north", Some("https://x"), false),
    ] {
        config.region = region.to_owned();
        config.endpoints = endpoint.map(|url| ("dns".to_owned(), url.to_owned())).into_iter().collect();
        let checked = config.check();
        assert_eq!(checked.is_ok(), good, "{region} {endpoint:?}");
        assert!(good || checked.unwrap_err().message.starts_with("region: expected a region such as cn-north-"));
    }
}
