/** Waits until an operation took effect: asks another one that tells, again and again. */

import { Deadline } from "./deadline.js";
import { CloudError, type CloudErrorInit, type ErrorKind } from "./error.js";
import { kind, refuse } from "./input.js";
import { at, listAt } from "./path.js";
import type { Reply } from "./reply.js";

/** What one read told. */
export interface WaitProgress {
  /** How often was read, from 1. */
  attempt: number;
  /** The provider's words, `present` or `absent` where there are none, or the code of the error if reading failed. */
  status: string;
  /** Since the waiting began. */
  elapsedMs: number;
}

/** How to wait. */
export interface WaitOptions {
  /** Ends the waiting at once, with an error of the kind `Aborted`. */
  signal?: AbortSignal;
  /** Longest time to wait, in milliseconds, in place of the documented one. */
  timeoutMs?: number;
  /** Milliseconds before each read, in place of the documented ones. */
  intervalMs?: number;
  /** Called after each read. What it throws changes nothing. */
  onProgress?: (progress: WaitProgress) => void;
}

/** The parts of the text that the wasm tells of an operation. Several of a kind are joined by commas or `|`. */
type Parts = [
  ...[operation: string, map: string, field: string, first: string, every: string, most: string, reads: string],
  ...[sign: "present" | "absent" | "words", gone: string, done: string, failed: string, also: string],
  ...[tellers: string, reason: string],
];

/** What the call was, as expressions find it. */
interface Given {
  params: unknown;
  result: unknown;
}

/** Performs an operation of the same service: the answers, which are several where a list has pages. */
type Ask = (
  operation: string,
  params: object,
  limits: { signal: AbortSignal | undefined; timeoutMs?: number },
) => AsyncIterable<[Reply<unknown>, ...unknown[]]>;

const isNothing = (value: unknown) => value == null || value === "" || (Array.isArray(value) && value.length === 0);

/** What `$req.x` or `$res.x` is called in what was given. */
const named = (path: string) => path.replace("$req", "params").replace("$res", "result.data");

/** What a path such as `sub_jobs[].status` or `routers[id=$req.router.id].status` leads to; nothing if it is empty. */
function values(data: unknown, path: string, given: Given): unknown[] {
  let found = path ? [data] : [];
  for (const [, name = "", list, key, wanted = ""] of path.matchAll(/([^.[]+)(\[(?:(.+?)=(.+?))?\])?/g)) {
    found = found.flatMap((value) => (list ? listAt(value, name) : at(value, name)));
    if (key) found = found.filter((item) => at(item, key) === at(given, named(wanted)));
  }
  return found.filter((value) => !isNothing(value));
}

/** The parameters to read with: one set, or one for each element of a list. */
function readings(map: string, given: Given): object[] {
  let sets: object[] = [{}];
  for (const [, name = "", list, path = "", each] of map.matchAll(/(\w+)=(\[)?([^,[\]]+)\]?(\[\])?/g)) {
    const paths = path.split("|").map(named);
    const value = paths.map((path) => at(given, path)).find((value) => !isNothing(value));
    if (value === undefined || (each && !Array.isArray(value))) {
      return refuse(paths.join(" or "), each ? "an array of ids" : "an id", kind(value));
    }
    const elements = each ? (value as unknown[]) : [list ? [value] : value];
    sets = sets.flatMap((set) => elements.map((element) => ({ ...set, [name]: element })));
  }
  return sets;
}

/** What answers say of a failure: texts under whatever name. */
function reasons(answers: unknown): Set<string> {
  const found = new Set<string>();
  JSON.stringify(answers, (name, value) => {
    if (typeof value === "string" && /error|fail|reason|output/i.test(name)) found.add(value);
    return typeof value === "bigint" ? undefined : value;
  });
  found.delete("");
  return found;
}

/**
 * Waits as `facts` tell, and gives the last answer; undefined where nothing was to be waited for. `name` is the
 * operation's. A read that failed but may succeed later tells nothing, so the next one is waited for.
 */
export async function wait(
  facts: string,
  name: { service: string; operation: string },
  given: Given,
  ask: Ask,
  tell: (progress: WaitProgress) => void,
  { signal, timeoutMs, intervalMs }: { [O in "signal" | "timeoutMs" | "intervalMs"]: WaitOptions[O] | undefined },
): Promise<Reply<unknown> | undefined> {
  if (!facts) return undefined;
  const parts = facts.split(" ") as Parts;
  const [operation, map, field, first, every, most, reads, sign, gone, done, failed, also, tellers, reason] = parts;
  const title = `${name.service}.${name.operation}`;
  if (!operation) refuse("operation", "one whose effect a documented call tells", title);
  const sets = readings(map, given);
  // Where the caller named a project, it is read in that one.
  const project = at(given, "params.project_id");
  const inProject = project == null ? {} : { project_id: project };
  const began = Date.now();
  const limit = timeoutMs ?? Number(most) * 1000;
  const deadline = new Deadline(signal, limit);
  let attempts = 0;
  let status = "";
  let replies: Reply<unknown>[] = [];
  let cause: unknown;

  const all = (path: string) => replies.flatMap(({ data }) => values(data, path, given));
  const isOneOf = (words: string) => (word: string) => words.split("|").includes(word);
  const error = (message: string, kind: ErrorKind, rest: Partial<CloudErrorInit>) => {
    const retryable = kind === "Timeout";
    return new CloudError(`${title}: ${message}`, { kind, code: kind, retryable, attempts, cause, ...name, ...rest });
  };

  /** A fifth more at random, so that many who wait do not ask all at once. */
  function pause(seconds: number): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const over = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, intervalMs ?? seconds * 1000 * (1 + Math.random() / 5));
    });
    return deadline.race(over).finally(() => clearTimeout(timer));
  }

  /** Reads once. */
  async function look(params: object): Promise<"done" | "pending" | "failed"> {
    attempts += 1;
    try {
      const answers: Reply<unknown>[] = [];
      for await (const [reply] of ask(operation, params, { signal: deadline.signal })) answers.push(reply);
      replies = answers;
      cause = undefined;
    } catch (thrown) {
      if (deadline.outcome || !(thrown instanceof CloudError)) throw thrown;
      status = thrown.code;
      cause = thrown;
      if (gone && thrown.kind === "NotFound") return "done";
      if (thrown.retryable) return "pending";
      throw thrown;
    }
    const found = all(field);
    status = found.length > 0 ? "present" : "absent";
    if (sign !== "words") return status === sign ? "done" : "pending";
    const words = [...found, ...all(also)].map(String);
    status = words.join();
    if (words.some(isOneOf(failed)) || tellers.split("|").some((path) => all(path).length > 0)) return "failed";
    // What a list does not hold any longer is gone.
    const isThere = found.length > 0 || (gone && field.includes("["));
    return isThere && words.every(isOneOf(done)) ? "done" : "pending";
  }

  try {
    let delay = Number(first);
    for (const set of sets) {
      const params = { ...set, ...inProject };
      for (let agreeing = 0; agreeing < Number(reads); ) {
        await pause(delay);
        delay = Number(every);
        const outcome = await look(params);
        tell({ attempt: attempts, status, elapsedMs: Date.now() - began });
        if (outcome === "failed") {
          const requestId = replies[0]?.requestId;
          // The failure is certain, whatever becomes of the question why.
          deadline.end();
          const limits = { signal, timeoutMs: limit };
          try {
            if (reason) for await (const [reply] of ask(reason, params, limits)) replies = [...replies, reply];
          } catch (thrown) {
            cause = thrown;
          }
          const details = replies.map(({ data }) => data);
          const init = { code: status, details, ...(requestId && { requestId }) };
          throw error(["it failed", status, ...reasons(details)].join(": "), "Service", init);
        }
        agreeing = outcome === "done" ? agreeing + 1 : 0;
      }
      delay = 0;
    }
    return replies.at(-1);
  } catch (thrown) {
    if (!deadline.outcome) throw thrown;
    const isTimeout = deadline.outcome === "timeout";
    cause ??= thrown;
    const what = isTimeout ? `not done within ${limit} ms` : "the caller aborted the wait";
    throw error(`${what}; last status: ${status || "none"}`, isTimeout ? "Timeout" : "Aborted", {
      details: { status },
    });
  } finally {
    deadline.end();
  }
}
