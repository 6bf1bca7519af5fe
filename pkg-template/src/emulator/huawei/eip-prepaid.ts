// Public IPs that are paid for in advance, /v2.0 (huawei.md A.4; the pages "Assigning a Yearly/Monthly EIP" and
// "Changing EIP Billing Mode from Pay-per-Use to Yearly/Monthly").
import type { World } from "../world.ts";
import { invalidEip } from "./eip-errors.ts";
import { showCreated } from "./eip-v1.ts";
import type { Publicip } from "./network-state.ts";
import {
  changeToPrepaid,
  createPublicip,
  findPublicip,
  refuseIpv6,
  refuseWhilePending,
  settlePublicips,
  type Wanted,
} from "./publicip.ts";
import type { HuaweiService } from "./service.ts";

interface Order {
  charge_mode?: "prePaid" | "postPaid";
  period_type?: "month" | "year";
  period_num?: number;
  is_auto_pay?: boolean;
}

interface NewPublicip {
  publicip: { type: string; alias?: string; ip_version?: number; port_id?: string };
  bandwidth: Wanted["bandwidth"];
  extendParam?: Order;
  enterprise_project_id?: string;
}

export const prepaidOperations: HuaweiService["operations"] = {
  /** Paid for as it is used unless the order says otherwise; then the reply is that of CreatePublicip. */
  CreatePrePaidPublicip(world, { params, body, now, success }) {
    const { publicip, bandwidth, extendParam = {}, enterprise_project_id } = body as unknown as NewPublicip;
    refuseIpv6(publicip.ip_version);
    settlePublicips(world, now);
    const { type, alias, port_id: portId } = publicip;
    const wanted = { type, alias, portId, bandwidth, enterpriseProjectId: enterprise_project_id };
    const create = (orderId?: string) =>
      createPublicip(world, String(params.project_id), { ...wanted, ...(orderId && { orderId }) }, now);
    if (!isPrepaid(extendParam)) return { status: success, body: { publicip: showCreated(world, create()) } };

    checkPeriod(extendParam);
    // "With prepayment only PER": a row of the page's table of the bandwidth.
    if (bandwidth.share_type !== "PER") throw invalidEip("share_type: must be PER in an order that is prepaid");
    const order_id = newOrder(world, now);
    return {
      status: success,
      body: extendParam.is_auto_pay ? { order_id, publicip_id: create(order_id).id } : { order_id },
    };
  },

  /** For public IPs with a bandwidth of their own that is charged by its size, as with "Changing the ECS Billing Mode". */
  ChangePublicipToPeriod(world, { params, body, now, success, requestId }) {
    const { publicip_ids, extendParam } = body as unknown as { publicip_ids: string[]; extendParam: Order };
    if (!isPrepaid(extendParam)) throw invalidEip("charge_mode: must be prePaid");
    checkPeriod(extendParam);
    if (publicip_ids.length === 0) throw invalidEip("publicip_ids: must not be empty");
    const publicips = publicip_ids.map((id) => findPublicip(world, params.project_id, id, now));
    for (const publicip of publicips) {
      refuseWhilePending(publicip);
      refuseIfUnfit(world, publicip);
    }
    const order_id = newOrder(world, now);
    if (extendParam.is_auto_pay) for (const publicip of publicips) changeToPrepaid(publicip, order_id, now);
    return { status: success, body: { order_id, publicip_ids, request_id: requestId } };
  },
};

const isPrepaid = ({ charge_mode = "postPaid" }: Order): boolean => charge_mode === "prePaid";

/** The page's table of extendParam: one to nine months, or one year. */
function checkPeriod({ period_type, period_num }: Order): void {
  if (period_type === undefined) throw invalidEip("period_type: is required in an order that is prepaid");
  if (period_num === undefined) throw invalidEip("period_num: is required in an order that is prepaid");
  const most = period_type === "year" ? 1 : 9;
  if (period_num < 1 || period_num > most) throw invalidEip(`period_num: must be 1 to ${most} for a ${period_type}`);
}

function refuseIfUnfit(world: World, { id, orderId, bandwidthId }: Publicip): void {
  if (orderId !== null) throw invalidEip(`publicip_ids: ${id} is paid for in advance already`);
  const bandwidth = world.state.huawei.bandwidths.get(bandwidthId);
  if (bandwidth?.shareType !== "PER" || bandwidth.chargeMode !== "bandwidth") {
    throw invalidEip(`publicip_ids: ${id} needs a bandwidth of its own that is charged by bandwidth`);
  }
}

/**
 * `CS1802081410IMDRN`, the form of the page's example: the minute, and letters. An order that is not paid automatically
 * waits for someone to pay it, which nobody can do here: it has no effect.
 */
function newOrder(world: World, now: number): string {
  const minute = new Date(now).toISOString().replace(/\D/g, "").slice(2, 12);
  const letters = world.ids
    .hex32()
    .slice(0, 5)
    .replace(/\d/g, (digit) => "GHIJKLMNOP".charAt(Number(digit)));
  return `CS${minute}${letters.toUpperCase()}`;
}
