import { describe, expect, test } from "vitest";
import { createEmulator } from "../../pkg-template/src/emulator/index.ts";
import { Bench, type Json, PROJECT } from "./bench.ts";
import { bind } from "./endpoint.ts";
import { huaweiKey, tencentKey } from "./sign.ts";

describe("seed and state", () => {
  test("a state can be sent back, ids go on where they were", async () => {
    const bench = new Bench();
    await bind(bench);
    const { body: state } = await bench.control("GET", "state");
    const copy = new Bench();
    expect((await copy.control("POST", "seed", state)).status).toBe(200);
    expect((await copy.control("GET", "state")).body).toEqual(state);
    bench.settle();
    copy.settle();
    expect((await bind(copy)).headers.get("x-request-id")).toBe((await bind(bench)).headers.get("x-request-id"));
  });

  test("a state without its counter can be sent back: ids that are in use are not made again", async () => {
    const bench = new Bench();
    const made = async () => {
      const { NetworkInterface } = await bench.v3("CreateNetworkInterface", {
        VpcId: "vpc-7t9nf3pu",
        SubnetId: "subnet-k57wo6pb",
        NetworkInterfaceName: "eni",
        NetworkInterfaceDescription: "",
        SecondaryPrivateIpAddressCount: 1,
      });
      const publicip = { type: "5_bgp" };
      const bandwidth = { share_type: "PER", name: "own", size: 1, charge_mode: "traffic" };
      const eip = await bench.huawei("vpc", "POST", `/v1/${PROJECT}/publicips`, { publicip, bandwidth });
      await bind(bench);
      bench.settle();
      return [NetworkInterface.NetworkInterfaceId, eip.body.publicip.id];
    };
    const first = await made();
    const { serial: _, ...state } = (await bench.control("GET", "state")).body;
    const { nextTaskId: __, ...tencent } = state.tencent;
    const again = async () => {
      expect((await bench.control("POST", "seed", { ...state, tencent })).status).toBe(200);
      const second = await made();
      const { body } = await bench.control("GET", "state");
      const { tasks } = body.tencent;
      const [{ addresses }] = body.huawei.endpoints;
      const unique = [...tasks.map(({ requestId }: Json) => requestId), ...addresses.map(({ id }: Json) => id)];
      expect(new Set(unique).size, "tasks and addresses").toBe(unique.length);
      expect(tasks).toHaveLength(2);
      return second;
    };
    const second = await again();
    expect(new Set([...first, ...second]).size).toBe(4);
    expect(await again(), "the same document, the same ids").toEqual(second);
  });

  test("the state holds no credentials", async () => {
    const { text } = await new Bench().control("GET", "state");
    for (const secret of [huaweiKey.secretAccessKey, tencentKey.secretKey, "TOKENEXAMPLE"])
      expect(text).not.toContain(secret);
  });

  test("the state shows what is in effect now", async () => {
    const bench = new Bench();
    await bind(bench);
    bench.settle();
    const { body } = await bench.control("GET", "state");
    expect(body.huawei.endpoints[0]).toMatchObject({ status: "ACTIVE", settlesAt: null });
  });

  test("a small document is enough, and its keys replace the default ones", async () => {
    const bench = new Bench();
    const credentials = {
      huawei: { accessKeys: [{ accessKeyId: "MINE", secretAccessKey: "SECRET" }] },
      tencent: {},
    };
    const seed = { credentials, huawei: { domainId: "d", projects: [] }, tencent: {} };
    expect((await bench.control("POST", "seed", seed)).status).toBe(200);
    expect((await bench.huawei("dns", "GET", "/v2.1/endpoints?direction=inbound")).status).toBe(401);
    const key = { accessKeyId: "MINE", secretAccessKey: "SECRET" };
    const { body } = await bench.huawei("dns", "GET", "/v2.1/endpoints?direction=inbound", undefined, { key });
    expect(body).toEqual({ endpoints: [], metadata: { total_count: 0 } });
  });

  test("an emulator is not created with a seed that is wrong", () => {
    const seed = { huawei: { domainId: "d", endpoints: [{ id: "x" }] }, tencent: {} };
    expect(() => createEmulator({ seed })).toThrow("huawei.endpoints[0].name: is missing");
  });

  test("the caller's document stays the caller's", async () => {
    const seed = (await new Bench().control("GET", "state")).body;
    const before = structuredClone(seed);
    const bench = new Bench({ seed });
    await bind(bench);
    expect(seed).toEqual(before);
  });
});
