// Parts of bulk jobs that are easier to look at alone: how much may begin, and calls that nothing tells the outcome of.
import { expect, test } from "vitest";
import { Board, NOBODY } from "../../pkg-template/src/gateway/bulk/board.ts";
import { callDirectly } from "../../pkg-template/src/gateway/bulk/direct.ts";
import { Pace } from "../../pkg-template/src/gateway/bulk/pace.ts";
import { itemReports } from "../../pkg-template/src/gateway/bulk/report.ts";
import { type CallTask, givenUp } from "../../pkg-template/src/gateway/bulk/task.ts";
import { Throttle } from "../../pkg-template/src/gateway/bulk/throttle.ts";

const task = (id: string, more: Partial<CallTask> = {}): CallTask => ({
  type: "call",
  id,
  cloud: "tencent",
  account: "tc",
  region: "ap-guangzhou",
  service: "vpc",
  operation: "createHaVip",
  params: {},
  after: [],
  locks: [],
  ...more,
});
const ids = ({ tasks }: { tasks: { id: string }[] }) => tasks.map(({ id }) => id);

/** A pace that a job has alone. */
const alone = (concurrency: number, perSecond: number) =>
  new Pace(async () => ({ concurrency, perSecond, isPart: false }), 60_000);

test("a service begins so many tasks at once and so many a second, and others do not wait for it", async () => {
  const [vpc, dns] = [alone(3, 2), alone(9, 9)];
  const throttle = new Throttle((task) => (task.type === "call" && task.service === "vpc" ? vpc : dns));
  const tasks = ["a", "b", "c", "d", "e"].map((id) => task(id));
  for (const each of [...tasks, task("x", { cloud: "huawei", service: "dns" })]) throttle.add(each);
  // Nothing begins before the shares are known, but for each service somebody has to ask.
  expect([ids(throttle.take(9, 0)), throttle.room(0)]).toEqual([[], 2]);
  await throttle.renew(0);
  expect(throttle.room(0)).toBe(4);
  const first = throttle.take(9, 0);
  expect([ids(first), first.waitMs]).toEqual([["a", "b", "x"], 500]);
  expect(ids(throttle.take(9, 400))).toEqual([]);
  // Then as many run as may, and no time changes that.
  const second = throttle.take(9, 500);
  expect([ids(second), second.waitMs]).toEqual([["c"], undefined]);
  expect([ids(throttle.take(9, 9000)), throttle.room(9000)]).toEqual([[], 0]);
  throttle.release(tasks[0] as CallTask);
  expect(ids(throttle.take(9, 9000))).toEqual(["d"]);
});

async function board(seats: [string, number][], isCancelled = false): Promise<Board> {
  const tasks = [task("a", { locks: ["l"] }), task("b", { locks: ["l"] }), task("c", { after: ["a"] })];
  const pace = alone(9, 9);
  const made = new Board(tasks, new Map(), new Map(seats), () => pace, isCancelled);
  await made.renew(0);
  return made;
}

test("what was begun goes before what was not, with its locks", async () => {
  const own = await board([["b", NOBODY]]);
  expect([ids(own.take(9, 0)), own.room(0)]).toEqual([["b"], 0]);
  own.end("b", [{ item: "b", outcome: "done" }]);
  expect(ids(own.take(9, 0))).toEqual(["a"]);
  own.end("a", [{ item: "a", outcome: "failed" }]);
  // What needs it is not begun.
  expect(own.isOver).toBe(true);
});

test("a cancelled job ends what was begun, and begins nothing", async () => {
  expect((await board([], true)).isOver).toBe(true);
  const own = await board([["b", NOBODY]], true);
  expect([own.isOver, ids(own.take(9, 0))]).toEqual([false, ["b"]]);
  own.end("b", [{ item: "b", outcome: "done" }]);
  expect(own.isOver).toBe(true);
});

test("a call that was begun is made again only where a second time does not count", async () => {
  const sent: string[] = [];
  const client = {
    call: async (_: string, operation: string) => {
      sent.push(operation);
      return { data: {}, status: 200, requestId: "r", attempts: 1 };
    },
  };
  const desk = { cloud: "tencent", name: "tc", region: "ap-guangzhou", client } as never;
  const performer = { append: async () => {}, calls: { reply: (call: () => unknown) => call() } } as never;
  const intent = { type: "intent", step: "a", at: 0 } as const;
  expect(await callDirectly(task("a"), desk, performer, intent)).toMatchObject([
    { outcome: "unknown", code: "Interrupted" },
  ]);
  expect(sent).toEqual([]);
  const again = task("a", { operation: "deleteHaVip" });
  expect(await callDirectly(again, desk, performer, intent)).toMatchObject([{ outcome: "done", requestId: "r" }]);
  expect(await callDirectly(task("a"), desk, performer)).toMatchObject([{ outcome: "done" }]);
  expect(sent).toEqual(["deleteHaVip", "createHaVip"]);
});

test("items that no plan could be made for say so", () => {
  const { found } = givenUp({ type: "plan", id: "plan", after: [], locks: [] }, [0, 2]);
  const reports = itemReports(3, { planned: [], settled: found?.settled ?? [], outcomes: new Map() });
  const because = { outcome: "skipped", code: "GivenUp", message: expect.stringMatching(/plan/), attempts: 0 };
  expect(reports).toEqual([
    { item: 0, ...because },
    { item: 1, outcome: "skipped", attempts: 0 },
    { item: 2, ...because },
  ]);
});
