"""Gives a resolver endpoint of Huawei Cloud DNS one address in place of another."""

import time

from huaweicloudsdkdns.v2 import (
    AssociateEndpointIpaddressRequest,
    DisassociateEndpointIpaddressRequest,
    IpaddressInfo,
    Ipaddresses,
    ListEndpointIpaddressesRequest,
    ShowEndpointRequest,
)


def replace_address(dns, endpoint, subnet, old, new, sleep=time.sleep):
    """The new one first: an endpoint keeps at least two addresses."""
    listed = dns.list_endpoint_ipaddresses(ListEndpointIpaddressesRequest(endpoint)).ipaddresses
    ids = [address.id for address in listed if address.ip == old]
    if not ids:
        raise LookupError(f"the endpoint {endpoint} has no address {old}")

    body = Ipaddresses(ipaddress=IpaddressInfo(subnet_id=subnet, ip=new))
    dns.associate_endpoint_ipaddress(AssociateEndpointIpaddressRequest(endpoint, body))
    wait(dns, endpoint, sleep)
    dns.disassociate_endpoint_ipaddress(DisassociateEndpointIpaddressRequest(endpoint, ids[0]))
    wait(dns, endpoint, sleep)


def wait(dns, endpoint, sleep):
    """An endpoint that is being changed takes no second change."""
    while (status := dns.show_endpoint(ShowEndpointRequest(endpoint)).endpoint.status) != "ACTIVE":
        if not status.startswith("PENDING_"):
            raise RuntimeError(f"the endpoint {endpoint} is {status}")
        sleep(5)
