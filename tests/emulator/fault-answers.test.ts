// What a fault makes of the answer, the effect and the connection.
import { beforeEach, describe, expect, test } from "vitest";
import { inHeldTime } from "../support/held-time.ts";
import { ENDPOINT, FaultBench } from "./fault-bench.ts";
import { huaweiRequest } from "./sign.ts";

const URL = `https://dns.cn-north-4.myhuaweicloud.com/v2.1/endpoints/${ENDPOINT}`;

let bench: FaultBench;
beforeEach(() => {
  bench = new FaultBench();
});

describe("what becomes of the answer and of the effect", () => {
  const raw = () => bench.emulator.fetch(huaweiRequest(bench.at, "GET", URL));

  test("status alone is a proxy's page, and nothing took effect", async () => {
    await bench.setFaults([{ status: 502, operation: "AssociateEndpointIpaddress" }]);
    await expect(bench.bind()).rejects.toThrow("JSON");
    expect(await bench.addresses()).toBe(3);
    await bench.setFaults([{ status: 502 }]);
    const response = await raw();
    expect([response.status, response.headers.get("content-type")]).toEqual([502, "text/html"]);
    expect(await response.text()).toMatch(/^<html>.*502/);
  });

  test("effect: it took effect all the same", async () => {
    await bench.setFaults([{ status: 500, code: "APIGW.0601", effect: true }]);
    expect(await bench.bind()).toMatchObject({ status: 500, body: { error_code: "APIGW.0601" } });
    expect(await bench.addresses()).toBe(4);
  });

  test.each([
    ["a text", "<html>", "<html>", "text/html"],
    ["no text", "", "", "text/html"],
    ["JSON", { a: [1] }, '{"a":[1]}', "application/json"],
    ["null", null, "null", "application/json"],
  ])("body: %s in place of the answer's own", async (_, body, text, type) => {
    await bench.setFaults([{ body, operation: "ShowEndpoint" }]);
    const response = await raw();
    expect([response.status, response.headers.get("content-type"), await response.text()]).toEqual([200, type, text]);
    await bench.setFaults([{ status: 503, body }]);
    const refused = await raw();
    expect([refused.status, await refused.text()]).toEqual([503, text]);
  });

  test("a status that has no body has none", async () => {
    await bench.setFaults([{ status: 204 }]);
    const response = await raw();
    expect([response.status, await response.text()]).toEqual([204, ""]);
  });

  test("headers, besides the answer's own or in their place", async () => {
    await bench.setFaults([{ headers: { "Retry-After": "7", "content-type": "text/plain" } }]);
    const { headers, status } = await raw();
    expect([status, headers.get("retry-after"), headers.get("content-type")]).toEqual([200, "7", "text/plain"]);
    expect(headers.get("x-request-id")).toMatch(/^[0-9a-f]{32}$/);
  });

  test("dateOffsetMs: the Date header is off, and nothing else", async () => {
    await bench.setFaults([{ dateOffsetMs: -3_600_000 }]);
    expect((await raw()).headers.get("date")).toBe("Thu, 02 Jan 2025 02:04:05 GMT");
  });

  test("cut: a rejection as of fetch, before or after the effect", async () => {
    await bench.setFaults([{ cut: "before" }]);
    await expect(bench.bind()).rejects.toThrow(TypeError);
    expect(await bench.addresses()).toBe(3);
    await bench.setFaults([{ cut: "after" }]);
    const rejection = await bench.bind().catch((error: unknown) => error);
    expect(rejection).toBeInstanceOf(TypeError);
    expect(await bench.addresses()).toBe(4);
    // What a client sees does not tell the one from the other.
    await bench.setFaults([{ cut: "before" }]);
    expect(String(await bench.bind().catch((error: unknown) => error))).toBe(String(rejection));
  });

  test.each([
    [5, 5],
    [0, 0],
    [1_000_000, undefined],
  ])("truncate: the body breaks off after %i bytes, or before the last one", async (truncate, arrived) => {
    const whole = await (await raw()).text();
    await bench.setFaults([{ truncate }]);
    const response = await raw();
    expect(response.status).toBe(200);
    let text = "";
    const read = async () => {
      for await (const piece of response.body ?? []) text += new TextDecoder().decode(piece);
    };
    await expect(read()).rejects.toThrow(TypeError);
    expect(text).toBe(whole.slice(0, arrived ?? whole.length - 1));
  });

  test("trickle: the body comes in pieces, with pauses", async () => {
    const whole = await (await raw()).text();
    await bench.setFaults([{ trickle: { bytes: 100, everyMs: 1_000 } }]);
    const pieces: number[] = [];
    const full = Math.floor(whole.length / 100);
    await inHeldTime(async ({ pass, waiting }) => {
      const response = await raw();
      const read = async () => {
        for await (const piece of response.body ?? []) pieces.push(piece.length);
      };
      const reading = read();
      for (let come = 0; come <= full; come += 1) {
        await waiting(1_000);
        await pass(999);
        expect(pieces).toHaveLength(come);
        await pass(1);
      }
      await reading;
    });
    expect(pieces).toEqual([...Array(full).fill(100), whole.length - full * 100]);
  });

  test("latencyMs: the effect at once, the answer later", async () => {
    await bench.setFaults([{ latencyMs: 1_000, operation: "AssociateEndpointIpaddress" }]);
    await inHeldTime(async ({ pass, waiting }) => {
      let isAnswered = false;
      const answer = bench.bind().finally(() => {
        isAnswered = true;
      });
      await waiting(1_000);
      expect(await bench.addresses()).toBe(4);
      await pass(999);
      expect(isAnswered).toBe(false);
      await pass(1);
      expect((await answer).status).toBe(202);
    });
  });
});

describe("an abort of the caller", () => {
  /** The longest that a rule can ask for: a pause that did not end with the abort would outlast every test. */
  const NEVER = 2 ** 31 - 1;
  const call = (signal: AbortSignal) => bench.emulator.fetch(huaweiRequest(bench.at, "GET", URL), { signal });
  const soon = () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(new Error("enough")), 20);
    return controller.signal;
  };

  test("ends latency at once", async () => {
    await bench.setFaults([{ latencyMs: NEVER }]);
    await expect(call(soon())).rejects.toThrow("enough");
  });

  test("ends a body that trickles at once, and so does its reader", async () => {
    await bench.setFaults([{ trickle: { bytes: 1, everyMs: NEVER } }]);
    const response = await call(soon());
    await expect(response.text()).rejects.toThrow("enough");
    const reader = (await call(new AbortController().signal)).body?.getReader();
    const read = reader?.read();
    await reader?.cancel();
    expect(await read).toMatchObject({ done: true });
  });
});
