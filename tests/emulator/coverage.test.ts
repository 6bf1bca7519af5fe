// What the emulator answers, against the catalogue, whose ranks and effects are those of the reference
// (tests/operations): every documented operation (rank a), every one that is needed to use a documented one (rank b),
// and of the wider family (rank c) every one that changes a binding.
import { describe, expect, test } from "vitest";
import { huaweiOperations } from "../../pkg-template/src/emulator/huawei/handle.ts";
import { tencentOperations } from "../../pkg-template/src/emulator/tencent/actions.ts";
import { type Catalogue, catalogue } from "../operations/catalogue.ts";

type Operation = Catalogue["operations"][number];

const answered: Record<string, string[]> = { huawei: huaweiOperations(), tencent: tencentOperations() };
const of = (cloud: string, isMeant: (operation: Operation) => boolean): string[] =>
  catalogue.operations
    .filter((operation) => operation.cloud === cloud && isMeant(operation))
    .map(({ service, name }) => `${service}.${name}`);

/** It only looks, whatever it is about. */
const looks = ({ effect }: Operation): boolean => effect === "list" || effect === "show";

/** About a kind of binding, and not only a look at it: it binds or unbinds, or makes, changes or ends what is bound. */
const changesBinding = (operation: Operation): boolean => operation.binding_kind !== null && !looks(operation);

describe.each(["huawei", "tencent"])("%s", (cloud) => {
  test("what is documented, needed, or changes a binding is answered", () => {
    const wanted = of(cloud, (operation) => operation.rank !== "c" || changesBinding(operation));
    expect(wanted.filter((name) => !answered[cloud]?.includes(name))).toEqual([]);
  });

  test("who changes a binding can also see it: each kind has a list or a show that is answered", () => {
    const kinds = new Set(catalogue.operations.filter(changesBinding).map(({ binding_kind }) => binding_kind));
    const blind = [...kinds].filter((kind) => {
      const views = of(cloud, (operation) => operation.binding_kind === kind && looks(operation));
      return views.length > 0 && !views.some((name) => answered[cloud]?.includes(name));
    });
    expect(blind).toEqual([]);
  });

  test("nothing is answered that the catalogue does not have, and nothing twice", () => {
    const known = of(cloud, () => true);
    const names = answered[cloud] ?? [];
    expect(names.filter((name) => !known.includes(name))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });
});

test("the rule is not empty: so many operations of each rank are meant by it", () => {
  const count = (rank: string) =>
    catalogue.operations.filter((operation) => operation.rank === rank && (rank !== "c" || changesBinding(operation)))
      .length;
  expect([count("a"), count("b"), count("c")]).toEqual([6, 88, 94]);
});
