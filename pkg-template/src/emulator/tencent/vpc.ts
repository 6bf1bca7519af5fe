// Network interfaces and their private addresses: one state, changed by both APIs (tencent.md 2.1 to 2.4).
import { formatIpv4, parseCidr, parseIpv4 } from "../ipv4.ts";
import type { NetworkInterface, Task } from "../state.ts";
import type { World } from "../world.ts";
import type { TencentOperations } from "./service.ts";

/** The rules a request can break. Each API has codes of its own for them. */
export type EniRule =
  | "vpc-missing"
  | "eni-missing"
  | "task-missing"
  | "malformed"
  | "duplicate"
  | "not-attached"
  | "primary"
  | "in-use"
  | "outside-subnet"
  | "reserved"
  | "subnet-full"
  | "busy";

export class EniError extends Error {
  constructor(
    readonly rule: EniRule,
    message: string,
  ) {
    super(message);
    this.name = "EniError";
  }
}

/** The operations of one API: a broken rule leaves them as the refusal which that API has for it. */
export function withRefusals(
  refusal: (rule: EniRule, message: string) => Error,
  operations: TencentOperations,
): TencentOperations {
  return Object.fromEntries(
    Object.entries(operations).map(([name, operation]) => [
      name,
      (world, call) => {
        try {
          return operation(world, call);
        } catch (error) {
          throw error instanceof EniError ? refusal(error.rule, error.message) : error;
        }
      },
    ]),
  );
}

export function findEni(world: World, id: string, now: number): NetworkInterface {
  const eni = world.state.tencent.networkInterfaces.find((entry) => entry.id === id);
  if (!eni) throw new EniError("eni-missing", `The network interface ${id} does not exist.`);
  return settleEni(world, eni, now);
}

/**
 * Give addresses back. The primary one stays; an elastic IP on a returned address is detached
 * (the page of UnassignPrivateIpAddresses).
 */
export function unassign(world: World, eni: NetworkInterface, ips: string[], requestId: string, now: number): Task {
  checkAddresses(ips);
  refuseWhileBusy(world, eni, now);
  const returned = ips.map((ip) => {
    const address = eni.addresses.find((entry) => entry.ip === ip);
    if (!address) throw new EniError("not-attached", `The address ${ip} is not assigned to ${eni.id}.`);
    if (address.primary) throw new EniError("primary", `The primary address ${ip} cannot be returned.`);
    return address;
  });
  for (const address of returned) address.state = "DELETING";
  return startTask(world, eni, requestId, now);
}

/** Assign given addresses and `count` free ones (tencent.md 2.3): in the subnet of the interface, unused, secondary. */
export function assign(
  world: World,
  eni: NetworkInterface,
  given: string[],
  count: number,
  requestId: string,
  now: number,
): { task: Task; ips: string[] } {
  checkAddresses(given);
  refuseWhileBusy(world, eni, now);
  const { first, last } = subnetRange(world, eni);
  const used = usedAddresses(world, eni.subnetId);
  for (const ip of given) {
    const address = parseIpv4(ip) ?? 0;
    if (address < first || address > last)
      throw new EniError("outside-subnet", `The address ${ip} is outside the subnet.`);
    if (address === first || address === last) throw new EniError("reserved", `The address ${ip} is reserved.`);
    if (used.has(ip)) throw new EniError("in-use", `The address ${ip} is in use.`);
    used.add(ip);
  }
  const chosen: string[] = [];
  for (let address = first + 1; address < last && chosen.length < count; address += 1) {
    const ip = formatIpv4(address);
    if (!used.has(ip)) chosen.push(ip);
  }
  if (chosen.length < count) throw new EniError("subnet-full", "The subnet has not enough free addresses.");
  const ips = [...given, ...chosen];
  eni.addresses.push(...ips.map((ip) => ({ ip, primary: false, state: "PENDING" as const, description: "" })));
  return { task: startTask(world, eni, requestId, now), ips };
}

/** Let a task that is due come into effect: new addresses are there, returned ones are gone and their EIPs free. */
export function settleEni(world: World, eni: NetworkInterface, now: number): NetworkInterface {
  if (runningTask(world, eni, now)) return eni;
  const gone = eni.addresses.filter(({ state }) => state === "DELETING").map(({ ip }) => ip);
  eni.addresses = eni.addresses.filter(({ state }) => state !== "DELETING");
  for (const address of eni.addresses) address.state = "AVAILABLE";
  for (const eip of world.state.tencent.eips) {
    if (eip.binding?.networkInterfaceId === eni.id && gone.includes(eip.binding.privateIp)) eip.binding = null;
  }
  return eni;
}

export function findTask(world: World, matches: (task: Task) => boolean): Task {
  const task = world.state.tencent.tasks.find(matches);
  if (!task) throw new EniError("task-missing", "The task does not exist.");
  return task;
}

export const isRunning = (task: Task, now: number): boolean => now < task.settlesAt;

/** The elastic IP of an address, if it has one. */
export function eipOf(world: World, eni: NetworkInterface, ip: string): { id: string; ip: string } | undefined {
  return world.state.tencent.eips.find(
    ({ binding }) => binding?.networkInterfaceId === eni.id && binding.privateIp === ip,
  );
}

function checkAddresses(ips: string[]): void {
  const malformed = ips.find((ip) => parseIpv4(ip) === undefined);
  if (malformed !== undefined) throw new EniError("malformed", `${malformed} is not an IPv4 address.`);
  if (new Set(ips).size < ips.length) throw new EniError("duplicate", "An address is given twice.");
}

/** Another task holds the interface (tencent.md 2.4): one change at a time. */
function refuseWhileBusy(world: World, eni: NetworkInterface, now: number): void {
  if (runningTask(world, eni, now))
    throw new EniError("busy", `Another task on ${eni.id} is running, try again later.`);
}

function runningTask(world: World, eni: NetworkInterface, now: number): Task | undefined {
  return world.state.tencent.tasks.find((task) => task.networkInterfaceId === eni.id && isRunning(task, now));
}

function startTask(world: World, eni: NetworkInterface, requestId: string, now: number): Task {
  const { tencent } = world.state;
  const task = { id: tencent.nextTaskId, requestId, networkInterfaceId: eni.id, settlesAt: now + world.settleMs };
  tencent.nextTaskId += 1;
  tencent.tasks.push(task);
  return task;
}

function subnetRange(world: World, eni: NetworkInterface): { first: number; last: number } {
  const subnet = world.state.tencent.subnets.find(({ id }) => id === eni.subnetId);
  const range = subnet && parseCidr(subnet.cidr);
  if (!range) throw new Error(`the state has no subnet ${eni.subnetId} for ${eni.id}`);
  return range;
}

function usedAddresses(world: World, subnetId: string): Set<string> {
  const enis = world.state.tencent.networkInterfaces.filter((eni) => eni.subnetId === subnetId);
  return new Set(enis.flatMap((eni) => eni.addresses.map(({ ip }) => ip)));
}
