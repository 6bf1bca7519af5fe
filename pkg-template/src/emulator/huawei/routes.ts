// Which operations a path is for, and the values in it. Looking at the path segment by segment takes a tenth of the time
// that routers for patterns of all kinds need, and a segment here may hold two parameters: `{region}:{floatingip_id}`.
import { percentDecode } from "../bytes.ts";

interface Branch<T> {
  /** What goes on with this very segment. */
  texts: Map<string, Branch<T>>;
  /** What goes on whatever the segment is. */
  values?: Branch<T>;
  /** What ends here. */
  ends: { target: T; names: string[][] }[];
}

export interface Match<T> {
  target: T;
  /** The decoded values of the path, by name. */
  path: Record<string, string>;
}

const newBranch = <T>(): Branch<T> => ({ texts: new Map(), ends: [] });

export class Routes<T> {
  readonly #methods = new Map<string, Branch<T>>();

  add(method: string, pattern: string, target: T): void {
    const names: string[][] = [];
    let branch = this.#methods.get(method) ?? newBranch<T>();
    this.#methods.set(method, branch);
    for (const segment of pattern.split("/")) {
      const parameters = Array.from(segment.matchAll(/\{(\w+)\}/g), ([, name = ""]) => name);
      if (parameters.length > 0) names.push(parameters);
      branch = grow(branch, parameters.length > 0 ? undefined : segment);
    }
    branch.ends.push({ target, names });
  }

  /** All with the pattern that fits; one that has a segment written out wins over one with a parameter in that place. */
  match(method: string, path: string): Match<T>[] {
    const values: string[] = [];
    const branch = this.#methods.get(method);
    const ends = branch ? find(branch, path.split("/"), 0, values) : [];
    return ends.map(({ target, names }) => ({ target, path: valuesOf(names, values) }));
  }
}

/** The branch for a text, or for any if there is none, which is new if it was not there. */
function grow<T>(branch: Branch<T>, text: string | undefined): Branch<T> {
  const next = (text === undefined ? branch.values : branch.texts.get(text)) ?? newBranch<T>();
  if (text === undefined) branch.values = next;
  else branch.texts.set(text, next);
  return next;
}

/** Leaves the segments that stand for parameters in `values`. */
function find<T>(branch: Branch<T>, segments: string[], at: number, values: string[]): Branch<T>["ends"] {
  const segment = segments[at];
  if (segment === undefined) return branch.ends;
  const text = branch.texts.get(segment);
  const found = text ? find(text, segments, at + 1, values) : [];
  if (found.length > 0 || !branch.values || segment === "") return found;
  values.push(segment);
  const others = find(branch.values, segments, at + 1, values);
  if (others.length === 0) values.pop();
  return others;
}

/** Of two parameters in a segment the second begins after the first colon. */
function valuesOf(names: string[][], segments: string[]): Record<string, string> {
  const values: Record<string, string> = {};
  names.forEach(([name = "", second], index) => {
    const text = percentDecode(segments[index] ?? "");
    const colon = second === undefined ? -1 : text.indexOf(":");
    values[name] = colon < 0 ? text : text.slice(0, colon);
    if (second !== undefined && colon >= 0) values[second] = text.slice(colon + 1);
  });
  return values;
}
