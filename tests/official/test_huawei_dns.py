from huaweicloudsdkcore.auth.credentials import BasicCredentials
from huaweicloudsdkcore.exceptions.exceptions import ClientRequestException, ServerResponseException
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

from support import ACCESS_KEY, PROJECT, SECRET_KEY, URL, EmulatorTest, control, settle

ENDPOINT = "ff80808169bf16c70169bf1d02270000"
SUBNET = "3ee6107e-4188-4c4d-b453-80d6b9a147d5"


def client(secret_key=SECRET_KEY):
    return (
        DnsClient.new_builder()
        .with_http_config(HttpConfig.get_default_config())
        .with_credentials(BasicCredentials(ACCESS_KEY, secret_key, PROJECT))
        .with_endpoint(URL)
        .build()
    )


def bind(dns, ip=None):
    body = Ipaddresses(ipaddress=IpaddressInfo(subnet_id=SUBNET, ip=ip))
    return dns.associate_endpoint_ipaddress(AssociateEndpointIpaddressRequest(ENDPOINT, body))


def addresses(dns):
    return dns.list_endpoint_ipaddresses(ListEndpointIpaddressesRequest(ENDPOINT)).ipaddresses


def status(dns):
    return dns.show_endpoint(ShowEndpointRequest(ENDPOINT)).endpoint.status


class HuaweiDns(EmulatorTest):
    def test_list_bind_wait_list_unbind(self):
        dns = client()
        listed = dns.list_endpoints(ListEndpointsRequest(direction="inbound", name="poi", limit=10))
        self.assertEqual([endpoint.id for endpoint in listed.endpoints], [ENDPOINT])
        self.assertEqual(listed.metadata.total_count, 1)

        bound = bind(dns, "192.168.0.10")
        self.assertEqual(bound.status_code, 202)
        self.assertEqual(bound.endpoint.status, "PENDING_CREATE")
        self.assertIsNone(bound.endpoint.vpc_id)
        self.assertEqual(status(dns), "PENDING_CREATE")
        settle()
        self.assertEqual(status(dns), "ACTIVE")
        added = [address for address in addresses(dns) if address.ip == "192.168.0.10"]
        self.assertEqual([address.status for address in added], ["ACTIVE"])

        unbound = dns.disassociate_endpoint_ipaddress(DisassociateEndpointIpaddressRequest(ENDPOINT, added[0].id))
        self.assertEqual(unbound.status_code, 202)
        self.assertEqual(status(dns), "PENDING_DELETE")
        settle()
        self.assertEqual(status(dns), "ACTIVE")
        self.assertNotIn("192.168.0.10", [address.ip for address in addresses(dns)])

    def test_bind_as_the_page_does(self):
        self.assertEqual(bind(client(), "").status_code, 202)

    def test_one_change_at_a_time(self):
        dns = client()
        bind(dns)
        with self.assertRaises(ServerResponseException) as caught:
            bind(dns)
        self.assertEqual(caught.exception.error_code, "DNS.0021")

    def test_unknown_endpoint(self):
        with self.assertRaises(ClientRequestException) as caught:
            client().show_endpoint(ShowEndpointRequest("0" * 32))
        self.assertEqual(caught.exception.status_code, 404)
        self.assertEqual(caught.exception.error_code, "DNS.0004")

    def test_wrong_key(self):
        with self.assertRaises(ClientRequestException) as caught:
            client("SKWRONG").show_endpoint(ShowEndpointRequest(ENDPOINT))
        error = caught.exception
        self.assertEqual(error.status_code, 401)
        self.assertEqual(error.error_code, "APIGW.0301")
        self.assertIn("verify aksk signature fail, canonicalRequest:GET|", error.error_msg)
        self.assertRegex(error.request_id, "^[0-9a-f]{32}$")

    def test_wrong_clock(self):
        control("clock", {"offsetMs": 16 * 60 * 1000})
        with self.assertRaises(ClientRequestException) as caught:
            client().show_endpoint(ShowEndpointRequest(ENDPOINT))
        self.assertIn("signature expired, signature time:", caught.exception.error_msg)

    def test_project_look_up(self):
        credentials = BasicCredentials(ACCESS_KEY, SECRET_KEY).with_iam_endpoint(URL)
        region = Region("cn-north-4", URL)
        dns = DnsClient.new_builder().with_credentials(credentials).with_region(region).build()
        self.assertEqual(dns.show_endpoint(ShowEndpointRequest(ENDPOINT)).endpoint.name, "poi-666")
        self.assertEqual(credentials.project_id, PROJECT)

    def test_path_that_needs_encoding(self):
        # The client encodes the id; the emulator has to come to the same canonical path to say 404 and not 401.
        with self.assertRaises(ClientRequestException) as caught:
            client().show_endpoint(ShowEndpointRequest("a b+c~d*中"))
        self.assertEqual(caught.exception.error_code, "DNS.0004")
