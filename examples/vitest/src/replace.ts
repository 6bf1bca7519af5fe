import type { HuaweiCloud, WaitOptions } from "cloudip";

export interface Replacement {
  endpointId: string;
  /** The subnet's id in VPC; the endpoint's own list shows another one. */
  subnetId: string;
  oldIp: string;
  newIp: string;
}

/**
 * Gives a resolver endpoint one address in place of another.
 *
 * The new one first: an endpoint keeps at least two addresses. Each change is waited for, since an endpoint that is
 * being changed takes no second one.
 */
export async function replaceAddress(
  huawei: HuaweiCloud,
  { endpointId: endpoint_id, subnetId: subnet_id, oldIp, newIp }: Replacement,
  options: WaitOptions = {},
): Promise<void> {
  const { data } = await huawei.dns.listEndpointIpaddresses({ endpoint_id });
  const old = data.ipaddresses?.find(({ ip }) => ip === oldIp);
  if (!old?.id) throw new Error(`the endpoint ${endpoint_id} has no address ${oldIp}`);

  const bind = { endpoint_id, ipaddress: { subnet_id, ip: newIp } };
  const bound = await huawei.dns.associateEndpointIpaddress(bind);
  await huawei.wait("dns", "associateEndpointIpaddress", bind, bound, options);

  const unbind = { endpoint_id, ipaddress_id: old.id };
  const unbound = await huawei.dns.disassociateEndpointIpaddress(unbind);
  await huawei.wait("dns", "disassociateEndpointIpaddress", unbind, unbound, options);
}
