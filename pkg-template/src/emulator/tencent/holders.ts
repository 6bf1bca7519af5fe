import type { Addresses } from "../addresses.ts";
import type { TencentState } from "./state.ts";

/** The range of public addresses, among the ranges that are subnets. */
export const PUBLIC = "public";

/** What holds addresses of subnets, and public ones; an address is taken while it is being exchanged for another. */
export function followTencent(addresses: Addresses, tencent: TencentState): void {
  const inPublic = (...ips: (string | null)[]) => ips.flatMap((ip) => (ip === null ? [] : [{ range: PUBLIC, ip }]));
  addresses
    .follow(tencent.networkInterfaces, ["addresses"], ({ subnetId, addresses }) =>
      addresses.map(({ ip }) => ({ range: subnetId, ip })),
    )
    .follow(tencent.haVips, ["ip"], ({ subnetId, ip }) => [{ range: subnetId, ip }])
    .follow(tencent.dhcpIps, ["ip"], ({ subnetId, ip }) => [{ range: subnetId, ip }])
    .follow(tencent.reservedIps, ["ip"], ({ subnetId, ip }) => [{ range: subnetId, ip, isReserved: true }])
    .follow(tencent.eips, ["ip", "newIp"], ({ ip, newIp }) => inPublic(ip, newIp))
    .follow(tencent.instances, ["publicIp", "newIp"], ({ publicIp, newIp }) => inPublic(publicIp, newIp));
}
