// Elastic IPv6 addresses and public IPv6 bandwidth, API 3.0 (tencent.md A.c2).

import { canonicalIpv6 } from "../../ipv6.ts";
import { write } from "../../table.ts";
import type { World } from "../../world.ts";
import { v3Refusal } from "../errors.ts";
import { statusOf } from "../model/eips.ts";
import {
  allocateIpv6,
  associateIpv6,
  associateIpv6WithInstance,
  changeBandwidth,
  disassociateIpv6,
  type Eipv6Options,
  findEipv6,
  publishIpv6,
  releaseIpv6,
  withdrawIpv6,
} from "../model/eipv6s.ts";
import { refuseWhileBusy } from "../model/tasks.ts";
import { BrokenRule, type Rule, withV3Codes } from "../rules.ts";
import type { TencentOperations } from "../service.ts";
import type { Eipv6 } from "../state.ts";
import { among, type Query, refuseBoth, select } from "./lists.ts";

const ELASTIC: Partial<Record<Rule, string>> = {
  "eip-missing": "InvalidParameterValue.AddressIpNotFound",
  "eni-missing": "InvalidParameterValue.NetworkInterfaceNotFound",
  "instance-missing": "InvalidParameterValue.AddressNotApplicable",
  "eip-quota": "InvalidParameterValue",
  // None of these actions lists a code for a running task; their status is what forbids it.
  busy: "UnsupportedOperation.AddressStatusNotPermit",
};

const BANDWIDTH: Partial<Record<Rule, string>> = {
  "eip-missing": "InvalidParameterValue.AddressIpNotFound",
  "eip-address-missing": "InvalidParameterValue.AddressIpNotFound",
  malformed: "InvalidParameterValue.InvalidIpv6",
  "has-eip": "InvalidParameterValue.AddressPublished",
  busy: "OperationDenied.MutexTaskRunning",
};

interface Wanted {
  AddressName?: string;
  AddressCount?: number;
  InternetChargeType?: string;
  InternetMaxBandwidthOut?: number;
  Tags?: Eipv6["tags"];
}

const optionsOf = (params: Wanted): Eipv6Options => ({
  name: params.AddressName ?? "",
  bandwidth: bandwidthOf(params),
  chargeType: params.InternetChargeType ?? "TRAFFIC_POSTPAID_BY_HOUR",
  tags: params.Tags ?? [],
});

export const ipv6Addresses: TencentOperations = {
  ...withV3Codes(
    {
      AllocateIPv6Addresses(world, call) {
        const params = call.params as Wanted;
        const { AddressCount = 1 } = params;
        if (AddressCount < 1 || AddressCount > 20)
          throw v3Refusal("InvalidParameterValue", "AddressCount must be 1 to 20.");
        const { eipv6s, task } = allocateIpv6(world, AddressCount, optionsOf(params), call);
        return { AddressSet: eipv6s.map(({ id }) => id), TaskId: String(task.id) };
      },

      // InstanceId or NetworkInterfaceId, which needs PrivateIPv6Address (operations.json, notes).
      AssociateIPv6Address(world, call) {
        const { IPv6AddressId, InstanceId, NetworkInterfaceId, PrivateIPv6Address } = call.params as {
          IPv6AddressId: string;
          InstanceId?: string;
          NetworkInterfaceId?: string;
          PrivateIPv6Address?: string;
        };
        if (InstanceId !== undefined && NetworkInterfaceId !== undefined)
          throw v3Refusal("InvalidParameterConflict", "InstanceId and NetworkInterfaceId exclude each other.");
        if (InstanceId === undefined && NetworkInterfaceId === undefined)
          throw v3Refusal("InvalidParameterValue.MissingAssociateEntity", "Nothing to bind to is given.");
        if (InstanceId === undefined && PrivateIPv6Address === undefined)
          throw v3Refusal("MissingParameter", "NetworkInterfaceId needs PrivateIPv6Address.");
        const eipv6 = findElastic(world, IPv6AddressId);
        if (InstanceId === undefined)
          associateIpv6(world, eipv6, NetworkInterfaceId ?? "", PrivateIPv6Address ?? "", call);
        else associateIpv6WithInstance(world, eipv6, InstanceId, call);
        return {};
      },

      DisassociateIPv6Address(world, call) {
        disassociateIpv6(world, findElastic(world, String(call.params.IPv6AddressId)), call);
        return {};
      },

      ReleaseIPv6Addresses(world, call) {
        const ids = call.params.IPv6AddressIds as string[];
        for (const id of ids) findElastic(world, id);
        releaseIpv6(world, ids, call);
        return {};
      },

      ModifyIPv6AddressesAttributes(world, { params }) {
        const ids = params.IPv6AddressIds as string[];
        const eipv6s = ids.map((id) => findElastic(world, id));
        refuseWhileBusy(world, ids);
        for (const eipv6 of eipv6s)
          write(eipv6, { name: (params.IPv6AddressName as string | undefined) ?? eipv6.name });
        return {};
      },

      ModifyIPv6AddressesBandwidth(world, { params }) {
        const ids = params.IPv6AddressIds as string[];
        const eipv6s = ids.map((id) => findElastic(world, id));
        refuseWhileBusy(world, ids);
        for (const eipv6 of eipv6s) write(eipv6, { bandwidth: bandwidthOf(params) });
        return {};
      },

      DescribeIPv6Addresses(world, { params }) {
        refuseBoth(params, "IPv6AddressIds", "Filters");
        const { Traditional = false } = params as { Traditional?: boolean };
        return list(world, params, params.IPv6AddressIds as string[] | undefined, Traditional);
      },
    },
    ELASTIC,
  ),
  ...withV3Codes(
    {
      AllocateIp6AddressesBandwidth(world, call) {
        const { Ip6Addresses } = call.params as { Ip6Addresses: string[] };
        const { eipv6s, task } = publishIpv6(world, Ip6Addresses, optionsOf(call.params as Wanted), call);
        return { AddressSet: eipv6s.map(({ id }) => id), TaskId: String(task.id) };
      },

      ReleaseIp6AddressesBandwidth(world, call) {
        return { TaskId: String(withdrawIpv6(world, published(world, call.params), call).id) };
      },

      ModifyIp6AddressesBandwidth(world, call) {
        const eipv6s = published(world, call.params);
        return { TaskId: String(changeBandwidth(world, eipv6s, bandwidthOf(call.params), call).id) };
      },

      DescribeIp6Addresses(world, { params }) {
        refuseBoth(params, "Ip6AddressIds", "Filters");
        return list(world, params, params.Ip6AddressIds as string[] | undefined, true);
      },
    },
    BANDWIDTH,
  ),
};

function bandwidthOf({ InternetMaxBandwidthOut = 1 }: Wanted): number {
  if (InternetMaxBandwidthOut < 0)
    throw v3Refusal("InvalidParameterValue.BandwidthOutOfRange", "The bandwidth must not be negative.");
  return InternetMaxBandwidthOut;
}

function findElastic(world: World, id: string): Eipv6 {
  const eipv6 = findEipv6(world, id);
  if (eipv6.traditional) throw new BrokenRule("eip-missing", `${id} is no elastic IPv6 address.`);
  return eipv6;
}

/** Named by addresses or by ids, one of the two (operations.json, notes). */
function published(world: World, params: Record<string, unknown>): Eipv6[] {
  const { Ip6Addresses, Ip6AddressIds } = params as { Ip6Addresses?: string[]; Ip6AddressIds?: string[] };
  if ((Ip6Addresses === undefined) === (Ip6AddressIds === undefined))
    throw v3Refusal("InvalidParameter.Coexist", "Give either Ip6Addresses or Ip6AddressIds.");
  const { eipv6s } = world.state.tencent;
  const lookUp = (name: string, found: Eipv6 | undefined) => {
    if (!found?.traditional) throw new BrokenRule("eip-missing", `${name} has no public bandwidth.`);
    return found;
  };
  const ofAddress = (ip: string) => eipv6s.by("address", ip).find(({ traditional }) => traditional);
  return (
    Ip6AddressIds?.map((id) => lookUp(id, eipv6s.get(id))) ??
    (Ip6Addresses ?? []).map((ip) => lookUp(ip, ofAddress(canonicalIpv6(ip) ?? "")))
  );
}

function list(world: World, query: Query, ids: string[] | undefined, traditional: boolean) {
  const { eipv6s } = world.state.tencent;
  const { page, total } = select(
    (ids ? eipv6s.ofIds(ids) : eipv6s).filter((eipv6) => eipv6.traditional === traditional),
    query,
    {
      "address-id": (eipv6, values) => among(values, eipv6.id),
      "address-ip": (eipv6, values) => among(values, eipv6.ip),
      "address-name": (eipv6, values) => among(values, eipv6.name),
      "network-interface-id": (eipv6, values) => among(values, eipv6.binding?.networkInterfaceId),
      "instance-id": (eipv6, values) => among(values, eipv6.binding?.instanceId),
      "private-ip-address": (eipv6, values) => among(values, eipv6.binding?.privateIp),
    },
    { filter: "InvalidParameter.InvalidFilter", limit: "InvalidParameterValue.LimitExceeded" },
  );
  return { AddressSet: page.map(show), TotalCount: total };
}

const show = (eipv6: Eipv6) => ({
  AddressId: eipv6.id,
  AddressName: eipv6.name,
  AddressStatus: statusOf(eipv6),
  AddressIp: eipv6.ip,
  InstanceId: eipv6.binding?.instanceId ?? "",
  CreatedTime: eipv6.createdTime,
  NetworkInterfaceId: eipv6.binding?.networkInterfaceId ?? "",
  PrivateAddressIp: eipv6.binding?.privateIp ?? "",
  IsArrears: false,
  IsBlocked: false,
  AddressType: "EIPv6",
  Bandwidth: eipv6.bandwidth,
  InternetChargeType: eipv6.chargeType,
  TagSet: eipv6.tags,
});
