// Performs a plan in several places at once, each with a journal in a file of its own, and prints the reports; or ends
// itself as soon as each is at an entry of its journal, behind which it does nothing more.
//
//   program.mjs PLAN '[{ "endpoint": ..., "file": ..., "end"?: { "entry": ..., "isSafe": ... } }]'
import { closeSync, fsyncSync, ftruncateSync, openSync, readFileSync, writeSync } from "node:fs";
import type { Journal, JournalEntry, Report } from "cloudip/bindings";
import { doomed, type End } from "./crash.ts";
import { bindingsAt } from "./keys.ts";

/** Where the plan is performed, and which file has the journal. */
export interface Order {
  endpoint: string;
  file: string;
  end?: End;
}

const [planFile = "", given = "[]"] = process.argv.slice(2);
const plan = JSON.parse(readFileSync(planFile, "utf8"));
const orders: Order[] = JSON.parse(given);
/** How many are not at their entries yet. */
let onTheWay = orders.filter(({ end }) => end).length;

async function perform({ endpoint, file, end }: Order): Promise<Report> {
  // A line for each entry. The last one is of no account if the program ended while it was written.
  const descriptor = openSync(file, "a+");
  const text = readFileSync(descriptor, "utf8");
  const whole = text.slice(0, text.lastIndexOf("\n") + 1);
  ftruncateSync(descriptor, Buffer.byteLength(whole));
  const lines = whole.split("\n").filter((line) => line);
  const journal: Journal = {
    append(entry) {
      writeSync(descriptor, `${JSON.stringify(entry)}\n`);
      fsyncSync(descriptor);
    },
    entries: () => lines.map((line) => JSON.parse(line) as JournalEntry),
  };
  // At once, with no chance to do anything more.
  const kill = (entry: JournalEntry): void => {
    if (!end?.isSafe) writeSync(descriptor, JSON.stringify(entry).slice(0, -5));
    onTheWay -= 1;
    if (onTheWay === 0) process.kill(process.pid, "SIGKILL");
  };
  const report = await bindingsAt(endpoint).apply(plan, {
    journal: end ? doomed(journal, end, kill) : journal,
    intervalMs: 12,
  });
  closeSync(descriptor);
  return report;
}

const reports = await Promise.all(orders.map(perform));
process.stdout.write(JSON.stringify(reports));
