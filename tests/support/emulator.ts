// The emulator's program: bundled from the sources, and started on a port of its own.

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const source = fileURLToPath(new URL("../../pkg-template/src/bin/cloudip-emulator.ts", import.meta.url));

/** Bundles the program into `folder` and gives its path. */
export async function bundleBin(folder: string): Promise<string> {
  const outfile = join(folder, "cloudip-emulator.mjs");
  await build({ entryPoints: [source], outfile, bundle: true, format: "esm", platform: "node", target: "node20" });
  return outfile;
}

/** Starts the program and waits for its one line. */
export async function startBin(
  program: string,
  args: string[],
  environment: Record<string, string> = {},
): Promise<{ child: ChildProcess; url: string }> {
  const env = { ...process.env, ...environment };
  const child = spawn(process.execPath, [program, ...args], { stdio: ["ignore", "pipe", "inherit"], env });
  const [line] = (await Promise.race([
    once(createInterface(child.stdout), "line"),
    once(child, "exit").then(([code]) => {
      throw new Error(`cloudip-emulator ended with code ${code} before it listened`);
    }),
  ])) as [string];
  const url = /^listening on (http:\/\/\S+)$/.exec(line)?.[1];
  if (!url) throw new Error(`cloudip-emulator said "${line}"`);
  return { child, url };
}
