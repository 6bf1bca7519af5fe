/** Looks into answers, which may lack anything. */

/** What a path such as `data.eipSet` or `ports[-1].id` leads to; `undefined` where it leads nowhere. */
export function at(value: unknown, path: string): unknown {
  let here = value;
  for (const [, name, last] of path.matchAll(/([^.[]+)(\[-1\])?/g)) {
    here = typeof here === "object" && here !== null ? (here as Record<string, unknown>)[name ?? ""] : undefined;
    if (last) here = Array.isArray(here) ? here.at(-1) : undefined;
  }
  return here;
}

/** The text there, if there is one that says something. */
export function textAt(value: unknown, path: string): string | undefined {
  const text = at(value, path);
  return typeof text === "string" && text !== "" ? text : undefined;
}

/** The list there; an empty one where there is none. */
export function listAt(value: unknown, path: string): unknown[] {
  const list = at(value, path);
  return Array.isArray(list) ? list : [];
}
