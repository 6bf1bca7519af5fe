// The network interface calls of API 2.0 (tencent.md 2.1, 2.2; the page "Return Private IP of ENI").
import type { NetworkInterface } from "../state.ts";
import type { World } from "../world.ts";
import { legacyRefusal } from "./errors.ts";
import type { TencentOperations } from "./service.ts";
import {
  assign,
  EniError,
  type EniRule,
  eipOf,
  findEni,
  findTask,
  isRunning,
  settleEni,
  unassign,
  withRefusals,
} from "./vpc.ts";

/**
 * The words are those of the pages where a page has one. The pages leave the numbers open; they are chosen by the
 * meanings of tencent.md 3.2: 4000 bad parameter, 5000 resource missing, 5100 operation failed.
 */
const CODES: Record<EniRule, [code: number, codeDesc: string]> = {
  "vpc-missing": [5000, "InvalidVpc.NotFound"],
  "eni-missing": [5000, "InvalidNetworkInterface.NotFound"],
  "task-missing": [5000, "InvalidTask.NotFound"],
  malformed: [4000, "InvalidParameter"],
  duplicate: [4000, "InvalidParameter"],
  "not-attached": [5000, "InvalidPrivateIpAddress.NotFound"],
  primary: [5100, "InvalidPrivateip.IsPrimary"],
  "in-use": [5100, "InvalidPrivateIpAddress.InUse"],
  "outside-subnet": [4000, "InvalidParameter"],
  reserved: [4000, "InvalidParameter"],
  "subnet-full": [5100, "InternalError.ResourceOpFailed"],
  // No code for this is documented in API 2.0; the word is API 3.0's.
  busy: [5100, "UnsupportedOperation.MutexOperationTaskRunning"],
};

export const vpcLegacy: TencentOperations = withRefusals((rule, message) => legacyRefusal(...CODES[rule], message), {
  UnassignPrivateIpAddresses(world, { params, requestId, now }) {
    const { privateIpAddress } = params as { privateIpAddress: string[] };
    const task = unassign(world, findEniInVpc(world, params, now), privateIpAddress, requestId, now);
    // The page lists taskId beside code; its example, followed here, puts it under data.
    return { data: { taskId: task.id } };
  },

  AssignPrivateIpAddresses(world, { params, requestId, now }) {
    const { privateIpAddressSet = [], secondaryPrivateIpAddressCount = 0 } = params as {
      privateIpAddressSet?: { primary: boolean; privateIpAddress: string }[];
      secondaryPrivateIpAddressCount?: number;
    };
    // Which of the two must be given is not stated (operations.json, notes); with neither there is nothing to do.
    if (privateIpAddressSet.length === 0 && secondaryPrivateIpAddressCount < 1) {
      throw badParameter("privateIpAddressSet or secondaryPrivateIpAddressCount is required");
    }
    // "primary must not be true in practice" (tencent.md 2.2).
    if (privateIpAddressSet.some(({ primary }) => primary))
      throw badParameter("privateIpAddressSet: primary must be false");
    const eni = findEniInVpc(world, params, now);
    const given = privateIpAddressSet.map((entry) => entry.privateIpAddress);
    const { task } = assign(world, eni, given, secondaryPrivateIpAddressCount, requestId, now);
    return { data: { taskId: task.id } };
  },

  DescribeNetworkInterfaces(world, { params, now }) {
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
    if (query.networkInterfaceId !== undefined) findEni(world, query.networkInterfaceId, now);
    const found = world.state.tencent.networkInterfaces
      .map((eni) => settleEni(world, eni, now))
      .filter(
        (eni) =>
          (query.vpcId ?? eni.vpcId) === eni.vpcId &&
          (query.networkInterfaceId ?? eni.id) === eni.id &&
          (query.subnetId ?? eni.subnetId) === eni.subnetId &&
          eni.name.includes(query.eniName ?? "") &&
          eni.description.includes(query.eniDescription ?? "") &&
          (query.instanceId === undefined || query.instanceId === eni.attachment?.instanceId) &&
          (query.sgId === undefined || eni.securityGroups.some(({ id }) => id === query.sgId)),
      );
    if (orderField !== undefined) {
      const key = (eni: NetworkInterface) => (orderField === "eniName" ? eni.name : eni.createdTime);
      const sign = orderDirection === "asc" ? 1 : -1;
      found.sort((a, b) => (key(a) < key(b) ? -sign : key(a) > key(b) ? sign : 0));
    }
    // This call's payload stands beside the code, not under data (tencent.md 3.1).
    return { totalCount: found.length, data: found.slice(offset, offset + limit).map((eni) => showEni(world, eni)) };
  },

  DescribeVpcTaskResult(world, { params, now }) {
    const task = findTask(world, ({ id }) => id === params.taskId);
    // 0 success, 1 failed, 2 running (tencent.md 2.2).
    return { data: { status: isRunning(task, now) ? 2 : 0 } };
  },
});

const badParameter = (message: string) => legacyRefusal(4000, "InvalidParameter", message);

function checkVpc(world: World, vpcId: string): void {
  if (!world.state.tencent.vpcs.includes(vpcId)) throw new EniError("vpc-missing", `The VPC ${vpcId} does not exist.`);
}

function findEniInVpc(world: World, params: Record<string, unknown>, now: number): NetworkInterface {
  const { vpcId, networkInterfaceId } = params as { vpcId: string; networkInterfaceId: string };
  checkVpc(world, vpcId);
  const eni = findEni(world, networkInterfaceId, now);
  if (eni.vpcId !== vpcId) throw new EniError("eni-missing", `The network interface ${eni.id} is not in ${vpcId}.`);
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
