// The topics of `npm run bench -- sign`.

import { fileURLToPath } from "node:url";
import { startChromium, startNode, startWorkerd } from "../support/runtimes.mjs";
import { bodies } from "./bodies.mjs";
import { coldNode, coldWorkerd } from "./cold.mjs";
import { sizes } from "./sizes.mjs";
import { speed } from "./speed.mjs";

const inside = (name) => fileURLToPath(new URL(`inside/${name}.mjs`, import.meta.url));

/** Runs a topic in a runtime, and ends the runtime whatever happens. */
const within = (start, name, topic) => async (options) => {
  const runtime = await start(inside(name));
  try {
    return await topic(runtime, options);
  } finally {
    await runtime.close();
  }
};

export const topics = {
  node: within(startNode, "node", speed),
  workerd: within(startWorkerd, "worker", speed),
  chromium: within(startChromium, "page", speed),
  "bodies-node": within(startNode, "node", bodies),
  "bodies-workerd": within(startWorkerd, "worker", bodies),
  "bodies-chromium": within(startChromium, "page", bodies),
  size: sizes,
  "cold-node": coldNode,
  "cold-workerd": coldWorkerd,
};
