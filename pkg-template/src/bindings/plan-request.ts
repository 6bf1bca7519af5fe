/** What the planner is asked, in the form that `src/bindings/input.rs` of the crate lists. */

import { kind, refuse } from "../input.js";
import type { Binding, Change, Place } from "./types.js";

/** Stands between the parts, and in none of them. */
const SEPARATOR = "\0";

const ACTIONS: readonly unknown[] = ["unbind", "bind", "move"];

/** Parts, one behind the other; what cannot be one is refused with the name of its field. */
export class PlanRequest {
  readonly #parts: (string | number)[] = [];

  toString(): string {
    return this.#parts.join(SEPARATOR);
  }

  list<T>(path: string, items: readonly T[], add: (item: T, path: string) => void): void {
    if (!Array.isArray(items)) refuse(path, "an array", kind(items));
    this.#parts.push(items.length);
    for (const [index, item] of items.entries()) add(item, `${path}[${index}]`);
  }

  text(value: unknown, path: string): void {
    const text = typeof value === "string" ? value : refuse(path, "a text", kind(value));
    if (text.includes(SEPARATOR)) refuse(path, "a text without a NUL", "one with it");
    this.#parts.push(text);
  }

  change(change: Change, path: string): void {
    const { action, binding, to, address } = change as {
      action?: unknown;
      binding?: Binding;
      to?: Place;
      address?: string;
    };
    if (!ACTIONS.includes(action)) refuse(`${path}.action`, "unbind, bind or move", String(action));
    if (!binding && action !== "bind") refuse(`${path}.binding`, "a binding", kind(binding));
    if (!to && action !== "unbind") refuse(`${path}.to`, "a place", kind(to));
    this.text(action, `${path}.action`);
    this.text(address ?? "", `${path}.address`);
    this.#parts.push(binding ? 1 : 0);
    if (binding) this.binding(binding, `${path}.binding`);
    this.#parts.push(to ? 1 : 0);
    if (to) this.#place(to, `${path}.to`);
  }

  binding(binding: Binding, path: string): void {
    this.text(binding.id, `${path}.id`);
    this.text(binding.address, `${path}.address`);
    this.text(binding.state, `${path}.state`);
    this.#parts.push(binding.primary ? 1 : 0);
    this.#place(binding, path);
  }

  #place({ cloud, account, region, kind, network, resource, ids }: Place, path: string): void {
    const { id, name = "", type = "", addresses, cascadeRelease = "" } = resource ?? ({} as Partial<Place["resource"]>);
    this.text(cloud, `${path}.cloud`);
    this.text(account, `${path}.account`);
    this.text(region, `${path}.region`);
    this.text(kind, `${path}.kind`);
    this.text(network ?? "", `${path}.network`);
    this.text(id, `${path}.resource.id`);
    this.text(name, `${path}.resource.name`);
    this.text(type, `${path}.resource.type`);
    const isCount = addresses === undefined || (Number.isSafeInteger(addresses) && addresses >= 0);
    if (!isCount) refuse(`${path}.resource.addresses`, "how many there are", String(addresses));
    this.#parts.push(addresses ?? "");
    this.text(cascadeRelease, `${path}.resource.cascadeRelease`);
    this.list(`${path}.ids`, Object.entries(ids ?? {}), ([name, value], path) => {
      this.text(name, path);
      this.text(value, path);
    });
  }
}
