// The topics of `npm run bench -- call`.

import { fileURLToPath } from "node:url";
import { startChromium, startNode, startWorkerd, within } from "../support/runtimes.mjs";
import { crowding, turns } from "./crowds.mjs";
import { growth } from "./growth.mjs";
import { speed } from "./speed.mjs";

const inside = (name) => fileURLToPath(new URL(`inside/${name}.mjs`, import.meta.url));
const node = within(startNode, inside("node"));
const workerd = within(startWorkerd, inside("worker"));
const chromium = within(startChromium, inside("page"));

export const topics = {
  node: node(speed),
  workerd: workerd(speed),
  chromium: chromium(speed),
  "crowds-node": node(crowding),
  "crowds-workerd": workerd(crowding),
  turns: node(turns),
  memory: node(growth),
};
