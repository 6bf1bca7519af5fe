// Which step is next: what they need, locks, and what an earlier run began.
import { expect, test } from "vitest";
import type { JournalEntry, Plan, Step } from "../../pkg/bindings/index.js";
import { Agenda } from "../../pkg-template/src/bindings/agenda.ts";
import { historyOf } from "../../pkg-template/src/bindings/journal.ts";

const step = (id: string, after: string[] = [], locks: string[] = []) => ({ id, after, locks }) as unknown as Step;
const planOf = (...steps: Step[]) => ({ id: "p", steps }) as unknown as Plan;
const agendaOf = (plan: Plan, entries: JournalEntry[] = []) =>
  new Agenda(plan, historyOf(entries, "p") ?? { outcomes: new Map(), intents: new Map() });
const all = (agenda: Agenda) => {
  const begun: Step[] = [];
  for (let step = agenda.begin(); step; step = agenda.begin()) begun.push(step);
  return begun;
};
const ids = (steps: Step[]) => steps.map(({ id }) => id).join(" ");
const ended = (outcome: "done" | "already" | "failed" | "unknown") => [{ item: "i0", outcome }];

test("a step begins when all that it needs has succeeded", () => {
  const [a, b, c] = [step("a"), step("b"), step("c", ["a", "b"])];
  const agenda = agendaOf(planOf(a, b, c));
  expect(ids(all(agenda))).toBe("a b");
  agenda.end(a, ended("done"));
  expect(ids(all(agenda))).toBe("");
  agenda.end(b, ended("already"));
  expect(ids(all(agenda))).toBe("c");
});

test.each(["failed", "unknown"] as const)("what needs a step that is %s does not begin", (outcome) => {
  const a = step("a");
  const agenda = agendaOf(planOf(a, step("b", ["a"]), step("c")));
  expect(ids(all(agenda))).toBe("a c");
  agenda.end(a, ended(outcome));
  expect(ids(all(agenda))).toBe("");
});

test("steps with a common lock run one after the other, and others meanwhile", () => {
  const steps = [step("a", [], ["x"]), step("b", [], ["x", "y"]), step("c", [], ["y"]), step("d", [], ["x"])];
  const agenda = agendaOf(planOf(...steps));
  const order: string[] = [];
  for (let running = all(agenda); running.length > 0; ) {
    const locks = running.flatMap(({ locks }) => locks);
    expect(new Set(locks).size).toBe(locks.length);
    const [first, ...others] = running as [Step, ...Step[]];
    order.push(first.id);
    agenda.end(first, ended("done"));
    running = [...others, ...all(agenda)];
  }
  expect(order.join(" ")).toBe("a c d b");
});

test("a run that goes on settles first what an earlier one began", () => {
  const plan = planOf(step("a", [], ["x"]), step("b", [], ["x"]), step("c", ["d"]), step("d"));
  const entries: JournalEntry[] = [
    { type: "begin", plan: "p", at: 0 },
    { type: "intent", step: "d", at: 0 },
    { type: "intent", step: "b", at: 0 },
    { type: "outcome", step: "d", at: 0, items: [{ item: "i3", outcome: "done" }] },
  ];
  expect(ids(all(agendaOf(plan, entries)))).toBe("b c");
});

test("of twenty thousand steps, of which half need one, each is looked at a few times and not for each other", () => {
  let looks = 0;
  const watched = (id: string, after: string[] = []) => {
    const look = <T>(value: T): T => {
      looks += 1;
      return value;
    };
    const own = {
      id,
      get after() {
        return look(after);
      },
      get locks() {
        return look([]);
      },
    };
    return own as unknown as Step;
  };
  const many = Array.from({ length: 10_000 }, (_, at) => at);
  const first = watched("first");
  const plan = planOf(first, ...many.map((at) => watched(`s${at}`, ["first"])), ...many.map((at) => watched(`t${at}`)));
  const agenda = agendaOf(plan);
  const begun = all(agenda);
  agenda.end(first, ended("done"));
  begun.push(...all(agenda));
  expect(begun).toHaveLength(20_001);
  for (const step of begun.slice(1)) agenda.end(step, ended("done"));
  // What it needs once, and its locks when it is looked for one that is taken, when they are taken and when it ends.
  expect(looks).toBe(4 * begun.length);
});
