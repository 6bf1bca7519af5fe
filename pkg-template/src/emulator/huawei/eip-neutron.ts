// Public IPs as Neutron's floating IPs, /v2.0/floatingips (huawei.md 3.4 and A.4). They name no project: a caller with
// keys sees those of every project.
import { kept } from "../kept.ts";
import type { World } from "../world.ts";
import { invalidEip } from "./eip-errors.ts";
import { filtered, pageOf } from "./network-list.ts";
import type { Publicip } from "./network-state.ts";
import {
  bindPublicip,
  createPublicip,
  findPublicip,
  releasePublicip,
  settlePublicips,
  shownWith,
  unbindPublicip,
} from "./publicip.ts";
import { type HuaweiCall, type HuaweiService, projectOf } from "./service.ts";
import { findSubnet } from "./subnet.ts";

/** The one external network; its id is not documented as fixed, so none but this one is taken. */
const EXTERNAL_NETWORK = "0a2228f2-7f8a-45f1-8e09-9039e1d09975";

export const floatingipOperations: HuaweiService["operations"] = {
  NeutronCreateFloatingIp(world, call) {
    const { floatingip } = call.body as {
      floatingip: { floating_network_id: string; floating_ip_address?: string; port_id?: string };
    };
    if (floatingip.floating_network_id !== EXTERNAL_NETWORK)
      throw invalidEip("floating_network_id: is no external network");
    settlePublicips(world, call.now);
    const created = createPublicip(
      world,
      projectOf(world, call),
      {
        type: "5_bgp",
        address: floatingip.floating_ip_address,
        portId: floatingip.port_id,
        bandwidth: { share_type: "PER", name: "bandwidth-floatingip", size: 5 },
      },
      call.now,
    );
    return { status: call.success, body: { floatingip: show(world, created) } };
  },

  NeutronListFloatingIps(world, { params, now, success }) {
    const found = filtered(
      settlePublicips(world, now).map((publicip) => listed(world, publicip)),
      params,
    );
    return { status: success, body: { floatingips: pageOf(found, params).items } };
  },

  NeutronShowFloatingIp(world, call) {
    return { status: call.success, body: { floatingip: show(world, floatingipOf(world, call)) } };
  },

  /** A port binds; null, an empty port or none unbinds. */
  NeutronUpdateFloatingIp(world, call) {
    const { port_id } = (call.body as { floatingip: { port_id?: string | null } }).floatingip;
    const publicip = floatingipOf(world, call);
    if (port_id) bindPublicip(world, publicip, { type: "PORT", id: port_id }, call.now);
    else unbindPublicip(world, publicip, call.now);
    return { status: call.success, body: { floatingip: show(world, publicip) } };
  },

  NeutronDeleteFloatingIp(world, call) {
    releasePublicip(world, floatingipOf(world, call));
    return { status: call.success };
  },
};

function floatingipOf(world: World, { params, now }: HuaweiCall): Publicip {
  const projectId = world.state.huawei.publicips.get(params.floatingip_id)?.projectId;
  return findPublicip(world, projectId, params.floatingip_id, now);
}

/** FloatingIpResp: ACTIVE or DOWN, which it is already while a change is under way elsewhere. */
function show(world: World, publicip: Publicip) {
  const { association, projectId } = publicip;
  const port = association?.type === "PORT" ? world.state.huawei.ports.get(association.id) : undefined;
  return {
    id: publicip.id,
    status: association ? "ACTIVE" : "DOWN",
    floating_ip_address: publicip.address,
    floating_network_id: EXTERNAL_NETWORK,
    port_id: port?.id ?? null,
    fixed_ip_address: port?.ip ?? null,
    router_id: port ? (findSubnet(world.state, port.networkId)?.vpcId ?? null) : null,
    tenant_id: projectId,
    project_id: projectId,
    dns_name: "",
    dns_domain: "",
    created_at: publicip.createdAt.slice(0, 19),
    updated_at: publicip.updatedAt.slice(0, 19),
  };
}

const listed = kept(shownWith, show);
