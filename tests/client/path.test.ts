// Looks into answers that may be of any form.

import { expect, test } from "vitest";
import { at, listAt, textAt } from "../../pkg-template/src/path.ts";

const answer = { data: { eipSet: [{ id: "a" }, { id: "b", n: 7 }] }, total: 2, empty: [], none: null, "X-Header": "x" };

test.each<[string, unknown]>([
  ["total", 2],
  ["data.eipSet[-1].id", "b"],
  ["data.eipSet", answer.data.eipSet],
  ["X-Header", "x"],
  ["empty[-1].id", undefined],
  ["none.id", undefined],
  ["total.id", undefined],
  ["total[-1]", undefined],
  ["nothing.at.all", undefined],
])("%s", (path, value) => {
  expect(at(answer, path)).toEqual(value);
});

test("what is of another type counts as nothing", () => {
  expect([textAt(answer, "total"), textAt(answer, "none"), textAt({ a: "" }, "a")]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect([listAt(answer, "total"), listAt(null, "data"), listAt("text", "length")]).toEqual([[], [], []]);
});
