// Lists of EIP and VPC: their filters are named after the members of what they list (huawei.md A.4 to A.7).

import { type Found, placeIn, type Rows } from "../rows.ts";

type Record_ = Record<string, unknown>;

/** The member at a dotted path, `vnic.port_id`. */
const memberAt = (record: unknown, path: string): unknown =>
  path.split(".").reduce<unknown>((value, name) => (value as Record_ | undefined)?.[name], record);

const endings: Record<string, (value: string, wanted: string) => boolean> = {
  _prefixlike: (value, wanted) => value.startsWith(wanted),
  _like: (value, wanted) => value.includes(wanted),
  "": (value, wanted) => value === wanted,
};

/** Whether a record has what one filter asks for; of several values one is enough, as of a member that is a list. */
function matches(record: unknown, filter: string, wanted: unknown): boolean {
  const ending = Object.keys(endings).find((end) => filter.endsWith(end)) ?? "";
  const test = endings[ending];
  const values = [memberAt(record, filter.slice(0, filter.length - ending.length))].flat();
  return [wanted].flat().some((one) => values.some((value) => test?.(String(value ?? ""), String(one))));
}

/** Parameters that are about the list, not about what is in it. */
const BESIDE = ["project_id", "limit", "offset", "marker", "page_reverse", "fields", "sort_key", "sort_dir"];

/** The records that every filter lets through, in the order asked for. */
export function filtered<T extends Record_>(records: Rows<T> | T[], params: Record_, ignored: string[] = []): Found<T> {
  const filters = Object.entries(params).filter(([name]) => !BESIDE.includes(name) && !ignored.includes(name));
  const isSorted = typeof params.sort_key === "string";
  if (filters.length === 0 && !isSorted) return records;
  const found = records.filter((record) => filters.every(([name, wanted]) => matches(record, name, wanted)));
  if (!isSorted) return found;
  const key = String(params.sort_key);
  const sign = params.sort_dir === "desc" ? -1 : 1;
  const text = (record: T) => String(memberAt(record, key) ?? "");
  return found.sort((a, b) => sign * (text(a) < text(b) ? -1 : text(a) > text(b) ? 1 : 0));
}

export interface Page<T> {
  items: T[];
  page_info: { current_count: number; previous_marker?: string; next_marker?: string };
}

/** The page that starts after the record named by `marker`, or at `offset`; 2000 records at most (huawei.md 3.4). */
export function pageOf<T extends { id: string }>(found: Found<T>, params: Record_): Page<T> {
  const { limit = 2000, offset = 0, marker } = params as { limit?: number; offset?: number; marker?: string };
  const start = (marker === undefined ? 0 : placeIn(found, marker, ({ id }) => id) + 1) + offset;
  const items = found.slice(start, start + Math.min(limit, 2000));
  const first = items[0];
  const last = items.at(-1);
  const hasMore = start + items.length < found.length;
  return {
    items,
    page_info: {
      current_count: items.length,
      ...(first && { previous_marker: first.id }),
      ...(last && hasMore && { next_marker: last.id }),
    },
  };
}
