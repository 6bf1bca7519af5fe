// Network interfaces, API 3.0 (tencent.md 2.3, A.b1, A.c1).
import { write } from "../../table.ts";
import type { World } from "../../world.ts";
import { v3Refusal } from "../errors.ts";
import { findEni, findInstance } from "../model/find.ts";
import {
  attach,
  changeGroups,
  createInterface,
  deleteInterface,
  detach,
  findGroups,
  migrateInterface,
} from "../model/interfaces.ts";
import { eipOf } from "../model/private-ips.ts";
import { checkQuota } from "../model/subnets.ts";
import { once } from "../once.ts";
import { withV3Codes } from "../rules.ts";
import type { TencentCall } from "../service.ts";
import type { NetworkInterface } from "../state.ts";
import { among, isOneOf, type Query, refuseBoth, select, type Tests, within } from "./lists.ts";
import { addressesOf, checkCount, type Specification } from "./private-ips.ts";
import { listedEni, showEni } from "./show.ts";

interface Attachment {
  NetworkInterfaceId: string;
  InstanceId: string;
  AttachType?: 0 | 1;
}

/** Up to this many characters (operations.json: 60; bytes in some texts). */
const LONGEST_NAME = 60;

export const interfaces = withV3Codes({
  CreateNetworkInterface: (world, call) => create(world, call, null),

  CreateAndAttachNetworkInterface(world, call) {
    const { InstanceId, AttachType = 0 } = call.params as { InstanceId: string; AttachType?: 0 | 1 };
    return create(world, call, { instanceId: InstanceId, type: AttachType });
  },

  AttachNetworkInterface(world, call) {
    const { NetworkInterfaceId, InstanceId, AttachType = 0 } = call.params as unknown as Attachment;
    const { requestId } = once(world, call, true, () => {
      attach(world, findEni(world, NetworkInterfaceId), InstanceId, AttachType, call);
      return [];
    });
    return { RequestId: requestId };
  },

  DetachNetworkInterface(world, call) {
    const { NetworkInterfaceId, InstanceId } = call.params as unknown as Attachment;
    const { requestId } = once(world, call, true, () => {
      detach(world, findEni(world, NetworkInterfaceId), InstanceId, call);
      return [];
    });
    return { RequestId: requestId };
  },

  DeleteNetworkInterface(world, call) {
    deleteInterface(world, findEni(world, String(call.params.NetworkInterfaceId)), call);
    return {};
  },

  ModifyNetworkInterfaceAttribute(world, { params }) {
    const { NetworkInterfaceId, NetworkInterfaceName, NetworkInterfaceDescription, SecurityGroupIds } = params as {
      NetworkInterfaceId: string;
      NetworkInterfaceName?: string;
      NetworkInterfaceDescription?: string;
      SecurityGroupIds?: string[];
    };
    checkLength("NetworkInterfaceName", NetworkInterfaceName);
    checkLength("NetworkInterfaceDescription", NetworkInterfaceDescription);
    const eni = findEni(world, NetworkInterfaceId);
    const groups = SecurityGroupIds && findGroups(world, SecurityGroupIds);
    if (groups) checkQuota(groups.length, world.state.tencent.quotas.securityGroupsPerInterface, "security groups");
    write(eni, {
      name: NetworkInterfaceName ?? eni.name,
      description: NetworkInterfaceDescription ?? eni.description,
      securityGroups: groups ?? eni.securityGroups,
    });
    return {};
  },

  ModifyNetworkInterfaceQos(world, { params }) {
    const { NetworkInterfaceIds, QosLevel } = params as {
      NetworkInterfaceIds: string[];
      QosLevel?: NetworkInterface["qos"];
    };
    const enis = NetworkInterfaceIds.map((id) => findEni(world, id));
    for (const eni of enis) write(eni, { qos: QosLevel ?? eni.qos });
    return {};
  },

  AssociateNetworkInterfaceSecurityGroups(world, { params }) {
    changeGroups(world, params.NetworkInterfaceIds as string[], params.SecurityGroupIds as string[], true);
    return {};
  },

  DisassociateNetworkInterfaceSecurityGroups(world, { params }) {
    changeGroups(world, params.NetworkInterfaceIds as string[], params.SecurityGroupIds as string[], false);
    return {};
  },

  DescribeNetworkInterfaces(world, { params }) {
    const { NetworkInterfaceIds, ...query } = params as { NetworkInterfaceIds?: string[] } & Query;
    refuseBoth(params, "NetworkInterfaceIds", "Filters");
    const enis = NetworkInterfaceIds?.map((id) => findEni(world, id)) ?? world.state.tencent.networkInterfaces;
    const { page, total } = select(enis, query, interfaceTests(world, query));
    return { NetworkInterfaceSet: page.map((eni) => listedEni(world, eni)), TotalCount: total };
  },
});

export const migrateNetworkInterface = withV3Codes(
  {
    MigrateNetworkInterface(world, call) {
      const { NetworkInterfaceId, SourceInstanceId, DestinationInstanceId, AttachType } = call.params as {
        NetworkInterfaceId: string;
        SourceInstanceId: string;
        DestinationInstanceId: string;
        AttachType?: 0 | 1;
      };
      const eni = findEni(world, NetworkInterfaceId);
      const type = AttachType ?? eni.attachType;
      migrateInterface(world, eni, SourceInstanceId, DestinationInstanceId, type, call);
      return {};
    },
  },
  // The action lists neither a code for the zone nor one for being there already.
  {
    "not-attached": "UnsupportedOperation.AttachmentNotFound",
    "outside-zone": "UnsupportedOperation",
    "already-attached": "UnsupportedOperation",
    "holds-havip": "UnsupportedOperation",
  },
);

export const interfaceLimit = withV3Codes(
  {
    DescribeNetworkInterfaceLimit(world, { params }) {
      const id = String(params.InstanceId);
      if (id.startsWith("eni-")) findEni(world, id);
      else findInstance(world, id);
      const { interfacesPerInstance, addressesPerInterface } = world.state.tencent.quotas;
      return {
        EniQuantity: interfacesPerInstance,
        EniPrivateIpAddressQuantity: addressesPerInterface,
        // Extended and trunk interfaces are not emulated: there can be none.
        ExtendEniQuantity: 0,
        ExtendEniPrivateIpAddressQuantity: 0,
        SubEniQuantity: 0,
        SubEniPrivateIpAddressQuantity: 0,
      };
    },
  },
  { "instance-missing": "InvalidInstanceId.NotFound" },
);

function create(world: World, call: TencentCall, attachTo: { instanceId: string; type: 0 | 1 } | null) {
  const params = call.params as {
    VpcId: string;
    SubnetId: string;
    NetworkInterfaceName: string;
    NetworkInterfaceDescription?: string;
    PrivateIpAddresses?: Specification[];
    SecondaryPrivateIpAddressCount?: number;
    SecurityGroupIds?: string[];
    QosLevel?: NetworkInterface["qos"];
    Tags?: { Key: string; Value: string }[];
  };
  checkLength("NetworkInterfaceName", params.NetworkInterfaceName);
  checkLength("NetworkInterfaceDescription", params.NetworkInterfaceDescription);
  const specifications = params.PrivateIpAddresses ?? [];
  const ips = addressesOf(specifications);
  const { requestId, made } = once(world, call, true, () => {
    const { eni } = createInterface(
      world,
      {
        vpcId: params.VpcId,
        subnetId: params.SubnetId,
        name: params.NetworkInterfaceName,
        description: params.NetworkInterfaceDescription ?? "",
        given: ips.map((ip, at) => ({ ip, primary: specifications[at]?.Primary ?? false })),
        count: checkCount(params.SecondaryPrivateIpAddressCount),
        securityGroupIds: params.SecurityGroupIds ?? [],
        qos: params.QosLevel ?? "DEFAULT",
        tags: params.Tags ?? [],
        attachTo,
      },
      call,
    );
    return [eni.id];
  });
  return { NetworkInterface: showEni(world, findEni(world, made[0] ?? "")), RequestId: requestId };
}

function checkLength(name: string, text = ""): void {
  if ([...text].length > LONGEST_NAME)
    throw v3Refusal("InvalidParameterValue.TooLong", `${name} has more than ${LONGEST_NAME} characters.`);
}

/** The filters of tencent.md 2.3 that the state can answer. */
function interfaceTests(world: World, { Filters = [] }: Query): Tests<NetworkInterface> {
  const exact = Filters.some(({ Name, Values }) => Name === "ip-exact-match" && Values.includes("true"));
  return {
    "vpc-id": (eni, values) => among(values, eni.vpcId),
    "subnet-id": (eni, values) => among(values, eni.subnetId),
    "network-interface-id": (eni, values) => among(values, eni.id),
    "network-interface-name": (eni, values) => within(values, eni.name),
    "network-interface-description": (eni, values) => within(values, eni.description),
    "attachment.instance-id": (eni, values) => among(values, eni.attachment?.instanceId),
    "groups.security-group-id": (eni, values) => among(values, ...eni.securityGroups.map(({ id }) => id)),
    "is-primary": (eni, values) => isOneOf(values, eni.primary),
    "eni-type": (eni, values) => among(values, eni.primary ? "1" : "0"),
    "eni-qos": (eni, values) => among(values, eni.qos),
    "address-ipv6": (eni, values) => among(values, ...eni.ipv6.map(({ ip }) => ip)),
    "tag-key": (eni, values) => among(values, ...eni.tags.map(({ Key }) => Key)),
    "public-address-ip": (eni, values) => among(values, ...eni.addresses.map(({ ip }) => eipOf(world, eni, ip)?.ip)),
    // "Single value = suffix-fuzzy, several = exact": the text may go on after a single value.
    "address-ip": (eni, values) =>
      eni.addresses.some(({ ip }) =>
        values.length === 1 && !exact ? ip.startsWith(values[0] ?? "") : values.includes(ip),
      ),
    "ip-exact-match": () => true,
  };
}
