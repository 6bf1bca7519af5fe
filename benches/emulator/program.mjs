// The program `cloudip-emulator` of pkg/, as a user starts it, and one to compare it with.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { Failure, pkg } from "../../pkg-template/tools/project.mjs";
import { cpuSeconds } from "../support/processes.mjs";

export const emulator = join(pkg, "bin", "cloudip-emulator.cjs");
/** The same as a module of a program of one's own. */
export const entry = join(pkg, "emulator.js");
/** Node's server with one answer for everything: the least that a request costs, on this machine at this time. */
export const nothing = fileURLToPath(new URL("nothing.mjs", import.meta.url));

/** Resolves when it listens, to its URL, how long that took, its CPU time so far, and its end. */
export async function startProgram(file, env = process.env) {
  const begin = performance.now();
  const child = spawn(process.execPath, [file, "--port", "0"], { stdio: ["ignore", "pipe", "inherit"], env });
  const ended = once(child, "exit").then(([code]) => {
    throw new Failure(`${file} ended with code ${code} before it listened`);
  });
  const [line] = await Promise.race([once(createInterface(child.stdout), "line"), ended]);
  const ms = performance.now() - begin;
  return {
    url: line.replace("listening on ", ""),
    ms,
    cpuSeconds: () => cpuSeconds(child.pid),
    async close() {
      child.kill();
      await once(child, "exit").catch(() => undefined);
    },
  };
}
