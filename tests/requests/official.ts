// What the official Python clients would send for the same inputs.

import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { write } from "../../pkg-template/src/json.ts";
import { pythonWithClients } from "../official/python/install.ts";
import type { Request } from "./facts.ts";
import type { Params } from "./inputs.ts";

export interface Case {
  cloud: string;
  service: string;
  operation: string;
  /** The `Version` that an action of API 2.0 asks for. */
  version: string | null;
  params: Params;
}

/** The request; `null` of an operation that the client does not have; what the client said to an input it refused. */
export type Answer = Request | null | { error: string };

/** One program answers all. */
export async function askOfficial(cases: Case[]): Promise<Answer[]> {
  const python = await pythonWithClients();
  const program = fileURLToPath(new URL("official.py", import.meta.url));
  // Huawei Cloud's client writes an id of its own into the home folder.
  const home = await mkdtemp(join(tmpdir(), "cloudip-requests-"));
  try {
    const env = { PATH: process.env.PATH, HOME: home, PYTHONDONTWRITEBYTECODE: "1", PYTHONUTF8: "1" };
    const output = await talk(python, program, env, cases.map((one) => `${write(one, "case")}\n`).join(""));
    return output
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as Answer);
  } finally {
    await rm(home, { recursive: true });
  }
}

function talk(python: string, program: string, env: NodeJS.ProcessEnv, input: string): Promise<string> {
  const child = spawn(python, [program], { env, stdio: "pipe" });
  let output = "";
  let complaints = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    complaints += text;
  });
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => (code === 0 ? resolve(output) : reject(new Error(`${code}: ${complaints}`))));
  });
}
