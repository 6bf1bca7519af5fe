// Bandwidths through EIP's newer interface, /v3 (huawei.md 3.4 and A.5).
import type { World } from "../world.ts";
import { bandwidthsOf, findBandwidth } from "./bandwidth.ts";
import { bandwidthFacts, billingOf } from "./eip-bandwidth.ts";
import { invalidEip } from "./eip-errors.ts";
import { answerV3, only, showV3 } from "./eip-v3.ts";
import { Problem } from "./network-errors.ts";
import { filtered, pageOf } from "./network-list.ts";
import type { Bandwidth, Publicip } from "./network-state.ts";
import { findPublicip } from "./publicip.ts";
import type { HuaweiCall, HuaweiService } from "./service.ts";
import { isSharing, type OwnBandwidth, shareBandwidth, unshareBandwidth } from "./shared-bandwidth.ts";

export const bandwidthV3Operations: HuaweiService["operations"] = {
  ListBandwidth(world, { params, success, requestId }) {
    const { limit, billing_info, charge_mode, ...filters } = params as Record<string, string | undefined>;
    const mine = bandwidthsOf(world, params.project_id);
    const charged = charge_mode === undefined ? mine : mine.filter(({ chargeMode }) => chargeMode === charge_mode);
    const found = filtered(
      charged.map((bandwidth) => showBandwidth(world, bandwidth)),
      { ...filters, ...(billing_info !== undefined && { billinginfo: billing_info }) },
    );
    const { items, page_info } = pageOf(found, { marker: params.marker, ...readLimit(limit) });
    const eip_bandwidths = items.map((bandwidth) => only(bandwidth, params.fields));
    return { status: success, body: { eip_bandwidths, page_info, request_id: requestId } };
  },

  AttachShareBandwidth(world, call) {
    const { publicip } = call.body as { publicip?: { bandwidth_id?: string } };
    const attached = attach(world, call, { publicip_id: String(call.params.publicip_id), ...publicip });
    return answerV3(world, call, attached);
  },

  DetachShareBandwidth(world, call) {
    const { publicip } = call.body as { publicip: { bandwidth?: OwnBandwidth } };
    const detached = detach(world, call, { publicip_id: String(call.params.publicip_id), ...publicip });
    return answerV3(world, call, detached);
  },

  AttachBatchPublicIp: (world, call) => forEach(world, call, attach),
  DetachBatchPublicIp: (world, call) => forEach(world, call, detach),
};

/** What a call says of one public IP. */
interface Change {
  publicip_id?: string;
  bandwidth_id?: string;
  bandwidth?: OwnBandwidth;
}

function attach(world: World, call: HuaweiCall, { publicip_id, bandwidth_id }: Change): Publicip {
  if (bandwidth_id === undefined) throw invalid("bandwidth_id: is required");
  const publicip = findPublicip(world, call.params.project_id, publicip_id, call.now);
  shareBandwidth(world, [publicip], findBandwidth(world, call.params.project_id, bandwidth_id), call.now);
  return publicip;
}

/** What is in no shared bandwidth is refused with EIP.7902: the provider's Terraform takes that for "gone already". */
function detach(world: World, call: HuaweiCall, { publicip_id, bandwidth }: Change): Publicip {
  if (bandwidth === undefined) throw invalid("bandwidth: is required");
  const publicip = findPublicip(world, call.params.project_id, publicip_id, call.now);
  if (!isSharing(world, publicip)) {
    throw invalidEip(`publicip_id: ${publicip.id} is in no shared bandwidth`, "EIP.7902");
  }
  unshareBandwidth(world, [publicip], bandwidth, call.now);
  return publicip;
}

/**
 * One public IP after the other, and a status for each (huawei.md A.5). How one that was refused is shown is not
 * documented: the emulator gives its id and the status of the call for it alone.
 */
function forEach(world: World, call: HuaweiCall, change: typeof attach) {
  const { publicips: changes = [] } = call.body as { publicips?: Change[] };
  if (changes.length === 0) throw invalid("publicips: must not be empty");
  if (changes.some(({ publicip_id }) => publicip_id === undefined)) throw invalid("publicip_id: is required");
  const publicips = changes.map((entry) => {
    try {
      return { publicip: showV3(world, change(world, call, entry)), statusCode: 200 };
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return { publicip: { id: entry.publicip_id }, statusCode: error.status };
    }
  });
  return { status: call.success, body: { publicips, request_id: call.requestId } };
}

const invalid = (message: string) => invalidEip(message, "EIP.7901");

/** A number, though the call takes it as text. */
function readLimit(limit: string | undefined): { limit?: number } {
  if (limit === undefined) return {};
  if (!/^\d{1,4}$/.test(limit) || Number(limit) > 2000) throw invalid("limit: must be 0 to 2000");
  return { limit: Number(limit) };
}

/** BandwidthResponseBody, of v3. */
function showBandwidth(world: World, bandwidth: Bandwidth) {
  return {
    ...bandwidthFacts(world, bandwidth),
    type: bandwidth.shareType,
    billinginfo: billingOf(world, bandwidth),
    project_id: bandwidth.projectId,
    admin_state: "normal",
    ingress_size: bandwidth.size,
    tags: [],
  };
}
