// Faults on real connections: what a program in any language sees of them.
import { once } from "node:events";
import { type IncomingMessage, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createEmulatorServer } from "../../pkg-template/src/bin/server.ts";
import { Emulation } from "../../pkg-template/src/emulator/emulation.ts";
import { inHeldTime } from "../support/held-time.ts";
import { ENDPOINT, SUBNET } from "./fault-bench.ts";
import { huaweiRequest } from "./sign.ts";

let server: Server;
let url: string;
/** The emulator's time, which stands still. */
const now = Date.now();

beforeAll(async () => {
  server = createEmulatorServer(new Emulation({ settleMs: 0, now: () => now })).listen(0, "127.0.0.1");
  await once(server, "listening");
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function control(name: string, body?: object): Promise<unknown> {
  const init = body && { method: "POST", body: JSON.stringify(body) };
  return (await fetch(`${url}/_emulator/${name}`, init)).json();
}
const setFault = (fault: object) => control("faults", { faults: [fault] });

async function addresses(): Promise<number> {
  const { huawei } = (await control("state")) as { huawei: { endpoints: { addresses: unknown[] }[] } };
  return huawei.endpoints[0]?.addresses.length ?? 0;
}

const show = () => huaweiRequest(now, "GET", `${url}/v2.1/endpoints/${ENDPOINT}`);
const bind = () =>
  huaweiRequest(now, "POST", `${url}/v2.1/endpoints/${ENDPOINT}/ipaddresses`, {
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ ipaddress: { subnet_id: SUBNET } }),
  });

/** The answer before its body; Node's own client shows what came of a body that broke off. */
async function open(signed: Request): Promise<IncomingMessage> {
  const { method, headers } = signed;
  const outgoing = request(signed.url, { method, headers: Object.fromEntries(headers) }).end();
  const [incoming] = (await once(outgoing, "response")) as [IncomingMessage];
  return incoming;
}

test("cut: the socket closes without an answer, before or after the effect", async () => {
  const before = await addresses();
  await setFault({ cut: "before" });
  await expect(fetch(bind())).rejects.toThrow("fetch failed");
  await expect(open(show())).rejects.toMatchObject({ code: "ECONNRESET" });
  expect(await addresses()).toBe(before);
  await setFault({ cut: "after" });
  await expect(fetch(bind())).rejects.toThrow("fetch failed");
  expect(await addresses()).toBe(before + 1);
});

test("truncate: the length of all, the first bytes, and the end of the connection", async () => {
  await control("faults", { faults: [] });
  const whole = await (await fetch(show())).text();
  await setFault({ truncate: 25 });
  const incoming = await open(show());
  expect(Number(incoming.headers["content-length"])).toBe(whole.length);
  let came = "";
  incoming.on("data", (chunk) => {
    came += chunk;
  });
  const [error] = await once(incoming, "error");
  expect([error.code, incoming.complete, came]).toEqual(["ECONNRESET", false, whole.slice(0, 25)]);
});

test("trickle: bit by bit, and complete", async () => {
  await setFault({ trickle: { bytes: 50, everyMs: 60_000 } });
  const pieces: Buffer[] = [];
  const incoming = await inHeldTime(async ({ pass, waiting }) => {
    const incoming = await open(show());
    incoming.pause();
    for (let left = Number(incoming.headers["content-length"]); left > 0; left -= 50) {
      await waiting(60_000);
      await pass(60_000);
      const [piece] = await once(incoming.resume(), "data");
      pieces.push(piece);
      incoming.pause();
    }
    return incoming;
  });
  expect(pieces.length).toBeGreaterThan(3);
  for (const piece of pieces.slice(0, -1)) expect(piece).toHaveLength(50);
  const body = Buffer.concat(pieces);
  expect(Number(incoming.headers["content-length"])).toBe(body.length);
  expect(JSON.parse(body.toString())).toMatchObject({ endpoint: { id: ENDPOINT } });
});

test("a proxy's page, and a Date that is off", async () => {
  await setFault({ status: 502, dateOffsetMs: 7_200_000 });
  const incoming = await open(show());
  expect([incoming.statusCode, incoming.headers["content-type"]]).toEqual([502, "text/html"]);
  expect(incoming.headers.date).toBe(new Date(now + 7_200_000).toUTCString());
  expect(await text(incoming)).toContain("502");
});

test("a client that hangs up ends the pause, and the server takes it for no failure of its own", async () => {
  const failures = vi.spyOn(console, "error");
  const before = await addresses();
  await setFault({ latencyMs: 60_000, operation: "AssociateEndpointIpaddress" });
  const controller = new AbortController();
  const refused = expect(fetch(bind(), { signal: controller.signal })).rejects.toThrow("enough");
  await expect.poll(addresses).toBe(before + 1);
  controller.abort(new Error("enough"));
  await refused;
  expect(await addresses()).toBe(before + 1);
  expect(failures).not.toHaveBeenCalled();
});
