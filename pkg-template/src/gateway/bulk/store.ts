/** What a job consists of, in the tables of its Durable Object. */

import type { History, Intent, StepOutcome } from "../../bindings/journal.js";
import type { Change } from "../../bindings/types.js";
import { NOBODY } from "./board.js";
import type { Sql } from "./platform.js";
import type { Draft, Job, Planned } from "./record.js";
import type { Found, NumberedAction, Settled, Task } from "./task.js";

/** A place at the work: who has it shows the ticket; nobody yet, where a message was sent and has not arrived. */
export interface Seat {
  seat: number;
  ticket: string | null;
  until: number;
}

/** An entry of the journal that callers may see. */
export interface Noted {
  seq: number;
  type: "outcome" | "state";
  task: string;
  entry: string;
}

const TABLES = `
  CREATE TABLE IF NOT EXISTS job (id INTEGER PRIMARY KEY CHECK (id = 1), job TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS actions (item INTEGER PRIMARY KEY, action TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS changes (item INTEGER NOT NULL, change TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS settled (item INTEGER PRIMARY KEY, outcome TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS planned (item INTEGER NOT NULL, entry TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS tasks
    (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, task TEXT NOT NULL, seat INTEGER, times INTEGER NOT NULL, intent TEXT);
  CREATE TABLE IF NOT EXISTS journal
    (seq INTEGER PRIMARY KEY, type TEXT NOT NULL, task TEXT NOT NULL, entry TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS seats (seat INTEGER PRIMARY KEY, ticket TEXT, until INTEGER NOT NULL);
`;

export class Store {
  readonly #sql: Sql;

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  #rows<Row extends object>(query: string, ...values: (string | number)[]): Row[] {
    return this.#sql.exec(query, ...values).toArray() as Row[];
  }

  /** The job; nothing if none was made here. Nothing is written for one who guesses ids. */
  job(): Job | undefined {
    const [table] = this.#rows("SELECT name FROM sqlite_master WHERE name = 'job'");
    const [row] = table ? this.#rows<{ job: string }>("SELECT job FROM job") : [];
    return row && (JSON.parse(row.job) as Job);
  }

  create({ actions, tasks, planned, ...draft }: Draft, now: number): void {
    for (const table of TABLES.split(";")) if (table.trim()) this.#sql.exec(table);
    this.save({ ...draft, requests: 0, createdAt: now });
    for (const action of actions) {
      this.#sql.exec("INSERT INTO actions VALUES (?, ?)", action.item, JSON.stringify(action));
    }
    this.plan(planned, tasks);
  }

  save(job: Job): void {
    this.#sql.exec("INSERT OR REPLACE INTO job VALUES (1, ?)", JSON.stringify(job));
  }

  actions(items: readonly number[]): NumberedAction[] {
    const rows = items.flatMap((item) =>
      this.#rows<{ action: string }>("SELECT action FROM actions WHERE item = ?", item),
    );
    return rows.map(({ action }) => JSON.parse(action) as NumberedAction);
  }

  find({ changes, settled }: Found): void {
    for (const { item, change } of changes) {
      this.#sql.exec("INSERT INTO changes VALUES (?, ?)", item, JSON.stringify(change));
    }
    for (const outcome of settled) {
      this.#sql.exec("INSERT OR REPLACE INTO settled VALUES (?, ?)", outcome.item, JSON.stringify(outcome));
    }
  }

  /** The changes that were found, in the order of the items. */
  changes(): { item: number; change: Change }[] {
    const rows = this.#rows<{ item: number; change: string }>("SELECT item, change FROM changes ORDER BY item, rowid");
    return rows.map(({ item, change }) => ({ item, change: JSON.parse(change) as Change }));
  }

  plan(planned: readonly Planned[], tasks: readonly Task[]): void {
    for (const { item, entry } of planned)
      this.#sql.exec("INSERT INTO planned VALUES (?, ?)", item, JSON.stringify(entry));
    for (const task of tasks) {
      this.#sql.exec("INSERT INTO tasks (id, task, times) VALUES (?, ?, 0)", task.id, JSON.stringify(task));
    }
  }

  planned(): Planned[] {
    const rows = this.#rows<{ item: number; entry: string }>("SELECT item, entry FROM planned ORDER BY rowid");
    return rows.map(({ item, entry }) => ({ item, entry: JSON.parse(entry) as Planned["entry"] }));
  }

  settled(): Settled[] {
    const rows = this.#rows<{ outcome: string }>("SELECT outcome FROM settled");
    return rows.map(({ outcome }) => JSON.parse(outcome) as Settled);
  }

  tasks(): Task[] {
    return this.#rows<{ task: string }>("SELECT task FROM tasks ORDER BY n").map(
      ({ task }) => JSON.parse(task) as Task,
    );
  }

  /** How many tasks there are. */
  count(): number {
    return this.#rows<{ count: number }>("SELECT count(*) AS count FROM tasks")[0]?.count ?? 0;
  }

  /** How many of them have ended, up to an entry of the journal. */
  countEnded(until = Number.MAX_SAFE_INTEGER): number {
    const sql = "SELECT count(*) AS count FROM journal WHERE type = 'outcome' AND seq <= ?";
    return this.#rows<{ count: number }>(sql, until)[0]?.count ?? 0;
  }

  /** Who has which task. */
  takers(): Map<string, number> {
    const rows = this.#rows<{ id: string; seat: number }>("SELECT id, seat FROM tasks WHERE seat IS NOT NULL");
    return new Map(rows.map(({ id, seat }) => [id, seat]));
  }

  /** Notes who has a task, and gives how often it has been taken. */
  take(task: string, seat: number): number {
    const sql = "UPDATE tasks SET seat = ?, times = times + 1 WHERE id = ? RETURNING times";
    return this.#rows<{ times: number }>(sql, seat, task)[0]?.times ?? 0;
  }

  /** Whether a seat has a task. */
  has(seat: number, task: string): boolean {
    return this.#rows("SELECT id FROM tasks WHERE id = ? AND seat = ?", task, seat).length > 0;
  }

  /** Nobody is at the task any longer. */
  free(task: string): void {
    this.#sql.exec("UPDATE tasks SET seat = NULL WHERE id = ?", task);
  }

  /** Nobody is at the tasks of a seat any longer; whether there were any. Those that were begun have to be ended. */
  abandon(seat: number): boolean {
    const sql = `UPDATE tasks SET seat = CASE WHEN intent IS NULL THEN NULL ELSE ${NOBODY} END WHERE seat = ? RETURNING n`;
    return this.#rows(sql, seat).length > 0;
  }

  /** Notes that a request of a task is about to be sent; of its intents only the last one counts. */
  intend(intent: Intent): void {
    this.#sql.exec("UPDATE tasks SET intent = ? WHERE id = ?", JSON.stringify(intent), intent.step);
  }

  intent(task: string): Intent | undefined {
    const [row] = this.#rows<{ intent: string | null }>("SELECT intent FROM tasks WHERE id = ?", task);
    return row?.intent ? (JSON.parse(row.intent) as Intent) : undefined;
  }

  /** Writes an entry that callers may see. */
  note(type: Noted["type"], task: string, entry: object): void {
    this.#sql.exec("INSERT INTO journal (type, task, entry) VALUES (?, ?, ?)", type, task, JSON.stringify(entry));
  }

  outcomes(): History["outcomes"] {
    const rows = this.#rows<{ task: string; entry: string }>("SELECT task, entry FROM journal WHERE type = 'outcome'");
    return new Map(rows.map(({ task, entry }) => [task, JSON.parse(entry) as StepOutcome[]]));
  }

  /** What was noted behind a place in the journal. */
  noted(after: number, most: number): Noted[] {
    const sql = "SELECT seq, type, task, entry FROM journal WHERE seq > ? ORDER BY seq LIMIT ?";
    return this.#rows<Noted>(sql, after, most);
  }

  seats(): Seat[] {
    return this.#rows<Seat>("SELECT * FROM seats");
  }

  sit({ seat, ticket, until }: Seat): void {
    this.#sql.exec("INSERT OR REPLACE INTO seats VALUES (?, ?, ?)", seat, ticket, until);
  }

  rise(seat: number): void {
    this.#sql.exec("DELETE FROM seats WHERE seat = ?", seat);
  }
}
