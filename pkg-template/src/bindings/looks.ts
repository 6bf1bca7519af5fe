/** Looks at what is bound. Those who look at the same kind in the same account at about the same time share a list. */

import { CloudError } from "../error.js";
import type { Calls } from "./calls.js";
import type { Desk } from "./desks.js";
import { READERS, sourceOf } from "./list.js";
import type { Only, Page, Reader } from "./reader.js";
import type { Binding, BindingKind } from "./types.js";

/** What was seen. */
export interface Sight {
  /** By the id of the resource, or by the address where the kind is read by addresses. */
  at(key: string): readonly Binding[];
  /** Whether the resource is changing as a whole. */
  isBusy(resource: string): boolean;
  /** Whether a gateway has the load balancer. */
  hasBalancer(gateway: string, id: string): boolean;
}

interface Round {
  keys: Set<string>;
  sight: Promise<Sight>;
}

export class Looks {
  readonly #calls: Calls;
  /** Milliseconds in which others can join. */
  readonly #window: number;
  readonly #rounds = new Map<string, Round>();

  constructor(calls: Calls, window: number) {
    this.#calls = calls;
    this.#window = window;
  }

  /** What is at these resources, or of these addresses. */
  look(desk: Desk, kind: BindingKind, keys: Iterable<string>): Promise<Sight> {
    const reader = readerOf(desk, kind);
    const name = [desk.cloud, desk.name, desk.region, kind].join(":");
    let round = this.#rounds.get(name);
    if (!round) {
      const all = new Set<string>();
      const over = new Promise<void>((resolve) => setTimeout(resolve, this.#window));
      const sight = over.then(() => {
        this.#rounds.delete(name);
        return see(reader, desk, this.#calls, [...all]);
      });
      round = { keys: all, sight };
      this.#rounds.set(name, round);
    }
    for (const key of keys) round.keys.add(key);
    return round.sight;
  }
}

export function readerOf({ cloud }: Desk, kind: BindingKind): Reader {
  const reader = READERS.find((reader) => reader.cloud === cloud && reader.kind === kind);
  if (reader) return reader;
  const init = { kind: "InvalidInput", code: "InvalidInput", retryable: false, attempts: 0 } as const;
  throw new CloudError(`no binding of the cloud ${cloud} is of the kind ${kind}`, init);
}

async function see(reader: Reader, desk: Desk, calls: Calls, keys: string[]): Promise<Sight> {
  const only: Only = reader.by === "resource" ? { resources: keys } : { addresses: keys };
  const found = new Map<string, Binding[]>();
  const busy = new Set<string>();
  const balancers: Page["balancers"] = {};
  for await (const page of reader.read(sourceOf(desk, calls), only)) {
    const [failure] = page.failures;
    if (failure) throw failure.error;
    for (const id of page.busy) busy.add(id);
    Object.assign(balancers, page.balancers);
    for (const binding of page.bindings) {
      const key = reader.by === "resource" ? binding.resource.id : binding.address;
      const at = found.get(key);
      if (at) at.push(binding);
      else found.set(key, [binding]);
    }
  }
  return {
    at: (key) => found.get(key) ?? [],
    isBusy: (resource) => busy.has(resource),
    hasBalancer: (gateway, id) => balancers[gateway]?.includes(id) ?? false,
  };
}
