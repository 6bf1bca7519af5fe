// Times tasks against each other on a machine that does other things as well: rounds go in turns (a, b, c, a, b, c,
// ...), so that a disturbance meets everybody, and the median of the rounds counts. Each round begins with another one,
// so that nobody always pays for the garbage of the same neighbour.

export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * How many iterations fill a round, once the code has run for some time: the compilers have seen it by then, and what
 * only first calls do is over (Node looks at the stack in each of the first 10,000 calls of `new Buffer`, which
 * qcloudapi-sdk makes).
 */
async function calibrate(time, id, { warmMs, roundMs }) {
  let iterations = 1;
  for (let spent = 0; ; ) {
    const ms = await time(id, iterations);
    spent += ms;
    if (spent >= warmMs && ms >= roundMs / 2) return Math.max(1, Math.round((iterations * roundMs) / ms));
    if (ms < roundMs / 2) iterations *= ms > roundMs / 50 ? Math.ceil(roundMs / ms) : 8;
  }
}

/**
 * Samples by id, each the microseconds of one iteration in a round; the rounds stand in the same order for everybody.
 * `time(id, iterations)` resolves to the milliseconds that they took.
 */
export async function measure(ids, time, { rounds, roundMs, warmMs }) {
  const iterations = new Map();
  for (const id of ids) iterations.set(id, await calibrate(time, id, { warmMs, roundMs }));
  const samples = new Map(ids.map((id) => [id, []]));
  for (let round = 0; round < rounds; round++) {
    const first = round % ids.length;
    for (const id of [...ids.slice(first), ...ids.slice(0, first)]) {
      samples.get(id).push(((await time(id, iterations.get(id))) * 1000) / iterations.get(id));
    }
  }
  return samples;
}

/** How many times as long `theirs` took as `ours`: the median over the rounds, in which both met the same machine. */
export const ratio = (theirs, ours) => median(theirs.map((sample, round) => sample / ours[round]));
