// The code of docs/gateway.md is run as it stands there.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import type { GatewayOptions } from "../../pkg/gateway/index.js";
import { Guide } from "../support/guide.ts";
import { must, type Project, projectWithPackage } from "../support/project.ts";
import { ENDPOINT, HuaweiCloud, setting, sha256, tokenOf } from "./support/gateway.ts";

const guide = await Guide.read("docs/gateway.md");

let project: Project;
beforeAll(async () => {
  project = await projectWithPackage();
});
afterAll(() => project?.remove());
afterEach(() => vi.unstubAllGlobals());

test("the options are those that there are", async () => {
  const values = `const accounts = { a: { cloud: "huawei", regions: ["cn-north-4"], credentials: async () => ({}) } };
const callers = { tokens: { a: "${sha256("a")}" } };
const [policy, cors, limits, audit, objects] = [[], { origins: [] }, {}, { log: false }, undefined];`;
  const gateway = `import { createGateway } from "cloudip/gateway";\n${values}\n${guide.code("ts options")}`;
  const ask =
    'import gateway from "./gateway.js";\nconsole.log(await (await gateway.fetch(new Request("http://a/health"))).text());';
  await Promise.all([
    writeFile(join(project.folder, "gateway.js"), gateway),
    writeFile(join(project.folder, "ask.js"), ask),
  ]);
  expect(await must(process.execPath, ["ask.js"], project.folder)).toBe('{"ok":true}\n');
});

test("the policy allows what it says", async () => {
  const { policy } = new Function(`return { ${guide.code("ts policy")} }`)() as Required<
    Pick<GatewayOptions, "policy">
  >;
  // What remembers the keys of calls finds each of them new.
  const objects = { idFromName: () => "", get: () => ({ fetch: async () => Response.json({ isNew: true }) }) };
  const { post } = setting({
    policy,
    objects,
    callers: {
      tokens: { console: sha256(tokenOf("console")) },
      identify: ({ headers }) => ({ id: headers.get("X-Person") ?? "nobody" }),
    },
  });
  const ann = { "X-Person": "access:ann@example.com", Authorization: "" };
  const eve = { "X-Person": "access:eve@example.org", Authorization: "" };
  const list = "/v1/huawei/dns/listEndpoints";
  const direction = { direction: "inbound" };
  const add = "/v1/huawei/dns/associateEndpointIpaddress/prepare";
  const address = { endpoint_id: ENDPOINT, ipaddress: { subnet_id: "0".repeat(36) } };
  const unbind = "/v1/huawei/dns/disassociateEndpointIpaddress";
  const other = { endpoint_id: "0".repeat(32), ipaddress_id: "0".repeat(32) };
  const statusOf = async (path: string, params: object, headers: Record<string, string> = {}) =>
    (await post(path, params, { as: "console", headers })).status;
  expect(await statusOf(list, direction, ann)).toBe(200);
  expect(await statusOf(add, address, ann)).toBe(403);
  expect(await statusOf(list, direction, eve)).toBe(403);
  expect(await statusOf(list, direction)).toBe(200);
  expect(await statusOf(add, address)).toBe(200);
  expect(await statusOf("/v1/tencent/vpc/describeNetworkInterfaces", {})).toBe(403);
  expect(await statusOf(`${list}?region=cn-east-3`, direction)).toBe(403);
  expect(await statusOf(unbind, other, { "Idempotency-Key": "key-of-this-call" })).toBe(403);
  // There is no such address, which the cloud tells: it was asked.
  const own = { ...other, endpoint_id: ENDPOINT };
  expect(await statusOf(unbind, own)).toBe(400);
  expect(await statusOf(unbind, own, { "Idempotency-Key": "key-of-this-call" })).toBe(404);
});

test("the page's client calls through the gateway", async () => {
  const { handler, sent } = setting();
  vi.stubGlobal("fetch", (url: string, init: RequestInit) => handler.fetch(new Request(url, init)));
  const AsyncFunction = (async () => {}).constructor as FunctionConstructor;
  const page = new AsyncFunction("HuaweiCloud", "token", guide.code("ts page"));
  await page(HuaweiCloud, tokenOf("reader"));
  expect(sent.map(({ url }) => new URL(url).host)).toEqual(["dns.cn-north-4.myhuaweicloud.com"]);
});

test("nothing of it is untried", () => expect(guide.untried()).toEqual([]));
