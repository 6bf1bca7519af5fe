// The table of wrong requests: each breaks one rule, and is answered as the rule's source says.
import { describe, expect, test } from "vitest";
import { Bench, type Json } from "../bench.ts";
import { tables } from "./tables.ts";
import { undocumented } from "./tencent-codes.ts";

/** Everything but the number of ids that were given out. */
async function stateOf(bench: Bench): Promise<Json> {
  const { serial: _, ...state } = (await bench.control("GET", "state")).body;
  return state;
}

describe.each(Object.entries(tables))("%s", (_, rows) => {
  test.each(rows)("$rule ($source)", async ({ before = [], send, status, body }) => {
    const bench = new Bench();
    for (const make of before) {
      const { status: own, body: answer } = await bench.send(make(bench));
      expect([own < 300, answer?.code ?? 0, answer?.Response?.Error], JSON.stringify(answer)).toEqual([
        true,
        0,
        undefined,
      ]);
    }
    const state = await stateOf(bench);
    const answer = await bench.send(send(bench));
    expect({ status: answer.status, body: answer.body }).toEqual({ status, body });
    expect(await stateOf(bench), "nothing changed").toEqual(state);
    const [entry] = (await bench.control("GET", "requests")).body.requests.slice(-1);
    if (entry.cloud === "tencent") expect(undocumented(entry), "a code that is documented").toBeUndefined();
  });
});

test("the table has what a reader looks for: no rule twice, at least forty of them", () => {
  const rows = Object.entries(tables).flatMap(([name, all]) => all.map(({ rule }) => `${name}: ${rule}`));
  expect(new Set(rows).size).toBe(rows.length);
  expect(rows.length).toBeGreaterThanOrEqual(40);
});
