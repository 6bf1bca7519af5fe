// Private addresses of interfaces, API 3.0, version 2017-03-12 (tencent.md 2.1, 2.3, A.b1).
import { v3Refusal } from "../errors.ts";
import { checkVpc, findEni } from "../model/find.ts";
import { assign, describeAddresses, migrate, unassign } from "../model/private-ips.ts";
import { checkAddresses, uses, usesOf } from "../model/subnets.ts";
import { once } from "../once.ts";
import { withV3Codes } from "../rules.ts";
import type { NetworkInterface } from "../state.ts";
import { among, type Query, refuseBoth, select } from "./lists.ts";
import { showAddress } from "./show.ts";

/** Addresses in one call (tencent.md 2.1 and 2.3). */
const MOST_ADDRESSES = 10;

export interface Specification {
  PrivateIpAddress?: string;
  Primary?: boolean;
  Description?: string;
}

export const privateIps = withV3Codes({
  UnassignPrivateIpAddresses(world, call) {
    const { NetworkInterfaceId, PrivateIpAddresses, InstanceId } = call.params as {
      NetworkInterfaceId: string;
      PrivateIpAddresses: Specification[];
      InstanceId?: string;
    };
    unassign(world, findEni(world, NetworkInterfaceId), addressesOf(PrivateIpAddresses), InstanceId, call);
    return {};
  },

  AssignPrivateIpAddresses(world, call) {
    const { NetworkInterfaceId, PrivateIpAddresses, SecondaryPrivateIpAddressCount, QosLevel } = call.params as {
      NetworkInterfaceId: string;
      PrivateIpAddresses?: Specification[];
      SecondaryPrivateIpAddressCount?: number;
      QosLevel?: NetworkInterface["qos"];
    };
    if (PrivateIpAddresses === undefined && SecondaryPrivateIpAddressCount === undefined) {
      throw v3Refusal("MissingParameter", "PrivateIpAddresses or SecondaryPrivateIpAddressCount is required.");
    }
    const count = checkCount(SecondaryPrivateIpAddressCount);
    if (PrivateIpAddresses?.some(({ Primary }) => Primary)) {
      throw v3Refusal("UnsupportedOperation", "A primary address cannot be assigned.");
    }
    const eni = findEni(world, NetworkInterfaceId);
    const given = addressesOf(PrivateIpAddresses ?? []);
    const { requestId, made } = once(
      world,
      call,
      true,
      () => assign(world, eni, given, count, QosLevel ?? "DEFAULT", call).ips,
    );
    return {
      PrivateIpAddressSet: eni.addresses
        .filter(({ ip }) => made.includes(ip))
        .map((address) => showAddress(world, eni, address)),
      // Repeating a call gives the task of the first one: the RequestId is its handle.
      RequestId: requestId,
    };
  },

  ModifyPrivateIpAddressesAttribute(world, { params }) {
    const { NetworkInterfaceId, PrivateIpAddresses } = params as {
      NetworkInterfaceId: string;
      PrivateIpAddresses: Specification[];
    };
    const changes = addressesOf(PrivateIpAddresses).map((ip, at) => {
      const description = PrivateIpAddresses[at]?.Description;
      return { ip, ...(description !== undefined && { description }) };
    });
    checkAddresses(changes.map(({ ip }) => ip));
    describeAddresses(findEni(world, NetworkInterfaceId), changes);
    return {};
  },

  // Answers for the addresses that are in use, and is silent about the others (tencent.md 2.3).
  DescribeVpcPrivateIpAddresses(world, { params }) {
    const { VpcId, PrivateIpAddresses } = params as { VpcId: string; PrivateIpAddresses: string[] };
    checkVpc(world, VpcId);
    checkAddresses(PrivateIpAddresses);
    const { subnets } = world.state.tencent;
    return {
      VpcPrivateIpAddressSet: PrivateIpAddresses.flatMap((ip) => usesOf(world, ip))
        .filter(({ vpcId }) => vpcId === VpcId)
        .map(({ ip, subnetId, type, createdTime }) => ({
          PrivateIpAddress: ip,
          CidrBlock: subnets.get(subnetId)?.cidr ?? "",
          PrivateIpAddressType: type,
          CreatedTime: createdTime,
        })),
    };
  },

  DescribeUsedIpAddress(world, { params }) {
    const { VpcId, SubnetId, IpAddresses, ...query } = params as unknown as {
      VpcId: string;
      SubnetId?: string;
      IpAddresses?: string[];
    } & Query;
    checkVpc(world, VpcId);
    refuseBoth(params, "IpAddresses", "Filters");
    checkAddresses(IpAddresses ?? []);
    const used = (IpAddresses?.flatMap((ip) => usesOf(world, ip)) ?? uses(world)).filter(
      ({ vpcId, subnetId }) => vpcId === VpcId && (SubnetId ?? subnetId) === subnetId,
    );
    const { page, total } = select(used, query, {
      "ip-addresses": ({ ip }, values) => among(values, ip),
      "resource-id": ({ id }, values) => among(values, id),
    });
    return {
      IpAddressStates: page.map(({ vpcId, subnetId, ip, type, id }) => ({
        VpcId: vpcId,
        SubnetId: subnetId,
        IpAddress: ip,
        ResourceType: type,
        ResourceId: id,
      })),
      TotalCount: total,
    };
  },
});

export const migratePrivateIp = withV3Codes(
  {
    MigratePrivateIpAddress(world, call) {
      const { SourceNetworkInterfaceId, DestinationNetworkInterfaceId, PrivateIpAddress } = call.params as {
        SourceNetworkInterfaceId: string;
        DestinationNetworkInterfaceId: string;
        PrivateIpAddress: string;
      };
      const source = findEni(world, SourceNetworkInterfaceId);
      migrate(world, source, findEni(world, DestinationNetworkInterfaceId), PrivateIpAddress, call);
      return {};
    },
  },
  { primary: "UnsupportedOperation.PrimaryIp", "not-on-interface": "UnauthorizedOperation.AttachmentNotFound" },
);

export function addressesOf(specifications: Specification[]): string[] {
  if (specifications.length > MOST_ADDRESSES) {
    throw v3Refusal(
      "InvalidParameterValue.LimitExceeded",
      `PrivateIpAddresses has more than ${MOST_ADDRESSES} entries.`,
    );
  }
  return specifications.map(({ PrivateIpAddress }) => PrivateIpAddress ?? "");
}

export function checkCount(count = 0): number {
  if (count < 0) throw v3Refusal("InvalidParameterValue.Range", "The number of addresses must not be negative.");
  return count;
}
