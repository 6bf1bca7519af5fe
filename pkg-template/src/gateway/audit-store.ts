/** The lines of the audit in a Durable Object: for so many days, the newest first. */

import { refuse } from "../input.js";
import { ask } from "./ask.js";
import { matcher } from "./names.js";
import type { ObjectNamespace, ObjectState } from "./platform.js";
import type { AuditLine, AuditOptions } from "./types.js";

/** What is looked for. */
export interface AuditQuery {
  /** Only lines of this caller. */
  caller?: string;
  /** Only lines that are older: an ISO 8601 time. */
  before?: string;
  /** So many at most. */
  limit: number;
}

export interface AuditStore {
  /** Whether a caller may read. */
  isReader(id: string): boolean;
  keep(line: AuditLine): Promise<void>;
  list(query: AuditQuery): Promise<AuditLine[]>;
  /** Takes away what is too old at a time, in ms since the epoch. */
  age(now: number): Promise<void>;
}

const NAME = "audit";
const DAY_MS = 24 * 60 * 60 * 1000;

export function openAuditStore(
  { keepDays: days, readers = [] }: AuditOptions,
  objects: ObjectNamespace | undefined,
): AuditStore | undefined {
  if (days === undefined) return undefined;
  if (!objects) return refuse("options.objects", "the namespace that keeps the lines of the audit", "nothing");
  if (!(days > 0)) refuse("options.audit.keepDays", "a number of days above 0", "another value");
  return {
    isReader: matcher(readers),
    keep: (line) => ask(objects, NAME, "keep", { line, days }),
    list: (query) => ask(objects, NAME, "list", query),
    age: (now) => ask(objects, NAME, "age", { now, days }),
  };
}

/** The object's side. */
export class AuditTable {
  readonly #sql: ObjectState["storage"]["sql"];

  constructor(sql: ObjectState["storage"]["sql"]) {
    this.#sql = sql;
  }

  keep({ line, days }: { line: AuditLine; days: number }): void {
    this.age({ now: Date.now(), days });
    this.#sql.exec("INSERT INTO lines VALUES (?, ?, ?)", line.at, line.caller ?? "", JSON.stringify(line));
  }

  age({ now, days }: { now: number; days: number }): void {
    this.#make();
    this.#sql.exec("DELETE FROM lines WHERE at < ?", new Date(now - days * DAY_MS).toISOString());
  }

  list({ caller = "", before = "", limit }: AuditQuery): AuditLine[] {
    this.#make();
    const where = "(?1 = '' OR caller = ?1) AND (?2 = '' OR at < ?2)";
    const query = `SELECT line FROM lines WHERE ${where} ORDER BY at DESC LIMIT ?3`;
    const rows = this.#sql.exec(query, caller, before, limit).toArray();
    return rows.map(({ line }) => JSON.parse(String(line)) as AuditLine);
  }

  #make(): void {
    this.#sql.exec("CREATE TABLE IF NOT EXISTS lines (at TEXT NOT NULL, caller TEXT NOT NULL, line TEXT NOT NULL)");
    this.#sql.exec("CREATE INDEX IF NOT EXISTS by_time ON lines (at)");
  }
}
