import type { Addresses } from "../addresses.ts";
import type { State } from "../state.ts";

/**
 * What holds addresses: of a subnet resolver endpoints, ports, sub-network interfaces and desktops (where they are and
 * where they go), of the pools of public ones what is named after them.
 */
export function followHuawei(
  addresses: Addresses,
  { endpoints, ports, subInterfaces, desktops, publicips, desktopEips, gateways }: State["huawei"],
): void {
  addresses
    .follow(endpoints, ["addresses"], (endpoint) =>
      endpoint.addresses.map(({ subnetId, ip }) => ({ range: subnetId, ip })),
    )
    .follow(ports, ["networkId", "ip"], ({ networkId, ip }) => [{ range: networkId, ip }])
    .follow(subInterfaces, ["subnetId", "ip"], ({ subnetId, ip }) => [{ range: subnetId, ip }])
    .follow(desktops, ["network", "move"], ({ network, move }) =>
      [network, move?.to].flatMap((place) => (place ? [{ range: place.subnetId, ip: place.ip }] : [])),
    )
    .follow(publicips, ["address"], ({ address }) => [{ range: "publicips", ip: address }])
    .follow(gateways, ["ingressEip", "ingressChange", "natEip"], ({ ingressEip, ingressChange, natEip }) =>
      [ingressEip, ingressChange?.address, natEip].flatMap((ip) => (ip ? [{ range: "gateways", ip }] : [])),
    )
    .follow(desktopEips, ["address"], ({ address }) => [{ range: "desktopEips", ip: address }]);
}
