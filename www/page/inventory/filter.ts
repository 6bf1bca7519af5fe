/** Which bindings are shown, and in which order. All of it stands in the address, so that a view can be shared. */

import type { Binding, BindingFilter } from "cloudip/bindings";

/** What can be filtered by, each with the values that there are. */
export const FACETS = ["cloud", "kind", "state", "network", "family", "account", "region"] as const;
export type Facet = (typeof FACETS)[number];

export const COLUMNS = ["address", "state", "kind", "resource", "account", "region"] as const;
export type Column = (typeof COLUMNS)[number];

export interface Order {
  column: Column;
  isDown: boolean;
}

/** `sort=-kind` is by kind, from the last to the first. */
export function orderOf(query: URLSearchParams): Order {
  const text = query.get("sort") ?? "";
  const isDown = text.startsWith("-");
  return { column: COLUMNS.find((name) => name === text.slice(isDown ? 1 : 0)) ?? "address", isDown };
}

export const written = ({ column, isDown }: Order): string => `${isDown ? "-" : ""}${column}`;

/** Whether a binding is of what a filter asks for. */
export function isOf(filter: BindingFilter, binding: Binding): boolean {
  return Object.entries(filter).every(([name, wanted]) => {
    const value = name === "resource" ? binding.resource.id : binding[name as Facet];
    return [wanted].flat().some((one) => one === value);
  });
}

export function shown(rows: readonly Binding[], query: URLSearchParams): Binding[] {
  const facets = FACETS.map((name) => [name, query.get(name)] as const).filter(([, wanted]) => wanted);
  const words = (query.get("q") ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  const found = rows.filter(
    (row) =>
      facets.every(([name, wanted]) => String(row[name]) === wanted) &&
      words.every((word) => textOf(row).includes(word)),
  );
  const { column, isDown } = orderOf(query);
  const sign = isDown ? -1 : 1;
  const key = (row: Binding) => `${column === "address" ? "" : keyOf(row, column)} ${addressKey(row)}`;
  const keys = new Map(found.map((row) => [row, key(row)]));
  const compare = (a: string, b: string) => (a < b ? -sign : a > b ? sign : 0);
  return found.sort((a, b) => compare(keys.get(a) as string, keys.get(b) as string));
}

/** How many there are of each value. */
export function countsOf(rows: readonly Binding[], facet: Facet): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(String(row[facet]), (counts.get(String(row[facet])) ?? 0) + 1);
  return new Map([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

const keyOf = (row: Binding, column: Column): string =>
  column === "resource" ? row.resource.name || row.resource.id : row[column];

const texts = new WeakMap<Binding, string>();

/** All that a binding can be found by. */
function textOf(row: Binding): string {
  let text = texts.get(row);
  if (text === undefined) {
    const { address, resource, account, region, service, kind, ids } = row;
    const parts = [address, resource.name, resource.id, account, region, service, kind, ...Object.values(ids)];
    text = parts.join(" ").toLowerCase();
    texts.set(row, text);
  }
  return text;
}

const addressKeys = new WeakMap<Binding, string>();

/** Addresses in the order of their numbers, those of version 4 first. */
function addressKey(row: Binding): string {
  let key = addressKeys.get(row);
  if (key === undefined) {
    key = row.family === 4 ? padded(row.address.split("."), 3) : `v${padded(groups(row.address), 4)}`;
    addressKeys.set(row, key);
  }
  return key;
}

const padded = (parts: string[], length: number) => parts.map((part) => part.padStart(length, "0")).join(".");

/** The eight groups of an address of version 6. */
function groups(address: string): string[] {
  const [head = "", tail] = address.split("::", 2).map((part) => part.split(":").filter(Boolean)) as string[][];
  if (tail === undefined) return head as string[];
  const zeros = Array<string>(Math.max(0, 8 - head.length - tail.length)).fill("0");
  return [...head, ...zeros, ...tail];
}
