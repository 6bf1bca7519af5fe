// What happens to bandwidths (huawei.md 3.4, A.4): PER is of one public IP and comes and goes with it, WHOLE is shared.
// Sizes, quotas and ways to charge: the page "CreateSharedBandwidth" of the EIP API reference.

import type { Rows } from "../rows.ts";
import { write } from "../table.ts";
import type { World } from "../world.ts";
import { conflict, invalidBandwidth, noBandwidth } from "./eip-errors.ts";
import type { Bandwidth, Publicip } from "./network-state.ts";

/** The bandwidth that a new public IP asks for. */
export interface WantedBandwidth {
  share_type: string;
  id?: string;
  name?: string;
  size?: number;
  charge_mode?: string;
}

/** What a shared bandwidth is to be, or what a bandwidth is to become. */
export interface BandwidthChanges {
  name?: string;
  size?: number;
  charge_mode?: Bandwidth["chargeMode"];
}

/** In Mbit/s: a shared bandwidth has at least 5, and what is large comes in steps. */
const SIZES = { PER: { least: 1, most: 2000 }, WHOLE: { least: 5, most: 2000 } };
const STEPS = [
  { above: 1000, step: 500 },
  { above: 300, step: 50 },
];

/** The ways to pay for each kind: 95peak_plus is of shared ones only, and those know no traffic. */
const CHARGE_MODES = { PER: ["bandwidth", "traffic"], WHOLE: ["bandwidth", "95peak_plus"] };

/** A bandwidth of its own, or a shared one that is there: PER needs name and size, WHOLE an id (huawei.md A.4). */
export function bandwidthFor(world: World, projectId: string, wanted: WantedBandwidth, now: number): Bandwidth {
  if (wanted.share_type === "WHOLE") {
    const shared = world.state.huawei.bandwidths.get(wanted.id);
    if (shared?.shareType !== "WHOLE") throw invalidBandwidth("bandwidth.id: names no shared bandwidth");
    refuseFull(world, shared, 1);
    return shared;
  }
  const { name, size, charge_mode = "bandwidth" } = wanted;
  if (!name) throw invalidBandwidth("bandwidth.name: is required with share_type PER");
  if (size === undefined) throw invalidBandwidth("bandwidth.size: is required with share_type PER");
  return dedicatedBandwidth(world, projectId, { name, size, charge_mode }, now);
}

/** A bandwidth for one public IP. */
export function dedicatedBandwidth(
  world: World,
  projectId: string,
  { name, size, charge_mode }: { name: string; size: number; charge_mode: string },
  now: number,
): Bandwidth {
  return addBandwidth(world, projectId, "PER", { name, size, charge_mode, enterpriseProjectId: "0" }, now);
}

/** A bandwidth that several public IPs may share; VPC.0310 says that there can be no more of them. */
export function createSharedBandwidth(
  world: World,
  projectId: string,
  wanted: { name: string; size: number; charge_mode: string; enterpriseProjectId: string },
  now: number,
): Bandwidth {
  const { bandwidths, quotas } = world.state.huawei;
  if (bandwidths.by("sharer", projectId).length >= quotas.sharedBandwidths) {
    throw conflict(
      "VPC.0310",
      "OverQuota",
      `Quota exceeded for resources: shared bandwidths, ${quotas.sharedBandwidths}.`,
    );
  }
  return addBandwidth(world, projectId, "WHOLE", wanted, now);
}

/** Another name, size or way to charge; all is checked before the first one changes. */
export function updateBandwidth(
  bandwidth: Bandwidth,
  { name, size, charge_mode }: BandwidthChanges,
  now: number,
): void {
  checkSize(bandwidth.shareType, size ?? bandwidth.size);
  const chargeMode = checkChargeMode(bandwidth.shareType, charge_mode ?? bandwidth.chargeMode);
  write(bandwidth, {
    name: name ?? bandwidth.name,
    size: size ?? bandwidth.size,
    chargeMode,
    updatedAt: new Date(now).toISOString(),
  });
}

/**
 * Only shared bandwidths can be deleted (page "Deleting a Shared Bandwidth"). That none of its public IPs may be left
 * without a bandwidth is the emulator's own rule, and so is its code.
 */
export function deleteSharedBandwidth(world: World, bandwidth: Bandwidth): void {
  if (bandwidth.shareType !== "WHOLE") throw invalidBandwidth("bandwidth_id: only a shared bandwidth can be deleted");
  const count = publicipsOf(world, bandwidth).length;
  if (count > 0) throw invalidBandwidth(`bandwidth_id: ${count} public IPs still share the bandwidth`);
  world.state.huawei.bandwidths.remove(bandwidth);
}

/** A public IP goes: its own bandwidth goes with it, a shared one stays. */
export function dropBandwidth(world: World, bandwidthId: string): void {
  const { bandwidths } = world.state.huawei;
  const bandwidth = bandwidths.get(bandwidthId);
  if (bandwidth?.shareType === "PER") bandwidths.remove(bandwidth);
}

/** VPC.0304 says that a shared bandwidth takes no more public IPs. */
export function refuseFull(world: World, bandwidth: Bandwidth, more: number): void {
  const { sharing } = world.state.huawei.quotas;
  if (publicipsOf(world, bandwidth).length + more > sharing) {
    throw conflict("VPC.0304", "OverQuota", `No quota: ${sharing} public IPs share ${bandwidth.id} at most.`);
  }
}

export function findBandwidth(world: World, projectId: unknown, id: unknown): Bandwidth {
  const bandwidth = world.state.huawei.bandwidths.get(id);
  if (!bandwidth || bandwidth.projectId !== projectId) throw noBandwidth(String(id));
  return bandwidth;
}

export const bandwidthsOf = ({ state }: World, projectId: unknown): Rows<Bandwidth> =>
  state.huawei.bandwidths.by("project", String(projectId));

export const publicipsOf = ({ state }: World, { id }: Bandwidth): Rows<Publicip> =>
  state.huawei.publicips.by("bandwidth", id);

function addBandwidth(
  world: World,
  projectId: string,
  shareType: Bandwidth["shareType"],
  wanted: { name: string; size: number; charge_mode: string; enterpriseProjectId: string },
  now: number,
): Bandwidth {
  checkSize(shareType, wanted.size);
  const time = new Date(now).toISOString();
  const bandwidth: Bandwidth = {
    id: world.ids.uuid(world.state.huawei.bandwidths),
    projectId,
    name: wanted.name,
    size: wanted.size,
    chargeMode: checkChargeMode(shareType, wanted.charge_mode),
    shareType,
    enterpriseProjectId: wanted.enterpriseProjectId,
    createdAt: time,
    updatedAt: time,
  };
  world.state.huawei.bandwidths.add(bandwidth);
  return bandwidth;
}

function checkSize(shareType: Bandwidth["shareType"], size: number): void {
  const { least, most } = SIZES[shareType];
  if (size < least || size > most) throw invalidBandwidth(`bandwidth.size: must be ${least} to ${most}`);
  const { step } = STEPS.find(({ above }) => size > above) ?? { step: 1 };
  if (size % step !== 0) throw invalidBandwidth(`bandwidth.size: must be a multiple of ${step}`);
}

function checkChargeMode(shareType: Bandwidth["shareType"], chargeMode: string): Bandwidth["chargeMode"] {
  const modes = CHARGE_MODES[shareType];
  if (!modes.includes(chargeMode)) throw invalidBandwidth(`bandwidth.charge_mode: must be one of ${modes.join(", ")}`);
  return chargeMode as Bandwidth["chargeMode"];
}
