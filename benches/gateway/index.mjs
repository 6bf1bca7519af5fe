// The topic of `npm run bench -- gateway`.

import { http } from "./http.mjs";

export const topics = { http };
