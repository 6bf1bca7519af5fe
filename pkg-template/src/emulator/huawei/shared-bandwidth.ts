// Public IPs come into a shared bandwidth and leave it (huawei.md 3.4; the pages "Adding an EIP to a Shared Bandwidth"
// and "Removing an EIP from a Shared Bandwidth").
import { write } from "../table.ts";
import type { World } from "../world.ts";
import { dedicatedBandwidth, dropBandwidth, refuseFull } from "./bandwidth.ts";
import { invalidBandwidth } from "./eip-errors.ts";
import type { Bandwidth, Publicip } from "./network-state.ts";
import { refuseWhilePending } from "./publicip.ts";

/** The bandwidth of its own that a public IP has after it left a shared one. */
export interface OwnBandwidth {
  name?: string;
  size: number;
  charge_mode: string;
}

/**
 * Put public IPs into a shared bandwidth, at once and all or none; their own bandwidths go. One that is in it already
 * stays as it is: the call may be repeated blindly. That one has to leave another shared bandwidth first, and that none
 * is paid for in advance, are the emulator's own rules.
 */
export function shareBandwidth(world: World, publicips: Publicip[], bandwidth: Bandwidth, now: number): void {
  if (bandwidth.shareType !== "WHOLE") throw invalidBandwidth(`bandwidth_id: ${bandwidth.id} is no shared bandwidth`);
  const coming = publicips.filter(({ bandwidthId }) => bandwidthId !== bandwidth.id);
  for (const publicip of coming) {
    refuseWhilePending(publicip);
    if (isSharing(world, publicip))
      throw invalidBandwidth(`publicip_id: ${publicip.id} is in another shared bandwidth`);
    if (publicip.orderId !== null) throw invalidBandwidth(`publicip_id: ${publicip.id} is paid for in advance`);
  }
  refuseFull(world, bandwidth, coming.length);
  for (const publicip of coming) {
    dropBandwidth(world, publicip.bandwidthId);
    changeBandwidth(publicip, bandwidth, now);
  }
}

/** Take public IPs out of their shared bandwidth, at once and all or none: each gets one of its own. */
export function unshareBandwidth(world: World, publicips: Publicip[], own: OwnBandwidth, now: number): void {
  for (const publicip of publicips) refuseWhilePending(publicip);
  for (const publicip of publicips) {
    const wanted = { name: `bandwidth-${publicip.address}`, ...own };
    changeBandwidth(publicip, dedicatedBandwidth(world, publicip.projectId, wanted, now), now);
  }
}

/** Whether a public IP is in a shared bandwidth. */
export const isSharing = ({ state }: World, { bandwidthId }: Publicip): boolean =>
  state.huawei.bandwidths.get(bandwidthId)?.shareType === "WHOLE";

function changeBandwidth(publicip: Publicip, { id }: Bandwidth, now: number): void {
  write(publicip, { bandwidthId: id, updatedAt: new Date(now).toISOString() });
}
