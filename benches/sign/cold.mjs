// Cold start: from nothing to the first signed request.

import { fileURLToPath } from "node:url";
import { Miniflare } from "miniflare";
import { must } from "../../pkg-template/tools/project.mjs";
import { bundle } from "../support/bundle.mjs";
import { entries } from "../support/entries.mjs";
import { median } from "../support/measure.mjs";
import { peers } from "../support/peers.mjs";
import { fixed, note, printTable, times, title } from "../support/table.mjs";

const repeats = { full: 15, quick: 10 };
const program = fileURLToPath(new URL("cold/first.mjs", import.meta.url));

const huaweiClient = "Huawei: core client, only imported";
const tencentClient = "Tencent: VpcClient, only imported";

/** In turns, as everywhere; a first turn fills the machine's file cache and does not count. */
async function inTurns(contestants, { quick }) {
  const samples = new Map(contestants.map(({ name }) => [name, []]));
  for (let turn = 0; turn <= (quick ? repeats.quick : repeats.full); turn++) {
    for (const { name, start } of contestants) {
      const ms = await start();
      if (turn > 0) samples.get(name).push(ms);
    }
  }
  return contestants.map(({ name }) => {
    const ms = samples.get(name);
    return { contestant: name, ms: median(ms), least: Math.min(...ms), most: Math.max(...ms) };
  });
}

function print(rows) {
  printTable(
    ["", "ms", "least", "most", "ours = 1"],
    rows.map(({ contestant, ms, least, most }) => [
      contestant,
      ...[ms, least, most].map(fixed),
      times(ms / rows[0].ms),
    ]),
  );
}

const goal = (text, reached) => note(`to reach: ${text}: ${reached ? "yes" : "NO"}`);

/** Every start is a process of its own, which tells the time from before the import to the signature. */
export async function coldNode(options) {
  const cwd = await peers();
  const contestant = (name, ...args) => ({
    name,
    start: async () =>
      Number(await must(process.execPath, ["--no-deprecation", program, ...args], { cwd, quiet: true })),
  });
  const own = [...(await entries())].map(([specifier, file]) => contestant(specifier, "cloudip", file));
  const rows = await inTurns(
    [
      ...own,
      contestant("nothing: an empty module", "nothing"),
      contestant(huaweiClient, "huaweiClient"),
      contestant("Huawei: signer, signed", "huaweiSigner"),
      contestant(tencentClient, "tencentClient"),
      contestant("Tencent: signer, signed", "tencentSigner"),
      contestant("qcloudapi-sdk, signed", "qcloudapi"),
      contestant("aws4fetch, signed (SigV4)", "aws4fetch"),
      contestant("node:crypto by hand, signed", "nodeCrypto"),
    ],
    options,
  );
  title(`Cold start in Node ${process.version}: a new process each, from before the import to the signed request`);
  print(rows);
  goal(`${rows[0].contestant} at most 5 ms`, rows[0].ms <= 5);
  for (const client of [huaweiClient, tencentClient]) {
    const { ms } = rows.find((row) => row.contestant === client);
    goal(`a tenth of "${client}"`, rows[0].ms <= ms / 10);
  }
  return rows;
}

/** The module of the contestant is loaded by the first request, so that its loading is seen from outside. */
const worker = `export default {
  async fetch() {
    const { default: sign } = await import("./first.js");
    return new Response(await sign());
  }
}`;

async function firstRequest(first, wasm) {
  const miniflare = new Miniflare({
    compatibilityDate: "2026-04-01",
    cf: false,
    modules: [
      { type: "ESModule", path: "worker.js", contents: worker },
      { type: "ESModule", path: "first.js", contents: first },
      ...wasm.map(({ path, contents }) => ({ type: "CompiledWasm", path, contents })),
    ],
  });
  try {
    await miniflare.ready;
    const start = performance.now();
    const response = await miniflare.dispatchFetch("http://worker/");
    const text = await response.text();
    const ms = performance.now() - start;
    if (!response.ok) throw new Error(`the Worker answered ${response.status}: ${text}`);
    return ms;
  } finally {
    await miniflare.dispose();
  }
}

const empty = "an empty Worker";

/** The first request of a new workerd each, less that of a Worker which only answers. */
export async function coldWorkerd(options) {
  const inside = (name) => fileURLToPath(new URL(`cold/${name}.mjs`, import.meta.url));
  const conditions = ["workerd", "worker", "browser"];
  const contestants = [];
  for (const [name, file] of await entries(conditions)) {
    const { text, wasm } = await bundle(inside("ours"), { platform: "browser", conditions, alias: { cloudip: file } });
    contestants.push({ name, text, wasm });
  }
  contestants.push({ name: empty, text: "export default () => 'nothing';", wasm: [] });
  contestants.push({ name: "aws4fetch (SigV4)", ...(await bundle(inside("aws4fetch"), { platform: "browser" })) });
  const rows = await inTurns(
    contestants.map(({ name, text, wasm }) => ({ name, start: () => firstRequest(text, wasm) })),
    options,
  );
  const floor = rows.find(({ contestant }) => contestant === empty).ms;
  title("Cold start in workerd: the first request of a new process each, which loads the module and signs");
  print(rows);
  for (const { contestant, ms } of rows) {
    if (contestant !== empty) note(`${contestant}: ${fixed(ms - floor)} ms more than ${empty}`);
  }
  goal(`${rows[0].contestant} at most 5 ms more than ${empty}`, rows[0].ms - floor <= 5);
  return rows;
}
