// What happens to the EIPs of desktops (huawei.md 3.3 b): one function for each change.

import { write } from "../table.ts";
import type { World } from "../world.ts";
import { plainTime } from "./desktop-jobs.ts";
import type { DesktopEip } from "./state.ts";
import { firstFree } from "./subnet.ts";
import { invalid, notFound } from "./workspace-errors.ts";

/** Where new EIPs come from, beside those of the default state: a range for examples (RFC 5737). */
const POOL = "198.51.100.0/24";

/** What new EIPs are to be. */
export interface NewEips {
  bandwidth_size: number;
  eip_charge_mode: "TRAFFIC" | "BANDWIDTH";
  desktop_ids?: string[];
  count?: number;
  enterprise_project_id?: string;
}

/** A new EIP, bound to nothing. */
export function createEip(world: World, wanted: NewEips, now: number): DesktopEip {
  const address = firstFree(world.addresses, "desktopEips", POOL);
  if (address === undefined) throw invalid("count: there are no more addresses");
  const eip: DesktopEip = {
    id: world.ids.uuid(world.state.huawei.desktopEips),
    address,
    bandwidthSize: wanted.bandwidth_size,
    chargeMode: wanted.eip_charge_mode,
    createTime: plainTime(now),
    enterpriseProjectId: wanted.enterprise_project_id ?? "0",
    desktopId: null,
    change: null,
  };
  world.state.huawei.desktopEips.add(eip);
  return eip;
}

/** One EIP to one desktop (huawei.md 3.3 b); that a desktop has no second one is the emulator's own rule. */
export function bindEip(world: World, desktopId: string, eipId: string, now: number): void {
  const desktopEips = settleDesktopEips(world, now);
  if (!world.state.huawei.desktops.has(desktopId)) throw notFound(`The desktop ${desktopId} does not exist.`);
  const eip = desktopEips.get(eipId);
  if (!eip) throw notFound(`The EIP ${eipId} does not exist.`);
  if ((eip.change ?? eip).desktopId !== null) throw invalid(`The EIP ${eipId} is bound to a desktop.`);
  if (desktopEips.by("owner", desktopId).length > 0) throw invalid(`The desktop ${desktopId} has an EIP.`);
  write(eip, { change: { desktopId, settlesAt: now + world.settleMs } });
}

/** The reply does not tell what failed (huawei.md 3.3 a), so a desktop that is unknown or has no EIP changes nothing. */
export function unbindEip(world: World, desktopId: string, now: number): void {
  for (const eip of [...settleDesktopEips(world, now).by("owner", desktopId)]) {
    write(eip, { change: { desktopId: null, settlesAt: now + world.settleMs } });
  }
}

/** Let the changes that are due come into effect. */
export function settleDesktopEips(world: World, now: number): World["state"]["huawei"]["desktopEips"] {
  const { desktopEips } = world.state.huawei;
  for (const eip of desktopEips.due(now)) {
    write(eip, { desktopId: eip.change?.desktopId ?? null, change: null });
  }
  return desktopEips;
}
