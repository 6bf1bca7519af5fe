// The table of docs/runtimes.md, from the rows and what came of them.

import type { Row } from "./world.ts";

/** A row of the table for each row of the matrix; one that did not come to the expected end says so. */
export function tableOf(rows: readonly Row[], succeeded: ReadonlySet<Row>): string {
  const cells = rows.map((row) => {
    const { tool, version, way, within } = row;
    return [tool, version, way, within ?? tool, succeeded.has(row) ? "works" : "FAILS"];
  });
  const lines = [["Tool", "Version", "How", "Runs in", "Result"], ["---", "---", "---", "---", "---"], ...cells];
  return lines.map((line) => `| ${line.join(" | ")} |`).join("\n");
}
