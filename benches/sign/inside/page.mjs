// The official signers and node:crypto are missing: they need Node's built-in modules.

import { aws4fetch } from "../contestants/aws4fetch.mjs";
import { noble } from "../contestants/noble.mjs";
import { webCrypto } from "../contestants/web-crypto.mjs";
import { arena } from "../tasks.mjs";

globalThis.inside = arena([webCrypto, noble, aws4fetch]);
