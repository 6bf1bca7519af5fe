/** Reads a list to its end, page by page. */

import { CloudError } from "./error.js";
import { at } from "./path.js";

/** Where an operation's items are, and what leads to the next page. */
export interface Paging {
  /** The list in the answer; undefined where the operation answers none, and so are the others. */
  items: string | undefined;
  /** The number of all records in the answer; empty where it does not tell. */
  total: string;
  style: "all" | "offset" | "marker" | "page";
  /** The parameter that says where a page begins, and the one that bounds it. */
  from: string;
  limit: string;
  /** Of markers: where the next one is. */
  next: string;
}

/** Of the operations that count pages, some count only if they are told how long one is. */
const PAGE_LENGTH = 100;

/**
 * Where the reading of a list stands. It ends where the answer says so: at the total, at the last marker, and otherwise
 * at an empty page, since a server may send fewer records than it was asked for before the end. A server that sends the
 * same page or marker twice would never end it, so that is an error. An answer that is no list is read to its end at once.
 */
export class Pages {
  /** What to ask for next; undefined at the end. */
  params: Record<string, unknown> | undefined;
  readonly #paging: Paging;
  readonly #operation: { service: string; operation: string };
  /** The page before, and the markers so far. */
  readonly #seen = new Set<string>();

  /** `params` is a copy of what the caller gave. */
  constructor(paging: Paging, params: Record<string, unknown>, operation: { service: string; operation: string }) {
    this.#paging = paging;
    this.#operation = operation;
    this.params = params;
    if (paging.style === "page") this.params = { [paging.from]: 1, [paging.limit]: PAGE_LENGTH, ...params };
    if (paging.style === "marker" && params[paging.from] != null) this.#seen.add(String(params[paging.from]));
  }

  /** The items of the page that was asked for; `params` is then for the one behind it. */
  read(answer: unknown): unknown[] {
    const { items: path, style, from } = this.#paging;
    if (!path) {
      this.params = undefined;
      return [];
    }
    const list = at(answer, path) ?? [];
    if (!Array.isArray(list)) throw this.#failure(`\`${path}\` is no list`);
    const next = style === "marker" ? this.#marker(answer) : this.#position(answer, list);
    this.params = next === undefined ? undefined : { ...this.params, [from]: next };
    return list;
  }

  #marker(answer: unknown): string | undefined {
    const next = at(answer, this.#paging.next);
    if (next == null || next === "") return undefined;
    const marker = String(next);
    if (this.#seen.has(marker)) throw this.#failure(`the server leads back to the page behind \`${marker}\``);
    this.#seen.add(marker);
    return marker;
  }

  #position(answer: unknown, list: unknown[]): number | undefined {
    const { style, total, from } = this.#paging;
    if (style === "all" || list.length === 0) return undefined;
    const page = JSON.stringify(list, (_, value) => (typeof value === "bigint" ? String(value) : value));
    if (this.#seen.has(page)) throw this.#failure("the server sends the page before it once more");
    this.#seen.clear();
    this.#seen.add(page);
    const here = Number(this.params?.[from] ?? 0);
    if (style === "page") return here + 1;
    const all = total === "" ? undefined : at(answer, total);
    const end = here + list.length;
    return all != null && end >= Number(all) ? undefined : end;
  }

  #failure(what: string): CloudError {
    const { [this.#paging.from]: position } = this.params ?? {};
    const where = position == null ? "the first page" : `the page at ${this.#paging.from} ${position}`;
    const { service, operation } = this.#operation;
    const init = { kind: "Decode", code: "Decode", retryable: false, attempts: 1, service, operation } as const;
    return new CloudError(`${service}.${operation}: ${where}: ${what}`, init);
  }
}
