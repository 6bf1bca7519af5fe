// What a client tells while it works and when it fails shows nothing that would let somebody else make the call: no key,
// password or token, and no signature of a request that was sent.

import type { ClientEvent, CloudError } from "cloudip";
import { ok } from "./assert.ts";
import { holdsNoSecret } from "./secrets.ts";
import { accessKeyId, type Case, secretAccessKey, World } from "./world.ts";

const endpoint_id = "ff80808169bf16c70169bf1d02270000";

/** What proves who calls, as it went over the wire. */
function proofs(given: HeadersInit | undefined): string[] {
  const headers = new Headers(given);
  const names = ["authorization", "x-auth-token", "x-security-token", "x-tc-token", "x-subject-token"];
  // Of a header with a signature, the signature.
  return names.flatMap((name) => headers.get(name)?.replace(/^.*Signature=/, "") ?? []);
}

const user = { username: "USEREXAMPLE", password: "PASSWORDEXAMPLE0000", domainName: "ACCOUNTEXAMPLE" };

const clients: [string, (world: World, options: object) => (() => Promise<unknown>)[]][] = [
  ["a key of Huawei Cloud", (world, options) => calls(world.huawei(options))],
  ["a user and a password", (world, options) => calls(world.huawei({ ...options, credentials: user }))],
  [
    "a wrong key",
    (world, options) =>
      calls(world.huawei({ ...options, credentials: { accessKeyId, secretAccessKey: `${secretAccessKey}x` } })),
  ],
  [
    "a key of Tencent Cloud",
    (world, options) => {
      const { vpc, vpcLegacy } = world.tencent(options);
      return [
        () => vpc.describeNetworkInterfaces(),
        () => vpc.unassignPrivateIpAddresses({ NetworkInterfaceId: "eni-none", PrivateIpAddresses: [] }),
        () => vpcLegacy.describeNetworkInterfaces(),
      ];
    },
  ],
];

const calls = (huawei: ReturnType<World["huawei"]>): (() => Promise<unknown>)[] => [
  () => huawei.dns.showEndpoint({ endpoint_id }),
  () => huawei.dns.showEndpoint({ endpoint_id: "none" }),
  () => huawei.dns.showEndpoint({ endpoint_id: [] as never }),
];

export const silent: Case[] = clients.flatMap(([name, of]) =>
  [false, true].map((broken) => ({
    name: `nothing that is told shows ${name}${broken ? ", where connections break" : ""}`,
    async run(environment) {
      const world = new World(environment);
      const events: ClientEvent[] = [];
      const seen: string[] = [];
      const fetch = async (url: string, init: RequestInit): Promise<Response> => {
        seen.push(...proofs(init.headers));
        const isLogin = url.includes("/auth/tokens");
        if (broken && !isLogin) throw new TypeError("the connection broke");
        const response = await world.fetch(url, init);
        seen.push(...proofs(response.headers));
        return response;
      };
      const onEvent = (event: ClientEvent) => events.push(event);
      const retry = { maxAttempts: 2, baseDelayMs: 1 };
      const errors: CloudError[] = [];
      for (const call of of(world, { fetch, onEvent, retry })) {
        await call().catch((error: CloudError) => errors.push(error));
      }
      ok(events.length > 0, "there were events");
      ok(errors.length > 0, "there were errors");
      ok(seen.length > 0, "something went over the wire");
      for (const event of events) holdsNoSecret(event, "an event", seen);
      for (const error of errors) holdsNoSecret(error, "an error", seen);
    },
  })),
);
