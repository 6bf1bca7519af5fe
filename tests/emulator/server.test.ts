import { once } from "node:events";
import type { Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createEmulatorServer } from "../../pkg-template/src/bin/server.ts";
import { Emulation } from "../../pkg-template/src/emulator/emulation.ts";
import { readFaults } from "../../pkg-template/src/emulator/fault-rules.ts";

let emulation: Emulation;
let server: Server;
let socket: Socket;
/** The server's end of it. */
let connection: Socket;
let received: string;

beforeEach(async () => {
  emulation = new Emulation();
  server = createEmulatorServer(emulation).listen(0, "127.0.0.1");
  await once(server, "listening");
  await open();
});

afterEach(() => {
  socket.destroy();
  server.close();
});

async function open(): Promise<void> {
  received = "";
  const accepted = once(server, "connection");
  socket = connect((server.address() as AddressInfo).port, "127.0.0.1").setEncoding("latin1");
  socket.on("data", (text) => {
    received += text;
  });
  await once(socket, "connect");
  [connection] = await accepted;
}

const answers = async (count: number): Promise<string[]> => {
  await expect.poll(() => received.match(/"offsetMs":-?\d+,/g)?.length ?? 0).toBe(count);
  return received.match(/"offsetMs":-?\d+,/g) ?? [];
};

const head = (fields: string) => `POST /_emulator/clock HTTP/1.1\r\nhost: one\r\n${fields}\r\n\r\n`;
const move = (body: string) => `${head(`content-length: ${body.length}`)}${body}`;

test("a body that comes bit by bit is waited for", async () => {
  socket.write(head("content-length: 17"));
  for (const part of ['{"adva', 'nceMs":', " 25}"]) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(received).toBe("");
    socket.write(part);
  }
  expect(await answers(1)).toEqual(['"offsetMs":25,']);
});

test("a body in chunks is read as one", async () => {
  socket.write(`${head("transfer-encoding: chunked")}7\r\n{"advan\r\n9\r\nceMs": 3}\r\n0\r\n\r\n`);
  expect(await answers(1)).toEqual(['"offsetMs":3,']);
});

test("a body that is longer than a connection keeps at a time is read whole", async () => {
  socket.write(move(`{"advanceMs": ${" ".repeat(3_000_000)}4}`));
  expect(await answers(1)).toEqual(['"offsetMs":4,']);
});

test("of a long answer no more is made ready than its client takes, and all of it arrives", async () => {
  const body = `${"long ".repeat(3 << 20)}end`;
  emulation.faults.replace(readFaults({ faults: [{ status: 502, body }] }));
  socket.pause().write("GET /v2.1/endpoints HTTP/1.1\r\nhost: dns.cn-north-4.myhuaweicloud.com\r\n\r\n");
  await expect.poll(() => connection.bytesWritten).toBeGreaterThan(0);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(connection.writableLength).toBeLessThan(2 << 20);
  socket.resume();
  await expect.poll(() => received.endsWith("end")).toBe(true);
  expect(received.endsWith(body)).toBe(true);
});

test("requests that come together are answered each, in their order", async () => {
  socket.write([1, 2, 3].map((ms) => move(`{"advanceMs":${ms}}`)).join(""));
  expect(await answers(3)).toEqual(['"offsetMs":1,', '"offsetMs":3,', '"offsetMs":6,']);
});

test("who leaves in the middle of a body changes nothing, and nobody else waits for that", async () => {
  socket.write(head("content-length: 16"));
  socket.write('{"advanceMs":');
  await new Promise((resolve) => setTimeout(resolve, 20));
  socket.destroy();
  await open();
  socket.write(move('{"advanceMs":2}'));
  expect(await answers(1)).toEqual(['"offsetMs":2,']);
});
