// Tasks that are over are remembered for long, but not for ever.
import { expect, test } from "vitest";
import { Bench, type Json } from "./bench.ts";

const ENI = "eni-m6dyj72l";

test("of more than twenty thousand tasks the oldest that are over are forgotten, up to one that is running", async () => {
  const bench = new Bench();
  const task = (id: number, settled: boolean) => ({
    id,
    requestId: `r-${id}`,
    resources: [ENI],
    settlesAt: 0,
    settled,
  });
  const stateWith = async (running: number): Promise<Json> => {
    const { huawei, tencent } = (await bench.control("GET", "state")).body;
    const tasks = Array.from({ length: 20_000 }, (_, id) => ({
      ...task(id, id !== running),
      ...(id === running && { settlesAt: bench.at + 1000 }),
    }));
    return { huawei, tencent: { ...tencent, tasks } };
  };
  const idsAfter = async (running: number): Promise<number[]> => {
    await bench.control("POST", "seed", await stateWith(running));
    await bench.v3("DescribeNetworkInterfaces", {});
    return (await bench.control("GET", "state")).body.tencent.tasks.map(({ id }: Json) => id);
  };
  expect(await idsAfter(-1)).toEqual(Array.from({ length: 10_000 }, (_, at) => 10_000 + at));
  expect(await idsAfter(4000)).toEqual(Array.from({ length: 16_000 }, (_, at) => 4000 + at));
});
