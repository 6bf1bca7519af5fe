/** Which calls are changes that the planner makes, and which bindings they mean. */

import type { Binding, BindingKind } from "../../bindings/types.js";
import { listAt, textAt } from "../../path.js";
import type { Action } from "../action.js";

/** A binding that a call names. */
export interface Meant {
  /** The resource to read, where the kind is read by resources. */
  resource: string;
  is(binding: Binding): boolean;
}

interface Unbind {
  kind: BindingKind;
  /** The parameters that the planner's own call has too. An item with others is called as it is. */
  params: readonly string[];
  meant(params: Record<string, unknown>): Meant[];
}

const NETWORKS = { public_ips: "public", private_ips: "private", global_eips: "global" } as const;

const UNBINDS: Record<string, Unbind> = {
  "huawei.dns.disassociateEndpointIpaddress": {
    kind: "dns-endpoint-ip",
    params: ["endpoint_id", "ipaddress_id"],
    meant: ({ endpoint_id, ipaddress_id }) => [
      { resource: String(endpoint_id), is: ({ ids }) => ids.ipaddress_id === ipaddress_id },
    ],
  },
  "huawei.apig.unregisterIngressIps": {
    kind: "gateway-ingress",
    params: ["instance_id", "elbs"],
    meant: (params) =>
      listAt(params, "elbs").flatMap((elb) =>
        Object.entries(NETWORKS).flatMap(([list, network]) =>
          listAt(elb, list).map((detail) => ({
            resource: String(params.instance_id),
            is: (binding) =>
              binding.network === network &&
              binding.ids.elb_id === textAt(elb, "elb_id") &&
              binding.ids.ip === textAt(detail, "ip"),
          })),
        ),
      ),
  },
  "huawei.workspace.batchDisassociateDesktopsEip": {
    kind: "desktop-eip",
    params: ["desktop_ids"],
    meant: (params) =>
      listAt(params, "desktop_ids").map((id) => ({ resource: String(id), is: ({ resource }) => resource.id === id })),
  },
  "huawei.eip.batchDisassociatePublicips": {
    kind: "eip",
    params: ["publicip_ids"],
    meant: (params) =>
      listAt(params, "publicip_ids").map((id) => ({ resource: "", is: ({ ids }) => ids.publicip_id === id })),
  },
  "tencent.vpc.unassignPrivateIpAddresses": {
    kind: "eni-private-ip",
    params: ["NetworkInterfaceId", "PrivateIpAddresses"],
    meant: (params) =>
      listAt(params, "PrivateIpAddresses").map((address) => ({
        resource: String(params.NetworkInterfaceId),
        is: ({ ids }) => ids.PrivateIpAddress === textAt(address, "PrivateIpAddress"),
      })),
  },
  "tencent.vpc.disassociateAddress": {
    kind: "eip",
    params: ["AddressId"],
    meant: ({ AddressId }) => [{ resource: "", is: ({ ids }) => ids.AddressId === AddressId }],
  },
};

/** The kind and the bindings that a call takes off, if the planner knows that. */
export function unbindOf({
  cloud,
  service,
  operation,
  params,
}: Action): { kind: BindingKind; meant: Meant[] } | undefined {
  const unbind = UNBINDS[`${cloud}.${service}.${operation}`];
  if (!unbind || Object.keys(params).some((name) => !unbind.params.includes(name))) return undefined;
  return { kind: unbind.kind, meant: unbind.meant(params) };
}
