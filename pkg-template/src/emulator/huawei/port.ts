// What happens to ports and private IP addresses of VPC (huawei.md 3.5): all at once, the service has no pending states.
//
// The statuses are those the calls list (huawei.md A.6). Of the codes VPC.0101 stands for a wrong parameter and VPC.0202
// for a resource that is not there; the reference has none for an address that is taken, so that is VPC.0101 too.
import type { World } from "../world.ts";
import { Problem } from "./network-errors.ts";
import type { Port } from "./network-state.ts";
import { freeOfPort } from "./publicip.ts";
import { findSubnet, takeAddress } from "./subnet.ts";

export const invalidPort = (message: string): Problem =>
  new Problem(400, "VPC.0101", { status: 400, type: "BadRequest" }, message);

const missing = (what: string, type: string, id: string) =>
  new Problem(
    404,
    "VPC.0202",
    { status: 404, type },
    `Query resource by id ${id} fail: the ${what} could not be found.`,
  );

const conflict = (type: string, message: string) => new Problem(409, "VPC.0101", { status: 409, type }, message);

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
  if (!subnet) throw missing("network", "NetworkNotFound", wanted.network_id);
  const [fixed, second] = wanted.fixed_ips ?? [];
  if (second) throw invalidPort("fixed_ips: a port has one address");
  if (fixed?.subnet_id !== undefined && fixed.subnet_id !== subnet.neutronSubnetId) {
    throw invalidPort(`fixed_ips.subnet_id: ${fixed.subnet_id} is no subnet of the network`);
  }
  const ip = fixed?.ip_address;
  const taken = takeAddress(world, subnet, ip);
  if (taken === "full") throw conflict("IpAddressGenerationFailure", "The subnet has no free IP address.");
  if (taken === "outside") throw invalidPort(`ip_address: ${ip} is not a usable address of ${subnet.cidr}`);
  if (taken === "taken") throw conflict("IpAddressInUse", `The IP address ${ip} is in use.`);
  checkSecurityGroups(world, wanted.security_groups ?? []);
  const port: Port = {
    id: world.ids.uuid(),
    projectId,
    name: wanted.name ?? "",
    networkId: subnet.id,
    ip: taken.ip,
    // Six bytes of which the first three are the provider's.
    macAddress: `fa:16:3e:${(world.ids.hex32().slice(0, 6).match(/../g) ?? []).join(":")}`,
    deviceId: "",
    deviceOwner: wanted.device_owner ?? "",
    adminStateUp: wanted.admin_state_up ?? true,
    securityGroups: wanted.security_groups ?? world.state.huawei.securityGroups.slice(0, 1).map(({ id }) => id),
    allowedAddressPairs: pairsOf(wanted.allowed_address_pairs ?? []),
    createdAt: new Date(now).toISOString(),
  };
  world.state.huawei.ports.add(port);
  return port;
}

/** A virtual IP address is bound by naming it in the address pairs of the servers' ports (huawei.md 3.5). */
export function updatePort(world: World, port: Port, wanted: Omit<WantedPort, "network_id">): void {
  checkSecurityGroups(world, wanted.security_groups ?? []);
  port.name = wanted.name ?? port.name;
  port.securityGroups = wanted.security_groups ?? port.securityGroups;
  if (wanted.allowed_address_pairs) port.allowedAddressPairs = pairsOf(wanted.allowed_address_pairs);
}

/** Deleting takes the address back and frees the public IP. A port that a server uses is refused, as by Neutron. */
export function deletePort(world: World, port: Port): void {
  if (port.deviceId !== "") throw conflict("PortInUse", `The port ${port.id} is used by ${port.deviceId}.`);
  freeOfPort(world, port.id);
  world.state.huawei.ports.remove(port);
}

/** Put a port into more security groups; one it is in already stays where it is. */
export function addSecurityGroups(world: World, port: Port, groups: string[], index: number | undefined): void {
  checkSecurityGroups(world, groups);
  const added = groups.filter((id) => !port.securityGroups.includes(id));
  port.securityGroups.splice(index ?? port.securityGroups.length, 0, ...added);
}

/** Take a port out of security groups that it is in. */
export function removeSecurityGroups(port: Port, groups: string[]): void {
  const absent = groups.find((id) => !port.securityGroups.includes(id));
  if (absent !== undefined) throw missing("security group", "SecurityGroupNotFound", absent);
  port.securityGroups = port.securityGroups.filter((id) => !groups.includes(id));
}

export function findPort(world: World, projectId: unknown, id: unknown): Port {
  const port = world.state.huawei.ports.get(id);
  if (!port || (projectId !== undefined && port.projectId !== projectId))
    throw missing("port", "PortNotFound", String(id));
  return port;
}

/** A port of a running server is ACTIVE. */
export const portStatus = ({ deviceId }: Port): "ACTIVE" | "DOWN" => (deviceId === "" ? "DOWN" : "ACTIVE");

const pairsOf = (pairs: { ip_address: string; mac_address?: string }[]) =>
  pairs.map(({ ip_address, mac_address = "" }) => ({ ip_address, mac_address }));

function checkSecurityGroups(world: World, groups: string[]): void {
  const unknown = groups.find((id) => !world.state.huawei.securityGroups.has(id));
  if (unknown !== undefined) throw missing("security group", "SecurityGroupNotFound", unknown);
}
