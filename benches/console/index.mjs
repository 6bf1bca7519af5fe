// The topic of `npm run bench -- console`.

import { load } from "./load.mjs";

export const topics = { load };
