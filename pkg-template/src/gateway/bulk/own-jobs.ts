/** The jobs of one caller from outside of the object that lists them. */

import { Deadline } from "../../deadline.js";
import { ask } from "../ask.js";
import { refusal } from "../errors.js";
import { KEY_HEADER } from "../once.js";
import type { ObjectNamespace } from "../platform.js";
import type { Entered, JobTable, Listed, SubmissionKey } from "./job-table.js";
import { JobAt } from "./protocol.js";
import type { BulkStatus } from "./report.js";

/** An entry that no job came of within this time is no submission on its way any longer. */
const UNDER_WAY_MS = 600_000;

/** A job whose object does not answer within this time holds up the others of its page no longer. */
const TELLING_MS = 5_000;

/** A page of the list. */
export interface Page {
  statuses: BulkStatus[];
  /** The entries of jobs that could not be asked. */
  unread: Listed[];
  /** The place to go on before, if there are more. */
  next?: number;
}

export class OwnJobs {
  readonly #objects: ObjectNamespace;
  readonly #name: string;

  constructor(objects: ObjectNamespace, caller: string) {
    this.#objects = objects;
    this.#name = `jobs:${caller}`;
  }

  /** The id of the job that a submission is to begin: another's, if that came with the same key. */
  async enter(id: string, key: SubmissionKey | undefined): Promise<string> {
    return idOf(await this.#ask("enter", { id, ...key }), key);
  }

  /** The id of the job that the same submission began, or was about to begin. */
  async find(key: SubmissionKey): Promise<string | undefined> {
    const entered = await this.#ask("find", key);
    return entered ? idOf(entered, key) : undefined;
  }

  /** Notes how a job ended, and until when it is kept. */
  async close(status: BulkStatus, until: number): Promise<void> {
    await this.#ask("close", { status, until });
  }

  /** How the newest jobs before a place stand. */
  async page(jobs: ObjectNamespace, before: number, limit: number): Promise<Page> {
    const entries = await this.#ask("page", { before, limit: limit + 1 });
    const shown = entries.slice(0, limit);
    const told = await Promise.all(shown.map((entry) => tell(jobs, entry)));
    await this.#drop(told.flatMap(({ jobless = [] }) => jobless));
    const last = entries.length > limit ? shown.at(-1) : undefined;
    return {
      statuses: told.flatMap(({ status = [] }) => status),
      unread: told.flatMap(({ unread = [] }) => unread),
      ...(last && { next: last.n }),
    };
  }

  /** Forgets those of the entries without a job whose submission can no longer be on its way. */
  async #drop(entries: readonly Listed[]): Promise<void> {
    const ids = entries.filter(({ at }) => at < Date.now() - UNDER_WAY_MS).map(({ id }) => id);
    if (ids.length > 0) await this.#ask("drop", { ids });
  }

  #ask<Work extends "enter" | "find" | "page" | "close" | "drop">(
    work: Work,
    question: Parameters<JobTable[Work]>[0],
  ): Promise<ReturnType<JobTable[Work]>> {
    return ask(this.#objects, this.#name, work, question);
  }
}

/** How the job of an entry stands, or why that cannot be told: it does not answer, or there is none. */
async function tell(
  jobs: ObjectNamespace,
  entry: Listed,
): Promise<{ status?: BulkStatus; unread?: Listed; jobless?: Listed }> {
  if (entry.ended) return { status: entry.ended };
  const deadline = new Deadline(undefined, TELLING_MS);
  try {
    const status = await deadline.race(new JobAt(jobs, entry.id).ask("status", {}));
    return status ? { status } : { jobless: entry };
  } catch (error) {
    console.error(`bulk job ${entry.id}: it could not be asked how it stands: ${error}`);
    return { unread: entry };
  } finally {
    deadline.end();
  }
}

/** The key of a request means that request, and no other. */
function idOf({ id, print }: Entered, key: SubmissionKey | undefined): string {
  if (key && print !== key.print)
    throw refusal("KeyReused", `this ${KEY_HEADER} began the job ${id}, which another body described`);
  return id;
}
