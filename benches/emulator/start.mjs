// From starting the program to its line "listening on"; in a program, from importing the emulator to its first answer.

import { execFile } from "node:child_process";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { median } from "../support/measure.mjs";
import { fixed, note, printTable, title } from "../support/table.mjs";
import { emulator, entry, nothing, startProgram } from "./program.mjs";
import { signedList } from "./requests.mjs";

const GOAL_MS = 100;

/**
 * Names certificates that Node 20 reads before it does anything else, which takes as long as all the rest of a start. An
 * environment that has it is measured with it and without.
 */
const CERTIFICATES = "NODE_EXTRA_CA_CERTS";
const { [CERTIFICATES]: certificates, ...plain } = process.env;
const environments = { "": plain, ...(certificates && { [`, with ${CERTIFICATES}`]: process.env }) };

const inProgram = fileURLToPath(new URL("first.mjs", import.meta.url));

/** In a process each, as nothing is compiled yet in one that begins. */
async function firstAnswers(count) {
  const found = [];
  for (let turn = 0; turn <= count; turn++) {
    const request = JSON.stringify(signedList());
    const { stdout } = await promisify(execFile)(process.execPath, [inProgram, pathToFileURL(entry).href, request]);
    if (turn > 0) found.push(JSON.parse(stdout));
  }
  return found;
}

export async function start({ quick }) {
  const programs = Object.entries(environments).flatMap(([suffix, env]) => [
    { name: `cloudip-emulator${suffix}`, file: emulator, env },
    { name: `Node's server with one answer${suffix}`, file: nothing, env },
  ]);
  const samples = Object.fromEntries(programs.map(({ name }) => [name, { wall: [], cpu: [] }]));
  // In turns; a first start fills the machine's file cache and does not count.
  for (let turn = 0; turn <= (quick ? 5 : 15); turn++) {
    for (const { name, file, env } of programs) {
      const program = await startProgram(file, env);
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
  const first = await firstAnswers(quick ? 5 : 15);
  const wall = first.map((one) => one.wall);
  title("createEmulator() in a program: from the import of the entry to its first answer, signature checked; median");
  printTable(
    ["", "ms", "least", "most", "ms of CPU time"],
    [
      [
        "cloudip/emulator",
        ...[median(wall), Math.min(...wall), Math.max(...wall), median(first.map(({ cpu }) => cpu))].map(fixed),
      ],
    ],
  );
  note(`to reach: less than ${GOAL_MS} ms: ${median(wall) < GOAL_MS ? "yes" : "NO"}`);
  return { ...samples, first };
}
