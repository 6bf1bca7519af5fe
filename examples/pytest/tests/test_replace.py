import pytest
from huaweicloudsdkcore.exceptions.exceptions import ClientRequestException, ServerResponseException

from replace import replace_address

# Resources of the emulator's default state; POST /_emulator/seed brings your own.
ENDPOINT = "ff80808169bf16c70169bf1d02270000"
SUBNET = "3ee6107e-4188-4c4d-b453-80d6b9a147d5"


def addresses(emulator):
    endpoints = emulator.control("state")["huawei"]["endpoints"]
    [endpoint] = [endpoint for endpoint in endpoints if endpoint["id"] == ENDPOINT]
    return [address["ip"] for address in endpoint["addresses"]]


def test_an_address_is_replaced(dns, emulator):
    replace_address(dns, ENDPOINT, SUBNET, "192.168.0.21", "192.168.0.77", emulator.sleep)
    assert addresses(emulator) == ["192.168.0.22", "192.168.0.23", "192.168.0.77"]


def test_the_old_address_stays_where_the_new_one_cannot_be_had(dns, emulator):
    with pytest.raises(ClientRequestException) as caught:
        replace_address(dns, ENDPOINT, SUBNET, "192.168.0.21", "192.168.0.22", emulator.sleep)
    assert caught.value.error_code == "DNS.1507"
    assert addresses(emulator) == ["192.168.0.21", "192.168.0.22", "192.168.0.23"]


def test_the_old_address_stays_while_the_service_is_down(dns, emulator):
    fault = {"service": "dns", "operation": "AssociateEndpointIpaddress", "status": 503}
    emulator.control("faults", {"faults": [fault]})
    with pytest.raises(ServerResponseException) as caught:
        replace_address(dns, ENDPOINT, SUBNET, "192.168.0.21", "192.168.0.77", emulator.sleep)
    assert caught.value.status_code == 503
    assert addresses(emulator) == ["192.168.0.21", "192.168.0.22", "192.168.0.23"]
