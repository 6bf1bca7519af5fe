// What can be copied in the explorer, run as it stands: every operation of ranks a and b, in each language, against the
// emulator on a port. Each sample has the answer and the effect that our client's own call has.

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CloudError } from "../../pkg/default.js";
import type { Operation, Params } from "../../www/page/explorer/catalogue.ts";
import { type Language, samples } from "../../www/page/explorer/samples/index.ts";
import { type Outcome, Runner, runShell } from "./runner.ts";
import { catalogue, type Keys, keyOf, operationOf, permanent, plain, secretsOf, temporary, World } from "./world.ts";

let world: World;
let env: NodeJS.ProcessEnv;
let node: Runner;
let python: Runner;

beforeAll(async () => {
  world = await World.start();
  const own = { PATH: process.env.PATH, HOME: world.folder, PYTHONDONTWRITEBYTECODE: "1" };
  env = { ...own, CLOUDIP_EMULATOR_URL: world.url };
  [node, python] = await Promise.all([Runner.node(env, world.folder), Runner.python(env, world.folder)]);
});

afterAll(async () => {
  await Promise.all([node?.stop(), python?.stop()]);
  await world?.stop();
});

function run(language: Language, sample: string, keys: Keys): Promise<Outcome> {
  if (language === "curl") return runShell(sample, { ...env, ...keys });
  return (language === "python" ? python : node).run(sample, keys);
}

const read = (text: string): unknown => (text.trim() === "" ? null : JSON.parse(text));

/** API 3.0 has an envelope, which API 2.0's package knows as little as it knows API 3.0. */
const unwrapped = (body: unknown): unknown => (body as { Response?: unknown } | null)?.Response ?? body;

/** What a sample was answered, by what it printed: the body of the answer, or what our client makes of it. */
const answers: Record<Language, { of: "body" | "data"; read(printed: never): unknown }> = {
  curl: { of: "body", read },
  fetch: { of: "body", read: ([[, text]]: [[number, string]]) => read(text) },
  cloudip: { of: "data", read: ([[, data]]: [[string, unknown]]) => data },
  python: { of: "data", read: (text: string) => unwrapped(read(text)) },
};

/** Our client's call, and then each sample from the same state. */
async function compare(operation: Operation, keys: Keys, given?: Params): Promise<void> {
  const { service, method, cloud } = operation;
  const client = world.client(operation, keys);
  world.holdTime();
  const params = { ...(await world.ready(operation)), ...given };
  const { data, code } = await client.call(service, method, params).then(
    ({ data }) => ({ data, code: "" }),
    ({ code }: CloudError) => ({ data: null, code }),
  );
  expect(code).toBe(refused[keyOf(operation)] ?? "");
  const expected = { data: plain(data), body: plain(read(world.body)) };
  const effect = await world.effect();
  for (const language of Object.keys(samples) as Language[]) {
    await world.ready(operation);
    const request = await client.prepare(service, method, params);
    const region = cloud === "huawei" ? "cn-north-4" : "ap-guangzhou";
    const account = { region, endpoint: world.url, isTemporary: keys === temporary };
    const sample = samples[language]({ operation, params, request, account });
    expect(secretsOf(keys).filter((secret) => sample.includes(secret))).toEqual([]);
    const outcome = await run(language, sample, keys);
    const { of, read } = answers[language];
    if ("printed" in outcome) {
      expect([language, plain(read(outcome.printed as never))]).toEqual([language, expected[of]]);
    } else {
      expect([language, of, outcome.failure]).toEqual([
        language,
        "data",
        expect.stringContaining(code || "no failure"),
      ]);
    }
    expect([language, await world.effect()]).toEqual([language, effect]);
  }
}

/** The one that no call makes something for in the emulator. */
const refused: Record<string, string> = { "huawei.apig.ShowAsyncTaskResult": "APIC.7302" };

const wanted = catalogue.operations.filter(({ rank }) => rank !== "c");
test.each(wanted.map((operation) => [keyOf(operation), operation] as const))("%s", (_, operation) =>
  compare(operation, permanent),
);

describe("with a temporary key", () => {
  test.each([
    "huawei.dns.ListEndpoints",
    "tencent.vpc.DescribeNetworkInterfaces",
    "tencent.vpcLegacy.UnassignPrivateIpAddresses",
  ])("%s", (key) => compare(operationOf(key), temporary));
});

test.each<[string, Params]>([
  ["huawei.dns.ListEndpoints", { name: "it's $HOME & more" }],
  ["tencent.vpc.ModifyAddressAttribute", { AddressName: 'it\'s "$HOME" `ls` \\ ü' }],
  ["tencent.eipLegacy.ModifyEipAttributes", { eipName: 'it\'s "$HOME" & more \\ ü' }],
])("%s: what a shell or a language would read otherwise stays as it is", (key, params) =>
  compare(operationOf(key), permanent, params),
);
