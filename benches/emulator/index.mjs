// The topics of `npm run bench -- emulator`.

import { http } from "./http.mjs";
import { start } from "./start.mjs";

export const topics = { start, http };
