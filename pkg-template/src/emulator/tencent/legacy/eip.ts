// Elastic IPs, API 2.0 (tencent.md 2.2). The calls answer before they take effect; the list tells when they did.
import { write } from "../../table.ts";
import type { World } from "../../world.ts";
import { allocate, associate, disassociate, findEip, release, statusOf, transform } from "../model/eips.ts";
import { findEni } from "../model/find.ts";
import { addressOf, eipOf } from "../model/private-ips.ts";
import { refuseWhileBusy } from "../model/tasks.ts";
import { BrokenRule, withLegacyCodes } from "../rules.ts";
import type { TencentCall, TencentOperations } from "../service.ts";
import type { Eip } from "../state.ts";
import { hybridAddresses, serverOf } from "../v3/addresses.ts";
import { badParameter } from "./vpc.ts";

/** The numbers of DescribeEip for each status (tencent.md 2.2); 9, creation failed, never happens here. */
const STATUS: Record<ReturnType<typeof statusOf>, number> = {
  CREATING: 0,
  BINDING: 1,
  BIND: 2,
  BIND_ENI: 2,
  UNBINDING: 3,
  UNBIND: 4,
  OFFLINING: 6,
};

const MOST_AT_ONCE = 5;

export const eip: TencentOperations = {
  ...withLegacyCodes({
    EipBindInstance(world, call) {
      const { eipId, unInstanceId, networkInterfaceId, privateIpAddress } = call.params as Record<string, string>;
      const toServer = unInstanceId !== undefined;
      if (toServer === (networkInterfaceId !== undefined && privateIpAddress !== undefined))
        throw badParameter("give either unInstanceId or networkInterfaceId and privateIpAddress");
      const target = toServer
        ? { instanceId: unInstanceId }
        : { networkInterfaceId: networkInterfaceId ?? "", privateIp: privateIpAddress ?? "" };
      associate(world, findEip(world, eipId ?? ""), target, false, call);
      return {};
    },

    EipUnBindInstance(world, call) {
      const { allocWanIp = 0, unBindPrivateIpWithEip = 1 } = call.params as Record<string, number>;
      // What becomes of a private address without its EIP is not documented: it stays in the emulator, as in API 3.0.
      if (unBindPrivateIpWithEip !== 1) throw badParameter("unBindPrivateIpWithEip: the emulator only knows 1");
      disassociate(world, namedEip(world, call), allocWanIp === 1, call);
      return {};
    },

    CreateEip(world, call) {
      const { goodsNum = 1 } = call.params as { goodsNum?: number };
      if (goodsNum < 1 || goodsNum > MOST_AT_ONCE) throw badParameter(`goodsNum must be 1 to ${MOST_AT_ONCE}`);
      return { data: { eipIds: allocate(world, goodsNum, {}, call).eips.map(({ id }) => id) } };
    },

    DeleteEip(world, call) {
      release(world, call.params.eipIds as string[], call);
      return {};
    },

    DescribeEip(world, { params }) {
      const query = params as {
        eipIds?: string[];
        eips?: string[];
        unInstanceIds?: string[];
        networkInterfaceIds?: string[];
        privateIpAddress?: string;
        searchKey?: string;
        status?: number[];
        type?: 0 | 1;
        limit?: number;
        offset?: number;
      };
      const { limit = 20, offset = 0, searchKey } = query;
      if (limit < 1 || limit > 100) throw badParameter("limit must be 1 to 100");
      if (offset < 0) throw badParameter("offset must not be negative");
      const { eipIds, eips, unInstanceIds, networkInterfaceIds, privateIpAddress, status, type } = query;
      const found = world.state.tencent.eips.where(
        eipIds !== undefined && (({ id }) => eipIds.includes(id)),
        eips !== undefined && (({ ip }) => eips.includes(ip)),
        unInstanceIds !== undefined && ((entry) => unInstanceIds.includes(serverOf(world, entry))),
        networkInterfaceIds !== undefined &&
          (({ binding }) => networkInterfaceIds.includes(binding?.networkInterfaceId ?? "")),
        privateIpAddress !== undefined && (({ binding }) => binding?.privateIp === privateIpAddress),
        searchKey !== undefined && (({ id, name, ip }) => [id, name, ip].some((text) => text.includes(searchKey))),
        status !== undefined && ((entry) => status.includes(STATUS[statusOf(entry)])),
        type !== undefined && ((entry) => typeOf(world, entry) === type),
      );
      return {
        data: {
          totalCount: found.length,
          eipSet: found.slice(offset, offset + limit).map((entry) => show(world, entry)),
        },
      };
    },

    DescribeEipQuota(world) {
      const { eips, quotas, today } = world.state.tencent;
      return {
        data: {
          eipNumQuota: quotas.eips,
          currentEipNum: eips.length,
          dailyApplyQuota: quotas.eipsPerDay,
          dailyApplyCount: today.eips,
          dailyAllocWanIpQuota: quotas.publicIpsPerDay,
          dailyAllocWanIpCount: today.publicIps,
        },
      };
    },

    ModifyEipAttributes: rename,
    ModifyEipAlias: rename,

    TransformWanIpToEip(world, call) {
      transform(world, String(call.params.unInstanceId), call);
      return {};
    },
  }),
  ...hybridAddresses,
};

/** The two names of one call (tencent.md 2.2). */
function rename(world: World, { params }: TencentCall) {
  const { eipId, eipName } = params as { eipId: string; eipName: string };
  const entry = findEip(world, eipId);
  refuseWhileBusy(world, [eipId]);
  write(entry, { name: eipName });
  return {};
}

/** By its id, or by the address it is bound to. */
function namedEip(world: World, { params }: TencentCall): Eip {
  const { eipId, networkInterfaceId, privateIpAddress } = params as Record<string, string>;
  if (eipId !== undefined) return findEip(world, eipId);
  if (networkInterfaceId === undefined || privateIpAddress === undefined)
    throw badParameter("give either eipId or networkInterfaceId and privateIpAddress");
  const eni = findEni(world, networkInterfaceId);
  const bound = eipOf(world, eni, addressOf(eni, privateIpAddress).ip);
  if (!bound) throw new BrokenRule("eip-free", `The address ${privateIpAddress} has no EIP.`);
  return bound;
}

const typeOf = (world: World, { binding }: Eip): 0 | 1 =>
  world.state.tencent.natGateways.has(binding?.resourceId) ? 1 : 0;

const show = (world: World, entry: Eip) => ({
  eipId: entry.id,
  eipName: entry.name,
  eip: entry.ip,
  status: STATUS[statusOf(entry)],
  type: typeOf(world, entry),
  arrears: 0,
  unInstanceId: serverOf(world, entry),
  networkInterfaceId: entry.binding?.networkInterfaceId ?? "",
  privateIpAddress: entry.binding?.privateIp ?? "",
  createdAt: entry.createdTime,
});
