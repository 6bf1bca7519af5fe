"""Signs cases with the official Python packages: a case as JSON in each line of input, its intermediates in each of output.

The packages run as they are. What they would take from their surroundings is given to them: the clock, and the query
and body as the case has them on the wire. What they keep to themselves is read on its way into their hash functions.
"""

import functools
import hmac
import importlib.metadata
import json
import sys
import types
from urllib.parse import unquote, urlsplit

import QcloudApi.common.sign as qcloud
import tencentcloud.common.abstract_client as tencent
from huaweicloudsdkcore.auth.credentials import BasicCredentials
from huaweicloudsdkcore.sdk_request import SdkRequest
from huaweicloudsdkcore.signer.signer import DerivationAKSKSigner, Signer, SM3Signer
from tencentcloud.common.credential import Credential
from tencentcloud.common.http.request import RequestInternal
from tencentcloud.common.profile.client_profile import ClientProfile

seen = {}


def watch(function, position, name):
    """The function, with what comes to it kept: the last thing to be hashed is always the one we ask for."""

    def watched(*args, **kwargs):
        seen[name] = args[position]
        return function(*args, **kwargs)

    return watched


def text(name):
    return seen[name] if isinstance(seen[name], str) else seen[name].decode()


@functools.cache
def version(package):
    """Asked for once: the metadata is read from files, which takes longer than a signature."""
    return importlib.metadata.version(package)


def find(headers, name):
    return next((value for key, value in headers.items() if key.lower() == name), None)


def body_of(case):
    return bytes.fromhex(case["bodyHex"]) if "bodyHex" in case else case.get("body", "").encode()


def host_of(url):
    """As it goes on the wire: in lower case, without the default port."""
    default = {"https": ":443", "http": ":80"}[url.scheme]
    return url.netloc.lower().removesuffix(default)


def huawei(case):
    key = case["credentials"]
    credentials = BasicCredentials(key["accessKeyId"], key["secretAccessKey"])
    signer_class = {
        "SDK-HMAC-SHA256": Signer,
        "V11-HMAC-SHA256": DerivationAKSKSigner,
        "SDK-HMAC-SM3": SM3Signer,
    }[case["algorithm"]]
    signer = signer_class(credentials)
    canonical = signer._process_canonical_request
    signer._process_canonical_request = lambda *args: seen.setdefault("canonical", canonical(*args))

    url = urlsplit(case["url"])
    # Written in lower case, since a `Content-Type` in just these letters makes the package leave the body unsigned.
    headers = {name.lower(): value for name, value in case["headers"].items()}
    headers.setdefault("x-sdk-date", case["at"])
    if "securityToken" in key:
        headers["x-security-token"] = key["securityToken"]
    if case.get("bodySha256") == "UNSIGNED-PAYLOAD":
        headers["x-sdk-content-sm3" if signer_class is SM3Signer else "x-sdk-content-sha256"] = "UNSIGNED-PAYLOAD"
    pairs = [pair.partition("=") for pair in url.query.split("&") if pair]
    request = SdkRequest(
        method=case["method"],
        schema=url.scheme,
        host=host_of(url),
        resource_path=url.path or "/",
        query_params=[(unquote(name), unquote(value)) for name, _, value in pairs],
        header_params=headers,
        body=body_of(case),
    )
    derived = (case["service"], case["region"]) if signer_class is DerivationAKSKSigner else ()
    authorization = signer.sign(request, *derived).header_params["Authorization"]
    return text("canonical"), authorization


def tc3(case):
    url = urlsplit(case["url"])
    key = case["credentials"]
    headers = case["headers"]
    tencent.time = types.SimpleNamespace(time=lambda: float(find(headers, "x-tc-timestamp") or case["at"]))
    tencent.urlencode = lambda _: url.query
    tencent._octet_stream = find(headers, "content-type")

    client.credential = Credential(key["secretId"], key["secretKey"], key.get("token"))
    client._service = case["service"]
    client.profile.httpProfile.endpoint = find(headers, "host") or host_of(url)
    unsigned = "UNSIGNED-PAYLOAD" in (case.get("bodySha256"), find(headers, "x-tc-content-sha256"))
    client.profile.unsignedPayload = unsigned
    request = RequestInternal(method=case["method"], uri=url.path or "/", header={}, data=body_of(case))
    client._build_req_inter("Action", {}, request, {"IsOctetStream": True})
    return text("hashed"), request.header["Authorization"]


def form(case, url):
    """All the parameters of a form that are signed."""
    key = case["credentials"]
    params = {"Timestamp": case["at"], "Nonce": case["nonce"], **case["params"], "SecretId": key["secretId"]}
    if "token" in key:
        params["Token"] = key["token"]
    if case["algorithm"]:
        params["SignatureMethod"] = case["algorithm"]
    return params, case["algorithm"] or "HmacSHA1", host_of(url), url.path or "/"


def api2(case):
    params, algorithm, host, path = form(case, urlsplit(case["url"]))
    signer = qcloud.Sign(case["credentials"]["secretId"], case["credentials"]["secretKey"])
    return signer.make(host, path, params, case["method"], algorithm)


def api3(case):
    params, algorithm, host, path = form(case, urlsplit(case["url"]))
    client.profile.httpProfile.endpoint = host
    client.profile.httpProfile.reqMethod = case["method"]
    client._requestPath = path
    return tencent.Sign.sign(case["credentials"]["secretKey"], client._format_sign_string(params), algorithm)


def answer(case):
    seen.clear()
    package = case["producedBy"].split(" ")[0]
    result = {"producedBy": f"{package} {version(package)} (Python)"}
    if "params" in case:
        signature = api2(case) if package == "qcloudapi-sdk-python" else api3(case)
        return {**result, "string-to-sign": text("keyed"), "signature": signature}
    canonical, authorization = huawei(case) if package == "huaweicloudsdkcore" else tc3(case)
    return {
        **result,
        "canonical-request": canonical,
        "string-to-sign": text("keyed"),
        "signature": authorization.rpartition("Signature=")[2],
        "authorization": authorization,
    }


hmac.new = watch(hmac.new, 1, "keyed")
tencent.hashlib = types.SimpleNamespace(sha256=watch(tencent.hashlib.sha256, 0, "hashed"))
# Of the ways to a body only that of octets takes one as it is, so every case goes that way, whatever its content type.
tencent._json_content = tencent._multipart_content = None
profile = ClientProfile()
profile.disable_region_breaker = True
client = tencent.AbstractClient(Credential("id", "key"), "", profile)

for line in sys.stdin:
    try:
        result = answer(json.loads(line))
    except Exception as error:
        result = {"error": f"{type(error).__name__}: {error}"}
    print(json.dumps(result), flush=True)
