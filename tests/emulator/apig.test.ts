import { describe, expect, test } from "vitest";
import { Bench, type Json, PROJECT } from "./bench.ts";
import { Scenario } from "./scenario.ts";

const GATEWAY = "6a7d71827fd54572b1f31aa9548fcc81";
const NOT_NLB = "a0e1c3b5d7f94826b1a2c3d4e5f60718";
const ELB = "85392b45-685c-4f77-b19a-14ad875b8190";
const INSTANCES = `/v2/${PROJECT}/apigw/instances`;
const REGISTERED = { type: "v4", ip: "203.0.113.10" };

const get = async (bench: Bench, path = ""): Promise<Json> =>
  (await bench.huawei("apig", "GET", `${INSTANCES}${path}`)).body;
const change = (bench: Bench, verb: "register" | "unregister", body: unknown, gateway = GATEWAY) =>
  bench.huawei("apig", "PUT", `${INSTANCES}/${gateway}/ingress-${verb}`, body);
const publicIps = async (bench: Bench) =>
  (await get(bench, `/${GATEWAY}`)).publicips.map(({ ip_address }: Json) => ip_address);

describe("unregister", () => {
  test("the page's example has a reply of the page's shape, and takes effect later", async () => {
    const bench = new Bench();
    const { status, body } = await change(bench, "unregister", { elbs: [{ elb_id: ELB, public_ips: [REGISTERED] }] });
    expect(status).toBe(202);
    expect(body.job_id).toMatch(/^JOB-[0-9a-f]{32}$/);
    expect(body).toEqual({
      instance_id: GATEWAY,
      message: `JOB_ASSIGNED_FOR_UPDATE_0077I:The job ${body.job_id} is assigned to the instance ${GATEWAY} for running updating`,
      job_id: body.job_id,
    });
    expect(body.message.length).toBeLessThanOrEqual(200);

    expect(await get(bench, `/${GATEWAY}`)).toMatchObject({ instance_status: 12, status: "Updating" });
    expect(await publicIps(bench)).toContain("203.0.113.10");
    bench.settle();
    expect(await get(bench, `/${GATEWAY}`)).toMatchObject({ instance_status: 6, status: "Running" });
    expect(await publicIps(bench)).not.toContain("203.0.113.10");
    const { elbs } = await get(bench, `/${GATEWAY}/extra-elbs`);
    expect(elbs[0]).toEqual({
      elb_id: ELB,
      ingress_ports: [
        { protocol: "HTTP", ingress_port: 80 },
        { protocol: "HTTPS", ingress_port: 443 },
      ],
      public_ips: [],
      private_ips: [{ type: "v4", ip: "192.168.0.101" }],
      global_eips: [],
    });
  });

  test("an address that is not registered, or no longer, is refused and nothing changes", async () => {
    const bench = new Bench();
    const elbs = [{ elb_id: ELB, public_ips: [REGISTERED, { type: "v4", ip: "203.0.113.99" }] }];
    const { status, body } = await change(bench, "unregister", { elbs });
    expect(status).toBe(400);
    expect(body).toEqual({
      error_code: "APIC.7211",
      error_msg: "Parameter value does not match the rules, parameter name[ip]",
    });
    expect(await get(bench, `/${GATEWAY}`)).toMatchObject({ instance_status: 6 });
    bench.settle();
    expect(await publicIps(bench)).toContain("203.0.113.10");

    const once = { elbs: [{ elb_id: ELB, public_ips: [REGISTERED] }] };
    expect((await change(bench, "unregister", once)).status).toBe(202);
    expect((await change(bench, "unregister", once)).status).toBe(400);
  });
});

describe("register", () => {
  test("addresses of every network, in effect later", async () => {
    const bench = new Bench();
    const elbs = [
      {
        elb_id: ELB,
        public_ips: [{ type: "v6", ip: "2001:db8::10" }],
        private_ips: [{ type: "v4", ip: "192.168.0.150" }],
        global_eips: [{ type: "v4", ip: "203.0.113.77" }],
      },
    ];
    expect((await change(bench, "register", { elbs })).status).toBe(202);
    const addresses = async () => (await get(bench, `/${GATEWAY}/extra-elbs`)).elbs[0];
    expect((await addresses()).global_eips).toEqual([]);
    bench.settle();
    expect(await addresses()).toMatchObject({
      public_ips: [REGISTERED, { type: "v6", ip: "2001:db8::10" }],
      private_ips: [
        { type: "v4", ip: "192.168.0.101" },
        { type: "v4", ip: "192.168.0.150" },
      ],
      global_eips: [{ type: "v4", ip: "203.0.113.77" }],
    });
    const details = await get(bench, `/${GATEWAY}`);
    expect(details.publicips).toContainEqual({ ip_address: "", ipv6_address: "2001:db8::10", bandwidth_size: 5 });
    expect(details.privateips).toContainEqual({ ip_address: "192.168.0.150", ipv6_address: "", bandwidth_size: 0 });
  });

  test("an address that is registered, or given twice, is refused", async () => {
    const bench = new Bench();
    const twice = { type: "v4", ip: "203.0.113.50" };
    for (const public_ips of [[REGISTERED], [twice, twice]]) {
      const { body } = await change(bench, "register", { elbs: [{ elb_id: ELB, public_ips }] });
      expect(body.error_msg).toContain("parameter name[ip]");
    }
  });
});

describe.each(["register", "unregister"] as const)("what %s refuses", (verb) => {
  const address = { type: "v4", ip: "203.0.113.10" };
  test.each([
    ["no elbs", {}, "elbs"],
    ["an empty elbs", { elbs: [] }, "elbs"],
    ["an eleventh entry of elbs", { elbs: Array(11).fill({ elb_id: ELB }) }, "elbs"],
    ["an elb_id of 31 characters", { elbs: [{ elb_id: "a".repeat(31) }] }, "elb_id"],
    ["an elb_id of 37 characters", { elbs: [{ elb_id: "a".repeat(37) }] }, "elb_id"],
    ["an elb_id it does not know", { elbs: [{ elb_id: "a".repeat(32) }] }, "elb_id"],
    ["a missing elb_id", { elbs: [{ public_ips: [address] }] }, "elb_id"],
    ["a third entry of public_ips", { elbs: [{ elb_id: ELB, public_ips: Array(3).fill(address) }] }, "public_ips"],
    ["a third entry of private_ips", { elbs: [{ elb_id: ELB, private_ips: Array(3).fill(address) }] }, "private_ips"],
    ["a third entry of global_eips", { elbs: [{ elb_id: ELB, global_eips: Array(3).fill(address) }] }, "global_eips"],
    ["a type other than v4 and v6", { elbs: [{ elb_id: ELB, public_ips: [{ ...address, type: "v5" }] }] }, "type"],
    ["a missing ip", { elbs: [{ elb_id: ELB, public_ips: [{ type: "v4" }] }] }, "ip"],
    ["an ip that is none", { elbs: [{ elb_id: ELB, public_ips: [{ type: "v4", ip: "xxx.xxx.xxx.xxx" }] }] }, "ip"],
    ["an IPv4 address as v6", { elbs: [{ elb_id: ELB, public_ips: [{ type: "v6", ip: "203.0.113.10" }] }] }, "ip"],
    ["an unknown member", { elbs: [{ elb_id: ELB, port: 1 }] }, "port"],
    ["elbs that is no array", { elbs: ELB }, "elbs"],
  ])("%s", async (_, body, named) => {
    const answer = await change(new Bench(), verb, body);
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({
      error_code: "APIC.7211",
      error_msg: `Parameter value does not match the rules, parameter name[${named}]`,
    });
  });

  test("a gateway that is not of the NLB series", async () => {
    const { status, body } = await change(
      new Bench(),
      verb,
      { elbs: [{ elb_id: ELB, public_ips: [address] }] },
      NOT_NLB,
    );
    expect(status).toBe(400);
    expect(body.error_code).toBe("APIC.7242");
  });

  test("an unknown gateway", async () => {
    const { status, body } = await change(new Bench(), verb, { elbs: [{ elb_id: ELB }] }, "0".repeat(32));
    expect(status).toBe(404);
    expect(body).toEqual({ error_code: "APIC.7302", error_msg: "Instance not found" });
  });
});

describe("list gateways", () => {
  test("with filters", async () => {
    const bench = new Bench();
    const ids = async (query: string) => (await get(bench, query)).instances.map(({ id }: Json) => id);
    expect(await ids("")).toEqual([GATEWAY, NOT_NLB]);
    expect(await ids(`?instance_id=${GATEWAY}`)).toEqual([GATEWAY]);
    expect(await ids("?instance_name=elb")).toEqual([NOT_NLB]);
    expect(await ids("?status=Updating")).toEqual([]);
    await change(bench, "unregister", { elbs: [{ elb_id: ELB, public_ips: [REGISTERED] }] });
    expect(await ids("?status=Updating")).toEqual([GATEWAY]);
  });

  test("by pages; a limit of 0 or less counts as 20", async () => {
    const bench = new Bench();
    expect(await get(bench, "?limit=1&offset=1")).toMatchObject({ size: 1, total: 2, instances: [{ id: NOT_NLB }] });
    expect(await get(bench, "?limit=0")).toMatchObject({ size: 2, total: 2 });
    expect(await get(bench, "?limit=501")).toMatchObject({ size: 2, total: 2 });
  });

  test("a gateway of another project is not found", async () => {
    const bench = new Bench();
    const path = `/v2/0e69423d4400f4a82f67c0059a1e4cc8/apigw/instances`;
    expect((await bench.huawei("apig", "GET", path)).body).toMatchObject({ total: 0 });
    expect((await bench.huawei("apig", "GET", `${path}/${GATEWAY}`)).status).toBe(404);
  });
});

describe("creation and tasks", () => {
  test("a gateway that is there has been created", async () => {
    expect(await get(new Bench(), `/${GATEWAY}/progress`)).toMatchObject({ progress: 100, status: "success" });
  });

  test.each([`/${"0".repeat(32)}/progress`, `/${GATEWAY}/async-tasks/t`, `/${"0".repeat(32)}/async-tasks/t`])(
    "%s is not there",
    async (path) => {
      const { status, body } = await new Bench().huawei("apig", "GET", `${INSTANCES}${path}`);
      expect([status, body.error_code]).toEqual([404, "APIC.7302"]);
    },
  );
});

describe("extra load balancers", () => {
  const NEW = "f".repeat(32);
  const add = (bench: Bench, elb_details: unknown, gateway = GATEWAY) =>
    bench.huawei("apig", "POST", `${INSTANCES}/${gateway}/extra-elbs`, { elb_details });
  const remove = (bench: Bench, elb_ids: unknown, gateway = GATEWAY) =>
    bench.huawei("apig", "DELETE", `${INSTANCES}/${gateway}/extra-elbs`, { elb_ids });
  const ids = async (bench: Bench) =>
    (await get(bench, `/${GATEWAY}/extra-elbs`)).elbs.map(({ elb_id }: Json) => elb_id);

  test("attached by a job, then they take ingress addresses; detached by a job, with those", async () => {
    const bench = new Bench();
    const { status, body } = await add(bench, [{ id: NEW, force_overwrite_enabled: false }]);
    expect(status).toBe(202);
    expect(body).toMatchObject({ instance_id: GATEWAY, job_id: expect.stringMatching(/^JOB-[0-9a-f]{32}$/) });
    const address = { elbs: [{ elb_id: NEW, public_ips: [{ type: "v4", ip: "203.0.113.30" }] }] };
    expect((await change(bench, "register", address)).status).toBe(400);
    expect(await ids(bench)).toHaveLength(2);
    bench.settle();
    expect(await ids(bench)).toContain(NEW);
    expect((await change(bench, "register", address)).status).toBe(202);
    bench.settle();
    expect(await publicIps(bench)).toContain("203.0.113.30");

    expect((await remove(bench, [NEW])).status).toBe(202);
    expect(await ids(bench)).toContain(NEW);
    expect((await remove(bench, [NEW])).status).toBe(400);
    bench.settle();
    expect(await ids(bench)).not.toContain(NEW);
    expect(await publicIps(bench)).not.toContain("203.0.113.30");
  });

  test.each([
    ["attaching one that is attached", add, [{ id: NEW }, { id: ELB }], "id"],
    ["attaching one twice", add, [{ id: NEW }, { id: NEW }], "id"],
    ["attaching an id of 31 characters", add, [{ id: "a".repeat(31) }], "id"],
    ["attaching none", add, [], "elb_details"],
    ["attaching eleven", add, Array(11).fill({ id: NEW }), "elb_details"],
    ["attaching without an id", add, [{}], "id"],
    ["detaching one that is not attached", remove, [ELB, NEW], "elb_ids"],
    ["detaching one twice", remove, [ELB, ELB], "elb_ids"],
    ["detaching none", remove, [], "elb_ids"],
  ])("%s is refused, and nothing changes", async (_, call, list, named) => {
    const bench = new Bench();
    const answer = await call(bench, list);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ error_code: "APIC.7211", error_msg: expect.stringContaining(`[${named}]`) });
    expect(await get(bench, `/${GATEWAY}`)).toMatchObject({ instance_status: 6 });
  });

  test("a gateway of another series", async () => {
    for (const answer of [await add(new Bench(), [{ id: NEW }], NOT_NLB), await remove(new Bench(), [ELB], NOT_NLB)]) {
      expect(answer).toMatchObject({ status: 400, body: { error_code: "APIC.7242" } });
    }
  });
});

describe("the public IP of an LVS gateway", () => {
  const EIP = "2ec9b78d-9368-46f3-8f29-d1a95622a511";
  const PATH = `${INSTANCES}/${NOT_NLB}/eip`;
  const bind = (bench: Bench, eip_id: unknown) => bench.huawei("apig", "PUT", PATH, { eip_id });
  const eip = async (bench: Bench): Promise<Json> =>
    (await bench.huawei("vpc", "GET", `/v3/${PROJECT}/eip/publicips/${EIP}`)).body.publicip;

  /** The default state with its second gateway as one of the LVS series. */
  async function withLvs(): Promise<Bench> {
    const bench = new Bench();
    const { body } = await bench.control("GET", "state");
    body.huawei.gateways[1].series = "LVS";
    await bench.control("POST", "seed", body);
    return bench;
  }

  test("bind and unbind, and EIP knows of it", async () => {
    const bench = await withLvs();
    const { status, body } = await bind(bench, EIP);
    expect([status, body]).toEqual([
      200,
      { eip_id: EIP, eip_address: "198.18.0.11", eip_status: "ACTIVE", eip_ipv6_address: "" },
    ]);
    expect(await get(bench, `/${NOT_NLB}`)).toMatchObject({ eip_address: "198.18.0.11" });
    expect(await eip(bench)).toMatchObject({ status: "ELB", associate_instance_id: NOT_NLB });
    expect((await bind(bench, EIP)).status).toBe(400);
    expect((await bench.huawei("apig", "DELETE", PATH)).status).toBe(200);
    expect(await get(bench, `/${NOT_NLB}`)).toMatchObject({ eip_address: "" });
    expect(await eip(bench)).toMatchObject({ status: "DOWN" });
    expect((await bench.huawei("apig", "DELETE", PATH)).status).toBe(400);
  });

  test("what is unbound through EIP is unbound", async () => {
    const bench = await withLvs();
    await bind(bench, EIP);
    await bench.huawei("vpc", "POST", `/v3/${PROJECT}/eip/publicips/${EIP}/disassociate-instance`);
    expect(await get(bench, `/${NOT_NLB}`)).toMatchObject({ eip_address: "" });
  });

  test("what is refused", async () => {
    const bench = await withLvs();
    const bound = "2ec9b78d-9368-46f3-8f29-d1a95622a510";
    for (const [id, named] of [
      [bound, bound],
      ["nothing", "eip_id"],
      [7, "eip_id"],
    ]) {
      expect(await bind(bench, id)).toMatchObject({
        status: 400,
        body: { error_code: "APIC.7211", error_msg: expect.stringContaining(String(named)) },
      });
    }
    expect(await bind(new Bench(), EIP)).toMatchObject({ status: 400, body: { error_code: "APIC.7242" } });
  });
});

describe("public ingress of an ELB gateway", () => {
  const send = (bench: Bench, method: string, body?: unknown, gateway = NOT_NLB) =>
    bench.huawei("apig", method, `${INSTANCES}/${gateway}/ingress-eip`, body);
  const shown = (bench: Bench) => get(bench, `/${NOT_NLB}`);

  test("on, changed and off, each by a job", async () => {
    const bench = new Bench();
    const opened = await send(bench, "POST", { bandwidth_size: 10, bandwidth_charging_mode: "traffic" });
    expect(opened).toMatchObject({ status: 202, body: { instance_id: NOT_NLB } });
    expect(await shown(bench)).toMatchObject({ instance_status: 12, publicips: [] });
    expect((await send(bench, "POST", {})).status).toBe(400);
    expect((await send(bench, "DELETE")).status).toBe(400);
    bench.settle();
    expect(await shown(bench)).toMatchObject({
      instance_status: 6,
      eip_address: "203.0.113.2",
      publicips: [{ ip_address: "203.0.113.2", bandwidth_size: 10 }],
      bandwidth_charging_mode: "traffic",
    });
    expect((await send(bench, "PUT", { bandwidth_size: 20 })).status).toBe(202);
    bench.settle();
    expect((await shown(bench)).publicips[0].bandwidth_size).toBe(20);
    expect((await send(bench, "DELETE")).status).toBe(204);
    bench.settle();
    expect(await shown(bench)).toMatchObject({ publicips: [], eip_address: "" });
  });

  test("what is refused", async () => {
    const bench = new Bench();
    expect(await send(bench, "PUT", {})).toMatchObject({ status: 400, body: { error_code: "APIC.7211" } });
    expect(await send(bench, "DELETE")).toMatchObject({ status: 400, body: { error_code: "APIC.7211" } });
    expect(await send(bench, "POST", { bandwidth_size: 2001 })).toMatchObject({ status: 400 });
    expect(await send(bench, "POST", { bandwidth_charging_mode: "free" })).toMatchObject({ status: 400 });
    for (const method of ["POST", "PUT", "DELETE"]) {
      const answer = await send(bench, method, method === "DELETE" ? undefined : {}, GATEWAY);
      expect(answer).toMatchObject({ status: 400, body: { error_code: "APIC.7242" } });
    }
  });
});

test("the outbound address: on, changed and off", async () => {
  const bench = new Bench();
  const send = (method: string, body?: unknown) =>
    bench.huawei("apig", method, `${INSTANCES}/${GATEWAY}/nat-eip`, body);
  const address = async () => (await get(bench, `/${GATEWAY}`)).nat_eip_address;
  for (const method of ["PUT", "DELETE"]) {
    expect((await send(method, method === "PUT" ? {} : undefined)).status).toBe(400);
  }
  expect((await send("POST", { bandwidth_size: "5" })).status).toBe(200);
  expect(await address()).toBe("203.0.113.2");
  expect((await send("POST", {})).status).toBe(400);
  expect((await send("PUT", { bandwidth_size: "0" })).status).toBe(400);
  expect((await send("PUT", { bandwidth_size: "10" })).status).toBe(200);
  expect((await send("DELETE")).status).toBe(204);
  expect(await address()).toBe("");
});

test("a user's way: list, register, wait, list, unregister, list", async () => {
  const { huawei, settle } = new Scenario();
  const { data } = await huawei.apig.listInstancesV2({ instance_name: "nlb" });
  const instance_id = data.instances?.[0]?.id ?? "";
  const addresses = async () => (await huawei.apig.showDetailsOfInstanceV2({ instance_id })).data.publicips;
  const before = await addresses();
  const elbs = [{ elb_id: ELB, public_ips: [{ type: "v4" as const, ip: "203.0.113.44" }] }];
  await huawei.apig.registerIngressIps({ instance_id, elbs });
  await settle();
  expect((await addresses())?.map(({ ip_address }) => ip_address)).toContain("203.0.113.44");
  await huawei.apig.unregisterIngressIps({ instance_id, elbs });
  await settle();
  expect(await addresses()).toEqual(before);
});
