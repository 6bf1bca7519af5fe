// Waiting for an operation's effect: against the emulator, whose clock is moved, and against answers as the providers
// document them, where the emulator does not fail. That every operation is followed as its facts tell: completions.test.ts.

import { beforeEach, describe, expect, test, vi } from "vitest";
import type * as cloudip from "../../pkg/default.js";
import type * as emulation from "../../pkg/emulator.js";

const { HuaweiCloud, TencentCloud, CloudError } = (await import("../../pkg/default.js" as string)) as typeof cloudip;
const { createEmulator } = (await import("../../pkg/emulator.js" as string)) as typeof emulation;

const ENDPOINT = "ff80808169bf16c70169bf1d02270000";
const SUBNET = "3ee6107e-4188-4c4d-b453-80d6b9a147d5";
const GATEWAY = "6a7d71827fd54572b1f31aa9548fcc81";
const DESKTOPS = ["90f05916-bc71-4e26-a534-d036188d96e3", "5d0c3f1e-7a2b-4c89-9e65-1b8f4a7d2c03"];
const BOUND_EIP = "2ec9b78d-9368-46f3-8f29-d1a95622a510";
const ENI = "eni-m6dyj72l";

const projectId = "0123456789abcdef0123456789abcdef";
const token = "TOKENEXAMPLE0000000000000000000000000000";
const secret = { secretId: "AKIDEXAMPLE00000000000000000000000", secretKey: "SKEXAMPLE000000000000000000000000" };

const huawei = (fetch: cloudip.Fetch, options: Partial<cloudip.HuaweiCloudOptions> = {}) =>
  new HuaweiCloud({ region: "cn-north-4", projectId, credentials: { token }, fetch, retry: false, ...options });
const tencent = (fetch: cloudip.Fetch) =>
  new TencentCloud({ region: "ap-guangzhou", credentials: secret, fetch, retry: false });

/** What the promise rejects with. */
const rejection = (work: Promise<unknown>): Promise<cloudip.CloudError> =>
  work.then(
    (value) => {
      throw new Error(`it resolved with ${JSON.stringify(value)}`);
    },
    (error) => {
      expect(error).toBeInstanceOf(CloudError);
      return error;
    },
  );

describe("against the emulator", () => {
  let emulator: ReturnType<typeof createEmulator>;
  let seen: string[];
  beforeEach(() => {
    emulator = createEmulator();
    seen = [];
  });

  const control = async (name: string, body?: object) =>
    (await emulator.fetch(`http://e/_emulator/${name}`, body && { method: "POST", body: JSON.stringify(body) })).json();
  /** The second read finds the change in effect. */
  const options: cloudip.WaitOptions = {
    intervalMs: 1,
    onProgress: async ({ status }) => {
      seen.push(status);
      await control("clock", { advanceMs: 2000 });
    },
  };

  test("DNS: an address is bound, and unbound again", async () => {
    const hw = huawei(emulator.fetch);
    const params = { endpoint_id: ENDPOINT, ipaddress: { subnet_id: SUBNET, ip: "192.168.0.77" } };
    const result = await hw.dns.associateEndpointIpaddress(params);
    const last = await hw.wait("dns", "associateEndpointIpaddress", params, result, options);
    expect(last?.data).toMatchObject({ endpoint: { id: ENDPOINT, status: "ACTIVE", ipaddress_count: 4 } });
    expect(seen).toEqual(["PENDING_CREATE", "ACTIVE"]);

    const { ipaddresses } = (await hw.dns.listEndpointIpaddresses({ endpoint_id: ENDPOINT })).data;
    const ipaddress_id = ipaddresses?.find(({ ip }) => ip === "192.168.0.77")?.id ?? "";
    const unbound = { endpoint_id: ENDPOINT, ipaddress_id };
    await hw.dns.disassociateEndpointIpaddress(unbound);
    // What the parameters identify needs no result.
    await hw.wait("dns", "disassociateEndpointIpaddress", unbound, undefined, options);
    expect(seen.slice(2)).toEqual(["PENDING_DELETE", "ACTIVE"]);
    const left = (await hw.dns.listEndpointIpaddresses({ endpoint_id: ENDPOINT })).data.ipaddresses;
    expect(left?.map(({ ip }) => ip)).not.toContain("192.168.0.77");
  });

  test("DNS: an endpoint is deleted when it is not found", async () => {
    const hw = huawei(emulator.fetch);
    const result = await hw.dns.deleteEndpoint({ endpoint_id: ENDPOINT });
    await hw.wait("dns", "deleteEndpoint", { endpoint_id: ENDPOINT }, result, options);
    expect(seen).toEqual(["PENDING_DELETE", expect.stringContaining("DNS.")]);
  });

  test("API Gateway: two reads agree before an ingress address is off", async () => {
    const hw = huawei(emulator.fetch);
    const elb_id = "85392b45-685c-4f77-b19a-14ad875b8190";
    const params = {
      instance_id: GATEWAY,
      elbs: [{ elb_id, public_ips: [{ type: "v4" as const, ip: "203.0.113.10" }] }],
    };
    const result = await hw.apig.unregisterIngressIps(params);
    const last = await hw.wait("apig", "unregisterIngressIps", params, result, options);
    expect(last?.data).toMatchObject({ instance_status: 6 });
    expect(seen).toEqual(["12", "6", "6"]);
  });

  test("Workspace: the EIPs of every desktop are looked up, and those of one without an EIP at once", async () => {
    const hw = huawei(emulator.fetch);
    const params = { desktop_ids: DESKTOPS };
    const result = await hw.workspace.batchDisassociateDesktopsEip(params);
    const last = await hw.wait("workspace", "batchDisassociateDesktopsEip", params, result, options);
    expect(last?.data).toMatchObject({ eips: [] });
    expect(seen).toEqual(["present", "absent", "absent"]);
  });

  test("Workspace: a bound EIP names its desktop", async () => {
    const hw = huawei(emulator.fetch);
    const params = {
      desktop_id: "b1e7a940-3c58-4f2d-8a06-7d9c5e4f1b22",
      eip_id: "0a2f6c1b-8d3e-4f57-a9c4-6e1b7d5f2a03",
    };
    const result = await hw.workspace.associateDesktopsEip(params);
    await hw.wait("workspace", "associateDesktopsEip", params, result, options);
    expect(seen).toEqual(["absent", "present"]);
  });

  test("EIP: the status of the public IP", async () => {
    const hw = huawei(emulator.fetch);
    const params = { publicip_id: BOUND_EIP };
    const result = await hw.eip.disassociatePublicips(params);
    const last = await hw.wait("eip", "disassociatePublicips", params, result, options);
    expect(last?.data).toMatchObject({ publicip: { status: "DOWN" } });
    expect(seen).toEqual(["PENDING_UPDATE", "DOWN"]);
  });

  test("Tencent, API 3.0: the request's id is the task's", async () => {
    const tc = tencent(emulator.fetch);
    const params = { NetworkInterfaceId: ENI, PrivateIpAddresses: [{ PrivateIpAddress: "10.0.0.2" }] };
    const result = await tc.vpc.unassignPrivateIpAddresses(params);
    const last = await tc.wait("vpc", "unassignPrivateIpAddresses", params, result, options);
    expect(last?.data).toMatchObject({ Status: "SUCCESS" });
    expect(seen).toEqual(["RUNNING", "SUCCESS"]);
  });

  test("Tencent, API 2.0: the answer holds the task's id", async () => {
    const tc = tencent(emulator.fetch);
    const params = { vpcId: "vpc-7t9nf3pu", networkInterfaceId: ENI, privateIpAddress: ["10.0.0.2"] };
    const { data } = await tc.vpcLegacy.unassignPrivateIpAddresses(params);
    await tc.wait("vpcLegacy", "unassignPrivateIpAddresses", params, { data }, options);
    expect(seen).toEqual(["2", "0"]);
  });

  test("what the caller changes after the call does not count", async () => {
    const hw = huawei(emulator.fetch);
    const params = { endpoint_id: ENDPOINT, ipaddress: { subnet_id: SUBNET } };
    const result = await hw.dns.associateEndpointIpaddress(params);
    const waiting = hw.wait("dns", "associateEndpointIpaddress", params, result, options);
    params.endpoint_id = "another";
    await waiting;
  });
});

/** A server that gives these answers, and the last one again and again; what it was asked. */
function scripted(...answers: (object | Response | Error)[]) {
  const asked: string[] = [];
  const fetch = async (url: string) => {
    asked.push(new URL(url).pathname);
    const answer = answers[Math.min(asked.length, answers.length) - 1];
    if (answer instanceof Error) throw answer;
    return answer instanceof Response ? answer.clone() : Response.json(answer);
  };
  return { asked, fetch };
}

const endpoint = (status: string) => ({ endpoint: { id: ENDPOINT, status } });
const notFound = Response.json({ code: "DNS.0002", message: "The endpoint does not exist" }, { status: 404 });
const busy = Response.json({ error_code: "APIGW.0308", error_msg: "Slow down" }, { status: 429 });
const quick = { intervalMs: 1 };

const bind = { endpoint_id: ENDPOINT, ipaddress: { subnet_id: SUBNET } };
const waitForBind = (fetch: cloudip.Fetch, options: cloudip.WaitOptions = quick) =>
  huawei(fetch).wait("dns", "associateEndpointIpaddress", bind, undefined, options);
const unbind = { endpoint_id: ENDPOINT, ipaddress_id: "ff80808169bf16c70169bf1d02270001" };
const waitForUnbind = (fetch: cloudip.Fetch) =>
  huawei(fetch).wait("dns", "disassociateEndpointIpaddress", unbind, undefined, quick);

describe("failure", () => {
  test("DNS: the reason stands with the address", async () => {
    const ipaddresses = [{ ip: "192.168.0.9", status: "ERROR", error_info: "the subnet is full" }, { error_info: "" }];
    const { fetch, asked } = scripted(endpoint("PENDING_CREATE"), endpoint("ERROR"), { ipaddresses });
    const error = await rejection(waitForBind(fetch));
    expect(error).toMatchObject({ kind: "Service", code: "ERROR", retryable: false, attempts: 2 });
    expect(error).toMatchObject({ service: "dns", operation: "associateEndpointIpaddress" });
    expect(error.message).toBe("dns.associateEndpointIpaddress: it failed: ERROR: the subnet is full");
    expect(error.details).toEqual([endpoint("ERROR"), { ipaddresses }]);
    expect(asked.at(-1)).toBe(`/v2.1/endpoints/${ENDPOINT}/ipaddresses`);
  });

  test("DNS: it is told as well if the reason cannot be read", async () => {
    const error = await rejection(waitForBind(scripted(endpoint("ERROR"), new TypeError("cut")).fetch));
    expect(error).toMatchObject({ kind: "Service", code: "ERROR", cause: { kind: "Network" } });
  });

  test("Workspace: one failed part of a job", async () => {
    const sub_jobs = [{ status: "SUCCESS" }, { status: "FAILED", error_code: "WKS.7", fail_reason: "no address left" }];
    const { fetch } = scripted({ status: "RUNNING", sub_jobs: [] }, { status: "SUCCESS", sub_jobs });
    const params = { eip_type: "5_bgp", eip_charge_mode: "TRAFFIC" as const, bandwidth_size: 5, desktop_ids: DESKTOPS };
    const work = huawei(fetch).wait("workspace", "applyDesktopsInternet", params, { data: { job_id: "j" } }, quick);
    expect((await rejection(work)).message).toContain("it failed: SUCCESS,SUCCESS,FAILED: WKS.7: no address left");
  });

  test("EIP: a member that tells of a failure, whatever the status", async () => {
    const work = (answer: object) =>
      huawei(scripted({ status: "INIT" }, answer).fetch).wait(
        "eip",
        "batchCreatePublicips",
        {} as never,
        { data: { job_id: "j" } } as never,
        quick,
      );
    const error = await rejection(work({ status: "ODD", error_code: "EIP.8", fail_reason: "no stock" }));
    expect(error.message).toContain("it failed: ODD: EIP.8: no stock");
    expect(await work({ status: "SUCCESS", error_code: null, fail_reason: "" })).toMatchObject({ status: 200 });
  });

  test("Tencent: the output of the task", async () => {
    const wait = (operation: "unassignPrivateIpAddresses", answer: object) =>
      tencent(scripted({ Response: { RequestId: "r", ...answer } }).fetch).wait(
        "vpc",
        operation,
        { NetworkInterfaceId: ENI, PrivateIpAddresses: [] },
        { data: { RequestId: "task" } },
        quick,
      );
    const error = await rejection(
      wait("unassignPrivateIpAddresses", { Status: "FAILED", Output: "the ENI is locked" }),
    );
    expect(error).toMatchObject({ code: "FAILED", requestId: "r" });
    expect(error.message).toContain("it failed: FAILED: the ENI is locked");
  });

  test("an answer that no waiting mends ends it", async () => {
    const { fetch, asked } = scripted(
      Response.json({ error_code: "APIGW.0302", error_msg: "Denied" }, { status: 403 }),
    );
    expect(await rejection(waitForBind(fetch))).toMatchObject({ kind: "PermissionDenied" });
    expect(asked).toHaveLength(1);
  });
});

describe("a resource that vanished", () => {
  test("counts as unbound", async () => {
    expect(await waitForUnbind(scripted(notFound).fetch)).toBeUndefined();
    expect(await waitForUnbind(scripted(endpoint("PENDING_DELETE"), notFound).fetch)).toMatchObject({
      data: endpoint("PENDING_DELETE"),
    });
  });

  test("DNS: an endpoint or a rule that is shown as DELETED is as good as not found", async () => {
    const rule = (status: string) => ({ resolver_rule: { status } });
    const id = "0".repeat(32);
    const rules = scripted(rule("PENDING_DELETE"), rule("DELETED"), rule("DELETED"));
    await huawei(rules.fetch).wait("dns", "deleteResolverRule", { resolverrule_id: id }, undefined, quick);
    expect(rules.asked).toHaveLength(2);
    const endpoints = scripted(endpoint("PENDING_DELETE"), endpoint("DELETED"), endpoint("DELETED"));
    await huawei(endpoints.fetch).wait("dns", "deleteEndpoint", { endpoint_id: ENDPOINT }, undefined, quick);
    expect(endpoints.asked).toHaveLength(2);
  });

  test("is not bound", async () => {
    expect(await rejection(waitForBind(scripted(notFound).fetch))).toMatchObject({ kind: "NotFound" });
  });

  test("a list that lacks some or all of what is unbound holds only what is still there", async () => {
    const wait = (...answers: object[]) => {
      const { fetch, asked } = scripted(...answers);
      const params = { publicip_ids: ["a", "b"] };
      return huawei(fetch)
        .wait("eip", "batchDisassociatePublicips", params as never, undefined, quick)
        .then(() => asked.length);
    };
    const list = (...statuses: string[]) => ({ publicips: statuses.map((status) => ({ status })) });
    expect(await wait(list())).toBe(1);
    expect(await wait(list("ACTIVE", "DOWN"), list("DOWN"))).toBe(2);
  });

  test("a bind that is looked up in a list is not done while the list is empty", async () => {
    const answer = (AddressSet: object[]) => ({
      Response: { RequestId: "r", AddressSet, TotalCount: AddressSet.length },
    });
    const { fetch, asked } = scripted(
      answer([]),
      answer([{ AddressStatus: "BINDING" }]),
      answer([{ AddressStatus: "BIND" }]),
    );
    await tencent(fetch).wait("vpc", "associateIPv6Address", { IPv6AddressId: "eipv6-1" }, undefined, quick);
    expect(asked).toHaveLength(3);
  });

  test("a task that is not known is an error, since it tells nothing of the address", async () => {
    const answer = { RequestId: "r", Error: { Code: "ResourceNotFound", Message: "no task" } };
    const work = tencent(scripted({ Response: answer }).fetch).wait(
      "vpc",
      "unassignPrivateIpAddresses",
      { NetworkInterfaceId: ENI, PrivateIpAddresses: [] },
      { data: { RequestId: "task" } },
      quick,
    );
    expect(await rejection(work)).toMatchObject({ kind: "NotFound" });
  });
});

describe("going on", () => {
  test("unknown words, answers without a status, and reads that failed tell nothing", async () => {
    const cut = new TypeError("cut");
    const { fetch } = scripted(endpoint("REBUILDING"), { endpoint: {} }, cut, busy, endpoint("ACTIVE"));
    const seen: string[] = [];
    await waitForBind(fetch, { ...quick, onProgress: ({ status }) => seen.push(status) });
    expect(seen).toEqual(["REBUILDING", "", "Network", "APIGW.0308", "ACTIVE"]);
  });

  test("reads that agree must follow one another", async () => {
    const gateway = (instance_status: number) => ({ instance_status });
    const { fetch, asked } = scripted(gateway(6), gateway(12), gateway(6), cutOnce(), gateway(6), gateway(6));
    await huawei(fetch).wait("apig", "removeIngressEipV2", { instance_id: GATEWAY }, undefined, quick);
    expect(asked).toHaveLength(6);
  });

  const cutOnce = () => new TypeError("cut");

  test("a list is read to its end", async () => {
    const page = (status: string, next_marker?: string) => ({
      publicips: [{ id: status, status }],
      page_info: next_marker === undefined ? {} : { next_marker },
    });
    const { fetch, asked } = scripted(page("DOWN", "m"), page("ACTIVE"), page("DOWN", "m"), page("DOWN"));
    const params = { publicip_ids: ["a", "b"] };
    await huawei(fetch).wait("eip", "batchDisassociatePublicips", params as never, undefined, quick);
    expect(asked).toHaveLength(4);
  });

  test("a project that the parameters name is asked in", async () => {
    const { fetch, asked } = scripted({ instance_status: 6 });
    const params = { project_id: "otherproject", instance_id: GATEWAY };
    await huawei(fetch).wait("apig", "removeIngressEipV2", params, undefined, quick);
    expect(asked[0]).toBe(`/v2/otherproject/apigw/instances/${GATEWAY}`);
  });

  test("numbers past 2^53 name a task exactly", async () => {
    const bodies: string[] = [];
    const fetch = async (_: string, { body }: RequestInit) => {
      bodies.push(String(body));
      return Response.json({ Response: { RequestId: "r", Result: "SUCCESS" } });
    };
    const result = { data: { TaskId: 9007199254740993n } };
    await tencent(fetch).wait("vpc", "releaseAddresses", { AddressIds: ["eip-1"] }, result as never, quick);
    expect(bodies).toEqual(['{"TaskId":9007199254740993}']);
  });
});

describe("the end of the waiting", () => {
  const LIMIT_MS = 40_000;

  /** What a wait is rejected with when it has read for as long as it may. */
  async function atTheLimit(fetch: cloudip.Fetch, timeoutMs = LIMIT_MS): Promise<cloudip.CloudError> {
    vi.useFakeTimers();
    try {
      const work = rejection(waitForBind(fetch, { intervalMs: 1_000, timeoutMs }));
      await vi.advanceTimersByTimeAsync(timeoutMs);
      return await work;
    } finally {
      vi.useRealTimers();
    }
  }

  test("the time limit: the last status, and no timer left", async () => {
    const error = await atTheLimit(scripted(endpoint("PENDING_CREATE")).fetch);
    expect(error).toMatchObject({ kind: "Timeout", code: "Timeout", retryable: true, service: "dns" });
    expect(error.message).toContain("not done within 40000 ms; last status: PENDING_CREATE");
    expect(error.details).toEqual({ status: "PENDING_CREATE" });
    expect(error.attempts).toBeGreaterThan(0);
  });

  test("the time limit while a server does not answer", async () => {
    // Before the read has had its own time.
    const error = await atTheLimit(() => new Promise<never>(() => {}), 2_000);
    expect(error).toMatchObject({ kind: "Timeout", attempts: 1 });
  });

  test("the time limit after reads that failed tells why they did", async () => {
    const error = await atTheLimit(scripted(busy).fetch);
    expect(error).toMatchObject({ kind: "Timeout", cause: { code: "APIGW.0308" } });
  });

  test.each(["before", "during a pause", "during a read"])("an abort %s", async (when) => {
    vi.useFakeTimers();
    try {
      const controller = new AbortController();
      const hangs = () => new Promise<never>(() => {});
      if (when === "before") controller.abort("enough");
      const { fetch, asked } = scripted(endpoint("PENDING_CREATE"));
      const work = rejection(waitForBind(when === "during a read" ? hangs : fetch, { signal: controller.signal }));
      await vi.advanceTimersByTimeAsync(when === "during a read" ? 8000 : 1000);
      controller.abort("enough");
      expect(await work).toMatchObject({ kind: "Aborted", retryable: false, cause: expect.anything() });
      expect(asked).toEqual([]);
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  test("the documented pace, and up to a fifth more; the documented limit", async () => {
    vi.useFakeTimers();
    try {
      const { fetch, asked } = scripted(endpoint("PENDING_CREATE"));
      const times: number[] = [];
      const onProgress = ({ elapsedMs }: cloudip.WaitProgress) => times.push(elapsedMs);
      const work = rejection(waitForBind(fetch, { onProgress }));
      await vi.advanceTimersByTimeAsync(600_000);
      expect((await work).message).toContain("not done within 600000 ms");
      const pauses = times.map((time, index) => time - (times[index - 1] ?? 0));
      expect(Math.min(...pauses)).toBeGreaterThanOrEqual(4999);
      expect(Math.max(...pauses)).toBeLessThanOrEqual(6001);
      expect(new Set(pauses).size).toBeGreaterThan(10);
      expect(asked.length).toBeGreaterThanOrEqual(99);
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });
});

test("what a listener throws, now or later, changes nothing", async () => {
  const thrower = () => {
    throw new Error("mine");
  };
  for (const onProgress of [thrower, async () => thrower()]) {
    await waitForBind(scripted(endpoint("PENDING_CREATE"), endpoint("ACTIVE")).fetch, { ...quick, onProgress });
  }
});

test("each read is an event of the client, and tells like the listener of the wait", async () => {
  const events: cloudip.ClientEvent[] = [];
  const told: cloudip.WaitProgress[] = [];
  const client = huawei(scripted(endpoint("PENDING_CREATE"), endpoint("ACTIVE")).fetch, {
    onEvent: (event) => events.push(event),
  });
  const onProgress = (progress: cloudip.WaitProgress) => told.push(progress);
  await client.wait("dns", "associateEndpointIpaddress", bind, undefined, { ...quick, onProgress });
  expect(told).toMatchObject([
    { attempt: 1, status: "PENDING_CREATE" },
    { attempt: 2, status: "ACTIVE" },
  ]);
  const name = { type: "poll", service: "dns", operation: "associateEndpointIpaddress" };
  expect(events.filter(({ type }) => type === "poll")).toEqual(told.map((progress) => ({ ...name, ...progress })));
});

test("an operation that is done when it answers is not waited for", async () => {
  const { fetch, asked } = scripted({});
  expect(await huawei(fetch).wait("dns", "showEndpoint", { endpoint_id: ENDPOINT })).toBeUndefined();
  expect(asked).toEqual([]);
});

test("a client that was freed does not wait", async () => {
  const client = huawei(scripted({}).fetch);
  client.free();
  expect((await rejection(client.wait("dns", "showEndpoint", { endpoint_id: "e" }))).message).toContain("freed");
});

describe("refused before anything is sent", () => {
  const { fetch, asked } = scripted({});
  // biome-ignore lint/suspicious/noExplicitAny: what is refused is against the types
  const wait = (client: any, ...rest: unknown[]): Promise<unknown> => client.wait(...rest);
  const hw = huawei(fetch);
  const params = bind;

  test.each<[string, unknown[], string]>([
    ["a service", ["sns", "associateEndpointIpaddress", params], "service: expected one of dns"],
    ["an operation", ["dns", "associateEndpoint", params], "operation: expected a known name"],
    ["an effect that nothing tells", ["dns", "associateRouter", {}], "operation: expected one whose effect"],
    ["an id in the parameters", ["dns", "associateEndpointIpaddress", {}], "params.endpoint_id: expected an id"],
    ["parameters", ["dns", "associateEndpointIpaddress", "x"], "params"],
    ["a list of ids", ["workspace", "batchDisassociateDesktopsEip", { desktop_ids: "a" }], "params.desktop_ids"],
    ["ids in a list", ["workspace", "batchDisassociateDesktopsEip", { desktop_ids: [] }], "params.desktop_ids"],
    ["a result", ["dns", "createEndpoint", {}, undefined], "result.data.endpoint.id: expected an id, got nothing"],
    ["an id in the result", ["dns", "createEndpoint", {}, { data: { endpoint: {} } }], "result.data.endpoint.id"],
    ["an option", ["dns", "associateEndpointIpaddress", params, {}, { timeout: 1 }], "options.timeout"],
    ["a time", ["dns", "associateEndpointIpaddress", params, {}, { timeoutMs: -1 }], "options.timeoutMs"],
    ["a pace", ["dns", "associateEndpointIpaddress", params, {}, { intervalMs: "1" }], "options.intervalMs"],
    ["a listener", ["dns", "associateEndpointIpaddress", params, {}, { onProgress: 1 }], "options.onProgress"],
    ["a signal", ["dns", "associateEndpointIpaddress", params, {}, { signal: 1 }], "options.signal"],
  ])("%s", async (_, given, told) => {
    const error = await rejection(wait(hw, ...given));
    expect(error.kind).toBe("InvalidInput");
    expect(error.message).toContain(told);
    expect(asked).toEqual([]);
  });

  test("an id of API 2.0 that may stand in two places", async () => {
    const work = wait(tencent(fetch), "vpcLegacy", "unassignPrivateIpAddresses", {}, { data: { data: {} } });
    expect((await rejection(work)).message).toContain("result.data.data.taskId or result.data.taskId: expected an id");
  });

  test("a result whose getter throws", async () => {
    const result = Object.defineProperty({}, "data", { enumerable: true, get: () => expect.fail("read") });
    const error = await rejection(wait(hw, "dns", "createEndpoint", {}, result));
    expect(error.kind).toBe("InvalidInput");
  });
});
