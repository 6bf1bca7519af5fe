// What happens between a call and its answer: abort in every phase, time limits, turns, events.

import { equal, ok, refused } from "./assert.ts";
import { accessKeyId, type Case, secretAccessKey, World } from "./world.ts";

const endpoint_id = "ff80808169bf16c70169bf1d02270000";
const key = { accessKeyId, secretAccessKey };

type Options = NonNullable<Parameters<World["huawei"]>[0]>;
type Fetch = NonNullable<Options["fetch"]>;

const never = () => new Promise<never>(() => {});
const status = (code: number, headers?: Record<string, string>) =>
  new Response("", { status: code, ...(headers && { headers }) });
/** The headers come, and a part of the body; the rest never does. */
const stalled = async () =>
  new Response(new ReadableStream({ start: (controller) => controller.enqueue(new TextEncoder().encode('{"a":')) }));

/** The first answers are these, and then those of the emulator. */
function first(world: World, ...answers: (() => Response | Promise<Response>)[]): Fetch {
  return async (url, init) => (await answers.shift()?.()) ?? world.fetch(url, init);
}

/** Does the work, and tells how many timers it left behind. */
async function timersLeft(work: () => Promise<unknown>): Promise<number> {
  const { setTimeout: set, clearTimeout: clear } = globalThis;
  const left = new Set<unknown>();
  const counting = (run: (...args: unknown[]) => void, ms?: number) => {
    const timer: unknown = set(() => {
      left.delete(timer);
      run();
    }, ms);
    left.add(timer);
    return timer;
  };
  Object.assign(globalThis, {
    setTimeout: counting,
    clearTimeout: (timer: Parameters<typeof clear>[0]) => {
      left.delete(timer);
      clear(timer);
    },
  });
  try {
    await work();
  } finally {
    Object.assign(globalThis, { setTimeout: set, clearTimeout: clear });
  }
  return left.size;
}

/** The phases of a call, each as options of a client that stays in it. */
const phases: Record<string, (world: World) => Options> = {
  "the credentials are asked for": () => ({ credentials: never }),
  "a token is got": () => ({
    credentials: { username: "USEREXAMPLE", password: "PASSWORDEXAMPLE0000", domainName: "ACCOUNTEXAMPLE" },
    fetch: never,
  }),
  "the project is looked up": () => ({ credentials: key, projectId: undefined as never, fetch: never }),
  "the request is sent": () => ({ fetch: never }),
  "the body is read": () => ({ fetch: stalled }),
  "it waits for the next attempt": (world) => ({
    fetch: first(world, () => status(503, { "retry-after": "30" })),
  }),
  "it waits for its turn": () => ({ rateLimit: 0.01 }),
};

function inEveryPhase(name: string, kind: "Aborted" | "Timeout", end: (ms: number) => object): Case {
  return {
    name,
    async run(environment) {
      for (const [phase, options] of Object.entries(phases)) {
        const world = new World(environment);
        const client = world.huawei(options(world));
        if (phase === "it waits for its turn") await client.apig.listInstancesV2();
        const start = Date.now();
        const left = await timersLeft(async () => {
          // Nobody waits for an attempt that the time limit would end before it begins.
          const isFutile = kind === "Timeout" && phase === "it waits for the next attempt";
          const expected = isFutile ? "Service" : kind;
          const error = await refused(client.apig.listInstancesV2({}, end(30)), { kind: expected });
          ok(!error.message.includes("may have taken effect"), "a read leaves no doubt");
        });
        ok(Date.now() - start < 5_000, `while ${phase}: it ended at once`);
        equal(left, 0, `timers left while ${phase}`);
      }
    },
  };
}

export const pipeline: Case[] = [
  inEveryPhase("an abort ends a call in every phase, and leaves no timer", "Aborted", (ms) => {
    const controller = new AbortController();
    // Not a timer of the call's: it has fired when the call ends.
    setTimeout(() => controller.abort(), ms);
    return { signal: controller.signal };
  }),
  inEveryPhase("a time limit ends a call in every phase, and leaves no timer", "Timeout", (timeoutMs) => ({
    timeoutMs,
    retry: { deadlineMs: 60_000 },
  })),
  {
    name: "a good call leaves no timer",
    async run(environment) {
      const world = new World(environment);
      const client = world.huawei({ timeoutMs: 60_000 });
      equal(await timersLeft(() => client.dns.showEndpoint({ endpoint_id })), 0, "timers");
    },
  },
  {
    name: "an attempt that takes too long is followed by another one",
    async run(environment) {
      const world = new World(environment);
      const options = { attemptTimeoutMs: 40 };
      for (const slow of [never, stalled]) {
        const { attempts } = await world
          .huawei({ fetch: first(world, slow) })
          .dns.showEndpoint({ endpoint_id }, options);
        equal(attempts, 2, "attempts");
      }
    },
  },
  {
    name: "Retry-After is waited for, in seconds and as a date, and not past the deadline",
    async run(environment) {
      const world = new World(environment);
      const date = "Thu, 02 Jan 2025 03:04:05 GMT";
      const later = "Thu, 02 Jan 2025 03:04:06 GMT";
      for (const headers of [{ "retry-after": "1" }, { date, "retry-after": later }]) {
        const client = world.huawei({ fetch: first(world, () => status(429, headers as Record<string, string>)) });
        const start = Date.now();
        const { attempts } = await client.dns.showEndpoint({ endpoint_id });
        const took = Date.now() - start;
        equal(attempts, 2, "attempts");
        ok(took >= 990 && took < 5_000, `it took ${took} ms`);
      }
      const client = world.huawei({ fetch: first(world, () => status(429, { "retry-after": "2" })) });
      const call = client.dns.showEndpoint({ endpoint_id }, { retry: { deadlineMs: 1_000 } });
      equal((await refused(call, { kind: "Throttled", status: 429 })).attempts, 1, "attempts");
    },
  },
  {
    name: "the clock is set by the date of an answer, but not by that of a stored one, which has an age",
    async run(environment) {
      const world = new World(environment);
      const expired = JSON.stringify({ error_code: "APIGW.0301", error_msg: "signature expired" });
      const date = new Date(Date.now() - 3_600_000).toUTCString();
      const attempts: number[] = [];
      for (const headers of [{ date }, { date, age: "10" }]) {
        const answer = () => new Response(expired, { status: 401, headers: headers as Record<string, string> });
        const client = world.huawei({ fetch: async () => answer() });
        attempts.push((await refused(client.dns.showEndpoint({ endpoint_id }), { kind: "ClockSkew" })).attempts);
      }
      equal(attempts, [2, 1], "attempts");
    },
  },
  {
    name: "calls of a limited service take turns, in their order",
    async run(environment) {
      const world = new World(environment);
      const client = world.huawei({ rateLimit: { dns: 20 } });
      const start = Date.now();
      const ended: number[] = [];
      const calls = Array.from({ length: 6 }, (_, index) =>
        client.dns.showEndpoint({ endpoint_id }).then(() => ended.push(index)),
      );
      await client.apig.listInstancesV2();
      ok(ended.length < calls.length, "another service has no limit");
      await Promise.all(calls);
      ok(Date.now() - start >= 245, "the sixth request is sent after 250 ms");
      equal(ended, [0, 1, 2, 3, 4, 5], "order");
    },
  },
  {
    name: "events tell attempts, retries, answers and refreshes; a listener that throws changes nothing",
    async run(environment) {
      const world = new World(environment);
      const events: object[] = [];
      const options: Options = {
        credentials: async () => key,
        fetch: first(world, () => status(503)),
        onEvent(event) {
          events.push(event);
          if (events.length % 2) throw new Error("a listener that throws");
          // Nor does one that fails later.
          return Promise.reject(new Error("a listener that rejects")) as never;
        },
      };
      const { requestId } = await world.huawei(options).dns.showEndpoint({ endpoint_id });
      const of = (attempt: number) => ({ service: "dns", operation: "showEndpoint", attempt });
      const url = `https://dns.cn-north-4.myhuaweicloud.com/v2.1/endpoints/${endpoint_id}`;
      const untimed = events.map((event) => ({ ...event, durationMs: 0, delayMs: 0 }));
      const none = { durationMs: 0, delayMs: 0 };
      equal(
        untimed.map((event) => Object.entries(event).sort()),
        [
          { type: "refresh", what: "credentials", ...none },
          { type: "attempt", ...of(1), method: "GET", url, ...none },
          { type: "response", ...of(1), status: 503, requestId: undefined, ...none },
          { type: "retry", ...of(1), reason: "HTTP 503", ...none },
          { type: "attempt", ...of(2), method: "GET", url, ...none },
          { type: "response", ...of(2), status: 200, requestId, ...none },
        ].map((event) => Object.entries(event).sort()),
        "events",
      );
    },
  },
  {
    name: "what a write may have done is told, also where the caller ended it",
    async run(environment) {
      const world = new World(environment);
      const { dns } = world.huawei({ fetch: (url, init) => world.fetch(url, init).then(never) });
      const ipaddress = { subnet_id: "3ee6107e-4188-4c4d-b453-80d6b9a147d5" };
      const call = dns.associateEndpointIpaddress({ endpoint_id, ipaddress }, { timeoutMs: 30 });
      const error = await refused(call, { kind: "Timeout" });
      equal([error.attempts, error.retryable, error.details], [1, false, { outcome: "unknown" }], "error");
    },
  },
  {
    name: "options of retries and rates that could not work are refused",
    async run(environment) {
      const world = new World(environment);
      for (const [options, field] of [
        [{ retry: true }, "options.retry"],
        [{ retry: { attempts: 3 } }, "options.retry.attempts"],
        [{ retry: { maxAttempts: 0 } }, "options.retry.maxAttempts"],
        [{ retry: { maxAttempts: 1.5 } }, "options.retry.maxAttempts"],
        [{ retry: { baseDelayMs: "1" } }, "options.retry.baseDelayMs"],
        [{ retry: { deadlineMs: Number.NaN } }, "options.retry.deadlineMs"],
        [{ attemptTimeoutMs: 0 }, "options.attemptTimeoutMs"],
        [{ rateLimit: 0 }, "options.rateLimit"],
        [{ rateLimit: { dns: -1 } }, "options.rateLimit.dns"],
        [{ rateLimit: { cvm: 1 } }, "options.rateLimit.cvm"],
        [{ onEvent: "log" }, "options.onEvent"],
      ] as const) {
        const made = Promise.resolve().then(() => world.huawei(options as never));
        await refused(made, { kind: "InvalidInput", field });
      }
      const call = world.huawei().dns.showEndpoint({ endpoint_id }, { rateLimit: 1 } as never);
      await refused(call, { kind: "InvalidInput", field: "options.rateLimit" });
    },
  },
];
