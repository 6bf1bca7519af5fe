// What the state is kept in: found by id and by index, due in time, read no further than needed.
import { expect, test } from "vitest";
import { Addresses } from "../../pkg-template/src/emulator/addresses.ts";
import { Queue } from "../../pkg-template/src/emulator/queue.ts";
import { list, object, ShapeError, table, text } from "../../pkg-template/src/emulator/shape.ts";
import { stampOf, Table, write } from "../../pkg-template/src/emulator/table.ts";

interface Thing {
  id: string;
  owner: string | null;
  ips: string[];
  at: number | null;
}

const thing = (id: string, more: Partial<Thing> = {}): Thing => ({ id, owner: null, ips: [], at: null, ...more });

const things = () =>
  new Table<Thing, "owner" | "ip">(({ id }) => id, {
    indexes: {
      owner: { of: ["owner"], keys: ({ owner }) => (owner === null ? [] : [owner]) },
      ip: { of: ["ips"], keys: ({ ips }) => ips },
    },
    due: { of: ["at"], at: ({ at }) => at },
  });

const ids = (entries: Iterable<Thing>) => [...entries].map(({ id }) => id);

test("an index follows what is written to the entries", () => {
  const table = things();
  const [a, b] = [thing("a", { owner: "x" }), thing("b")];
  table.add(a, b);
  expect(ids(table.by("owner", "x"))).toEqual(["a"]);
  write(b, { owner: "x" });
  expect(ids(table.by("owner", "x"))).toEqual(["a", "b"]);
  write(a, { owner: null, at: 5 });
  write(b, { ips: ["1", "2", "1"] });
  expect(ids(table.by("owner", "x"))).toEqual(["b"]);
  expect(ids(table.by("ip", "2"))).toEqual(["b"]);
  write(b, { ips: ["1", "3"] });
  expect(["1", "2", "3"].map((ip) => table.by("ip", ip).length)).toEqual([1, 0, 1]);
  table.remove(b);
  write(b, { owner: "y" });
  expect([table.by("owner", "x").length, table.by("owner", "y").length, table.by("ip", "1").length]).toEqual([0, 0, 0]);
  expect(b.owner).toBe("y");
});

test("an entry has another stamp after each write, and no other entry's", () => {
  const table = things();
  const [a, b] = [thing("a"), thing("b")];
  table.add(a, b);
  const before = [a, b].map(stampOf);
  write(a, { at: 1 });
  expect(stampOf(b)).toBe(before[1]);
  expect(new Set([...before, stampOf(a)]).size).toBe(3);
});

test("to write what is there already is no change", () => {
  const table = things();
  const a = thing("a", { owner: "x", ips: ["1"] });
  table.add(a);
  const before = stampOf(a);
  write(a, { owner: "x", ips: a.ips });
  expect(stampOf(a)).toBe(before);
  write(a, { owner: "x", ips: ["1", "2"] });
  expect(stampOf(a)).not.toBe(before);
  expect(ids(table.by("ip", "2"))).toEqual(["a"]);
});

test("entries stay plain objects, in the order in which they were added", () => {
  const table = things();
  const all = [thing("b", { owner: "x", ips: ["1"], at: 5 }), thing("a")];
  const before = structuredClone(all);
  table.add(...all);
  expect(JSON.parse(JSON.stringify(table))).toEqual(before);
  expect(structuredClone([...table])).toEqual(before);
  expect(table.toJSON().map((entry) => Object.keys(entry))).toEqual(before.map((entry) => Object.keys(entry)));
});

test("an id is there once", () => {
  const table = things();
  table.add(thing("a"));
  expect(() => table.add(thing("a"))).toThrow("two entries with the id a");
});

test("what is due is given once, the earliest first, and by the time it has now", () => {
  const table = things();
  const [a, b, c, d] = [thing("a", { at: 30 }), thing("b", { at: 10 }), thing("c", { at: 20 }), thing("d")];
  table.add(a, b, c, d);
  expect(ids(table.due(9))).toEqual([]);
  write(a, { at: 15 });
  write(c, { at: null });
  expect(ids(table.due(20))).toEqual(["b", "a"]);
  expect(ids(table.due(20))).toEqual([]);
  write(d, { at: 1 });
  table.remove(d);
  expect(ids(table.due(99))).toEqual([]);
});

test("a queue of any order gives the order of the times, and of equal times that of asking", () => {
  const queue = new Queue<number>();
  let seed = 1;
  const times = Array.from({ length: 2000 }, () => {
    seed = (seed * 48271) % 2147483647;
    return seed % 100;
  });
  times.forEach((at, entry) => {
    queue.add(entry, at);
  });
  const expected = times.map((_, entry) => entry).sort((a, b) => (times[a] ?? 0) - (times[b] ?? 0) || a - b);
  const half = [...queue.due(49)];
  expect([...half, ...queue.due(99)]).toEqual(expected);
  expect(half).toEqual(expected.filter((entry) => (times[entry] ?? 0) <= 49));
});

test("a list looks at no more than its page", () => {
  const table = things();
  for (let index = 0; index < 1000; index += 1) table.add(thing(String(index)));
  let shown = 0;
  const rows = table.map(({ id }) => {
    shown += 1;
    return id;
  });
  expect([rows.length, rows.slice(500, 502)]).toEqual([1000, ["500", "501"]]);
  // The entries before the page are passed over before they are shown.
  expect(shown).toBe(2);
  expect(table.where(false, false).slice(998, 2000)).toHaveLength(2);
  expect(table.where(false, ({ id }) => id.endsWith("7")).length).toBe(100);
  expect(ids(table.ofIds(["7", "no", "3", "7"]))).toEqual(["7", "3"]);
});

test("the free addresses are the lowest that nobody has", () => {
  const table = things();
  const addresses = new Addresses().follow(table, ["ips"], ({ ips }) => ips.map((ip) => ({ range: "r", ip })));
  const free = (count = 1, except: string[] = []) => addresses.free("r", 1, 6, count, new Set(except));
  const [a, b] = [thing("a", { ips: ["0.0.0.1", "0.0.0.2"] }), thing("b", { ips: ["0.0.0.4", "0.0.0.1"] })];
  table.add(a, b);
  expect(free(2)).toEqual(["0.0.0.3", "0.0.0.5"]);
  expect(free(9, ["0.0.0.3"])).toEqual(["0.0.0.5", "0.0.0.6"]);
  write(a, { ips: ["0.0.0.1"] });
  expect(free()).toEqual(["0.0.0.2"]);
  table.remove(b);
  // Two had it: the other one still has.
  expect([addresses.has("r", "0.0.0.1"), addresses.has("r", "0.0.0.4")]).toEqual([true, false]);
  table.remove(a);
  expect(free()).toEqual(["0.0.0.1"]);
});

test("a table is an array in a document, with ids that differ", () => {
  const shape = object({ things: table(object({ id: text, tags: list(text) })) });
  expect(JSON.stringify(shape({ things: [{ id: "a" }] }, ""))).toBe('{"things":[{"id":"a","tags":[]}]}');
  expect(shape({}, "").things.length).toBe(0);
  const twice = () => shape({ things: [{ id: "a" }, { id: "a" }] }, "");
  expect(twice).toThrow(ShapeError);
  expect(twice).toThrow("things[1].id: is given twice");
});
