import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { BuildOptions } from "esbuild";
import { expect } from "vitest";
import { bundleFor } from "../support/bundle.ts";
import type { Outcome } from "./call.ts";
import { survives } from "./matrix.ts";

let child: ChildProcess;
interface Waiting {
  resolve(outcome: Outcome): void;
  reject(error: Error): void;
}
/** Those who wait for an outcome, by the number of their order. */
const waiting = new Map<number, Waiting>();
let orders = 0;

survives("Node", {
  async start(project) {
    const program = join(project.folder, "faults.js");
    const entry = fileURLToPath(new URL("entry.node.ts", import.meta.url));
    const options: BuildOptions = { platform: "node", external: ["cloudip", "cloudip/*"] };
    await writeFile(program, await bundleFor(project, entry, options));
    child = spawn(process.execPath, [program], { stdio: ["pipe", "pipe", "inherit"] });
    createInterface(child.stdout as NodeJS.ReadableStream).on("line", (line) => {
      const { id, outcome } = JSON.parse(line);
      waiting.get(id)?.resolve(outcome);
      waiting.delete(id);
    });
    child.on("exit", (code) => {
      for (const { reject } of waiting.values()) reject(new Error(`the program ended with code ${code}`));
    });
  },
  perform(order) {
    orders += 1;
    const id = orders;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      child.stdin?.write(`${JSON.stringify({ id, order })}\n`);
    });
  },
  async stop() {
    child.stdin?.end();
    // It ends by itself: no timer and no connection is left that would keep it.
    expect(await once(child, "exit")).toEqual([0, null]);
  },
});
