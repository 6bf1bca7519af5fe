"""EIP has three interfaces to one public IP; v2 of the client holds two of them, v3 the newest."""

from huaweicloudsdkeip import v2, v3

from huawei import PROJECT, HuaweiTest, client, with_wrong_key
from support import held, settle

BOUND = "2ec9b78d-9368-46f3-8f29-d1a95622a510"
FREE = "2ec9b78d-9368-46f3-8f29-d1a95622a511"
PORT = "d9f5a3c1-6b2e-4a7f-8c0d-1e4f5a6b7c11"
PORT_OF_BOUND = "d9f5a3c1-6b2e-4a7f-8c0d-1e4f5a6b7c10"


def associate(publicip, port):
    option = v3.AssociatePublicipsOption(associate_instance_type="PORT", associate_instance_id=port)
    return v3.AssociatePublicipsRequest(publicip, v3.AssociatePublicipsRequestBody(option))


def update_port(publicip, port):
    body = v2.UpdatePublicipsRequestBody(v2.UpdatePublicipOption(port_id=port))
    return v2.UpdatePublicipRequest(publicip, body)


def create(name="bandwidth-new", size=5):
    return v2.CreatePublicipRequest(
        v2.CreatePublicipRequestBody(
            publicip=v2.CreatePublicipOption(type="5_bgp", alias="new"),
            bandwidth=v2.CreatePublicipBandwidthOption(name=name, size=size, share_type="PER"),
        )
    )


def binding(publicip):
    """What the emulator holds a public IP to be bound to."""
    [entry] = held("huawei", "publicips", id=publicip)
    return entry["association"]


class HuaweiEipV3(HuaweiTest):
    def setUp(self):
        super().setUp()
        self.eip = client(v3.EipClient)

    def status(self, publicip):
        return self.eip.show_publicip(v3.ShowPublicipRequest(publicip)).publicip.status

    def listed(self, **filters):
        return [publicip.id for publicip in self.eip.list_publicips(v3.ListPublicipsRequest(**filters)).publicips]

    def test_list_bind_wait_list_unbind(self):
        self.assertEqual(self.listed(), [BOUND, FREE])
        self.assertEqual(self.listed(status=["DOWN"]), [FREE])

        bound = self.eip.associate_publicips(associate(FREE, PORT))
        self.assertEqual((bound.status_code, bound.publicip.status), (200, "BINDING"))
        settle()
        self.assertEqual(self.status(FREE), "ACTIVE")
        shown = self.eip.show_publicip(v3.ShowPublicipRequest(FREE)).publicip
        self.assertEqual((shown.associate_instance_type, shown.associate_instance_id), ("PORT", PORT))
        self.assertEqual(shown.vnic.private_ip_address, "192.168.0.61")
        self.assertEqual(self.listed(vnic_port_id=[PORT]), [FREE])
        self.assertEqual(binding(FREE), {"type": "PORT", "id": PORT})

        unbound = self.eip.disassociate_publicips(v3.DisassociatePublicipsRequest(FREE))
        self.assertEqual((unbound.status_code, unbound.publicip.status), (200, "PENDING_UPDATE"))
        settle()
        self.assertEqual(self.status(FREE), "DOWN")
        self.assertEqual(self.listed(vnic_port_id=[PORT]), [])
        self.assertIsNone(binding(FREE))

    def test_bound_elsewhere(self):
        self.assert_refused(409, "VPC.0510", self.eip.associate_publicips, associate(BOUND, PORT))
        self.assert_refused(409, "VPC.0511", self.eip.associate_publicips, associate(FREE, PORT_OF_BOUND))
        self.assertEqual(binding(BOUND), {"type": "PORT", "id": PORT_OF_BOUND})

    def test_unknown_publicip(self):
        self.assert_refused(404, "VPC.0504", self.eip.show_publicip, v3.ShowPublicipRequest(FREE.upper()))

    def test_wrong_key(self):
        eip = with_wrong_key(v3.EipClient)
        self.assert_refused(401, "APIGW.0301", eip.list_publicips, v3.ListPublicipsRequest())


class HuaweiEipV2(HuaweiTest):
    def setUp(self):
        super().setUp()
        self.eip = client(v2.EipClient)

    def status(self, publicip):
        return self.eip.show_publicip(v2.ShowPublicipRequest(publicip)).publicip.status

    def test_create_bind_wait_list_unbind_release(self):
        created = self.eip.create_publicip(create()).publicip
        self.assertEqual(created.status, "PENDING_CREATE")
        settle()
        self.assertEqual(self.status(created.id), "DOWN")

        self.eip.update_publicip(update_port(created.id, PORT))
        settle()
        [listed] = self.eip.list_publicips(v2.ListPublicipsRequest(port_id=[PORT])).publicips
        self.assertEqual((listed.id, listed.status, listed.private_ip_address), (created.id, "ACTIVE", "192.168.0.61"))
        self.assert_refused(409, "VPC.0517", self.eip.delete_publicip, v2.DeletePublicipRequest(created.id))

        self.eip.update_publicip(update_port(created.id, ""))
        settle()
        self.assertIsNone(binding(created.id))
        self.assertEqual(self.eip.delete_publicip(v2.DeletePublicipRequest(created.id)).status_code, 204)
        self.assertEqual(held("huawei", "publicips", id=created.id), [])
        self.assertEqual(held("huawei", "bandwidths", name="bandwidth-new"), [])

    def test_batches(self):
        body = v2.BatchCreatePublicipsV2RequestBody(
            publicip=v2.BatchPublicIp(type="5_bgp"),
            bandwidth=v2.BatchBandwidth(name="bandwidth-many", size=1, share_type="PER"),
            publicip_number=2,
            enterprise_project_id="0",
        )
        job = self.eip.batch_create_publicips(v2.BatchCreatePublicipsRequest(body)).job_id
        settle()
        self.assertEqual(
            self.eip.show_resources_job_detail(v2.ShowResourcesJobDetailRequest(job)).status, "SUCCESS"
        )
        ids = [publicip.id for publicip in self.eip.list_publicips(v2.ListPublicipsRequest()).publicips]
        self.assertEqual(len(ids), 4)

        all_of_them = v2.BatchDeletePublicIpRequestBody(ids)
        self.eip.batch_disassociate_publicips(v2.BatchDisassociatePublicipsRequest(all_of_them))
        settle()
        self.eip.batch_delete_public_ip(v2.BatchDeletePublicIpRequest(all_of_them))
        settle()
        self.assertEqual(held("huawei", "publicips"), [])

    def test_as_a_floating_ip(self):
        def update(port):
            body = v2.NeutronUpdateFloatingIpRequestBody(v2.UpdateFloatingIpOption(port_id=port))
            return self.eip.neutron_update_floating_ip(v2.NeutronUpdateFloatingIpRequest(FREE, body)).floatingip

        self.assertEqual(update(PORT).fixed_ip_address, "192.168.0.61")
        settle()
        self.assertEqual(binding(FREE), {"type": "PORT", "id": PORT})
        update("")
        settle()
        self.assertIsNone(binding(FREE))
        self.assert_refused(
            404, "404", self.eip.neutron_show_floating_ip, v2.NeutronShowFloatingIpRequest(FREE.upper())
        )

    def test_bad_bandwidth(self):
        self.assert_refused(400, "VPC.0301", self.eip.create_publicip, create(size=2001))
        self.assertEqual(len(held("huawei", "publicips", projectId=PROJECT)), 2)
