"""IAM binds nothing: it hands out what the other services' calls are made with."""

from huaweicloudsdkcore.auth.credentials import BasicCredentials, GlobalCredentials
from huaweicloudsdkdns.v2 import DnsClient, ListEndpointsRequest
from huaweicloudsdkiam.v3 import (
    AgencyAuth,
    AgencyAuthIdentity,
    AuthScope,
    AuthScopeProject,
    CreateTemporaryAccessKeyByAgencyRequest,
    CreateTemporaryAccessKeyByAgencyRequestBody,
    IamClient,
    IdentityAssumerole,
    KeystoneCreateUserTokenByPasswordRequest,
    KeystoneCreateUserTokenByPasswordRequestBody,
    KeystoneListAuthDomainsRequest,
    KeystoneListProjectsRequest,
    KeystoneValidateTokenRequest,
    PwdAuth,
    PwdIdentity,
    PwdPassword,
    PwdPasswordUser,
    PwdPasswordUserDomain,
)

from huawei import ACCESS_KEY, PROJECT, SECRET_KEY, HuaweiTest, client
from support import control

DOMAIN = "d78cbac186b744899480f25bd0221ff5"


def iam(secret_key=SECRET_KEY):
    return client(IamClient, GlobalCredentials(ACCESS_KEY, secret_key, DOMAIN))


def log_in(password="PASSWORDEXAMPLE0000"):
    user = PwdPasswordUser(PwdPasswordUserDomain("ACCOUNTEXAMPLE"), "USEREXAMPLE", password)
    identity = PwdIdentity(methods=["password"], password=PwdPassword(user))
    scope = AuthScope(project=AuthScopeProject(name="cn-north-4"))
    return KeystoneCreateUserTokenByPasswordRequest(
        body=KeystoneCreateUserTokenByPasswordRequestBody(PwdAuth(identity, scope))
    )


def validate(token, subject):
    """The page wants a token of the caller's own, for which the client has no parameter."""
    request = KeystoneValidateTokenRequest(subject)
    return iam().keystone_validate_token_invoker(request).add_header("X-Auth-Token", token).invoke()


def assume(agency, seconds=900):
    role = IdentityAssumerole(agency_name=agency, domain_name="DELEGATINGEXAMPLE", duration_seconds=seconds)
    auth = AgencyAuth(AgencyAuthIdentity(methods=["assume_role"], assume_role=role))
    return CreateTemporaryAccessKeyByAgencyRequest(CreateTemporaryAccessKeyByAgencyRequestBody(auth))


class HuaweiIam(HuaweiTest):
    def test_projects(self):
        [project] = iam().keystone_list_projects(KeystoneListProjectsRequest(name="cn-north-4")).projects
        self.assertEqual((project.id, project.domain_id, project.enabled), (PROJECT, DOMAIN, True))
        held = control("state")["huawei"]["projects"]
        self.assertEqual(len(iam().keystone_list_projects(KeystoneListProjectsRequest()).projects), len(held))

    def test_account(self):
        [domain] = iam().keystone_list_auth_domains(KeystoneListAuthDomainsRequest()).domains
        self.assertEqual((domain.id, domain.name), (DOMAIN, "ACCOUNTEXAMPLE"))

    def test_token_for_a_password(self):
        logged_in = iam().keystone_create_user_token_by_password(log_in())
        self.assertEqual(logged_in.status_code, 201)
        self.assertEqual(logged_in.token.project.id, PROJECT)
        token = logged_in.x_subject_token
        validated = validate(token, token)
        self.assertEqual(validated.token.user.name, "USEREXAMPLE")
        self.assertEqual(validated.token.expires_at, logged_in.token.expires_at)

    def test_temporary_keys(self):
        made = iam().create_temporary_access_key_by_agency(assume("AGENCYEXAMPLE")).credential
        keys = BasicCredentials(made.access, made.secret, PROJECT)
        request = ListEndpointsRequest(direction="inbound")
        self.assert_refused(401, "APIGW.0301", client(DnsClient, keys).list_endpoints, request)
        dns = client(DnsClient, keys.with_security_token(made.securitytoken))
        self.assertEqual(dns.list_endpoints(request).metadata.total_count, 2)

    def test_wrong_password(self):
        self.assert_refused(401, 401, iam().keystone_create_user_token_by_password, log_in("PASSWORDWRONG"))

    def test_unknown_agency(self):
        self.assert_refused(404, "IAM.0004", iam().create_temporary_access_key_by_agency, assume("nobody"))

    def test_seconds_out_of_range(self):
        request = assume("AGENCYEXAMPLE", 899)
        self.assert_refused(400, "IAM.0011", iam().create_temporary_access_key_by_agency, request)

    def test_unknown_token(self):
        token = iam().keystone_create_user_token_by_password(log_in()).x_subject_token
        self.assert_refused(404, 404, lambda subject: validate(token, subject), "nothing")

    def test_wrong_key(self):
        request = KeystoneListProjectsRequest()
        self.assert_refused(401, "APIGW.0301", iam("SKWRONG").keystone_list_projects, request)
