/** Reading bindings of one kind: all there are, or those of some resources or addresses. */

import type { HuaweiCloud, TencentCloud } from "../client.js";
import type { Calls } from "./calls.js";
import type { Binding, BindingKind, Cloud, Place } from "./types.js";

/** An account in a region, as a reader reads it. */
export interface Source<Client> {
  client: Client;
  account: string;
  calls: Calls;
}

/** What to read; one of both. */
export interface Only {
  resources?: readonly string[];
  addresses?: readonly string[];
}

/** Whether a resource is to be read, where a list has more than those. */
export function meant(only: Only | undefined): (id: string | undefined) => boolean {
  const ids = only?.resources && new Set(only.resources);
  return (id = "") => ids?.has(id) ?? true;
}

/** A part of a list. */
export interface Page {
  bindings: Binding[];
  /** Resources that are changing as a whole: nothing is settled there yet. */
  busy: string[];
  /** By the ids of gateways: the load balancers that they have, with addresses or without. */
  balancers: Record<string, string[]>;
  /** What could not be read. */
  failures: { service: string; resource?: string; error: unknown }[];
}

export const page = (bindings: Binding[] = [], rest: Partial<Page> = {}): Page => ({
  bindings,
  busy: [],
  balancers: {},
  failures: [],
  ...rest,
});

export interface Reader<Client = HuaweiCloud & TencentCloud> {
  cloud: Cloud;
  service: string;
  kind: BindingKind;
  /** Whether {@link Only} names resources or addresses. */
  by: "resource" | "address";
  read(source: Source<Client>, only?: Only): AsyncGenerator<Page, void, undefined>;
}

/** What a reader knows of a binding; the rest is the same for all of a kind. */
type Known = Omit<Binding, "id" | "cloud" | "account" | "region" | "service" | "kind" | "family" | "primary"> & {
  primary?: boolean;
};

/** Makes bindings of one source. */
export function maker({ cloud, service, kind }: Reader<never>, { client, account }: Source<{ region: string }>) {
  const { region } = client;
  return ({ primary = false, ...known }: Known): Binding => {
    const address = canonical(known.address);
    return {
      id: [cloud, account, region, service, known.resource.id, address].join(":"),
      cloud,
      account,
      region,
      service,
      kind,
      ...known,
      address,
      family: address.includes(":") ? 6 : 4,
      primary,
    };
  };
}

/** The shortest form of an IPv6 address (RFC 5952), which is how the platform's URLs write it. */
export function canonical(address: string): string {
  if (!address.includes(":")) return address;
  try {
    return new URL(`http://[${address}]/`).hostname.slice(1, -1);
  } catch {
    // What is no address after all stays as the provider wrote it.
    return address;
  }
}

/** Ids of which some may be missing. */
export function known(ids: Record<string, string | null | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(ids).filter((entry): entry is [string, string] => Boolean(entry[1])));
}

/** A place as plans and reports keep it: without the provider's record. */
export function withoutRaw<P extends Place>(place: P): P {
  const { raw: _, ...rest } = place as P & { raw?: unknown };
  return rest as P;
}
