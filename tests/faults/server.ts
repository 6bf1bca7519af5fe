// The emulator on a port, with a fault at one attempt: on real connections, so that a cut is a cut.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { respond } from "../../pkg-template/src/emulator/app.ts";
import { splitTarget } from "../../pkg-template/src/emulator/received.ts";
import { World } from "../../pkg-template/src/emulator/world.ts";
import { calls, type FaultName, faultOf, type Row } from "./table.ts";

const HOUR = 3_600_000;
const MEGABYTE = Buffer.alloc(1 << 20, " ");

interface Answer {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

const html = (status: number): Answer => ({
  status,
  headers: { "content-type": "text/html" },
  body: Buffer.from(`<html><h1>${status}</h1></html>`),
});
const json = (status: number, value: unknown): Answer => ({
  status,
  headers: { "content-type": "application/json" },
  body: Buffer.from(JSON.stringify(value)),
});
const throttled = (headers: Record<string, string> = {}): Answer => ({ status: 429, headers, body: Buffer.alloc(0) });
const tencentError = (Code: string): Answer =>
  json(200, { Response: { Error: { Code, Message: "m" }, RequestId: "r" } });

/** Writes an answer, or breaks off. */
type Write = (outgoing: ServerResponse, answer: Answer) => unknown;

const whole: Write = (outgoing, { status, headers, body }) =>
  outgoing.writeHead(status, { ...headers, "content-length": body.length }).end(body);

const instead =
  (answer: Answer): Write =>
  (outgoing) =>
    whole(outgoing, answer);

const half = (outgoing: ServerResponse, { status, headers, body }: Answer): void => {
  outgoing.writeHead(status, { ...headers, "content-length": body.length });
  outgoing.write(body.subarray(0, body.length / 2));
};

async function endless(outgoing: ServerResponse, { status, headers }: Answer): Promise<void> {
  outgoing.writeHead(status, headers);
  for (let sent = 0; sent < 100 && !outgoing.destroyed; sent += 1) {
    if (!outgoing.write(MEGABYTE))
      await new Promise((resolve) => outgoing.once("drain", resolve).once("close", resolve));
  }
  outgoing.end();
}

const writers: Record<Exclude<FaultName, "refused connection" | "401 signature expired">, Write> = {
  "cut before the headers, not executed": (outgoing) => outgoing.destroy(),
  "cut before the headers, executed": (outgoing) => outgoing.destroy(),
  "cut mid-body": (outgoing, answer) => {
    half(outgoing, answer);
    // The half has to arrive before the end does.
    setTimeout(() => outgoing.destroy(), 5);
  },
  "truncated JSON": (outgoing, answer) =>
    whole(outgoing, { ...answer, body: answer.body.subarray(0, answer.body.length / 2) }),
  "HTML 502": instead(html(502)),
  "HTML 502, executed": instead(html(502)),
  "empty 503": instead({ status: 503, headers: {}, body: Buffer.alloc(0) }),
  "500, executed": instead(html(500)),
  "504, executed": instead(html(504)),
  "429 without Retry-After": instead(throttled()),
  "429 with Retry-After": (outgoing) =>
    whole(outgoing, throttled({ "retry-after": new Date(Date.now() - HOUR).toUTCString() })),
  "429 with Retry-After past the deadline": instead(throttled({ "retry-after": "30" })),
  // Nothing comes until the client gives up.
  "slow headers": () => {},
  "slow body": half,
  "wrong content type": (outgoing, answer) =>
    whole(outgoing, { ...answer, headers: { ...answer.headers, "content-type": "text/html" } }),
  redirect: instead({ status: 302, headers: { location: "/elsewhere" }, body: Buffer.alloc(0) }),
  "200 with an error body": instead(json(200, { error_code: "APIC.9000", error_msg: "m" })),
  "200 with InternalError": instead(tencentError("InternalError")),
  "200 with RequestLimitExceeded": instead(tencentError("RequestLimitExceeded")),
  "200 with a busy resource": instead(tencentError("UnsupportedOperation.MutexOperationTaskRunning")),
  "busy resource": instead(json(400, { code: "DNS.0021", message: "m" })),
  "401 wrong signature": instead(json(401, { error_code: "APIGW.0301", error_msg: "verify aksk signature fail" })),
  "403": instead(html(403)),
  "100 MB body": endless,
};

export class FaultServer {
  readonly url: string;
  /** How many requests arrived. */
  arrived = 0;
  readonly #world = new World({ settleMs: 0 });
  readonly #row: Row;
  readonly #server: Server;

  private constructor(row: Row, server: Server) {
    this.#row = row;
    this.#server = server;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    server.on("request", (incoming, outgoing) => void this.#answer(incoming, outgoing));
  }

  static async start(row: Row): Promise<FaultServer> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return new FaultServer(row, server);
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    this.arrived += 1;
    const { fault, attempt } = this.#row;
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const execute = () => this.#execute(incoming, Buffer.concat(chunks));
    if (this.arrived < attempt) return void whole(outgoing, throttled());
    if (fault === "401 signature expired" && this.arrived === attempt) this.#world.clock.offsetMs = HOUR;
    if (fault === "refused connection" || fault === "401 signature expired" || this.arrived > attempt) {
      return void whole(outgoing, await execute());
    }
    const answer = faultOf(fault).executed ? await execute() : html(200);
    await writers[fault](outgoing, answer);
  }

  async #execute({ method = "", url = "", headers }: IncomingMessage, body: Buffer): Promise<Answer> {
    const received = {
      method,
      host: headers.host ?? "",
      ...splitTarget(url),
      headers: new Headers(headers as Record<string, string>),
      body: new Uint8Array(body),
    };
    const response = await respond(this.#world, received);
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    };
  }

  /** How often the call took effect, as the emulator's state has it when all is settled. */
  async effects(): Promise<number> {
    const { cloud } = calls[this.#row.call];
    return Math.abs((await addresses(this.#world, cloud)) - (await addresses(new World(), cloud)));
  }
}

/** How many addresses what the calls are about has. */
async function addresses(world: World, cloud: "huawei" | "tencent"): Promise<number> {
  const received = { method: "GET", host: "", path: "/_emulator/state", query: "", headers: new Headers() };
  const response = await respond(world, { ...received, body: new Uint8Array() });
  const { huawei, tencent } = (await response.json()) as World["state"];
  const [endpoint] = huawei.endpoints;
  const networkInterface = tencent.networkInterfaces.find(({ id }) => id === "eni-m6dyj72l");
  return ((cloud === "huawei" ? endpoint : networkInterface)?.addresses ?? []).length;
}
