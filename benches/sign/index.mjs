// The topics of `npm run bench -- sign`.

import { fileURLToPath } from "node:url";
import { startChromium, startNode, startWorkerd, within } from "../support/runtimes.mjs";
import { bodies } from "./bodies.mjs";
import { coldNode, coldWorkerd } from "./cold.mjs";
import { sizes } from "./sizes.mjs";
import { speed } from "./speed.mjs";

const inside = (name) => fileURLToPath(new URL(`inside/${name}.mjs`, import.meta.url));

const node = within(startNode, inside("node"));
const workerd = within(startWorkerd, inside("worker"));
const chromium = within(startChromium, inside("page"));

export const topics = {
  node: node(speed),
  workerd: workerd(speed),
  chromium: chromium(speed),
  "bodies-node": node(bodies),
  "bodies-workerd": workerd(bodies),
  "bodies-chromium": chromium(bodies),
  size: sizes,
  "cold-node": coldNode,
  "cold-workerd": coldWorkerd,
};
