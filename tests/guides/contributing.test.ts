// CONTRIBUTING.md, word for word: its operation is added to a copy of the repository, and its commands are run there.

import { execFile } from "node:child_process";
import { cp, mkdir, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Guide } from "../support/guide.ts";
import { root } from "../support/project.ts";

const guide = await Guide.read("CONTRIBUTING.md");

/** What the steps need of the repository; a whole clone would only take longer. */
const needed = [
  ...[
    "Cargo.toml",
    "Cargo.lock",
    "src",
    "pkg-template/wasm",
    "pkg-template/generated",
    "examples/prepare",
    "examples/send",
  ],
  ...["package.json", "vitest.config.ts", "tests/operations"],
];

/** At one place and with the files' own times, so that cargo compiles again only what the steps change. */
const work = join(root, "target", "contributing");
const copy = join(work, "copy");
beforeAll(async () => {
  await rm(copy, { recursive: true, force: true });
  for (const path of needed)
    await cp(join(root, path), join(copy, path), { recursive: true, preserveTimestamps: true });
  await symlink(join(root, "node_modules"), join(copy, "node_modules"));
});
afterAll(() => rm(copy, { recursive: true, force: true }));

async function written(path: string, language: string): Promise<void> {
  await mkdir(dirname(join(copy, path)), { recursive: true });
  await writeFile(join(copy, path), guide.code(`${language} ${path}`));
}

/** Runs a command of the guide as a shell does, with what was compiled before. */
function shell(command: string): Promise<string> {
  const env = { ...process.env, CARGO_TARGET_DIR: join(work, "target") };
  return new Promise((resolve, reject) => {
    execFile("bash", ["-c", command], { cwd: copy, env, maxBuffer: 64 << 20 }, (error, stdout, stderr) =>
      error ? reject(new Error(`${command}\n${stdout}${stderr}`)) : resolve(stripVTControlCharacters(stdout)),
    );
  });
}

test("the operation that it adds is built, documented and prepared", async () => {
  await written("src/huawei/dns/quotas.rs", "rust");
  await writeFile(join(copy, "list.diff"), guide.code("diff list"));
  await shell("patch -p1 --fuzz=0 < list.diff");
  await written("tests/operations/added.json", "json");
  const said: string[] = [];
  for (const command of guide.code("sh look").trim().split("\n")) said.push(await shell(command));
  const [, compared, prepared] = said;
  expect(compared).toMatch(/Tests\s+\d+ passed/);
  expect(compared).not.toContain("failed");
  const url =
    "https://dns.cn-north-4.myhuaweicloud.com/v2/quotamg/dns/quotas?domain_id=d78cbac186b744899480f25bd0221ff5";
  expect(prepared).toBe(`GET ${url}\n`);
}, 600_000);

test("no step is left untried", () => {
  expect(guide.untried()).toEqual([]);
});
