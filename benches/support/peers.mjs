// The packages that ours is compared with. They are none of the project's dependencies: they are installed, pinned,
// into the user's cache when a bench first asks for them.

import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { must } from "../../pkg-template/tools/project.mjs";

const versions = {
  "@huaweicloud/huaweicloud-sdk-core": "3.1.211",
  // The core needs it and does not declare it.
  uuid: "11.1.1",
  "tencentcloud-sdk-nodejs": "4.1.313",
  "qcloudapi-sdk": "0.2.1",
  "@noble/hashes": "2.4.0",
  aws4fetch: "1.0.20",
};

const manifest = JSON.stringify({ private: true, dependencies: versions }, null, 2);
const hash = createHash("sha256").update(manifest).digest("hex").slice(0, 16);
const folder = join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "cloudip", `bench-${hash}`);

/** The folder in whose node_modules the peers are. */
export async function peers() {
  // Written last: a folder without it was interrupted half-way.
  const complete = join(folder, "complete");
  if (existsSync(complete)) return folder;
  console.log(`installing ${Object.keys(versions).join(", ")} into ${folder} (once)`);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "package.json"), manifest);
  await must("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts"], { cwd: folder, quiet: true });
  await writeFile(complete, "");
  return folder;
}
