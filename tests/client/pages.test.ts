// Reading a list to its end, against servers of every kind.

import { describe, expect, test } from "vitest";
import { Pages, type Paging } from "../../pkg-template/src/pages.ts";

type Params = Record<string, unknown>;
type Server = (params: Params) => unknown;

const paging = (style: Paging["style"], rest: Partial<Paging> = {}): Paging => {
  const from = { all: "", offset: "offset", marker: "marker", page: "page" }[style];
  return { items: "list", total: "", style, from, limit: "limit", next: "", ...rest };
};

/** All items, and what was asked for. More requests than that would be an endless loop. */
function drain(facts: Paging, server: Server, params: Params = {}, most = 100) {
  const pages = new Pages(facts, params, { service: "vpc", operation: "listThings" });
  const items: unknown[] = [];
  const asked: Params[] = [];
  while (pages.params) {
    if (asked.length === most) throw new Error("endless");
    asked.push(pages.params);
    items.push(...pages.read(server(pages.params)));
  }
  return { items, asked };
}

const records = (count: number) => Array.from({ length: count }, (_, index) => ({ id: `r${index}` }));

/** A server of so many records that sends at most `cap` at a time, and `usual` if it is not asked for a number. */
function offsetServer(count: number, { cap = 1000, usual = 20, total = true }): Server {
  return ({ offset = 0, limit = usual }) => ({
    list: records(count).slice(Number(offset), Number(offset) + Math.min(Number(limit), cap)),
    ...(total && { total: count }),
  });
}

const counts = [0, 1, 19, 20, 21, 40, 95];

describe("by offset", () => {
  const facts = paging("offset", { total: "total" });

  test.each(counts)("%i records, with a total", (count) => {
    const { items, asked } = drain(facts, offsetServer(count, {}));
    expect(items).toEqual(records(count));
    expect(asked).toHaveLength(Math.max(1, Math.ceil(count / 20)));
    expect(asked[0]).toEqual({});
  });

  test.each(counts)("%i records, without a total: to an empty page", (count) => {
    for (const facts of [paging("offset"), paging("offset", { total: "total" })]) {
      const { items, asked } = drain(facts, offsetServer(count, { total: false }));
      expect(items).toEqual(records(count));
      expect(asked).toHaveLength(Math.ceil(count / 20) + 1);
    }
  });

  test.each([null, undefined, "x", Number.NaN])("a total of %s counts as none", (total) => {
    const server = offsetServer(45, { total: false });
    const { items } = drain(facts, (params) => ({ ...(server(params) as object), total }));
    expect(items).toEqual(records(45));
  });

  test.each(["45", 45n])("a total of the type of %o", (total) => {
    const server = offsetServer(45, { total: false });
    const { items, asked } = drain(facts, (params) => ({ ...(server(params) as object), total }));
    expect([items.length, asked.length]).toEqual([45, 3]);
  });

  test("the caller's limit and start are kept", () => {
    const { items, asked } = drain(facts, offsetServer(10, {}), { limit: 4, offset: 3n, name: "x" });
    expect(items).toEqual(records(10).slice(3));
    expect(asked).toEqual([
      { limit: 4, offset: 3n, name: "x" },
      { limit: 4, offset: 7, name: "x" },
    ]);
  });

  test("a server that sends fewer than it was asked for is not at its end", () => {
    for (const total of [true, false]) {
      const { items } = drain(facts, offsetServer(95, { cap: 10, total }), { limit: 50 });
      expect(items).toEqual(records(95));
    }
  });

  test("a server that sends more than it was asked for", () => {
    const { items, asked } = drain(facts, () => ({ list: records(7), total: 7 }), { limit: 2 });
    expect([items.length, asked.length]).toEqual([7, 1]);
  });

  test("a server that looks at no offset is told of, and not for ever", () => {
    for (const answer of [{ list: records(20), total: 50 }, { list: records(20) }]) {
      expect(() => drain(facts, () => answer)).toThrow(
        "vpc.listThings: the page at offset 20: the server sends the page before it once more",
      );
    }
  });

  test("a total that is never reached ends with the records", () => {
    const { items, asked } = drain(facts, ({ offset }) => ({ list: offset ? [] : records(3), total: 1000 }));
    expect([items.length, asked.length]).toEqual([3, 2]);
  });

  test("items may hold numbers past 2^53", () => {
    const server: Server = ({ offset = 0 }) => ({
      list: Number(offset) < 2 ? [{ id: 2n ** 60n + BigInt(offset as number) }] : [],
    });
    expect(drain(paging("offset"), server).items).toHaveLength(2);
  });
});

describe("by marker", () => {
  const ofAnswer = paging("marker", { next: "page_info.next_marker" });
  const ofItem = paging("marker", { next: "list[-1].id" });

  const behind = (marker: unknown, count: number, length: number) => {
    const start = marker === undefined ? 0 : records(count).findIndex(({ id }) => id === marker) + 1;
    return records(count).slice(start, start + length);
  };

  test.each(counts)("%i records, each page with the next marker", (count) => {
    for (const end of [undefined, null, ""]) {
      const server: Server = ({ marker, limit = 20 }) => {
        const list = behind(marker, count, Number(limit));
        const last = list.at(-1)?.id;
        const more = last !== undefined && last !== records(count).at(-1)?.id;
        return { list, page_info: { next_marker: more ? last : end } };
      };
      const { items, asked } = drain(ofAnswer, server, { limit: 10 });
      expect(items).toEqual(records(count));
      expect(asked).toHaveLength(Math.max(1, Math.ceil(count / 10)));
    }
  });

  test.each(counts)("%i records, the last one as the marker: to an empty page", (count) => {
    const { items, asked } = drain(ofItem, ({ marker }) => ({ list: behind(marker, count, 20) }));
    expect(items).toEqual(records(count));
    expect(asked).toHaveLength(Math.ceil(count / 20) + 1);
  });

  test("an empty page with a marker is not the end", () => {
    const answers: Record<string, unknown> = {
      "": { list: [], page_info: { next_marker: "a" } },
      a: { list: records(1), page_info: { next_marker: "b" } },
      b: { list: [], page_info: {} },
    };
    const { items, asked } = drain(ofAnswer, ({ marker = "" }) => answers[String(marker)]);
    expect([items.length, asked.length]).toEqual([1, 3]);
  });

  test("markers that lead in a circle are told of", () => {
    const next: Record<string, string> = { "": "a", a: "b", b: "a" };
    const server: Server = ({ marker = "" }) => ({
      list: records(1),
      page_info: { next_marker: next[String(marker)] },
    });
    const message = "vpc.listThings: the page at marker b: the server leads back to the page behind `a`";
    expect(() => drain(ofAnswer, server)).toThrow(message);
    // The caller's own marker counts as one that was seen.
    expect(() => drain(ofAnswer, server, { marker: "b" })).toThrow("leads back to the page behind `b`");
    expect(() => drain(ofItem, () => ({ list: records(2) }))).toThrow("leads back to the page behind `r1`");
  });

  test("a marker may be a number", () => {
    const server: Server = ({ marker }) => ({
      list: records(1),
      page_info: { next_marker: marker === "7" ? null : 7 },
    });
    expect(drain(ofAnswer, server).asked).toEqual([{}, { marker: "7" }]);
  });
});

describe("by page number", () => {
  const facts = paging("page");
  const server =
    (count: number): Server =>
    ({ page, limit }) => ({
      list: records(count).slice((Number(page) - 1) * Number(limit), Number(page) * Number(limit)),
    });

  test.each(counts)("%i records", (count) => {
    const { items, asked } = drain(facts, server(count), { limit: 10 });
    expect(items).toEqual(records(count));
    expect(asked).toHaveLength(Math.ceil(count / 10) + 1);
  });

  test("a length is asked for where the caller has none, and the caller's start is kept", () => {
    expect(drain(facts, server(3)).asked[0]).toEqual({ page: 1, limit: 100 });
    const { items } = drain(facts, server(25), { page: 2, limit: 10 });
    expect(items).toEqual(records(25).slice(10));
  });

  test("a server that counts no pages is told of", () => {
    expect(() => drain(facts, () => ({ list: records(2) }))).toThrow(
      "the page at page 2: the server sends the page before",
    );
  });
});

describe("in one page", () => {
  test.each<[unknown, unknown[]]>([
    [{ list: [1, 2] }, [1, 2]],
    [{ list: [] }, []],
    [{ list: null }, []],
    [{}, []],
    [null, []],
  ])("%j", (answer, items) => {
    const drained = drain(paging("all"), () => answer);
    expect(drained.items).toEqual(items);
    expect(drained.asked).toEqual([{}]);
  });

  test("a list deeper in the answer", () => {
    expect(drain(paging("all", { items: "data.eipSet" }), () => ({ data: { eipSet: ["a"] } })).items).toEqual(["a"]);
  });
});

test.each(["text", 7, { a: 1 }, true])("what should be a list and is %j is told of", (list) => {
  for (const style of ["all", "offset", "marker", "page"] as const) {
    const error = (() => {
      try {
        return drain(paging(style), () => ({ list }));
      } catch (thrown) {
        return thrown;
      }
    })();
    expect(error).toMatchObject({ kind: "Decode", service: "vpc", operation: "listThings" });
    expect(String(error)).toContain("`list` is no list");
  }
});
