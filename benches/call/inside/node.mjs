// First of all, so that it sees the package's wasm being made.
import "../memories.mjs";
import { bare } from "../contestants/bare.mjs";
import { official } from "../contestants/official.mjs";
import { asked, limited, ours } from "../contestants/ours.mjs";
import { wasmBytes } from "../memories.mjs";
import { arena } from "../tasks.mjs";

export default { ...arena([bare, ours, asked, limited, official]), wasmBytes };
