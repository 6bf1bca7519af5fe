// Our own package, as `npm run build` left it in pkg/.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Failure, pkg } from "../../pkg-template/tools/project.mjs";

/** The entries that have the signers; the smallest comes first, and the others are compared with it. */
const specifiers = ["cloudip/sign", "cloudip"];

/** Specifier to file, of the entries that this build has, under the first condition that an entry knows. */
export async function entries(conditions = ["default"]) {
  const manifest = await readFile(join(pkg, "package.json"), "utf8").catch((cause) => {
    throw new Failure("pkg/ is not built: run `npm run build` first", { cause });
  });
  const { exports } = JSON.parse(manifest);
  const found = new Map();
  for (const specifier of specifiers) {
    const targets = exports[specifier.replace("cloudip", ".")];
    const condition = [...conditions, "default"].find((name) => targets?.[name]);
    if (condition) found.set(specifier, join(pkg, targets[condition]));
  }
  return found;
}
