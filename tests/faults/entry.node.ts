// Makes the calls that it is told to make, in Node: a line of JSON for each, both ways.

import { createInterface } from "node:readline";
import { perform } from "./call.ts";

createInterface(process.stdin).on("line", async (line) => {
  const { id, order } = JSON.parse(line);
  console.log(JSON.stringify({ id, outcome: await perform(order) }));
});
