// How an answer gets back: whole, bit by bit, or not at all.
import { type Bytes, utf8 } from "./bytes.ts";
import type { FaultRule } from "./fault-rules.ts";

/** What goes back over the connection. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  /** Undefined is an empty body. */
  body: string | undefined;
  /** In what manner the body gets there, if not whole and at once. */
  manner: Pick<FaultRule, "truncate" | "trickle"> | undefined;
}

/**
 * The connection broke: what `fetch` rejects with, a TypeError as platforms have it. It does not tell whether the
 * request took effect, since no client of a provider would know.
 */
export class ConnectionCut extends TypeError {
  constructor() {
    super("the connection was cut");
    this.name = "ConnectionCut";
  }
}

/** Waits, or rejects with the signal's reason as soon as it is aborted. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", stop);
      resolve();
    }, ms);
    signal.addEventListener("abort", stop, { once: true });
    if (signal.aborted) stop();
  });
}

/** The body in the pieces in which it arrives; ends with a ConnectionCut if it is cut short. */
export async function* pieces(answer: Answer, signal: AbortSignal): AsyncGenerator<Bytes> {
  const body = utf8(answer.body ?? "");
  const { truncate, trickle } = answer.manner ?? {};
  const isCut = truncate !== undefined;
  const end = isCut ? Math.max(0, Math.min(truncate, body.length - 1)) : body.length;
  const step = trickle?.bytes ?? Math.max(1, end);
  for (let at = 0; at < end; at += step) {
    if (trickle) await pause(trickle.everyMs, signal);
    yield body.subarray(at, Math.min(at + step, end));
  }
  if (isCut) throw new ConnectionCut();
}

/** The answer as `fetch` gives it. */
export function toResponse(answer: Answer, signal: AbortSignal): Response {
  const { status, headers, body, manner } = answer;
  return new Response(manner ? stream(answer, signal) : (body ?? null), { status, headers });
}

function stream(answer: Answer, signal: AbortSignal): ReadableStream<Bytes> {
  // The reader may stop as well as the caller.
  const stop = new AbortController();
  signal.addEventListener("abort", () => stop.abort(signal.reason), { once: true });
  const source = pieces(answer, stop.signal);
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await source.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: (reason) => stop.abort(reason),
  });
}
