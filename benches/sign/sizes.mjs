// What a user of the signers ships: ours, and bundles of the peers as esbuild minifies them.

import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { build } from "esbuild";
import { kept } from "../../pkg-template/tools/kept.mjs";
import { measure as measurePackage } from "../../pkg-template/tools/size.mjs";
import { weigh } from "../../pkg-template/tools/weigh.mjs";
import { entries } from "../support/entries.mjs";
import { peers } from "../support/peers.mjs";
import { note, printTable, title, whole } from "../support/table.mjs";

/** DESIGN.md, section 5: bytes of wasm and glue, gzip. */
const goals = { "cloudip/sign": 12 * 1024, cloudip: 60 * 1024 };

const common = { bundle: true, minify: true, format: "esm", target: "es2022", write: false, logLevel: "silent" };

/** The entry for Workers leaves the wasm a file of its own: the glue is what remains. */
async function own(specifier, file) {
  let wasm;
  const plugin = {
    name: "wasm-apart",
    setup({ onResolve }) {
      onResolve({ filter: /\.wasm$/ }, ({ path, resolveDir }) => {
        wasm = join(resolveDir, path);
        return { path: `./${basename(path)}`, external: true };
      });
    },
  };
  const { outputFiles } = await build({ ...common, entryPoints: [file], plugins: [plugin] });
  const [module, glue] = [weigh(await readFile(wasm)), weigh(outputFiles[0].contents)];
  return [
    { name: `${specifier}: wasm`, ...module },
    { name: `${specifier}: glue, minified`, ...glue },
    { name: `${specifier}: both`, raw: module.raw + glue.raw, gzip: module.gzip + glue.gzip },
  ];
}

const core = "@huaweicloud/huaweicloud-sdk-core";
const bundles = [
  {
    name: "Huawei: core client (ClientBuilder, HcClient, BasicCredentials)",
    code: ["ClientBuilder", "HcClient", "auth/BasicCredentials"]
      .map((name) => `export * from "${core}/${name}.js";`)
      .join("\n"),
  },
  { name: "Huawei: signer only", code: `export { AKSKSigner } from "${core}/auth/AKSKSigner.js";` },
  {
    name: "Tencent: VpcClient",
    code: 'export { Client } from "tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_client.js";',
  },
  { name: "Tencent: signer only", code: 'export * from "tencentcloud-sdk-nodejs/tencentcloud/common/sign.js";' },
  { name: "qcloudapi-sdk", code: 'export { default } from "qcloudapi-sdk";' },
  { name: "aws4fetch", code: 'export { AwsClient, AwsV4Signer } from "aws4fetch";' },
  {
    name: "@noble/hashes: hmac, sha256, sha1",
    code: 'export * from "@noble/hashes/hmac.js"; export { sha256 } from "@noble/hashes/sha2.js"; export { sha1 } from "@noble/hashes/legacy.js";',
  },
];

async function peer({ name, code }, folder) {
  const stdin = { contents: code, resolveDir: folder };
  const { outputFiles } = await build({ ...common, stdin, platform: "node" });
  return { name, ...weigh(outputFiles[0].contents) };
}

/** What decides them: the versions of the peers, the bundler's, and how they are bundled. */
const sources = [
  "benches/sign/sizes.mjs",
  "benches/support/peers.mjs",
  "pkg-template/tools/weigh.mjs",
  "package-lock.json",
];

/** Name and `{ raw, gzip }` in bytes of each peer. */
export function sizesOfPeers() {
  return kept("sizes of peers", { inputs: sources }, async () => {
    const folder = await peers();
    return Promise.all(bundles.map((bundle) => peer(bundle, folder)));
  });
}

export async function sizes() {
  const ours = [];
  for (const [specifier, file] of await entries(["workerd"])) ours.push(...(await own(specifier, file)));
  const theirs = await sizesOfPeers();
  const all = [...ours, ...theirs];
  const first = ours.find(({ name }) => name.endsWith("both")).gzip;

  title("Bytes to ship; the peers bundled for Node, as most of them cannot be for anything else");
  printTable(
    ["", "raw", "gzip -9", "ours = 1"],
    all.map(({ name, raw, gzip }) => [name, whole(raw), whole(gzip), (gzip / first).toFixed(2)]),
  );
  for (const [specifier, limit] of Object.entries(goals)) {
    const { gzip } = ours.find(({ name }) => name === `${specifier}: both`) ?? {};
    if (gzip) note(`to reach: ${specifier} at most ${whole(limit)}: ${gzip <= limit ? "yes" : "NO"}`);
  }
  title("What `npm run size` gives");
  const measured = await measurePackage();
  printTable(
    ["", "raw", "gzip -9"],
    Object.entries(measured).map(([name, { raw, gzip }]) => [name, whole(raw), whole(gzip)]),
  );
  return { bundles: all, package: measured };
}
