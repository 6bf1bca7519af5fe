from huaweicloudsdkcore.auth.credentials import BasicCredentials
from huaweicloudsdkcore.exceptions.exceptions import ClientRequestException
from huaweicloudsdkworkspace.v2 import (
    AssociateDesktopsEipReq,
    AssociateDesktopsEipRequest,
    BatchDisassociateDesktopsEipReq,
    BatchDisassociateDesktopsEipRequest,
    ListDesktopsEipsRequest,
    WorkspaceClient,
)

from support import ACCESS_KEY, PROJECT, SECRET_KEY, URL, EmulatorTest, settle

DESKTOP = "90f05916-bc71-4e26-a534-d036188d96e3"


def client():
    credentials = BasicCredentials(ACCESS_KEY, SECRET_KEY, PROJECT)
    return WorkspaceClient.new_builder().with_credentials(credentials).with_endpoint(URL).build()


def bind(workspace, desktop, eip):
    body = AssociateDesktopsEipReq(desktop_id=desktop, eip_id=eip)
    return workspace.associate_desktops_eip(AssociateDesktopsEipRequest(body=body))


def unbind(workspace, *desktops):
    body = BatchDisassociateDesktopsEipReq(desktop_ids=list(desktops))
    return workspace.batch_disassociate_desktops_eip(BatchDisassociateDesktopsEipRequest(body=body))


def eips(workspace):
    return workspace.list_desktops_eips(ListDesktopsEipsRequest(desktop_id=DESKTOP)).eips


class HuaweiWorkspace(EmulatorTest):
    def test_list_unbind_wait_list_bind(self):
        workspace = client()
        [eip] = eips(workspace)
        self.assertEqual(unbind(workspace, DESKTOP).status_code, 200)
        self.assertEqual(len(eips(workspace)), 1)
        settle()
        self.assertEqual(eips(workspace), [])

        self.assertEqual(bind(workspace, DESKTOP, eip.id).status_code, 200)
        settle()
        self.assertEqual([bound.id for bound in eips(workspace)], [eip.id])

    def test_bound_eip(self):
        workspace = client()
        [eip] = eips(workspace)
        with self.assertRaises(ClientRequestException) as caught:
            bind(workspace, "b1e7a940-3c58-4f2d-8a06-7d9c5e4f1b22", eip.id)
        self.assertEqual(caught.exception.error_code, "WKS.0001")

    def test_list_with_filters(self):
        workspace = client()
        listed = workspace.list_desktops_eips(ListDesktopsEipsRequest(state="unbind", offset=1, limit=1))
        self.assertEqual(listed.total_count, 2)
        self.assertEqual([eip.attached_desktop_id for eip in listed.eips], [""])
