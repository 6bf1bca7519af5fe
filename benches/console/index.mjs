// The topics of `npm run bench -- console`.

import { load } from "./load.mjs";
import { rows } from "./rows.mjs";

export const topics = { load, rows };
