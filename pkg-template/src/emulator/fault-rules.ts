// The body of `POST /_emulator/faults`: its form, and what of it makes no sense.
import { allOperations } from "./catalogue.ts";
import {
  anyText,
  anything,
  flag,
  integer,
  integerFrom,
  list,
  type Of,
  object,
  oneOf,
  optional,
  record,
  ShapeError,
  shape,
  share,
  text,
  withDefault,
} from "./shape.ts";

/** The longest time that timers take. */
const LONGEST_MS = 2 ** 31 - 1;

const positive = integerFrom(1);
const time = integerFrom(0, LONGEST_MS);

const texts = record(anyText);
const headers = shape<Record<string, string>>(texts.schema, (value, path) => {
  const given = texts(value, path);
  try {
    return Object.fromEntries(new Headers(given));
  } catch {
    throw new ShapeError(path, "must have the names and values of headers");
  }
});

const faultRule = object({
  cloud: optional(oneOf("huawei", "tencent")),
  /** The catalogue's name of the service, such as `dns` or `vpcLegacy`. */
  service: optional(text),
  /** The provider's name of the operation, or the client's. */
  operation: optional(text),
  /** The account whose request it is. */
  account: optional(text),
  /** An id or an address that the request names in its path, its query or its body. */
  resource: optional(text),

  /** The first of these requests, counted from 1, that meets the fault; without `count` it is the only one. */
  nth: optional(positive),
  /** How many of them meet it. */
  count: optional(positive),
  /** The part of them that meets it, drawn from the generator that `seed` starts. */
  probability: optional(share),

  /** Answers with an error in the service's own shape, or without `code` as a proxy does; the request has no effect. */
  status: optional(integerFrom(200, 599)),
  code: optional(text),
  message: optional(text),
  /** With `status` or `code`: the request takes effect all the same. */
  effect: optional(flag),
  /** In place of the answer's body: a text as it stands, any other value as JSON. */
  body: optional(anything),
  /** Headers that the answer has besides its own, or in their place. */
  headers: optional(headers),
  /** How far the Date header is off. */
  dateOffsetMs: optional(integer),
  /** How much later than its effect a request is answered. */
  latencyMs: optional(time),
  /** Breaks the connection before the request takes effect, or after it. */
  cut: optional(oneOf("before", "after")),
  /** Breaks the connection after so many bytes of the body, at the latest before the last one. */
  truncate: optional(integerFrom(0)),
  /** Sends the body in pieces of so many bytes, with a pause before each. */
  trickle: optional(object({ bytes: positive, everyMs: time })),
  /** Refuses, as the provider does, what goes beyond so many calls in each window of the emulator's clock. */
  throttle: optional(object({ calls: integerFrom(0), windowMs: positive })),
});

const faultDocument = object({ faults: list(faultRule), seed: withDefault(integer, () => 0) });

/** Which requests a rule is for, which of these meet the fault, and what the fault is. */
export type FaultRule = Partial<Of<typeof faultRule>>;

/** The body of `POST /_emulator/faults`: it replaces all rules. */
export interface FaultDocument {
  faults: FaultRule[];
  /** What the drawing of `probability` starts from; 0 if left out. */
  seed?: number;
}

const CHOICE = ["nth", "count", "probability"] as const;
const REFUSAL = ["status", "code", "message", "effect"] as const;
const ANSWER = [...REFUSAL, "body", "headers", "dateOffsetMs", "truncate", "trickle"] as const;
const EFFECTS = [...ANSWER, "latencyMs", "cut", "throttle"] as const;

export function readFaults(value: unknown): FaultDocument {
  const faults = faultDocument(value, "");
  faults.faults.forEach((entry, index) => {
    checkRule(entry, `faults[${index}]`);
  });
  return faults;
}

function checkRule(entry: FaultRule, path: string): void {
  checkTarget(entry, path);
  const has = (name: keyof FaultRule) => entry[name] !== undefined;
  const refuse = (name: keyof FaultRule, why: string): never => {
    throw new ShapeError(`${path}.${name}`, why);
  };
  if (!EFFECTS.some(has)) throw new ShapeError(path, `must have an effect: one of ${EFFECTS.join(", ")}`);
  const exclude = (name: keyof FaultRule, others: readonly (keyof FaultRule)[]) => {
    const other = has(name) && others.find(has);
    if (other) refuse(name, `does not go with ${other}`);
  };
  exclude("cut", [...ANSWER, "throttle"]);
  exclude("throttle", [...CHOICE, ...REFUSAL, "body"]);
  if (has("message") && !has("code")) refuse("message", "needs code");
  if (has("effect") && !has("status") && !has("code")) refuse("effect", "needs status or code");
  if (has("code") && !has("status") && entry.cloud !== "tencent") {
    refuse("code", "needs status; only Tencent Cloud, as cloud, has one for all errors");
  }
}

/** A rule for what there is not would never be met, and the test that made it would never know. */
function checkTarget({ cloud, service, operation }: FaultRule, path: string): void {
  const ofCloud = allOperations().filter((entry) => (cloud ?? entry.cloud) === entry.cloud);
  const services = [...new Set(ofCloud.map((entry) => entry.service))];
  if (service !== undefined && !services.includes(service)) {
    throw new ShapeError(`${path}.service`, `must be one of ${services.join(", ")}`);
  }
  if (operation === undefined) return;
  if (!ofCloud.some((entry) => (service ?? entry.service) === entry.service && isNamed(entry, operation))) {
    throw new ShapeError(`${path}.operation`, `${operation} is no operation of ${service ?? cloud ?? "the clouds"}`);
  }
}

/** Whether an operation has this name at the provider, or as a method of the clients. */
export const isNamed = (operation: { name: string; method: string }, name: string): boolean =>
  operation.name === name || operation.method === name;
