import json
import subprocess
import urllib.request

import pytest
from huaweicloudsdkcore.auth.credentials import BasicCredentials
from huaweicloudsdkdns.v2 import DnsClient


class Emulator:
    def __init__(self, url):
        self.url = url

    def control(self, name, body=None):
        """One of the emulator's own calls: with a body it changes something, without one it asks."""
        data = None if body is None else json.dumps(body).encode()
        with urllib.request.urlopen(f"{self.url}/_emulator/{name}", data) as response:
            return json.load(response)

    def sleep(self, seconds):
        """Instead of waiting, the emulator's clock goes on."""
        self.control("clock", {"advanceMs": seconds * 1000})


@pytest.fixture(scope="session")
def process():
    """The program on a free port, which it names in its one line."""
    command = ["node_modules/.bin/cloudip-emulator", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as program:
        yield program.stdout.readline().removeprefix("listening on ").strip()
        program.terminate()


@pytest.fixture
def emulator(process):
    emulator = Emulator(process)
    emulator.control("reset", {})
    return emulator


@pytest.fixture
def dns(emulator):
    # The emulator's own key; it verifies every signature.
    credentials = BasicCredentials(
        "AKEXAMPLE0000000000", "SKEXAMPLE0000000000000000000000000000000", "0123456789abcdef0123456789abcdef"
    )
    return DnsClient.new_builder().with_credentials(credentials).with_endpoint(emulator.url).build()
