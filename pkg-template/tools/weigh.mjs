import { brotliCompressSync, gzipSync } from "node:zlib";

/** What bytes weigh: as they are, as `gzip -9` makes them, and as brotli does at its best. */
export const weigh = (bytes) => ({
  raw: bytes.length,
  gzip: gzipSync(bytes, { level: 9 }).length,
  brotli: brotliCompressSync(bytes).length,
});

/** The sum of weights: files that travel by themselves. */
export const total = (weights) => {
  const sum = (unit) => weights.reduce((sum, weight) => sum + weight[unit], 0);
  return { raw: sum("raw"), gzip: sum("gzip"), brotli: sum("brotli") };
};
