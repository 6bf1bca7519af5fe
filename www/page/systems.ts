import { huawei, tencent } from "./clients.js";

/** A call that is still to be made. */
export type Call = () => Promise<unknown>;

/** An address and what can be done with it. */
export interface Address {
  address: string;
  /** Words beside the address: its kind, what else is bound to it. */
  detail: string;
  /** Unbinds it; absent where the provider forbids it. */
  unbind?: Call;
}

/** Something that addresses are bound to. */
export interface Resource {
  id: string;
  name: string;
  state: string;
  addresses: Address[];
  /** How an address is bound to it; absent where the provider has no such call. */
  bind?: { fields: Field[]; call: (values: Record<string, string>) => Promise<unknown> };
}

/** An input of the form that binds. */
export interface Field {
  name: string;
  value: string;
  optional?: boolean;
}

/** A system: a service whose resources have addresses. */
export interface System {
  title: string;
  list: () => Promise<Resource[]>;
}

/** The list shows a subnet's neutron id, which binding does not take. These are the emulator's own subnets. */
const vpcSubnets: Record<string, string> = {
  "c1d0e6a4-9f0b-4e39-8c8e-5b7a64a3f2d1": "3ee6107e-4188-4c4d-b453-80d6b9a147d5",
  "e4a9b7d2-0c35-47f8-b1d6-92f5c8e03a67": "7b0f5c2e-62a6-4f0c-9d0b-0c7d3a1b5e42",
};

const dns: System = {
  title: "Huawei DNS endpoints",
  async list() {
    const found = await Promise.all(
      (["inbound", "outbound"] as const).map((direction) => huawei.dns.listEndpoints({ direction })),
    );
    const endpoints = found.flatMap(({ data }) => data.endpoints ?? []);
    return Promise.all(
      endpoints.map(async ({ id = "", name = "", direction = "", status = "" }) => {
        const { data } = await huawei.dns.listEndpointIpaddresses({ endpoint_id: id });
        return {
          id,
          name: `${name} (${direction})`,
          state: status,
          addresses: (data.ipaddresses ?? []).map(({ id: ipaddress_id = "", ip = "", status: detail = "" }) => ({
            address: ip,
            detail,
            unbind: () => huawei.dns.disassociateEndpointIpaddress({ endpoint_id: id, ipaddress_id }),
          })),
          bind: {
            fields: [
              { name: "subnet_id", value: vpcSubnets[data.ipaddresses?.[0]?.subnet_id ?? ""] ?? "" },
              { name: "ip", value: "", optional: true },
            ],
            call: ({ subnet_id = "", ip }) =>
              huawei.dns.associateEndpointIpaddress({
                endpoint_id: id,
                ipaddress: { subnet_id, ...(ip ? { ip } : {}) },
              }),
          },
        };
      }),
    );
  },
};

/** The lists of addresses that a load balancer's entry holds. */
const ingressKinds = ["public_ips", "private_ips", "global_eips"] as const;

/** What the emulator tells of a load balancer beside its documented members. */
type Ingress = { elb_id?: string } & Partial<
  Record<(typeof ingressKinds)[number], { type: "v4" | "v6"; ip: string }[]>
>;

const apig: System = {
  title: "Huawei API Gateway ingress",
  async list() {
    const { data } = await huawei.apig.listInstancesV2({});
    return Promise.all(
      (data.instances ?? []).map(async ({ id: instance_id = "", instance_name = "", status = "" }) => {
        const { data: extra } = await huawei.apig.listExtraElbs({ instance_id });
        const elbs = (extra.elbs ?? []) as Ingress[];
        return {
          id: instance_id,
          name: instance_name,
          state: status,
          addresses: elbs.flatMap(({ elb_id = "", ...lists }) =>
            ingressKinds.flatMap((kind) =>
              (lists[kind] ?? []).map(({ type, ip }) => ({
                address: ip,
                detail: `${kind} of ${elb_id}`,
                unbind: () =>
                  huawei.apig.unregisterIngressIps({ instance_id, elbs: [{ elb_id, [kind]: [{ type, ip }] }] }),
              })),
            ),
          ),
          bind: {
            fields: [
              { name: "elb_id", value: elbs[0]?.elb_id ?? "" },
              { name: "public v4 address", value: "" },
            ],
            call: ({ elb_id = "", "public v4 address": ip = "" }) =>
              huawei.apig.registerIngressIps({ instance_id, elbs: [{ elb_id, public_ips: [{ type: "v4", ip }] }] }),
          },
        };
      }),
    );
  },
};

const workspace: System = {
  title: "Huawei Workspace desktops",
  async list() {
    const { data } = await huawei.workspace.listDesktopsEips({});
    return (data.eips ?? []).map(({ id: eip_id = "", address = "", attached_desktop_id: desktop = "", ...eip }) => ({
      id: eip_id,
      name: desktop ? eip.attached_desktop_name || desktop : "bound to no desktop",
      state: desktop ? "bound" : "free",
      addresses: [
        {
          address,
          detail: desktop,
          ...(desktop
            ? { unbind: () => huawei.workspace.batchDisassociateDesktopsEip({ desktop_ids: [desktop] }) }
            : {}),
        },
      ],
      ...(desktop
        ? {}
        : {
            bind: {
              fields: [{ name: "desktop_id", value: "90f05916-bc71-4e26-a534-d036188d96e3" }],
              call: ({ desktop_id = "" }) => huawei.workspace.associateDesktopsEip({ desktop_id, eip_id }),
            },
          }),
    }));
  },
};

const vpc: System = {
  title: "Tencent VPC interfaces, API 3.0",
  async list() {
    const { data } = await tencent.vpc.describeNetworkInterfaces({});
    return (data.NetworkInterfaceSet ?? []).map((eni) => {
      const { NetworkInterfaceId = "", NetworkInterfaceName = "", PrivateIpAddressSet = [] } = eni;
      return {
        id: NetworkInterfaceId,
        name: NetworkInterfaceName,
        state: eni.NetworkInterfaceState ?? "",
        addresses: PrivateIpAddressSet.map(({ PrivateIpAddress = "", Primary, PublicIpAddress, State }) => ({
          address: PrivateIpAddress,
          detail: [Primary && "primary", PublicIpAddress && `with ${PublicIpAddress}`, State]
            .filter(Boolean)
            .join(", "),
          unbind: () =>
            tencent.vpc.unassignPrivateIpAddresses({ NetworkInterfaceId, PrivateIpAddresses: [{ PrivateIpAddress }] }),
        })),
        bind: {
          fields: [{ name: "address", value: "", optional: true }],
          call: ({ address }) =>
            tencent.vpc.assignPrivateIpAddresses({
              NetworkInterfaceId,
              ...(address
                ? { PrivateIpAddresses: [{ PrivateIpAddress: address }] }
                : { SecondaryPrivateIpAddressCount: 1 }),
            }),
        },
      };
    });
  },
};

const vpcLegacy: System = {
  title: "Tencent VPC interfaces, API 2.0",
  async list() {
    const { data } = await tencent.vpcLegacy.describeNetworkInterfaces({});
    return (data.data ?? []).map(
      ({ vpcId = "", networkInterfaceId = "", eniName = "", privateIpAddressesSet = [] }) => ({
        id: networkInterfaceId,
        name: eniName,
        state: vpcId,
        addresses: privateIpAddressesSet.map(({ privateIpAddress = "", primary, wanIp }) => ({
          address: privateIpAddress,
          detail: [primary && "primary", wanIp && `with ${wanIp}`].filter(Boolean).join(", "),
          unbind: () =>
            tencent.vpcLegacy.unassignPrivateIpAddresses({
              vpcId,
              networkInterfaceId,
              privateIpAddress: [privateIpAddress],
            }),
        })),
        bind: {
          fields: [{ name: "address", value: "", optional: true }],
          call: ({ address }) =>
            tencent.vpcLegacy.assignPrivateIpAddresses({
              vpcId,
              networkInterfaceId,
              ...(address
                ? { privateIpAddressSet: [{ primary: false, privateIpAddress: address }] }
                : { secondaryPrivateIpAddressCount: 1 }),
            }),
        },
      }),
    );
  },
};

/** What the page shows, in this order. */
export const systems: System[] = [dns, apig, workspace, vpc, vpcLegacy];
