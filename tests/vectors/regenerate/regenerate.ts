// `npm run vectors`: has the official packages sign every request.json again and writes what they say beside it. Nothing
// may have changed afterwards: `git diff --exit-code tests/vectors`.

import { rm, writeFile } from "node:fs/promises";
import { type Case, steps, vectors } from "../case.ts";
import { OfficialSigners, type Package, packages } from "./official.ts";

const packageOf = ({ producedBy }: Case) => (producedBy.split(" ") as [Package])[0];

export async function main(): Promise<number> {
  const official = await OfficialSigners.start();
  const counts = { written: 0, refused: 0, printed: 0 };
  try {
    for (const vector of vectors) {
      if (vector.files.includes("refused.txt")) {
        counts.refused += 1;
        continue;
      }
      // Copied from a provider's page, and made by no package.
      if (!(packageOf(vector) in packages)) {
        counts.printed += 1;
        continue;
      }
      const [answer] = await official.ask(packageOf(vector), [vector]);
      if (!answer || answer.error) throw new Error(`${vector.name}: ${answer?.error}`);
      if (answer.producedBy !== vector.producedBy) {
        throw new Error(`${vector.name} is of ${vector.producedBy}, installed is ${answer.producedBy}`);
      }
      for (const step of steps) {
        const file = new URL(`${step}.txt`, vector.folder);
        const text = answer[step];
        if (text === undefined) await rm(file, { force: true });
        else await writeFile(file, text);
      }
      counts.written += 1;
    }
  } finally {
    await official.end();
  }
  console.log(
    `${counts.written} cases signed again; ${counts.printed} from pages and ${counts.refused} refused ones left`,
  );
  return 0;
}
