// The topics of `npm run bench -- bindings`.

import { official } from "./official.mjs";
import { run } from "./run.mjs";
import { schedule } from "./schedule.mjs";

export const topics = { run, schedule, official };
