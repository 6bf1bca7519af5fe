import { gzipSync } from "node:zlib";

/** What bytes weigh, as they are and as `gzip -9` makes them. */
export const weigh = (bytes) => ({ raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length });
