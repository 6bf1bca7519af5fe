from huaweicloudsdkcore.auth.credentials import BasicCredentials
from huaweicloudsdkcore.http.http_config import HttpConfig
from huaweicloudsdkcore.region.region import Region
from huaweicloudsdkdns.v2 import (
    AssociateEndpointIpaddressRequest,
    DisassociateEndpointIpaddressRequest,
    DnsClient,
    IpaddressInfo,
    Ipaddresses,
    ListEndpointIpaddressesRequest,
    ListEndpointsRequest,
    ShowEndpointRequest,
)

from huawei import ACCESS_KEY, PROJECT, SECRET_KEY, SUBNET, HuaweiTest, client, with_wrong_key
from support import URL, control, held, settle

ENDPOINT = "ff80808169bf16c70169bf1d02270000"


def bind(ip=None):
    body = Ipaddresses(ipaddress=IpaddressInfo(subnet_id=SUBNET, ip=ip))
    return AssociateEndpointIpaddressRequest(ENDPOINT, body)


def unbind(address):
    return DisassociateEndpointIpaddressRequest(ENDPOINT, address)


def held_addresses():
    [endpoint] = held("huawei", "endpoints", id=ENDPOINT)
    return [address["ip"] for address in endpoint["addresses"]]


class HuaweiDns(HuaweiTest):
    def setUp(self):
        super().setUp()
        self.dns = client(DnsClient)

    def addresses(self):
        return self.dns.list_endpoint_ipaddresses(ListEndpointIpaddressesRequest(ENDPOINT)).ipaddresses

    def status(self):
        return self.dns.show_endpoint(ShowEndpointRequest(ENDPOINT)).endpoint.status

    def test_list_bind_wait_list_unbind(self):
        listed = self.dns.list_endpoints(ListEndpointsRequest(direction="inbound", name="poi", limit=10))
        self.assertEqual([endpoint.id for endpoint in listed.endpoints], [ENDPOINT])
        self.assertEqual(listed.metadata.total_count, 1)

        bound = self.dns.associate_endpoint_ipaddress(bind("192.168.0.10"))
        self.assertEqual(bound.status_code, 202)
        self.assertEqual(bound.endpoint.status, "PENDING_CREATE")
        self.assertIsNone(bound.endpoint.vpc_id)
        self.assertEqual(self.status(), "PENDING_CREATE")
        settle()
        self.assertEqual(self.status(), "ACTIVE")
        [added] = [address for address in self.addresses() if address.ip == "192.168.0.10"]
        self.assertEqual(added.status, "ACTIVE")
        self.assertIn("192.168.0.10", held_addresses())

        unbound = self.dns.disassociate_endpoint_ipaddress(unbind(added.id))
        self.assertEqual(unbound.status_code, 202)
        self.assertEqual(self.status(), "PENDING_DELETE")
        settle()
        self.assertEqual(self.status(), "ACTIVE")
        self.assertNotIn("192.168.0.10", [address.ip for address in self.addresses()])
        self.assertNotIn("192.168.0.10", held_addresses())

    def test_bind_as_the_page_does(self):
        self.assertEqual(self.dns.associate_endpoint_ipaddress(bind("")).status_code, 202)

    def test_one_change_at_a_time(self):
        self.dns.associate_endpoint_ipaddress(bind())
        self.assert_refused(409, "DNS.0021", self.dns.associate_endpoint_ipaddress, bind())
        settle()
        self.assertEqual(len(held_addresses()), 4)

    def test_unknown_endpoint(self):
        self.assert_refused(404, "DNS.1510", self.dns.show_endpoint, ShowEndpointRequest("0" * 32))

    def test_wrong_key(self):
        dns = with_wrong_key(DnsClient)
        error = self.assert_refused(401, "APIGW.0301", dns.show_endpoint, ShowEndpointRequest(ENDPOINT))
        self.assertIn("verify aksk signature fail, canonicalRequest:GET|", error.error_msg)

    def test_wrong_clock(self):
        control("clock", {"offsetMs": 16 * 60 * 1000})
        error = self.assert_refused(401, "APIGW.0301", self.dns.show_endpoint, ShowEndpointRequest(ENDPOINT))
        self.assertIn("signature expired, signature time:", error.error_msg)

    def test_project_look_up(self):
        credentials = BasicCredentials(ACCESS_KEY, SECRET_KEY).with_iam_endpoint(URL)
        region = Region("cn-north-4", URL)
        dns = DnsClient.new_builder().with_credentials(credentials).with_region(region).build()
        self.assertEqual(dns.show_endpoint(ShowEndpointRequest(ENDPOINT)).endpoint.name, "poi-666")
        self.assertEqual(credentials.project_id, PROJECT)

    def test_with_a_configuration(self):
        credentials = BasicCredentials(ACCESS_KEY, SECRET_KEY, PROJECT)
        config = HttpConfig.get_default_config()
        config.retry_times = 1
        dns = DnsClient.new_builder().with_http_config(config).with_credentials(credentials).with_endpoint(URL).build()
        self.assertEqual(dns.show_endpoint(ShowEndpointRequest(ENDPOINT)).endpoint.name, "poi-666")

    def test_path_that_needs_encoding(self):
        # The client encodes the id; the emulator has to come to the same canonical path to say 404 and not 401.
        self.assert_refused(404, "DNS.1510", self.dns.show_endpoint, ShowEndpointRequest("a b+c~d*中"))
