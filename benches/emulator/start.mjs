// From starting the program to its line "listening on".

import { median } from "../support/measure.mjs";
import { fixed, note, printTable, title } from "../support/table.mjs";
import { emulator, nothing, startProgram } from "./program.mjs";

const GOAL_MS = 100;

export async function start({ quick }) {
  const programs = { "cloudip-emulator": emulator, "Node's server with one answer": nothing };
  const samples = Object.fromEntries(Object.keys(programs).map((name) => [name, { wall: [], cpu: [] }]));
  // In turns; a first start fills the machine's file cache and does not count.
  for (let turn = 0; turn <= (quick ? 5 : 15); turn++) {
    for (const [name, file] of Object.entries(programs)) {
      const program = await startProgram(file);
      if (turn > 0) {
        samples[name].wall.push(program.ms);
        samples[name].cpu.push((await program.cpuSeconds()) * 1000);
      }
      await program.close();
    }
  }
  title("Start: a process each, from nothing to listening, Node itself included; median");
  printTable(
    ["", "ms", "least", "most", "ms of CPU time"],
    Object.entries(samples).map(([name, { wall, cpu }]) => [
      name,
      ...[median(wall), Math.min(...wall), Math.max(...wall), median(cpu)].map(fixed),
    ]),
  );
  const ms = median(samples["cloudip-emulator"].wall);
  note(`to reach: listening after less than ${GOAL_MS} ms: ${ms < GOAL_MS ? "yes" : "NO"}`);
  return samples;
}
