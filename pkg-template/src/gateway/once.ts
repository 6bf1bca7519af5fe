/** Calls that may happen once: each bears a key, and no key is taken twice. */

import { refuse } from "../input.js";
import type { Caller } from "./action.js";
import { ask } from "./ask.js";
import { refusal } from "./errors.js";
import type { ObjectNamespace, ObjectState } from "./platform.js";
import type { Rule } from "./types.js";

/** Where the key travels. */
export const KEY_HEADER = "Idempotency-Key";

/** Uses a key up, and refuses one that was. */
export type Once = (caller: Caller, key: string | undefined) => Promise<void>;

const KEY = /^[\x21-\x7e]{8,128}$/;

export function readOnce(policy: readonly Rule[], objects: ObjectNamespace | undefined): Once {
  if (!objects) {
    if (policy.some(({ once }) => once))
      refuse("options.objects", "the namespace that remembers the keys of `once`", "nothing");
    return async () => {};
  }
  return async ({ id }, key) => {
    const question = { key: checkedKey(key) };
    const { isNew } = await ask<{ isNew: boolean }>(objects, `once:${id}`, "use", question);
    if (!isNew) throw refusal("Repeated", `a call with this ${KEY_HEADER} came before`);
  };
}

/** A key that a request bears, which has to be there. */
export function checkedKey(key: string | undefined): string {
  if (key && KEY.test(key)) return key;
  throw refusal("KeyMissing", `the request needs the header ${KEY_HEADER}, of 8 to 128 visible characters`);
}

/** So long a key is remembered. */
const KEPT_MS = 24 * 60 * 60 * 1000;

/** The keys of one caller. */
export class UsedKeys {
  readonly #sql: ObjectState["storage"]["sql"];

  constructor(sql: ObjectState["storage"]["sql"]) {
    this.#sql = sql;
  }

  use({ key }: { key: string }): { isNew: boolean } {
    this.#sql.exec("CREATE TABLE IF NOT EXISTS used (key TEXT PRIMARY KEY, at INTEGER NOT NULL)");
    this.#sql.exec("DELETE FROM used WHERE at < ?", Date.now() - KEPT_MS);
    const added = this.#sql.exec("INSERT OR IGNORE INTO used VALUES (?, ?) RETURNING key", key, Date.now());
    return { isNew: added.toArray().length > 0 };
  }
}
