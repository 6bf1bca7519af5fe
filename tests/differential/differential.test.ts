// At least 5,000 random requests a scheme, through our signers and the official ones: every intermediate is the same.

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { explain } from "../vectors/ours.ts";
import type { Package } from "../vectors/regenerate/official.ts";
import { Comparison, type Signer } from "./compare.ts";
import { KeptAnswers } from "./kept.ts";
import { report } from "./report.ts";
import { type Scheme, schemes } from "./scheme.ts";

const count = 5000;
const seed = "1";

let official: KeptAnswers;
beforeAll(async () => {
  official = await KeptAnswers.official();
});
afterAll(() => official.end());

for (const scheme of schemes) {
  test(`${scheme.name} is signed as the official packages do`, async () => {
    const comparison = new Comparison(official, explain);
    const mismatch = await comparison.run(scheme, count, seed);
    expect(mismatch && report(mismatch)).toBeUndefined();
    // Each of them had its say.
    const asked = Object.keys(scheme.oracles).map((name) => comparison.asked[name as Package] ?? 0);
    expect(Math.min(...asked)).toBeGreaterThan(count / 4);
    expect(asked.reduce((sum, times) => sum + times)).toBeGreaterThanOrEqual(count);
    // Some seconds; minutes where much else goes on.
  });
}

describe("a signer that is wrong", () => {
  const wrong: Array<[string, string, string, Signer]> = [
    [
      "in the order of the query",
      "SDK-HMAC-SHA256",
      "canonical-request",
      (case_) => {
        const answer = explain(case_);
        const [method, path, query = "", ...rest] = answer["canonical-request"]?.split("\n") ?? [];
        const reversed = query.split("&").reverse().join("&");
        return { ...answer, "canonical-request": [method, path, reversed, ...rest].join("\n") };
      },
    ],
    [
      "in the clock",
      "TC3-HMAC-SHA256",
      "string-to-sign",
      (case_) => ({ ...explain(case_), "string-to-sign": explain({ ...case_, at: 0 })["string-to-sign"] ?? "" }),
    ],
    [
      "in what it refuses",
      "HmacSHA256-2.0",
      "refused",
      (case_) => {
        if (JSON.stringify(case_.params).includes("%")) throw new Error("no percent signs");
        return explain(case_);
      },
    ],
    [
      "in what it sends",
      "HmacSHA1-3.0",
      "sent",
      (case_) => {
        const answer = explain(case_);
        const unescaped = (text: string) => text.replaceAll("%2B", "+");
        const { body } = answer;
        return typeof body === "string"
          ? { ...answer, body: unescaped(body) }
          : { ...answer, url: unescaped(answer.url) };
      },
    ],
  ];

  test.each(wrong)("%s is found, and shown by a small request", async (_, name, step, signer) => {
    const scheme = schemes.find((each) => each.name === name) as Scheme;
    const mismatch = await new Comparison(official, signer).run(scheme, count, seed);
    expect(mismatch?.step).toBe(step);
    expect(mismatch && JSON.stringify(mismatch.case_).length).toBeLessThan(400);
  });
});
