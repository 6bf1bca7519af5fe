#!/usr/bin/env node
// The emulator on a port. Node's own server hands over requests exactly as they came: nothing between the socket and
// the signature check resolves dot segments or rewrites a header.
import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { parseArgs } from "node:util";
import { respond } from "../emulator/app.ts";
import { splitTarget } from "../emulator/received.ts";
import { ShapeError } from "../emulator/shape.ts";
import type { StateDocument } from "../emulator/state.ts";
import { World } from "../emulator/world.ts";

const USAGE = `usage: cloudip-emulator [--port N] [--host ADDRESS] [--seed FILE]

  --port N         port to listen on, 0 for any free one (default 8790)
  --host ADDRESS   address to listen on (default 127.0.0.1)
  --seed FILE      JSON document with the state to start from
  --help           show this text`;

class UsageError extends Error {}

interface Options {
  port: number;
  host: string;
  seed?: string;
}

function readOptions(args: string[]): Options | "help" {
  let values: { port?: string; host?: string; seed?: string; help?: boolean };
  try {
    ({ values } = parseArgs({
      args,
      options: {
        port: { type: "string" },
        host: { type: "string" },
        seed: { type: "string" },
        help: { type: "boolean" },
      },
    }));
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  if (values.help) return "help";
  const { port = "8790", host = "127.0.0.1", seed } = values;
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65535) throw new UsageError(`--port ${port}: must be 0 to 65535`);
  if (host === "") throw new UsageError("--host: must not be empty");
  return { port: Number(port), host, ...(seed !== undefined && { seed }) };
}

function createWorld(seed: string | undefined): World {
  if (seed === undefined) return new World();
  try {
    return new World({ seed: JSON.parse(readFileSync(seed, "utf8")) as StateDocument });
  } catch (error) {
    if (error instanceof ShapeError || error instanceof SyntaxError || (error instanceof Error && "code" in error)) {
      throw new UsageError(`--seed ${seed}: ${error.message}`);
    }
    throw error;
  }
}

function listen(world: World, { port, host }: Options): Server {
  const server = createServer((incoming, outgoing) => {
    answer(world, incoming, outgoing).catch((error: unknown) => {
      // A fault of the emulator itself: the client must not take it for an answer of the cloud.
      console.error(error);
      if (outgoing.headersSent) outgoing.destroy();
      else outgoing.writeHead(500, { "content-type": "text/plain" }).end("the emulator failed, see its output\n");
    });
  });
  return server.listen(port, host);
}

async function answer(world: World, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const headers = new Headers();
  for (let index = 0; index + 1 < incoming.rawHeaders.length; index += 2) {
    headers.append(incoming.rawHeaders[index] ?? "", incoming.rawHeaders[index + 1] ?? "");
  }
  const response = await respond(world, {
    method: incoming.method ?? "",
    host: incoming.headers.host ?? "",
    ...splitTarget(incoming.url ?? ""),
    headers,
    body: new Uint8Array(Buffer.concat(chunks)),
  });
  const body = Buffer.from(await response.arrayBuffer());
  outgoing
    .writeHead(response.status, { ...Object.fromEntries(response.headers), "content-length": body.length })
    .end(body);
}

function main(): void {
  let options: Options | "help";
  let world: World;
  try {
    options = readOptions(process.argv.slice(2));
    if (options === "help") {
      console.log(USAGE);
      return;
    }
    world = createWorld(options.seed);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(`cloudip-emulator: ${error.message}\n\n${USAGE}`);
    process.exitCode = 2;
    return;
  }
  const { host } = options;
  const server = listen(world, options);
  server.once("error", (error) => {
    console.error(`cloudip-emulator: ${error.message}`);
    process.exitCode = 1;
  });
  server.once("listening", () => {
    const address = server.address();
    const port = typeof address === "object" && address ? address.port : options.port;
    console.log(`listening on http://${host.includes(":") ? `[${host}]` : host}:${port}`);
  });
}

main();
