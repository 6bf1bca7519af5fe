/** A report as text. */

import type { BulkItemReport, BulkReport } from "./report.js";

/** The forms of a report, and their media types. */
export const FORMATS = {
  json: "application/json",
  ndjson: "application/x-ndjson",
  csv: "text/csv; charset=utf-8",
} as const;

export type Format = keyof typeof FORMATS;

const COLUMNS = [
  "item",
  "outcome",
  "code",
  "message",
  "requestId",
  "attempts",
] as const satisfies (keyof BulkItemReport)[];

export function written(report: BulkReport, format: Format): string {
  if (format === "json") return JSON.stringify(report);
  if (format === "ndjson") return report.report.map((item) => `${JSON.stringify(item)}\n`).join("");
  const rows = report.report.map((item) => COLUMNS.map((name) => cell(item[name])).join(","));
  return [COLUMNS.join(","), ...rows, ""].join("\r\n");
}

/** As RFC 4180 has it. A text that a spreadsheet would take for a formula is kept from being one. */
function cell(value: string | number | undefined): string {
  const text = String(value ?? "");
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
