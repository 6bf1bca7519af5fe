// Resolver endpoints: an endpoint keeps two to six addresses of subnets of its VPC, and takes one change at a time
// (huawei.md 3.1, traps 2 and 5; codes of the page "Error Codes").
import fc from "fast-check";
import { type Json, PROJECT } from "../bench.ts";
import type { System } from "./system.ts";

const SUBNET = "3ee6107e-4188-4c4d-b453-80d6b9a147d5";
const FAR_SUBNET = "7b0f5c2e-62a6-4f0c-9d0b-0c7d3a1b5e42";
const ENDPOINTS = ["ff80808169bf16c70169bf1d02270000", "ff80808169c4a3b80169c4d0f5b50003"];

type Step =
  | { do: "bind"; endpoint: number; ip: string; subnet: string }
  | { do: "unbind"; endpoint: number; ip: string };

/** Two endpoints want the same few addresses, beside those that nothing can have. */
const IPS = ["10.1.0.4", "10.1.0.5", "10.1.0.6", "10.1.0.7", "10.1.0.8", "10.1.0.9", "10.1.0.10"];
const FIRST = [IPS.slice(0, 2), IPS.slice(2, 5)];
const WRONG: Record<string, string> = { "10.1.0.0": "DNS.1516", "10.1.0.15": "DNS.1516", "10.2.0.4": "DNS.1505" };

const pathOf = (endpoint: number) => `/v2.1/endpoints/${ENDPOINTS[endpoint]}/ipaddresses`;

export const dns: System<Step> = {
  name: "resolver endpoints",
  seed: {
    huawei: {
      domainId: "d78cbac186b744899480f25bd0221ff5",
      projects: [{ id: PROJECT, name: "cn-north-4" }],
      subnets: [
        { id: SUBNET, neutronSubnetId: "near", vpcId: "vpc", cidr: "10.1.0.0/28" },
        { id: FAR_SUBNET, neutronSubnetId: "far", vpcId: "far", cidr: "10.3.0.0/28" },
      ],
      endpoints: ENDPOINTS.map((id, at) => ({
        id,
        name: `endpoint-${at}`,
        direction: "inbound" as const,
        status: "ACTIVE" as const,
        vpcId: "vpc",
        createTime: "2025-01-01T00:00:00.000",
        updateTime: "2025-01-01T00:00:00.000",
        addresses: (FIRST[at] ?? []).map((ip) => ({
          id: idOf(ip),
          ip,
          subnetId: SUBNET,
          status: "ACTIVE" as const,
          createTime: "2025-01-01T00:00:00.000",
          updateTime: "2025-01-01T00:00:00.000",
        })),
      })),
    },
    tencent: {},
  },

  steps: fc.oneof(
    fc.record({
      do: fc.constant("bind" as const),
      endpoint: fc.nat(1),
      ip: fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...IPS) }, fc.constantFrom(...Object.keys(WRONG))),
      subnet: fc.oneof({ weight: 9, arbitrary: fc.constant(SUBNET) }, fc.constantFrom(FAR_SUBNET, "nowhere")),
    }),
    fc.record({ do: fc.constant("unbind" as const), endpoint: fc.nat(1), ip: fc.constantFrom(...IPS) }),
  ),

  model() {
    const endpoints = FIRST.map((ips) => ({ ips: ips.map((ip) => ({ ip, status: "ACTIVE" })), isPending: false }));
    const of = (at: number) => endpoints[at] ?? { ips: [], isPending: false };
    const has = (at: number, ip: string) => of(at).ips.some((entry) => entry.ip === ip);
    return {
      broken(step) {
        const { ips, isPending } = of(step.endpoint);
        const codes = isPending ? ["DNS.0021"] : [];
        if (step.do === "unbind") {
          if (!has(step.endpoint, step.ip)) codes.push("DNS.1511");
          if (ips.length <= 2) codes.push("DNS.1514");
          return codes;
        }
        if (ips.length >= 6) codes.push("DNS.1514");
        if (step.subnet === "nowhere") codes.push("DNS.1502");
        if (step.subnet === FAR_SUBNET) codes.push("DNS.1508");
        if (WRONG[step.ip]) codes.push(WRONG[step.ip] ?? "");
        if (has(0, step.ip) || has(1, step.ip)) codes.push("DNS.1507");
        return codes;
      },
      take(step) {
        const endpoint = of(step.endpoint);
        endpoint.isPending = true;
        if (step.do === "bind") endpoint.ips.push({ ip: step.ip, status: "PENDING_CREATE" });
        else for (const entry of endpoint.ips) if (entry.ip === step.ip) entry.status = "PENDING_DELETE";
      },
      settle() {
        for (const endpoint of endpoints) {
          endpoint.isPending = false;
          endpoint.ips = endpoint.ips.filter(({ status }) => status !== "PENDING_DELETE");
          for (const entry of endpoint.ips) entry.status = "ACTIVE";
        }
      },
      shown: () => endpoints.map(({ ips }) => ips),
    };
  },

  async send(bench, step) {
    if (step.do === "bind") {
      const ipaddress = { subnet_id: step.subnet, ip: step.ip };
      return (await bench.huawei("dns", "POST", pathOf(step.endpoint), { ipaddress })).body.code;
    }
    const present = (await list(bench, step.endpoint)).find(({ ip }: Json) => ip === step.ip);
    const path = `${pathOf(step.endpoint)}/${present?.id ?? "0".repeat(32)}`;
    return (await bench.huawei("dns", "DELETE", path)).body.code;
  },

  async show(bench) {
    const all = [await list(bench, 0), await list(bench, 1)];
    return all.map((addresses) => addresses.map(({ ip, status }: Json) => ({ ip, status })));
  },
};

function idOf(ip: string): string {
  return ip.replace(/\D/g, "").padStart(32, "0");
}

const list = async (bench: Parameters<typeof dns.show>[0], endpoint: number): Promise<Json[]> =>
  (await bench.huawei("dns", "GET", pathOf(endpoint))).body.ipaddresses;
