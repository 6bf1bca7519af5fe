// IAM, with its own package. It binds nothing: it hands out what the other services' calls are made with.

import { expect, test } from "vitest";
import { accessKeyId, projectId, secretAccessKey } from "../../conformance/world.ts";
import { load, startsEmulator } from "./emulator.ts";
import { BasicCredentials, clientOf, GlobalCredentials, handMade, refused } from "./huawei.ts";

const v3 = load("@huaweicloud/huaweicloud-sdk-iam/v3/public-api");

const domainId = "d78cbac186b744899480f25bd0221ff5";
const endpoints = "/v2.1/endpoints";

const emulator = startsEmulator();
const iam = (sk = secretAccessKey) =>
  clientOf(v3.IamClient, emulator, new GlobalCredentials({ ak: accessKeyId, sk, domainId }));

function logIn(password: string) {
  const user = new v3.PwdPasswordUser(new v3.PwdPasswordUserDomain("ACCOUNTEXAMPLE"), "USEREXAMPLE", password);
  const identity = new v3.PwdIdentity(["password"], new v3.PwdPassword(user));
  const scope = new v3.AuthScope().withProject(new v3.AuthScopeProject().withName("cn-north-4"));
  const body = new v3.KeystoneCreateUserTokenByPasswordRequestBody(new v3.PwdAuth(identity).withScope(scope));
  return iam().keystoneCreateUserTokenByPassword(new v3.KeystoneCreateUserTokenByPasswordRequest().withBody(body));
}

function assume(agency: string) {
  const role = new v3.IdentityAssumerole(agency).withDomainName("DELEGATINGEXAMPLE").withDurationSeconds(900);
  const identity = new v3.AgencyAuthIdentity(["assume_role"], role);
  const body = new v3.CreateTemporaryAccessKeyByAgencyRequestBody(new v3.AgencyAuth(identity));
  return iam().createTemporaryAccessKeyByAgency(new v3.CreateTemporaryAccessKeyByAgencyRequest().withBody(body));
}

test("projects and the account", async () => {
  const { projects } = await iam().keystoneListProjects(new v3.KeystoneListProjectsRequest().withName("cn-north-4"));
  expect(projects).toMatchObject([{ id: projectId, domain_id: domainId, enabled: true }]);
  const all = await iam().keystoneListProjects(new v3.KeystoneListProjectsRequest());
  const { projects: held } = (await emulator.state()).huawei;
  expect(all.projects).toMatchObject(held);
  const { domains } = await iam().keystoneListAuthDomains(new v3.KeystoneListAuthDomainsRequest());
  expect(domains).toMatchObject([{ id: domainId, name: "ACCOUNTEXAMPLE" }]);
});

test("a token for a password", async () => {
  const { httpStatusCode, token } = await logIn("PASSWORDEXAMPLE0000");
  expect(httpStatusCode).toBe(201);
  expect(token).toMatchObject({ project: { id: projectId }, user: { name: "USEREXAMPLE" } });
  await refused(emulator, logIn("PASSWORDWRONG"), 401, 401);
});

test("temporary keys", async () => {
  const { credential } = await assume("AGENCYEXAMPLE");
  const made = new BasicCredentials({ ak: credential.access, sk: credential.secret, projectId });
  const query = { direction: "inbound" };
  await refused(emulator, handMade(emulator, made)("GET", endpoints, { query }), 401, "APIGW.0301");
  const send = handMade(emulator, made.withSecurityToken(credential.securitytoken));
  expect((await send("GET", endpoints, { query })).metadata.total_count).toBe(2);
});

test("an agency that is not there", async () => {
  await refused(emulator, assume("nobody"), 404, "IAM.0004");
});

test("a wrong key", async () => {
  const projects = iam("SKWRONG").keystoneListProjects(new v3.KeystoneListProjectsRequest());
  await refused(emulator, projects, 401, "APIGW.0301");
});
