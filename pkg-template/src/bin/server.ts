// The emulator behind a port. Node's own server hands over requests exactly as they came: nothing between the socket and
// the signature check resolves dot segments or rewrites a header.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { respond } from "../emulator/app.ts";
import { type Answer, ConnectionCut, pieces } from "../emulator/delivery.ts";
import { splitTarget } from "../emulator/received.ts";
import type { World } from "../emulator/world.ts";

export function createEmulatorServer(world: World): Server {
  return createServer((incoming, outgoing) => {
    answer(world, incoming, outgoing).catch((error: unknown) => {
      // A fault of the emulator itself: the client must not take it for an answer of the cloud.
      console.error(error);
      if (outgoing.headersSent) outgoing.destroy();
      else outgoing.writeHead(500, { "content-type": "text/plain" }).end("the emulator failed, see its output\n");
    });
  });
}

async function answer(world: World, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const headers = new Headers();
  for (let index = 0; index + 1 < incoming.rawHeaders.length; index += 2) {
    headers.append(incoming.rawHeaders[index] ?? "", incoming.rawHeaders[index + 1] ?? "");
  }
  const gone = new AbortController();
  outgoing.once("close", () => gone.abort());
  const received = {
    method: incoming.method ?? "",
    host: incoming.headers.host ?? "",
    ...splitTarget(incoming.url ?? ""),
    headers,
    body: new Uint8Array(Buffer.concat(chunks)),
  };
  try {
    await send(outgoing, await respond(world, received, gone.signal), gone.signal);
  } catch (error) {
    if (error instanceof ConnectionCut) outgoing.destroy();
    // Nobody is there any more to whom an answer would go.
    else if (!gone.signal.aborted) throw error;
  }
}

async function send(outgoing: ServerResponse, answer: Answer, signal: AbortSignal): Promise<void> {
  const { status, headers, body = "", manner } = answer;
  outgoing.writeHead(status, { ...headers, "content-length": Buffer.byteLength(body) });
  if (!manner) {
    outgoing.end(body);
    return;
  }
  outgoing.flushHeaders();
  for await (const piece of pieces(answer, signal)) {
    await new Promise((resolve) => outgoing.write(piece, resolve));
  }
  outgoing.end();
}
