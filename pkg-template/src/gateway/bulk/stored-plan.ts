/** A plan that was stored somewhere, read as what a stranger sent. */

import { READERS } from "../../bindings/list.js";
import type { BindingKind, Plan, Step, StepItem } from "../../bindings/types.js";
import { filled, kind, record, refuse, text } from "../../input.js";

type Members = Record<string, unknown>;

/** Reads a plan of so many changes at most; what it says is checked elsewhere, step by step. */
export function readPlan(value: unknown, most: number): Plan {
  const { id, version, items, refused, steps, estimate } = record(value, "plan");
  if (version !== 1) refuse("plan.version", "1", kind(version));
  const plan = {
    id: text(id, "plan.id"),
    version: 1 as const,
    items: list(items, "plan.items", (entry, path) => ({
      ...change(entry, path),
      steps: texts(entry.steps, `${path}.steps`),
    })),
    refused: list(refused, "plan.refused", (entry, path) => ({
      ...change(entry, path),
      reason: text(entry.reason, `${path}.reason`),
      message: text(entry.message, `${path}.message`),
    })),
    steps: list(steps, "plan.steps", step),
    estimate: estimate as Plan["estimate"],
  };
  const numbers = [...plan.items, ...plan.refused].map((entry) => entry.change).sort((a, b) => a - b);
  if (numbers.length === 0 || numbers.length > most) refuse("plan", `1 to ${most} changes`, String(numbers.length));
  if (numbers.some((number, at) => number !== at)) refuse("plan", "each change once", "others");
  unique(plan.steps, "plan.steps");
  unique(plan.items, "plan.items");
  return plan;
}

function unique(all: readonly { id: string }[], path: string): void {
  if (new Set(all.map(({ id }) => id)).size < all.length) refuse(path, "ids of their own", "one that is there twice");
}

function change(entry: Members, path: string) {
  const action = oneOf(["bind", "unbind", "move"] as const, entry.action, `${path}.action`);
  const number = entry.change;
  if (!Number.isInteger(number)) refuse(`${path}.change`, "a whole number", kind(number));
  return {
    id: filled(entry.id, `${path}.id`),
    change: number as number,
    action,
    kind: bindingKind(entry.kind, `${path}.kind`),
  };
}

function step(given: Members, path: string): Step {
  const at = (name: string) => `${path}.${name}`;
  const { list: parameter } = given;
  const pace = record(given.pace, at("pace"));
  const seconds = (name: string) => number(pace[name], `${path}.pace.${name}`);
  return {
    id: filled(given.id, at("id")),
    cloud: oneOf(["huawei", "tencent"] as const, given.cloud, at("cloud")),
    account: filled(given.account, at("account")),
    region: filled(given.region, at("region")),
    service: filled(given.service, at("service")),
    operation: filled(given.operation, at("operation")),
    params: record(given.params, at("params")),
    ...(parameter !== undefined && { list: filled(parameter, at("list")) }),
    items: filledList(list(given.items, at("items"), stepItem), at("items")),
    after: texts(given.after, at("after")),
    locks: texts(given.locks, at("locks")),
    pace: { first: seconds("first"), every: seconds("every"), atMost: seconds("atMost") },
  };
}

function stepItem({ item, kind: of, want, resource, address, balancer, entry }: Members, path: string): StepItem {
  return {
    item: filled(item, `${path}.item`),
    kind: bindingKind(of, `${path}.kind`),
    want: oneOf(["present", "absent"] as const, want, `${path}.want`),
    resource: text(resource, `${path}.resource`),
    ...(address !== undefined && { address: text(address, `${path}.address`) }),
    ...(balancer !== undefined && { balancer: text(balancer, `${path}.balancer`) }),
    ...(entry !== undefined && { entry }),
  };
}

function list<T>(value: unknown, path: string, read: (entry: Members, path: string) => T): T[] {
  if (!Array.isArray(value)) return refuse(path, "an array", kind(value));
  return value.map((entry, at) => read(record(entry, `${path}[${at}]`), `${path}[${at}]`));
}

const filledList = <T>(all: T[], path: string): T[] => (all.length > 0 ? all : refuse(path, "one at least", "none"));

function texts(value: unknown, path: string): string[] {
  if (!Array.isArray(value)) return refuse(path, "an array", kind(value));
  return value.map((each, at) => text(each, `${path}[${at}]`));
}

/** Seconds; an hour is longer than anything takes. */
function number(value: unknown, path: string): number {
  if (typeof value !== "number" || !(value >= 0 && value <= 3600)) return refuse(path, "0 to 3600", kind(value));
  return value;
}

function oneOf<T extends string>(known: readonly T[], value: unknown, path: string): T {
  return known.find((each) => each === value) ?? refuse(path, known.join(", "), kind(value));
}

const KINDS: readonly BindingKind[] = [...new Set(READERS.map((reader) => reader.kind))];
const bindingKind = (value: unknown, path: string): BindingKind => oneOf(KINDS, value, path);
