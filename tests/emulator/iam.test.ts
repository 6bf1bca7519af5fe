import { describe, expect, test } from "vitest";
import { Bench, type Json, PROJECT } from "./bench.ts";
import { huaweiKey, huaweiRequest } from "./sign.ts";

const find = (query: string, service = "iam") => new Bench().huawei(service, "GET", `/v3/projects${query}`);

test("a project is found by the name of its region", async () => {
  const { status, body } = await find("?name=cn-north-4");
  expect(status).toBe(200);
  const link = "https://iam.cn-north-4.myhuaweicloud.com/v3/projects";
  expect(body).toEqual({
    links: { self: link, previous: null, next: null },
    projects: [
      {
        id: PROJECT,
        name: "cn-north-4",
        domain_id: "d78cbac186b744899480f25bd0221ff5",
        parent_id: "d78cbac186b744899480f25bd0221ff5",
        is_domain: false,
        enabled: true,
        description: "",
        links: { self: `${link}/${PROJECT}`, previous: null, next: null },
      },
    ],
  });
});

test.each([
  ["", 2],
  ["?name=nowhere", 0],
  ["?domain_id=d78cbac186b744899480f25bd0221ff5", 2],
  ["?parent_id=other", 0],
  ["?enabled=true", 2],
  ["?enabled=false", 0],
  ["?is_domain=true", 0],
  ["?page=2&per_page=1", 1],
])("the query %j finds %i", async (query, count) => {
  expect((await find(query)).body.projects).toHaveLength(count);
});

test.each(["?enabled=maybe", "?page=0", "?page=x", "?colour=red"])(
  "the query %s is refused in Keystone's shape",
  async (query) => {
    const { status, body } = await find(query);
    expect(status).toBe(400);
    expect(body).toEqual({ error: { code: 400, message: expect.any(String), title: "Bad Request" } as Json });
  },
);

test("the global host answers too", async () => {
  const bench = new Bench();
  const request = huaweiRequest(bench.at, "GET", "https://iam.myhuaweicloud.com/v3/projects?name=cn-north-4");
  expect((await bench.send(request)).body.projects).toHaveLength(1);
});

const DAY = 24 * 60 * 60 * 1000;
const TIME = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
const account = { id: "d78cbac186b744899480f25bd0221ff5", name: "ACCOUNTEXAMPLE" };
const agency = { agency_name: "AGENCYEXAMPLE", domain_name: "DELEGATINGEXAMPLE" };
const LIST = "/v2.1/endpoints?direction=inbound";

const unauthorized = { error: { code: 401, message: expect.any(String), title: "Unauthorized" } };
const badRequest = { error: { code: 400, message: expect.any(String), title: "Bad Request" } };
const updated = { error_code: "APIGW.0307", error_msg: expect.any(String), request_id: expect.any(String) };

const password = (user: object = {}, scope: object | null = { project: { name: "cn-north-4" } }) => ({
  auth: {
    identity: {
      methods: ["password"],
      password: {
        user: { name: "USEREXAMPLE", password: "PASSWORDEXAMPLE0000", domain: { name: "ACCOUNTEXAMPLE" }, ...user },
      },
    },
    ...(scope && { scope }),
  },
});

const identity = (method: string, member: object) => ({ auth: { identity: { methods: [method], ...member } } });

/** A bench with the calls of a caller who holds no key. */
class Caller extends Bench {
  plain(service: string, method: string, path: string, headers: Record<string, string>, body?: unknown) {
    const url = `https://${service}.cn-north-4.myhuaweicloud.com${path}`;
    const content = body === undefined ? {} : { body: JSON.stringify(body) };
    return this.send(new Request(url, { method, headers, ...content }));
  }

  logIn(body: unknown = password()) {
    return this.plain("iam", "POST", "/v3/auth/tokens", {}, body);
  }

  async token(body?: unknown): Promise<string> {
    const token = (await this.logIn(body)).headers.get("x-subject-token");
    if (!token) throw new Error("there is no token");
    return token;
  }

  withToken(token: string, service: string, method: string, path: string, body?: unknown) {
    return this.plain(service, method, path, { "x-auth-token": token }, body);
  }
}

describe("a token for a password", () => {
  test("comes in a header, beside what it is for", async () => {
    const { status, headers, body } = await new Caller().logIn();
    expect(status).toBe(201);
    expect(headers.get("x-subject-token")?.length).toBeGreaterThan(2000);
    expect(body).toEqual({
      token: {
        methods: ["password"],
        issued_at: TIME,
        expires_at: TIME,
        project: { id: PROJECT, name: "cn-north-4", domain: account },
        roles: [{ id: "0", name: "te_admin" }],
        user: { id: "7116d09f88fa41908676fdd4b039e95b", name: "USEREXAMPLE", domain: account, password_expires_at: "" },
        catalog: [],
      },
    });
    expect(Date.parse(body.token.expires_at) - Date.parse(body.token.issued_at)).toBe(DAY);
  });

  test("has no catalogue if none is wanted, and is for the account without a project", async () => {
    const bench = new Caller();
    const plain = await bench.plain("iam", "POST", "/v3/auth/tokens?nocatalog=x", {}, password({}, null));
    expect(plain.body.token).not.toHaveProperty("catalog");
    expect(plain.body.token).toMatchObject({ domain: account });
    const { body } = await bench.logIn(password({}, { domain: { name: "ACCOUNTEXAMPLE" } }));
    expect(body.token).toMatchObject({ domain: account });
  });

  test.each<[string, unknown, number, Json]>([
    ["a wrong password", password({ password: "x" }), 401, unauthorized],
    ["an unknown user", password({ name: "x" }), 401, unauthorized],
    ["another account", password({ domain: { name: "x" } }), 401, unauthorized],
    ["an unknown project", password({}, { project: { name: "xx-new-1" } }), 401, unauthorized],
    ["another account as the scope", password({}, { domain: { id: "x" } }), 401, unauthorized],
    ["a project and an account", password({}, { project: { id: PROJECT }, domain: {} }), 400, badRequest],
    ["no password", password({ password: undefined }), 400, badRequest],
    ["no body", undefined, 400, badRequest],
    [
      "two methods",
      { auth: { identity: { ...password().auth.identity, methods: ["password", "totp"] } } },
      400,
      badRequest,
    ],
    ["an unknown method", identity("totp", {}), 400, badRequest],
  ])("is refused for %s", async (_, body, status, expected) => {
    const answer = await new Caller().logIn(body ?? null);
    expect([answer.status, answer.body]).toEqual([status, expected]);
    expect(answer.headers.get("x-subject-token")).toBeNull();
  });

  test("is good for its project's region, until it ends", async () => {
    const bench = new Caller();
    const token = await bench.token();
    expect((await bench.withToken(token, "dns", "GET", LIST)).status).toBe(200);
    expect((await bench.withToken(token, "apig", "GET", `/v2/${PROJECT}/apigw/instances`)).status).toBe(200);
    const elsewhere = "https://dns.cn-north-1.myhuaweicloud.com/v2.1/endpoints?direction=inbound";
    const answer = await bench.send(new Request(elsewhere, { headers: { "x-auth-token": token } }));
    expect([answer.status, answer.body]).toEqual([401, updated]);
    bench.at += DAY;
    const late = await bench.withToken(token, "dns", "GET", LIST);
    expect([late.status, late.body]).toEqual([401, updated]);
  });

  test("for an account is good for IAM alone", async () => {
    const bench = new Caller();
    const token = await bench.token(password({}, null));
    expect((await bench.withToken(token, "iam", "GET", "/v3/projects")).status).toBe(200);
    expect((await bench.withToken(token, "dns", "GET", LIST)).body).toEqual(updated);
  });

  test("can be checked by who holds one", async () => {
    const bench = new Caller();
    const token = await bench.token();
    const check = (subject: string) =>
      bench.plain("iam", "GET", "/v3/auth/tokens", { "x-auth-token": token, "x-subject-token": subject });
    const { status, headers, body } = await check(token);
    expect([status, headers.get("x-subject-token"), body.token.user.name]).toEqual([200, token, "USEREXAMPLE"]);
    expect((await check("other")).body).toMatchObject({ error: { code: 404, title: "Not Found" } });
    expect((await bench.withToken(token, "iam", "GET", "/v3/auth/tokens")).body).toEqual(badRequest);
    // Not with a signature.
    const signed = await bench.huawei("iam", "GET", "/v3/auth/tokens", undefined, {
      headers: { "x-subject-token": token },
    });
    expect([signed.status, signed.body.error_code]).toEqual([401, "APIGW.0301"]);
  });

  test("and the password are in no journal", async () => {
    const bench = new Caller();
    const token = await bench.token();
    await bench.withToken(
      token,
      "iam",
      "POST",
      "/v3.0/OS-CREDENTIAL/securitytokens",
      identity("token", { token: { id: token } }),
    );
    const { text } = await bench.control("GET", "requests");
    expect(text).toContain("USEREXAMPLE");
    expect(text).not.toContain("PASSWORDEXAMPLE0000");
    expect(text).not.toContain(token);
    expect((await bench.control("GET", "state")).text).not.toContain("PASSWORDEXAMPLE0000");
  });
});

describe("temporary keys", () => {
  const path = "/v3.0/OS-CREDENTIAL/securitytokens";
  const use = (bench: Bench, { access, secret, securitytoken }: Json) =>
    bench.huawei("dns", "GET", "/v2.1/endpoints?direction=inbound", undefined, {
      key: { accessKeyId: access, secretAccessKey: secret },
      ...(securitytoken && { headers: { "x-security-token": securitytoken } }),
    });

  test("for a token, good for the time that was asked for", async () => {
    const bench = new Caller();
    const wanted = identity("token", { token: { duration_seconds: 3600 } });
    const { status, body } = await bench.withToken(await bench.token(), "iam", "POST", path, wanted);
    expect(status).toBe(201);
    const text = expect.any(String);
    expect(body).toEqual({ credential: { access: text, secret: text, securitytoken: text, expires_at: TIME } });
    expect(Date.parse(body.credential.expires_at) - bench.at).toBe(3_600_000);
    expect((await use(bench, body.credential)).status).toBe(200);
    expect((await use(bench, { ...body.credential, securitytoken: "" })).status).toBe(401);
    bench.at += 3_600_000;
    const { status: late, body: refusal } = await use(bench, body.credential);
    expect([late, refusal.error_msg]).toEqual([401, expect.stringContaining("ak not exist")]);
  });

  test.each([
    ["signed with a key", (bench: Caller, body: unknown) => bench.huawei("iam", "POST", path, body)],
    [
      "with a token",
      async (bench: Caller, body: unknown) => bench.withToken(await bench.token(), "iam", "POST", path, body),
    ],
  ])("of an agency, %s", async (_, ask) => {
    const bench = new Caller();
    const { status, body } = await ask(bench, identity("assume_role", { assume_role: agency }));
    expect(status).toBe(201);
    expect(Date.parse(body.credential.expires_at) - bench.at).toBe(900_000);
    expect((await use(bench, body.credential)).status).toBe(200);
  });

  test.each<[string, Json, number]>([
    ["an unknown agency", { ...agency, agency_name: "x" }, 404],
    ["an agency of another account", { ...agency, domain_name: "x" }, 404],
    ["no account", { agency_name: "AGENCYEXAMPLE" }, 400],
    ["a short time", { ...agency, duration_seconds: 899 }, 400],
    ["a long time", { ...agency, duration_seconds: 86_401 }, 400],
  ])("are refused for %s", async (_, assume_role, status) => {
    const answer = await new Caller().huawei("iam", "POST", path, identity("assume_role", { assume_role }));
    const error_code = status === 404 ? "IAM.0004" : "IAM.0011";
    expect(answer).toMatchObject({ status, body: { error_code, error_msg: expect.any(String) } });
  });

  test("for a token want a token", async () => {
    const { status, body } = await new Caller().huawei("iam", "POST", path, identity("token", {}));
    expect([status, body.error_code]).toEqual([401, "APIGW.0301"]);
  });
});

test("a token of an agency tells who assumed it", async () => {
  const bench = new Caller();
  const wanted = identity("assume_role", { assume_role: agency });
  const scoped = { auth: { ...wanted.auth, scope: { project: { name: "cn-north-4" } } } };
  const { status, headers, body } = await bench.withToken(
    await bench.token(),
    "iam",
    "POST",
    "/v3/auth/tokens",
    scoped,
  );
  const domain = { id: "a2cd82a33fb043dc9304bf72a0f38f00", name: "DELEGATINGEXAMPLE" };
  expect(status).toBe(201);
  expect(body.token).toMatchObject({
    methods: ["assume_role"],
    project: { id: PROJECT, name: "cn-north-4", domain },
    user: { name: "DELEGATINGEXAMPLE/AGENCYEXAMPLE", domain },
    assumed_by: { user: { name: "USEREXAMPLE", domain: account } },
  });
  const token = headers.get("x-subject-token") ?? "";
  expect((await bench.withToken(token, "dns", "GET", "/v2.1/endpoints?direction=inbound")).status).toBe(200);
});

test("the accounts of the caller", async () => {
  const { body } = await new Bench().huawei("iam", "GET", "/v3/auth/domains", undefined, { key: huaweiKey });
  const link = "https://iam.cn-north-4.myhuaweicloud.com/v3";
  expect(body).toEqual({
    domains: [{ ...account, enabled: true, description: "", links: { self: `${link}/domains/${account.id}` } }],
    links: { self: `${link}/auth/domains` },
  });
});
