// What the scripts of the package import, and what a bundle takes along of them.

import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { build, type Metafile } from "esbuild";
import { expect, test } from "vitest";
import { root } from "../support/project.ts";

const pkg = join(root, "pkg");

/** What a bundler for browsers makes of a program, and the scripts of the package that it took along. */
async function bundled(program: string): Promise<{ text: string; files: string[] }> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: program, resolveDir: pkg },
    bundle: true,
    format: "esm",
    minify: true,
    write: false,
    metafile: true,
    logLevel: "silent",
    absWorkingDir: pkg,
    tsconfigRaw: {},
    // The package by its own name, from inside of it: `exports` and `sideEffects` count as they do for its users.
    packages: "bundle",
  });
  const [output] = Object.values(metafile.outputs);
  const files = Object.entries(output?.inputs ?? {}).filter(
    ([name, { bytesInOutput }]) => bytesInOutput && name !== "<stdin>",
  );
  return { text: outputFiles[0]?.text ?? "", files: files.map(([name]) => name).sort() };
}

test("no script but the program imports anything that is not in the package, such as what only Node has", async () => {
  const names = (await readdir(pkg)).filter((name) => name.endsWith(".js"));
  const { metafile }: { metafile: Metafile } = await build({
    entryPoints: names,
    bundle: true,
    format: "esm",
    outdir: "out",
    write: false,
    metafile: true,
    absWorkingDir: pkg,
    packages: "external",
    loader: { ".wasm": "empty" },
    tsconfigRaw: {},
  });
  const imports = Object.values(metafile.inputs).flatMap((input) => input.imports);
  expect(imports.length).toBeGreaterThan(names.length);
  expect(imports.filter(({ external }) => external)).toEqual([]);
});

test("who signs only takes the signers along", async () => {
  const { text, files } = await bundled('import { TencentSigner } from "cloudip/sign"; console.log(TencentSigner);');
  expect(files).toEqual(["error.js", "sign.base64.js", "sign.js"]);
  expect(text).not.toMatch(/endpoint_id|retryable: true|HuaweiCloud/);
});

test("who brings the module takes no module along", async () => {
  const { files } = await bundled('import { HuaweiCloud } from "cloudip/slim"; console.log(HuaweiCloud);');
  expect(files.filter((name) => name.includes("base64"))).toEqual([]);
  expect(files).toContain("client.js");
});

test("an entry that initialises itself stays where only its effect is asked for, and any other goes", async () => {
  expect((await bundled('import "cloudip";')).files).toContain("cloudip.base64.js");
  for (const name of ["slim", "sign", "bindings", "gateway", "emulator"])
    expect((await bundled(`import "cloudip/${name}";`)).files, name).toEqual([]);
});

test("an entry has the module once", async () => {
  const entries = { cloudip: ["cloudip"], "cloudip/sign": ["sign"], "cloudip/bindings": ["bindings"] };
  for (const [entry, modules] of Object.entries(entries)) {
    const { files } = await bundled(`import * as all from "${entry}"; console.log(all);`);
    expect(files.filter((name) => name.includes("base64"))).toEqual(modules.map((name) => `${name}.base64.js`));
  }
});
