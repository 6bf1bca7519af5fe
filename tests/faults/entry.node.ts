// Makes the calls that it is told to make, in Node: a line of JSON for each.

import { createInterface } from "node:readline";
import { perform } from "./call.ts";

for await (const line of createInterface(process.stdin)) console.log(JSON.stringify(await perform(JSON.parse(line))));
