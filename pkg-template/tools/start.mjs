// `npm start`: builds the package and the page, and serves them in workerd at http://127.0.0.1:8787.
// `npm start -- --port N` takes another port; 0 means any that is free.

import { spawn } from "node:child_process";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { build } from "./build.mjs";
import { environment, main, root } from "./project.mjs";

await main(import.meta, async (args) => {
  const { values } = parseArgs({ args, options: { port: { type: "string", default: "8787" } } });
  await build();
  const { buildPage } = await import("../../www/build.mjs");
  await buildPage();
  // Nothing of this needs the network, and nothing is told to anyone.
  const quiet = { WRANGLER_SEND_METRICS: "false", CLOUDFLARE_CF_FETCH_ENABLED: "false" };
  const wrangler = spawn("wrangler", ["dev", "--ip", "127.0.0.1", "--port", values.port], {
    cwd: join(root, "www"),
    env: { ...environment, ...quiet },
    stdio: "inherit",
  });
  // Who ends this, ends the server.
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => wrangler.kill(signal));
  process.exitCode = await new Promise((resolve, reject) =>
    wrangler.on("error", reject).on("exit", (code) => resolve(code ?? 0)),
  );
});
