// The last step of the build: puts pkg/ together from the wasm, its glue and the TypeScript sources.
//
// One wasm and one glue serve every runtime. What differs is how the module gets in, which is all that the entry files
// say: `default.js` holds it as base64 text, `workerd.js` imports it (Workers may not compile bytes), and `slim.js`
// leaves it to the caller. `cloudip/sign` and `cloudip/bindings` are made of the same sources, with a wasm that has only
// the signers or the planner.

import { chmod, copyFile, cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import { build as bundle } from "esbuild";
import { catalogueOfPolicy, catalogueOfRequests } from "./catalogue.mjs";
import { dependencies } from "./dependencies.mjs";
import { checkLicences, licenceTexts } from "./licences.mjs";
import { bindingsOutput, Failure, generated, must, pkg, root, signOutput, template, wasmOutput } from "./project.mjs";
import { sbom } from "./sbom.mjs";

const inPkg = (name) => join(pkg, name);

/** A module in its two forms. */
async function wasm(folder, name) {
  const bytes = await readFile(join(folder, "cloudip_bg.wasm"));
  await writeFile(inPkg(`${name}.wasm`), bytes);
  await writeFile(inPkg(`${name}.base64.js`), bytesFromText(bytes.toString("base64")));
}

/** The modules, and the types of what is not TypeScript. */
async function modules() {
  await wasm(wasmOutput, "cloudip");
  await wasm(signOutput, "sign");
  await wasm(bindingsOutput, "bindings");

  // The types are laid into generated/ too, where the sources find them by the same names.
  const types = {
    "cloudip.wasm.d.ts": moduleTypes("WebAssembly.Module"),
    "cloudip.base64.d.ts": moduleTypes("BufferSource"),
    "sign.wasm.d.ts": moduleTypes("WebAssembly.Module"),
    "sign.base64.d.ts": moduleTypes("BufferSource"),
    "bindings.wasm.d.ts": moduleTypes("WebAssembly.Module"),
    "bindings.base64.d.ts": moduleTypes("BufferSource"),
    "operations.d.ts": await readFile(join(generated, "operations.d.ts")),
  };
  for (const [name, text] of Object.entries(types)) {
    await writeFile(join(generated, name), text);
    await writeFile(inPkg(name), text);
  }
}

/**
 * Every start of a program waits for this. Node's own decoder is thirty times as fast as the loop, and the loop ten
 * times as fast as `Uint8Array.from` with a function.
 */
const bytesFromText = (base64) => `const text = "${base64}";
const { Buffer } = globalThis;
function decoded() {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}
export default Buffer ? Buffer.from(text, "base64") : decoded();
`;

/**
 * Every bundle is for the same platforms, and has a map with its sources: nobody who debugs has the folders of this
 * repository.
 */
const common = { format: "esm", target: "es2022", sourcemap: "linked" };

const moduleTypes = (type) => `declare const cloudip: ${type};\nexport default cloudip;\n`;

/** The sources beside the entries are compiled file by file, so that their imports stay as they are written. */
async function entries() {
  await must("tsc", ["--project", join(template, "tsconfig.json")]);
  await removeUnreachedTypes();
  const folder = join(template, "src");
  const sources = (await readdir(folder)).filter((name) => name.endsWith(".ts")).map((name) => join(folder, name));
  await bundle({ ...common, entryPoints: sources, outdir: pkg, logLevel: "warning" });
}

/**
 * An entry in one piece, since it has a wasm of its own. Beside it stay the error, which is one class for all entries, and
 * the sources in `shared`, which whoever imports several entries then has once.
 */
async function inOnePiece(name, ...shared) {
  const source = (file) => join(template, "src", name, file);
  const filter = new RegExp(`/((${["error", ...shared].join("|")})\\.js|${name}\\.(base64\\.js|wasm))$`);
  const beside = {
    name: "beside",
    setup: ({ onResolve }) => onResolve({ filter }, ({ path }) => ({ path: `./${basename(path)}`, external: true })),
  };
  const options = { ...common, bundle: true, plugins: [beside] };
  await bundle({ ...options, entryPoints: [source("default.ts")], outfile: inPkg(`${name}.js`) });
  await bundle({ ...options, entryPoints: [source("workerd.ts")], outfile: inPkg(`${name}.workerd.js`) });
}

/**
 * The gateway carries its dependencies along, and knows of the operations what its policy asks for. What it shares with
 * the other entries stays there, so that its clients and errors are theirs; `entry` says which of their two forms.
 */
async function gateway(entry, outfile, bindings) {
  const source = join(template, "src");
  const beside = {
    name: "beside",
    setup({ onResolve }) {
      onResolve({ filter: /^\.{1,2}\/.*\.js$/ }, ({ path, resolveDir }) => {
        const name = relative(source, join(resolveDir, path));
        if (name === join("bindings", "index.js")) return { path: bindings, external: true };
        return dirname(name) === "." ? { path: `./${name}`, external: true } : undefined;
      });
    },
  };
  const { metafile } = await bundle({
    ...{ ...common, bundle: true, metafile: true, platform: "neutral" },
    entryPoints: [join(source, "gateway", entry)],
    outfile: inPkg(outfile),
    mainFields: ["module", "main"],
    plugins: [beside, catalogueOfPolicy],
  });
  return Object.keys(metafile.inputs);
}

/** Only types that an entry point leads to are published, and they may need nothing that is not in the package. */
async function removeUnreachedTypes() {
  const reached = new Set();
  const visit = async (file) => {
    if (reached.has(file)) return;
    reached.add(file);
    // The emulator's sources import each other by their .ts names; in the package those are .js files.
    const text = (await readFile(file, "utf8")).replace(/(\b(?:from|import\()\s*"\.[^"]+)\.ts"/g, '$1.js"');
    await writeFile(file, text);
    for (const [, specifier] of text.matchAll(/\b(?:from|import\()\s*"([^"]+)"/g)) {
      const name = relative(pkg, file);
      if (!specifier.startsWith("."))
        throw new Failure(`the published types may not need ${specifier}, which ${name} imports`);
      await visit(join(dirname(file), specifier.replace(/(\.js)?$/, ".d.ts")));
    }
  };
  for (const name of [
    "default.d.ts",
    "slim.d.ts",
    "sign/index.d.ts",
    "bindings/index.d.ts",
    "emulator/index.d.ts",
    "gateway/index.d.ts",
    "cloudip.wasm.d.ts",
    "sign.wasm.d.ts",
    "bindings.wasm.d.ts",
  ])
    await visit(inPkg(name));
  for (const name of await readdir(pkg, { recursive: true })) {
    if (name.endsWith(".d.ts") && !reached.has(inPkg(name))) await rm(inPkg(name));
  }
}

/** The emulator carries its dependencies along and knows the operations, as far as requests go. */
async function emulator() {
  const options = { ...common, bundle: true, metafile: true, plugins: [catalogueOfRequests] };
  const library = await bundle({
    ...options,
    entryPoints: [join(template, "src", "emulator", "index.ts")],
    outfile: inPkg("emulator.js"),
    platform: "neutral",
    mainFields: ["module", "main"],
  });
  const program = inPkg("bin/cloudip-emulator.cjs");
  const bin = await bundle({
    ...options,
    entryPoints: [join(template, "src", "bin", "cloudip-emulator.ts")],
    outfile: program,
    platform: "node",
    // Node starts what is CommonJS without its loader of modules, and what is shorter is read in less time.
    format: "cjs",
    minifyWhitespace: true,
    minifySyntax: true,
    // It is nothing to debug in a program of one's own, and would be as much again as the library's map.
    sourcemap: false,
  });
  await chmod(program, 0o755);
  // The program knows it from the checks themselves.
  const schema = JSON.parse(await must(process.execPath, [program, "--schema"], { quiet: true }));
  await writeFile(inPkg("emulator.schema.json"), `${JSON.stringify(schema, null, 2)}\n`);
  return [library, bin].flatMap(({ metafile }) => Object.keys(metafile.inputs));
}

async function manifest() {
  const { packages } = JSON.parse(
    await must("cargo", ["metadata", "--no-deps", "--format-version", "1"], { quiet: true }),
  );
  const crate = packages.find(({ name }) => name === "cloudip");
  if (!crate) throw new Failure("Cargo.toml describes no package called cloudip");
  const { name, ...rest } = JSON.parse(await readFile(join(template, "package.json"), "utf8"));
  // One version for the crate and the package: the crate's.
  const manifest = { name, version: crate.version, ...rest };
  await writeFile(inPkg("package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

/** The package.json, and what it does not say about what is inside. */
async function papers(bundledFiles) {
  const inside = await dependencies(bundledFiles);
  checkLicences(inside);
  await writeFile(inPkg("THIRD-PARTY-LICENSES.txt"), await licenceTexts(inside));
  await writeFile(inPkg("sbom.cdx.json"), `${JSON.stringify(sbom(await manifest(), inside), null, 2)}\n`);
  const pages = ["README.md", "CHANGELOG.md", "SECURITY.md", "LICENSE-MIT", "LICENSE-APACHE"];
  for (const name of pages) await copyFile(join(root, name), inPkg(name));
  // The README leads to the guides, and there may be nothing but the package. The console is no part of it, nor are the
  // pictures of it, which would weigh as much as all guides.
  const filter = (source) => basename(source) !== "pictures";
  await cp(join(root, "docs"), inPkg("docs"), { recursive: true, filter });
}

export async function assemble() {
  await rm(pkg, { recursive: true, force: true });
  await mkdir(inPkg("bin"), { recursive: true });
  await modules();
  await entries();
  await inOnePiece("sign");
  await inOnePiece("bindings", "input", "path");
  const bundled = [
    ...(await emulator()),
    ...(await gateway("default.ts", "gateway.js", "./bindings.js")),
    ...(await gateway("workerd.ts", "gateway.workerd.js", "./bindings.workerd.js")),
  ];
  await papers(bundled);
}
