// Interfaces and their addresses as API 3.0 shows them (tencent.md A.types).
import { kept } from "../../kept.ts";
import type { World } from "../../world.ts";
import { eipv6Of } from "../model/eipv6s.ts";
import { eipOf } from "../model/private-ips.ts";
import type { NetworkInterface } from "../state.ts";

export function showAddress(world: World, eni: NetworkInterface, address: NetworkInterface["addresses"][number]) {
  const eip = eipOf(world, eni, address.ip);
  return {
    PrivateIpAddress: address.ip,
    Primary: address.primary,
    PublicIpAddress: eip?.ip ?? "",
    AddressId: eip?.id ?? "",
    Description: address.description,
    IsWanIpBlocked: false,
    State: address.state,
    QosLevel: address.qos,
  };
}

export function showIpv6(world: World, eni: NetworkInterface, address: NetworkInterface["ipv6"][number]) {
  const eipv6 = eipv6Of(world, eni.id, address.ip);
  return {
    Address: address.ip,
    Primary: false,
    AddressId: eipv6?.id ?? "",
    Description: address.description,
    IsWanIpBlocked: false,
    State: address.state,
    PublicIpAddress: eipv6?.ip ?? "",
    AddressType: "GUA",
  };
}

export function showEni(world: World, eni: NetworkInterface) {
  return {
    NetworkInterfaceId: eni.id,
    NetworkInterfaceName: eni.name,
    NetworkInterfaceDescription: eni.description,
    SubnetId: eni.subnetId,
    VpcId: eni.vpcId,
    GroupSet: eni.securityGroups.map(({ id }) => id),
    Primary: eni.primary,
    MacAddress: eni.macAddress,
    State: eni.state,
    // The same, but for an attached interface at rest.
    NetworkInterfaceState: eni.attachment && eni.state === "AVAILABLE" ? "INUSE" : eni.state,
    PrivateIpAddressSet: eni.addresses.map((address) => showAddress(world, eni, address)),
    Attachment: eni.attachment && {
      InstanceId: eni.attachment.instanceId,
      DeviceIndex: eni.attachment.deviceIndex,
      InstanceAccountId: "",
      AttachTime: eni.attachment.attachTime,
    },
    Zone: eni.zone,
    CreatedTime: eni.createdTime,
    Ipv6AddressSet: eni.ipv6.map((address) => showIpv6(world, eni, address)),
    TagSet: eni.tags,
    EniType: eni.primary ? 1 : 0,
    Business: "",
    CdcId: "",
    AttachType: eni.attachType,
    ResourceId: "",
    QosLevel: eni.qos,
  };
}

/** What is bound to an interface shows with it. */
const boundTo = ({ state }: World, { id }: NetworkInterface): object[] => [
  ...state.tencent.eips.by("interface", id),
  ...state.tencent.eipv6s.by("interface", id),
];

export const listedEni = kept(boundTo, showEni);
