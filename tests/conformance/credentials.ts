// How a caller proves who they are: users with passwords, agencies, functions, and the project that goes with them.

import type { CloudError, Fetch } from "cloudip";
import { inHeldTime } from "../support/held-time.ts";
import { equal, excludes, includes, ok, refused } from "./assert.ts";
import { holdsNoSecret } from "./secrets.ts";
import { accessKeyId, type Case, secretAccessKey, secretId, secretKey, World } from "./world.ts";

type HuaweiOptions = NonNullable<Parameters<World["huawei"]>[0]>;
type Credentials = NonNullable<HuaweiOptions["credentials"]>;

const endpoint_id = "ff80808169bf16c70169bf1d02270000";
const key = { accessKeyId, secretAccessKey };
const password = "PASSWORDEXAMPLE0000";
const user = { username: "USEREXAMPLE", password, domainName: "ACCOUNTEXAMPLE" };
const agency = { name: "AGENCYEXAMPLE", domainName: "DELEGATINGEXAMPLE" };

const TOKENS = "/v3/auth/tokens";
const KEYS = "/v3.0/OS-CREDENTIAL/securitytokens";
const PROJECTS = "/v3/projects";
const ENDPOINT = `/v2.1/endpoints/${endpoint_id}`;

const show = (client: ReturnType<World["huawei"]>, options?: { signal?: AbortSignal; timeoutMs?: number }) =>
  client.dns.showEndpoint({ endpoint_id }, options);

const paths = (world: World): string[] => world.traffic.map(({ url }) => new URL(url).pathname);
const count = (world: World, path: string): number => paths(world).filter((own) => own === path).length;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** How long keys are good here, and when they are got anew: a fifth of that time before their end. */
const LIFETIME_MS = 600_000;
const USED_MS = 480_000;

/** A client without a project of its own. */
function client(world: World, credentials: unknown, options: Partial<HuaweiOptions> = {}) {
  const { HuaweiCloud } = world.environment.cloudip;
  return new HuaweiCloud({
    region: "cn-north-4",
    credentials: credentials as Credentials,
    fetch: world.fetch,
    ...options,
  });
}

/** A `fetch` that gives requests for a path to `instead`, once or always. */
function intercepting(world: World, path: string, instead: Fetch, times = 1): Fetch {
  let left = times;
  return (url, init) => {
    if (new URL(url).pathname !== path || left === 0) return world.fetch(url, init);
    left -= 1;
    return instead(url, init);
  };
}

/** Never answers, and ends as the platform's `fetch` does when its signal says so. */
const hanging: Fetch = (_, { signal }) =>
  new Promise((_, reject) => signal?.addEventListener("abort", () => reject(signal.reason)));

/** Credentials that the client must refuse, with the field that the error names. */
function refusedCredentials(name: string, cases: [credentials: unknown, field: string][]): Case {
  return {
    name,
    async run(environment) {
      const world = new World(environment);
      for (const [credentials, field] of cases) {
        const given = await refused((async () => client(world, credentials))(), { kind: "InvalidInput", field });
        holdsNoSecret(given, "the error");
        // What a function gives is read as if it had been given at once.
        const asked = await refused(show(client(world, async () => credentials)), { kind: "InvalidInput", field });
        equal(asked.message, given.message, "message");
      }
      equal(world.traffic.length, 0, "requests sent");
    },
  };
}

export const credentials: Case[] = [
  {
    name: "a user's token is got once, for a project, and used for many calls",
    async run(environment) {
      const world = new World(environment);
      const huawei = client(world, user);
      await show(huawei);
      await Promise.all(Array.from({ length: 20 }, () => huawei.apig.listInstancesV2()));
      equal(paths(world).slice(0, 2), [TOKENS, ENDPOINT], "the first requests");
      equal(count(world, TOKENS), 1, "requests for a token");
      // The token's answer names the project.
      equal(count(world, PROJECTS), 0, "requests for a project");
      const [first, second] = await world.journal();
      equal(first?.url, `iam.cn-north-4.myhuaweicloud.com${TOKENS}?nocatalog=true`, "the first request");
      ok(!first?.body.includes(password) && first?.body.includes(user.username), `${first?.body} hides the password`);
      equal(JSON.parse(first?.body ?? "").auth.scope, { project: { name: "cn-north-4" } }, "scope");
      equal(first?.headers.authorization, undefined, "no signature goes with a password");
      ok(second?.headers["x-auth-token"] !== undefined, "the token is sent");
      equal(second?.headers.authorization, undefined, "no signature goes with a token");
    },
  },
  {
    name: "many calls at once share one request for a token, and one for a project",
    async run(environment) {
      const world = new World(environment);
      const byUser = client(world, user);
      await Promise.all(Array.from({ length: 50 }, () => show(byUser)));
      equal(count(world, TOKENS), 1, "requests for a token");
      const byKey = client(world, key);
      await Promise.all(Array.from({ length: 50 }, () => byKey.apig.listInstancesV2()));
      equal(count(world, PROJECTS), 1, "requests for a project");
      await byKey.apig.listInstancesV2();
      equal(count(world, PROJECTS), 1, "requests for a project, later");
    },
  },
  {
    name: "a failed request for a token, keys or a project fails all who wait, and is not kept",
    async run(environment) {
      const world = new World(environment);
      for (const [path, credentials] of [
        [TOKENS, user],
        [KEYS, { ...key, agency }],
        [PROJECTS, key],
      ] as const) {
        const failing = () => Promise.reject(new TypeError("connection refused"));
        const huawei = client(world, credentials, { fetch: intercepting(world, path, failing), retry: false });
        const calls = Array.from({ length: 3 }, () => refused(huawei.apig.listInstancesV2(), { kind: "Network" }));
        for (const error of await Promise.all(calls)) equal(error.service, "iam", "the service that failed");
        await huawei.apig.listInstancesV2();
      }
    },
  },
  {
    name: "a wrong password, user or account",
    async run(environment) {
      const world = new World(environment);
      for (const wrong of [{ password: "WRONG" }, { username: "NOBODY" }, { domainName: "OTHER" }]) {
        const error = await refused(show(client(world, { ...user, ...wrong })), { kind: "Credentials", status: 401 });
        equal(error.operation, "keystoneCreateUserTokenByPassword", "operation");
        holdsNoSecret(error, "the error");
      }
      equal(paths(world), [TOKENS, TOKENS, TOKENS], "nothing but requests for a token");
    },
  },
  {
    name: "a token is for the region's project, or for the one that the caller named",
    async run(environment) {
      const world = new World(environment);
      const projectId = "0e69423d4400f4a82f67c0059a1e4cc8";
      const other = client(world, user, { region: "cn-north-1", projectId });
      await other.apig.listInstancesV2();
      const [token] = await world.journal();
      equal(JSON.parse(token?.body ?? "").auth.scope, { project: { id: projectId } }, "scope");
      await refused(show(client(world, user, { region: "la-north-2" })), { kind: "Credentials", status: 401 });
    },
  },
  {
    name: "a new token is got shortly before the old one ends",
    run: (environment) =>
      inHeldTime(async ({ pass }) => {
        const world = new World(environment);
        const shortLived: Fetch = async (url, init) => {
          const response = await world.fetch(url, init);
          const { token } = (await response.json()) as { token: { issued_at: string; expires_at: string } };
          token.expires_at = new Date(Date.parse(token.issued_at) + LIFETIME_MS).toISOString();
          return new Response(JSON.stringify({ token }), { status: response.status, headers: response.headers });
        };
        const huawei = client(world, user, { fetch: intercepting(world, TOKENS, shortLived) });
        await show(huawei);
        await pass(USED_MS - 1);
        await show(huawei);
        equal(count(world, TOKENS), 1, "requests for a token");
        await pass(1);
        await Promise.all([show(huawei), show(huawei)]);
        equal(count(world, TOKENS), 2, "requests for a token, later");
      }),
  },
  {
    name: "a token that was revoked early: all calls that it fails get one new token, and go on",
    async run(environment) {
      const world = new World(environment);
      const events: string[] = [];
      const onEvent: HuaweiOptions["onEvent"] = (event) => events.push("reason" in event ? event.reason : event.type);
      const huawei = client(world, user, { onEvent });
      await show(huawei);
      await world.reset();
      events.length = 0;
      const bind = huawei.dns.associateEndpointIpaddress({
        endpoint_id,
        ipaddress: { subnet_id: "3ee6107e-4188-4c4d-b453-80d6b9a147d5" },
      });
      const replies = await Promise.all([bind, ...Array.from({ length: 20 }, () => show(huawei))]);
      equal(
        replies.map(({ attempts }) => attempts),
        replies.map(() => 2),
        "attempts",
      );
      equal(count(world, TOKENS), 2, "requests for a token");
      equal(events.filter((event) => event === "refresh").length, 1, "refreshes told");
      equal(events.filter((event) => event === "APIGW.0301").length, 21, "retries told");
    },
  },
  {
    name: "what the provider does not take is not sent again: a new token, the caller's own, keys",
    async run(environment) {
      const world = new World(environment);
      const wrong = { status: 401, headers: { "content-type": "application/json" } };
      const body = JSON.stringify({ error_code: "APIGW.0301", error_msg: "Incorrect IAM authentication information" });
      const never = (credentials: unknown, options?: Partial<HuaweiOptions>) =>
        client(world, credentials, {
          fetch: intercepting(world, ENDPOINT, async () => new Response(body, wrong), Number.POSITIVE_INFINITY),
          ...options,
        });
      for (const [credentials, attempts] of [
        [user, 2],
        [async () => ({ token: "TOKENEXAMPLE0000000000000000000000000000" }), 2],
        [{ token: "TOKENEXAMPLE0000000000000000000000000000" }, 1],
        [key, 1],
        [async () => key, 1],
        [{ ...key, agency }, 1],
      ] as const) {
        const error = await refused(show(never(credentials)), { kind: "Credentials", status: 401 });
        equal(error.attempts, attempts, "attempts");
      }
      // Nothing is sent twice; the next call has a new token all the same.
      const huawei = client(world, user, { retry: false });
      await show(huawei);
      await world.reset();
      const error = await refused(show(huawei), { kind: "Credentials", status: 401 });
      equal(error.attempts, 1, "attempts");
      await show(huawei);
    },
  },
  {
    name: "what gets keys learns and waits with the client's other calls: clock, turns and retries",
    async run(environment) {
      const world = new World(environment);
      await world.clockOff(60);
      await show(client(world, { ...key, agency }));
      equal(paths(world), [KEYS, KEYS, ENDPOINT], "the clock is set once");

      await inHeldTime(async ({ pass, waiting }) => {
        const limited = new World(environment);
        const call = client(limited, { ...user, agency }, { rateLimit: { iam: 0.5 } }).apig.listInstancesV2();
        for (const sent of [[TOKENS], [TOKENS, KEYS]]) {
          await waiting(2_000);
          equal(paths(limited), sent, "a token, keys and a project take turns");
          await pass(2_000);
        }
        await call;
        equal(paths(limited).slice(0, 3), [TOKENS, KEYS, PROJECTS], "the turns");
      });

      const failing = intercepting(world, TOKENS, async () => new Response("", { status: 503 }), 1_000);
      const outage = client(world, user, { fetch: failing, retry: { baseDelayMs: 1 } });
      let sent = 0;
      for (let calls = 0; calls < 40; calls += 1) {
        sent += (await refused(show(outage), { kind: "Service", status: 503 })).attempts;
      }
      equal(sent, 140, "the retries of a client are 100");
    },
  },
  {
    name: "IAM's answer without a token, and an echoed password",
    async run(environment) {
      const world = new World(environment);
      const answering = (body: unknown, init: ResponseInit) =>
        client(world, user, { fetch: async () => new Response(JSON.stringify(body), init) });
      await refused(show(answering({ token: {} }, { status: 201 })), { kind: "Decode" });
      for (const body of [null, [], "token", { token: 7 }, { token: { project: { id: 7 } } }]) {
        await refused(show(answering(body, { status: 201 })), { kind: "Decode" });
        await refused(client(world, key, { fetch: async () => Response.json(body) }).apig.listInstancesV2(), {
          kind: "InvalidInput",
          field: "projectId",
        });
      }
      const message = `no user with the password ${password}`;
      const echo = answering({ error: { code: 401, message, title: "Unauthorized" } }, { status: 401 });
      const error = await refused(show(echo), { kind: "Credentials" });
      ok(error.message.includes("[redacted]"), error.message);
      holdsNoSecret(error, "the error");
    },
  },
  {
    name: "an agency, assumed with keys, with a token and with a password",
    async run(environment) {
      for (const source of [key, { token: "TOKENEXAMPLE0000000000000000000000000000" }, user]) {
        const world = new World(environment);
        const huawei = client(world, { ...source, agency });
        await Promise.all(Array.from({ length: 5 }, () => huawei.apig.listInstancesV2()));
        equal(count(world, KEYS), 1, "requests for keys");
        equal(count(world, PROJECTS), 1, "requests for a project");
        const requests = await world.journal();
        const last = requests.at(-1);
        ok(last?.headers["x-security-token"] !== undefined, "the calls are signed with temporary keys");
        excludes(Object.keys(last?.headers ?? {}), "x-auth-token", "headers");
        const { assume_role } = JSON.parse(requests.find(({ url }) => url.endsWith(KEYS))?.body ?? "").auth.identity;
        equal(
          assume_role,
          { agency_name: agency.name, domain_name: agency.domainName, duration_seconds: 900 },
          "agency",
        );
      }
    },
  },
  {
    name: "an agency by the id of its account, for a longer time, and one that does not exist",
    async run(environment) {
      const world = new World(environment);
      const byId = { name: agency.name, domainId: "a2cd82a33fb043dc9304bf72a0f38f00", durationSeconds: 3600 };
      await show(client(world, { ...key, agency: byId }));
      const error = await refused(show(client(world, { ...key, agency: { ...agency, name: "OTHER" } })), {
        kind: "NotFound",
        status: 404,
      });
      equal(error.operation, "createTemporaryAccessKeyByAgency", "operation");
      const tooShort = { ...agency, durationSeconds: 60 };
      await refused(show(client(world, { ...key, agency: tooShort })), { kind: "InvalidInput", status: 400 });
    },
  },
  {
    name: "a function is asked once for many calls, and again shortly before the keys end",
    run: (environment) =>
      inHeldTime(async ({ pass }) => {
        const world = new World(environment);
        let asked = 0;
        const huawei = client(world, async () => {
          asked += 1;
          await pause(5);
          return { ...key, expiresAt: new Date(Date.now() + LIFETIME_MS) };
        });
        await Promise.all(Array.from({ length: 20 }, () => show(huawei)));
        await pass(USED_MS - 1);
        await show(huawei);
        equal(asked, 1, "times asked");
        await pass(1);
        await Promise.all(Array.from({ length: 20 }, () => show(huawei)));
        equal(asked, 2, "times asked, later");
      }),
  },
  {
    name: "a function that gives keys for ever, at once, or what it takes to get them",
    async run(environment) {
      const world = new World(environment);
      let asked = 0;
      const forever = client(world, () => {
        asked += 1;
        return key;
      });
      await show(forever);
      await show(forever);
      equal(asked, 1, "times asked");
      for (const expiresAt of [Date.now() + 60_000, new Date(Date.now() + 60_000).toISOString(), null]) {
        await show(client(world, async () => ({ ...key, expiresAt })));
        await show(client(world, { ...key, expiresAt }));
      }
      await show(client(world, async () => user));
      await show(client(world, async () => ({ ...user, agency })));
      equal(count(world, TOKENS), 2, "requests for a token");
      const tencent = world.tencent({
        credentials: async () => ({ secretId, secretKey, expiresAt: Date.now() + 60_000 }),
      });
      await Promise.all([tencent.vpc.describeNetworkInterfaces(), tencent.vpcLegacy.describeNetworkInterfaces()]);
    },
  },
  {
    name: "a function that throws",
    async run(environment) {
      const world = new World(environment);
      let asked = 0;
      const cause = new Error("the vault is closed");
      for (const failing of [
        () => {
          throw cause;
        },
        () => Promise.reject(cause),
      ]) {
        const huawei = client(world, () => {
          asked += 1;
          return asked % 2 ? failing() : key;
        });
        const error = await refused(show(huawei), { kind: "Credentials", field: "credentials" });
        ok(error.cause === cause, "the cause is what the function threw");
        await show(huawei);
      }
      equal(asked, 4, "times asked: a failure is not kept");
    },
  },
  {
    name: "a function that never answers: a call that is aborted, or has no time left, ends",
    async run(environment) {
      const world = new World(environment);
      const never = () => client(world, () => new Promise(() => {}));
      const controller = new AbortController();
      const call = show(never(), { signal: controller.signal });
      setTimeout(() => controller.abort(), 20);
      await refused(call, { kind: "Aborted" });
      await refused(show(never(), { timeoutMs: 20 }), { kind: "Timeout" });
      await refused(show(never(), { signal: AbortSignal.abort() }), { kind: "Aborted" });
      equal(world.traffic.length, 0, "requests sent");
    },
  },
  {
    name: "keys that have ended",
    async run(environment) {
      const world = new World(environment);
      const expected = { kind: "Credentials", field: "credentials.expiresAt" } as const;
      for (const expiresAt of [Date.now() - 1, 0, new Date(0), "2020-01-01T00:00:00Z"]) {
        await refused((async () => client(world, { ...key, expiresAt }))(), expected);
        await refused(show(client(world, async () => ({ ...key, expiresAt }))), expected);
        const assumed = client(world, async () => ({ ...key, expiresAt, agency }));
        await refused(show(assumed), expected);
      }
      await inHeldTime(async ({ pass }) => {
        const soon = client(world, { ...key, expiresAt: Date.now() + LIFETIME_MS });
        await pass(LIFETIME_MS - 1);
        await show(soon);
        await pass(1);
        await refused(show(soon), expected);
      });
      equal(paths(world), [ENDPOINT], "requests sent");
    },
  },
  refusedCredentials("credentials of another form", [
    [undefined, "credentials"],
    [null, "credentials"],
    [7, "credentials"],
    ["AK", "credentials"],
    [[], "credentials"],
    [new Map(), "credentials"],
    [{}, "credentials.accessKeyId"],
    [{ accessKeyId: "AK" }, "credentials.secretAccessKey"],
    [{ accessKeyId: 7, secretAccessKey }, "credentials.accessKeyId"],
    [{ accessKeyId: "a,b", secretAccessKey }, "credentials.accessKeyId"],
    [{ accessKeyId: "", secretAccessKey }, "credentials.accessKeyId"],
    [{ ...key, secretAccessKey: "" }, "credentials.secretAccessKey"],
    [{ ...key, securityToken: "" }, "credentials.securityToken"],
    [{ ...key, secretaccesskey: secretAccessKey }, "credentials.secretaccesskey"],
    [{ ...key, token: "T" }, "credentials.accessKeyId"],
    [{ ...key, ...user }, "credentials.accessKeyId"],
    [{ ...user, token: "T" }, "credentials.username"],
    [{ ...user, expiresAt: 0 }, "credentials.expiresAt"],
    [{ token: 7 }, "credentials.token"],
    [{ token: "" }, "credentials.token"],
    [{ token: "a b" }, "credentials.token"],
    [{ ...key, expiresAt: "soon" }, "credentials.expiresAt"],
    [{ ...key, expiresAt: Number.NaN }, "credentials.expiresAt"],
    [{ ...key, expiresAt: {} }, "credentials.expiresAt"],
    [{ ...key, expiresAt: new Date(Number.NaN) }, "credentials.expiresAt"],
  ]),
  {
    name: "credentials of a class with getters, each asked once",
    async run(environment) {
      const world = new World(environment);
      const asked: string[] = [];
      class Vault {
        get accessKeyId() {
          asked.push("id");
          return accessKeyId;
        }
        get secretAccessKey() {
          asked.push("secret");
          return secretAccessKey;
        }
      }
      await show(client(world, new Vault()));
      equal(asked, ["id", "secret"], "getters asked");
    },
  },
  refusedCredentials("a user or an agency that is not complete", [
    [{ ...user, username: "" }, "credentials.username"],
    [{ ...user, username: 7 }, "credentials.username"],
    [{ ...user, password: "" }, "credentials.password"],
    [{ ...user, password: undefined }, "credentials.password"],
    [{ username: user.username, password }, "credentials.domainName"],
    [{ password }, "credentials.username"],
    [{ ...key, agency: "AGENCYEXAMPLE" }, "credentials.agency"],
    [{ ...key, agency: {} }, "credentials.agency.name"],
    [{ ...key, agency: { name: "" } }, "credentials.agency.name"],
    [{ ...key, agency: { name: "A" } }, "credentials.agency.domainName"],
    [{ ...key, agency: { name: "A", domainId: "" } }, "credentials.agency.domainId"],
    [{ ...key, agency: { ...agency, durationSeconds: "900" } }, "credentials.agency.durationSeconds"],
    [{ ...key, agency: { ...agency, durationSeconds: 900.5 } }, "credentials.agency.durationSeconds"],
    [{ ...key, agency: { ...agency, role: "admin" } }, "credentials.agency.role"],
    [{ agency }, "credentials.accessKeyId"],
  ]),
  {
    name: "credentials that cannot be read, and a function that gives a function",
    async run(environment) {
      const world = new World(environment);
      const throwing = {
        get accessKeyId() {
          throw new Error(secretAccessKey);
        },
      };
      const expected = { kind: "InvalidInput", field: "credentials" } as const;
      const error = await refused((async () => client(world, throwing))(), expected);
      holdsNoSecret(error, "the error");
      await refused(show(client(world, async () => throwing)), expected);
      await refused(show(client(world, async () => () => key)), expected);
    },
  },
  {
    name: "nothing is sent for a call that is refused, not even for a token",
    async run(environment) {
      const world = new World(environment);
      let asked = 0;
      const asking = client(world, () => {
        asked += 1;
        return key;
      });
      for (const huawei of [client(world, user), asking]) {
        const call = huawei.dns.showEndpoint({ endpoint_id: "../x" });
        await refused(call, { kind: "InvalidInput", field: "endpoint_id" });
      }
      equal([world.traffic.length, asked], [0, 0], "requests sent, and times asked");
    },
  },
  {
    name: "prepare() asks a function, and sends nothing to get a token",
    async run(environment) {
      const world = new World(environment);
      const asked = await client(world, async () => key).prepare("dns", "showEndpoint", { endpoint_id });
      ok(asked.headers.Authorization?.startsWith("SDK-HMAC-SHA256 "), "it is signed");
      const byUser = client(world, user);
      const expected = { kind: "InvalidInput", field: "credentials" } as const;
      await refused(byUser.prepare("dns", "showEndpoint", { endpoint_id }), expected);
      equal(world.traffic.length, 0, "requests sent");
      await show(byUser);
      const prepared = await byUser.prepare("apig", "listInstancesV2", {});
      ok(prepared.headers["X-Auth-Token"], "the token at hand is used");
    },
  },
  {
    name: "one call that gives up does not end the look-up that others wait for; the last one does",
    async run(environment) {
      const world = new World(environment);
      let tell = (_: RequestInit) => {};
      const sent = new Promise<RequestInit>((resolve) => (tell = resolve));
      const huawei = client(world, key, {
        fetch: intercepting(world, PROJECTS, (url, init) => {
          tell(init);
          return hanging(url, init);
        }),
      });
      const controllers = [new AbortController(), new AbortController()];
      const calls = controllers.map(({ signal }) => huawei.apig.listInstancesV2({}, { signal }));
      const { signal: lookUp } = await sent;
      controllers[0]?.abort();
      await refused(calls[0] as Promise<unknown>, { kind: "Aborted" });
      equal(lookUp?.aborted, false, "the look-up goes on");
      controllers[1]?.abort();
      await refused(calls[1] as Promise<unknown>, { kind: "Aborted" });
      equal(lookUp?.aborted, true, "the look-up was aborted");
      // Nothing of it is kept.
      await huawei.apig.listInstancesV2();
    },
  },
  {
    name: "no project of the region's name, or several",
    async run(environment) {
      const world = new World(environment);
      const nowhere = client(world, key, { region: "la-north-2" });
      const error = await refused(nowhere.apig.listInstancesV2(), { kind: "InvalidInput", field: "projectId" });
      ok(error.message.includes("one project named la-north-2"), error.message);
      const body = JSON.stringify({ projects: [{ id: "a" }, { id: "b" }] });
      const several = client(world, key, { fetch: async () => new Response(body) });
      const other = await refused(several.apig.listInstancesV2(), { kind: "InvalidInput", field: "projectId" });
      ok(other.message.endsWith("got several: a, b"), other.message);
    },
  },
  {
    name: "IAM's own calls: a token, what it is for, and temporary keys for it",
    async run(environment) {
      const world = new World(environment);
      const { username: name, domainName } = user;
      const auth = {
        identity: { methods: ["password"], password: { user: { name, password, domain: { name: domainName } } } },
        scope: { project: { name: "cn-north-4" } },
      };
      const { iam } = client(world, key);
      const created = await iam.keystoneCreateUserTokenByPassword({ auth });
      const token = created.data["X-Subject-Token"] ?? "";
      equal([created.status, created.data.token?.project?.name], [201, "cn-north-4"], "status and project");
      // What takes a token takes no signature.
      const check = { "X-Subject-Token": token };
      await refused(iam.keystoneValidateToken(check), { kind: "InvalidInput", field: "credentials" });
      const byToken = client(world, { token });
      const checked = await byToken.iam.keystoneValidateToken(check);
      equal(checked.data.token?.user?.name, name, "user");
      await refused(byToken.iam.keystoneValidateToken({ "X-Subject-Token": "other" }), { kind: "NotFound" });
      const { data } = await byToken.iam.createTemporaryAccessKeyByToken({
        auth: { identity: { methods: ["token"] } },
      });
      const { access = "", secret = "", securitytoken = "" } = data.credential ?? {};
      const temporary = { accessKeyId: access, secretAccessKey: secret, securityToken: securitytoken };
      await client(world, temporary).apig.listInstancesV2();
      const assume_role = { agency_name: agency.name, domain_name: agency.domainName };
      const ofAgency = { auth: { identity: { methods: ["assume_role"], assume_role }, scope: auth.scope } };
      const assumed = await byToken.iam.keystoneCreateAgencyToken(ofAgency);
      await client(world, { token: assumed.data["X-Subject-Token"] ?? "" }).apig.listInstancesV2();
      includes(
        (await iam.keystoneListAuthDomains()).data.domains?.map((domain) => domain.name) ?? [],
        domainName,
        "accounts",
      );
    },
  },
  {
    name: "clients with a password, an agency or a function show no secret",
    async run(environment) {
      const world = new World(environment);
      const errors: CloudError[] = [];
      for (const credentials of [user, { ...key, agency }, async () => key]) {
        const huawei = client(world, credentials);
        holdsNoSecret(huawei, "HuaweiCloud");
        await show(huawei);
        holdsNoSecret(huawei, "HuaweiCloud after a call");
        errors.push(await refused(huawei.dns.showEndpoint({ endpoint_id: "0" }), { kind: "NotFound" }));
      }
      for (const error of errors) holdsNoSecret(error, "the error");
    },
  },
];
