// Kinds of JavaScript values that a caller may give without meaning harm, or meaning it. `Case` of the conformance suite,
// so that every runtime is asked: its engine and its `fetch` differ in what they throw.

import { equal, ok } from "../conformance/assert.ts";
import { accessKeyId, type Case, secretAccessKey, secretId, secretKey, World } from "../conformance/world.ts";

/** Refused, or what goes on the wire: JSON where the value stands for a member of a body. */
type Outcome = "refused" | { wire: string };

interface Kind {
  name: string;
  make(): unknown;
  /** As a member of a call's parameters. */
  outcome: Outcome;
}

const refused = (name: string, make: () => unknown): Kind => ({ name, make, outcome: "refused" });
const sent = (name: string, make: () => unknown, wire: string): Kind => ({ name, make, outcome: { wire } });

const throwing = (): never => {
  throw new Error("hostile");
};
const handler = (trap: string): ProxyHandler<object> => ({ [trap]: throwing }) as ProxyHandler<object>;
const revoked = (target: object): object => {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
};
const nested = (depth: number, wrap: (inner: unknown) => unknown): unknown => {
  let value: unknown = 1;
  for (let level = 0; level < depth; level += 1) value = wrap(value);
  return value;
};
const detached = (): Uint8Array => {
  const bytes = new Uint8Array(8);
  structuredClone(bytes.buffer, { transfer: [bytes.buffer] });
  return bytes;
};
const thenable = (then: (resolve: (value: number) => void) => void): object => ({ then });
const cyclic = (): object => {
  const object: Record<string, unknown> = {};
  object.self = object;
  return object;
};
const cyclicArray = (): unknown[] => {
  const array: unknown[] = [];
  array.push(array);
  return array;
};
class Point {
  x = 1;
  #hidden = 2;
  get sum() {
    return this.x + this.#hidden;
  }
}
class Bytes extends Uint8Array {
  override get length(): number {
    return throwing();
  }
}

const kinds: readonly Kind[] = [
  // Primitives.
  sent("null", () => null, "null"),
  sent("undefined, which counts as left out", () => undefined, ""),
  sent("true", () => true, "true"),
  sent("negative zero", () => -0, "0"),
  refused("a whole number past 2^53, which is rounded already", () => 2 ** 60),
  sent("a bigint past 64 bits", () => 2n ** 80n, "1208925819614629174706176"),
  sent("a very small number", () => 5e-324, "5e-324"),
  refused("the largest number", () => Number.MAX_VALUE),
  refused("NaN", () => Number.NaN),
  refused("Infinity", () => Number.POSITIVE_INFINITY),
  refused("-Infinity", () => Number.NEGATIVE_INFINITY),
  refused("a symbol", () => Symbol("hostile")),
  refused("a well-known symbol", () => Symbol.iterator),
  sent("an empty string", () => "", '""'),
  sent("a string with NUL", () => "a\0b", '"a\\u0000b"'),
  sent("a string of control characters", () => "\u0001\u001f\u007f", '"\\u0001\\u001f\u007f"'),
  sent("a string with line separators", () => "\u2028\u2029", '"\u2028\u2029"'),
  sent("a string with a byte order mark", () => "\ufeffa", '"\ufeffa"'),
  sent("a string outside of the basic plane", () => "\u{1f600}", '"\u{1f600}"'),
  refused("a string with a lone high surrogate", () => "a\ud800"),
  refused("a string with a lone low surrogate", () => "\udc00a"),
  refused("a string with surrogates in the wrong order", () => "\udc00\ud800"),
  sent("a string of 10 MB", () => "x".repeat(10 << 20), JSON.stringify("x".repeat(10 << 20))),

  // What wraps primitives.
  refused("a boxed string", () => Object("text")),
  refused("a boxed number", () => Object(7)),
  refused("a boxed boolean", () => Object(false)),
  refused("a boxed bigint", () => Object(7n)),
  refused("a boxed symbol", () => Object(Symbol("hostile"))),

  // Functions.
  refused("a function", () => throwing),
  refused("an arrow function without a name", () => () => 7),
  refused("a class", () => Point),
  refused("an async function", () => async () => 7),
  refused("a generator", () => (function* () {})()),

  // Objects of the language.
  refused("a date", () => new Date(0)),
  refused("an invalid date", () => new Date(Number.NaN)),
  refused("a regular expression", () => /hostile/g),
  refused("a map", () => new Map([["a", 1]])),
  refused("a set", () => new Set([1])),
  refused("a weak map", () => new WeakMap()),
  refused("an error", () => new Error("hostile")),
  refused("a promise", () => Promise.resolve(1)),
  refused("a thenable", () => thenable((resolve) => resolve(1))),
  refused("a thenable that throws", () => thenable(throwing)),
  refused("a weak reference", () => new WeakRef({})),
  refused("an ArrayBuffer", () => new ArrayBuffer(8)),
  refused("a Uint8Array", () => new Uint8Array(8)),
  refused("a Float64Array", () => new Float64Array([Number.NaN])),
  refused("a DataView", () => new DataView(new ArrayBuffer(8))),
  refused("a view of a detached buffer", detached),
  refused("a Uint8Array whose length throws", () => new Bytes(4)),
  refused("the global object", () => globalThis),
  refused("Math", () => Math),
  refused("JSON", () => JSON),

  // Objects of the platform.
  refused("a URL", () => new URL("https://host/")),
  refused("URLSearchParams", () => new URLSearchParams("a=b")),
  refused("Headers", () => new Headers({ a: "b" })),
  refused("a Request", () => new Request("https://host/")),
  refused("a Response", () => new Response("hostile")),
  refused("a Blob", () => new Blob(["hostile"])),
  refused("FormData", () => new FormData()),
  refused("a ReadableStream", () => new ReadableStream()),
  refused("an AbortSignal", () => new AbortController().signal),

  // Plain objects of all sorts.
  sent("an object without a prototype", () => Object.assign(Object.create(null), { a: 1 }), '{"a":1}'),
  sent("a frozen object", () => Object.freeze({ a: Object.freeze([1]) }), '{"a":[1]}'),
  sent("an instance of a class: its own members", () => new Point(), '{"x":1}'),
  sent("inherited members, which do not count", () => Object.create({ a: 1 }), "{}"),
  sent("symbol keys, which do not count", () => ({ [Symbol("a")]: 1, b: 2 }), '{"b":2}'),
  sent("members that are not enumerable", () => Object.defineProperty({}, "a", { value: 1 }), "{}"),
  sent("an own member named __proto__", () => JSON.parse('{"__proto__":{"a":1}}'), '{"__proto__":{"a":1}}'),
  sent(
    "members named as those of Object.prototype",
    () => ({ constructor: 1, valueOf: 2 }),
    '{"constructor":1,"valueOf":2}',
  ),
  sent("a name with quotes and NUL", () => ({ 'a"\0': 1 }), '{"a\\"\\u0000":1}'),
  refused("a name with a lone surrogate", () => ({ "\ud800": 1 })),
  sent("a name of 100,000 characters", () => ({ ["n".repeat(100_000)]: 1 }), `{"${"n".repeat(100_000)}":1}`),
  refused("an object with toJSON", () => ({ toJSON: () => 7 })),
  refused("an object whose toJSON throws", () => ({ toJSON: throwing })),
  refused("an object that says it is a Date", () => ({ [Symbol.toStringTag]: "Date" })),
  sent(
    "an object that converts to a primitive, which nobody asks for",
    () => ({ [Symbol.toPrimitive]: throwing }),
    "{}",
  ),
  refused("an object whose tag throws", () => ({
    get [Symbol.toStringTag](): string {
      return throwing();
    },
  })),
  refused("a getter that throws", () => ({
    get a(): unknown {
      return throwing();
    },
  })),
  refused("a getter that throws no error", () => ({
    get a(): unknown {
      throw undefined;
    },
  })),
  refused("a getter that throws a revoked proxy", () => ({
    get a(): unknown {
      throw revoked({});
    },
  })),
  refused("a getter that never ends", () => {
    const object = {
      get a(): unknown {
        return object.a;
      },
    };
    return object;
  }),
  sent(
    "a getter that changes its answer, and is asked once",
    () => {
      let asked = 0;
      return {
        get a(): unknown {
          asked += 1;
          return asked === 1 ? 1 : throwing();
        },
      };
    },
    '{"a":1}',
  ),
  sent("a proxy that does nothing", () => new Proxy({ a: 1 }, {}), '{"a":1}'),
  refused("a proxy that is revoked", () => revoked({})),
  refused("a proxy of an array that is revoked", () => revoked([])),
  refused("a proxy of a function that is revoked", () => revoked(() => {})),
  refused("a proxy whose ownKeys throws", () => new Proxy({}, handler("ownKeys"))),
  refused("a proxy whose get throws", () => new Proxy({ a: 1 }, handler("get"))),
  sent("a proxy whose has throws, which nobody asks for", () => new Proxy({ a: 1 }, handler("has")), '{"a":1}'),
  refused("a proxy whose descriptors throw", () => new Proxy({ a: 1 }, handler("getOwnPropertyDescriptor"))),
  refused("a proxy that is another proxy all the way down", () => {
    const deep: object = new Proxy({ a: 1 }, { get: (_, name) => (name === "a" ? deep : undefined) });
    return deep;
  }),
  sent("a proxy of a Uint8Array: its own members", () => new Proxy(new Uint8Array(2), {}), '{"0":0,"1":0}'),
  refused("a proxy of a Date", () => new Proxy(new Date(0), { get: throwing })),

  // Arrays and nesting.
  sent("an empty array", () => [], "[]"),
  refused("an array with holes", () => Object.assign([1], { 2: 3 })),
  refused("an array of 4,294,967,295 holes", () => new Array(2 ** 32 - 1)),
  sent("an array with further members, which do not count", () => Object.assign([1], { a: 2 }), "[1]"),
  refused("an array of symbols", () => [Symbol("hostile")]),
  refused("an array whose iterator throws", () => Object.assign([1], { [Symbol.iterator]: throwing })),
  sent("an array in 20 arrays", () => nested(20, (inner) => [inner]), `${"[".repeat(20)}1${"]".repeat(20)}`),
  refused("an array in 10,000 arrays", () => nested(10_000, (inner) => [inner])),
  refused("an object in 10,000 objects", () => nested(10_000, (a) => ({ a }))),
  refused("an object that holds itself", cyclic),
  refused("an array that holds itself", cyclicArray),
  refused("a small object that is a billion when it is written out", () => nested(30, (inner) => [inner, inner])),
  refused("arguments", () =>
    (function () {
      // biome-ignore lint/complexity/noArguments: it is the object that is wanted.
      return arguments;
    })(),
  ),
];

const endpoint_id = "ff80808169bf16c70169bf1d02270000";
const url = "https://dns.cn-north-4.myhuaweicloud.com/v2.1/endpoints";
const at = 1_735_787_045_000;

/** Everywhere that a caller's value goes in. Each throws or rejects, or does something sensible. */
function places({ cloudip }: World["environment"], world: World): Record<string, (value: never) => unknown> {
  const huawei = world.huawei();
  const tencent = world.tencent();
  const signer = new cloudip.HuaweiSigner({ accessKeyId, secretAccessKey });
  const form = new cloudip.TencentV1Signer({ secretId, secretKey });
  const request = { method: "POST", url };
  /** Nothing to wait for. */
  const retry = false;
  const params = { method: "POST", url: "https://vpc.api.qcloud.com/v2/index.php", params: {} } as const;
  const credentials = { accessKeyId, secretAccessKey };
  return {
    "the parameters": (value) => huawei.dns.associateEndpointIpaddress(value),
    "a parameter of the path": (value) => huawei.dns.showEndpoint({ endpoint_id: value }),
    "a parameter of the query": (value) => huawei.dns.listEndpoints({ direction: "inbound", name: value }),
    "a parameter of a form": (value) => tencent.vpcLegacy.describeNetworkInterfaces({ vpcId: value }),
    "the parameters of a list": (value) => huawei.paginate("dns", "listEndpoints", value).next(),
    "the options of a call": (value) => huawei.dns.showEndpoint({ endpoint_id }, value),
    "the signal": (signal) => huawei.dns.showEndpoint({ endpoint_id }, { signal }),
    "the retries": (value) => huawei.dns.showEndpoint({ endpoint_id }, { retry: value }),
    "the number of attempts": (maxAttempts) => huawei.dns.showEndpoint({ endpoint_id }, { retry: { maxAttempts } }),
    "the rate": (rateLimit) => world.huawei({ rateLimit }),
    "the listener of events": (onEvent) => world.huawei({ onEvent }).dns.showEndpoint({ endpoint_id }),
    "the time limit": (timeoutMs) => huawei.dns.showEndpoint({ endpoint_id }, { timeoutMs }),
    allowUnknown: (allowUnknown) => huawei.dns.showEndpoint({ endpoint_id }, { allowUnknown }),
    "the service": (value) => huawei.call(value, "showEndpoint", { endpoint_id } as never),
    "the operation": (value) => huawei.call("dns", value, { endpoint_id } as never),
    "the service of a list": (value) => huawei.paginate(value, "listEndpoints" as never, {} as never).next(),
    "the options of a client": (value) => new cloudip.HuaweiCloud(value),
    "the region": (region) => world.huawei({ region }),
    "the project": (projectId) => world.huawei({ projectId }),
    "the endpoint": (endpoint) => world.huawei({ endpoint }),
    "the endpoint of a service": (dns) => world.huawei({ endpoint: { dns } }),
    "the credentials": (credentials) => world.huawei({ credentials }),
    "a secret key": (secretAccessKey) => world.huawei({ credentials: { accessKeyId, secretAccessKey } }),
    "the end of a key": (expiresAt) =>
      world.huawei({ credentials: { ...credentials, expiresAt } }).dns.showEndpoint({ endpoint_id }),
    "what a function gives for credentials": (value) =>
      world.huawei({ credentials: () => value }).dns.showEndpoint({ endpoint_id }),
    "what a function throws for credentials": (value) =>
      world
        .huawei({
          credentials: () => {
            throw value;
          },
        })
        .dns.showEndpoint({ endpoint_id }),
    // Without one it is the platform's that is asked, which must not find the provider.
    fetch: (fetch) =>
      world
        .huawei({ fetch, endpoint: "http://127.0.0.1:9", retry })
        .dns.showEndpoint({ endpoint_id }, { timeoutMs: 500 }),
    "what fetch gives": (value) =>
      world.huawei({ fetch: () => value, retry }).dns.showEndpoint({ endpoint_id }, { timeoutMs: 500 }),
    "what fetch throws": (value) =>
      world
        .huawei({
          fetch: () => {
            throw value;
          },
          retry,
        })
        .dns.showEndpoint({ endpoint_id }),
    "the text of an answer": (value) =>
      world
        .huawei({
          fetch: async () => ({ status: 200, headers: new Headers(), text: async () => value }) as never,
          retry,
        })
        .dns.showEndpoint({ endpoint_id }),
    "the key of a signer": (value) => new cloudip.HuaweiSigner(value),
    "a member of a signer's key": (value) => new cloudip.HuaweiSigner({ accessKeyId, secretAccessKey: value }),
    "the options of a signer": (value) => new cloudip.HuaweiSigner({ accessKeyId, secretAccessKey }, value),
    "the headers that a signer signs": (signedHeaders) =>
      new cloudip.TencentSigner({ secretId, secretKey }, { service: "vpc", signedHeaders }),
    "the request to sign": (value) => signer.sign(value, at),
    "its method": (method) => signer.sign({ ...request, method }, at),
    "its URL": (value) => signer.sign({ ...request, url: value }, at),
    "its headers": (headers) => signer.sign({ ...request, headers }, at),
    "a header": (value) => signer.sign({ ...request, headers: { "X-A": value } }, at),
    "its body": (body) => signer.sign({ ...request, body }, at),
    "its hash": (bodySha256) => signer.sign({ ...request, bodySha256 }, at),
    "its time": (value) => signer.sign(request, value),
    "the form to sign": (value) => form.sign(value, at, 1),
    "its parameters": (value) => form.sign({ ...params, params: value }, at, 1),
    "its nonce": (value) => form.sign(params, at, value),
  };
}

/** What a place throws is a `CloudError` of a kind that a caller can act upon, and no megabytes of what came. */
async function behaves(name: string, place: () => unknown): Promise<void> {
  try {
    await place();
  } catch (error) {
    const is = (() => {
      try {
        return error instanceof Error && error.name === "CloudError" ? (error as Error & { kind: string }) : undefined;
      } catch {
        return undefined;
      }
    })();
    ok(is, `${name}: ${is === undefined && error instanceof Error ? error.stack : "what was thrown"} is a CloudError`);
    const { kind, message } = is;
    const sensible = ["InvalidInput", "Credentials", "Network", "Decode", "Timeout", "NotFound", "Aborted"];
    ok(sensible.includes(kind), `${name}: ${kind} is a sensible kind of "${message.slice(0, 200)}"`);
  }
}

export const hostile: Case[] = kinds.map(({ name, make, outcome }) => ({
  name: `hostile input: ${name}`,
  async run(environment) {
    const world = new World(environment);
    const huawei = world.huawei();
    const good = () =>
      huawei.prepare("dns", "associateEndpointIpaddress", { endpoint_id, ipaddress: { subnet_id: "s" } });
    const prepare = (extra: unknown) => {
      const params = { endpoint_id, ipaddress: { subnet_id: "s" }, extra } as never;
      return huawei.prepare("dns", "associateEndpointIpaddress", params, { allowUnknown: true });
    };
    const { body } = await good();

    if (outcome === "refused") {
      const error = await prepare(make()).then(
        ({ body }) => ({ kind: `nothing, ${body?.slice(0, 200)} was built` }),
        (reason: { kind: string; details: [{ path: string }] }) => reason,
      );
      equal(error.kind, "InvalidInput", "kind");
      ok("details" in error && error.details[0].path.startsWith("extra"), "the error names the field");
    } else {
      const expected = outcome.wire && `,"extra":${outcome.wire}`;
      const { body } = await prepare(make());
      ok(body === `{"ipaddress":{"subnet_id":"s"}${expected}}`, `${body?.slice(0, 200)} goes on the wire`);
    }

    for (const [place, give] of Object.entries(places(environment, world))) {
      await behaves(place, () => give(make() as never));
    }
    equal((await good()).body, body, "what the same client builds afterwards");
    equal((await huawei.dns.showEndpoint({ endpoint_id })).status, 200, "status of the same client's next call");
  },
}));
