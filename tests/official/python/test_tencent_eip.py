from tencentcloud.vpc.v20170312 import models

from support import ENI, held, settle
from tencent import TencentTest, client

BOUND = "eip-hxlqja90"
FREE = "eip-3b7k9dfa"


def associate(eip, ip="10.0.0.3"):
    request = models.AssociateAddressRequest()
    request.AddressId = eip
    request.NetworkInterfaceId = ENI
    request.PrivateIpAddress = ip
    return request


def disassociate(eip):
    request = models.DisassociateAddressRequest()
    request.AddressId = eip
    return request


def held_binding(eip):
    [entry] = held("tencent", "eips", id=eip)
    return entry["binding"]


class TencentEip(TencentTest):
    def setUp(self):
        super().setUp()
        self.vpc = client()

    def show(self, eip):
        request = models.DescribeAddressesRequest()
        request.AddressIds = [eip]
        [address] = self.vpc.DescribeAddresses(request).AddressSet
        return address

    def result(self, task):
        request = models.DescribeTaskResultRequest()
        # A text in the answer, a number in the question (tencent.md 2.3).
        request.TaskId = int(task)
        return self.vpc.DescribeTaskResult(request).Result

    def test_list_bind_wait_list_unbind_wait(self):
        self.assertEqual(self.vpc.DescribeAddresses(models.DescribeAddressesRequest()).TotalCount, 2)
        bound = self.vpc.AssociateAddress(associate(FREE))
        self.assertEqual((self.result(bound.TaskId), self.show(FREE).AddressStatus), ("RUNNING", "BINDING"))
        settle()
        self.assertEqual(self.result(bound.TaskId), "SUCCESS")
        shown = self.show(FREE)
        self.assertEqual((shown.AddressStatus, shown.PrivateAddressIp), ("BIND_ENI", "10.0.0.3"))
        self.assertEqual(held_binding(FREE)["privateIp"], "10.0.0.3")

        unbound = self.vpc.DisassociateAddress(disassociate(FREE))
        self.assertEqual(self.show(FREE).AddressStatus, "UNBINDING")
        settle()
        self.assertEqual((self.result(unbound.TaskId), self.show(FREE).AddressStatus), ("SUCCESS", "UNBIND"))
        self.assertIsNone(held_binding(FREE))

    def test_refused(self):
        bind = self.vpc.AssociateAddress
        self.assert_refused("UnsupportedOperation.AddressStatusNotPermit", bind, associate(BOUND))
        self.assert_refused("InvalidPrivateIpAddress.AlreadyBindEip", bind, associate(FREE, "10.0.0.2"))
        self.assert_refused("InvalidAddressId.NotFound", bind, associate("eip-0"))
        self.assertIsNone(held_binding(FREE))
