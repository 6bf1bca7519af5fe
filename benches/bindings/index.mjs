// The topics of `npm run bench -- bindings`.

import { official } from "./official.mjs";
import { run } from "./run.mjs";

export const topics = { run, official };
