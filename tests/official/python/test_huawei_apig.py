"""API Gateway. Its client has no methods for the ingress addresses of NLB gateways yet (huawei.md 0); these calls
are made with the one that all its methods use."""

from huaweicloudsdkapig.v2 import (
    AddEipV2Request,
    AddEngressEipV2Request,
    AddIngressEipV2Request,
    ApigClient,
    EipBindReq,
    ListInstancesV2Request,
    OpenEngressEipReq,
    OpenIngressEipReq,
    RemoveEipV2Request,
    RemoveEngressEipV2Request,
    RemoveIngressEipV2Request,
    ShowDetailsOfInstanceV2Request,
    UpdateIngressEipV2Request,
)

from huawei import HuaweiTest, client, with_wrong_key
from support import control, held, settle

NLB = "6a7d71827fd54572b1f31aa9548fcc81"
ELB = "a0e1c3b5d7f94826b1a2c3d4e5f60718"
LOAD_BALANCER = "85392b45-685c-4f77-b19a-14ad875b8190"
EIP = "2ec9b78d-9368-46f3-8f29-d1a95622a511"


def open_ingress(gateway, size=10):
    return AddIngressEipV2Request(gateway, OpenIngressEipReq(bandwidth_size=size, bandwidth_charging_mode="traffic"))


def change_ingress(apig, change, ip, gateway=NLB):
    return apig.call_api(
        resource_path=f"/v2/{{project_id}}/apigw/instances/{{instance_id}}/{change}",
        method="PUT",
        path_params={"instance_id": gateway},
        header_params={"Content-Type": "application/json"},
        body={"elbs": [{"elb_id": LOAD_BALANCER, "public_ips": [{"type": "v4", "ip": ip}]}]},
        # The answer has the same members.
        response_type="AddIngressEipV2Response",
        collection_formats={},
    )


def held_ingress():
    [gateway] = held("huawei", "gateways", id=NLB)
    [elb] = [elb for elb in gateway["elbs"] if elb["id"] == LOAD_BALANCER]
    return [address["ip"] for address in elb["addresses"] if address["network"] == "public"]


def make_lvs(gateway):
    """The default state has no gateway of the oldest series."""
    state = control("state")
    for entry in state["huawei"]["gateways"]:
        if entry["id"] == gateway:
            entry["series"] = "LVS"
    control("seed", state)


class HuaweiApig(HuaweiTest):
    def setUp(self):
        super().setUp()
        self.apig = client(ApigClient)

    def show(self, gateway):
        return self.apig.show_details_of_instance_v2(ShowDetailsOfInstanceV2Request(gateway))

    def test_list_open_wait_list_close_ingress(self):
        listed = self.apig.list_instances_v2(ListInstancesV2Request(limit=10, status="Running"))
        self.assertEqual([instance.id for instance in listed.instances], [NLB, ELB])

        opened = self.apig.add_ingress_eip_v2(open_ingress(ELB))
        self.assertEqual((opened.status_code, opened.instance_id), (202, ELB))
        self.assertRegex(opened.job_id, "^JOB-[0-9a-f]{32}$")
        self.assertEqual((self.show(ELB).instance_status, self.show(ELB).status), (12, "Updating"))
        settle()
        shown = self.show(ELB)
        self.assertEqual((shown.instance_status, shown.bandwidth_size), (6, 10))
        [entry] = held("huawei", "gateways", id=ELB)
        self.assertEqual([publicip.ip_address for publicip in shown.publicips], [entry["ingressEip"]])

        wider = UpdateIngressEipV2Request(ELB, OpenIngressEipReq(bandwidth_size=20))
        self.assertEqual(self.apig.update_ingress_eip_v2(wider).status_code, 202)
        settle()
        self.assertEqual(self.apig.remove_ingress_eip_v2(RemoveIngressEipV2Request(ELB)).status_code, 204)
        settle()
        self.assertEqual(self.show(ELB).publicips, [])
        [entry] = held("huawei", "gateways", id=ELB)
        self.assertEqual((entry["ingressEip"], entry["bandwidthSize"]), (None, 20))

    def test_register_wait_deregister_ingress(self):
        registered = change_ingress(self.apig, "ingress-register", "203.0.113.11")
        self.assertEqual((registered.status_code, registered.instance_id), (202, NLB))
        self.assertRegex(registered.job_id, "^JOB-[0-9a-f]{32}$")
        self.assertEqual(self.show(NLB).instance_status, 12)
        settle()
        self.assertEqual(self.show(NLB).instance_status, 6)
        self.assertEqual(held_ingress(), ["203.0.113.10", "203.0.113.11"])

        change_ingress(self.apig, "ingress-unregister", "203.0.113.10")
        settle()
        self.assertEqual(held_ingress(), ["203.0.113.11"])

        def refused(change):
            return change_ingress(self.apig, *change)

        self.assert_refused(400, "APIC.7211", refused, ("ingress-unregister", "203.0.113.10"))
        self.assert_refused(400, "APIC.7242", refused, ("ingress-unregister", "203.0.113.11", ELB))

    def test_egress(self):
        body = OpenEngressEipReq(bandwidth_size="5", bandwidth_charging_mode="bandwidth")
        self.assertEqual(self.apig.add_engress_eip_v2(AddEngressEipV2Request(ELB, body)).status_code, 200)
        [entry] = held("huawei", "gateways", id=ELB)
        self.assertEqual(self.show(ELB).nat_eip_address, entry["natEip"])
        self.assertEqual(self.apig.remove_engress_eip_v2(RemoveEngressEipV2Request(ELB)).status_code, 204)
        [entry] = held("huawei", "gateways", id=ELB)
        self.assertIsNone(entry["natEip"])

    def test_bind_list_unbind_an_eip(self):
        make_lvs(ELB)
        bound = self.apig.add_eip_v2(AddEipV2Request(ELB, EipBindReq(EIP)))
        self.assertEqual((bound.eip_id, bound.eip_address, bound.eip_status), (EIP, "198.18.0.11", "ACTIVE"))
        self.assertEqual(self.show(ELB).eip_address, "198.18.0.11")
        [entry] = held("huawei", "publicips", id=EIP)
        self.assertEqual(entry["association"], {"type": "ELB", "id": ELB})
        again = AddEipV2Request(ELB, EipBindReq(EIP))
        self.assert_refused(400, "APIC.7211", self.apig.add_eip_v2, again)
        self.apig.remove_eip_v2(RemoveEipV2Request(ELB))
        self.assertEqual(self.show(ELB).eip_address, "")
        [entry] = held("huawei", "publicips", id=EIP)
        self.assertIsNone(entry["association"])

    def test_other_series(self):
        self.assert_refused(400, "APIC.7242", self.apig.add_ingress_eip_v2, open_ingress(NLB))

    def test_bad_bandwidth(self):
        self.assert_refused(400, "APIC.7211", self.apig.add_ingress_eip_v2, open_ingress(ELB, size=2001))
        [entry] = held("huawei", "gateways", id=ELB)
        self.assertEqual(entry["instanceStatus"], 6)

    def test_unknown_gateway(self):
        missing = ShowDetailsOfInstanceV2Request("0" * 32)
        self.assert_refused(404, "APIC.7302", self.apig.show_details_of_instance_v2, missing)

    def test_wrong_key(self):
        apig = with_wrong_key(ApigClient)
        self.assert_refused(401, "APIGW.0301", apig.list_instances_v2, ListInstancesV2Request())
