// Which addresses of a range are free: the lowest ones, whatever was taken and given back before.
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { Addresses } from "../../pkg-template/src/emulator/addresses.ts";
import { formatIpv4 } from "../../pkg-template/src/emulator/ipv4.ts";
import { Table, write } from "../../pkg-template/src/emulator/table.ts";

interface Holder {
  id: string;
  ips: string[];
}

const FIRST = 0x0a000001;

function holders(): { table: Table<Holder>; addresses: Addresses } {
  const table = new Table<Holder>(({ id }) => id);
  const addresses = new Addresses().follow(table, ["ips"], ({ ips }) => ips.map((ip) => ({ range: "r", ip })));
  return { table, addresses };
}

test("they are those that looking at all of them finds", () => {
  const ip = fc.integer({ min: 0, max: 11 }).map((at) => formatIpv4(FIRST + at));
  const step = fc.oneof(
    fc.record({ holder: fc.constantFrom("a", "b", "c"), ips: fc.uniqueArray(ip, { maxLength: 6 }) }),
    fc.record({ count: fc.integer({ min: 0, max: 12 }), except: fc.uniqueArray(ip, { maxLength: 3 }) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const { table, addresses } = holders();
      table.add(...["a", "b", "c"].map((id) => ({ id, ips: [] })));
      for (const step of steps) {
        if ("holder" in step) {
          for (const entry of table.ofIds([step.holder])) write(entry, { ips: step.ips });
          continue;
        }
        const taken = new Set([...table.flatMap(({ ips }) => ips), ...step.except]);
        const all = Array.from({ length: 10 }, (_, at) => formatIpv4(FIRST + 1 + at));
        const expected = all.filter((ip) => !taken.has(ip)).slice(0, step.count);
        expect(addresses.free("r", FIRST + 1, FIRST + 10, step.count, new Set(step.except))).toEqual(expected);
      }
    }),
    { numRuns: 500, seed: 1 },
  );
});

test("they are found without looking at all that are taken", () => {
  const { table, addresses } = holders();
  const free = () => addresses.free("r", FIRST, FIRST + 0xffffff);
  table.add(...Array.from({ length: 10_000 }, (_, at) => ({ id: `h${at}`, ips: [formatIpv4(FIRST + at)] })));
  expect(free()).toEqual([formatIpv4(FIRST + 10_000)]);
  // An address is looked at by asking who has it.
  const looks = vi.spyOn(Map.prototype, "has");
  for (let turn = 0; turn < 30; turn++) {
    for (const holder of table.ofIds(["h0"])) write(holder, { ips: [...holder.ips, ...free()] });
  }
  const { length: looked } = looks.mock.calls;
  // What is loaded for the next file asks maps, too.
  looks.mockRestore();
  expect(looked).toBeLessThan(1_000);
  expect(free()).toEqual([formatIpv4(FIRST + 10_030)]);
});
