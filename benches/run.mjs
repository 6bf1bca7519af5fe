// `npm run bench -- NAME`: measures and prints. Nothing here decides whether a test passes; these figures are for people.
//
//   --quick        short rounds, for a first look
//   --full         what takes most of an hour in full, where it is reckoned otherwise
//   --only TOPIC   one topic of the bench (may be repeated)
//   --json FILE    writes every figure to a file as well

import { writeFile } from "node:fs/promises";
import { arch, cpus, platform } from "node:os";
import { parseArgs } from "node:util";
import { Failure, main } from "../pkg-template/tools/project.mjs";

/** Each names its topics, and resolves to the figures of a topic after it has printed them. */
const benches = {
  sign: { about: "one signature beside the official signers and hand-written ones", file: "./sign/index.mjs" },
  call: {
    about: "one call beside `fetch` itself and the official clients, many in flight, and memory",
    file: "./call/index.mjs",
  },
  bindings: {
    about: "10,000 addresses listed and unbound beside the least that it takes",
    file: "./bindings/index.mjs",
  },
  emulator: { about: "start, and requests a second with few and with many resources", file: "./emulator/index.mjs" },
  console: { about: "what somebody waits for who opens the console", file: "./console/index.mjs" },
  gateway: { about: "a call through the gateway beside a bare Worker that calls `fetch`", file: "./gateway/index.mjs" },
};

const usage = `usage: npm run bench -- NAME [--quick | --full] [--only TOPIC] [--json FILE]
${Object.entries(benches)
  .map(([name, { about }]) => `  ${name.padEnd(10)}${about}`)
  .join("\n")}`;

const options = {
  quick: { type: "boolean", default: false },
  full: { type: "boolean", default: false },
  only: { type: "string", multiple: true, default: [] },
  json: { type: "string" },
};

function parse(args) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (cause) {
    throw new Failure(`${cause.message}\n${usage}`, { cause });
  }
}

await main(import.meta, async (args) => {
  const { values, positionals } = parse(args);
  const [name, ...more] = positionals;
  if (!Object.hasOwn(benches, name ?? "") || more.length) throw new Failure(usage);
  const { topics } = await import(benches[name].file);
  const unknown = values.only.find((topic) => !Object.hasOwn(topics, topic));
  if (unknown) throw new Failure(`${name} has no topic "${unknown}", but ${Object.keys(topics).join(", ")}`);

  const machine = { cpu: cpus()[0]?.model, cores: cpus().length, os: `${platform()} ${arch()}`, node: process.version };
  console.log(`${machine.cpu}, ${machine.cores} cores, ${machine.os}, Node ${machine.node}`);
  const start = performance.now();
  const figures = {};
  for (const topic of values.only.length ? values.only : Object.keys(topics)) {
    figures[topic] = await topics[topic]({ quick: values.quick, full: values.full });
  }
  console.log(`\n${Math.round((performance.now() - start) / 1000)} s`);
  if (values.json) await writeFile(values.json, `${JSON.stringify({ bench: name, machine, figures }, null, 2)}\n`);
});
