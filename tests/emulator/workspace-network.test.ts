import { describe, expect, test } from "vitest";
import { Bench, type Json, PROJECT } from "./bench.ts";
import { Scenario } from "./scenario.ts";

const DESKTOP = "90f05916-bc71-4e26-a534-d036188d96e3";
const OTHER = "5d0c3f1e-7a2b-4c89-9e65-1b8f4a7d2c03";
const DESKTOPS = `/v2/${PROJECT}/desktops`;
/** Where the desktops are, and where they can go. */
const HERE = { vpc_id: "dd2a1ce7-fa36-48d1-b6ac-6623bc7c306b", subnet_id: "7b0f5c2e-62a6-4f0c-9d0b-0c7d3a1b5e42" };
const THERE = { vpc_id: "1f3f0b5c-4b7e-4a54-a3a1-6c2f4f3d9b10", subnet_id: "3ee6107e-4188-4c4d-b453-80d6b9a147d5" };
const DEFAULT_GROUP = "40da6e6b-2e37-4f6c-9d4a-8a7c0f7f5d11";
const WEB_GROUP = "6c2d1f0e-9b8a-4756-a3b4-c5d6e7f80912";

const send = (bench: Bench, method: string, path: string, body?: unknown) =>
  bench.huawei("workspace", method, path, body);
const change = (bench: Bench, wanted: object, id = DESKTOP) =>
  send(bench, "PUT", `${DESKTOPS}/${id}/networks`, { security_group_ids: [WEB_GROUP], ...wanted });
const changeAll = (bench: Bench, desktop_ids: string[], wanted: object) =>
  send(bench, "POST", `${DESKTOPS}/networks/batch-change`, { desktop_ids, ...wanted });
const show = async (bench: Bench, id = DESKTOP): Promise<Json> =>
  (await send(bench, "GET", `${DESKTOPS}/${id}/networks`)).body.network_infos[0];
const free = async (bench: Bench, id: string): Promise<number> =>
  (await send(bench, "GET", `/v2/${PROJECT}/subnets/${id}/available-ip`)).body.available_ip;
const desktopsOf = async (bench: Bench): Promise<Json> => (await bench.control("GET", "state")).body.huawei.desktops;

const refused = (error_code: string, named: string) => ({ error_code, error_msg: expect.stringContaining(named) });

test("a user's way: see where a desktop is, choose a subnet, move, wait", async () => {
  const { huawei, settle } = new Scenario();
  const [before] = (await huawei.workspace.showDesktopNetwork({ desktop_id: DESKTOP })).data.network_infos ?? [];
  expect(before).toEqual({
    vpc_info: { id: HERE.vpc_id },
    subnet_info: { id: HERE.subnet_id, cidr: "172.16.8.0/24" },
    port_info: { id: "d9f5a3c1-6b2e-4a7f-8c0d-1e4f5a6b7d01", ip_address: "172.16.8.101" },
    security_groups: [{ id: DEFAULT_GROUP, name: "default" }],
    public_ip_info: { id: "0a2f6c1b-8d3e-4f57-a9c4-6e1b7d5f2a01", public_ip_address: "198.51.100.11" },
  });
  const [subnet] = (await huawei.workspace.listSubnets({ vpc_id: THERE.vpc_id })).data.subnets ?? [];
  const wanted = { vpc_id: subnet?.vpc_id ?? "", subnet_id: subnet?.id ?? "", security_group_ids: [WEB_GROUP] };
  const { job_id = "" } = (await huawei.workspace.changeDesktopNetwork({ desktop_id: DESKTOP, ...wanted })).data;
  const again = huawei.workspace.changeDesktopNetwork({ desktop_id: DESKTOP, ...wanted });
  await expect(again).rejects.toMatchObject({ code: "WKS.00010032", status: 409 });
  expect((await huawei.workspace.showJob({ job_id })).data.status).toBe("RUNNING");
  await settle();
  const { data: job } = await huawei.workspace.showJob({ job_id });
  expect(job).toMatchObject({
    status: "SUCCESS",
    sub_jobs: [{ status: "SUCCESS", entities: { desktop_id: DESKTOP } }],
  });
  const [after] = (await huawei.workspace.showDesktopNetwork({ desktop_id: DESKTOP })).data.network_infos ?? [];
  expect(after).toMatchObject({
    subnet_info: { id: THERE.subnet_id },
    port_info: { ip_address: "192.168.0.2" },
    security_groups: [{ id: WEB_GROUP, name: "web" }],
    public_ip_info: { public_ip_address: "198.51.100.11" },
  });
});

describe("one desktop", () => {
  test("until it is there both addresses are its own; then the old one can be had", async () => {
    const bench = new Bench();
    const before = [await free(bench, HERE.subnet_id), await free(bench, THERE.subnet_id)];
    expect((await change(bench, { ...THERE, private_ip: "192.168.0.200" })).body).toEqual({
      job_id: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    expect((await show(bench)).port_info.ip_address).toBe("172.16.8.101");
    expect(await change(bench, { ...HERE, private_ip: "172.16.8.101" }, OTHER)).toMatchObject({ status: 400 });
    expect(await change(bench, { ...THERE, private_ip: "192.168.0.200" }, OTHER)).toMatchObject({ status: 400 });
    bench.settle();
    expect((await show(bench)).port_info.ip_address).toBe("192.168.0.200");
    const [here = 0, there = 0] = before;
    expect([await free(bench, HERE.subnet_id), await free(bench, THERE.subnet_id)]).toEqual([here + 1, there - 1]);
    expect((await change(bench, { ...HERE, private_ip: "172.16.8.101" }, OTHER)).status).toBe(200);
  });

  test("what stays in its subnet keeps address and port unless another address is asked for", async () => {
    const bench = new Bench();
    const { port_info } = await show(bench);
    await change(bench, HERE);
    bench.settle();
    expect(await show(bench)).toMatchObject({ port_info, security_groups: [{ id: WEB_GROUP }] });
    await change(bench, { ...HERE, private_ip: "172.16.8.77" });
    bench.settle();
    expect((await show(bench)).port_info).toMatchObject({
      ip_address: "172.16.8.77",
      id: expect.not.stringMatching(port_info.id),
    });
  });

  test.each([
    ["an unknown desktop", "nowhere", THERE, 404, "WKS.0202", "nowhere"],
    ["no VPC", DESKTOP, { subnet_id: THERE.subnet_id }, 400, "WKS.0001", "vpc_id"],
    ["no subnet", DESKTOP, { vpc_id: THERE.vpc_id }, 400, "WKS.0001", "subnet_id"],
    ["an unknown subnet", DESKTOP, { ...THERE, subnet_id: "nowhere" }, 404, "WKS.0202", "nowhere"],
    ["a subnet of another VPC", DESKTOP, { ...THERE, vpc_id: HERE.vpc_id }, 400, "WKS.0001", "no subnet of the VPC"],
    ["an address of another subnet", DESKTOP, { ...THERE, private_ip: "172.16.8.9" }, 400, "WKS.0001", "private_ip"],
    ["an address in use", DESKTOP, { ...THERE, private_ip: "192.168.0.21" }, 400, "WKS.0001", "in use"],
    ["an unknown security group", DESKTOP, { ...THERE, security_group_ids: ["g"] }, 404, "WKS.0202", "group g"],
    ["no security group", DESKTOP, { ...THERE, security_group_ids: [] }, 400, "WKS.0001", "security_group_ids"],
    ["security groups left out", DESKTOP, { ...THERE, security_group_ids: undefined }, 400, "WKS.0001", "security"],
  ])("%s is refused, and nothing changes", async (_, id, wanted, status, code, named) => {
    const bench = new Bench();
    const before = await desktopsOf(bench);
    expect(await change(bench, wanted, id)).toMatchObject({ status, body: refused(code, named) });
    expect(await desktopsOf(bench)).toEqual(before);
    expect((await send(bench, "GET", `/v2/${PROJECT}/workspace-sub-jobs`)).body.total_count).toBe(0);
  });

  test("a subnet that is full is refused", async () => {
    const seed = new Bench();
    const { huawei } = (await seed.control("GET", "state")).body;
    // 10.0.0.0/30: network, gateway, one address, broadcast.
    huawei.subnets.push({ id: "tiny", neutronSubnetId: "n", vpcId: "v", cidr: "10.0.0.0/30" });
    const bench = new Bench({ seed: { huawei, tencent: {} } });
    const tiny = { vpc_id: "v", subnet_id: "tiny" };
    expect((await change(bench, tiny)).status).toBe(200);
    expect(await free(bench, "tiny")).toBe(0);
    expect(await change(bench, tiny, OTHER)).toMatchObject({ status: 400, body: refused("WKS.0001", "no free") });
  });
});

describe("several desktops", () => {
  test("each gets an address; security groups stay if none are named", async () => {
    const bench = new Bench();
    const { body } = await changeAll(bench, [DESKTOP, OTHER], THERE);
    bench.settle();
    const job = (await send(bench, "GET", `/v2/${PROJECT}/workspace-jobs/${body.job_id}`)).body;
    expect(job).toMatchObject({ status: "SUCCESS", sub_jobs_total: 2 });
    const { networks } = (await send(bench, "GET", `${DESKTOPS}/networks?desktop_ids=${OTHER}&desktop_ids=${DESKTOP}`))
      .body;
    expect(networks).toMatchObject([
      { computer_id: OTHER, computer_ip: "192.168.0.3", network_infos: [{ security_groups: [{ id: DEFAULT_GROUP }] }] },
      { computer_id: DESKTOP, computer_name: "desktop-001", computer_ip: "192.168.0.2" },
    ]);
  });

  test.each([
    ["none", [], THERE, 400, "WKS.0001", "desktop_ids"],
    ["101", Array(101).fill(DESKTOP), THERE, 400, "WKS.0001", "desktop_ids"],
    ["one there is not", [DESKTOP, "nowhere"], THERE, 404, "WKS.0202", "nowhere"],
    ["one twice", [DESKTOP, DESKTOP], THERE, 409, "WKS.00010032", DESKTOP],
    ["to no VPC", [DESKTOP], { subnet_id: THERE.subnet_id }, 400, "WKS.0001", "vpc_id"],
  ])("%s is refused, and nothing changes", async (_, ids, wanted, status, code, named) => {
    const bench = new Bench();
    const before = await desktopsOf(bench);
    expect(await changeAll(bench, ids, wanted)).toMatchObject({ status, body: refused(code, named) });
    expect(await desktopsOf(bench)).toEqual(before);
  });
});

describe("lists", () => {
  test("networks of all desktops, of those named, of those that have none", async () => {
    const bench = new Bench({
      seed: {
        huawei: {
          domainId: "d",
          projects: [{ id: PROJECT, name: "p" }],
          desktops: [{ id: "bare", name: "b", userName: "u" }],
        },
        tencent: {},
      },
    });
    expect((await send(bench, "GET", `${DESKTOPS}/networks`)).body).toEqual({
      networks: [{ computer_id: "bare", computer_name: "b", computer_ip: "", network_infos: [] }],
    });
    expect((await send(bench, "GET", `${DESKTOPS}/networks?desktop_ids=nowhere`)).body).toEqual({ networks: [] });
    expect(await send(bench, "GET", `${DESKTOPS}/nowhere/networks`)).toMatchObject({
      status: 404,
      body: refused("WKS.0202", "nowhere"),
    });
  });

  test.each([
    ["?desktop_ip=172.16.8.102", [OTHER]],
    [`?subnet_id=${THERE.subnet_id}`, []],
    ["/detail?desktop_ip=172.16.8.101", [DESKTOP]],
  ])("desktops by where they are, %s", async (query, ids) => {
    const { desktops } = (await send(new Bench(), "GET", `${DESKTOPS}${query}`)).body;
    expect(desktops.map(({ desktop_id }: Json) => desktop_id)).toEqual(ids);
  });

  test("subnets, and how many addresses one has left", async () => {
    const bench = new Bench();
    const { subnets } = (await send(bench, "GET", `/v2/${PROJECT}/subnets`)).body;
    expect(subnets.map(({ id }: Json) => id)).toEqual([THERE.subnet_id, HERE.subnet_id]);
    // 253 usable addresses, three of a resolver endpoint and three of desktops.
    expect(await free(bench, HERE.subnet_id)).toBe(247);
    expect(await send(bench, "GET", `/v2/${PROJECT}/subnets/nowhere/available-ip`)).toMatchObject({
      status: 404,
      body: refused("WKS.0202", "nowhere"),
    });
  });
});
