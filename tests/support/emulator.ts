// The emulator's program: bundled from the sources, and started on a port of its own.

import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { type Listening, startListening } from "./listening.ts";

const source = fileURLToPath(new URL("../../pkg-template/src/bin/cloudip-emulator.ts", import.meta.url));

/** Bundles the program into `folder` and gives its path. */
export async function bundleBin(folder: string): Promise<string> {
  const outfile = join(folder, "cloudip-emulator.cjs");
  await build({ entryPoints: [source], outfile, bundle: true, format: "cjs", platform: "node", target: "node20" });
  return outfile;
}

/** Starts the program and waits for its one line. */
export const startBin = (program: string, args: string[], env: Record<string, string> = {}): Promise<Listening> =>
  startListening(process.execPath, [program, ...args], { says: /^listening on (http:\/\/\S+)$/, env });
