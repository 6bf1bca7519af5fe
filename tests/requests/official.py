"""What the official Python clients would send: a case as JSON in each line of input, its request in each of output.

The clients run as they are, up to the last moment: in place of the connection there is something that keeps the
finished request. An operation that a client does not have is answered with `null`.
"""

import importlib
import json
import socket
import sys

import QcloudApi.common.request as qcloud
from huaweicloudsdkcore.auth.credentials import BasicCredentials, GlobalCredentials
from QcloudApi.qcloudapi import QcloudApi
from requests.adapters import BaseAdapter
from tencentcloud.common.credential import Credential
from tencentcloud.vpc.v20170312 import models
from tencentcloud.vpc.v20170312.vpc_client import VpcClient

PROJECT = "0123456789abcdef0123456789abcdef"
ACCESS_KEY, SECRET_KEY = "AKEXAMPLE0000000000", "SKEXAMPLE0000000000000000000000000000000"


def refuse(*_):
    raise OSError("nothing is sent here")


socket.socket.connect = refuse


class Captured(BaseException):
    """A finished request. No client knows it, so none catches it."""

    def __init__(self, method, url, headers, body):
        self.request = {"method": method, "url": url, "headers": dict(headers), "body": text(body)}


def text(body):
    return body.decode() if isinstance(body, bytes) else body


class Capture(BaseAdapter):
    """In place of a connection of `requests`."""

    def send(self, request, **_):
        raise Captured(request.method, request.url, request.headers, request.body)

    def close(self):
        pass


class CaptureForm:
    """In place of a connection of API 2.0's client."""

    def __init__(self, host):
        self.host = host

    def request(self, method, path, body, headers):
        raise Captured(method, f"https://{self.host}{path}", headers, body)


qcloud.MyHTTPSConnection = CaptureForm


def huawei_client(service, version):
    module = importlib.import_module(f"huaweicloudsdk{service}.{version}.{service}_client")
    builder = getattr(module, f"{service.capitalize()}Client").new_builder()
    if "Basic" in builder._credential_type[0]:
        credentials = BasicCredentials(ACCESS_KEY, SECRET_KEY, PROJECT)
    else:
        credentials = GlobalCredentials(ACCESS_KEY, SECRET_KEY, "0123456789abcdef")
    client = builder.with_credentials(credentials).with_endpoint("https://huawei.example").build()
    client.get_http_client()._session.mount("https://", Capture())
    return client


class Huawei:
    """A service has a client for each of its versions, of which the older ones share v2."""

    VERSIONS = {
        "apig": ["v2"],
        "dns": ["v2"],
        "eip": ["v2", "v3"],
        "iam": ["v3"],
        "vpc": ["v2", "v3"],
        "workspace": ["v2"],
    }

    def __init__(self):
        self.clients = {
            service: {version: huawei_client(service, version) for version in versions}
            for service, versions in self.VERSIONS.items()
        }

    def call(self, case):
        found = self.find(self.clients[case["service"]], case["operation"])
        return found and self.send(*found, case["params"])

    @staticmethod
    def find(clients, name):
        """Of two operations of one name, the one of the newer version ends in V3 here."""
        wanted = [(client, name) for client in clients.values()]
        if name.endswith("V3") and "v3" in clients:
            wanted.append((clients["v3"], name.removesuffix("V3")))
        for client, name in wanted:
            for method in dir(client):
                if method.replace("_", "") == name.lower():
                    return client, getattr(client, method), f"{name}Request"
        return None

    @staticmethod
    def send(client, method, request_class, params):
        request_class = getattr(client.model_package, request_class)
        request = client._deserialize(params, request_class) if params else request_class()
        # Of an empty input the client makes no body; a caller who fills in none of its members gives an empty one.
        if "body" in request.openapi_types and request.body is None:
            request.body = getattr(client.model_package, request.openapi_types["body"])()
        return method(request)


class Tencent:
    def __init__(self):
        self.client = VpcClient(Credential("AKIDEXAMPLE", "SKEXAMPLE"), "ap-guangzhou")
        self.client.request.conn._session.mount("https://", Capture())

    def call(self, case):
        name = case["operation"]
        if not hasattr(self.client, name):
            return None
        request = getattr(models, f"{name}Request")()
        request._deserialize(case["params"])
        return getattr(self.client, name)(request)


class TencentLegacy:
    """Its client sends whatever action it is told, so it has every operation."""

    def call(self, case):
        config = {
            "Region": "gz",
            "secretId": "AKIDEXAMPLE",
            "secretKey": "SKEXAMPLE",
            "method": "POST",
            "SignatureMethod": "HmacSHA256",
        }
        if case["version"]:
            config["Version"] = case["version"]
        return QcloudApi(case["service"].removesuffix("Legacy"), config).call(case["operation"], case["params"])


def sent(client, case):
    try:
        return client.call(case)
    except Captured as captured:
        return captured.request
    except Exception as error:
        return {"error": f"{type(error).__name__}: {error}"}


def main():
    huawei, tencent, legacy = Huawei(), Tencent(), TencentLegacy()
    for line in sys.stdin:
        case = json.loads(line)
        of_tencent = legacy if case["service"].endswith("Legacy") else tencent
        print(json.dumps(sent(huawei if case["cloud"] == "huawei" else of_tencent, case)))


main()
