from huaweicloudsdkworkspace.v2 import (
    AssociateDesktopsEipReq,
    AssociateDesktopsEipRequest,
    BatchDisassociateDesktopsEipReq,
    BatchDisassociateDesktopsEipRequest,
    ListDesktopsEipsRequest,
    WorkspaceClient,
)

from huawei import HuaweiTest, client, with_wrong_key
from support import held, settle

DESKTOP = "90f05916-bc71-4e26-a534-d036188d96e3"
OTHER_DESKTOP = "b1e7a940-3c58-4f2d-8a06-7d9c5e4f1b22"


def bind(desktop, eip):
    return AssociateDesktopsEipRequest(body=AssociateDesktopsEipReq(desktop_id=desktop, eip_id=eip))


def unbind(*desktops):
    return BatchDisassociateDesktopsEipRequest(body=BatchDisassociateDesktopsEipReq(desktop_ids=list(desktops)))


def held_desktop(eip):
    """The desktop that the emulator holds an EIP to be bound to."""
    [entry] = held("huawei", "desktopEips", id=eip)
    return entry["desktopId"]


class HuaweiWorkspace(HuaweiTest):
    def setUp(self):
        super().setUp()
        self.workspace = client(WorkspaceClient)

    def eips(self):
        return self.workspace.list_desktops_eips(ListDesktopsEipsRequest(desktop_id=DESKTOP)).eips

    def test_list_unbind_wait_list_bind(self):
        [eip] = self.eips()
        self.assertEqual(self.workspace.batch_disassociate_desktops_eip(unbind(DESKTOP)).status_code, 200)
        self.assertEqual(len(self.eips()), 1)
        settle()
        self.assertEqual(self.eips(), [])
        self.assertIsNone(held_desktop(eip.id))

        self.assertEqual(self.workspace.associate_desktops_eip(bind(DESKTOP, eip.id)).status_code, 200)
        settle()
        self.assertEqual([bound.id for bound in self.eips()], [eip.id])
        self.assertEqual(held_desktop(eip.id), DESKTOP)

    def test_bound_eip(self):
        [eip] = self.eips()
        self.assert_refused(400, "WKS.0001", self.workspace.associate_desktops_eip, bind(OTHER_DESKTOP, eip.id))
        self.assertEqual(held_desktop(eip.id), DESKTOP)

    def test_list_with_filters(self):
        listed = self.workspace.list_desktops_eips(ListDesktopsEipsRequest(state="unbind", offset=1, limit=1))
        self.assertEqual(listed.total_count, 2)
        self.assertEqual([eip.attached_desktop_id for eip in listed.eips], [""])

    def test_wrong_key(self):
        workspace = with_wrong_key(WorkspaceClient)
        self.assert_refused(401, "APIGW.0301", workspace.list_desktops_eips, ListDesktopsEipsRequest())
