// The topics of `npm run bench -- bindings`.

import { run } from "./run.mjs";

export const topics = { run };
