import { describe, expect, test } from "vitest";
import { Bench, type Json, PROJECT } from "./bench.ts";

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
