/** Reports as files. */

import type { Plan, Report } from "cloudip/bindings";

const COLUMNS = [
  ...["action", "outcome", "cloud", "account", "region", "kind", "address"],
  ...["resource", "name", "to", "after", "code", "message"],
];

/** One line a change, as spreadsheets read it (RFC 4180). */
export function csvOf({ items }: Report): string {
  const lines = items.map(({ action, outcome, kind, binding, to, address, after, code, message }) => {
    const place = binding ?? to;
    const at = [place?.cloud, place?.account, place?.region];
    const on = [binding?.resource.id, binding?.resource.name, to?.resource.id];
    return [action, outcome, ...at, kind, binding?.address ?? address, ...on, after?.address, code, message];
  });
  return [COLUMNS, ...lines]
    .map((line) => line.map(cell).join(","))
    .join("\r\n")
    .concat("\r\n");
}

function cell(value = ""): string {
  // A spreadsheet would take these for the beginning of a formula.
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export const jsonOf = (plan: Plan, report: Report): string => `${JSON.stringify({ plan, report }, null, 2)}\n`;

/** Hands a text to the browser as a file. */
export function save(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
