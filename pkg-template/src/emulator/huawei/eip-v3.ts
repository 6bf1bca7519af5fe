// Public IPs through EIP's newer interface, /v3 (huawei.md 3.4 and A.5).

import { zonedTime } from "../clock.ts";
import { kept } from "../kept.ts";
import { write } from "../table.ts";
import type { World } from "../world.ts";
import { SITE } from "./eip-bandwidth.ts";
import { invalidEip } from "./eip-errors.ts";
import { filtered, pageOf } from "./network-list.ts";
import type { Publicip } from "./network-state.ts";
import {
  type Association,
  bindPublicip,
  findPublicip,
  ipv6Of,
  settlePublicips,
  shownWith,
  statusOf,
  switchNat64,
  unbindPublicip,
} from "./publicip.ts";
import type { HuaweiCall, HuaweiService } from "./service.ts";
import { findSubnet } from "./subnet.ts";

interface Instance {
  associate_instance_type?: Association["type"] | null;
  associate_instance_id?: string | null;
}

export const v3Operations: HuaweiService["operations"] = {
  ListPublicipsV3(world, { params, now, success, requestId }) {
    const mine = settlePublicips(world, now).by("project", String(params.project_id));
    // What may share which bandwidth is not kept: every address is of a type that may.
    const found = filtered(
      mine.map((publicip) => listedV3(world, publicip)),
      params,
      ["allow_share_bandwidth_type_any"],
    );
    const { items, page_info } = pageOf(found, params);
    const publicips = items.map((publicip) => only(publicip, params.fields));
    return { status: success, body: { publicips, page_info, total_count: found.length, request_id: requestId } };
  },

  ShowPublicipV3(world, call) {
    const publicip = only(showV3(world, publicipOf(world, call)), call.params.fields);
    return { status: call.success, body: { publicip, request_id: call.requestId } };
  },

  /** Type and id of an instance bind, both as null unbind, neither leaves the binding alone. */
  UpdatePublicipV3(world, call) {
    const { publicip: wanted } = call.body as { publicip: Instance & { alias?: string; description?: string } };
    const publicip = publicipOf(world, call);
    const { associate_instance_type: type, associate_instance_id: id } = wanted;
    if ((type === undefined) !== (id === undefined) || (type === null) !== (id === null)) {
      throw invalid("associate_instance_type and associate_instance_id belong together");
    }
    if (type && id) bindPublicip(world, publicip, { type, id }, call.now);
    else if (type === null) unbindPublicip(world, publicip, call.now);
    write(publicip, { alias: wanted.alias ?? publicip.alias, description: wanted.description ?? publicip.description });
    return answerV3(world, call, publicip);
  },

  AssociatePublicips(world, call) {
    const { publicip: wanted } = call.body as {
      publicip: { associate_instance_type: Association["type"]; associate_instance_id: string };
    };
    const publicip = publicipOf(world, call);
    const { associate_instance_type: type, associate_instance_id: id } = wanted;
    if (id === "") throw invalid("associate_instance_id: must not be empty");
    bindPublicip(world, publicip, { type, id }, call.now);
    return answerV3(world, call, publicip);
  },

  DisassociatePublicips(world, call) {
    const publicip = publicipOf(world, call);
    unbindPublicip(world, publicip, call.now);
    return answerV3(world, call, publicip);
  },

  EnableNat64: (world, call) => setNat64(world, call, true),
  DisableNat64: (world, call) => setNat64(world, call, false),
};

function setNat64(world: World, call: HuaweiCall, nat64: boolean) {
  const publicip = publicipOf(world, call);
  switchNat64(publicip, nat64, call.now);
  return answerV3(world, call, publicip);
}

const invalid = (message: string) => invalidEip(message, "EIP.7901");

const publicipOf = (world: World, { params, now }: HuaweiCall): Publicip =>
  findPublicip(world, params.project_id, params.publicip_id, now);

export const answerV3 = (world: World, { success, requestId }: HuaweiCall, publicip: Publicip) => ({
  status: success,
  body: { publicip: showV3(world, publicip), request_id: requestId },
});

/** The members asked for with `fields`, all of them if none is. */
export function only(record: Record<string, unknown>, fields: unknown): Record<string, unknown> {
  if (!Array.isArray(fields)) return record;
  return Object.fromEntries(Object.entries(record).filter(([name]) => fields.includes(name)));
}

/** PublicipSingleShowResp. */
export function showV3(world: World, publicip: Publicip) {
  const { state } = world;
  const bandwidth = state.huawei.bandwidths.get(publicip.bandwidthId);
  const { association } = publicip;
  const port = association?.type === "PORT" ? state.huawei.ports.get(association.id) : undefined;
  return {
    id: publicip.id,
    project_id: publicip.projectId,
    ip_version: 4,
    public_ip_address: publicip.address,
    // Which of the two words is meant for NAT64 is not documented; DUALSTACK is for addresses of both versions.
    type: publicip.nat64 ? "DUALSTACK" : "EIP",
    public_ipv6_address: ipv6Of(publicip) ?? "",
    network_type: publicip.type,
    publicip_pool_name: publicip.type,
    public_border_group: SITE,
    status: statusOf(publicip),
    alias: publicip.alias,
    description: publicip.description,
    enterprise_project_id: publicip.enterpriseProjectId,
    created_at: zonedTime(publicip.createdAt),
    updated_at: zonedTime(publicip.updatedAt),
    associate_instance_type: association?.type ?? null,
    associate_instance_id: association?.id ?? null,
    bandwidth: bandwidth && {
      id: bandwidth.id,
      name: bandwidth.name,
      size: bandwidth.size,
      share_type: bandwidth.shareType,
      charge_mode: bandwidth.chargeMode,
      billing_info: publicip.orderId ?? "",
    },
    billing_info: publicip.orderId ?? "",
    vnic: port
      ? {
          port_id: port.id,
          private_ip_address: port.ip,
          mac: port.macAddress,
          device_id: port.deviceId,
          device_owner: port.deviceOwner,
          instance_id: "",
          instance_type: "",
          vpc_id: findSubnet(state, port.networkId)?.vpcId ?? "",
        }
      : null,
  };
}

const listedV3 = kept(shownWith, showV3);
