// CONTRIBUTING.md, word for word: its operation is added to a copy of the repository, and its commands are run there.
// What they said is kept for as long as the guide and all that it works with are the same.

import { execFile } from "node:child_process";
import { cp, mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { expect, test } from "vitest";
import { made } from "../support/cache.ts";
import { Guide } from "../support/guide.ts";
import { must, root } from "../support/project.ts";

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
  ...[
    "package.json",
    "vitest.config.ts",
    "tests/operations",
    "tests/support/environment.ts",
    "tests/support/lasting.ts",
  ],
];

/** At one place and with the files' own times, so that cargo compiles again only what the steps change. */
const work = join(root, "target", "contributing");
const copy = join(work, "copy");

/** What the guide gives. */
const files = ["rust src/huawei/dns/quotas.rs", "json tests/operations/added.json"].map((info) => ({
  path: info.split(" ")[1] ?? "",
  code: guide.code(info),
}));
const list = guide.code("diff list");
const commands = guide.code("sh look").trim().split("\n");

async function prepareCopy(): Promise<void> {
  await rm(copy, { recursive: true, force: true });
  for (const path of needed)
    await cp(join(root, path), join(copy, path), { recursive: true, preserveTimestamps: true });
  await symlink(join(root, "node_modules"), join(copy, "node_modules"));
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

/** Follows the guide in a copy of the repository, and gives what each of its commands said. */
async function follow(): Promise<string[]> {
  await prepareCopy();
  try {
    for (const { path, code } of files) {
      await mkdir(dirname(join(copy, path)), { recursive: true });
      await writeFile(join(copy, path), code);
    }
    await writeFile(join(copy, "list.diff"), list);
    await shell("patch -p1 --fuzz=0 < list.diff");
    const said: string[] = [];
    for (const command of commands) said.push(await shell(command));
    return said;
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

test("the operation that it adds is built, documented and prepared", async () => {
  const inputs = ["CONTRIBUTING.md", ...needed, "package-lock.json", "tests/guides", "tests/support"];
  const compiler = await must("rustc", ["--version", "--verbose"], root);
  const make = async (folder: string): Promise<void> =>
    writeFile(join(folder, "said.json"), JSON.stringify(await follow()));
  const followed = await made("contributing", inputs, make, compiler);
  const said = JSON.parse(await readFile(join(followed, "said.json"), "utf8")) as string[];
  const [, compared, prepared] = said;
  expect(compared).toMatch(/Tests\s+\d+ passed/);
  expect(compared).not.toContain("failed");
  const url =
    "https://dns.cn-north-4.myhuaweicloud.com/v2/quotamg/dns/quotas?domain_id=d78cbac186b744899480f25bd0221ff5";
  expect(prepared).toBe(`GET ${url}\n`);
  // The crate and all that it is made of are compiled here the first time, beside everything else that the tests do.
}, 3_600_000);

test("no step is left untried", () => {
  expect(guide.untried()).toEqual([]);
});
