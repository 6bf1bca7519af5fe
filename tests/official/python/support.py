"""What the tests share: where the emulator is, its keys, its clock, and what it holds."""

import json
import os
import unittest
import urllib.request

URL = os.environ["CLOUDIP_EMULATOR_URL"]
HOST = URL.removeprefix("http://")

SECRET_ID = "AKIDEXAMPLE00000000000000000000000"
TENCENT_SECRET_KEY = "SKEXAMPLE000000000000000000000000"
VPC = "vpc-7t9nf3pu"
ENI = "eni-m6dyj72l"


def control(name, body=None):
    """One of the emulator's own calls: with a body it changes something, without one it asks."""
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(f"{URL}/_emulator/{name}", data, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request) as response:
        return json.load(response)


def settle():
    """Let the time pass that an accepted change needs."""
    control("clock", {"advanceMs": int(os.environ["SETTLE_MS"])})


def held(cloud, kind, **members):
    """The resources of one kind that the emulator holds and that have these members."""
    resources = control("state")[cloud][kind]
    return [entry for entry in resources if all(entry[name] == value for name, value in members.items())]


def last_request_id():
    """The id that the emulator gave the last request."""
    return control("requests")["requests"][-1]["requestId"]


class EmulatorTest(unittest.TestCase):
    def setUp(self):
        control("reset", {})
