// Every operation's request, built from generated inputs, against two others for the same inputs: what the official
// Python client would send, and what the table of facts says. Signatures and hosts are held by tests of their own.

import { expect, test } from "vitest";
import { catalogue } from "../operations/catalogue.ts";
import { theirs as table } from "../operations/reference.ts";
import { documented } from "./documented.ts";
import { type Difference, exceptions, missing } from "./exceptions.ts";
import { type Facts, factsOf } from "./facts.ts";
import { everythingOf, inputsOf, keyOf } from "./inputs.ts";
import { type Answer, askOfficial, type Case } from "./official.ts";
import { prepare } from "./ours.ts";

/** What came of one input. */
interface Outcome {
  key: string;
  sort: string;
  ours: Facts;
  documented: Facts;
  /** `null` of an operation that its client does not have. */
  official: Facts | null;
}

/** An input that is refused has one fact: why. */
const refused = ({ message }: Error): Facts => ({ refused: message });

function official(answer: Answer | undefined): Facts | null {
  if (answer === undefined) throw new Error("the official clients did not answer everything");
  if (answer === null) return null;
  return "error" in answer ? refused(new Error(answer.error)) : factsOf(answer);
}

async function runAll(): Promise<Outcome[]> {
  const cases: Case[] = [];
  const outcomes = catalogue.operations.flatMap((operation) => {
    const { cloud, service, name } = operation;
    const key = keyOf(operation);
    const facts = table[key];
    if (!facts) throw new Error(`the table of facts does not know ${key}`);
    const version = facts.version === "2.0" ? null : facts.version;
    return inputsOf(operation).map(async ({ sort, params }) => {
      cases.push({ cloud, service, operation: name, version, params });
      const ours = await prepare(operation, params).then(factsOf, refused);
      return { key, sort, ours, documented: factsOf(documented(key, facts, params)) };
    });
  });
  const answers = await askOfficial(cases);
  return (await Promise.all(outcomes)).map((outcome, index) => ({ ...outcome, official: official(answers[index]) }));
}

const outcomes = await runAll();
const keys = catalogue.operations.map(keyOf);
const keysOfOfficial = keys.filter((key) => !(key in missing));

/** Where the requests of an operation differ from those of the other side. */
function differences(key: string, side: "documented" | "official"): Difference[] {
  return outcomes
    .filter((outcome) => outcome.key === key)
    .flatMap(({ sort, ours, [side]: other }) => {
      const theirs = other ?? {};
      const names = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])];
      return names.map((fact) => ({ key, sort, fact, ours: ours[fact], theirs: theirs[fact] }));
    })
    .filter(({ ours, theirs }) => ours !== theirs);
}

const told = ({ sort, fact, ours, theirs }: Difference): string =>
  `${sort}: ${fact} is ${ours ?? "nothing"} here, ${theirs ?? "nothing"} there`;

const isException = (difference: Difference): boolean => exceptions.some((exception) => exception.is(difference));

test.each(keys)("%s is as documented", (key) => {
  expect(differences(key, "documented").map(told)).toEqual([]);
});

test.each(keysOfOfficial)("%s is as its official client sends it", (key) => {
  const found = differences(key, "official").filter((difference) => !isException(difference));
  expect(found.map(told)).toEqual([]);
});

test("an operation is known by its name in lowerCamelCase, too", async () => {
  for (const operation of catalogue.operations) {
    const params = everythingOf(operation);
    const camel = await prepare({ ...operation, name: operation.method }, params);
    expect(factsOf(camel)).toEqual(factsOf(await prepare(operation, params)));
  }
});

test("the official clients have all operations but those that are listed as missing", () => {
  const unknown = new Set(outcomes.filter(({ official }) => official === null).map(({ key }) => key));
  expect([...unknown].sort()).toEqual(Object.keys(missing).sort());
});

test("every exception still occurs", () => {
  const found = keysOfOfficial.flatMap((key) => differences(key, "official"));
  expect(exceptions.filter((exception) => !found.some(exception.is)).map(({ why }) => why)).toEqual([]);
});
