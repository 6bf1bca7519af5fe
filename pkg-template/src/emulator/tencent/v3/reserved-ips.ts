// Reserved addresses, API 3.0 (tencent.md A.c3).

import { parseCidr, parseIpv4 } from "../../ipv4.ts";
import { write } from "../../table.ts";
import type { World } from "../../world.ts";
import { v3Refusal } from "../errors.ts";
import { checkVpc, findSubnet } from "../model/find.ts";
import { findReservedIp, holderOf, reserve, unreserve } from "../model/reserved-ips.ts";
import { once } from "../once.ts";
import { BrokenRule, type Rule, withV3Codes } from "../rules.ts";
import type { TencentOperations } from "../service.ts";
import type { ReservedIp } from "../state.ts";
import { among, type Query, refuseBoth, select } from "./lists.ts";
import { checkCount } from "./private-ips.ts";

/** Creating lists one code for all wrong values. */
const CREATE_CODES: Partial<Record<Rule, string>> = {
  "vpc-missing": "InvalidParameterValue",
  "subnet-missing": "InvalidParameterValue",
  malformed: "InvalidParameterValue",
  duplicate: "InvalidParameterValue",
  "in-use": "InvalidParameterValue",
  "outside-subnet": "InvalidParameterValue",
  reserved: "InvalidParameterValue",
  "subnet-full": "InvalidParameterValue",
};

export const reservedIps: TencentOperations = {
  ...withV3Codes(
    {
      CreateReserveIpAddresses(world, call) {
        const params = call.params as {
          VpcId: string;
          SubnetId?: string;
          IpAddresses?: string[];
          IpAddressCount?: number;
          Name?: string;
          Description?: string;
          Tags?: ReservedIp["tags"];
        };
        const { VpcId, SubnetId, IpAddresses = [], IpAddressCount } = params;
        if (IpAddresses.length === 0 && IpAddressCount === undefined)
          throw v3Refusal("MissingParameter", "IpAddresses or IpAddressCount is required.");
        checkVpc(world, VpcId);
        const count = checkCount(IpAddressCount);
        const subnetId = SubnetId ?? subnetOf(world, VpcId, IpAddresses[0]);
        const { requestId, made } = once(world, call, false, () => {
          const wanted = {
            vpcId: VpcId,
            subnetId: findSubnet(world, subnetId, VpcId).id,
            name: params.Name ?? "",
            description: params.Description ?? "",
            tags: params.Tags ?? [],
          };
          return reserve(world, wanted, IpAddresses, count, call).map(({ id }) => id);
        });
        const entries = made.map((id) => findReservedIp(world, id, VpcId));
        return { ReserveIpAddressSet: entries.map((entry) => show(world, entry)), RequestId: requestId };
      },
    },
    CREATE_CODES,
  ),
  ...withV3Codes(
    {
      DeleteReserveIpAddresses(world, { params }) {
        const { VpcId, ReserveIpIds } = params as { VpcId: string; ReserveIpIds: string[] };
        unreserve(world, ReserveIpIds, VpcId);
        return {};
      },

      ModifyReserveIpAddress(world, { params }) {
        const { VpcId, ReserveIpId, Name, Description } = params as {
          VpcId: string;
          ReserveIpId: string;
          Name?: string;
          Description?: string;
        };
        const reserved = findReservedIp(world, ReserveIpId, VpcId);
        write(reserved, { name: Name ?? reserved.name, description: Description ?? reserved.description });
        return {};
      },

      DescribeReserveIpAddresses(world, { params }) {
        const { ReserveIpIds, ...query } = params as { ReserveIpIds?: string[] } & Query;
        refuseBoth(params, "ReserveIpIds", "Filters");
        const { reservedIps } = world.state.tencent;
        const entries = ReserveIpIds ? reservedIps.ofIds(ReserveIpIds) : reservedIps;
        const { page, total } = select(entries, query, {
          "vpc-id": (entry, values) => among(values, entry.vpcId),
          "subnet-id": (entry, values) => among(values, entry.subnetId),
          "reserve-ip-id": (entry, values) => among(values, entry.id),
          "ip-address": (entry, values) => among(values, entry.ip),
          state: (entry, values) => among(values, show(world, entry).State),
        });
        return { ReserveIpAddressSet: page.map((entry) => show(world, entry)), TotalCount: total };
      },
    },
    {
      "thing-missing": "InvalidParameterValue.ResourceNotFound",
      "outside-vpc": "InvalidParameterValue.ParameterMismatch",
      attached: "InvalidParameterValue",
    },
  ),
};

/** The subnet an address lies in, for a caller who names none. */
function subnetOf(world: World, vpcId: string, ip: string | undefined): string {
  if (ip === undefined) throw v3Refusal("MissingParameter", "IpAddressCount needs SubnetId.");
  const address = parseIpv4(ip);
  if (address === undefined) throw new BrokenRule("malformed", `${ip} is not an IPv4 address.`);
  const subnet = world.state.tencent.subnets.find((entry) => {
    const range = parseCidr(entry.cidr);
    return entry.vpcId === vpcId && range !== undefined && address >= range.first && address <= range.last;
  });
  if (!subnet) throw new BrokenRule("outside-subnet", `${ip} is in no subnet of ${vpcId}.`);
  return subnet.id;
}

function show(world: World, reserved: ReservedIp) {
  const holder = holderOf(world, reserved);
  return {
    ReserveIpId: reserved.id,
    VpcId: reserved.vpcId,
    SubnetId: reserved.subnetId,
    ReserveIpAddress: reserved.ip,
    ResourceId: holder ?? "",
    IpType: 0,
    State: holder === undefined ? "UnBind" : "Bind",
    Name: reserved.name,
    Description: reserved.description,
    CreatedTime: reserved.createdTime,
    TagSet: reserved.tags,
  };
}
