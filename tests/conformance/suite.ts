// The conformance suite: one list of cases for every runtime. It knows no test framework and no runtime; it is given
// the package and the emulator as the runtime loaded them.

import { hostile } from "../hostile/values.ts";
import { answers } from "./answers.ts";
import { promises } from "./client.ts";
import { credentials } from "./credentials.ts";
import { documented } from "./documented.ts";
import { lists } from "./lists.ts";
import { pipeline } from "./pipeline.ts";
import { refusals } from "./refused.ts";
import { regions } from "./regions.ts";
import { silent } from "./silent.ts";
import type { Case } from "./world.ts";

export const suite: readonly Case[] = [
  ...documented,
  ...refusals,
  ...regions,
  ...answers,
  ...credentials,
  ...lists,
  ...promises,
  ...pipeline,
  ...hostile,
  ...silent,
];
