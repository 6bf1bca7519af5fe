// The emulator behind a port. Node's own server hands over requests exactly as they came: nothing between the socket and
// the signature check resolves dot segments or rewrites a header.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { respond } from "../emulator/app.ts";
import type { Bytes } from "../emulator/bytes.ts";
import { type Answer, ConnectionCut, pieces } from "../emulator/delivery.ts";
import type { Emulation } from "../emulator/emulation.ts";
import { type Fields, splitTarget } from "../emulator/received.ts";

export function createEmulatorServer(emulation: Emulation): Server {
  // A connection stays open until its client closes it: one that is closed while a test does something else for a few
  // seconds fails the next request, and a timer for each answer takes its time.
  return createServer({ keepAliveTimeout: 0 }, (incoming, outgoing) => {
    answer(emulation, incoming, outgoing).catch((error: unknown) => {
      // A fault of the emulator itself: the client must not take it for an answer of the cloud.
      console.error(error);
      if (outgoing.headersSent) outgoing.destroy();
      else outgoing.writeHead(500, { "content-type": "text/plain" }).end("the emulator failed, see its output\n");
    });
  });
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

/** Whether anything can follow the header fields (RFC 9112, section 6.3): to wait for the end of nothing takes long. */
const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers["transfer-encoding"] !== undefined || (headers["content-length"] ?? "0") !== "0";

function bodyOf(incoming: IncomingMessage): Promise<Bytes> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.once("end", () => resolve(Buffer.concat(chunks)));
    incoming.once("error", reject);
  });
}

async function answer(emulation: Emulation, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  // Made when somebody waits: it takes longer than most of what a request needs.
  const gone = () => {
    const controller = new AbortController();
    if (outgoing.closed) controller.abort();
    else outgoing.once("close", () => controller.abort());
    return controller.signal;
  };
  const received = {
    method: incoming.method ?? "",
    host: incoming.headers.host ?? "",
    ...splitTarget(incoming.url ?? ""),
    headers: new RawFields(incoming.rawHeaders),
    body: hasBody(incoming) ? await bodyOf(incoming) : NOTHING,
  };
  try {
    const answer = await respond(emulation, received, gone);
    await allRead();
    if (answer.manner) await sendSlowly(outgoing, answer, gone());
    else send(outgoing, answer);
  } catch (error) {
    if (error instanceof ConnectionCut) outgoing.destroy();
    // Nobody is there any more to whom an answer would go.
    else if (!outgoing.closed) throw error;
  }
}

let reading: Promise<void> | undefined;

/**
 * Resolves when everything is read that has come in by now, so that answers leave one right after the other: an answer
 * that has to wake its client takes the system several times as long as the next one.
 */
function allRead(): Promise<void> {
  reading ??= new Promise((resolve) => {
    setImmediate(() => {
      reading = undefined;
      resolve();
    });
  });
  return reading;
}

function send(outgoing: ServerResponse, { status, headers, body = "" }: Answer): void {
  const length = Buffer.byteLength(body);
  outgoing.writeHead(status, { ...headers, "content-length": length });
  // The same bytes in a fraction of the time, if each character is one.
  outgoing.end(body, length === body.length ? "latin1" : "utf8");
}

async function sendSlowly(outgoing: ServerResponse, answer: Answer, gone: AbortSignal): Promise<void> {
  const { status, headers, body = "" } = answer;
  outgoing.writeHead(status, { ...headers, "content-length": Buffer.byteLength(body) });
  outgoing.flushHeaders();
  for await (const piece of pieces(answer, gone)) {
    await new Promise((resolve) => outgoing.write(piece, resolve));
  }
  outgoing.end();
}
