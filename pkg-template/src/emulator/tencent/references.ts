// What names what in Tencent Cloud's part of the state document.
import { ShapeError } from "../shape.ts";
import type { TencentState } from "./state.ts";

interface Known {
  has(id: string): boolean;
}

/** Refuse a document in which something names what is not there: the operations rely on it. */
export function checkTencentReferences(state: TencentState, path: string): void {
  const check = (known: Known[], id: string | null | undefined, field: string) => {
    if (id != null && !known.some((entries) => entries.has(id))) {
      throw new ShapeError(`${path}tencent.${field}`, `names ${id}, which is not in the document`);
    }
  };
  const vpcs = new Set(state.vpcs);
  for (const list of ["subnets", "instances", "natGateways", "networkInterfaces"] as const) {
    [...state[list]].forEach(({ vpcId }, at) => {
      check([vpcs], vpcId, `${list}[${at}].vpcId`);
    });
  }
  for (const list of ["networkInterfaces", "haVips", "dhcpIps", "reservedIps"] as const) {
    [...state[list]].forEach(({ subnetId }, at) => {
      check([state.subnets], subnetId, `${list}[${at}].subnetId`);
    });
  }
  [...state.networkInterfaces].forEach(({ attachment, attachesTo, addresses }, at) => {
    check([state.instances], attachment?.instanceId, `networkInterfaces[${at}].attachment.instanceId`);
    check([state.instances], attachesTo, `networkInterfaces[${at}].attachesTo`);
    addresses.forEach(({ migratesTo }, index) => {
      check([state.networkInterfaces], migratesTo, `networkInterfaces[${at}].addresses[${index}].migratesTo`);
    });
  });
  const bindable = [state.instances, state.natGateways, state.haVips, state.dhcpIps];
  [...state.eips].forEach(({ binding }, at) => {
    check([state.networkInterfaces], binding?.networkInterfaceId, `eips[${at}].binding.networkInterfaceId`);
    check(bindable, binding?.resourceId, `eips[${at}].binding.resourceId`);
  });
  [...state.eipv6s].forEach(({ binding }, at) => {
    check([state.networkInterfaces], binding?.networkInterfaceId, `eipv6s[${at}].binding.networkInterfaceId`);
  });
  // A settled task may have deleted what it held.
  const changeable = [...bindable, state.networkInterfaces, state.eips, state.eipv6s];
  [...state.tasks].forEach(({ resources, settled }, at) => {
    if (settled) return;
    resources.forEach((id, index) => {
      check(changeable, id, `tasks[${at}].resources[${index}]`);
    });
  });
}
