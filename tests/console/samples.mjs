// The same for JavaScript: each program is a module beside `node_modules/cloudip`, in the folder that is named.

import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const folder = process.argv[2] ?? "";
const { log } = console;
let number = 0;
/** The names of the last sample's keys. */
let given = [];

async function printed([program, keys]) {
  const lines = [];
  console.log = (...values) => lines.push(values);
  for (const name of given) delete process.env[name];
  given = Object.keys(keys);
  Object.assign(process.env, keys);
  number += 1;
  const file = join(folder, `sample-${number}.mjs`);
  await writeFile(file, program);
  try {
    await import(pathToFileURL(file).href);
    return { printed: lines };
  } catch (error) {
    return { failure: error.stack };
  }
}

const plain = (_, value) => (typeof value === "bigint" ? Number(value) : value);
for await (const line of createInterface(process.stdin)) {
  log(JSON.stringify(await printed(JSON.parse(line)), plain));
}
