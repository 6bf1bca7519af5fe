// Forwarding rules and private zones, and the VPCs that they are associated with.
import { describe, expect, test } from "vitest";
import { Bench, type Json } from "./bench.ts";
import { Scenario } from "./scenario.ts";

const INBOUND = "ff80808169bf16c70169bf1d02270000";
const OUTBOUND = "ff80808169c4a3b80169c4d0f5b50003";
const RULE = "ff80808169c4a3b80169c4d0f5b50006";
const ZONE = "ff8080825b8fc86c015b94bc6f8712c3";
const SUBNET = "3ee6107e-4188-4c4d-b453-80d6b9a147d5";
const VPC = "1f3f0b5c-4b7e-4a54-a3a1-6c2f4f3d9b10";
const OTHER_VPC = "dd2a1ce7-fa36-48d1-b6ac-6623bc7c306b";
const NOWHERE = "0".repeat(32);

const send = (bench: Bench, method: string, path: string, body?: unknown) => bench.huawei("dns", method, path, body);
const rules = "/v2.1/resolverrules";
const wanted = {
  name: "rule-2",
  domain_name: "www.example.com",
  endpoint_id: OUTBOUND,
  ipaddresses: [{ ip: "1.1.1.1" }],
};
const create = (bench: Bench, changes: object = {}) => send(bench, "POST", rules, { ...wanted, ...changes });
const show = async (bench: Bench, id = RULE): Promise<Json> =>
  (await send(bench, "GET", `${rules}/${id}`)).body.resolver_rule;
const update = (bench: Bench, changes: object, id = RULE) => send(bench, "PUT", `${rules}/${id}`, changes);
const refused = (status: number, code: string, named = "") => ({
  status,
  body: { code, message: expect.stringContaining(named) },
});
const bind = (bench: Bench, router: object, owner = `${rules}/${RULE}`) =>
  send(bench, "POST", `${owner}/associaterouter`, { router });
const unbind = (bench: Bench, router_id: string, owner = `${rules}/${RULE}`) =>
  send(bench, "POST", `${owner}/disassociaterouter`, { router: { router_id } });

test("a user's way: a rule, its VPC, other targets, and all of it back", async () => {
  const { huawei, settle } = new Scenario();
  const { data, status } = await huawei.dns.createResolverRule(wanted);
  const resolverrule_id = data.resolver_rule?.id ?? "";
  expect(status).toBe(202);
  expect(data.resolver_rule).toMatchObject({ status: "PENDING_CREATE", rule_type: "FORWARD", ipaddress_count: 1 });
  await settle();
  const shown = async () => (await huawei.dns.showResolverRule({ resolverrule_id })).data.resolver_rule;
  expect(await shown()).toMatchObject({ ...wanted, status: "ACTIVE", routers: [] });
  const count = async () =>
    (await huawei.dns.showEndpoint({ endpoint_id: OUTBOUND })).data.endpoint?.resolver_rule_count;
  expect(await count()).toBe(2);

  const router = { router_id: OTHER_VPC };
  const bound = await huawei.dns.associateResolverRuleRouter({ resolverrule_id, router });
  expect(bound.data).toEqual({ router_id: OTHER_VPC, router_region: "cn-north-4", status: "PENDING_CREATE" });
  await settle();
  expect((await shown())?.routers).toEqual([{ ...bound.data, status: "ACTIVE" }]);

  const ipaddresses = [{ ip: "1.1.1.1" }, { ip: "2.2.2.2" }];
  const updated = await huawei.dns.updateResolverRule({ resolverrule_id, name: "rule-3", ipaddresses });
  expect(updated.data.resolver_rule).toMatchObject({ name: "rule-3", status: "PENDING_UPDATE", ipaddress_count: 2 });
  await settle();
  expect(await shown()).toMatchObject({ status: "ACTIVE", ipaddresses });

  await huawei.dns.disassociateResolverRuleRouter({ resolverrule_id, router });
  expect((await shown())?.routers?.[0]?.status).toBe("PENDING_DELETE");
  await settle();
  expect((await shown())?.routers).toEqual([]);
  await huawei.dns.deleteResolverRule({ resolverrule_id });
  expect((await shown())?.status).toBe("PENDING_DELETE");
  await settle();
  await expect(shown()).rejects.toMatchObject({ kind: "NotFound", code: "DNS.0004", status: 404 });
  expect(await count()).toBe(1);
});

describe("a rule is refused", () => {
  test.each([
    ["of an unknown endpoint", { endpoint_id: NOWHERE }, 404, "DNS.1510", ""],
    ["of an inbound endpoint", { endpoint_id: INBOUND }, 400, "DNS.1503", "outbound"],
    ["without a target", { ipaddresses: [] }, 400, "DNS.0002", "ipaddresses"],
    ["with six targets", { ipaddresses: Array(6).fill({ ip: "1.1.1.1" }) }, 400, "DNS.0002", "ipaddresses"],
    ["with a target without an address", { ipaddresses: [{}] }, 400, "DNS.1515", "ipaddresses.ip"],
    ["with a target that is no address", { ipaddresses: [{ ip: "dns" }] }, 400, "DNS.1515", "dns"],
    ["with a target twice", { ipaddresses: [{ ip: "1.1.1.1" }, { ip: "1.1.1.1" }] }, 400, "DNS.1506", "twice"],
    ["with a space in its name", { name: "my rule" }, 400, "DNS.0002", "name"],
    ["for what is no domain", { domain_name: "-a..b" }, 400, "DNS.0002", "domain_name"],
    ["without a domain", { domain_name: undefined }, 400, "DNS.0002", "domain_name"],
    ["with an unknown member", { port: 53 }, 400, "DNS.0002", "port"],
  ])("%s", async (_, changes, status, code, named) => {
    const bench = new Bench();
    expect(await create(bench, changes)).toMatchObject(refused(status, code, named));
    expect((await send(bench, "GET", rules)).body.metadata.total_count).toBe(1);
  });

  test("while its endpoint changes", async () => {
    const bench = new Bench();
    await send(bench, "POST", `/v2.1/endpoints/${OUTBOUND}/ipaddresses`, { ipaddress: { subnet_id: SUBNET } });
    expect(await create(bench)).toMatchObject(refused(409, "DNS.0021"));
    bench.settle();
    expect((await create(bench)).status).toBe(202);
  });

  test("when there are 50", async () => {
    const bench = new Bench();
    for (let count = 2; count <= 50; count += 1) expect((await create(bench)).status).toBe(202);
    expect(await create(bench)).toMatchObject(refused(403, "DNS.2002"));
  });
});

test("an update is refused as a new rule is, and changes nothing", async () => {
  const bench = new Bench();
  const before = await show(bench);
  expect(await update(bench, { name: "a/b" })).toMatchObject(refused(400, "DNS.0002", "name"));
  expect(await update(bench, { name: "other", ipaddresses: [{ ip: "x" }] })).toMatchObject(refused(400, "DNS.1515"));
  expect(await update(bench, {}, NOWHERE)).toMatchObject(refused(404, "DNS.0004"));
  expect(await show(bench)).toEqual(before);
});

test("one change of a rule at a time", async () => {
  const bench = new Bench();
  await update(bench, { name: "other" });
  for (const answer of [
    await update(bench, { name: "third" }),
    await send(bench, "DELETE", `${rules}/${RULE}`),
    await bind(bench, { router_id: OTHER_VPC }),
    await unbind(bench, VPC),
  ]) {
    expect(answer).toMatchObject(refused(409, "DNS.0021"));
  }
  bench.settle();
  expect(await show(bench)).toMatchObject({ name: "other", update_time: "2025-01-02T03:04:06.500" });
});

test("a rule goes after its VPCs, an endpoint after its rules", async () => {
  const bench = new Bench();
  const remove = (path: string) => send(bench, "DELETE", path);
  expect(await remove(`/v2.1/endpoints/${OUTBOUND}`)).toMatchObject(refused(400, "DNS.0016", "rules"));
  expect(await remove(`${rules}/${RULE}`)).toMatchObject(refused(400, "DNS.0016", "VPCs"));
  await unbind(bench, VPC);
  bench.settle();
  expect((await remove(`${rules}/${RULE}`)).status).toBe(202);
  bench.settle();
  expect((await remove(`/v2.1/endpoints/${OUTBOUND}`)).status).toBe(202);
});

describe("the list of rules", () => {
  test.each([
    ["", 3],
    ["?name=rule-2", 2],
    ["?domain_name=corp", 1],
    [`?endpoint_id=${OUTBOUND}`, 3],
    [`?endpoint_id=${INBOUND}`, 0],
    [`?endpoint_id=&id=${RULE}&name=`, 1],
  ])("%s", async (query, count) => {
    const bench = new Bench();
    await create(bench);
    await create(bench);
    const { body } = await send(bench, "GET", `${rules}${query}`);
    expect(body.resolver_rules).toHaveLength(count);
    expect(body.metadata).toEqual({ total_count: count });
  });

  test("by pages, with links and markers", async () => {
    const bench = new Bench();
    await create(bench);
    const first = (await send(bench, "GET", `${rules}?limit=1`)).body;
    expect(first.resolver_rules.map(({ id, routers }: Json) => [id, routers.length])).toEqual([[RULE, 1]]);
    expect(first.page_info).toEqual({ current_count: 1, previous_marker: RULE, next_marker: RULE });
    expect(first.links).toEqual({
      self: `https://dns.cn-north-4.myhuaweicloud.com${rules}?limit=1`,
      next: `https://dns.cn-north-4.myhuaweicloud.com${rules}?limit=1&marker=${RULE}`,
    });
    const second = (await send(bench, "GET", `${rules}?limit=1&marker=${RULE}`)).body;
    expect(second.resolver_rules[0].name).toBe("rule-2");
    expect(second.links).not.toHaveProperty("next");
    expect((await send(bench, "GET", `${rules}?offset=1`)).body.resolver_rules).toEqual(second.resolver_rules);
    expect(await send(bench, "GET", `${rules}?marker=${NOWHERE}`)).toMatchObject(refused(400, "DNS.0007"));
    expect(await send(bench, "GET", `${rules}?limit=501`)).toMatchObject(refused(400, "DNS.0006"));
  });

  test("the client pages through it", async () => {
    const { huawei } = new Scenario();
    await huawei.dns.createResolverRule(wanted);
    const names = [];
    for await (const { name } of await huawei.paginate("dns", "listResolverRules", { limit: 1 })) names.push(name);
    expect(names).toEqual(["rule-1", "rule-2"]);
  });
});

describe.each([
  ["a rule", `${rules}/${RULE}`, `${rules}/${NOWHERE}`, "DNS.0004"],
  ["a private zone", `/v2/zones/${ZONE}`, `/v2/zones/${NOWHERE}`, "DNS.0302"],
])("the VPCs of %s", (_, owner, nowhere, missing) => {
  test("come and go", async () => {
    const bench = new Bench();
    const bound = await bind(bench, { router_id: OTHER_VPC }, owner);
    expect(bound.status).toBe(202);
    expect(bound.body).toEqual({ router_id: OTHER_VPC, router_region: "cn-north-4", status: "PENDING_CREATE" });
    bench.settle();
    const unbound = await unbind(bench, VPC, owner);
    expect(unbound.status).toBe(202);
    expect(unbound.body).toEqual({ router_id: VPC, router_region: "cn-north-4", status: "PENDING_DELETE" });
    bench.settle();
    expect(await unbind(bench, VPC, owner)).toMatchObject(refused(400, "DNS.0707", VPC));
    expect((await bind(bench, { router_id: VPC }, owner)).status).toBe(202);
  });

  test("are refused", async () => {
    const bench = new Bench();
    expect(await bind(bench, { router_id: "no-vpc" }, owner)).toMatchObject(refused(404, "DNS.0711", "no-vpc"));
    expect(await bind(bench, { router_id: VPC }, owner)).toMatchObject(refused(400, "DNS.0016", VPC));
    expect(await bind(bench, {}, owner)).toMatchObject(refused(400, "DNS.0002", "router.router_id"));
    expect(await unbind(bench, OTHER_VPC, owner)).toMatchObject(refused(400, "DNS.0707", OTHER_VPC));
    expect(await bind(bench, { router_id: OTHER_VPC }, nowhere)).toMatchObject(refused(404, missing));
    expect(await unbind(bench, VPC, nowhere)).toMatchObject(refused(404, missing));
  });

  test("wait for the change before", async () => {
    const bench = new Bench();
    await bind(bench, { router_id: OTHER_VPC }, owner);
    expect(await bind(bench, { router_id: OTHER_VPC }, owner)).toMatchObject(refused(400, "DNS.0704", OTHER_VPC));
    expect(await unbind(bench, OTHER_VPC, owner)).toMatchObject(refused(400, "DNS.0708", OTHER_VPC));
    bench.settle();
    await unbind(bench, OTHER_VPC, owner);
    expect(await unbind(bench, OTHER_VPC, owner)).toMatchObject(refused(400, "DNS.0704", OTHER_VPC));
  });
});

test("the last VPC of a zone stays, and one of another region is refused", async () => {
  const bench = new Bench();
  const owner = `/v2/zones/${ZONE}`;
  expect(await unbind(bench, VPC, owner)).toMatchObject(refused(403, "DNS.0706"));
  const elsewhere = { router_id: OTHER_VPC, router_region: "eu-west-0" };
  expect(await bind(bench, elsewhere, owner)).toMatchObject(refused(400, "DNS.0701"));
});
