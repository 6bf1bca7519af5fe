// Flat parameters, `privateIpAddressSet.0.primary=false`: the form of API 2.0, of API 3.0's first version and of GET.
import { BadInput } from "../check.ts";

/** A branch of the tree; array entries are branches whose names are all numbers. */
interface Branch {
  [name: string]: string | Branch;
}

/** Build the tree that the dotted names describe, with arrays where names are numbers (tencent.md 1.1). */
export function unflatten(pairs: Iterable<[name: string, value: string]>): Record<string, unknown> {
  const root: Branch = Object.create(null) as Branch;
  for (const [name, value] of pairs) {
    const steps = name.split(".");
    const last = steps.pop() ?? "";
    let branch = root;
    for (const step of steps) {
      const next = branch[step] ?? (Object.create(null) as Branch);
      if (typeof next === "string") throw new BadInput("type", name, "is given as a value and as a list");
      branch[step] = next;
      branch = next;
    }
    if (branch[last] !== undefined) throw new BadInput("syntax", name, "is given twice");
    branch[last] = value;
  }
  return Object.fromEntries(Object.entries(root).map(([name, value]) => [name, toLists(value)]));
}

function toLists(node: string | Branch): unknown {
  if (typeof node === "string") return node;
  const entries = Object.entries(node);
  if (!entries.every(([name]) => /^\d+$/.test(name))) {
    return Object.fromEntries(entries.map(([name, value]) => [name, toLists(value)]));
  }
  // Pages count from 0, some from 1 (tencent.md 1.1): the order counts, not where it starts.
  return entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, value]) => toLists(value));
}
