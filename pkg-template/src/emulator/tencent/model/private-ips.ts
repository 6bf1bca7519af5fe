// Private addresses of an interface (tencent.md 2.1 to 2.4); both APIs change them here.
import { write } from "../../table.ts";
import type { World } from "../../world.ts";
import { BrokenRule } from "../rules.ts";
import type { TencentCall } from "../service.ts";
import type { Eip, NetworkInterface, Task } from "../state.ts";
import { refuseUnlessDetachable } from "./attachments.ts";
import { describedAs } from "./find.ts";
import { checkAddresses, checkQuota, takeAddresses } from "./subnets.ts";
import { refuseWhileBusy, startTask } from "./tasks.ts";

type Address = NetworkInterface["addresses"][number];

export const newAddress = (ip: string, primary: boolean, state: Address["state"]): Address => ({
  ip,
  primary,
  state,
  description: "",
  qos: "DEFAULT",
  migratesTo: null,
});

/**
 * Give addresses back. The primary one stays; an elastic IP on a returned address is detached
 * (the page of UnassignPrivateIpAddresses). With `instanceId` the server is detached in the same step (tencent.md 2.1).
 */
export function unassign(
  world: World,
  eni: NetworkInterface,
  ips: string[],
  instanceId: string | undefined,
  call: TencentCall,
): Task {
  checkAddresses(ips);
  refuseWhileBusy(world, [eni.id]);
  const returned = ips.map((ip) => secondaryAddress(eni, ip));
  if (instanceId !== undefined) {
    refuseUnlessDetachable(world, eni, instanceId);
    write(eni, { state: "DETACHING" });
  }
  changeAddresses(eni, returned, { state: "DELETING" });
  return startTask(world, call, [eni.id]);
}

/** Assign given addresses and `count` free ones (tencent.md 2.3): in the subnet of the interface, unused, secondary. */
export function assign(
  world: World,
  eni: NetworkInterface,
  given: string[],
  count: number,
  qos: Address["qos"],
  call: TencentCall,
): { task: Task; ips: string[] } {
  checkAddresses(given);
  refuseWhileBusy(world, [eni.id]);
  const ips = takeAddresses(world, eni.subnetId, given, count);
  checkQuota(eni.addresses.length + ips.length, world.state.tencent.quotas.addressesPerInterface, `addresses`);
  write(eni, { addresses: [...eni.addresses, ...ips.map((ip) => ({ ...newAddress(ip, false, "PENDING"), qos }))] });
  return { task: startTask(world, call, [eni.id]), ips };
}

/**
 * Move an address to another interface of the same subnet; not the primary one (tencent.md 2.2, 2.3).
 * Its elastic IP goes along: no page says that it is lost.
 */
export function migrate(
  world: World,
  source: NetworkInterface,
  destination: NetworkInterface,
  ip: string,
  call: TencentCall,
): Task {
  checkAddresses([ip]);
  refuseWhileBusy(world, [source.id, destination.id]);
  const address = secondaryAddress(source, ip);
  if (source.subnetId !== destination.subnetId)
    throw new BrokenRule("other-subnet", "The network interfaces are not in one subnet.");
  if (source === destination) throw new BrokenRule("other-subnet", "The network interfaces are the same.");
  const { addressesPerInterface } = world.state.tencent.quotas;
  checkQuota(destination.addresses.length + 1, addressesPerInterface, "addresses");
  changeAddresses(source, [address], { state: "MIGRATING", migratesTo: destination.id });
  return startTask(world, call, [source.id, destination.id]);
}

/** Change what is written beside addresses; takes effect at once (tencent.md 2.3). */
export function describeAddresses(eni: NetworkInterface, changes: { ip: string; description?: string }[]): void {
  const addresses = changes.map(({ ip }) => addressOf(eni, ip));
  write(eni, { addresses: describedAs(eni.addresses, addresses, changes) });
}

function changeAddresses(eni: NetworkInterface, changed: Address[], change: Partial<Address>): void {
  write(eni, { addresses: eni.addresses.map((entry) => (changed.includes(entry) ? { ...entry, ...change } : entry)) });
}

/** When the task is over: new addresses are there, returned ones are gone and their EIPs free, moved ones elsewhere. */
export function settleAddresses(world: World, eni: NetworkInterface): void {
  const staying: Address[] = [];
  for (const address of eni.addresses) {
    if (address.state === "DELETING") freeEip(world, eni, address.ip);
    else if (address.state === "MIGRATING") settleMigration(world, eni, address);
    else staying.push(address.state === "AVAILABLE" ? address : { ...address, state: "AVAILABLE" });
  }
  write(eni, { addresses: staying });
}

function settleMigration(world: World, eni: NetworkInterface, address: Address): void {
  const destination = world.state.tencent.networkInterfaces.get(address.migratesTo);
  if (!destination) return;
  write(destination, { addresses: [...destination.addresses, { ...address, state: "AVAILABLE", migratesTo: null }] });
  const eip = eipOf(world, eni, address.ip);
  if (eip?.binding) write(eip, { binding: { ...eip.binding, networkInterfaceId: destination.id } });
}

export function freeEip(world: World, eni: NetworkInterface, ip: string): void {
  const eip = eipOf(world, eni, ip);
  if (eip) write(eip, { binding: null });
}

/** The elastic IP of an address, if it has one. */
export const eipOf = (world: World, eni: NetworkInterface, ip: string): Eip | undefined =>
  world.state.tencent.eips.by("interface", eni.id).find(({ binding }) => binding?.privateIp === ip);

export function addressOf(eni: NetworkInterface, ip: string): Address {
  const address = eni.addresses.find((entry) => entry.ip === ip);
  if (!address) throw new BrokenRule("not-on-interface", `The address ${ip} is not assigned to ${eni.id}.`);
  return address;
}

function secondaryAddress(eni: NetworkInterface, ip: string): Address {
  const address = addressOf(eni, ip);
  if (address.primary) throw new BrokenRule("primary", `${ip} is the primary address of ${eni.id}.`);
  return address;
}
