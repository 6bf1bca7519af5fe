// What a client promises beside the calls themselves.

import type { CloudError, Fetch } from "cloudip";
import { inHeldTime } from "../support/held-time.ts";
import { equal, excludes, ok, refused } from "./assert.ts";
import { holdsNoSecret } from "./secrets.ts";
import { type Case, secretAccessKey, secretKey, World } from "./world.ts";

const endpoint_id = "ff80808169bf16c70169bf1d02270000";
const instance_id = "6a7d71827fd54572b1f31aa9548fcc81";

/** A `fetch` that never answers, and ends as the platform's does when its signal says so. */
const hanging: Fetch = (_, { signal }) =>
  new Promise((_, reject) => {
    const end = () => reject(signal?.reason);
    if (signal?.aborted) end();
    else signal?.addEventListener("abort", end);
  });

const answering = (body: string, init?: ResponseInit) => async () => new Response(body, init);

export const promises: Case[] = [
  {
    name: "a caller's fetch is used, at the providers' own URLs",
    async run(environment) {
      const world = new World(environment);
      await world.huawei().dns.showEndpoint({ endpoint_id });
      await world.tencent().vpc.describeNetworkInterfaces();
      await world.tencent().vpcLegacy.describeNetworkInterfaces();
      const urls = world.traffic.map(({ method, url }) => `${method} ${url}`);
      const expected = [
        `GET https://dns.cn-north-4.myhuaweicloud.com/v2.1/endpoints/${endpoint_id}`,
        "POST https://vpc.tencentcloudapi.com/",
        "POST https://vpc.api.qcloud.com/v2/index.php",
      ];
      equal(urls, expected, "requests");
    },
  },
  {
    name: "another base URL is called and signed",
    async run(environment) {
      const world = new World(environment);
      await world.huawei({ endpoint: "http://127.0.0.1:8080" }).dns.showEndpoint({ endpoint_id });
      await world.huawei({ endpoint: { dns: "https://proxy.test/dns" } }).apig.listInstancesV2();
      const hosts = world.traffic.map(({ url }) => new URL(url).host);
      equal(hosts, ["127.0.0.1:8080", "apig.cn-north-4.myhuaweicloud.com"], "hosts");
    },
  },
  {
    name: "the project id is looked up where it is needed",
    async run(environment) {
      const world = new World(environment);
      const { HuaweiCloud } = environment.cloudip;
      const credentials = { accessKeyId: "AKEXAMPLE0000000000", secretAccessKey };
      const client = new HuaweiCloud({ region: "cn-north-4", credentials, fetch: world.fetch });
      await client.dns.showEndpoint({ endpoint_id });
      equal(world.traffic.length, 1, "requests of a call that needs no project");
      await client.apig.listInstancesV2();
      await client.apig.showDetailsOfInstanceV2({ instance_id });
      const paths = world.traffic.map(({ url }) => new URL(url).pathname);
      const gateways = "/v2/0123456789abcdef0123456789abcdef/apigw/instances";
      equal(paths.slice(1), ["/v3/projects", gateways, `${gateways}/${instance_id}`], "requests, with one look-up");
    },
  },
  {
    name: "temporary keys and tokens",
    async run(environment) {
      const world = new World(environment);
      const temporary = {
        accessKeyId: "AKTEMPORARY00000000",
        secretAccessKey: "SKTEMPORARY00000000000000000000000000000",
        securityToken: "SECURITYTOKENEXAMPLE00000000000000000000",
      };
      await world.huawei({ credentials: temporary }).dns.showEndpoint({ endpoint_id });
      const { securityToken: _, ...withoutToken } = temporary;
      const half = world.huawei({ credentials: withoutToken }).dns.showEndpoint({ endpoint_id });
      await refused(half, { kind: "Credentials", status: 401 });
      const token = "TOKENEXAMPLE0000000000000000000000000000";
      await world.huawei({ credentials: { token } }).dns.showEndpoint({ endpoint_id });
      const secret = {
        secretId: "AKIDTEMPORARY000000000000000000000",
        secretKey: "SKTEMPORARY0000000000000000000000",
        token: "TOKENEXAMPLE+/=0001",
      };
      await world.tencent({ credentials: secret }).vpc.describeNetworkInterfaces();
      await world.tencent({ credentials: secret }).vpcLegacy.describeNetworkInterfaces();
    },
  },
  {
    name: "call() does what the typed methods do",
    async run(environment) {
      const world = new World(environment);
      const { data } = await world.huawei().call("dns", "showEndpoint", { endpoint_id });
      equal(data.endpoint?.id, endpoint_id, "the endpoint");
      const reply = await world.tencent().call("vpcLegacy", "describeNetworkInterfaces", {});
      equal(reply.data.code, 0, "code");
    },
  },
  {
    name: "prepare() sends nothing, and what it returns is accepted",
    async run(environment) {
      const world = new World(environment);
      const huawei = await world.huawei().prepare("dns", "showEndpoint", { endpoint_id });
      const tencent = await world.tencent().prepare("vpc", "describeNetworkInterfaces", { Limit: 5 });
      const legacy = await world.tencent().prepare("vpcLegacy", "describeNetworkInterfaces", { limit: 5 });
      equal(world.traffic.length, 0, "requests sent");
      ok(
        huawei.canonicalRequest?.startsWith("GET\n/v2.1/endpoints/"),
        "the canonical request begins with method and path",
      );
      ok(huawei.stringToSign?.startsWith("SDK-HMAC-SHA256\n"), "the string to sign begins with the algorithm");
      ok(
        huawei.signature && huawei.headers.Authorization?.includes(huawei.signature),
        "the header holds the signature",
      );
      ok(tencent.stringToSign?.startsWith("TC3-HMAC-SHA256\n"), "the string to sign begins with the algorithm");
      ok(tencent.scope?.endsWith("/vpc/tc3_request"), "the scope ends with the service");
      ok(legacy.stringToSign?.startsWith("POSTvpc.api.qcloud.com/v2/index.php?Action="), "the string to sign");
      for (const { url, method, headers, body } of [huawei, tencent, legacy]) {
        const response = await world.emulator.fetch(url, { method, headers, ...(body !== undefined && { body }) });
        const text = await response.text();
        ok(
          response.ok && !text.includes('"Error"') && !/"code":[^0]/.test(text),
          `${url} accepts it: ${text.slice(0, 200)}`,
        );
      }
      holdsNoSecret(huawei, "what prepare() returns");
      holdsNoSecret(legacy, "what prepare() returns");
    },
  },
  {
    name: "parameters that the package does not know go through where they are allowed",
    async run(environment) {
      const world = new World(environment);
      const params = { endpoint_id, ipaddress: { subnet_id: "s", newer: 1 }, new_list: [{ a: null }] };
      await refused(world.huawei().prepare("dns", "associateEndpointIpaddress", params), {
        kind: "InvalidInput",
        field: "ipaddress.newer",
      });
      const allowUnknown = { allowUnknown: true };
      const { body } = await world.huawei().prepare("dns", "associateEndpointIpaddress", params, allowUnknown);
      equal(body, '{"ipaddress":{"subnet_id":"s","newer":1},"new_list":[{"a":null}]}', "body");
      const query = { endpoint_id, new_list: ["b", 1] };
      const { url } = await world.huawei().prepare("dns", "showEndpoint", query, allowUnknown);
      equal(new URL(url).search, "?new_list=1&new_list=b", "query");
      const wrong = world.huawei().prepare("dns", "showEndpoint", { endpoint_id: 7, newer: 1 } as never, allowUnknown);
      await refused(wrong, { kind: "InvalidInput", field: "endpoint_id" });
    },
  },
  {
    name: "a client that is freed while its keys are got leaves them to nobody",
    async run(environment) {
      const world = new World(environment);
      type Give = (credentials: { accessKeyId: string; secretAccessKey: string }) => void;
      let give: Give = () => {};
      const credentials = () => new Promise<Parameters<Give>[0]>((resolve) => (give = resolve));
      const freed = world.huawei({ credentials });
      const call = freed.dns.showEndpoint({ endpoint_id });
      await Promise.resolve();
      freed.free();
      const other = world.huawei();
      give({ accessKeyId: "AKNOBODY000000000000", secretAccessKey: "S" });
      await refused(call, { kind: "InvalidInput", field: "client" });
      await other.dns.showEndpoint({ endpoint_id });
    },
  },
  {
    name: "an AbortSignal ends a call",
    async run(environment) {
      const world = new World(environment);
      const { dns } = world.huawei({ fetch: hanging });
      const controller = new AbortController();
      setTimeout(() => controller.abort(), 20);
      const error = await refused(dns.showEndpoint({ endpoint_id }, { signal: controller.signal }), {
        kind: "Aborted",
      });
      equal(error.retryable, false, "retryable");
      // One that has already said so: nothing is sent.
      const signal = AbortSignal.abort();
      await refused(world.huawei().dns.showEndpoint({ endpoint_id }, { signal }), { kind: "Aborted" });
      equal(world.traffic.length, 0, "requests sent");
    },
  },
  {
    name: "a timeout ends a call, the call's own before the client's",
    async run(environment) {
      const world = new World(environment);
      await inHeldTime(async ({ pass, waiting }) => {
        const { dns } = world.huawei({ fetch: hanging, timeoutMs: 2_000 });
        const byClient = refused(dns.showEndpoint({ endpoint_id }), { kind: "Timeout" });
        await waiting(2_000);
        await pass(2_000);
        equal((await byClient).retryable, true, "retryable");
        const { vpc } = world.tencent({ fetch: hanging, timeoutMs: 60_000 });
        const byCall = refused(vpc.describeNetworkInterfaces({}, { timeoutMs: 2_000 }), { kind: "Timeout" });
        await waiting(2_000);
        await pass(2_000);
        await byCall;
      });
    },
  },
  {
    name: "a connection that fails",
    async run(environment) {
      const world = new World(environment);
      const cause = new TypeError("connection refused");
      const fetch = () => Promise.reject(cause);
      const error = await refused(world.huawei({ fetch }).dns.showEndpoint({ endpoint_id }), { kind: "Network" });
      equal(error.retryable, true, "retryable");
      ok(error.cause === cause, "the cause is what fetch gave");
    },
  },
  {
    name: "answers that are not the provider's",
    async run(environment) {
      const world = new World(environment);
      const dns = (fetch: () => Promise<Response>) => world.huawei({ fetch }).dns.showEndpoint({ endpoint_id });
      await refused(dns(answering("<html>hello</html>")), { kind: "Decode", status: 200 });
      await refused(dns(answering("<html>bad gateway</html>", { status: 502 })), { kind: "Service", status: 502 });
      await refused(dns(answering("", { status: 429 })), { kind: "Throttled", status: 429 });
      const vpc = (fetch: () => Promise<Response>) => world.tencent({ fetch }).vpc.describeNetworkInterfaces();
      await refused(vpc(answering("{}")), { kind: "Decode", status: 200 });
    },
  },
  {
    name: "numbers past 2^53 survive, in an answer and in a request",
    async run(environment) {
      const world = new World(environment);
      const answer = '{"code":0,"message":"","codeDesc":"Success","data":{"taskId":9007199254740993}}';
      const { vpcLegacy } = world.tencent({ fetch: answering(answer) });
      const reply = await vpcLegacy.unassignPrivateIpAddresses({
        vpcId: "vpc-7t9nf3pu",
        networkInterfaceId: "eni-m6dyj72l",
        privateIpAddress: ["10.0.0.2"],
      });
      equal(reply.data.data?.taskId, 9007199254740993n, "task id");
      const request = await world
        .tencent()
        .prepare("vpcLegacy", "describeVpcTaskResult", { taskId: 9007199254740993n });
      ok(String(request.body).includes("taskId=9007199254740993"), `${request.body} holds the number`);
    },
  },
  {
    name: "fifty calls at a time",
    async run(environment) {
      const world = new World(environment);
      const client = world.huawei();
      const calls = Array.from({ length: 50 }, () => client.dns.showEndpoint({ endpoint_id }));
      const replies = await Promise.all(calls);
      equal(new Set(replies.map(({ data }) => data.endpoint?.id)).size, 1, "different endpoints");
      equal(world.traffic.length, 50, "requests sent");
    },
  },
  {
    name: "clients and errors show no secret",
    async run(environment) {
      const world = new World(environment);
      const securityToken = "TEMPORARYTOKEN";
      const huawei = world.huawei({
        credentials: { accessKeyId: "AKEXAMPLE0000000000", secretAccessKey, securityToken },
      });
      holdsNoSecret(huawei, "HuaweiCloud");
      const tencent = world.tencent({ credentials: { secretId: "AKID", secretKey, token: securityToken } });
      holdsNoSecret(tencent, "TencentCloud");
      const errors: CloudError[] = [
        await refused(huawei.dns.showEndpoint({ endpoint_id }), { kind: "Credentials" }),
        await refused(huawei.dns.showEndpoint({ endpoint_id: "../" }), { kind: "InvalidInput" }),
        await refused(tencent.vpc.describeNetworkInterfaces(), { kind: "Credentials" }),
        await refused(tencent.vpcLegacy.describeNetworkInterfaces(), { kind: "Credentials" }),
      ];
      for (const error of errors) holdsNoSecret(error, `the error "${error.message}"`);
      const { HuaweiSigner, TencentSigner, TencentV1Signer } = environment.cloudip;
      holdsNoSecret(new HuaweiSigner({ accessKeyId: "AK", secretAccessKey }), "HuaweiSigner");
      holdsNoSecret(new TencentSigner({ secretId: "AKID", secretKey }, { service: "vpc" }), "TencentSigner");
      holdsNoSecret(new TencentV1Signer({ secretId: "AKID", secretKey }), "TencentV1Signer");
    },
  },
  {
    name: "a client that was freed says so",
    async run(environment) {
      const world = new World(environment);
      const huawei = world.huawei();
      huawei.free();
      const expected = { kind: "InvalidInput", field: "client" } as const;
      await refused(huawei.dns.showEndpoint({ endpoint_id }), expected);
      await refused(huawei.prepare("dns", "showEndpoint", { endpoint_id }), expected);
      await refused(huawei.paginate("apig", "listInstancesV2", {}).next(), expected);
    },
  },
  {
    name: "CloudError is an Error that a program can tell apart",
    async run(environment) {
      const world = new World(environment);
      const error = await refused(world.huawei().dns.showEndpoint({ endpoint_id: "0" }), { kind: "NotFound" });
      ok(error instanceof environment.cloudip.CloudError, "instanceof CloudError");
      ok(error.stack?.includes("CloudError"), "its stack begins with its name");
      const members = JSON.parse(JSON.stringify(error)) as Record<string, unknown>;
      excludes(Object.values(members), null, "members of its JSON");
      equal(members.kind, "NotFound", "kind in its JSON");
    },
  },
];
