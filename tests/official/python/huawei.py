"""What the tests of Huawei Cloud's clients share: how a client is made, and what it raises when it is refused."""

from huaweicloudsdkcore.auth.credentials import BasicCredentials
from huaweicloudsdkcore.exceptions.exceptions import ClientRequestException, ServerResponseException

from support import URL, EmulatorTest, last_request_id

ACCESS_KEY = "AKEXAMPLE0000000000"
SECRET_KEY = "SKEXAMPLE0000000000000000000000000000000"
PROJECT = "0123456789abcdef0123456789abcdef"
SUBNET = "3ee6107e-4188-4c4d-b453-80d6b9a147d5"


def client(service, credentials=None):
    """A client of the service, which is the class of its client; the endpoint is all that is not as for the cloud."""
    credentials = credentials or BasicCredentials(ACCESS_KEY, SECRET_KEY, PROJECT)
    return service.new_builder().with_credentials(credentials).with_endpoint(URL).build()


def with_wrong_key(service):
    return client(service, BasicCredentials(ACCESS_KEY, "SKWRONG", PROJECT))


class HuaweiTest(EmulatorTest):
    def assert_refused(self, status, code, call, request):
        """The client raises what it raises for the status, and tells the code and the id of the request."""
        expected = ClientRequestException if status < 500 else ServerResponseException
        with self.assertRaises(expected) as caught:
            call(request)
        error = caught.exception
        self.assertEqual((error.status_code, error.error_code), (status, code))
        self.assertEqual(error.request_id, last_request_id())
        return error
