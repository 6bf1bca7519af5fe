// What the package may carry along, and what is said where nobody could be asked about it.

import { execFile } from "node:child_process";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { checkLicences, isAllowed } from "../../pkg-template/tools/licences.mjs";
import { root } from "../support/project.ts";

test.each([
  ["MIT", true],
  ["MIT/Apache-2.0", true],
  ["GPL-3.0-only OR MIT", true],
  ["(GPL-3.0-only OR MIT) AND Unicode-3.0", true],
  ["GPL-3.0-only", false],
  ["MIT AND GPL-3.0-only", false],
  ["MIT OR Apache-2.0 AND GPL-3.0-only", true],
  ["GPL-3.0-only OR Apache-2.0 AND GPL-3.0-only", false],
  ["(MIT", false],
  ["SEE LICENSE IN file", false],
  ["", false],
])("%j may be carried along: %s", (expression, allowed) => {
  expect(isAllowed(expression)).toBe(allowed);
});

test("the build stops at a licence that may not", () => {
  const dependency = { from: "npm", version: "1.0.0", folder: ".", hash: { alg: "SHA-512", content: "" } } as const;
  const named = (name: string, license: string) => ({ ...dependency, name, license });
  expect(() => checkLicences([named("free", "MIT"), named("other", "AGPL-3.0")])).toThrow(
    /\n {2}other 1\.0\.0: AGPL-3\.0$/,
  );
});

const unreachable = { message: "no answer", error: {} };
const clean = { vulnerabilities: {} };
const weak = {
  vulnerabilities: { left: { name: "left", severity: "high", via: [{ title: "Leaks", url: "https://a.example/1" }] } },
};
const noCrates = { vulnerabilities: { list: [] } };

test.each([
  { npm: unreachable, cargo: noCrates, code: 0, says: "package-lock.json: NOT CHECKED, no answer" },
  { npm: clean, cargo: noCrates, code: 0, says: "package-lock.json: no known advisory applies" },
  { npm: weak, cargo: noCrates, code: 1, says: "package-lock.json: left, high: Leaks https://a.example/1" },
  {
    npm: clean,
    cargo: "error: no such command: `audit`",
    code: 0,
    says: "Cargo.lock: NOT CHECKED, cargo-audit is missing",
  },
  { npm: clean, cargo: "Fetching\nerror: no answer", code: 0, says: "Cargo.lock: NOT CHECKED, error: no answer" },
])("npm run audit: $says", async ({ npm, cargo, code, says }) => {
  const folder = await mkdtemp(join(tmpdir(), "cloudip-audit-"));
  try {
    for (const [name, report] of Object.entries({ npm, cargo })) {
      const text = typeof report === "string" ? report : JSON.stringify(report);
      await writeFile(join(folder, name), `#!/bin/sh\ncat <<'END'\n${text}\nEND\n`);
      await chmod(join(folder, name), 0o755);
    }
    const env = { ...process.env, PATH: `${folder}:${process.env.PATH}` };
    const args = [join(root, "pkg-template", "tools", "audit.mjs")];
    const result = await promisify(execFile)(process.execPath, args, { env }).catch((error) => error);
    expect(result.stdout).toContain(says);
    expect(result.code ?? 0).toBe(code);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
