// Every required parameter left out, and every enforced rule broken, one at a time: each is refused before anything is
// sent, and the error names exactly the place.

import { describe, expect, test } from "vitest";
import { CloudError } from "../../pkg/default.js";
import { catalogue } from "../operations/catalogue.ts";
import type { Member, Value } from "../operations/facts.ts";
import { theirs as facts } from "../operations/reference.ts";
import { everythingOf, fieldsOf, isProject, keyOf } from "./inputs.ts";
import { prepare, prepareWithoutProject } from "./ours.ts";
import { refusalsOf } from "./refusals.ts";

const refusals = new Map(catalogue.operations.map((operation) => [operation, refusalsOf(operation)]));
const total = [...refusals.values()].flat().length;

/** What an error says that it should not, if it does. */
function complaint(error: unknown, path: string): string | undefined {
  if (!(error instanceof CloudError)) return `is not refused: ${error}`;
  const details = error.details as { path: string }[] | undefined;
  const isExact = error.kind === "InvalidInput" && details?.length === 1 && details[0]?.path === path;
  return isExact ? undefined : `is refused with ${error.kind}: ${error.message}`;
}

const outcome = (prepared: Promise<unknown>) =>
  prepared.then(
    () => "prepared",
    (error: unknown) => error,
  );

describe(`${total} inputs that break a rule are refused`, () => {
  const cases = [...refusals].map(([operation, those]) => [keyOf(operation), those.length, operation, those] as const);
  test.each(cases)("%s: %i", async (_key, _count, operation, those) => {
    const complaints = those.map(async ({ rule, path, params }) => {
      const said = complaint(await outcome(prepare(operation, params)), path);
      return said && `${rule} ${path}: ${said}`;
    });
    expect((await Promise.all(complaints)).filter(Boolean)).toEqual([]);
  });
});

test("everything that is missing is told at once", async () => {
  for (const operation of catalogue.operations) {
    const required = fieldsOf(operation).filter((field) => field.required && !isProject(field));
    if (!required.length) continue;
    const error = (await outcome(prepare(operation, {}))) as CloudError;
    const told = (error.details as { path: string }[] | undefined)?.map(({ path }) => path).sort();
    expect([keyOf(operation), told]).toEqual([keyOf(operation), required.map(({ name }) => name).sort()]);
  }
});

test("a project is refused that neither the parameters nor the client tell", async () => {
  const inPath = catalogue.operations.filter((operation) => fieldsOf(operation).some(isProject));
  expect(inPath.length).toBeGreaterThan(100);
  for (const operation of inPath) {
    const { project_id: _, ...params } = everythingOf(operation);
    const error = await outcome(prepareWithoutProject(operation, params));
    expect([keyOf(operation), complaint(error, "projectId")]).toEqual([keyOf(operation), undefined]);
  }
});

/** The rules of a value that the table of facts knows, each with its place. */
const rulesOf = (path: string, { enforced: { min, max, words }, items, members }: Value): string[] => [
  ...(min === undefined ? [] : [`too few ${path}`]),
  ...(max === undefined ? [] : [`too many ${path}`]),
  ...(words === undefined ? [] : [`words ${path}`]),
  ...(items ? rulesOf(`${path}[0]`, items) : []),
  ...rulesOfMembers(members ?? {}, `${path}.`),
];

const rulesOfMembers = (members: Record<string, Member>, prefix: string): string[] =>
  Object.entries(members).flatMap(([name, { required, value }]) => [
    ...(required ? [`missing ${prefix}${name}`] : []),
    ...rulesOf(`${prefix}${name}`, value),
  ]);

test("every required parameter and every limit of the table of facts is among them", () => {
  const forgotten = [...refusals].flatMap(([operation, those]) => {
    const key = keyOf(operation);
    const broken = new Set(those.map(({ rule, path }) => `${rule} ${path}`));
    const fact = facts[key];
    const rules = rulesOfMembers({ ...fact?.params, ...fact?.body }, "");
    // The client fills in a project: see above.
    return rules.filter((rule) => rule !== "missing project_id" && !broken.has(rule)).map((rule) => `${key}: ${rule}`);
  });
  expect(forgotten).toEqual([]);
});
