// Performs the plan of a file, with a journal in another one, and prints the report; or ends itself at an entry.
//
//   program.mjs ENDPOINT PLAN JOURNAL [ENTRY safe|lost]
import { closeSync, fsyncSync, ftruncateSync, openSync, readFileSync, writeSync } from "node:fs";
import type { Journal, JournalEntry } from "cloudip/bindings";
import { doomed } from "./crash.ts";
import { bindingsAt } from "./keys.ts";

const [endpoint = "", plan = "", file = "", entry, safety] = process.argv.slice(2);

/** A line for each entry. The last one is of no account if the program ended while it was written. */
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

/** At once, with no chance to do anything more. */
function kill(entry: JournalEntry): void {
  if (safety === "lost") writeSync(descriptor, JSON.stringify(entry).slice(0, -5));
  process.kill(process.pid, "SIGKILL");
}

const end = entry === undefined ? undefined : { entry: Number(entry), isSafe: safety === "safe" };
const report = await bindingsAt(endpoint).apply(JSON.parse(readFileSync(plan, "utf8")), {
  journal: end ? doomed(journal, end, kill) : journal,
  intervalMs: 12,
});
closeSync(descriptor);
process.stdout.write(JSON.stringify(report));
