// The emulator behind a port. Node's own server hands over requests exactly as they came: nothing between the socket and
// the signature check resolves dot segments or rewrites a header.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { respond } from "../emulator/app.ts";
import type { Bytes } from "../emulator/bytes.ts";
import { type Answer, ConnectionCut, pieces } from "../emulator/delivery.ts";
import type { Emulation } from "../emulator/emulation.ts";
import { type Fields, splitTarget } from "../emulator/received.ts";

export function createEmulatorServer(emulation: Emulation): Server {
  return createServer((incoming, outgoing) => {
    answer(emulation, incoming, outgoing).catch((error: unknown) => {
      // A fault of the emulator itself: the client must not take it for an answer of the cloud.
      console.error(error);
      if (outgoing.headersSent) outgoing.destroy();
      else outgoing.writeHead(500, { "content-type": "text/plain" }).end("the emulator failed, see its output\n");
    });
  });
}

/** The header fields by lower-case name, those of one name joined as `Headers` joins them. */
function fieldsOf({ rawHeaders }: IncomingMessage): Fields {
  const fields = new Map<string, string>();
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = rawHeaders[index]?.toLowerCase() ?? "";
    const value = rawHeaders[index + 1] ?? "";
    const others = fields.get(name);
    fields.set(name, others === undefined ? value : `${others}, ${value}`);
  }
  return {
    get: (name) => fields.get(name.toLowerCase()) ?? null,
    [Symbol.iterator]: () => fields.entries(),
  };
}

function bodyOf(incoming: IncomingMessage): Promise<Bytes> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.once("end", () => resolve(new Uint8Array(Buffer.concat(chunks))));
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
    headers: fieldsOf(incoming),
    body: await bodyOf(incoming),
  };
  try {
    await send(outgoing, await respond(emulation, received, gone), gone);
  } catch (error) {
    if (error instanceof ConnectionCut) outgoing.destroy();
    // Nobody is there any more to whom an answer would go.
    else if (!outgoing.closed) throw error;
  }
}

async function send(outgoing: ServerResponse, answer: Answer, gone: () => AbortSignal): Promise<void> {
  const { status, headers, body = "", manner } = answer;
  outgoing.writeHead(status, { ...headers, "content-length": Buffer.byteLength(body) });
  if (!manner) {
    outgoing.end(body);
    return;
  }
  outgoing.flushHeaders();
  for await (const piece of pieces(answer, gone())) {
    await new Promise((resolve) => outgoing.write(piece, resolve));
  }
  outgoing.end();
}
