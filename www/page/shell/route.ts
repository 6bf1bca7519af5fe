/** Where one is: the part of the address behind `#`, which can be shared since it never holds a secret. */

import { signal } from "@preact/signals";

export const VIEWS = ["inventory", "explorer", "jobs", "connections"] as const;
export type View = (typeof VIEWS)[number];

export interface Route {
  view: View;
  /** What of the view is open, such as one job. */
  item: string;
  /** What is looked for: filters and order. */
  query: URLSearchParams;
}

/** `#/jobs/3f2a?state=bound`. */
function read(hash: string): Route {
  const [path = "", query] = hash.replace(/^#\/?/, "").split("?", 2);
  const [name, item = ""] = path.split("/", 2);
  const view = VIEWS.find((view) => view === name) ?? "inventory";
  return { view, item: decoded(item), query: new URLSearchParams(query) };
}

/** A link that somebody has cut off leads to nothing rather than to an error. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

export const route = signal(read(location.hash));
addEventListener("hashchange", () => {
  route.value = read(location.hash);
});

export function href(view: View, item = "", query = new URLSearchParams()): string {
  return `#/${view}${item && `/${encodeURIComponent(item)}`}${query.size > 0 ? `?${query}` : ""}`;
}

export function go(view: View, item?: string): void {
  location.hash = href(view, item);
}

/** Changes what is looked for, in place: a letter of a search is no step of the history. */
export function look(changes: Record<string, string>): void {
  const { view, item, query } = route.value;
  const next = new URLSearchParams(query);
  for (const [name, value] of Object.entries(changes)) {
    if (value) next.set(name, value);
    else next.delete(name);
  }
  history.replaceState(null, "", href(view, item, next));
  route.value = { view, item, query: next };
}
