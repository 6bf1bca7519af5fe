// A sequence is a Set whose entries have places.
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { Sequence } from "../../pkg-template/src/emulator/sequence.ts";
import { Table } from "../../pkg-template/src/emulator/table.ts";

const all = Array.from({ length: 60 }, (_, id) => ({ id }));

test("what comes and goes leaves the same order as in a Set", () => {
  const step = fc.record({ entry: fc.constantFrom(...all), add: fc.boolean(), look: fc.nat(40) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const [sequence, expected] = [new Sequence<{ id: number }>(), new Set<{ id: number }>()];
      for (const { entry, add, look } of steps) {
        if (add) sequence.add(entry);
        else sequence.delete(entry);
        if (add) expected.add(entry);
        else expected.delete(entry);
        const order = [...expected];
        expect(sequence.length).toBe(order.length);
        expect([...sequence.from(look)]).toEqual(order.slice(look));
        expect(sequence.placeOf(entry)).toBe(order.indexOf(entry));
      }
    }),
    { numRuns: 200, seed: 1 },
  );
});

test("entries may come and go while somebody looks at them", () => {
  const sequence = new Sequence<{ id: number }>();
  for (const entry of all.slice(0, 50)) sequence.add(entry);
  const seen: number[] = [];
  for (const entry of sequence.from(0)) {
    seen.push(entry.id);
    sequence.delete(entry);
    // What was looked at and what was not.
    if (entry.id % 10 === 0)
      for (const { id } of all.slice(entry.id + 1, entry.id + 5)) sequence.delete(all[id] ?? entry);
    sequence.placeOf(entry);
  }
  expect(seen).toEqual(all.slice(0, 50).flatMap(({ id }) => (id % 10 >= 1 && id % 10 <= 4 ? [] : [id])));
  expect(sequence.length).toBe(0);
});

test("the last page of a long table is found without looking at what is before it", () => {
  const table = new Table<{ id: number; odd: string }, "odd">(({ id }) => id, {
    indexes: { odd: { of: ["odd"], keys: ({ odd }) => [odd] } },
  });
  table.add(...Array.from({ length: 10_000 }, (_, id) => ({ id, odd: String(id % 2) })));
  const odd = table.by("odd", "1").map(({ id }) => id);
  const search = vi.spyOn(Array.prototype, "indexOf");
  const walk = vi.spyOn(Sequence.prototype, "from");
  const start = odd.placeOf(9_979) + 1;
  const page = odd.slice(start, start + 20);
  const [searches, walks] = [search.mock.calls.length, [...walk.mock.calls]];
  // What is loaded for the next file searches arrays, too.
  vi.restoreAllMocks();
  expect(page).toEqual([9_981, 9_983, 9_985, 9_987, 9_989, 9_991, 9_993, 9_995, 9_997, 9_999]);
  expect(searches).toBe(0);
  expect(walks).toEqual([[4_990]]);
});
