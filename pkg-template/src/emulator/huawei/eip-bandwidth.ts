// Bandwidths through EIP's older interface, /v1 and /v2.0 (huawei.md 3.4 and A.4).
import { zonedTime } from "../clock.ts";
import type { World } from "../world.ts";
import {
  type BandwidthChanges,
  bandwidthsOf,
  createSharedBandwidth,
  deleteSharedBandwidth,
  findBandwidth,
  publicipsOf,
  updateBandwidth,
} from "./bandwidth.ts";
import { invalidBandwidth } from "./eip-errors.ts";
import { filtered, pageOf } from "./network-list.ts";
import type { Bandwidth, Publicip } from "./network-state.ts";
import { findPublicip, ipv6Of } from "./publicip.ts";
import type { HuaweiCall, HuaweiService } from "./service.ts";
import { type OwnBandwidth, shareBandwidth, unshareBandwidth } from "./shared-bandwidth.ts";

interface NewBandwidth {
  name: string;
  size: number;
  charge_mode?: string;
  bandwidth_type?: string;
  public_border_group?: string;
  enterprise_project_id?: string;
}

/** The site of every resource here, and the kind of bandwidth that can be shared there (page "CreateSharedBandwidth"). */
export const SITE = "center";
const SHARED_TYPE = "share";

export const bandwidthOperations: HuaweiService["operations"] = {
  CreateSharedBandwidth(world, { params, body, now, success }) {
    const { bandwidth: wanted } = body as unknown as { bandwidth: NewBandwidth };
    const { name, size, charge_mode = "bandwidth", enterprise_project_id: enterpriseProjectId = "0" } = wanted;
    if ((wanted.bandwidth_type ?? SHARED_TYPE) !== SHARED_TYPE) {
      throw invalidBandwidth(`bandwidth_type: must be ${SHARED_TYPE}`);
    }
    if ((wanted.public_border_group ?? SITE) !== SITE) throw invalidBandwidth(`public_border_group: must be ${SITE}`);
    const projectId = String(params.project_id);
    const created = createSharedBandwidth(world, projectId, { name, size, charge_mode, enterpriseProjectId }, now);
    return { status: success, body: { bandwidth: showBandwidth(world, created) } };
  },

  ListBandwidths(world, { params, success }) {
    const found = filtered(
      bandwidthsOf(world, params.project_id).map((bandwidth) => showBandwidth(world, bandwidth)),
      params,
    );
    return { status: success, body: { bandwidths: pageOf(found, params).items } };
  },

  ShowBandwidth(world, call) {
    return { status: call.success, body: { bandwidth: showBandwidth(world, bandwidthOf(world, call)) } };
  },

  UpdateBandwidth(world, call) {
    const bandwidth = bandwidthOf(world, call);
    updateBandwidth(bandwidth, (call.body as { bandwidth: BandwidthChanges }).bandwidth, call.now);
    return { status: call.success, body: { bandwidth: showBandwidth(world, bandwidth) } };
  },

  DeleteSharedBandwidth(world, call) {
    deleteSharedBandwidth(world, bandwidthOf(world, call));
    return { status: call.success };
  },

  AddPublicipsIntoSharedBandwidth(world, call) {
    const bandwidth = bandwidthOf(world, call);
    const { publicip_info } = (call.body as { bandwidth: { publicip_info: Named[] } }).bandwidth;
    shareBandwidth(world, publicipsNamed(world, call, publicip_info), bandwidth, call.now);
    const { created_at: _, updated_at: __, public_border_group: ___, ...shown } = showBandwidth(world, bandwidth);
    return { status: call.success, body: { bandwidth: shown } };
  },

  RemovePublicipsFromSharedBandwidth(world, call) {
    const bandwidth = bandwidthOf(world, call);
    const { publicip_info, size, charge_mode } = (call.body as { bandwidth: OwnBandwidth & { publicip_info: Named[] } })
      .bandwidth;
    const publicips = publicipsNamed(world, call, publicip_info);
    const outside = publicips.find(
      ({ bandwidthId }) => bandwidth.shareType !== "WHOLE" || bandwidthId !== bandwidth.id,
    );
    if (outside) throw invalidBandwidth(`publicip_id: ${outside.id} does not share ${bandwidth.id}`);
    unshareBandwidth(world, publicips, { size, charge_mode }, call.now);
    return { status: call.success };
  },
};

interface Named {
  publicip_id: string;
  publicip_type?: string;
}

/** The public IPs of a request; there are no IPv6 ports here, which the calls could take as well. */
function publicipsNamed(world: World, { params, now }: HuaweiCall, named: Named[]): Publicip[] {
  if (named.length === 0) throw invalidBandwidth("publicip_info: must not be empty");
  if (new Set(named.map(({ publicip_id }) => publicip_id)).size < named.length) {
    throw invalidBandwidth("publicip_info: names a public IP twice");
  }
  return named.map(({ publicip_id, publicip_type }) => {
    const publicip = findPublicip(world, params.project_id, publicip_id, now);
    if ((publicip_type ?? publicip.type) !== publicip.type) {
      throw invalidBandwidth(`publicip_type: ${publicip_id} is of type ${publicip.type}`);
    }
    return publicip;
  });
}

const bandwidthOf = (world: World, { params }: HuaweiCall): Bandwidth =>
  findBandwidth(world, params.project_id, params.bandwidth_id);

/** What both interfaces show alike: that of a public IP is of its line, `bgp` for `5_bgp`. */
export function bandwidthFacts(world: World, bandwidth: Bandwidth) {
  const publicips = [...publicipsOf(world, bandwidth)];
  return {
    id: bandwidth.id,
    name: bandwidth.name,
    size: bandwidth.size,
    bandwidth_type: bandwidth.shareType === "WHOLE" ? SHARED_TYPE : (publicips[0]?.type.replace(/^5_/, "") ?? ""),
    publicip_info: publicips.map(memberOf),
    created_at: zonedTime(bandwidth.createdAt),
    updated_at: zonedTime(bandwidth.updatedAt),
    public_border_group: SITE,
    enable_bandwidth_rules: false,
    rule_quota: 0,
    bandwidth_rules: [],
  };
}

/** PublicipInfoResp. */
function memberOf(publicip: Publicip) {
  const ipv6 = ipv6Of(publicip);
  return {
    publicip_id: publicip.id,
    publicip_address: publicip.address,
    publicip_type: publicip.type,
    ip_version: 4,
    ...(ipv6 && { publicipv6_address: ipv6 }),
  };
}

/** The order behind a bandwidth that is paid for in advance, which only a public IP's own can be. */
export function billingOf(world: World, bandwidth: Bandwidth): string {
  const [first] = publicipsOf(world, bandwidth);
  return (bandwidth.shareType === "PER" && first?.orderId) || "";
}

/** BandwidthResp. */
function showBandwidth(world: World, bandwidth: Bandwidth) {
  return {
    ...bandwidthFacts(world, bandwidth),
    share_type: bandwidth.shareType,
    charge_mode: bandwidth.chargeMode,
    billing_info: billingOf(world, bandwidth),
    tenant_id: bandwidth.projectId,
    enterprise_project_id: bandwidth.enterpriseProjectId,
    status: "NORMAL",
  };
}
