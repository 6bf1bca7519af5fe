// Worlds for the tests of bindings: state documents with as many resources as wanted, and views of them.
import type * as bindings from "../../../pkg/bindings/index.js";
import type * as cloudip from "../../../pkg/default.js";
import { createEmulator } from "../../../pkg-template/src/emulator/index.ts";
import type { StateDocument } from "../../../pkg-template/src/emulator/state.ts";
import { PROJECT } from "../../emulator/bench.ts";
import { huaweiKey, tencentKey } from "../../emulator/sign.ts";

export const { HuaweiCloud, TencentCloud, CloudError } = (await import(
  "../../../pkg/default.js" as string
)) as typeof cloudip;
export const { Bindings, memoryJournal } = (await import("../../../pkg/bindings.js" as string)) as typeof bindings;

export const VPC = "1f3f0b5c-4b7e-4a54-a3a1-6c2f4f3d9b10";
export const SUBNET = "3ee6107e-4188-4c4d-b453-80d6b9a147d5";
const NEUTRON_SUBNET = "c1d0e6a4-9f0b-4e39-8c8e-5b7a64a3f2d1";
const TIME = "2026-02-10T08:00:00.000";

const hex = (prefix: string, number: number, length: number) =>
  prefix + String(number).padStart(length - prefix.length, "0");
export const uuid = (number: number) => `00000000-0000-4000-a000-${String(number).padStart(12, "0")}`;
const ipv4 = (network: string, number: number) => `${network}.${Math.floor(number / 250)}.${(number % 250) + 1}`;

/** How much of each there is. */
export interface Size {
  /** Addresses of each endpoint. */
  endpoints?: number[];
  /** For each gateway: how many public addresses each balancer has. */
  gateways?: number[][];
  /** Desktops with an EIP, and desktops without one. */
  desktops?: [bound: number, free: number];
  /** EIPs that no desktop has. */
  spareDesktopEips?: number;
  /** For each interface: how many secondary addresses, of which so many have an EIP. */
  interfaces?: [addresses: number, eips: number][];
  /** Huawei public IPs on ports. */
  publicips?: number;
}

let dealt = 0;

export function stateOf(size: Size): StateDocument {
  dealt = 0;
  const next = () => {
    dealt += 1;
    return dealt;
  };
  const ports = Array.from({ length: size.publicips ?? 0 }, (_, at) => ({
    id: uuid(900_000 + at),
    ip: ipv4("10.30", at),
  }));
  let enis = 0;
  const eips: NonNullable<NonNullable<StateDocument["tencent"]>["eips"]> = [];
  const networkInterfaces = (size.interfaces ?? []).map(([count, withEip], at) => {
    const id = hex("eni-", at, 12);
    const addresses = Array.from({ length: count + 1 }, (_, index) => {
      const ip = ipv4("10.20", enis++);
      if (index > 0 && index <= withEip) {
        const number = eips.length;
        eips.push({
          id: hex("eip-", number, 12),
          ip: ipv4("100.64", number),
          binding: { networkInterfaceId: id, privateIp: ip },
        });
      }
      return { ip, primary: index === 0 };
    });
    const common = { vpcId: "vpc-1", subnetId: "subnet-1", macAddress: "20:90:6F:00:00:00", zone: "z" };
    return { id, name: id, ...common, createdTime: "2020-06-04 09:00:00", addresses };
  });
  const [bound, free] = size.desktops ?? [0, 0];
  return {
    huawei: {
      domainId: "d78cbac186b744899480f25bd0221ff5",
      projects: [{ id: PROJECT, name: "cn-north-4" }],
      subnets: [{ id: SUBNET, neutronSubnetId: NEUTRON_SUBNET, vpcId: VPC, cidr: "10.30.0.0/16" }],
      securityGroups: [{ id: uuid(1), name: "default" }],
      endpoints: (size.endpoints ?? []).map((count, at) => ({
        id: hex("e", at, 32),
        name: `endpoint-${at}`,
        direction: at % 2 ? ("outbound" as const) : ("inbound" as const),
        status: "ACTIVE" as const,
        vpcId: VPC,
        createTime: TIME,
        updateTime: TIME,
        addresses: Array.from({ length: count }, () => ({
          id: hex("a", next(), 32),
          ip: ipv4("10.30", 10_000 + next()),
          subnetId: SUBNET,
          status: "ACTIVE" as const,
          createTime: TIME,
          updateTime: TIME,
        })),
      })),
      gateways: (size.gateways ?? []).map((balancers, at) => ({
        id: hex("f", at, 32),
        projectId: PROJECT,
        name: `gateway-${at}`,
        series: "NLB" as const,
        createTime: 1,
        vpcId: VPC,
        subnetId: SUBNET,
        securityGroupId: uuid(1),
        ingressIp: ipv4("10.30", 30_000 + at),
        elbs: balancers.map((count, index) => ({
          id: uuid(100_000 + at * 1000 + index),
          ports: [],
          addresses: Array.from({ length: count }, () => ({
            network: "public" as const,
            type: "v4" as const,
            ip: ipv4("203.0", next()),
          })),
        })),
      })),
      desktops: Array.from({ length: bound + free }, (_, at) => ({
        id: uuid(200_000 + at),
        name: `desktop-${at}`,
        userName: "user",
      })),
      desktopEips: Array.from({ length: bound + (size.spareDesktopEips ?? 0) }, (_, at) => ({
        id: uuid(300_000 + at),
        address: ipv4("198.51", at),
        bandwidthSize: 5,
        chargeMode: "TRAFFIC" as const,
        createTime: "2026-02-10 08:00:00",
        ...(at < bound && { desktopId: uuid(200_000 + at) }),
      })),
      ports: ports.map(({ id, ip }) => ({
        id,
        projectId: PROJECT,
        name: "",
        networkId: SUBNET,
        ip,
        macAddress: "fa:16:3e:00:00:00",
        deviceId: "server",
        deviceOwner: "compute:az1",
        adminStateUp: true,
        securityGroups: [uuid(1)],
        createdAt: TIME,
      })),
      bandwidths: [{ id: uuid(2), projectId: PROJECT, name: "b", size: 5, chargeMode: "traffic", shareType: "WHOLE" }],
      publicips: ports.map(({ id }, at) => ({
        id: uuid(800_000 + at),
        projectId: PROJECT,
        address: ipv4("198.18", at),
        type: "5_bgp",
        bandwidthId: uuid(2),
        createdAt: TIME,
        updatedAt: TIME,
        association: { type: "PORT" as const, id },
      })),
    },
    tencent: {
      vpcs: ["vpc-1"],
      subnets: [{ id: "subnet-1", vpcId: "vpc-1", cidr: "10.20.0.0/16" }],
      networkInterfaces,
      eips,
      quotas: { eips: 100_000, networkInterfaces: 100_000 },
    },
  };
}

/** Soon enough for a test, and long enough to be seen. */
const SETTLE_MS = 20;
/** Looks come behind the first settling. */
export const INTERVAL = { intervalMs: 25 };

/** An emulator with a state, and bindings of its two clouds; of the default state where none is given. */
export function worldOf(seed?: StateDocument, options: { settleMs?: number; chaos?: number } = {}) {
  const emulator = createEmulator({ settleMs: SETTLE_MS, ...options, ...(seed && { seed }) });
  return { ...viewsOf(emulator.fetch as cloudip.Fetch), emulator };
}

/** What a program has of an emulator: clients, bindings, and its controls. One on a port has an endpoint. */
export function viewsOf(fetch: cloudip.Fetch, endpoint?: string) {
  const common = { fetch, retry: { baseDelayMs: 1, maxDelayMs: 20 }, ...(endpoint && { endpoint }) };
  const huawei = new HuaweiCloud({ region: "cn-north-4", projectId: PROJECT, credentials: huaweiKey, ...common });
  const tencent = new TencentCloud({ region: "ap-guangzhou", credentials: tencentKey, ...common });
  const accounts = [
    { name: "main", client: huawei },
    { name: "main", client: tencent },
  ];
  const control = async (name: string, body?: object) => {
    const init = body ? { method: "POST", body: JSON.stringify(body) } : {};
    return (await fetch(`${endpoint ?? "http://emulator.test"}/_emulator/${name}`, init)).json();
  };
  return { huawei, tencent, accounts, bindings: new Bindings(accounts), control };
}

type View = { bindings: bindings.Bindings };

/** Every binding that matches. */
export async function all({ bindings }: View, filter: bindings.BindingFilter = {}): Promise<bindings.Binding[]> {
  const found = [];
  for await (const item of bindings.list(filter)) {
    if (item.type === "failure") throw item.error;
    if (item.type === "binding") found.push(item.binding);
  }
  return found;
}

export const unbind = (binding: bindings.Binding): bindings.Change => ({ action: "unbind", binding });

/** What came of each change. */
export const outcomes = ({ items }: bindings.Report): string[] => items.map(({ outcome }) => outcome);
