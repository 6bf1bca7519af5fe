// Every operation of API 3.0 that the emulator answers.
import type { TencentOperations } from "../service.ts";
import { addresses } from "./addresses.ts";
import { dhcpIps } from "./dhcp-ips.ts";
import { haVips } from "./ha-vips.ts";
import { interfaceLimit, interfaces, migrateNetworkInterface } from "./interfaces.ts";
import { ipv6, ipv6Changes } from "./ipv6.ts";
import { ipv6Addresses } from "./ipv6-addresses.ts";
import { natGateways } from "./nat-gateways.ts";
import { migratePrivateIp, privateIps } from "./private-ips.ts";
import { reservedIps } from "./reserved-ips.ts";
import { eipTasks, tasks } from "./tasks.ts";

export const vpc: TencentOperations = {
  ...privateIps,
  ...migratePrivateIp,
  ...interfaces,
  ...migrateNetworkInterface,
  ...interfaceLimit,
  ...ipv6,
  ...ipv6Changes,
  ...addresses,
  ...ipv6Addresses,
  ...haVips,
  ...dhcpIps,
  ...reservedIps,
  ...natGateways,
  ...tasks,
  ...eipTasks,
};
