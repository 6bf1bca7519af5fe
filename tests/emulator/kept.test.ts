// What is kept of answers: the same JSON as before, and never that of an entry that has changed since.
import { expect, test } from "vitest";
import { jsonOf, kept } from "../../pkg-template/src/emulator/kept.ts";
import { Table, write } from "../../pkg-template/src/emulator/table.ts";
import { Bench, PROJECT } from "./bench.ts";

interface Thing {
  id: string;
  name: string;
  owner: string | null;
}

function shown() {
  const things = new Table<Thing>(({ id }) => id);
  things.add({ id: "a", name: "x", owner: "b" }, { id: "b", name: "y", owner: null });
  const ownerOf = ({ owner }: Thing) => things.get(owner);
  let count = 0;
  const show = kept(
    (_: undefined, thing: Thing) => [ownerOf(thing)].filter((owner) => owner !== undefined),
    (_, thing) => {
      count += 1;
      return { name: thing.name, owner: ownerOf(thing)?.name, none: undefined };
    },
  );
  return { things, all: () => things.map((thing) => show(undefined, thing)).slice(0), count: () => count };
}

test("a record is made again when its entry, or one that it is shown with, is written to", () => {
  const { things, all, count } = shown();
  const [a, b] = all();
  expect(all()).toEqual([a, b]);
  expect(count()).toBe(2);
  for (const owner of things.ofIds(["b"])) write(owner, { name: "z" });
  expect(all()).toEqual([
    { name: "x", owner: "z" },
    { name: "z", owner: undefined },
  ]);
  expect(count()).toBe(4);
  things.remove(...things.ofIds(["b"]));
  expect(all()).toEqual([{ name: "x", owner: undefined }]);
});

test("the JSON of a body is that of JSON.stringify, wherever records stand in it", () => {
  const { all } = shown();
  const [record] = all();
  const bodies = [
    null,
    "text",
    { list: [], total: 0 },
    { list: all(), total: 2, gone: undefined },
    { Response: { Set: all(), 'a"b': [1, { deep: [record] }] } },
    { one: record, other: { one: record } },
    { list: [1, record] },
  ];
  for (const body of bodies) {
    const expected = JSON.stringify(body);
    expect(jsonOf(body)).toBe(expected);
    // And again, with texts that are there.
    expect(jsonOf(body)).toBe(expected);
  }
});

test("lists show what calls change, also in what they show with an entry", async () => {
  const bench = new Bench();
  const list = async () => (await bench.huawei("vpc", "GET", `/v3/${PROJECT}/eip/publicips`)).body.publicips;
  const before = await list();
  const { id, bandwidth } = before[0];
  const names = { publicip: { alias: "other" } };
  await bench.huawei("vpc", "PUT", `/v3/${PROJECT}/eip/publicips/${id}`, names);
  const resized = { bandwidth: { name: "wider", size: bandwidth.size + 1 } };
  await bench.huawei("vpc", "PUT", `/v1/${PROJECT}/bandwidths/${bandwidth.id}`, resized);
  const after = await list();
  expect(after[0]).toMatchObject({ id, alias: "other", bandwidth: { name: "wider", size: bandwidth.size + 1 } });
  expect(after.slice(1).map((entry: { id: string }) => entry.id)).toEqual(
    before.slice(1).map((entry: { id: string }) => entry.id),
  );
});
