import { aws4fetch } from "../contestants/aws4fetch.mjs";
import { noble } from "../contestants/noble.mjs";
import { nodeCrypto } from "../contestants/node-crypto.mjs";
import { official } from "../contestants/official.mjs";
import { qcloudapi } from "../contestants/qcloudapi.mjs";
import { webCrypto } from "../contestants/web-crypto.mjs";
import { arena } from "../tasks.mjs";

export default arena([official, qcloudapi, ...nodeCrypto, webCrypto, noble, aws4fetch]);
