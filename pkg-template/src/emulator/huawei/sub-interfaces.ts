// Sub-network interfaces of VPC: what is asked and what is answered (huawei.md 3.5 and A.7).
import type { World } from "../world.ts";
import { filtered, pageOf } from "./network-list.ts";
import type { SubInterface } from "./network-state.ts";
import type { HuaweiCall, HuaweiService } from "./service.ts";
import {
  attachSubInterface,
  createSubInterface,
  detachSubInterface,
  findSubInterface,
  migrateSubInterfaces,
  subnetOf,
  updateSubInterface,
  type WantedSubInterface,
} from "./sub-interface.ts";
import { invalid } from "./vpc-errors.ts";

/** As many as one call makes (BatchCreateSubNetworkInterface). */
const MOST = 20;

export const subInterfaceOperations: HuaweiService["operations"] = {
  CreateSubNetworkInterface(world, call) {
    const { sub_network_interface } = call.body as { sub_network_interface: WantedSubInterface };
    const created = createSubInterface(world, projectOf(call), sub_network_interface, call.now);
    if (isDry(call)) return undone(world, call, [created]);
    return answer(world, call, created);
  },

  /** All of them or none. */
  BatchCreateSubNetworkInterface(world, call) {
    const { sub_network_interface: wanted, count } = call.body as unknown as {
      sub_network_interface: WantedSubInterface;
      count: number;
    };
    if (count < 1 || count > MOST) throw invalid(`count: must be 1 to ${MOST}`);
    const created: SubInterface[] = [];
    try {
      while (created.length < count) created.push(createSubInterface(world, projectOf(call), wanted, call.now));
    } catch (error) {
      undone(world, call, created);
      throw error;
    }
    return isDry(call) ? undone(world, call, created) : answerAll(world, call, created);
  },

  ListSubNetworkInterfaces(world, { params, success, requestId }) {
    const mine = world.state.huawei.subInterfaces.by("project", String(params.project_id));
    const shown = mine.map((entry) => show(world, entry));
    const { items, page_info } = pageOf(filtered(shown, params), params);
    return { status: success, body: { sub_network_interfaces: items, page_info, request_id: requestId } };
  },

  ShowSubNetworkInterface(world, call) {
    return answer(world, call, subInterfaceOf(world, call));
  },

  ShowSubNetworkInterfacesQuantity(world, { params, success, requestId }) {
    const { length } = world.state.huawei.subInterfaces.by("project", String(params.project_id));
    return { status: success, body: { sub_network_interfaces: length, request_id: requestId } };
  },

  UpdateSubNetworkInterface(world, call) {
    const { sub_network_interface } = call.body as { sub_network_interface: Partial<WantedSubInterface> };
    return change(world, call, (entry) => updateSubInterface(world, entry, sub_network_interface, call.now));
  },

  DeleteSubNetworkInterface(world, call) {
    world.state.huawei.subInterfaces.remove(subInterfaceOf(world, call));
    return { status: call.success };
  },

  AttachSubNetworkInterface(world, call) {
    const { sub_network_interface: wanted } = call.body as { sub_network_interface?: { parent_id: string } };
    if (!wanted) throw invalid("sub_network_interface: is required");
    return change(world, call, (entry) => attachSubInterface(world, entry, wanted, call.now));
  },

  DetachSubNetworkInterface(world, call) {
    return change(world, call, (entry) => detachSubInterface(entry, call.now));
  },

  MigrateSubNetworkInterface(world, call) {
    const { migration_info: wanted } = call.body as unknown as {
      migration_info: { parent_id: string; sub_network_interfaces: { id?: string }[] };
    };
    const entries = wanted.sub_network_interfaces.map(({ id }) => findSubInterface(world, projectOf(call), id));
    const targets = isDry(call) ? entries.map((entry) => structuredClone(entry)) : entries;
    migrateSubInterfaces(world, targets, wanted.parent_id, call.now);
    return isDry(call) ? checked(call) : answerAll(world, call, entries);
  },
};

const isDry = ({ body }: HuaweiCall): boolean => body.dry_run === true;

/** With `dry_run` a request is only checked; the answer to one that passes is 202 (the page of the call that creates). */
const checked = ({ requestId }: HuaweiCall) => ({ status: 202, body: { request_id: requestId } });

function undone(world: World, call: HuaweiCall, created: SubInterface[]) {
  world.state.huawei.subInterfaces.remove(...created);
  return checked(call);
}

function change(world: World, call: HuaweiCall, apply: (entry: SubInterface) => void) {
  const entry = subInterfaceOf(world, call);
  apply(isDry(call) ? structuredClone(entry) : entry);
  return isDry(call) ? checked(call) : answer(world, call, entry);
}

const answer = (world: World, { success, requestId }: HuaweiCall, entry: SubInterface) => ({
  status: success,
  body: { sub_network_interface: show(world, entry), request_id: requestId },
});

const answerAll = (world: World, { success, requestId }: HuaweiCall, entries: SubInterface[]) => ({
  status: success,
  body: { sub_network_interfaces: entries.map((entry) => show(world, entry)), request_id: requestId },
});

const projectOf = ({ params }: HuaweiCall): string => String(params.project_id);

const subInterfaceOf = (world: World, call: HuaweiCall): SubInterface =>
  findSubInterface(world, projectOf(call), call.params.sub_network_interface_id);

/** SubNetworkInterface. */
function show(world: World, entry: SubInterface) {
  const parent = entry.parentId === null ? undefined : world.state.huawei.ports.get(entry.parentId);
  return {
    id: entry.id,
    virsubnet_id: entry.subnetId,
    private_ip_address: entry.ip,
    ipv6_ip_address: "",
    mac_address: entry.macAddress,
    parent_id: entry.parentId ?? "",
    parent_device_id: parent?.deviceId ?? "",
    description: entry.description,
    vpc_id: subnetOf(world, entry).vpcId,
    vlan_id: entry.vlanId,
    security_enabled: entry.securityEnabled,
    security_groups: entry.securityGroups,
    allowed_address_pairs: entry.allowedAddressPairs,
    // The words of SubNetworkInterface.state (huawei.md A.7).
    state: entry.parentId === null ? "UNBOUND" : "NORMAL",
    instance_id: "",
    instance_type: "",
    scope: "center",
    tags: [],
    project_id: entry.projectId,
    created_at: `${entry.createdAt.slice(0, 19)}Z`,
    updated_at: `${entry.updatedAt.slice(0, 19)}Z`,
  };
}
