// A run whose program ends at an entry of its journal; for any runtime.
import type { Binding, Change, Journal, JournalEntry } from "../../../pkg/bindings/index.js";
import type { Size } from "./world.js";

/** Where a program ends: at the entry with this number, when it is safe or before it is. */
export interface End {
  entry: number;
  isSafe: boolean;
}

/** A journal that ends its program; nothing is written behind that entry, and so nothing is sent. */
export function doomed(journal: Journal, { entry: last, isSafe }: End, end: (entry: JournalEntry) => void): Journal {
  let number = 0;
  return {
    entries: () => journal.entries(),
    async append(entry) {
      const own = number;
      number += 1;
      if (own < last || (own === last && isSafe)) await journal.append(entry);
      if (own === last) end(entry);
      if (own >= last) await new Promise<never>(() => {});
    },
  };
}

/** What there is in the world of a crash. */
export const SIZE: Size = {
  endpoints: [2],
  gateways: [[1, 1]],
  desktops: [2, 1],
  interfaces: [
    [3, 1],
    [1, 0],
  ],
  publicips: 1,
};

/** A bit of everything: a replaced endpoint address, moves, batches, addresses of the provider's choice. */
export function wishes(found: readonly Binding[]): Change[] {
  const unbind = (binding: Binding): Change => ({ action: "unbind", binding });
  const of = (kind: string) => found.filter((binding) => binding.kind === kind && !binding.primary);
  const [endpoint] = of("dns-endpoint-ip") as [Binding];
  const [a, b] = of("desktop-eip") as [Binding, Binding];
  const [first, second, third, other] = of("eni-private-ip") as [Binding, Binding, Binding, Binding];
  const [publicip] = of("eip").filter(({ cloud }) => cloud === "huawei") as [Binding];
  return [
    { action: "bind", to: endpoint },
    unbind(endpoint),
    { action: "move", binding: a, to: b },
    unbind(b),
    ...of("gateway-ingress").map(unbind),
    { action: "move", binding: first, to: other },
    unbind(second),
    unbind(third),
    { action: "bind", to: other },
    { action: "bind", to: other },
    unbind(publicip),
  ];
}
