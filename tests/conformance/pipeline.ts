// What happens between a call and its answer: abort in every phase, time limits, turns, events.

import { type HeldTime, inHeldTime } from "../support/held-time.ts";
import { equal, ok, refused } from "./assert.ts";
import { accessKeyId, type Case, secretAccessKey, World } from "./world.ts";

const endpoint_id = "ff80808169bf16c70169bf1d02270000";
const key = { accessKeyId, secretAccessKey };

type Options = NonNullable<Parameters<World["huawei"]>[0]>;
type Fetch = NonNullable<Options["fetch"]>;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
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

/** How long a case waits, in real time, for a call to come as far as it will. If that is too short, nothing fails. */
const SETTLES_MS = 30;

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

/** What a call is ended by: an option of it, and what then has to happen. */
interface Limit {
  options: object;
  reach(pass: HeldTime["pass"]): void | Promise<void>;
}

function inEveryPhase(name: string, kind: "Aborted" | "Timeout", limit: () => Limit): Case {
  return {
    name,
    async run(environment) {
      for (const [phase, options] of Object.entries(phases)) {
        const world = new World(environment);
        const client = world.huawei(options(world));
        if (phase === "it waits for its turn") await client.apig.listInstancesV2();
        // Nobody waits for an attempt that the time limit would end before it begins.
        const isFutile = kind === "Timeout" && phase === "it waits for the next attempt";
        const { options: limits, reach } = limit();
        const left = await inHeldTime(({ pass }) =>
          timersLeft(async () => {
            const call = refused(client.apig.listInstancesV2({}, limits), { kind: isFutile ? "Service" : kind });
            const [error] = await Promise.all([call, pause(SETTLES_MS).then(() => reach(pass))]);
            ok(!error.message.includes("may have taken effect"), "a read leaves no doubt");
          }),
        );
        equal(left, 0, `timers left while ${phase}`);
      }
    },
  };
}

export const pipeline: Case[] = [
  inEveryPhase("an abort ends a call in every phase, and leaves no timer", "Aborted", () => {
    const controller = new AbortController();
    return { options: { signal: controller.signal }, reach: () => controller.abort() };
  }),
  inEveryPhase("a time limit ends a call in every phase, and leaves no timer", "Timeout", () => ({
    options: { timeoutMs: 20_000, retry: { deadlineMs: 60_000 } },
    reach: (pass) => pass(20_000),
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
      for (const slow of [never, stalled]) {
        await inHeldTime(async ({ pass, waiting }) => {
          const world = new World(environment);
          const client = world.huawei({ fetch: first(world, slow), attemptTimeoutMs: 5_000 });
          const call = client.dns.showEndpoint({ endpoint_id });
          await waiting(5_000);
          await pass(5_000);
          equal((await call).attempts, 2, "attempts");
        });
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
        await inHeldTime(async ({ pass }) => {
          const sent = world.traffic.length;
          let tell = (_delayMs: number) => {};
          const delay = new Promise<number>((resolve) => (tell = resolve));
          const client = world.huawei({
            fetch: first(world, () => status(429, headers as Record<string, string>)),
            onEvent: (event) => event.type === "retry" && tell(event.delayMs),
          });
          const call = client.dns.showEndpoint({ endpoint_id });
          const delayMs = await delay;
          ok(delayMs >= 1_000 && delayMs <= 1_001, `a pause of ${delayMs} ms`);
          await pass(999);
          equal(world.traffic.length, sent, "requests sent before its end");
          await pass(2);
          equal((await call).attempts, 2, "attempts");
        });
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
    run: (environment) =>
      inHeldTime(async ({ pass }) => {
        const world = new World(environment);
        const client = world.huawei({ rateLimit: { dns: 0.5 } });
        const ended: number[] = [];
        const calls = Array.from({ length: 6 }, (_, index) =>
          client.dns.showEndpoint({ endpoint_id }).then(() => ended.push(index)),
        );
        await client.apig.listInstancesV2();
        for (const [index, call] of calls.entries()) {
          await call;
          const others = world.traffic.filter(({ url }) => !url.includes("apig"));
          equal([others.length, ended], [index + 1, calls.slice(0, index + 1).map((_, at) => at)], "sent, and ended");
          await pass(1_999);
          equal(ended.length, index + 1, "ended before the next turn");
          await pass(1);
        }
      }),
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
    run: (environment) =>
      inHeldTime(async ({ pass }) => {
        const world = new World(environment);
        const { dns } = world.huawei({
          fetch: (url, init) =>
            world
              .fetch(url, init)
              .then(() => pass(5_000))
              .then(never),
        });
        const ipaddress = { subnet_id: "3ee6107e-4188-4c4d-b453-80d6b9a147d5" };
        const call = dns.associateEndpointIpaddress({ endpoint_id, ipaddress }, { timeoutMs: 5_000 });
        const error = await refused(call, { kind: "Timeout" });
        equal([error.attempts, error.retryable, error.details], [1, false, { outcome: "unknown" }], "error");
      }),
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
