"""VPC: an address of a subnet is bound by making a port or a private IP of it, and unbound by deleting that."""

from huaweicloudsdkvpc import v2, v3

from huawei import PROJECT, SUBNET, HuaweiTest, client, with_wrong_key
from support import held

SERVER_PORT = "d9f5a3c1-6b2e-4a7f-8c0d-1e4f5a6b7c10"
VIRTUAL_IP = "192.168.0.62"
GROUP = "6c2d1f0e-9b8a-4756-a3b4-c5d6e7f80912"


def create_privateips(*ips):
    options = [v2.CreatePrivateipOption(subnet_id=SUBNET, ip_address=ip) for ip in ips]
    return v2.CreatePrivateipRequest(v2.CreatePrivateipRequestBody(options))


def create_port(ip):
    option = v2.CreatePortOption(name="new", network_id=SUBNET, fixed_ips=[v2.FixedIp(ip_address=ip)])
    return v2.CreatePortRequest(v2.CreatePortRequestBody(option))


def let_pass(port, *ips):
    pairs = [v2.AllowedAddressPair(ip_address=ip) for ip in ips]
    return v2.UpdatePortRequest(port, v2.UpdatePortRequestBody(v2.UpdatePortOption(allowed_address_pairs=pairs)))


def addresses():
    return [port["ip"] for port in held("huawei", "ports", networkId=SUBNET)]


class HuaweiVpc(HuaweiTest):
    def setUp(self):
        super().setUp()
        self.vpc = client(v2.VpcClient)

    def listed(self):
        found = self.vpc.list_privateips(v2.ListPrivateipsRequest(SUBNET)).privateips
        return {privateip.ip_address: privateip.id for privateip in found}

    def test_list_bind_list_unbind_private_ips(self):
        before = addresses()
        self.assertEqual(list(self.listed()), before)

        created = self.vpc.create_privateip(create_privateips("192.168.0.70", None)).privateips
        self.assertEqual([privateip.status for privateip in created], ["DOWN", "DOWN"])
        self.assertEqual(created[0].ip_address, "192.168.0.70")
        shown = self.vpc.show_privateip(v2.ShowPrivateipRequest(created[0].id)).privateip
        self.assertEqual((shown.ip_address, shown.subnet_id, shown.tenant_id), ("192.168.0.70", SUBNET, PROJECT))
        self.assertEqual(self.listed(), {ip: id for ip, id in self.listed().items() if ip in addresses()})
        self.assertEqual(len(addresses()), len(before) + 2)

        for privateip in created:
            deleted = self.vpc.delete_privateip(v2.DeletePrivateipRequest(privateip.id))
            self.assertEqual(deleted.status_code, 204)
        self.assertEqual(addresses(), before)

    def test_list_bind_list_unbind_ports(self):
        created = self.vpc.create_port(create_port("192.168.0.70")).port
        self.assertEqual([fixed.ip_address for fixed in created.fixed_ips], ["192.168.0.70"])
        request = v2.ListPortsRequest(fixed_ips=["ip_address=192.168.0.70"])
        self.assertEqual([port.id for port in self.vpc.list_ports(request).ports], [created.id])
        newest = client(v3.VpcClient)
        [port] = newest.list_ports(v3.ListPortsRequest(id=[created.id])).ports
        self.assertEqual([private.ip_address for private in port.private_ips], ["192.168.0.70"])
        self.assertEqual(len(held("huawei", "ports", id=created.id, ip="192.168.0.70")), 1)

        self.assertEqual(self.vpc.delete_port(v2.DeletePortRequest(created.id)).status_code, 204)
        self.assertEqual(held("huawei", "ports", id=created.id), [])
        missing = v2.NeutronShowPortRequest(created.id)
        self.assert_refused(404, "404", self.vpc.neutron_show_port, missing)

    def test_virtual_ip(self):
        updated = self.vpc.update_port(let_pass(SERVER_PORT, VIRTUAL_IP)).port
        self.assertEqual([pair.ip_address for pair in updated.allowed_address_pairs], [VIRTUAL_IP])
        [port] = held("huawei", "ports", id=SERVER_PORT)
        self.assertEqual([pair["ip_address"] for pair in port["allowedAddressPairs"]], [VIRTUAL_IP])
        self.vpc.update_port(let_pass(SERVER_PORT))
        [port] = held("huawei", "ports", id=SERVER_PORT)
        self.assertEqual(port["allowedAddressPairs"], [])

    def test_security_groups(self):
        newest = client(v3.VpcClient)
        added = newest.add_security_groups(
            v3.AddSecurityGroupsRequest(
                SERVER_PORT, v3.AddSecurityGroupsRequestBody(v3.InsertSecurityGroupOption([GROUP]))
            )
        )
        self.assertIn(GROUP, added.port.security_groups)
        removed = newest.remove_security_groups(
            v3.RemoveSecurityGroupsRequest(
                SERVER_PORT, v3.RemoveSecurityGroupsRequestBody(v3.RemoveSecurityGroupOption([GROUP]))
            )
        )
        self.assertNotIn(GROUP, removed.port.security_groups)
        [port] = held("huawei", "ports", id=SERVER_PORT)
        self.assertNotIn(GROUP, port["securityGroups"])

    def test_refused_addresses(self):
        before = addresses()
        create = self.vpc.create_privateip
        self.assert_refused(500, "VPC.0701", create, create_privateips("192.168.0.60"))
        self.assert_refused(400, "VPC.0705", create, create_privateips("10.0.0.1"))
        # All of them or none.
        self.assert_refused(500, "VPC.0701", create, create_privateips("192.168.0.70", "192.168.0.60"))
        self.assertEqual(addresses(), before)

    def test_port_of_a_server(self):
        self.assert_refused(409, "VPC.0707", self.vpc.delete_port, v2.DeletePortRequest(SERVER_PORT))

    def test_unknown_private_ip(self):
        self.assert_refused(404, "VPC.0704", self.vpc.show_privateip, v2.ShowPrivateipRequest(SUBNET))

    def test_wrong_key(self):
        vpc = with_wrong_key(v2.VpcClient)
        self.assert_refused(401, "APIGW.0301", vpc.list_privateips, v2.ListPrivateipsRequest(SUBNET))
