// Public addresses of gateways (huawei.md 3.2 c): a public IP of an LVS gateway, public ingress of an ELB gateway, and
// the address that calls to back ends come from.

import { write } from "../table.ts";
import type { World } from "../world.ts";
import { apigRefusal } from "./errors.ts";
import { badParameter, findGateway, refuseOtherSeries, startJob } from "./gateway.ts";
import { settlePublicips } from "./publicip.ts";
import type { HuaweiCall, HuaweiService } from "./service.ts";
import type { Gateway } from "./state.ts";
import { firstFree } from "./subnet.ts";

/** Where addresses that the gateway buys for itself come from: a range for examples (RFC 5737). */
const POOL = "203.0.113.0/24";

export const eipOperations: HuaweiService["operations"] = {
  AddEipV2(world, call) {
    const gateway = findGateway(world, call);
    const publicip = bindEip(world, gateway, (call.body as { eip_id?: string }).eip_id, call.now);
    const { id, address } = publicip;
    const body = { eip_id: id, eip_address: address, eip_status: "ACTIVE", eip_ipv6_address: "" };
    return { status: call.success, body };
  },

  RemoveEipV2(world, call) {
    unbindEip(world, findGateway(world, call));
    return { status: call.success };
  },

  AddIngressEipV2(world, call) {
    const gateway = findGateway(world, call);
    openIngress(world, gateway, call);
    return { status: call.success, body: startJob(world, gateway, call.now) };
  },

  UpdateIngressEipV2(world, call) {
    const gateway = findGateway(world, call);
    updateIngress(gateway, call);
    return { status: call.success, body: startJob(world, gateway, call.now) };
  },

  RemoveIngressEipV2(world, call) {
    const gateway = findGateway(world, call);
    closeIngress(gateway);
    startJob(world, gateway, call.now);
    return { status: call.success };
  },

  AddEngressEipV2(world, call) {
    const gateway = findGateway(world, call);
    if (gateway.natEip !== null) throw inUse("The outbound address is there already.");
    readBandwidth(call);
    write(gateway, { natEip: nextAddress(world) });
    return { status: call.success };
  },

  UpdateEngressEipV2(world, call) {
    if (findGateway(world, call).natEip === null) throw notThere();
    readBandwidth(call);
    return { status: call.success };
  },

  RemoveEngressEipV2(world, call) {
    const gateway = findGateway(world, call);
    if (gateway.natEip === null) throw notThere();
    write(gateway, { natEip: null });
    return { status: call.success };
  },
};

/** The reference has no code for either; 7211 is the service's general one. */
const inUse = (message: string) => apigRefusal(400, "APIC.7211", message);
const notThere = () => apigRefusal(400, "APIC.7211", "The gateway has no such address.");

/** One thing at a time: the public IP is free, and the gateway has none yet (huawei.md 3.2 c, 3.4). */
function bindEip(world: World, gateway: Gateway, eipId: string | undefined, now: number) {
  refuseOtherSeries(gateway, "LVS");
  const publicip = settlePublicips(world, now).get(eipId);
  if (!publicip || publicip.projectId !== gateway.projectId) throw badParameter("eip_id");
  if (publicip.association || publicip.pending) throw inUse(`The EIP ${eipId} is in use.`);
  if (eipOf(world, gateway)) throw inUse(`The gateway ${gateway.id} has an EIP.`);
  // The gateway's load balancer is an instance of its own kind to EIP.
  write(publicip, { association: { type: "ELB", id: gateway.id } });
  return publicip;
}

function unbindEip(world: World, gateway: Gateway): void {
  refuseOtherSeries(gateway, "LVS");
  const publicip = eipOf(world, gateway);
  if (!publicip) throw notThere();
  write(publicip, { association: null });
}

/** The public IP of an LVS gateway: the one that is bound to it, whichever service bound it. */
export const eipOf = ({ state }: World, { id }: Gateway) =>
  state.huawei.publicips.by("holder", id).find(({ association }) => association?.type === "ELB");

/** Public ingress is of ELB gateways (huawei.md 3.2 c), one address each. */
function openIngress(world: World, gateway: Gateway, call: HuaweiCall): void {
  refuseOtherSeries(gateway, "ELB");
  refuseWhileUpdating(gateway);
  if (gateway.ingressEip !== null) throw inUse("Public ingress is on already.");
  Object.assign(gateway, readBandwidth(call));
  write(gateway, { ingressChange: { address: nextAddress(world) } });
}

function updateIngress(gateway: Gateway, call: HuaweiCall): void {
  refuseOtherSeries(gateway, "ELB");
  refuseWhileUpdating(gateway);
  if (gateway.ingressEip === null) throw notThere();
  Object.assign(gateway, readBandwidth(call));
}

function closeIngress(gateway: Gateway): void {
  refuseOtherSeries(gateway, "ELB");
  refuseWhileUpdating(gateway);
  if (gateway.ingressEip === null) throw notThere();
  write(gateway, { ingressChange: { address: null } });
}

/** One change of the ingress at a time: a job is under way. */
function refuseWhileUpdating({ ingressChange, id }: Gateway): void {
  if (ingressChange) throw inUse(`A job of the gateway ${id} is under way.`);
}

/** The size is a number for ingress and a text for egress (huawei.md 3.2 c); 1 to 2000 Mbit/s as everywhere. */
function readBandwidth({ body }: HuaweiCall): Pick<Gateway, "bandwidthSize" | "bandwidthChargingMode"> {
  const { bandwidth_size = 5, bandwidth_charging_mode = "bandwidth" } = body as {
    bandwidth_size?: number | string;
    bandwidth_charging_mode?: "bandwidth" | "traffic";
  };
  const bandwidthSize = Number(bandwidth_size);
  if (!Number.isInteger(bandwidthSize) || bandwidthSize < 1 || bandwidthSize > 2000)
    throw badParameter("bandwidth_size");
  return { bandwidthSize, bandwidthChargingMode: bandwidth_charging_mode };
}

/** The next address that no gateway has. */
function nextAddress(world: World): string {
  const registered = world.state.huawei.gateways.flatMap(({ elbs }) => elbs.flatMap(({ addresses }) => addresses));
  const address = firstFree(world.addresses, "gateways", POOL, new Set(registered.map(({ ip }) => ip)));
  if (address === undefined) throw inUse("There are no more addresses.");
  return address;
}
