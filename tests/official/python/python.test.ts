// The official Python clients, unchanged but for the address, against the emulator's program. Each of their tests is
// one test here.

import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { SETTLE_MS, startProgram } from "../program.ts";
import { pythonWithClients } from "./install.ts";

interface Result {
  name: string;
  failure: string | null;
}

async function runAll(): Promise<Result[]> {
  const python = await pythonWithClients();
  const folder = await mkdtemp(join(tmpdir(), "cloudip-official-"));
  const emulator = await startProgram();
  try {
    const env = {
      PATH: process.env.PATH,
      CLOUDIP_EMULATOR_URL: emulator.url,
      SETTLE_MS: String(SETTLE_MS),
      // Huawei Cloud's client writes an id of its own into the home folder.
      HOME: folder,
      PYTHONDONTWRITEBYTECODE: "1",
    };
    const report = fileURLToPath(new URL("report.py", import.meta.url));
    const { stdout } = await promisify(execFile)(python, [report], { env, cwd: folder });
    return stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as Result);
  } finally {
    await emulator.close();
    await rm(folder, { recursive: true });
  }
}

for (const { name, failure } of await runAll()) {
  test(name, () => {
    if (failure !== null) expect.fail(failure);
  });
}
