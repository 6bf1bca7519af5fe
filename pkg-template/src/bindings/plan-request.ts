/** What the planner is asked, in the form that `src/bindings/input.rs` of the crate lists. */

import { kind, refuse } from "../input.js";
import type { Binding, Change, Place, SideEffect } from "./types.js";

/** Stands between the parts, and in none of them. */
const SEPARATOR = "\0";

const ACTIONS: readonly unknown[] = ["unbind", "bind", "move"];

export function planRequest(
  changes: readonly Change[],
  allow: readonly SideEffect[],
  inventory: readonly Binding[],
): string {
  return [
    list("options.allow", allow, (effect, path) => joined(path, [effect], [""])),
    list("changes", changes, changeParts),
    list("options.inventory", inventory, bindingParts),
  ].join(SEPARATOR);
}

/** A list begins with how many entries it has. */
function list<T>(path: string, items: readonly T[], partsOf: (item: T, path: string) => string): string {
  if (!Array.isArray(items)) refuse(path, "an array", kind(items));
  return [items.length, ...items.map((item, index) => partsOf(item, `${path}[${index}]`))].join(SEPARATOR);
}

/**
 * Texts in one; what cannot be one is refused with the name of its field, and the last name is that of all further ones.
 * There are dozens for each change, so that they are put together once, and a path only for a refusal.
 */
function joined(path: string, values: readonly unknown[], names: readonly string[]): string {
  for (const [index, value] of values.entries()) {
    const part = typeof value === "string" ? value : refuse(fieldOf(path, index, names), "a text", kind(value));
    if (part.includes(SEPARATOR)) refuse(fieldOf(path, index, names), "a text without a NUL", "one with it");
  }
  return values.join(SEPARATOR);
}

function fieldOf(path: string, index: number, names: readonly string[]): string {
  const name = names[index] ?? names.at(-1);
  return name ? `${path}.${name}` : path;
}

/** A list of at most one. */
const oneOrNone = (parts: string | undefined): string => (parts === undefined ? "0" : `1${SEPARATOR}${parts}`);

function changeParts(change: Change, path: string): string {
  const { action, binding, to, address, family, attach } = change as {
    action?: unknown;
    binding?: Binding;
    to?: Place;
    address?: string;
    family?: unknown;
    attach?: unknown;
  };
  if (!ACTIONS.includes(action)) refuse(`${path}.action`, "unbind, bind or move", String(action));
  if (!binding && action !== "bind") refuse(`${path}.binding`, "a binding", kind(binding));
  if (!to && action !== "unbind") refuse(`${path}.to`, "a place", kind(to));
  if (family !== undefined && family !== 4 && family !== 6) refuse(`${path}.family`, "4 or 6", String(family));
  if (attach !== undefined && typeof attach !== "boolean") refuse(`${path}.attach`, "true or false", kind(attach));
  return [
    joined(path, [action, address ?? ""], ["action", "address"]),
    attach ? "attach" : (family ?? ""),
    oneOrNone(binding && bindingParts(binding, `${path}.binding`)),
    oneOrNone(to && placeParts(to, `${path}.to`)),
  ].join(SEPARATOR);
}

function bindingParts(binding: Binding, path: string): string {
  const { id, address, state, primary } = binding;
  return [
    joined(path, [id, address, state], ["id", "address", "state"]),
    primary ? 1 : 0,
    placeParts(binding, path),
  ].join(SEPARATOR);
}

const PLACE = ["cloud", "account", "region", "kind", "network", "resource.id", "resource.name", "resource.type"];
const REST = ["resource.cascadeRelease", "ids"];

function placeParts({ cloud, account, region, kind, network, resource, ids }: Place, path: string): string {
  const { id, name = "", type = "", addresses, cascadeRelease = "" } = resource ?? ({} as Partial<Place["resource"]>);
  const isCount = addresses === undefined || (Number.isSafeInteger(addresses) && addresses >= 0);
  if (!isCount) refuse(`${path}.resource.addresses`, "how many there are", String(addresses));
  const pairs = Object.entries(ids ?? {});
  return [
    joined(path, [cloud, account, region, kind, network ?? "", id, name, type], PLACE),
    addresses ?? "",
    joined(path, [cascadeRelease, String(pairs.length), ...pairs.flat()], REST),
  ].join(SEPARATOR);
}
