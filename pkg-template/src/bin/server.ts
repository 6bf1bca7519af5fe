// The emulator behind a port. Node's own server hands over requests exactly as they came: nothing between the socket and
// the signature check resolves dot segments or rewrites a header.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { respond } from "../emulator/app.ts";
import type { Bytes } from "../emulator/bytes.ts";
import { type Answer, ConnectionCut, pieces } from "../emulator/delivery.ts";
import type { Emulation } from "../emulator/emulation.ts";
import { type Fields, splitTarget } from "../emulator/received.ts";
import { ready, type Soon, type Steps, walk } from "../emulator/steps.ts";

export function createEmulatorServer(emulation: Emulation): Server {
  const exchanges: Exchange[] = [];
  const answerAll = () => answerTogether(emulation, exchanges.splice(0));
  // A connection stays open until its client closes it: one that is closed while a test does something else for a few
  // seconds fails the next request, and a timer for each answer takes its time.
  return createServer({ keepAliveTimeout: 0 }, (incoming, outgoing) => {
    // When all is read that has come in by then, nobody has to wait for most bodies any more.
    if (exchanges.push({ incoming, outgoing }) === 1) setImmediate(answerAll);
  });
}

/** A request, and its response. */
interface Exchange {
  incoming: IncomingMessage;
  outgoing: ServerResponse;
}

/**
 * First all are answered, then the answers leave right one after the other: one that has to wake its client takes the
 * system several times as long as the next one.
 */
function answerTogether(emulation: Emulation, exchanges: Exchange[]): void {
  const answered: [Exchange, Answer][] = [];
  for (const exchange of exchanges) {
    attempt(exchange, () => {
      const answer = walk(answering(emulation, exchange));
      if (answer instanceof Promise) return answer.then((late) => deliver(exchange, late));
      answered.push([exchange, answer]);
    });
  }
  for (const [exchange, answer] of answered) attempt(exchange, () => deliver(exchange, answer));
}

/** What goes wrong with one exchange is nothing to the others. */
function attempt(exchange: Exchange, act: () => Soon<void>): void {
  const failed = (error: unknown) => fail(exchange, error);
  try {
    const done = act();
    if (done instanceof Promise) done.catch(failed);
  } catch (error) {
    failed(error);
  }
}

/** The header fields as they came, those of one name joined as `Headers` joins them. */
class RawFields implements Fields {
  readonly #raw: readonly string[];

  constructor(raw: readonly string[]) {
    this.#raw = raw;
  }

  get(name: string): string | null {
    let value: string | null = null;
    for (let index = 0; index + 1 < this.#raw.length; index += 2) {
      const field = this.#raw[index] ?? "";
      if (field.length !== name.length || field.toLowerCase() !== name) continue;
      const next = this.#raw[index + 1] ?? "";
      value = value === null ? next : `${value}, ${next}`;
    }
    return value;
  }

  *[Symbol.iterator](): Iterator<[name: string, value: string]> {
    const names = new Set(this.#raw.filter((_, index) => index % 2 === 0).map((name) => name.toLowerCase()));
    for (const name of names) yield [name, this.get(name) ?? ""];
  }
}

const NOTHING: Bytes = new Uint8Array(0);

/** What of it is there is taken at once: to be told of it takes several times as long. */
function bodyOf(incoming: IncomingMessage): Soon<Bytes> {
  if (incoming.complete) return (incoming.read() as Bytes | null) ?? NOTHING;
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.once("end", () => resolve(Buffer.concat(chunks)));
    incoming.once("error", reject);
  });
}

function* answering(emulation: Emulation, { incoming, outgoing }: Exchange): Steps<Answer> {
  const received = {
    method: incoming.method ?? "",
    host: incoming.headers.host ?? "",
    ...splitTarget(incoming.url ?? ""),
    headers: new RawFields(incoming.rawHeaders),
    body: yield* ready(bodyOf(incoming)),
  };
  return yield* ready(respond(emulation, received, () => goneSignal(outgoing)));
}

/** Made when somebody waits: it takes longer than most of what a request needs. */
function goneSignal(outgoing: ServerResponse): AbortSignal {
  const controller = new AbortController();
  if (outgoing.closed) controller.abort();
  else outgoing.once("close", () => controller.abort());
  return controller.signal;
}

function fail({ outgoing }: Exchange, error: unknown): void {
  // Nobody is there any more to whom an answer would go.
  if (outgoing.closed) return;
  if (error instanceof ConnectionCut) {
    outgoing.destroy();
    return;
  }
  // A fault of the emulator itself: the client must not take it for an answer of the cloud.
  console.error(error);
  if (outgoing.headersSent) outgoing.destroy();
  else outgoing.writeHead(500, { "content-type": "text/plain" }).end("the emulator failed, see its output\n");
}

function deliver({ outgoing }: Exchange, answer: Answer): Soon<void> {
  const { status, body = "", manner } = answer;
  const length = Buffer.byteLength(body);
  outgoing.writeHead(status, fieldsOf(answer, length));
  if (manner) return deliverSlowly(outgoing, answer);
  // The same bytes in a fraction of the time, if each character is one.
  const encoding = length === body.length ? "latin1" : "utf8";
  if (encoding === "latin1" && length > PIECE) return deliverLong(outgoing, body);
  outgoing.end(body, encoding);
}

/** Of a long body so much is made ready at a time: many a client reads only the beginning. */
const PIECE = 1 << 20;

async function deliverLong(outgoing: ServerResponse, body: string): Promise<void> {
  for (let at = 0; at < body.length && !outgoing.closed; at += PIECE) {
    await new Promise((resolve) => outgoing.write(body.slice(at, at + PIECE), "latin1", resolve));
  }
  outgoing.end();
}

/** The header fields as names and values in turns, the form in which Node sends them. */
function fieldsOf({ headers }: Answer, length: number): (string | number)[] {
  const fields: (string | number)[] = ["content-length", length];
  for (const name in headers) fields.push(name, headers[name] ?? "");
  return fields;
}

async function deliverSlowly(outgoing: ServerResponse, answer: Answer): Promise<void> {
  outgoing.flushHeaders();
  for await (const piece of pieces(answer, goneSignal(outgoing))) {
    await new Promise((resolve) => outgoing.write(piece, resolve));
  }
  outgoing.end();
}
