#!/usr/bin/env node
// The emulator's program: its command line.
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { Emulation, SETTLE_MS } from "../emulator/emulation.ts";
import { stateSchema } from "../emulator/schema.ts";
import { ShapeError } from "../emulator/shape.ts";
import type { StateDocument } from "../emulator/state.ts";
import { createEmulatorServer } from "./server.ts";

/** The environment variable with the seed of the hostile mix. */
const CHAOS = "CLOUDIP_EMULATOR_CHAOS";

const USAGE = `usage: cloudip-emulator [--port N] [--host ADDRESS] [--seed FILE] [--settle-ms N] | --schema

  --port N         port to listen on, 0 for any free one (default 8790)
  --host ADDRESS   address to listen on (default 127.0.0.1)
  --seed FILE      JSON document with the state to start from
  --settle-ms N    how long changes take, in ms of the emulator's clock (default ${SETTLE_MS})
  --schema         print the JSON schema of such a document, which is emulator.schema.json in the package as well
  --help           show this text

  ${CHAOS}=N   turns on a hostile mix of faults, drawn with the number N`;

class UsageError extends Error {}

interface Options {
  port: number;
  host: string;
  seed?: string;
  settleMs?: number;
  chaos?: number;
}

function readOptions(args: string[]): Options | "help" | "schema" {
  let values: {
    port?: string;
    host?: string;
    seed?: string;
    "settle-ms"?: string;
    schema?: boolean;
    help?: boolean;
  };
  try {
    ({ values } = parseArgs({
      args,
      options: {
        port: { type: "string" },
        host: { type: "string" },
        seed: { type: "string" },
        "settle-ms": { type: "string" },
        schema: { type: "boolean" },
        help: { type: "boolean" },
      },
    }));
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  if (values.help) return "help";
  if (values.schema) return "schema";
  const { port = "8790", host = "127.0.0.1", seed } = values;
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65535) throw new UsageError(`--port ${port}: must be 0 to 65535`);
  if (host === "") throw new UsageError("--host: must not be empty");
  return {
    port: Number(port),
    host,
    ...(seed !== undefined && { seed }),
    ...readSettleMs(values["settle-ms"]),
    ...readChaos(process.env[CHAOS]),
  };
}

function readSettleMs(text?: string): Pick<Options, "settleMs"> {
  if (text === undefined) return {};
  if (!/^\d{1,15}$/.test(text)) throw new UsageError(`--settle-ms ${text}: must be a whole number`);
  return { settleMs: Number(text) };
}

function readChaos(text = ""): Pick<Options, "chaos"> {
  if (text === "") return {};
  if (!/^\d{1,15}$/.test(text)) throw new UsageError(`${CHAOS}=${text}: must be a whole number`);
  return { chaos: Number(text) };
}

function createEmulation({ seed, settleMs, chaos }: Options): Emulation {
  const options = { ...(settleMs !== undefined && { settleMs }), ...(chaos !== undefined && { chaos }) };
  if (seed === undefined) return new Emulation(options);
  try {
    return new Emulation({ ...options, seed: JSON.parse(readFileSync(seed, "utf8")) as StateDocument });
  } catch (error) {
    if (error instanceof ShapeError || error instanceof SyntaxError || (error instanceof Error && "code" in error)) {
      throw new UsageError(`--seed ${seed}: ${error.message}`);
    }
    throw error;
  }
}

function main(): void {
  let options: Options | "help" | "schema";
  let emulation: Emulation;
  try {
    options = readOptions(process.argv.slice(2));
    if (options === "help") {
      console.log(USAGE);
      return;
    }
    if (options === "schema") {
      console.log(JSON.stringify(stateSchema(), null, 2));
      return;
    }
    emulation = createEmulation(options);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(`cloudip-emulator: ${error.message}\n\n${USAGE}`);
    process.exitCode = 2;
    return;
  }
  const { host, chaos } = options;
  const server = createEmulatorServer(emulation);
  server.once("error", (error) => {
    console.error(`cloudip-emulator: ${error.message}`);
    process.exitCode = 1;
  });
  server.once("listening", () => {
    const address = server.address();
    const port = typeof address === "object" && address ? address.port : options.port;
    console.log(`listening on http://${host.includes(":") ? `[${host}]` : host}:${port}`);
    if (chaos !== undefined) console.log(`hostile: ${CHAOS}=${chaos}`);
  });
  server.listen(options.port, host);
}

main();
