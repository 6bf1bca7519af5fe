// The same addresses with an official Python client, one call each. All of them would take hours, so some are given back
// (with `--full` a thousand, which takes most of an hour) and the rest is reckoned: one call follows the other, and each
// address costs what these did.

import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { must, root } from "../../pkg-template/tools/project.mjs";
import { importTypeScript } from "../../tests/support/typescript.mjs";
import { emulator, startProgram } from "../emulator/program.mjs";
import { fixed, note, printTable, title, whole } from "../support/table.mjs";
import { EACH, INTERFACES, LATENCY_MS, seed } from "./world.mjs";

const script = fileURLToPath(new URL("one_by_one.py", import.meta.url));

export async function official({ quick, full }) {
  const install = join(root, "tests", "official", "python", "install.ts");
  const { pythonWithClients } = await importTypeScript(install);
  const python = await pythonWithClients();
  const program = await startProgram(emulator);
  const control = (name, body) =>
    fetch(`${program.url}/_emulator/${name}`, { method: "POST", body: JSON.stringify(body) });
  try {
    const document = seed();
    await control("seed", document);
    await control("faults", { faults: [{ latencyMs: LATENCY_MS }] });
    const secondary = document.tencent.networkInterfaces.flatMap(({ id, addresses }) =>
      addresses.filter(({ primary }) => !primary).map(({ ip }) => `${id}/${ip}`),
    );
    const sample = secondary.slice(0, full ? 1000 : quick ? 3 : 20);
    const printed = await must(python, [script, new URL(program.url).host, ...sample], { quiet: "stdout" });
    const { calls, seconds } = JSON.parse(printed);
    const all = INTERFACES * EACH;
    title("The official Python client: a call for each address, and the state of its task once a second");
    printTable(
      ["addresses of interfaces", "requests", "seconds"],
      [
        [`${whole(sample.length)}, measured`, whole(calls), fixed(seconds)],
        [`${whole(all)}, reckoned`, whole((calls * all) / sample.length), whole((seconds * all) / sample.length)],
      ],
    );
    note("the ingress calls of API Gateway are not in Huawei Cloud's Python client");
    return { measured: { addresses: sample.length, calls, seconds }, all };
  } finally {
    await program.close();
  }
}
