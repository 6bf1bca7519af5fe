/** The list of a caller's bulk jobs: an entry each, written before the job begins, and again when it has ended. */

import type { ObjectState } from "../platform.js";
import type { BulkStatus } from "./report.js";

/** What a submission is known by when it comes again. */
export interface SubmissionKey {
  key: string;
  /** The hash of what was submitted. */
  print: string;
}

/** A job that is about to begin. */
export interface Entered extends Partial<SubmissionKey> {
  id: string;
}

/** An entry, as far as a list is made of it. */
export interface Listed {
  /** Its place: later jobs have greater ones. */
  n: number;
  id: string;
  /** When it was entered, in ms since the epoch. */
  at: number;
  /** How the job ended, if it told. */
  ended?: BulkStatus;
}

/** So many of the newest entries before a place. */
export interface JobQuery {
  before: number;
  limit: number;
}

const DAY_MS = 86_400_000;

/** So many entries stay at least, and all of a day: so long a key is good. */
const MOST = 1000;

/** The side of the Durable Object: one for each caller. */
export class JobTable {
  readonly #sql: ObjectState["storage"]["sql"];

  constructor(sql: ObjectState["storage"]["sql"]) {
    this.#sql = sql;
  }

  /** Enters a job, unless its key is known: gives the entry that there is then. */
  enter({ id, key, print }: Entered, now = Date.now()): Entered {
    this.#make();
    this.#sql.exec("DELETE FROM jobs WHERE until <= ?", now);
    const values = [id, now, key ?? null, print ?? null];
    this.#sql.exec("INSERT INTO jobs (id, at, key, print) VALUES (?, ?, ?, ?) ON CONFLICT (key) DO NOTHING", ...values);
    const oldest = "SELECT n FROM jobs ORDER BY n DESC LIMIT 1 OFFSET ?";
    this.#sql.exec(`DELETE FROM jobs WHERE n <= (${oldest}) AND at < ?`, MOST, now - DAY_MS);
    return (key !== undefined && this.find({ key })) || { id };
  }

  /** The entry of a key. */
  find({ key }: { key: string }): Entered | null {
    this.#make();
    const [row] = this.#sql.exec("SELECT id, key, print FROM jobs WHERE key = ?", key).toArray();
    return (row as unknown as Entered | undefined) ?? null;
  }

  page({ before, limit }: JobQuery, now = Date.now()): Listed[] {
    this.#make();
    const where = "n < ? AND (until IS NULL OR until > ?)";
    const query = `SELECT n, id, at, ended FROM jobs WHERE ${where} ORDER BY n DESC LIMIT ?`;
    const rows = this.#sql.exec(query, before, now, limit).toArray() as { ended: string | null }[];
    return rows.map(({ ended, ...row }) => ({ ...row, ...(ended && { ended: JSON.parse(ended) }) }) as Listed);
  }

  /** Notes how a job ended, and until when it is kept. */
  close({ status, until }: { status: BulkStatus; until: number }): void {
    this.#make();
    this.#sql.exec("UPDATE jobs SET ended = ?, until = ? WHERE id = ?", JSON.stringify(status), until, status.id);
  }

  /** Forgets entries that no job came of, or whose job is gone. */
  drop({ ids }: { ids: readonly string[] }): void {
    for (const id of ids) this.#sql.exec("DELETE FROM jobs WHERE id = ?", id);
  }

  #make(): void {
    this.#sql.exec(
      "CREATE TABLE IF NOT EXISTS jobs (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, at INTEGER NOT NULL, " +
        "key TEXT UNIQUE, print TEXT, ended TEXT, until INTEGER)",
    );
  }
}
