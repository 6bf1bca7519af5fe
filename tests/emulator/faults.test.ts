// Fault rules: which requests meet one, and what the journal tells of it.
import { beforeEach, describe, expect, test } from "vitest";
import { PROJECT } from "./bench.ts";
import { down, ENDPOINT, FaultBench, OTHER_ENDPOINT, SUBNET } from "./fault-bench.ts";

const ENI = "eni-m6dyj72l";

let bench: FaultBench;
beforeEach(() => {
  bench = new FaultBench();
});

describe("which requests a rule is for", () => {
  const fault = down(503);

  test("without a choice all of them, correct or not, but never the control calls", async () => {
    await bench.setFaults([fault]);
    expect((await bench.show()).status).toBe(503);
    expect((await bench.send(new Request("https://dns.cn-north-4.myhuaweicloud.com/nowhere"))).status).toBe(503);
    await expect(bench.v3("DescribeNetworkInterfaces", {})).rejects.toThrow("not 503");
    expect((await bench.control("GET", "state")).status).toBe(200);
  });

  test.each([
    [{ cloud: "huawei" }, [503, 503, 200, 200]],
    [{ cloud: "tencent" }, [200, 200, 503, 503]],
    [{ service: "dns" }, [503, 200, 200, 200]],
    [{ service: "vpc" }, [200, 503, 503, 200]],
    [{ cloud: "tencent", service: "vpc" }, [200, 200, 503, 200]],
    [{ operation: "ShowEndpoint" }, [503, 200, 200, 200]],
    [{ operation: "describeNetworkInterfaces" }, [200, 200, 503, 503]],
    [{ service: "vpcLegacy", operation: "DescribeNetworkInterfaces" }, [200, 200, 200, 503]],
  ])("%j", async (choice, expected) => {
    await bench.setFaults([{ ...fault, ...choice }]);
    const statusOf = (answer: Promise<unknown>): Promise<number> =>
      answer.then(
        () => 200,
        (error: Error) => Number(/not (\d+)$/.exec(error.message)?.[1]),
      );
    const v3 = await statusOf(bench.v3("DescribeNetworkInterfaces", {}));
    const legacy = await statusOf(bench.legacy("DescribeNetworkInterfaces", {}));
    const ports = await bench.huawei("vpc", "GET", `/v1/${PROJECT}/ports`);
    expect([(await bench.show()).status, ports.status, v3, legacy]).toEqual(expected);
  });

  test.each([
    ["in the path", ENDPOINT, () => bench.show()],
    ["in a part of the path that has a colon", "x", () => bench.huawei("dns", "GET", "/v2/reverse/floatingips/r:x")],
    ["in the query", "poi", () => bench.huawei("dns", "GET", "/v2.1/endpoints?direction=inbound&name=poi")],
    ["in a JSON body", SUBNET, () => bench.bind()],
  ])("a resource %s", async (_, resource, call) => {
    await bench.setFaults([{ ...fault, resource }]);
    expect((await call()).status).toBe(503);
    expect((await bench.show(OTHER_ENDPOINT)).status).toBe(200);
  });

  test("a resource in a form", async () => {
    await bench.setFaults([{ ...fault, resource: ENI }]);
    const describeOne = (networkInterfaceId: string) =>
      bench.legacy("DescribeNetworkInterfaces", { vpcId: "vpc-7t9nf3pu", networkInterfaceId });
    await expect(describeOne(ENI)).rejects.toThrow("not 503");
    expect((await describeOne("eni-nowhere")).code).toBe(5000);
  });
});

describe("which of these requests meet the fault", () => {
  test.each([
    [{}, [503, 503, 503, 503, 503]],
    [{ nth: 2 }, [200, 503, 200, 200, 200]],
    [{ count: 2 }, [503, 503, 200, 200, 200]],
    [{ nth: 2, count: 3 }, [200, 503, 503, 503, 200]],
    [{ probability: 0 }, [200, 200, 200, 200, 200]],
    [{ probability: 1, nth: 5 }, [200, 200, 200, 200, 503]],
  ])("%j", async (choice, expected) => {
    await bench.setFaults([{ ...down(503), operation: "ShowEndpoint", ...choice }]);
    await bench.show(OTHER_ENDPOINT).then(({ status }) => expect(status).toBe(expected[0]));
    await bench.huawei("dns", "GET", "/v2.1/vpcs");
    expect(await bench.statuses(4)).toEqual(expected.slice(1));
  });

  test("with a probability about so many, the same ones for the same seed, others for another", async () => {
    const run = async (seed: number) => {
      await bench.setFaults([{ ...down(503), probability: 0.3 }], seed);
      return bench.statuses(200);
    };
    const first = await run(1);
    expect(await run(1)).toEqual(first);
    expect(await run(2)).not.toEqual(first);
    const met = first.filter((status) => status === 503).length;
    expect(met).toBeGreaterThan(40);
    expect(met).toBeLessThan(80);
  });

  test("each rule counts for itself, and the first one that is due is met", async () => {
    await bench.setFaults([
      { ...down(502), nth: 2 },
      { ...down(503), nth: 2 },
      { ...down(504), nth: 3 },
    ]);
    expect(await bench.statuses(4)).toEqual([200, 502, 504, 200]);
  });

  test("new rules replace the old ones, a reset and an empty list end all", async () => {
    await bench.setFaults([down(503)]);
    await bench.setFaults([down(502)]);
    expect(await bench.statuses(1)).toEqual([502]);
    await bench.setFaults([]);
    expect(await bench.statuses(1)).toEqual([200]);
    await bench.setFaults([down(503)]);
    await bench.control("POST", "reset", {});
    expect(await bench.statuses(1)).toEqual([200]);
  });

  test("throttle: what goes beyond so many calls in a window of the emulator's clock", async () => {
    await bench.setFaults([{ throttle: { calls: 2, windowMs: 1000 }, operation: "ShowEndpoint" }]);
    expect(await bench.statuses(4)).toEqual([200, 200, 429, 429]);
    bench.at += 999;
    expect(await bench.statuses(1)).toEqual([429]);
    bench.at += 1;
    expect(await bench.statuses(3)).toEqual([200, 200, 429]);
    await bench.control("POST", "clock", { offsetMs: -60_000 });
    bench.at += 60_000;
    expect(await bench.statuses(3)).toEqual([429, 429, 429]);
  });
});

test("the journal tells the fault that a request met, and no status where none was given", async () => {
  const cut = { operation: "AssociateEndpointIpaddress", nth: 1, cut: "before" };
  const late = { operation: "ShowEndpoint", status: 429, code: "APIGW.0308" };
  await bench.setFaults([cut, late]);
  await bench.bind().catch(() => {});
  await bench.bind();
  await bench.show();
  const { requests } = (await bench.control("GET", "requests")).body;
  expect(requests[0]).toMatchObject({ operation: "AssociateEndpointIpaddress", fault: cut });
  expect(requests[0]).not.toHaveProperty("status");
  expect(requests[1]).toMatchObject({ status: 202 });
  expect(requests[1]).not.toHaveProperty("fault");
  expect(requests[2]).toMatchObject({ status: 429, code: "APIGW.0308", fault: late });
});
