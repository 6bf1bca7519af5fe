/** What is asked of a job, checked item by item before anything begins: all that is wrong is told at once. */

import { paramsOf } from "../../bindings/requests.js";
import type { Change, Plan, SideEffect, Step } from "../../bindings/types.js";
import { CloudError } from "../../error.js";
import { kind, record, refuse, text } from "../../input.js";
import type { Action, Caller } from "../action.js";
import { allowed } from "../calls.js";
import { refusal } from "../errors.js";
import type { Gateway } from "../gateway.js";
import { findOperation } from "../operations.js";
import { plan, planned, stepTask } from "./labour.js";
import { readTasks } from "./reading.js";
import type { Draft } from "./record.js";
import type { BulkPlace } from "./report.js";
import { readPlan } from "./stored-plan.js";
import { type CallTask, callId, type NumberedAction, type Task } from "./task.js";
import type { BulkProblem } from "./types.js";
import { unbindOf } from "./unbinds.js";

/** What a job is made of, and whether a rule of the policy wants it to come but once. */
export type Accepted = Pick<Draft, "items" | "allow" | "places" | "actions" | "tasks" | "planned"> & { once: boolean };

const SIDE_EFFECTS: readonly SideEffect[] = ["detach-eip", "release-eip", "overwrite-listeners"];

/** Reads the body of a request for a job of so many items at most, and refuses all of it if anything in it is wrong or not allowed. */
export async function accept(gateway: Gateway, caller: Caller, body: unknown, most: number): Promise<Accepted> {
  const given = record(body, "body", ["items", "changes", "plan", "allow"]);
  const [name, ...others] = ["items", "changes", "plan"].filter((each) => given[each] !== undefined);
  if (name === undefined || others.length > 0)
    refuse("body", "one of items, changes and plan", name ? "several" : "none");
  const allow = list(given.allow ?? [], "allow", most).map((each) => {
    const effect = SIDE_EFFECTS.find((known) => known === each);
    return effect ?? refuse("allow", SIDE_EFFECTS.join(" or "), "something else");
  });
  const inspection = new Inspection(gateway, caller);
  try {
    const accepted =
      name === "items"
        ? await ofItems(inspection, list(given.items, "items", most))
        : await ofPlan(
            inspection,
            name === "plan"
              ? readPlan(given.plan, most)
              : planOf(inspection, list(given.changes, "changes", most), allow),
          );
    return { ...accepted, allow, ...inspection.end() };
  } finally {
    inspection.free();
  }
}

function list(value: unknown, path: string, most: number): unknown[] {
  if (!Array.isArray(value)) return refuse(path, "an array", kind(value));
  if (value.length > most) refuse(path, `${most} at most`, String(value.length));
  return value;
}

async function ofItems(inspection: Inspection, items: unknown[]) {
  if (items.length === 0) refuse("items", "an item at least", "none");
  const actions: NumberedAction[] = [];
  for (const [item, value] of items.entries()) {
    const action = await inspection.about([item], () => inspection.action(value));
    if (action) actions.push({ item, ...action });
  }
  const reads = readTasks(actions);
  const calls = actions.filter((action) => !unbindOf(action)).map(callTask);
  const after = reads.map(({ id }) => id);
  const tasks: Task[] = [
    ...reads,
    ...(after.length ? [{ type: "plan" as const, id: "plan", after, locks: [] }] : []),
    ...calls,
  ];
  return { items: items.length, actions, tasks, planned: [] };
}

const callTask = ({ item, ...action }: NumberedAction): CallTask => ({
  ...action,
  type: "call",
  id: callId(item),
  after: [],
  locks: [],
});

/** A change that the planner refuses is a problem of its item: what was to be planned is not half accepted. */
function planOf(inspection: Inspection, changes: unknown[], allow: readonly SideEffect[]): Plan {
  if (changes.length === 0) refuse("changes", "a change at least", "none");
  const made = plan(changes as Change[], { allow });
  for (const { change, reason, message } of made.refused) {
    inspection.problem(
      [change],
      new CloudError(message, { kind: "Conflict", code: reason, retryable: false, attempts: 0 }),
    );
  }
  return made;
}

async function ofPlan(inspection: Inspection, { items, refused, steps }: Plan) {
  const changes = new Map(items.map(({ id, change }) => [id, change]));
  const tasks: Task[] = [];
  for (const step of steps) {
    const about = step.items.flatMap(({ item }) => changes.get(item) ?? []);
    const action = await inspection.about(about, () =>
      inspection.action({ ...placeOf(step), params: paramsOf(step, step.items) }),
    );
    if (action) tasks.push(stepTask({ ...step, operation: action.operation }));
  }
  const entries = [...items, ...refused].map((entry) => ({ item: entry.change, entry: planned(entry) }));
  return { items: entries.length, actions: [], tasks, planned: entries };
}

const placeOf = ({ cloud, account, region, service, operation }: Step) => ({
  cloud,
  account,
  region,
  service,
  operation,
});

/** The clients of both clouds, by the names of operations. */
interface Explainer {
  prepare(service: string, operation: string, params: object): Promise<object>;
  free(): void;
}

/** What is found wrong while items are looked at. */
class Inspection {
  readonly #gateway: Gateway;
  readonly #caller: Caller;
  readonly #problems: BulkProblem[] = [];
  /** Clients with nobody's keys: they check what is asked, and no key is touched. */
  readonly #explainers = new Map<string, Explainer>();
  #once = false;
  readonly #places = new Map<string, BulkPlace>();

  constructor(gateway: Gateway, caller: Caller) {
    this.#gateway = gateway;
    this.#caller = caller;
  }

  /** What looking at something gives; nothing if these items have a problem there. */
  async about<T>(items: readonly number[], look: () => Promise<T>): Promise<T | undefined> {
    try {
      return await look();
    } catch (error) {
      if (!(error instanceof CloudError)) throw error;
      this.problem(items, error);
      return undefined;
    }
  }

  problem(items: readonly number[], { kind, code, message, details }: CloudError): void {
    for (const item of items)
      this.#problems.push({ item, kind, code, message, ...(details !== undefined && { details }) });
  }

  /** Reads a call, and checks that it is allowed and that the provider could be asked so. */
  async action(value: unknown): Promise<Action> {
    const given = record(value, "item", ["cloud", "account", "region", "service", "operation", "params"]);
    const optional = (name: string) => (given[name] === undefined ? undefined : text(given[name], name));
    const service = text(given.service, "service");
    const operation = findOperation(text(given.cloud, "cloud"), service, text(given.operation, "operation"));
    if (!operation) throw refusal("UnknownOperation", "the gateway knows no such operation");
    const place = this.#gateway.accounts.find(operation.cloud, optional("account"), optional("region"));
    const params = plain(record(given.params ?? {}, "params"));
    const action = { ...place, service, operation: operation.operation, params };
    this.#places.set(Object.values(place).concat(service).join(" "), { ...place, service });
    this.#once ||= allowed(this.#gateway, this.#caller, action).once;
    await this.#explainer(action).prepare(service, action.operation, params);
    return action;
  }

  /** Refuses everything if there is a problem; where the calls go, and whether they may come but once. */
  end(): Pick<Accepted, "once" | "places"> {
    if (this.#problems.length === 0) return { once: this.#once, places: [...this.#places.values()] };
    const items = new Set(this.#problems.map(({ item }) => item)).size;
    const details = this.#problems.sort((a, b) => a.item - b.item);
    throw refusal("BulkRefused", `${items} items cannot be accepted, so nothing was begun`, { details });
  }

  free(): void {
    for (const client of this.#explainers.values()) client.free();
  }

  #explainer(action: Action): Explainer {
    const name = `${action.account} ${action.region}`;
    const client = this.#explainers.get(name) ?? (this.#gateway.accounts.explainer(action) as unknown as Explainer);
    this.#explainers.set(name, client);
    return client;
  }
}

/** Jobs are kept as JSON, which has no integers past 2^53. */
function plain(params: Record<string, unknown>): Record<string, unknown> {
  try {
    JSON.stringify(params);
  } catch {
    refuse("params", "numbers up to 2^53", "a larger one");
  }
  return params;
}
