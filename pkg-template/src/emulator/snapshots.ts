import { ShapeError } from "./shape.ts";
import type { World } from "./world.ts";

export interface Snapshot {
  name: string;
  /** Whether it holds every account there was. */
  isWhole: boolean;
  /** State documents, with the keys. */
  accounts: { name: string; document: unknown }[];
}

/** States that were kept under a name, to come back to. */
export class Snapshots {
  readonly #kept = new Map<string, { isWhole: boolean; accounts: { name: string; json: string }[] }>();

  get names(): string[] {
    return [...this.#kept.keys()];
  }

  keep(name: string, worlds: readonly World[], isWhole: boolean): void {
    const accounts = worlds.map(({ account, state }) => ({ name: account, json: JSON.stringify(state) }));
    this.#kept.set(name, { isWhole, accounts });
  }

  get(name: string): Snapshot {
    const { isWhole, accounts } = this.#known(name);
    return { name, isWhole, accounts: accounts.map(({ name, json }) => ({ name, document: JSON.parse(json) })) };
  }

  drop(name: string): void {
    this.#known(name);
    this.#kept.delete(name);
  }

  clear(): void {
    this.#kept.clear();
  }

  #known(name: string) {
    const kept = this.#kept.get(name);
    if (kept) return kept;
    throw new ShapeError("name", `there is no snapshot ${name}, but ${this.names.join(", ") || "none at all"}`);
  }
}
