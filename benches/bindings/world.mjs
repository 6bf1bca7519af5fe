// The world of the bench: 10,000 addresses over 200 resources, and what its rules permit at best.

import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { pkg } from "../../pkg-template/tools/project.mjs";

/** Interfaces and gateways; every one has so many addresses that can go. */
export const INTERFACES = 180;
export const GATEWAYS = 20;
export const EACH = 50;
/** Balancers of a gateway, with two addresses each: a request takes ten of them. */
const BALANCERS = EACH / 2;

/** What a request takes, and how long a change takes: the emulator's own time, and what it does if nothing else is said. */
export const LATENCY_MS = 50;
export const SETTLE_MS = 1500;

const VPC = "1f3f0b5c-4b7e-4a54-a3a1-6c2f4f3d9b10";
const SUBNET = "3ee6107e-4188-4c4d-b453-80d6b9a147d5";
const PROJECT = "0123456789abcdef0123456789abcdef";
const hex = (letter, number, length) => letter + String(number).padStart(length - 1, "0");
const numbers = (count) => Array.from({ length: count }, (_, at) => at);
const ipv4 = (network, number) => `${network}.${Math.floor(number / 250)}.${(number % 250) + 1}`;

export const seed = () => ({
  huawei: {
    domainId: "d78cbac186b744899480f25bd0221ff5",
    projects: [{ id: PROJECT, name: "cn-north-4" }],
    subnets: [{ id: SUBNET, neutronSubnetId: VPC, vpcId: VPC, cidr: "10.30.0.0/16" }],
    gateways: numbers(GATEWAYS).map((at) => ({
      id: hex("f", at, 32),
      projectId: PROJECT,
      name: `gateway-${at}`,
      series: "NLB",
      createTime: 1,
      vpcId: VPC,
      subnetId: SUBNET,
      securityGroupId: VPC,
      ingressIp: ipv4("10.30", at),
      elbs: numbers(BALANCERS).map((index) => ({
        id: hex("e", at * BALANCERS + index, 32),
        ports: [],
        addresses: [0, 1].map((which) => ({
          network: "public",
          type: "v4",
          ip: ipv4("203.0", (at * BALANCERS + index) * 2 + which),
        })),
      })),
    })),
  },
  tencent: {
    vpcs: ["vpc-1"],
    subnets: [{ id: "subnet-1", vpcId: "vpc-1", cidr: "10.0.0.0/8" }],
    networkInterfaces: numbers(INTERFACES).map((at) => ({
      id: `eni-${String(at).padStart(8, "0")}`,
      name: `interface-${at}`,
      vpcId: "vpc-1",
      subnetId: "subnet-1",
      macAddress: "20:90:6F:00:00:00",
      zone: "z",
      createdTime: "2020-06-04 09:00:00",
      addresses: numbers(EACH + 1).map((index) => ({
        ip: ipv4("10.20", at * (EACH + 1) + index),
        primary: index === 0,
      })),
    })),
  },
});

const up = (count, most) => Math.ceil(count / most);

/** The fewest requests that the providers' batches allow, and the time of the longest chain of them. */
export function bounds() {
  // Ten addresses in a request, and one request at a time on an interface.
  const rounds = up(EACH, 10);
  const gatewayRounds = up(BALANCERS, 10);
  const list = up(INTERFACES, 100) + 1 + GATEWAYS;
  const changes = INTERFACES * rounds + GATEWAYS * gatewayRounds;
  // After each round somebody has to look: at a hundred interfaces at once, at the list of gateways, and at the balancers
  // of each.
  const looks = up(INTERFACES, 100) * rounds + (1 + GATEWAYS) * gatewayRounds;
  const ms = rounds * (LATENCY_MS + SETTLE_MS + LATENCY_MS);
  return { list, changes, looks, all: list + changes + looks, ms };
}

/** What is listed and unbound. */
export const FILTER = { kind: ["gateway-ingress", "eni-private-ip"] };
export const OPTIONS = { intervalMs: SETTLE_MS, concurrency: INTERFACES + GATEWAYS };

/** A module of the package. */
export const load = (name) => import(pathToFileURL(join(pkg, name)).href);

/** Bindings of an emulator, and how many requests it got by whether they change something. */
export async function viewOf(fetch, endpoint) {
  const { HuaweiCloud, TencentCloud } = await load("default.js");
  const { Bindings } = await load("bindings.js");
  const sent = { changes: 0, reads: 0 };
  const counted = (url, init) => {
    const name = init.headers["X-TC-Action"] ?? new URL(url).pathname;
    sent[/Unassign|unregister/.test(name) ? "changes" : "reads"] += 1;
    return fetch(url, init);
  };
  const key = { accessKeyId: "AKEXAMPLE0000000000", secretAccessKey: "SKEXAMPLE0000000000000000000000000000000" };
  const secret = { secretId: "AKIDEXAMPLE00000000000000000000000", secretKey: "SKEXAMPLE000000000000000000000000" };
  const common = { fetch: counted, ...(endpoint && { endpoint }) };
  const huawei = new HuaweiCloud({ region: "cn-north-4", projectId: PROJECT, credentials: key, ...common });
  const tencent = new TencentCloud({ region: "ap-guangzhou", credentials: secret, ...common });
  const bindings = new Bindings([
    { name: "main", client: huawei },
    { name: "main", client: tencent },
  ]);
  return { bindings, sent };
}

/** Every binding that the bench is about. */
export async function listed(bindings) {
  const found = [];
  for await (const item of bindings.list(FILTER)) {
    if (item.type === "failure") throw item.error;
    if (item.type === "binding") found.push(item.binding);
  }
  return found;
}

/** The plan that unbinds all that may go. */
export const planOf = (bindings, found) =>
  bindings.plan(found.filter(({ primary }) => !primary).map((binding) => ({ action: "unbind", binding })));
