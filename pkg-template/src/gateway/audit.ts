/** One line for each call, to wherever lines are wanted. */

import type { AuditLine, AuditOptions } from "./types.js";

/** Of each parameter that names something, and of all of them, so many are told. */
const MOST_VALUES = 20;
const MOST_NAMES = 20;
const LONGEST_VALUE = 128;

export type Audit = (line: AuditLine) => Promise<void>;

export function readAudit({ log = true, sink }: AuditOptions, keep: Audit | undefined): Audit {
  return async (line) => {
    if (log) console.log(JSON.stringify(line));
    // A line that did not arrive at one place is at the others, and the log tells of the failure.
    const failures = await Promise.allSettled([(async () => sink?.(line))(), keep?.(line)]);
    for (const failure of failures) if (failure.status === "rejected") console.error("audit:", failure.reason);
  };
}

/** What parameters name: those whose names end as names of ids and addresses do. */
const NAMING = /(ids?|ips?|address(es)?)$/i;

/** These, with their values. */
export function resourcesOf(params: unknown): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  const visit = (value: unknown, name: string): void => {
    if (Array.isArray(value)) for (const item of value) visit(item, name);
    else if (typeof value === "object" && value !== null) {
      for (const [key, member] of Object.entries(value)) visit(member, key);
    } else if (typeof value === "string" && NAMING.test(name)) {
      const isNew = !Object.hasOwn(found, name);
      if (isNew && Object.keys(found).length >= MOST_NAMES) return;
      const values = isNew ? [] : (found[name] ?? []);
      if (values.length < MOST_VALUES) values.push(value.slice(0, LONGEST_VALUE));
      found[name] = values;
    }
  };
  visit(params, "");
  return found;
}
