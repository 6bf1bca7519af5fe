// The network interface calls of API 2.0 (tencent.md 2.1, 2.2; the page "Return Private IP of ENI").
import { write } from "../../table.ts";
import type { World } from "../../world.ts";
import { legacyRefusal } from "../errors.ts";
import { checkVpc, findEni } from "../model/find.ts";
import { attach, createInterface, deleteInterface, detach, migrateInterface } from "../model/interfaces.ts";
import { assign, eipOf, migrate, unassign } from "../model/private-ips.ts";
import { findTask, isRunning } from "../model/tasks.ts";
import { BrokenRule, withLegacyCodes } from "../rules.ts";
import type { TencentCall } from "../service.ts";
import type { NetworkInterface, Task } from "../state.ts";

/** The page of UnassignPrivateIpAddresses lists taskId beside code; its example, followed here, puts it under data. */
export const taskReply = ({ id }: Task) => ({ data: { taskId: id } });

export const badParameter = (message: string) => legacyRefusal(4000, "InvalidParameter", message);

/** Up to this many characters (tencent.md 2.2). */
const LONGEST_NAME = 60;

interface AddressesWanted {
  privateIpAddressSet?: { primary: boolean; privateIpAddress: string }[];
  secondaryPrivateIpAddressCount?: number;
}

export const vpc = withLegacyCodes({
  UnassignPrivateIpAddresses(world, call) {
    const { privateIpAddress } = call.params as { privateIpAddress: string[] };
    return taskReply(unassign(world, findEniInVpc(world, call.params), privateIpAddress, undefined, call));
  },

  AssignPrivateIpAddresses(world, call) {
    const { privateIpAddressSet = [], secondaryPrivateIpAddressCount = 0 } = call.params as AddressesWanted;
    // Which of the two must be given is not stated (operations.json, notes); with neither there is nothing to do.
    if (privateIpAddressSet.length === 0 && secondaryPrivateIpAddressCount < 1) {
      throw badParameter("privateIpAddressSet or secondaryPrivateIpAddressCount is required");
    }
    // "primary must not be true in practice" (tencent.md 2.2).
    if (privateIpAddressSet.some(({ primary }) => primary))
      throw badParameter("privateIpAddressSet: primary must be false");
    const eni = findEniInVpc(world, call.params);
    const given = privateIpAddressSet.map((entry) => entry.privateIpAddress);
    return taskReply(assign(world, eni, given, secondaryPrivateIpAddressCount, "DEFAULT", call).task);
  },

  MigratePrivateIpAddress(world, call) {
    const { vpcId, privateIpAddress, oldNetworkInterfaceId, newNetworkInterfaceId } = call.params as Record<
      string,
      string
    >;
    const find = (networkInterfaceId = "") => findEniInVpc(world, { vpcId, networkInterfaceId });
    const source = find(oldNetworkInterfaceId);
    return taskReply(migrate(world, source, find(newNetworkInterfaceId), privateIpAddress ?? "", call));
  },

  CreateNetworkInterface(world, call) {
    const { vpcId, subnetId, eniName, eniDescription, sgIds, ...addresses } = call.params as unknown as {
      vpcId: string;
      subnetId: string;
      eniName: string;
      eniDescription?: string;
      sgIds?: string[];
    } & AddressesWanted;
    checkName(eniName);
    const { privateIpAddressSet = [], secondaryPrivateIpAddressCount: count = 0 } = addresses;
    if (count < 0) throw badParameter("secondaryPrivateIpAddressCount must not be negative");
    const wanted = {
      vpcId,
      subnetId,
      name: eniName,
      description: eniDescription ?? "",
      given: privateIpAddressSet.map(({ privateIpAddress, primary }) => ({ ip: privateIpAddress, primary })),
      count,
      securityGroupIds: sgIds ?? [],
      qos: "DEFAULT" as const,
      tags: [],
      attachTo: null,
    };
    return taskReply(createInterface(world, wanted, call).task);
  },

  DeleteNetworkInterface: (world, call) => taskReply(deleteInterface(world, findEniInVpc(world, call.params), call)),

  AttachNetworkInterface: (world, call) =>
    taskReply(attach(world, findEniInVpc(world, call.params), String(call.params.instanceId), 0, call)),

  DetachNetworkInterface: (world, call) =>
    taskReply(detach(world, findEniInVpc(world, call.params), String(call.params.instanceId), call)),

  MigrateNetworkInterface(world, call) {
    const eni = findEniInVpc(world, call.params);
    const { oldInstanceId, newInstanceId } = call.params as { oldInstanceId: string; newInstanceId: string };
    return taskReply(migrateInterface(world, eni, oldInstanceId, newInstanceId, eni.attachType, call));
  },

  ModifyNetworkInterface(world, { params }) {
    const { eniName, eniDescription } = params as { eniName?: string; eniDescription?: string };
    checkName(eniName);
    const eni = findEniInVpc(world, params);
    write(eni, { name: eniName ?? eni.name, description: eniDescription ?? eni.description });
    return {};
  },

  DescribeNetworkInterfaces(world, { params }) {
    const query = params as {
      vpcId?: string;
      networkInterfaceId?: string;
      eniName?: string;
      eniDescription?: string;
      instanceId?: string;
      subnetId?: string;
      sgId?: string;
      offset?: number;
      limit?: number;
      orderField?: "eniName" | "createTime";
      orderDirection?: "asc" | "desc";
    };
    const { offset = 0, limit = 20, orderField, orderDirection = "asc" } = query;
    if (offset < 0) throw badParameter("offset must not be negative");
    if (limit < 1 || limit > 50) throw badParameter("limit must be 1 to 50");
    if (query.vpcId !== undefined) checkVpc(world, query.vpcId);
    if (query.networkInterfaceId !== undefined) findEni(world, query.networkInterfaceId);
    const { networkInterfaces } = world.state.tencent;
    const { vpcId, networkInterfaceId, subnetId, eniName, eniDescription, instanceId, sgId } = query;
    const found = (
      networkInterfaceId === undefined ? networkInterfaces : networkInterfaces.ofIds([networkInterfaceId])
    ).where(
      vpcId !== undefined && ((eni) => eni.vpcId === vpcId),
      subnetId !== undefined && ((eni) => eni.subnetId === subnetId),
      eniName !== undefined && ((eni) => eni.name.includes(eniName)),
      eniDescription !== undefined && ((eni) => eni.description.includes(eniDescription)),
      instanceId !== undefined && ((eni) => eni.attachment?.instanceId === instanceId),
      sgId !== undefined && ((eni) => eni.securityGroups.some(({ id }) => id === sgId)),
    );
    const key = (eni: NetworkInterface) => (orderField === "eniName" ? eni.name : eni.createdTime);
    const sign = orderDirection === "asc" ? 1 : -1;
    const sorted =
      orderField === undefined
        ? found
        : found.slice(0).sort((a, b) => (key(a) < key(b) ? -sign : key(a) > key(b) ? sign : 0));
    // This call's payload stands beside the code, not under data (tencent.md 3.1).
    return { totalCount: found.length, data: sorted.slice(offset, offset + limit).map((eni) => showEni(world, eni)) };
  },

  DescribeVpcTaskResult(world, { params }) {
    const task = findTask(world.state.tencent.tasks.get(params.taskId), "vpc");
    // 0 success, 1 failed, 2 running (tencent.md 2.2).
    return { data: { status: isRunning(task) ? 2 : 0 } };
  },
});

function checkName(name = ""): void {
  if ([...name].length > LONGEST_NAME)
    throw legacyRefusal(4000, "InvalidNetworkInterfaceName", `eniName has more than ${LONGEST_NAME} characters`);
}

function findEniInVpc(world: World, params: TencentCall["params"]): NetworkInterface {
  const { vpcId, networkInterfaceId } = params as { vpcId: string; networkInterfaceId: string };
  checkVpc(world, vpcId);
  const eni = findEni(world, networkInterfaceId);
  if (eni.vpcId !== vpcId) throw new BrokenRule("eni-missing", `The network interface ${eni.id} is not in ${vpcId}.`);
  return eni;
}

function showEni(world: World, eni: NetworkInterface) {
  return {
    vpcId: eni.vpcId,
    subnetId: eni.subnetId,
    zoneId: eni.zone,
    eniName: eni.name,
    eniDescription: eni.description,
    networkInterfaceId: eni.id,
    primary: eni.primary,
    macAddress: eni.macAddress,
    privateIpAddressesSet: eni.addresses.map(({ ip, primary }) => ({
      privateIpAddress: ip,
      primary,
      wanIp: eipOf(world, eni, ip)?.ip ?? "",
      eipId: eipOf(world, eni, ip)?.id ?? "",
    })),
    instanceSet: eni.attachment
      ? [{ instanceId: eni.attachment.instanceId, attachTime: eni.attachment.attachTime }]
      : [],
    groupSet: eni.securityGroups.map(({ id, name }) => ({ sgId: id, sgName: name })),
  };
}
