// The tasks: every contestant with the call of each cloud, one after the other and many at once.

import { runner } from "../support/runner.mjs";
import { calls, transport } from "./calls.mjs";

/** How many calls are in flight at once. */
export const crowds = [1, 100, 1_000, 10_000];

/**
 * Makes so many calls at once, none of which is answered before all have been sent. They resolve to the order in which
 * they ended, and to when each of them did, in milliseconds since the first was made.
 */
export function crowd(make, call) {
  const answer = transport(call);
  let waiting = [];
  let size = 0;
  const perform = make(call, () => {
    const answered = new Promise((resolve) => waiting.push(resolve)).then(answer);
    if (waiting.length === size) {
      for (const resolve of waiting) resolve();
      waiting = [];
    }
    return answered;
  });
  return async (calls) => {
    size = calls;
    const start = performance.now();
    const order = [];
    const ends = [];
    const made = Array.from({ length: calls }, async (_, index) => {
      await perform();
      order.push(index);
      ends.push(performance.now() - start);
    });
    await Promise.all(made);
    return { order, ends };
  };
}

/** What a contestant sends, without what differs from one moment to the next. */
async function sent(make, call) {
  const requests = [];
  const answer = transport(call);
  await make(call, (url, init) => {
    requests.push(new Request(url, init));
    return answer();
  })();
  const [request] = requests;
  const isSigned = request.headers.has("authorization");
  return { calls: requests.length, method: request.method, url: request.url, body: await request.json(), isSigned };
}

export function arena(contestants) {
  const tasks = [];
  for (const [cloud, call] of Object.entries(calls)) {
    for (const { name, make } of contestants) {
      tasks.push({
        id: `${cloud}, ${name}`,
        cloud,
        contestant: name,
        prepare: () => [make(call, transport(call))],
      });
      for (const size of crowds) {
        const prepare = () => {
          const perform = crowd(make, call);
          return [() => perform(size)];
        };
        tasks.push({ id: `${cloud}, ${name}, ${size}`, cloud, contestant: name, size, prepare });
      }
    }
  }
  const results = async (cloud) => {
    const found = {};
    for (const { name, make } of contestants) found[name] = JSON.stringify(await sent(make, calls[cloud]));
    return found;
  };
  return { ...runner(tasks, results), contestants };
}
