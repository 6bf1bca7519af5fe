// Workspace: EIPs of desktops (huawei.md 3.3; the page "Unbinding EIPs from Desktops in Batches").
// Every success is 200, also of calls whose effect comes later; bind and unbind answer with an empty body.
import type { DesktopEip } from "../state.ts";
import type { World } from "../world.ts";
import { workspaceRefusal } from "./errors.ts";
import type { HuaweiService } from "./service.ts";

export const workspace: HuaweiService = {
  operations: {
    ListDesktopsEips(world, { params, now, success }) {
      const query = params as {
        enterprise_project_id?: string;
        desktop_id?: string;
        desktop_name?: string;
        user_name?: string;
        address?: string;
        state?: "bind" | "unbind";
        offset?: number;
        limit?: number;
      };
      const { offset = 0, limit = 1000 } = query;
      if (limit < 0 || limit > 1000) throw invalid("limit: must be 0 to 1000");
      if (offset < 0) throw invalid("offset: must not be negative");
      const desktopOf = (eip: DesktopEip) => world.state.huawei.desktops.find(({ id }) => id === eip.desktopId);
      const found = world.state.huawei.desktopEips
        .map((eip) => settleDesktopEip(eip, now))
        .filter((eip) => {
          const desktop = desktopOf(eip);
          return (
            (query.enterprise_project_id ?? eip.enterpriseProjectId) === eip.enterpriseProjectId &&
            (query.desktop_id ?? eip.desktopId) === eip.desktopId &&
            // Whether names and addresses match in part is not documented; the emulator takes them so.
            (desktop?.name ?? "").includes(query.desktop_name ?? "") &&
            (desktop?.userName ?? "").includes(query.user_name ?? "") &&
            eip.address.includes(query.address ?? "") &&
            (query.state === undefined || (query.state === "bind") === (eip.desktopId !== null))
          );
        });
      const eips = found.slice(offset, offset + limit).map((eip) => ({
        id: eip.id,
        address: eip.address,
        bandwidth_size: eip.bandwidthSize,
        eip_charge_mode: eip.chargeMode,
        create_time: eip.createTime,
        attached_desktop_id: eip.desktopId ?? "",
        attached_desktop_name: desktopOf(eip)?.name ?? "",
        enterprise_project_id: eip.enterpriseProjectId,
      }));
      return { status: success, body: { eips, total_count: found.length } };
    },

    AssociateDesktopsEip(world, { body, now, success }) {
      const { desktop_id, eip_id } = body as { desktop_id: string; eip_id: string };
      bindEip(world, desktop_id, eip_id, now);
      return { status: success };
    },

    BatchDisassociateDesktopsEip(world, { body, now, success }) {
      const { desktop_ids } = body as { desktop_ids?: string[] };
      // The page marks the field optional and gives a call without it no meaning; the OpenAPI text has 1 to 100 entries
      // (huawei.md 3.3 a). A test that forgets the field is better served by a refusal.
      if (desktop_ids === undefined) throw invalid("desktop_ids: is required");
      if (desktop_ids.length < 1 || desktop_ids.length > 100) throw invalid("desktop_ids: must have 1 to 100 entries");
      for (const id of desktop_ids) unbindEip(world, id, now);
      return { status: success };
    },
  },

  badInput: (problem) => invalid(problem.message),
};

/** WKS.0001 is the service's code for a request it cannot use (Workspace error code page; seen with status 400). */
const invalid = (message: string) => workspaceRefusal(400, "WKS.0001", message);

/** WKS.0202 is the service's "resource not found" (huawei.md 3.3, "Seen codes"). */
const notFound = (message: string) => workspaceRefusal(404, "WKS.0202", message);

/** One EIP to one desktop (huawei.md 3.3 b); that a desktop has no second one is the emulator's own rule. */
function bindEip(world: World, desktopId: string, eipId: string, now: number): void {
  const { desktops, desktopEips } = world.state.huawei;
  if (!desktops.some(({ id }) => id === desktopId)) throw notFound(`The desktop ${desktopId} does not exist.`);
  const eip = desktopEips.find(({ id }) => id === eipId);
  if (!eip) throw notFound(`The EIP ${eipId} does not exist.`);
  if (owner(settleDesktopEip(eip, now)) !== null) throw invalid(`The EIP ${eipId} is bound to a desktop.`);
  if (desktopEips.some((other) => owner(settleDesktopEip(other, now)) === desktopId)) {
    throw invalid(`The desktop ${desktopId} has an EIP.`);
  }
  eip.change = { desktopId, settlesAt: now + world.settleMs };
}

/** The reply does not tell what failed (huawei.md 3.3 a), so a desktop that is unknown or has no EIP changes nothing. */
function unbindEip(world: World, desktopId: string, now: number): void {
  for (const eip of world.state.huawei.desktopEips) {
    if (owner(settleDesktopEip(eip, now)) === desktopId) {
      eip.change = { desktopId: null, settlesAt: now + world.settleMs };
    }
  }
}

/** To whom the EIP belongs once all changes under way took effect. */
const owner = (eip: DesktopEip): string | null => (eip.change ? eip.change.desktopId : eip.desktopId);

/** Let a change that is due come into effect. */
export function settleDesktopEip(eip: DesktopEip, now: number): DesktopEip {
  if (eip.change && now >= eip.change.settlesAt) {
    eip.desktopId = eip.change.desktopId;
    eip.change = null;
  }
  return eip;
}
