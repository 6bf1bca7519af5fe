// The packages are asked once for the same cases, and again for what they did not answer.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Answer } from "../vectors/regenerate/official.ts";
import { KeptAnswers } from "./kept.ts";
import { Random } from "./random.ts";
import { schemes } from "./scheme.ts";

let folder: string;
let events: string[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "cloudip-kept-answers-"));
  events = [];
});
afterEach(() => rm(folder, { recursive: true }));

/** Signers that write down what happens to them. */
function answering(answer: Partial<Answer>): KeptAnswers {
  return new KeptAnswers(folder, async () => {
    events.push("started");
    return {
      ask: async (name, cases) => {
        events.push(`${name} was asked`);
        return cases.map(() => answer as Answer);
      },
      end: async () => void events.push("ended"),
    };
  });
}

const [first, second] = ["1", "2"].map((seed) =>
  schemes.slice(0, 1).map((scheme) => scheme.generate(new Random(seed))),
);

test("the same cases are asked for once, and nothing is started for what is kept", async () => {
  const asking = answering({ signature: "theirs" });
  expect(await asking.ask("huaweicloudsdkcore", first ?? [])).toEqual([{ signature: "theirs" }]);
  await asking.end();
  const again = answering({ signature: "other" });
  expect(await again.ask("huaweicloudsdkcore", first ?? [])).toEqual([{ signature: "theirs" }]);
  await again.end();
  expect(events).toEqual(["started", "huaweicloudsdkcore was asked", "ended"]);
});

test("other cases, or another package, are asked for", async () => {
  const asking = answering({ signature: "theirs" });
  await asking.ask("huaweicloudsdkcore", first ?? []);
  await asking.ask("huaweicloudsdkcore", second ?? []);
  await asking.ask("@huaweicloud/huaweicloud-sdk-core", first ?? []);
  expect(events.filter((event) => event.endsWith("asked"))).toHaveLength(3);
});

test("an error is not kept", async () => {
  await answering({ error: "the program ended" }).ask("huaweicloudsdkcore", first ?? []);
  expect(await answering({ signature: "theirs" }).ask("huaweicloudsdkcore", first ?? [])).toEqual([
    { signature: "theirs" },
  ]);
});
