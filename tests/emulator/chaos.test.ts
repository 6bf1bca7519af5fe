// The package's own client before an emulator that is hostile from the start: whatever a call comes to, it is so.
import { describe, expect, test } from "vitest";
import type * as cloudip from "../../pkg/default.js";
import { createEmulator } from "../../pkg-template/src/emulator/index.ts";
import { type Json, PROJECT } from "./bench.ts";
import { ENDPOINT, SUBNET } from "./fault-bench.ts";
import { huaweiKey, tencentKey } from "./sign.ts";

const { CloudError, HuaweiCloud, TencentCloud } = (await import("../../pkg/default.js" as string)) as typeof cloudip;

const CALLS = 300;
const ENI = "eni-m6dyj72l";
/** What the emulator's clock moves each time that it is read: enough for no machine to be throttled for its speed. */
const TICK_MS = 20;

function hostile(seed: number) {
  let now = Date.now();
  const tick = () => {
    now += TICK_MS;
    return now;
  };
  const emulator = createEmulator({ chaos: seed, settleMs: 0, now: tick });
  const { fetch } = emulator;
  const options = { fetch, retry: { baseDelayMs: 1, maxDelayMs: 20 } };
  const control = async (name: string): Promise<Json> => (await fetch(`http://emulator.test/_emulator/${name}`)).json();
  return {
    huawei: new HuaweiCloud({ region: "cn-north-4", credentials: huaweiKey, projectId: PROJECT, ...options }),
    tencent: new TencentCloud({ region: "ap-guangzhou", credentials: tencentKey, ...options }),
    state: () => control("state"),
    faults: async () => (await control("requests")).requests.filter(({ fault }: Json) => fault).length,
  };
}

/** What a call says that it did: 1 for an effect, 0 for none, undefined if it does not know. */
async function told(call: Promise<unknown>): Promise<number | undefined> {
  try {
    await call;
    return 1;
  } catch (error) {
    if (!(error instanceof CloudError)) throw error;
    return (error.details as { outcome?: string } | undefined)?.outcome === "unknown" ? undefined : 0;
  }
}

/** Adds an address and takes one away in turns, and compares what each call tells with what the state holds. */
async function run(
  addresses: () => Promise<string[]>,
  add: () => Promise<unknown>,
  remove: (address: string) => Promise<unknown>,
) {
  const count = { effects: 0, none: 0, unknown: 0 };
  let before = await addresses();
  for (let made = 0; made < CALLS; made += 1) {
    const isAdding = before.length < 5;
    const outcome = await told(isAdding ? add() : remove(before.at(-1) ?? ""));
    const after = await addresses();
    const changed = Math.abs(after.length - before.length);
    if (outcome === undefined) expect([0, 1]).toContain(changed);
    else expect(changed, `call ${made}`).toBe(outcome);
    count[outcome === undefined ? "unknown" : outcome === 1 ? "effects" : "none"] += 1;
    before = after;
  }
  return count;
}

describe.each([1, 2])("with the seed %i", (seed) => {
  test("Huawei Cloud: every answer is true", async () => {
    const { huawei, state, faults } = hostile(seed);
    const count = await run(
      async () => (await state()).huawei.endpoints[0].addresses.map(({ id }: Json) => id),
      () => huawei.dns.associateEndpointIpaddress({ endpoint_id: ENDPOINT, ipaddress: { subnet_id: SUBNET } }),
      (ipaddress_id) => huawei.dns.disassociateEndpointIpaddress({ endpoint_id: ENDPOINT, ipaddress_id }),
    );
    expect(count.effects).toBeGreaterThan(CALLS / 2);
    expect(count.unknown).toBeGreaterThan(0);
    expect(await faults()).toBeGreaterThan(CALLS / 10);
  });

  test("Tencent Cloud: every answer is true", async () => {
    const { tencent, state, faults } = hostile(seed);
    const NetworkInterfaceId = ENI;
    const count = await run(
      async () =>
        (await state()).tencent.networkInterfaces
          .find(({ id }: Json) => id === ENI)
          .addresses.map(({ ip }: Json) => ip),
      () => tencent.vpc.assignPrivateIpAddresses({ NetworkInterfaceId, SecondaryPrivateIpAddressCount: 1 }),
      (PrivateIpAddress) =>
        tencent.vpc.unassignPrivateIpAddresses({ NetworkInterfaceId, PrivateIpAddresses: [{ PrivateIpAddress }] }),
    );
    expect(count.effects).toBeGreaterThan(CALLS / 2);
    expect(count.unknown).toBeGreaterThan(0);
    expect(await faults()).toBeGreaterThan(CALLS / 10);
  });
});

test("without a seed nothing is hostile, and a reset of a hostile emulator begins the mix anew", async () => {
  const calls = async (fetch: ReturnType<typeof createEmulator>["fetch"]) => {
    const all: unknown[] = [];
    for (let made = 0; made < 60; made += 1) {
      all.push(await fetch("https://dns.cn-north-4.myhuaweicloud.com/v2.1/vpcs").then(({ status }) => status, String));
    }
    return all;
  };
  expect(new Set(await calls(createEmulator().fetch))).toEqual(new Set([401]));
  const now = () => 0;
  const { fetch } = createEmulator({ chaos: 3, now });
  const first = await calls(fetch);
  expect(new Set(first).size).toBeGreaterThan(2);
  await fetch("http://emulator.test/_emulator/reset", { method: "POST" });
  expect(await calls(fetch)).toEqual(first);
  await fetch("http://emulator.test/_emulator/faults", { method: "POST", body: '{"faults":[]}' });
  expect(new Set(await calls(fetch))).toEqual(new Set([401]));
});

test("a seed that is none is refused", () => {
  expect(() => createEmulator({ chaos: 1.5 })).toThrow("seed: must be an integer");
});
