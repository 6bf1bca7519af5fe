// Every difference of two trees, by path.

export interface Difference {
  path: string;
  ours: unknown;
  theirs: unknown;
}

const isTree = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Lists are compared as they stand, objects member by member, whatever the order. */
export function differences(ours: unknown, theirs: unknown, path = ""): Difference[] {
  if (isTree(ours) && isTree(theirs)) {
    const names = new Set([...Object.keys(ours), ...Object.keys(theirs)]);
    return [...names].flatMap((name) => differences(ours[name], theirs[name], path ? `${path} ${name}` : name));
  }
  return JSON.stringify(ours) === JSON.stringify(theirs) ? [] : [{ path, ours, theirs }];
}

export const told = ({ path, ours, theirs }: Difference): string =>
  `${path}: ${JSON.stringify(ours)?.slice(0, 200) ?? "nothing"} here, ${JSON.stringify(theirs)?.slice(0, 200) ?? "nothing"} in the reference`;
