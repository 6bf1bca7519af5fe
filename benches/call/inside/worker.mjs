// The official clients are missing: they need Node's built-in modules and a connection of their own.

import { asWorker } from "../../support/as-worker.mjs";
import { bare } from "../contestants/bare.mjs";
import { asked, limited, ours } from "../contestants/ours.mjs";
import { arena } from "../tasks.mjs";

export default asWorker(arena([bare, ours, asked, limited]));
