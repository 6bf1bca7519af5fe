from legacy import call, client
from support import ENI, EmulatorTest, held, settle

BOUND = "eip-hxlqja90"
FREE = "eip-3b7k9dfa"
ADDRESS = {"networkInterfaceId": ENI, "privateIpAddress": "10.0.0.3"}


def held_binding():
    [eip] = held("tencent", "eips", id=FREE)
    return eip["binding"]


class TencentLegacyEip(EmulatorTest):
    def scenario(self, eip):
        def status():
            [entry] = call(eip, "DescribeEip", eipIds=[FREE])["data"]["eipSet"]
            return entry["status"]

        self.assertEqual(call(eip, "DescribeEip")["data"]["totalCount"], 2)
        self.assertEqual(call(eip, "EipBindInstance", eipId=FREE, **ADDRESS)["codeDesc"], "Success")
        self.assertEqual(status(), 1)
        settle()
        self.assertEqual(status(), 2)
        self.assertEqual(held_binding()["privateIp"], "10.0.0.3")

        self.assertEqual(call(eip, "EipUnBindInstance", **ADDRESS)["codeDesc"], "Success")
        self.assertEqual(status(), 3)
        settle()
        self.assertEqual(status(), 4)
        self.assertIsNone(held_binding())

    def test_get_hmac_sha1(self):
        self.scenario(client("eip"))

    def test_post_hmac_sha256(self):
        self.scenario(client("eip", "POST", "HmacSHA256"))

    def test_refused(self):
        eip = client("eip")
        bound = call(eip, "EipBindInstance", eipId=BOUND, **ADDRESS)
        self.assertEqual(bound["codeDesc"], "UnsupportedOperation.AddressStatusNotPermit")
        missing = call(eip, "EipBindInstance", eipId="eip-0", **ADDRESS)
        self.assertEqual((missing["code"], missing["codeDesc"]), (5000, "InvalidAddressId.NotFound"))
        wrong = call(client("eip", secret_key="SKWRONG"), "DescribeEip")
        self.assertEqual(wrong["code"], 4100)
        self.assertIsNone(held_binding())
