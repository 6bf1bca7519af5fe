from legacy import call, client
from support import ENI, VPC, EmulatorTest, control, held, settle


def unassign(vpc, *ips):
    return call(vpc, "UnassignPrivateIpAddresses", vpcId=VPC, networkInterfaceId=ENI, privateIpAddress=list(ips))


def addresses(vpc):
    [interface] = call(vpc, "DescribeNetworkInterfaces", vpcId=VPC, networkInterfaceId=ENI)["data"]
    return [item["privateIpAddress"] for item in interface["privateIpAddressesSet"]]


class TencentLegacyVpc(EmulatorTest):
    def scenario(self, vpc):
        wanted = [{"primary": False, "privateIpAddress": f"10.0.0.{last}"} for last in range(30, 41)]
        reply = call(
            vpc, "AssignPrivateIpAddresses", vpcId=VPC, networkInterfaceId=ENI, privateIpAddressSet=wanted
        )
        self.assertEqual((reply["code"], reply["codeDesc"]), (0, "Success"))
        task = reply["data"]["taskId"]
        self.assertEqual(call(vpc, "DescribeVpcTaskResult", taskId=task)["data"], {"status": 2})
        settle()
        self.assertEqual(call(vpc, "DescribeVpcTaskResult", taskId=task)["data"], {"status": 0})
        self.assertEqual(len(addresses(vpc)), 14)

        self.assertEqual(unassign(vpc, *[item["privateIpAddress"] for item in wanted])["code"], 0)
        settle()
        self.assertEqual(addresses(vpc), ["10.0.0.1", "10.0.0.2", "10.0.0.3"])
        [interface] = held("tencent", "networkInterfaces", id=ENI)
        self.assertEqual([address["ip"] for address in interface["addresses"]], addresses(vpc))

    def test_get_hmac_sha1(self):
        self.scenario(client("vpc"))

    def test_get_hmac_sha256(self):
        self.scenario(client("vpc", "GET", "HmacSHA256"))

    def test_post_hmac_sha1(self):
        self.scenario(client("vpc", "POST", "HmacSHA1"))

    def test_post_hmac_sha256(self):
        self.scenario(client("vpc", "POST", "HmacSHA256"))

    def test_primary_address(self):
        self.assertEqual(unassign(client("vpc"), "10.0.0.1")["codeDesc"], "InvalidPrivateip.IsPrimary")

    def test_wrong_key(self):
        self.assertEqual(unassign(client("vpc", secret_key="SKWRONG"), "10.0.0.2")["code"], 4100)

    def test_wrong_clock(self):
        control("clock", {"offsetMs": 6 * 60 * 1000})
        self.assertEqual(unassign(client("vpc"), "10.0.0.2")["code"], 4500)
