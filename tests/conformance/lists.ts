// Lists that are read to their end, page after page.

import { equal, ok, refused } from "./assert.ts";
import { type Case, World } from "./world.ts";

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

const MANY = 103;

/** A world with many of everything that is listed. */
async function crowded(environment: World["environment"]): Promise<World> {
  const world = new World(environment);
  const ip = (index: number) => `10.${index >> 8}.${index & 255}.9`;
  await world.change(({ huawei, tencent }) => {
    const many = <T>(one: T | undefined, own: (index: number) => Partial<T>): T[] =>
      Array.from({ length: MANY }, (_, index) => ({ ...(one as T), ...own(index) }));
    huawei.desktopEips = many(huawei.desktopEips.at(-1), (index) => ({ id: `eip-${index}`, address: ip(index) }));
    huawei.gateways = many(huawei.gateways[0], (index) => ({ id: `gateway-${index}` }));
    huawei.projects = [
      ...huawei.projects,
      ...many(huawei.projects[0], (index) => ({ id: `p${index}`, name: `n${index}` })),
    ];
    const [eni] = tencent.networkInterfaces;
    tencent.networkInterfaces = many(eni, (index) => ({ id: `eni-${index}`, addresses: [] }));
    tencent.eips = [];
  });
  return world;
}

export const lists: Case[] = [
  {
    name: "paginate() gives every record once, in both clouds and in each of their ways",
    async run(environment) {
      const world = await crowded(environment);
      const huawei = world.huawei();
      const tencent = world.tencent();
      for (const [ids, requests, expected] of [
        [huawei.paginate("workspace", "listDesktopsEips", {}), 1, "eip-"],
        [huawei.paginate("workspace", "listDesktopsEips", { limit: 10 }), 11, "eip-"],
        [huawei.paginate("apig", "listInstancesV2", {}), 6, "gateway-"],
        [huawei.paginate("apig", "listInstancesV2", { limit: 50, offset: 0 }), 3, "gateway-"],
      ] as const) {
        const before = world.traffic.length;
        const found = (await all<{ id?: string }>(ids)).map(({ id }) => id);
        equal(
          found,
          Array.from({ length: MANY }, (_, index) => expected + index),
          "ids",
        );
        equal(world.traffic.length - before, requests, "requests");
      }
      const projects = await all(huawei.paginate("iam", "keystoneListProjects", { per_page: 40 }));
      equal(projects.length, MANY + 2, "projects");
      equal((await all(huawei.paginate("iam", "keystoneListAuthDomains", {}))).length, 1, "accounts");
      const ids = Array.from({ length: MANY }, (_, index) => `eni-${index}`);
      const enis = await all(tencent.paginate("vpc", "describeNetworkInterfaces", { Limit: 100 }));
      equal(
        enis.map((eni) => eni.NetworkInterfaceId),
        ids,
        "network interfaces",
      );
      // Of API 2.0 the list stands beside the code, in `data`.
      const legacy = await all(tencent.paginate("vpcLegacy", "describeNetworkInterfaces", {}));
      equal(
        legacy.map((eni) => eni.networkInterfaceId),
        ids,
        "network interfaces",
      );
    },
  },
  {
    name: "paginate() asks for a page when the one before is used up, and for none after a break",
    async run(environment) {
      const world = await crowded(environment);
      let seen = 0;
      for await (const { id } of world.huawei().paginate("apig", "listInstancesV2", { limit: 10 })) {
        ok(id?.startsWith("gateway-"), `${id}`);
        seen += 1;
        equal(world.traffic.length, Math.ceil(seen / 10), `requests after ${seen} records`);
        if (seen === 10) break;
      }
      await new Promise((resolve) => setTimeout(resolve, 5));
      equal([seen, world.traffic.length], [10, 1], "records and requests");
      // Nothing at all is sent for a list that nobody reads.
      world.huawei().paginate("apig", "listInstancesV2", {});
      equal(world.traffic.length, 1, "requests");
    },
  },
  {
    name: "paginate() passes on a signal and a time limit",
    async run(environment) {
      const world = await crowded(environment);
      const controller = new AbortController();
      const items = world.huawei().paginate("apig", "listInstancesV2", { limit: 10 }, { signal: controller.signal });
      await items.next();
      controller.abort();
      await refused(all(items), { kind: "Aborted" });
      equal(world.traffic.length, 1, "requests");
      const never = world.huawei({ fetch: () => new Promise(() => {}) });
      await refused(all(never.paginate("apig", "listInstancesV2", {}, { timeoutMs: 20 })), { kind: "Timeout" });
    },
  },
  {
    name: "paginate() tells of an operation without a list, of wrong parameters, and of a page that fails",
    async run(environment) {
      const world = await crowded(environment);
      const huawei = world.huawei();
      const wrong = (service: string, operation: string, params: unknown = {}) =>
        // biome-ignore lint/suspicious/noExplicitAny: the compiler would refuse it
        all(huawei.paginate(service as any, operation as any, params as any));
      await refused(wrong("dns", "showEndpoint"), { kind: "InvalidInput", field: "operation" });
      await refused(wrong("dns", "nothing"), { kind: "InvalidInput", field: "operation" });
      await refused(wrong("s3", "nothing"), { kind: "InvalidInput", field: "service" });
      await refused(wrong("apig", "listInstancesV2", { limit: "10" }), { kind: "InvalidInput", field: "limit" });
      await refused(wrong("dns", "listEndpoints", { direction: 1 }), { kind: "InvalidInput", field: "direction" });
      for (const params of ["text", 7, [1]]) {
        await refused(wrong("dns", "listEndpoints", params), { kind: "InvalidInput", field: "params" });
      }
      equal(world.traffic.length, 0, "requests");
      let calls = 0;
      const fetch = (url: string, init: RequestInit) => {
        calls += 1;
        return calls === 2 ? Promise.resolve(new Response("", { status: 503 })) : world.fetch(url, init);
      };
      const items = world.huawei({ fetch, retry: false }).paginate("apig", "listInstancesV2", { limit: 10 });
      for (let seen = 0; seen < 10; seen += 1) await items.next();
      await refused(items.next(), { kind: "Service", status: 503 });
      equal((await items.next()).done, true, "the end");
    },
  },
  {
    name: "paginate() is not led around in circles",
    async run(environment) {
      const world = new World(environment);
      const same = async () => Response.json({ total: 1000, size: 1, instances: [{ id: "a" }] });
      const error = await refused(all(world.huawei({ fetch: same }).paginate("apig", "listInstancesV2", {})), {
        kind: "Decode",
      });
      equal([error.service, error.operation], ["apig", "listInstancesV2"], "service and operation");
      const odd = async () => Response.json({ instances: "none" });
      await refused(all(world.huawei({ fetch: odd }).paginate("apig", "listInstancesV2", {})), { kind: "Decode" });
    },
  },
  {
    name: "paginate() reads its parameters once",
    async run(environment) {
      const world = await crowded(environment);
      const params = { limit: 60 };
      const items = world.huawei().paginate("apig", "listInstancesV2", params);
      await items.next();
      params.limit = 1;
      equal((await all(items)).length, MANY - 1, "records");
      equal(world.traffic.length, 2, "requests");
      equal(params, { limit: 1 }, "the caller's own object is left alone");
    },
  },
];
