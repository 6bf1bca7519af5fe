"""What the tests of Tencent Cloud's client for API 3.0 share: how it is made, and what it raises when it is refused."""

from tencentcloud.common.credential import Credential
from tencentcloud.common.exception.tencent_cloud_sdk_exception import TencentCloudSDKException
from tencentcloud.common.profile.client_profile import ClientProfile
from tencentcloud.common.profile.http_profile import HttpProfile
from tencentcloud.vpc.v20170312.vpc_client import VpcClient

from support import HOST, SECRET_ID, TENCENT_SECRET_KEY, EmulatorTest, last_request_id


def client(secret_key=TENCENT_SECRET_KEY, sign_method=None, method="POST", unsigned=False):
    profile = ClientProfile(
        signMethod=sign_method,
        httpProfile=HttpProfile(protocol="http", endpoint=HOST, reqMethod=method),
    )
    profile.unsignedPayload = unsigned
    return VpcClient(Credential(SECRET_ID, secret_key), "ap-guangzhou", profile)


class TencentTest(EmulatorTest):
    def assert_refused(self, code, call, *args, **kwargs):
        with self.assertRaises(TencentCloudSDKException) as caught:
            call(*args, **kwargs)
        self.assertEqual(caught.exception.code, code)
        self.assertEqual(caught.exception.requestId, last_request_id())
