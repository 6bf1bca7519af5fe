"""What the tests share: where the emulator is, its keys, and its clock."""

import json
import os
import unittest
import urllib.request

URL = os.environ["CLOUDIP_EMULATOR_URL"]
HOST = URL.removeprefix("http://")

ACCESS_KEY = "AKEXAMPLE0000000000"
SECRET_KEY = "SKEXAMPLE0000000000000000000000000000000"
PROJECT = "0123456789abcdef0123456789abcdef"

SECRET_ID = "AKIDEXAMPLE00000000000000000000000"
TENCENT_SECRET_KEY = "SKEXAMPLE000000000000000000000000"
VPC = "vpc-7t9nf3pu"
ENI = "eni-m6dyj72l"


def control(name, body):
    request = urllib.request.Request(
        f"{URL}/_emulator/{name}", json.dumps(body).encode(), {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request) as response:
        return json.load(response)


def settle():
    """Let the time pass that an accepted change needs."""
    control("clock", {"advanceMs": 2000})


class EmulatorTest(unittest.TestCase):
    def setUp(self):
        control("reset", {})
