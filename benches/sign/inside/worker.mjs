// qcloudapi-sdk is missing: as a module it throws while it loads, since dot-qs counts on a sloppy `this`.

import { asWorker } from "../../support/as-worker.mjs";
import { aws4fetch } from "../contestants/aws4fetch.mjs";
import { noble } from "../contestants/noble.mjs";
import { nodeCrypto } from "../contestants/node-crypto.mjs";
import { official } from "../contestants/official.mjs";
import { webCrypto } from "../contestants/web-crypto.mjs";
import { arena } from "../tasks.mjs";

export default asWorker(arena([official, ...nodeCrypto, webCrypto, noble, aws4fetch]));
