// What the calls about a gateway share (huawei.md 3.2): finding it, what it is for, and the job that changes it.

import type { Found } from "../rows.ts";
import { write } from "../table.ts";
import type { World } from "../world.ts";
import { apigRefusal } from "./errors.ts";
import type { HuaweiCall } from "./service.ts";
import type { Gateway } from "./state.ts";

export type Elb = Gateway["elbs"][number];

export const RUNNING = 6;
export const UPDATING = 12;

/** The page's example of a 400. */
export const badParameter = (name: string) =>
  apigRefusal(400, "APIC.7211", `Parameter value does not match the rules, parameter name[${name}]`);

/**
 * A call is for gateways of one series (huawei.md 3.2 c). The pages have no code for it; 7242 is what the service
 * answers when a gateway's edition has no load balancing of the kind asked for (APIG error code page).
 */
export function refuseOtherSeries(gateway: Gateway, series: Gateway["series"]): void {
  if (gateway.series !== series) {
    throw apigRefusal(400, "APIC.7242", "Load balancing is not supported by this edition.");
  }
}

/** A page of a list; "0 or less counts as 20, more than 500 as 500" (huawei.md 3.2). */
export function pageOf<T>(found: Found<T>, params: HuaweiCall["params"]): { items: T[]; size: number; total: number } {
  const { offset = 0, limit = 20 } = params as { offset?: number; limit?: number };
  const start = Math.max(offset, 0);
  const items = found.slice(start, start + (limit <= 0 ? 20 : Math.min(limit, 500)));
  return { items, size: items.length, total: found.length };
}

/** A change of a gateway runs as a job: it goes from 6 to 12 and back (huawei.md 3.2, "Completion", inferred). */
export function startJob(world: World, gateway: Gateway, now: number) {
  write(gateway, { instanceStatus: UPDATING, settlesAt: now + world.settleMs });
  const jobId = `JOB-${world.ids.hex32()}`;
  return {
    instance_id: gateway.id,
    message: `JOB_ASSIGNED_FOR_UPDATE_0077I:The job ${jobId} is assigned to the instance ${gateway.id} for running updating`,
    job_id: jobId,
  };
}

/** Something else about one of a gateway's load balancers. */
export function changeElb(gateway: Gateway, id: string, change: (elb: Elb) => Partial<Elb>): void {
  write(gateway, { elbs: gateway.elbs.map((elb) => (elb.id === id ? { ...elb, ...change(elb) } : elb)) });
}

/** Let the jobs that are due come into effect. */
export function settleGateways(world: World, now: number): World["state"]["huawei"]["gateways"] {
  const { gateways } = world.state.huawei;
  for (const gateway of gateways.due(now)) settleGateway(gateway);
  return gateways;
}

function settleGateway(gateway: Gateway): void {
  const elbs = gateway.elbs
    .filter((elb) => elb.status !== "removing")
    .map(
      (elb): Elb => ({
        ...elb,
        status: "added",
        addresses: elb.addresses
          .filter((address) => address.status !== "unregistering")
          .map((address) => ({ ...address, status: "registered" })),
      }),
    );
  const ingressEip = gateway.ingressChange ? gateway.ingressChange.address : gateway.ingressEip;
  write(gateway, { elbs, ingressEip, ingressChange: null, instanceStatus: RUNNING, settlesAt: null });
}

export function findGateway(world: World, { params, now }: HuaweiCall): Gateway {
  const gateway = settleGateways(world, now).get(params.instance_id);
  if (!gateway || gateway.projectId !== params.project_id) throw apigRefusal(404, "APIC.7302", "Instance not found");
  return gateway;
}
