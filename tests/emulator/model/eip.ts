// Public IPs of Huawei Cloud through v1, v3 and Neutron in turn: one is bound to one port, a port has one, one change is
// under way at a time, what is bound stays, unbinding may be repeated, and an account has a quota (huawei.md 3.4; codes
// of the page "Error Codes" of the EIP API reference; Neutron's types are OpenStack's own).
import fc from "fast-check";
import { type Bench, type Json, PROJECT } from "../bench.ts";
import { codeOf } from "./network.ts";
import { ANY, type System, UNTOLD } from "./system.ts";

const SUBNET = "3ee6107e-4188-4c4d-b453-80d6b9a147d5";
const PORTS = ["d9f5a3c1-6b2e-4a7f-8c0d-1e4f5a6b7c10", "d9f5a3c1-6b2e-4a7f-8c0d-1e4f5a6b7c11"];
const NOWHERE = "00000000-0000-4000-a000-000000000000";
/** The first one is bound to the first port, the second one to nothing, the others can be had. */
const IPS = ["198.18.0.10", "198.18.0.11", "198.18.0.12", "198.18.0.13"];
const QUOTA = 3;

const V1 = `/v1/${PROJECT}/publicips`;
const V3 = `/v3/${PROJECT}/eip/publicips`;

type Api = "v1" | "v3" | "neutron";
type Step =
  | { do: "create"; ip: string }
  | { do: "release"; ip: string; api: "v1" | "neutron" }
  | { do: "bind"; ip: string; port: string; api: Api }
  | { do: "unbind"; ip: string; api: Api };

/** What the model calls a status that says that something is under way: no page tells which word is for what. */
const CHANGING = "changing";

interface Publicip {
  status: "DOWN" | "ACTIVE" | typeof CHANGING;
  port: string | null;
  /** The port that it is being taken from: nothing tells from when on that is free for another one. */
  leaves: string | null;
}

const ip = fc.constantFrom(...IPS);
const api = fc.constantFrom<Api>("v1", "v3", "neutron");

export const eip: System<Step> = {
  name: "public IPs",
  seed: {
    huawei: {
      domainId: "d78cbac186b744899480f25bd0221ff5",
      projects: [{ id: PROJECT, name: "cn-north-4" }],
      subnets: [{ id: SUBNET, neutronSubnetId: "near", vpcId: "vpc", cidr: "10.2.0.0/24" }],
      quotas: { publicips: QUOTA },
      ports: PORTS.map((id, at) => ({
        id,
        projectId: PROJECT,
        networkId: SUBNET,
        ip: `10.2.0.${10 + at}`,
        macAddress: "fa:16:3e:4d:34:10",
        createdAt: "2025-01-01T08:00:00.000Z",
      })),
      bandwidths: [{ id: "shared", projectId: PROJECT, name: "shared", size: 5, shareType: "WHOLE" as const }],
      publicips: IPS.slice(0, 2).map((address, at) => ({
        id: `2ec9b78d-9368-46f3-8f29-d1a95622a51${at}`,
        projectId: PROJECT,
        address,
        bandwidthId: "shared",
        createdAt: "2025-01-01T08:00:00.000Z",
        updatedAt: "2025-01-01T08:00:00.000Z",
        association: at === 0 ? { type: "PORT" as const, id: PORTS[0] ?? "" } : null,
      })),
    },
    tencent: {},
  },

  steps: fc.oneof(
    fc.record({ do: fc.constant("create" as const), ip }),
    fc.record({ do: fc.constant("release" as const), ip, api: fc.constantFrom("v1" as const, "neutron" as const) }),
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant("bind" as const),
        ip,
        port: fc.oneof(
          { weight: 5, arbitrary: fc.constantFrom(...PORTS) },
          { weight: 1, arbitrary: fc.constant(NOWHERE) },
        ),
        api,
      }),
    },
    { weight: 2, arbitrary: fc.record({ do: fc.constant("unbind" as const), ip, api }) },
  ),

  model() {
    const publicips = new Map<string, Publicip>([
      [IPS[0] ?? "", { status: "ACTIVE", port: PORTS[0] ?? "", leaves: null }],
      [IPS[1] ?? "", { status: "DOWN", port: null, leaves: null }],
    ]);
    return {
      broken(step) {
        const publicip = publicips.get(step.ip);
        const codes: string[] = [];
        if (step.do === "create") {
          if (publicips.size >= QUOTA) codes.push("VPC.0521");
          if (publicip) codes.push("VPC.0522");
          return codes;
        }
        const say = (code: string, type = ANY) => codes.push(step.api === "neutron" ? type : code);
        if (!publicip) say("VPC.0504", "FloatingIPNotFound");
        if (publicip?.status === CHANGING) say("VPC.0512");
        if (step.do === "release" && publicip?.port) say("VPC.0517");
        if (step.do !== "bind") return codes;
        const others = [...publicips.values()].filter((other) => other !== publicip);
        if (others.some(({ leaves }) => leaves === step.port)) return [UNTOLD];
        if (publicip?.port) say("VPC.0510");
        if (step.port === NOWHERE) say("VPC.0508", "PortNotFound");
        if (others.some(({ port }) => port === step.port)) say("VPC.0511", "FloatingIPPortAlreadyAssociated");
        return codes;
      },
      take(step) {
        const publicip = publicips.get(step.ip);
        if (step.do === "create") publicips.set(step.ip, { status: CHANGING, port: null, leaves: null });
        else if (step.do === "release") publicips.delete(step.ip);
        else if (step.do === "bind") publicips.set(step.ip, { status: CHANGING, port: step.port, leaves: null });
        else if (publicip?.port) publicips.set(step.ip, { status: CHANGING, port: null, leaves: publicip.port });
      },
      settle() {
        for (const [ip, { port }] of publicips) {
          publicips.set(ip, { status: port ? "ACTIVE" : "DOWN", port, leaves: null });
        }
      },
      // Both interfaces say the same.
      shown() {
        const all = [...publicips].map(([ip, { status, port }]) => ({ ip, status, port })).sort(byAddress);
        return { v1: all, v3: all };
      },
    };
  },

  async send(bench, step) {
    if (step.do === "create") {
      const body = {
        publicip: { type: "5_bgp", ip_address: step.ip },
        bandwidth: { share_type: "PER", name: "own", size: 5 },
      };
      return (await bench.huawei("vpc", "POST", V1, body)).body.code;
    }
    const present = (await list(bench, V1)).find(({ public_ip_address }) => public_ip_address === step.ip);
    return codeOf(await change(bench, step, present?.id ?? NOWHERE));
  },

  async show(bench) {
    const of = (publicip: Json, port: string | undefined | null) => ({
      ip: publicip.public_ip_address,
      status: ["DOWN", "ACTIVE"].includes(publicip.status) ? publicip.status : CHANGING,
      port: port ?? null,
    });
    return {
      v1: (await list(bench, V1)).map((publicip) => of(publicip, publicip.port_id)).sort(byAddress),
      v3: (await list(bench, V3)).map((publicip) => of(publicip, publicip.vnic?.port_id)).sort(byAddress),
    };
  },
};

const byAddress = (one: { ip: string }, other: { ip: string }) => (one.ip < other.ip ? -1 : 1);

const list = async (bench: Bench, path: string): Promise<Json[]> =>
  (await bench.huawei("vpc", "GET", path)).body.publicips;

async function change(bench: Bench, step: Exclude<Step, { do: "create" }>, id: string): Promise<Json> {
  const send = async (method: string, path: string, body?: unknown) =>
    (await bench.huawei("vpc", method, `${path}/${id}`, body)).body;
  const port_id = step.do === "bind" ? step.port : null;
  if (step.api === "neutron") {
    if (step.do === "release") return send("DELETE", "/v2.0/floatingips");
    return send("PUT", "/v2.0/floatingips", { floatingip: { port_id } });
  }
  if (step.do === "release") return send("DELETE", V1);
  if (step.api === "v1") return send("PUT", V1, { publicip: { port_id } });
  const to = { associate_instance_type: port_id && "PORT", associate_instance_id: port_id };
  return send("PUT", V3, { publicip: to });
}
