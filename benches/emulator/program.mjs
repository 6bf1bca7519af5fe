// The program `cloudip-emulator` of pkg/, as a user starts it, and one to compare it with.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { Failure, pkg } from "../../pkg-template/tools/project.mjs";

export const emulator = join(pkg, "bin", "cloudip-emulator.js");
/** Node's server with one answer for everything: the least that a request costs, on this machine at this time. */
export const nothing = fileURLToPath(new URL("nothing.mjs", import.meta.url));

/** Resolves when it listens, to its URL, how long that took, its CPU time so far, and its end. */
export async function startProgram(file) {
  const begin = performance.now();
  const child = spawn(process.execPath, [file, "--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
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

/** Both times of all threads, which Linux counts in hundredths of a second (proc(5), `stat`, fields 14 and 15). */
async function cpuSeconds(pid) {
  const text = await readFile(`/proc/${pid}/stat`, "utf8").catch((cause) => {
    throw new Failure("this bench reads the CPU time of the emulator from /proc, as Linux has it", { cause });
  });
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
