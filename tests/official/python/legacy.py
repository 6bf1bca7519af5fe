"""API 2.0. Its client knows one address for each module and speaks TLS alone, so the tests give it a connection that
ends at the emulator; what goes through, the signed host name included, is the client's own."""

import json
import socket
from http.client import HTTPConnection
from unittest import mock

from QcloudApi.qcloudapi import QcloudApi

from support import HOST, SECRET_ID, TENCENT_SECRET_KEY


class ToEmulator(HTTPConnection):
    request_length = 0

    def connect(self):
        host, port = HOST.split(":")
        self.sock = socket.create_connection((host, int(port)))


def client(module, method="GET", signature_method="HmacSHA1", secret_key=TENCENT_SECRET_KEY):
    return QcloudApi(
        module,
        {
            "Region": "gz",
            "secretId": SECRET_ID,
            "secretKey": secret_key,
            "method": method,
            "SignatureMethod": signature_method,
        },
    )


def call(module, action, **params):
    with mock.patch("QcloudApi.common.request.MyHTTPSConnection", ToEmulator):
        return json.loads(module.call(action, params))
