// Addresses of a subnet of Huawei Cloud, which ports, private IPs and sub-network interfaces take and give back: each lies
// in the subnet, is nobody else's, and is free again when what had it is gone; a port that a server uses stays; a
// sub-network interface is on one port or on none (huawei.md 3.5; codes of the page "Error Codes" of the VPC API
// reference; Neutron's types are OpenStack's own).
import fc from "fast-check";
import { type Bench, type Json, PROJECT } from "../bench.ts";
import { codeOf } from "./network.ts";
import { ANY, type System } from "./system.ts";

const SUBNET = "3ee6107e-4188-4c4d-b453-80d6b9a147d5";
const SERVER = "d9f5a3c1-6b2e-4a7f-8c0d-1e4f5a6b7c10";
const NOWHERE = "00000000-0000-4000-a000-000000000000";
const SERVER_IP = "10.2.0.4";
const IPS = [SERVER_IP, "10.2.0.5", "10.2.0.6", "10.2.0.7"];
/** The network's own, its gateway's, the one that all listen to, and one of another range. */
const WRONG = ["10.2.0.0", "10.2.0.1", "10.2.0.15", "10.3.0.4"];

const ALL_SUB_INTERFACES = `/v3/${PROJECT}/vpc/sub-network-interfaces`;

/** The ways to a port, one of which calls it a private IP, and the other kind of thing that has an address. */
type PortApi = "ports" | "neutron" | "privateips";
type Api = PortApi | "sub-interfaces";
type Step =
  | { do: "take"; api: Api; ip: string; subnet: string }
  | { do: "give back"; api: Api; ip: string }
  | { do: "attach"; ip: string }
  | { do: "detach"; ip: string };

const PATHS: Record<Api, string> = {
  ports: `/v1/${PROJECT}/ports`,
  neutron: "/v2.0/ports",
  privateips: `/v1/${PROJECT}/privateips`,
  "sub-interfaces": ALL_SUB_INTERFACES,
};

/** What each interface says of the same rule. */
const CODES = {
  "no subnet": { v1: "VPC.2204", neutron: "NetworkNotFound", v3: "VPC.9904" },
  unusable: { v1: "VPC.0705", neutron: ANY, v3: "SYS.0400" },
  used: { v1: "VPC.0701", neutron: "IpAddressInUse", v3: "VPC.9902" },
  missing: { v1: "VPC.0704", neutron: "PortNotFound", v3: "VPC.9904" },
  "of a server": { v1: "VPC.0707", neutron: "PortInUse", v3: "VPC.9902" },
} as const;

const styleOf = (api: Api) => (api === "neutron" ? "neutron" : api === "sub-interfaces" ? "v3" : "v1");

const api = fc.constantFrom<Api>("ports", "neutron", "privateips", "sub-interfaces");
const ip = fc.constantFrom(...IPS);

export const vpc: System<Step> = {
  name: "addresses of a subnet",
  seed: {
    huawei: {
      domainId: "d78cbac186b744899480f25bd0221ff5",
      projects: [{ id: PROJECT, name: "cn-north-4" }],
      subnets: [{ id: SUBNET, neutronSubnetId: "near", vpcId: "vpc", cidr: "10.2.0.0/28" }],
      ports: [
        {
          id: SERVER,
          projectId: PROJECT,
          networkId: SUBNET,
          ip: SERVER_IP,
          macAddress: "fa:16:3e:4d:34:10",
          deviceId: "server",
          deviceOwner: "compute:az",
          createdAt: "2025-01-01T08:00:00.000Z",
        },
      ],
    },
    tencent: {},
  },

  steps: fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant("take" as const),
        api,
        ip: fc.oneof({ weight: 5, arbitrary: ip }, { weight: 1, arbitrary: fc.constantFrom(...WRONG) }),
        subnet: fc.oneof({ weight: 9, arbitrary: fc.constant(SUBNET) }, { weight: 1, arbitrary: fc.constant(NOWHERE) }),
      }),
    },
    { weight: 2, arbitrary: fc.record({ do: fc.constant("give back" as const), api, ip }) },
    fc.record({ do: fc.constant("attach" as const), ip }),
    fc.record({ do: fc.constant("detach" as const), ip }),
  ),

  model() {
    const ports = new Set([SERVER_IP]);
    /** Whether each is on a port. */
    const subInterfaces = new Map<string, boolean>();
    return {
      broken(step) {
        if (step.do === "attach" || step.do === "detach") {
          const isAttached = subInterfaces.get(step.ip);
          if (isAttached === undefined) return [CODES.missing.v3];
          return isAttached === (step.do === "attach") ? ["VPC.9902"] : [];
        }
        const codes: string[] = [];
        const say = (rule: keyof typeof CODES) => codes.push(CODES[rule][styleOf(step.api)]);
        const known = step.api === "sub-interfaces" ? subInterfaces : ports;
        if (step.do === "give back") {
          if (!known.has(step.ip)) say("missing");
          if (step.ip === SERVER_IP) say("of a server");
          return codes;
        }
        if (step.subnet === NOWHERE) say("no subnet");
        if (WRONG.includes(step.ip)) say("unusable");
        if (ports.has(step.ip) || subInterfaces.has(step.ip)) say("used");
        return codes;
      },
      take(step) {
        if (step.do === "attach" || step.do === "detach") subInterfaces.set(step.ip, step.do === "attach");
        else if (step.do === "give back") (step.api === "sub-interfaces" ? subInterfaces : ports).delete(step.ip);
        else if (step.api === "sub-interfaces") subInterfaces.set(step.ip, true);
        else ports.add(step.ip);
      },
      // The service has no pending states (huawei.md 3.5).
      settle: () => undefined,
      shown() {
        const addresses = [...ports].sort();
        return {
          ports: addresses,
          neutron: addresses,
          privateips: addresses,
          subInterfaces: [...subInterfaces].map(([ip, isAttached]) => `${ip} ${isAttached}`).sort(),
          used: ports.size + subInterfaces.size,
        };
      },
    };
  },

  async send(bench, step) {
    if (step.do === "take") return codeOf(await take(bench, step));
    const isOfPort = step.do === "give back" && step.api !== "sub-interfaces";
    const id = await idOf(bench, isOfPort ? "privateips" : "sub-interfaces", step.ip);
    if (step.do === "give back") return codeOf(await send(bench, "DELETE", `${PATHS[step.api]}/${id}`));
    const body = step.do === "attach" ? { sub_network_interface: { parent_id: SERVER } } : undefined;
    return codeOf(await send(bench, "POST", `${ALL_SUB_INTERFACES}/${id}/${step.do}`, body));
  },

  async show(bench) {
    const ofPorts = async (path: string): Promise<string[]> =>
      (await send(bench, "GET", path)).ports.map(({ fixed_ips }: Json) => fixed_ips[0].ip_address).sort();
    const subInterfaces = await list(bench, "sub-interfaces");
    const { network_ip_availability } = await send(bench, "GET", `/v2.0/network-ip-availabilities/${SUBNET}`);
    return {
      ports: await ofPorts(PATHS.ports),
      neutron: await ofPorts(PATHS.neutron),
      privateips: (await list(bench, "privateips")).map(({ ip_address }) => ip_address).sort(),
      subInterfaces: subInterfaces
        .map(({ private_ip_address, parent_id }) => `${private_ip_address} ${parent_id === SERVER}`)
        .sort(),
      used: network_ip_availability.used_ips,
    };
  },
};

const send = async (bench: Bench, method: string, path: string, body?: unknown): Promise<Json> =>
  (await bench.huawei("vpc", method, path, body)).body;

function take(bench: Bench, { api, ip, subnet }: Extract<Step, { do: "take" }>): Promise<Json> {
  const post = (body: unknown) => send(bench, "POST", PATHS[api], body);
  if (api === "privateips") return post({ privateips: [{ subnet_id: subnet, ip_address: ip }] });
  if (api !== "sub-interfaces") return post({ port: { network_id: subnet, fixed_ips: [{ ip_address: ip }] } });
  return post({ sub_network_interface: { virsubnet_id: subnet, parent_id: SERVER, private_ip_address: ip } });
}

const list = async (bench: Bench, kind: "privateips" | "sub-interfaces"): Promise<Json[]> =>
  kind === "privateips"
    ? (await send(bench, "GET", `/v1/${PROJECT}/subnets/${SUBNET}/privateips`)).privateips
    : (await send(bench, "GET", ALL_SUB_INTERFACES)).sub_network_interfaces;

/** By the address, of a port or of a sub-network interface. */
async function idOf(bench: Bench, kind: "privateips" | "sub-interfaces", ip: string): Promise<string> {
  const all = await list(bench, kind);
  return all.find(({ ip_address, private_ip_address }) => ip === (ip_address ?? private_ip_address))?.id ?? NOWHERE;
}
