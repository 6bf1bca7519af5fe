// Lists of Workspace: desktops with their filters, and the pages that all of them have (huawei.md 3.3).
import type { Found } from "../rows.ts";
import type { World } from "../world.ts";
import { settleDesktopEips } from "./desktop-eip.ts";
import { settleDesktops } from "./desktop-network.ts";
import { filtered } from "./network-list.ts";
import type { HuaweiCall, HuaweiService } from "./service.ts";
import { invalid } from "./workspace-errors.ts";

export const desktopOperations: HuaweiService["operations"] = {
  ListDesktops(world, { params, now, success }) {
    const { desktop_ip: ip_address, ...rest } = params;
    const found = filtered(desktopsOf(world, now), { ...rest, ...(ip_address !== undefined && { ip_address }) });
    return { status: success, body: { desktops: pageOf(found, params), total_count: found.length } };
  },

  ListDesktopsDetail(world, { params, now, success }) {
    const eips = settleDesktopEips(world, now);
    const all = desktopsOf(world, now).map(({ ip_address, ...desktop }) => ({
      ...desktop,
      ip_addresses: ip_address === "" ? [] : [ip_address],
      attach_state: "ATTACHED",
      is_attaching_eip: eips.by("owner", desktop.desktop_id).some(({ change }) => change !== null),
      internet_mode: eips.by("desktop", desktop.desktop_id).length > 0 ? "EIP" : "NAT",
    }));
    const { sort_field: sort_key, sort_type, user_names, computer_names, desktop_ip, user_attached, ...rest } = params;
    const named = {
      ...(user_names ? { user_name: user_names } : {}),
      ...(computer_names ? { computer_name: computer_names } : {}),
      ...(desktop_ip !== undefined && { ip_addresses: desktop_ip }),
      ...(user_attached !== undefined && { attach_state: user_attached ? "ATTACHED" : "UNATTACH" }),
    };
    const order = { sort_key, sort_dir: sort_type === "DESC" ? "desc" : "asc" };
    const found = filtered(all, { ...rest, ...named, ...order });
    return { status: success, body: { desktops: pageOf(found, params), total_count: found.length } };
  },
};

/** At most 1000 entries from `offset` on (huawei.md 3.3). */
export function pageOf<T>(found: Found<T>, params: HuaweiCall["params"]): T[] {
  const { offset = 0, limit = 1000 } = params as { offset?: number; limit?: number };
  if (limit < 0 || limit > 1000) throw invalid("limit: must be 0 to 1000");
  if (offset < 0) throw invalid("offset: must not be negative");
  return found.slice(offset, offset + limit);
}

/** SimpleDesktopInfo, as far as the state goes. */
const desktopsOf = (world: World, now: number) =>
  settleDesktops(world, now).map(({ id, name, userName, network }) => ({
    desktop_id: id,
    computer_name: name,
    user_name: userName,
    attach_user_infos: [{ type: "USER", user_name: userName }],
    ip_address: network?.ip ?? "",
    subnet_id: network?.subnetId ?? "",
    enterprise_project_id: "0",
    in_maintenance_mode: false,
    status: "ACTIVE",
    tags: [],
  }));
