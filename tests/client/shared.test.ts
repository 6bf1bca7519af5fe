// Work that many ask for and one run does.

import { describe, expect, test } from "vitest";
import { Deadline } from "../../pkg-template/src/deadline.ts";
import { Shared } from "../../pkg-template/src/shared.ts";

const forever = () => new Deadline(undefined, undefined);

/** A run, with the means to end it. */
interface Run {
  signal: AbortSignal;
  resolve: (value: number) => void;
  reject: (error: Error) => void;
}

function setUp(isFresh?: (value: number) => boolean) {
  const runs: Run[] = [];
  const shared = new Shared<number>(
    (signal) => new Promise((resolve, reject) => runs.push({ signal, resolve, reject })),
    isFresh,
  );
  return { runs, shared };
}

const tick = () => new Promise((resolve) => setTimeout(resolve));

describe("one run", () => {
  test("serves all who ask while it goes on, and those after it", async () => {
    const { runs, shared } = setUp();
    const asking = [shared.get(forever()), shared.get(forever())];
    await tick();
    expect(runs).toHaveLength(1);
    runs[0]?.resolve(7);
    expect(await Promise.all(asking)).toEqual([7, 7]);
    expect(await shared.get(forever())).toBe(7);
    expect([shared.fresh, runs.length, runs[0]?.signal.aborted]).toEqual([7, 1, false]);
  });

  test("that fails, fails for all, and the next one begins anew", async () => {
    const { runs, shared } = setUp();
    const asking = [shared.get(forever()), shared.get(forever())];
    await tick();
    runs[0]?.reject(new Error("no"));
    for (const outcome of await Promise.allSettled(asking))
      expect(outcome).toMatchObject({ reason: { message: "no" } });
    const again = shared.get(forever());
    await tick();
    runs[1]?.resolve(8);
    expect(await again).toBe(8);
  });

  test("that throws at once is no different", async () => {
    const shared = new Shared<number>(() => {
      throw new Error("at once");
    });
    await expect(shared.get(forever())).rejects.toThrow("at once");
    await expect(shared.get(forever())).rejects.toThrow("at once");
  });
});

test("a result that is no longer fresh, or was forgotten, is got again", async () => {
  let good = true;
  const { runs, shared } = setUp(() => good);
  const ask = async (value: number) => {
    const asking = shared.get(forever());
    await tick();
    runs.at(-1)?.resolve(value);
    return asking;
  };
  expect(await ask(1)).toBe(1);
  good = false;
  expect(shared.fresh).toBeUndefined();
  expect(await ask(2)).toBe(2);
  good = true;
  expect(await ask(3)).toBe(2);
  shared.forget();
  expect(await ask(4)).toBe(4);
  shared.keep(5);
  expect(await ask(6)).toBe(5);
  expect(runs).toHaveLength(3);
});

describe("who gives up", () => {
  test("leaves the run to the others", async () => {
    const { runs, shared } = setUp();
    const controller = new AbortController();
    const leaving = shared.get(new Deadline(controller.signal, undefined));
    const staying = shared.get(forever());
    await tick();
    controller.abort(new Error("enough"));
    await expect(leaving).rejects.toThrow("enough");
    expect(runs[0]?.signal.aborted).toBe(false);
    runs[0]?.resolve(7);
    expect(await staying).toBe(7);
  });

  test("as the last one ends the run, and what it still gives is not kept", async () => {
    const { runs, shared } = setUp();
    const controller = new AbortController();
    const leaving = shared.get(new Deadline(controller.signal, undefined));
    await tick();
    controller.abort();
    await expect(leaving).rejects.toThrow();
    expect(runs[0]?.signal.aborted).toBe(true);
    const next = shared.get(forever());
    await tick();
    runs[0]?.resolve(1);
    await tick();
    expect(shared.fresh).toBeUndefined();
    runs[1]?.resolve(2);
    expect(await next).toBe(2);
  });

  test("before asking starts nothing", async () => {
    const { runs, shared } = setUp();
    await expect(shared.get(new Deadline(AbortSignal.abort(), undefined))).rejects.toThrow();
    await tick();
    expect(runs).toEqual([]);
  });
});
