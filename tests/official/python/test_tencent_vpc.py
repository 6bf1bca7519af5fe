from tencentcloud.vpc.v20170312 import models

from support import ENI, control, held, settle
from tencent import TencentTest, client


def specification(ip):
    item = models.PrivateIpAddressSpecification()
    item.PrivateIpAddress = ip
    return item


def assign(vpc, *ips, token=None):
    request = models.AssignPrivateIpAddressesRequest()
    request.NetworkInterfaceId = ENI
    request.PrivateIpAddresses = [specification(ip) for ip in ips]
    request.ClientToken = token
    return vpc.AssignPrivateIpAddresses(request)


def unassign(vpc, *ips):
    request = models.UnassignPrivateIpAddressesRequest()
    request.NetworkInterfaceId = ENI
    request.PrivateIpAddresses = [specification(ip) for ip in ips]
    return vpc.UnassignPrivateIpAddresses(request)


def addresses(vpc):
    request = models.DescribeNetworkInterfacesRequest()
    request.NetworkInterfaceIds = [ENI]
    [interface] = vpc.DescribeNetworkInterfaces(request).NetworkInterfaceSet
    return {item.PrivateIpAddress: item.State for item in interface.PrivateIpAddressSet}


def held_addresses():
    [interface] = held("tencent", "networkInterfaces", id=ENI)
    return [address["ip"] for address in interface["addresses"]]


def task_status(vpc, task):
    request = models.DescribeVpcTaskResultRequest()
    request.TaskId = task
    return vpc.DescribeVpcTaskResult(request).Status


class TencentVpc(TencentTest):
    def scenario(self, vpc):
        assigned = assign(vpc, "10.0.0.77")
        self.assertEqual([item.State for item in assigned.PrivateIpAddressSet], ["PENDING"])
        self.assertEqual(task_status(vpc, assigned.RequestId), "RUNNING")
        settle()
        self.assertEqual(task_status(vpc, assigned.RequestId), "SUCCESS")
        self.assertEqual(addresses(vpc)["10.0.0.77"], "AVAILABLE")

        returned = unassign(vpc, "10.0.0.77", "10.0.0.2")
        self.assertEqual(addresses(vpc)["10.0.0.77"], "DELETING")
        settle()
        self.assertEqual(task_status(vpc, returned.RequestId), "SUCCESS")
        self.assertEqual(list(addresses(vpc)), ["10.0.0.1", "10.0.0.3"])
        self.assertEqual(held_addresses(), ["10.0.0.1", "10.0.0.3"])

    def test_tc3_post(self):
        self.scenario(client())

    def test_tc3_get(self):
        self.scenario(client(method="GET"))

    def test_tc3_unsigned_payload(self):
        self.scenario(client(unsigned=True))

    def test_hmac_sha1(self):
        self.scenario(client(sign_method="HmacSHA1"))

    def test_hmac_sha256_get(self):
        self.scenario(client(sign_method="HmacSHA256", method="GET"))

    def test_primary_address(self):
        self.assert_refused("UnsupportedOperation", unassign, client(), "10.0.0.1")

    def test_one_task_at_a_time(self):
        vpc = client()
        unassign(vpc, "10.0.0.2")
        self.assert_refused("UnsupportedOperation.MutexOperationTaskRunning", unassign, vpc, "10.0.0.3")

    def test_client_token(self):
        vpc = client()
        first = assign(vpc, "10.0.0.77", token="once")
        settle()
        self.assertEqual(assign(vpc, "10.0.0.77", token="once").RequestId, first.RequestId)
        self.assert_refused(
            "UnsupportedOperation.IdempotentParameterMismatch", assign, vpc, "10.0.0.78", token="once"
        )

    def test_filters(self):
        request = models.DescribeNetworkInterfacesRequest()
        request.Filters = [models.Filter()]
        request.Filters[0].Name = "network-interface-id"
        request.Filters[0].Values = ["eni-qk3y8d5w"]
        self.assertEqual(client().DescribeNetworkInterfaces(request).TotalCount, 1)
        request.Filters[0].Name = "colour"
        self.assert_refused("InvalidParameter.FilterInvalidKey", client().DescribeNetworkInterfaces, request)

    def test_wrong_key(self):
        for method in ("TC3-HMAC-SHA256", "HmacSHA1", "HmacSHA256"):
            with self.subTest(method):
                vpc = client("SKWRONG", sign_method=method)
                self.assert_refused("AuthFailure.SignatureFailure", unassign, vpc, "10.0.0.2")

    def test_wrong_clock(self):
        control("clock", {"offsetMs": -6 * 60 * 1000})
        self.assert_refused("AuthFailure.SignatureExpire", unassign, client(), "10.0.0.2")
