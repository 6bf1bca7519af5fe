// Public IPs through EIP's older interface, /v1 (huawei.md 3.4 and A.4).
import { kept } from "../kept.ts";
import { write } from "../table.ts";
import type { World } from "../world.ts";
import { invalidEip } from "./eip-errors.ts";
import { filtered, pageOf } from "./network-list.ts";
import type { Publicip } from "./network-state.ts";
import {
  bindPublicip,
  createPublicip,
  findPublicip,
  ipv6Of,
  refuseIpv6,
  releasePublicip,
  settlePublicips,
  shownWith,
  statusOf,
  unbindPublicip,
  type Wanted,
} from "./publicip.ts";
import type { HuaweiCall, HuaweiService } from "./service.ts";

interface NewPublicip {
  publicip: { type: string; alias?: string; ip_address?: string; ip_version?: number; port_id?: string };
  bandwidth: Wanted["bandwidth"];
  enterprise_project_id?: string;
}

export const v1Operations: HuaweiService["operations"] = {
  CreatePublicip(world, { params, body, now, success }) {
    const { publicip, bandwidth, enterprise_project_id } = body as unknown as NewPublicip;
    refuseIpv6(publicip.ip_version);
    settlePublicips(world, now);
    const { type, alias, ip_address, port_id } = publicip;
    const wanted = { type, alias, address: ip_address, portId: port_id, bandwidth };
    const created = createPublicip(
      world,
      String(params.project_id),
      { ...wanted, enterpriseProjectId: enterprise_project_id },
      now,
    );
    return { status: success, body: { publicip: showCreated(world, created) } };
  },

  ListPublicips(world, { params, now, success }) {
    const mine = settlePublicips(world, now).by("project", String(params.project_id));
    // What may share which bandwidth is not kept: every address is of a type that may.
    const found = filtered(
      mine.map((publicip) => listedV1(world, publicip)),
      params,
      ["allow_share_bandwidth_type_any"],
    );
    return { status: success, body: { publicips: pageOf(found, params).items } };
  },

  ShowPublicip(world, call) {
    return { status: call.success, body: { publicip: showV1(world, publicipOf(world, call)) } };
  },

  /** A name wins over a port; a port and an IP version exclude each other; no port, or an empty one, unbinds. */
  UpdatePublicip(world, call) {
    const { publicip: wanted } = call.body as {
      publicip: { port_id?: string | null; ip_version?: number; alias?: string };
    };
    const publicip = publicipOf(world, call);
    if (wanted.port_id && wanted.ip_version !== undefined) {
      throw invalidEip("port_id and ip_version cannot be given together");
    }
    refuseIpv6(wanted.ip_version);
    if (wanted.alias !== undefined) write(publicip, { alias: wanted.alias });
    else if (wanted.port_id) bindPublicip(world, publicip, { type: "PORT", id: wanted.port_id }, call.now);
    else if (wanted.ip_version === undefined) unbindPublicip(world, publicip, call.now);
    return { status: call.success, body: { publicip: showV1(world, publicip) } };
  },

  DeletePublicip(world, call) {
    releasePublicip(world, publicipOf(world, call));
    return { status: call.success };
  },
};

const publicipOf = (world: World, { params, now }: HuaweiCall): Publicip =>
  findPublicip(world, params.project_id, params.publicip_id, now);

/** `2015-07-16 04:10:52`, the form of the older interface. */
const plainTime = (time: string) => time.slice(0, 19).replace("T", " ");

/** PublicipCreateResp, which does not tell what it is bound to. */
export function showCreated(world: World, publicip: Publicip) {
  const { private_ip_address: _, port_id: __, bandwidth_id: ___, profile: ____, ...shown } = showV1(world, publicip);
  return shown;
}

/** PublicipShowResp. */
function showV1(world: World, publicip: Publicip) {
  const { ports, bandwidths } = world.state.huawei;
  const bandwidth = bandwidths.get(publicip.bandwidthId);
  const { association } = publicip;
  const port = association?.type === "PORT" ? ports.get(association.id) : undefined;
  const ipv6 = ipv6Of(publicip);
  return {
    id: publicip.id,
    status: statusOf(publicip),
    type: publicip.type,
    public_ip_address: publicip.address,
    ip_version: 4,
    alias: publicip.alias,
    tenant_id: publicip.projectId,
    create_time: plainTime(publicip.createdAt),
    enterprise_project_id: publicip.enterpriseProjectId,
    bandwidth_id: publicip.bandwidthId,
    bandwidth_name: bandwidth?.name ?? "",
    bandwidth_size: bandwidth?.size ?? 0,
    bandwidth_share_type: bandwidth?.shareType ?? "",
    ...(port && { port_id: port.id, private_ip_address: port.ip }),
    ...(ipv6 && { public_ipv6_address: ipv6 }),
    ...(publicip.orderId !== null && { profile: { order_id: publicip.orderId } }),
  };
}

const listedV1 = kept(shownWith, showV1);
