// From starting the program to its line "listening on".

import { median } from "../support/measure.mjs";
import { fixed, note, printTable, title } from "../support/table.mjs";
import { startProgram } from "./program.mjs";

const GOAL_MS = 100;

export async function start({ quick }) {
  const wall = [];
  const cpu = [];
  // A first start fills the machine's file cache and does not count.
  for (let turn = 0; turn <= (quick ? 5 : 15); turn++) {
    const program = await startProgram();
    if (turn > 0) {
      wall.push(program.ms);
      cpu.push((await program.cpuSeconds()) * 1000);
    }
    await program.close();
  }
  title("Start: a process each, from nothing to listening, Node itself included");
  const row = (what, ms) => [what, fixed(median(ms)), fixed(Math.min(...ms)), fixed(Math.max(...ms))];
  printTable(["", "ms", "least", "most"], [row("wall clock", wall), row("CPU time", cpu)]);
  note(`to reach: listening after less than ${GOAL_MS} ms: ${median(wall) < GOAL_MS ? "yes" : "NO"}`);
  return { wall: median(wall), least: Math.min(...wall), cpu: median(cpu) };
}
