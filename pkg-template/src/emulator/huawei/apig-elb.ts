// Load balancers that a gateway has beside its own (huawei.md 3.2 b): attached and detached by a job.

import { write } from "../table.ts";
import type { World } from "../world.ts";
import { badParameter, changeElb, findGateway, refuseOtherSeries, startJob } from "./gateway.ts";
import type { HuaweiCall, HuaweiService } from "./service.ts";
import type { Gateway } from "./state.ts";

export const elbOperations: HuaweiService["operations"] = {
  BatchAddExtraElbs(world, call) {
    const { elb_details } = call.body as { elb_details: { id: string }[] };
    const add = (gateway: Gateway, id: string) => addElb(gateway, id);
    return changeElbs(
      world,
      call,
      elb_details.map(({ id }) => id),
      add,
      "id",
    );
  },
  BatchDisassociateExtraElbs(world, call) {
    const { elb_ids } = call.body as { elb_ids: string[] };
    return changeElbs(world, call, elb_ids, removeElb, "elb_ids");
  },
};

/** All ids are checked before the first one changes. That ingress is for NLB gateways holds for its balancers too. */
function changeElbs(
  world: World,
  call: HuaweiCall,
  ids: string[],
  change: (gateway: Gateway, id: string) => (() => void) | undefined,
  field: string,
) {
  const gateway = findGateway(world, call);
  refuseOtherSeries(gateway, "NLB");
  if (new Set(ids).size < ids.length) throw badParameter(field);
  const changes = ids.map((id) => change(gateway, id));
  for (const apply of changes) {
    if (!apply) throw badParameter(field);
  }
  for (const apply of changes) apply?.();
  return { status: call.success, body: startJob(world, gateway, call.now) };
}

/** Attach, with the ports every gateway listens on. That one is attached once is the emulator's own rule. */
function addElb(gateway: Gateway, id: string): (() => void) | undefined {
  if (id.length < 32 || id.length > 36 || gateway.elbs.some((elb) => elb.id === id)) return undefined;
  return () => {
    const ports = [
      { protocol: "HTTP" as const, port: 80 },
      { protocol: "HTTPS" as const, port: 443 },
    ];
    write(gateway, { elbs: [...gateway.elbs, { id, ports, addresses: [], status: "adding" }] });
  };
}

/** Detach, with its listeners and its ingress addresses. */
function removeElb(gateway: Gateway, id: string): (() => void) | undefined {
  const elb = gateway.elbs.find((entry) => entry.id === id && entry.status === "added");
  return elb && (() => changeElb(gateway, id, () => ({ status: "removing" })));
}
