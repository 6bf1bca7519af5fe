/** The parameters of a step's request. */

import type { Step, StepItem } from "./types.js";

/** In place of a list: how many addresses of a family the provider is to choose. */
const COUNTS = ["SecondaryPrivateIpAddressCount", "Ipv6AddressCount"];

/** A balancer's entry in an ingress call. */
type Balancer = { elb_id: string } & Record<string, unknown>;

/** The parameters of a request for these items of a step. */
export function paramsOf({ params, list }: Step, items: readonly StepItem[]): Record<string, unknown> {
  if (!list) return params;
  if (COUNTS.includes(list)) return { ...params, [list]: items.length };
  const entries = items.flatMap(({ entry }) => (entry === undefined ? [] : [entry]));
  if (list === "elbs") return { ...params, [list]: joined(entries as Balancer[]) };
  // Several changes may need the same balancer.
  if (list === "elb_details") return { ...params, [list]: distinct(entries as { id: string }[]) };
  return { ...params, [list]: entries };
}

const distinct = <T extends { id: string }>(entries: readonly T[]): T[] => [
  ...new Map(entries.map((entry) => [entry.id, entry])).values(),
];

/** A call names each balancer once, with all its addresses. */
function joined(entries: readonly Balancer[]): Balancer[] {
  const byId = new Map<string, Balancer>();
  for (const { elb_id, ...networks } of entries) {
    const balancer = byId.get(elb_id) ?? { elb_id };
    for (const [network, details] of Object.entries(networks) as [string, unknown[]][]) {
      balancer[network] = [...((balancer[network] as unknown[] | undefined) ?? []), ...details];
    }
    byId.set(elb_id, balancer);
  }
  return [...byId.values()];
}
