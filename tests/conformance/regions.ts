// Regions: which are known, what becomes of one that is not, and the two names of Tencent Cloud's.

import { equal, ok, refused } from "./assert.ts";
import { type Case, World } from "./world.ts";

const endpoint_id = "ff80808169bf16c70169bf1d02270000";

export const regions: Case[] = [
  {
    name: "a region that is not known is refused, with those that are like it",
    async run(environment) {
      const world = new World(environment);
      for (const [region, like] of [
        ["cn-nort-4", "cn-north-4"],
        ["CN-NORTH-4", "cn-north-4"],
        ["eu-west-1", "eu-west-0"],
      ] as const) {
        const create = async () => world.huawei({ region });
        const error = await refused(create(), { kind: "InvalidInput", field: "region" });
        ok(error.message.includes(`such as ${like}`), `"${error.message}" suggests ${like}`);
      }
      const create = async () => world.tencent({ region: "ap-guangzou" });
      const error = await refused(create(), { kind: "InvalidInput", field: "region" });
      ok(error.message.includes("such as ap-guangzhou"), `"${error.message}" suggests ap-guangzhou`);
    },
  },
  {
    name: "a region that is no text, or could be no part of a host",
    async run(environment) {
      const world = new World(environment);
      for (const region of [7, undefined, null, {}, "", "evil.example/", "cn north", "ap\nx"] as string[]) {
        for (const endpoint of [undefined, "https://proxy.test"]) {
          const options = { region, ...(endpoint && { endpoint }) };
          for (const create of [() => world.huawei(options), () => world.tencent(options)]) {
            const error = await refused((async () => create())(), { kind: "InvalidInput" });
            ok(/^(options\.)?region: expected /.test(error.message), `"${error.message}" names the region`);
          }
        }
      }
    },
  },
  {
    name: "a region that is not known works with an endpoint",
    async run(environment) {
      const world = new World(environment);
      await world.huawei({ region: "xx-new-1", endpoint: "https://proxy.test" }).dns.showEndpoint({ endpoint_id });
      const { dns, apig } = world.huawei({ region: "xx-new-1", endpoint: { dns: "https://dns.test" } });
      await dns.showEndpoint({ endpoint_id });
      const { vpc } = world.tencent({ region: "xx-new-1", endpoint: "https://other.test" });
      await vpc.describeNetworkInterfaces();
      const hosts = world.traffic.map(({ url }) => new URL(url).host);
      equal(hosts, ["proxy.test", "dns.test", "other.test"], "hosts");
      // A service without an endpoint has no host that could be known.
      await refused(apig.listInstancesV2(), { kind: "InvalidInput", field: "region" });
      equal(world.traffic.length, 3, "requests sent");
    },
  },
  {
    name: "an endpoint for a service that does not exist, or of another type",
    async run(environment) {
      const world = new World(environment);
      const create = async (endpoint: unknown) => world.huawei({ endpoint: endpoint as string });
      await refused(create({ s3: "https://x" }), { kind: "InvalidInput", field: "endpoint.s3" });
      await refused(create("ftp://x"), { kind: "InvalidInput", field: "endpoint" });
      await refused(create(7), { kind: "InvalidInput", field: "options.endpoint" });
      await refused(create({ dns: 7 }), { kind: "InvalidInput", field: "options.endpoint.dns" });
    },
  },
  {
    name: "Tencent Cloud: each API gets the region by its own name, whichever the caller used",
    async run(environment) {
      const world = new World(environment);
      for (const region of ["gz", "ap-guangzhou"]) {
        const client = world.tencent({ region });
        const { headers } = await client.prepare("vpc", "describeNetworkInterfaces", {});
        equal(headers["X-TC-Region"], "ap-guangzhou", "region of API 3.0");
        const { body } = await client.prepare("vpcLegacy", "describeNetworkInterfaces", {});
        equal(new URLSearchParams(body).get("Region"), "gz", "region of API 2.0");
        const eip = await client.prepare("eipLegacy", "describeEip", {});
        equal(eip.url, "https://eip.api.qcloud.com/v2/index.php", "address of API 2.0");
        equal(new URLSearchParams(eip.body).get("Region"), "gz", "region of API 2.0");
        await client.vpc.describeNetworkInterfaces();
        await client.vpcLegacy.describeNetworkInterfaces();
      }
      const { url } = await world.tencent({ region: "shjr" }).prepare("vpc", "describeNetworkInterfaces", {});
      equal(url, "https://vpc.ap-shanghai-fsi.tencentcloudapi.com/", "a finance zone's own host");
    },
  },
  {
    name: "IAM answers at its global host where the region has none",
    async run(environment) {
      const world = new World(environment);
      const at = async (region: string) =>
        (await world.huawei({ region }).prepare("iam", "keystoneListProjects", {})).url;
      const eip = await world.huawei().prepare("eip", "listPublicips", {});
      equal(new URL(eip.url).host, "vpc.cn-north-4.myhuaweicloud.com", "elastic IPs answer on the host of VPC");
      equal(await at("cn-north-4"), "https://iam.cn-north-4.myhuaweicloud.com/v3/projects", "a region's own host");
      equal(await at("af-north-1"), "https://iam.myhuaweicloud.com/v3/projects", "the global host");
      equal(await at("eu-west-101"), "https://iam.eu-west-101.myhuaweicloud.eu/v3/projects", "the exception");
    },
  },
];
