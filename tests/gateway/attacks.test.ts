// The attacks on the gateway, tried in Node, and what its surroundings may do to it there.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { team } from "./support/access.ts";
import { endpoint, options, SHOW } from "./support/attack-rows.ts";
import { attacks } from "./support/attacks.ts";
import { setting } from "./support/gateway.ts";

const people = await team();
beforeEach(() => {
  vi.stubGlobal("fetch", people.fetch);
});
afterEach(() => vi.unstubAllGlobals());

attacks(people, (given = options) => setting(given));

test("a redirect of a cloud is not followed", async () => {
  const { post, sent } = setting({
    accounts: {
      hw: {
        cloud: "huawei",
        regions: ["cn-north-4"],
        credentials: { accessKeyId: "AK", secretAccessKey: "SKEXAMPLE" },
        fetch: async (url, init) => {
          sent.push(new Request(url, init));
          return Response.redirect("https://evil.example/");
        },
      },
    },
  });
  const response = await post(SHOW, endpoint);
  expect(response.status).toBe(502);
  expect(sent.map(({ url, redirect }) => [new URL(url).host, redirect])).toEqual([
    ["dns.cn-north-4.myhuaweicloud.com", "manual"],
  ]);
});

test("the keys of Cloudflare Access are fetched once, and a failure to is no refusal", async () => {
  const made = setting(options);
  const jwt = await people.issue();
  const call = () =>
    made.fetch(SHOW, { method: "POST", body: JSON.stringify(endpoint), headers: { "Cf-Access-Jwt-Assertion": jwt } });
  vi.stubGlobal("fetch", async () => new Response(null, { status: 500 }));
  const failed = await call();
  expect(failed.status).toBe(503);
  expect((await failed.json()).error).toMatchObject({
    kind: "Service",
    code: "Gateway.AccessUnreachable",
    retryable: true,
  });
  const before = people.asked();
  vi.stubGlobal("fetch", people.fetch);
  expect((await call()).status).toBe(200);
  expect((await call()).status).toBe(200);
  expect(people.asked() - before).toBe(1);
});
