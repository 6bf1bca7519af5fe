// `npm run fuzz:sign -- --cases N --seed S [--scheme X]`: random requests through our signers and the official ones.

import { parseArgs } from "node:util";
import { explain } from "../vectors/ours.ts";
import { OfficialSigners } from "../vectors/regenerate/official.ts";
import { Comparison } from "./compare.ts";
import { report } from "./report.ts";
import { schemes } from "./scheme.ts";

export async function main(args: string[]): Promise<number> {
  const text = { type: "string" } as const;
  const { values } = parseArgs({ args, options: { cases: text, seed: text, scheme: text } });
  const count = Number(values.cases ?? 5000);
  const seed = values.seed ?? String(Date.now());
  const chosen = schemes.filter(({ name }) => values.scheme === undefined || name === values.scheme);
  if (!(count > 0) || chosen.length === 0) {
    console.error(`usage: [--cases N] [--seed S] [--scheme ${schemes.map(({ name }) => name).join("|")}]`);
    return 2;
  }
  const official = await OfficialSigners.start();
  let failed = 0;
  try {
    for (const scheme of chosen) {
      const comparison = new Comparison(official, explain);
      const start = performance.now();
      const mismatch = await comparison.run(scheme, count, seed);
      const seconds = ((performance.now() - start) / 1000).toFixed(1);
      const asked = Object.entries(comparison.asked).map(([name, times]) => `${times} by ${name}`);
      if (mismatch) {
        failed += 1;
        console.log(`${scheme.name}: DIFFERS, seed ${seed}\n${report(mismatch)}\n`);
      } else {
        console.log(`${scheme.name}: ${count} cases, seed ${seed}, ${seconds} s, all equal: ${asked.join(", ")}`);
      }
    }
  } finally {
    await official.end();
  }
  return failed === 0 ? 0 : 1;
}
