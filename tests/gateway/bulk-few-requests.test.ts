// Where the platform lets an invocation send only fifty requests, a job goes on from one invocation to the next.
import { expect, test } from "vitest";
import type { BulkItem } from "../../pkg/gateway/index.js";
import { stateOf } from "../bindings/support/world.ts";
import { BulkSetting, isOver } from "./support/bulk.ts";

/** Of the free plan: developers.cloudflare.com/workers/platform/limits. */
const ALLOWED = 50;

const STATE = stateOf({ endpoints: [4], interfaces: Array.from({ length: 6 }, () => [3, 0] as [number, number]) });
const ITEMS: BulkItem[] = [
  ...(STATE.huawei?.endpoints ?? []).flatMap(({ id: endpoint_id, addresses = [] }) =>
    addresses.slice(2).map(({ id: ipaddress_id }) => ({
      cloud: "huawei" as const,
      service: "dns",
      operation: "disassociateEndpointIpaddress",
      params: { endpoint_id, ipaddress_id },
    })),
  ),
  ...(STATE.tencent?.networkInterfaces ?? []).flatMap(({ id: NetworkInterfaceId, addresses = [] }) =>
    addresses.flatMap(({ ip, primary }) =>
      primary
        ? []
        : {
            cloud: "tencent" as const,
            service: "vpc",
            operation: "unassignPrivateIpAddresses",
            params: { NetworkInterfaceId, PrivateIpAddresses: [{ PrivateIpAddress: ip }] },
          },
    ),
  ),
];

// Messages that are delivered together share what their invocation may send.
test.concurrent.each([1, 4])("with %s messages at once", async (together) => {
  const setting = await BulkSetting.open(
    { items: ITEMS.length, subrequests: 40, consumers: 2 },
    { together, gatherS: together > 1 ? 1 : 0 },
  );
  try {
    await setting.seed(STATE);
    expect((await setting.post("/v1/bulk", { items: [...ITEMS, ITEMS[0]] })).status).toBe(400);
    const { url } = await setting.accepted({ items: ITEMS });
    await setting.until(url, isOver);
    expect(await setting.report(url)).toMatchObject({ complete: true, items: { done: ITEMS.length } });
    const most = await setting.told("/most-requests");
    expect(most).toBeGreaterThan(5);
    expect(most).toBeLessThanOrEqual(ALLOWED);
  } finally {
    await setting.close();
  }
});
