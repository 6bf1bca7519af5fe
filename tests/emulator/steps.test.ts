import { expect, test } from "vitest";
import { ready, type Soon, type Steps, walk } from "../../pkg-template/src/emulator/steps.ts";

function* sum(...terms: Soon<number>[]): Steps<number> {
  let all = 0;
  for (const term of terms) all += yield* ready(term);
  return all;
}

test("what is there is worked with at once", () => {
  expect(walk(sum(1, 2, 3))).toBe(6);
});

test("what comes later is waited for, wherever it stands", async () => {
  expect(await walk(sum(Promise.resolve(1), 2, Promise.resolve(3)))).toBe(6);
});

test("what is thrown leaves the work, at once or later", async () => {
  function* failing(first: Soon<number>): Steps<number> {
    throw new Error(`after ${yield* ready(first)}`);
  }
  expect(() => walk(failing(1))).toThrow("after 1");
  await expect(walk(failing(Promise.resolve(2)))).rejects.toThrow("after 2");
  await expect(walk(sum(1, Promise.reject(new Error("lost"))))).rejects.toThrow("lost");
});

test("what comes to nothing can be caught in the work, and what has to be done at its end is done", async () => {
  const done: string[] = [];
  function* careful(term: Soon<number>): Steps<string> {
    try {
      return `got ${yield* ready(term)}`;
    } catch (error) {
      return `caught ${(error as Error).message}, then ${yield* ready(Promise.resolve("more"))}`;
    } finally {
      done.push("end");
    }
  }
  expect(await walk(careful(Promise.resolve(1)))).toBe("got 1");
  expect(await walk(careful(Promise.reject(new Error("lost"))))).toBe("caught lost, then more");
  expect(done).toEqual(["end", "end"]);
});
