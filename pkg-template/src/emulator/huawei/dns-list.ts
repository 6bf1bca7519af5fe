// The pages of DNS's lists (huawei.md 3.1).
import { type Found, placeIn } from "../rows.ts";
import { invalidLimit, invalidMarker, invalidOffset } from "./dns-errors.ts";
import type { HuaweiCall } from "./service.ts";

/** Where a page starts and how long it is: 500 at most, from `offset` on or after what `marker` names, which wins. */
function rangeOf<T>(found: Found<T>, params: HuaweiCall["params"], idOf: (entry: T) => string) {
  const { limit = 500, offset = 0, marker } = params as { limit?: number; offset?: number; marker?: string };
  if (limit < 0 || limit > 500) throw invalidLimit();
  if (offset < 0) throw invalidOffset();
  if (!marker) return { start: offset, limit };
  const at = placeIn(found, marker, idOf);
  if (at < 0) throw invalidMarker();
  return { start: at + 1, limit };
}

/** The entries of the page asked for. */
export function pageOf<T>(found: Found<T>, params: HuaweiCall["params"], idOf: (entry: T) => string): T[] {
  const { start, limit } = rangeOf(found, params, idOf);
  return found.slice(start, start + limit);
}

/** A page with all that the newer lists tell about it: links, the number of all entries, and the markers. */
export function listOf<T>(found: Found<T>, { params, origin }: HuaweiCall, path: string, idOf: (entry: T) => string) {
  const { start, limit } = rangeOf(found, params, idOf);
  const items = found.slice(start, start + limit);
  const [first, last] = [items[0], items.at(-1)];
  const next = last && start + items.length < found.length ? idOf(last) : undefined;
  const link = (query: Record<string, unknown>) => {
    const text = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)])).toString();
    return `${origin}${path}${text && `?${text}`}`;
  };
  const { offset: _, ...others } = params;
  return {
    items,
    links: { self: link(params), ...(next && { next: link({ ...others, marker: next }) }) },
    metadata: { total_count: found.length },
    page_info: {
      current_count: items.length,
      ...(first && { previous_marker: idOf(first) }),
      ...(next && { next_marker: next }),
    },
  };
}
