// What happens to ports and private IP addresses of VPC (huawei.md 3.5): all at once, the service has no pending states.
import { write } from "../table.ts";
import type { World } from "../world.ts";
import type { Port } from "./network-state.ts";
import { freeOfPort } from "./publicip.ts";
import { findSubnet, type Subnet, takeAddress } from "./subnet.ts";
import {
  addressOutside,
  addressUsed,
  invalid,
  noMoreAddresses,
  noPort,
  noSecurityGroup,
  noSubnet,
  portInUse,
} from "./vpc-errors.ts";

const VIRTUAL_IP = "neutron:VIP_PORT";

/** What a new port, or a new private IP address, is to be. */
export interface WantedPort {
  network_id: string;
  name?: string;
  admin_state_up?: boolean;
  device_owner?: string;
  fixed_ips?: { ip_address?: string; subnet_id?: string }[];
  security_groups?: string[];
  allowed_address_pairs?: { ip_address: string; mac_address?: string }[];
}

/** A port with one address of its subnet: the one asked for, which must lie in it and be free, or the next one. */
export function createPort(world: World, projectId: string, wanted: WantedPort, now: number): Port {
  const subnet = findSubnet(world.state, wanted.network_id);
  if (!subnet) throw noSubnet(wanted.network_id);
  const [fixed, second] = wanted.fixed_ips ?? [];
  if (second) throw invalid("fixed_ips: a port has one address");
  if (fixed?.subnet_id !== undefined && fixed.subnet_id !== subnet.neutronSubnetId) {
    throw invalid(`fixed_ips.subnet_id: ${fixed.subnet_id} is no subnet of the network`);
  }
  const ip = addressIn(world, subnet, fixed?.ip_address);
  checkSecurityGroups(world, wanted.security_groups ?? []);
  const port: Port = {
    id: world.ids.uuid(world.state.huawei.ports),
    projectId,
    name: wanted.name ?? "",
    networkId: subnet.id,
    ip,
    macAddress: newMacAddress(world),
    deviceId: "",
    deviceOwner: wanted.device_owner ?? "",
    adminStateUp: wanted.admin_state_up ?? true,
    securityGroups: wanted.security_groups ?? defaultSecurityGroups(world),
    allowedAddressPairs: pairsOf(wanted.allowed_address_pairs ?? []),
    createdAt: new Date(now).toISOString(),
  };
  world.state.huawei.ports.add(port);
  return port;
}

/** A virtual IP address is bound by naming it in the address pairs of the servers' ports (huawei.md 3.5). */
export function updatePort(world: World, port: Port, wanted: Omit<WantedPort, "network_id">): void {
  checkSecurityGroups(world, wanted.security_groups ?? []);
  write(port, { name: wanted.name ?? port.name, securityGroups: wanted.security_groups ?? port.securityGroups });
  if (wanted.allowed_address_pairs) write(port, { allowedAddressPairs: pairsOf(wanted.allowed_address_pairs) });
}

/**
 * Deleting takes the address back and frees the public IP. A port that a server uses is refused, and so is one with an
 * owner, unless that is a virtual IP address (the page of DeletePort). One that carries sub-network interfaces stays as
 * well; of that the pages tell nothing.
 */
export function deletePort(world: World, port: Port): void {
  if (port.deviceId !== "") throw portInUse(port.id, port.deviceId);
  if (port.deviceOwner !== "" && port.deviceOwner !== VIRTUAL_IP) throw portInUse(port.id, port.deviceOwner);
  const [carried] = world.state.huawei.subInterfaces.by("parent", port.id);
  if (carried) throw portInUse(port.id, carried.id);
  freeOfPort(world, port.id);
  world.state.huawei.ports.remove(port);
}

/** Put a port into more security groups; one it is in already stays where it is. */
export function addSecurityGroups(world: World, port: Port, groups: string[], index: number | undefined): void {
  checkSecurityGroups(world, groups);
  const added = groups.filter((id) => !port.securityGroups.includes(id));
  const at = index ?? port.securityGroups.length;
  write(port, { securityGroups: [...port.securityGroups.slice(0, at), ...added, ...port.securityGroups.slice(at)] });
}

/** Take a port out of security groups that it is in. */
export function removeSecurityGroups(port: Port, groups: string[]): void {
  const absent = groups.find((id) => !port.securityGroups.includes(id));
  if (absent !== undefined) throw noSecurityGroup(absent);
  write(port, { securityGroups: port.securityGroups.filter((id) => !groups.includes(id)) });
}

export function findPort(world: World, projectId: unknown, id: unknown): Port {
  const port = world.state.huawei.ports.get(id);
  if (!port || (projectId !== undefined && port.projectId !== projectId)) throw noPort(String(id));
  return port;
}

/** A port of a running server is ACTIVE. */
export const portStatus = ({ deviceId }: Port): "ACTIVE" | "DOWN" => (deviceId === "" ? "DOWN" : "ACTIVE");

/** The address asked for, which must lie in the subnet and be free, or the next one. */
export function addressIn(world: World, subnet: Subnet, ip: string | undefined): string {
  const taken = takeAddress(world, subnet, ip);
  if (taken === "full") throw noMoreAddresses(subnet.id);
  if (taken === "outside") throw addressOutside(ip ?? "", subnet.cidr);
  if (taken === "taken") throw addressUsed(ip ?? "");
  return taken.ip;
}

/** Six bytes of which the first three are the provider's. */
export const newMacAddress = ({ ids }: World): string =>
  `fa:16:3e:${(ids.hex32().slice(0, 6).match(/../g) ?? []).join(":")}`;

/** The group of a port that asks for none. */
export const defaultSecurityGroups = ({ state }: World): string[] =>
  state.huawei.securityGroups.slice(0, 1).map(({ id }) => id);

export const pairsOf = (pairs: { ip_address: string; mac_address?: string }[]) =>
  pairs.map(({ ip_address, mac_address = "" }) => ({ ip_address, mac_address }));

export function checkSecurityGroups(world: World, groups: string[]): void {
  const unknown = groups.find((id) => !world.state.huawei.securityGroups.has(id));
  if (unknown !== undefined) throw noSecurityGroup(unknown);
}
