/** What this tab remembers of connections until it is closed, because somebody asked for it. */

import type { Connection } from "./connection.js";

const KEY = "cloudip:connections";

export function remembered(): Connection[] {
  return JSON.parse(sessionStorage.getItem(KEY) ?? "[]") as Connection[];
}

export function remember(connections: readonly Connection[]): void {
  if (connections.length > 0) sessionStorage.setItem(KEY, JSON.stringify(connections));
  else sessionStorage.removeItem(KEY);
}
