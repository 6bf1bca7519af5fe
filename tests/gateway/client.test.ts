// Clients that call through a gateway: the same methods, answers and errors, and nothing twice.
import { expect, test } from "vitest";
import {
  CloudError,
  ENDPOINT,
  HuaweiCloud,
  type Setting,
  setting,
  TencentCloud,
  tokenOf,
  URL_OF_GATEWAY,
} from "./support/gateway.ts";

const rules = [{ operations: ["read", "add", "dns.disassociateEndpointIpaddress"] as const }];

/** Clients of a caller, whose requests go to the gateway of the setting. */
function clients({ handler }: Setting, more: object = {}) {
  const options = {
    gateway: { url: URL_OF_GATEWAY, token: tokenOf("reader") },
    fetch: (url: string, init: RequestInit) => handler.fetch(new Request(url, init)),
    retry: { baseDelayMs: 1 },
    ...more,
  };
  return {
    huawei: new HuaweiCloud({ region: "cn-north-4", ...options }),
    tencent: new TencentCloud({ region: "ap-guangzhou", ...options }),
  };
}

async function thrownBy(work: Promise<unknown>): Promise<InstanceType<typeof CloudError>> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(CloudError);
  return error as InstanceType<typeof CloudError>;
}

test("typed methods, lists and waiting are as they are without a gateway", async () => {
  const made = setting({ policy: rules });
  const { huawei, tencent } = clients(made);
  const params = { endpoint_id: ENDPOINT, ipaddress: { ip: "", subnet_id: "3ee6107e-4188-4c4d-b453-80d6b9a147d5" } };
  const bound = await huawei.dns.associateEndpointIpaddress(params);
  expect(bound).toMatchObject({ status: 202, attempts: 1, requestId: expect.stringMatching(/\S/) });
  const options = { intervalMs: 1 };
  const effect = await huawei.wait("dns", "associateEndpointIpaddress", params, bound, options);
  expect(effect?.data).toMatchObject({ endpoint: { status: "ACTIVE" } });
  const addresses: unknown[] = [];
  for await (const each of huawei.paginate("dns", "listEndpointIpaddresses", { endpoint_id: ENDPOINT })) {
    addresses.push(each.id);
  }
  const { data } = await huawei.dns.listEndpointIpaddresses({ endpoint_id: ENDPOINT });
  expect(addresses).toEqual(data.ipaddresses?.map(({ id }) => id));
  expect(addresses.length).toBeGreaterThan(1);
  expect((await tencent.vpcLegacy.describeNetworkInterfaces({})).data).toMatchObject({ code: 0 });
  expect((await huawei.apig.listInstancesV2({})).data.instances).not.toEqual([]);
});

test("an error is the same as without a gateway", async () => {
  const made = setting();
  const params = { endpoint_id: "0".repeat(32) };
  const there = await thrownBy(clients(made).huawei.dns.showEndpoint(params));
  const credentials = {
    accessKeyId: "AKEXAMPLE0000000000",
    secretAccessKey: "SKEXAMPLE0000000000000000000000000000000",
  };
  const direct = new HuaweiCloud({ region: "cn-north-4", credentials, fetch: made.emulator.fetch });
  const here = await thrownBy(direct.dns.showEndpoint(params));
  expect({ ...there, requestId: "" }).toEqual({ ...here, requestId: "" });
  expect(there.message).toBe(here.message);
  expect(there.requestId).toMatch(/\S/);
});

test("a refusal of the gateway's is an error of its kind", async () => {
  const made = setting();
  const error = await thrownBy(
    clients(made).huawei.dns.disassociateEndpointIpaddress({ endpoint_id: ENDPOINT, ipaddress_id: ENDPOINT }),
  );
  expect(error).toMatchObject({ kind: "PermissionDenied", code: "Gateway.Forbidden", status: 403, retryable: false });
  const stranger = clients(made, { gateway: { url: URL_OF_GATEWAY } });
  const unknown = await thrownBy(stranger.tencent.vpc.describeNetworkInterfaces({}));
  expect(unknown).toMatchObject({ kind: "Credentials", code: "Gateway.Unauthenticated", status: 401 });
});

test("parameters are refused before the gateway is asked", async () => {
  const made = setting();
  const error = await thrownBy(clients(made).huawei.dns.showEndpoint({} as never));
  expect(error).toMatchObject({ kind: "InvalidInput", attempts: 0 });
  expect(made.lines).toEqual([]);
});

test("a whole number past 2^53 is exact on its way there and back", async () => {
  const id = 9007199254740993n;
  const made = setting();
  const bodies: string[] = [];
  const answers = async (_: string, { body }: RequestInit) => {
    bodies.push(String(body));
    return new Response(`{"data":{"id":${id}},"status":200,"attempts":1}`);
  };
  const { tencent } = clients(made, { fetch: answers });
  const { data } = await tencent.call("vpc", "describeAddresses", { Limit: id } as never, { allowUnknown: true });
  expect(data).toEqual({ id });
  expect(bodies[0]).toBe(`{"Limit":${id}}`);
});

test("a prepared request comes from the gateway, and bears no signature", async () => {
  const made = setting();
  const prepared = await clients(made).huawei.prepare("dns", "showEndpoint", { endpoint_id: ENDPOINT });
  expect(prepared.url).toBe(`https://dns.cn-north-4.myhuaweicloud.com/v2.1/endpoints/${ENDPOINT}`);
  expect(prepared.canonicalRequest).toContain(ENDPOINT);
  expect(prepared).not.toHaveProperty("signature");
  expect(made.sent).toEqual([]);
});

test("an account of the gateway's is named", async () => {
  const made = setting();
  await thrownBy(
    clients(made, {
      gateway: { url: URL_OF_GATEWAY, token: tokenOf("reader"), account: "other" },
    }).huawei.dns.listEndpoints({
      direction: "inbound",
    }),
  );
  expect(made.lines).toMatchObject([{ outcome: "refused", code: "Gateway.Forbidden" }]);
});

test("keys and a gateway exclude each other", () => {
  const gateway = { url: URL_OF_GATEWAY };
  for (const [options, path] of [
    [{ gateway, credentials: { token: "t" } }, "options.credentials"],
    [{ gateway, endpoint: "https://x.example" }, "options.endpoint"],
    [{ gateway, projectId: "p" }, "options.projectId"],
    [{ gateway: { url: "x" } }, "options.gateway.url"],
    [{ gateway: { url: `${URL_OF_GATEWAY}/?x=1` } }, "options.gateway.url"],
    [{ gateway: { url: URL_OF_GATEWAY, token: "a b" } }, "options.gateway.token"],
    [{ gateway: { url: URL_OF_GATEWAY, key: "k" } }, "options.gateway.key"],
  ] as const) {
    const make = () => new HuaweiCloud({ region: "cn-north-4", ...options } as never);
    expect(make, path).toThrowError(
      expect.objectContaining({ kind: "InvalidInput", details: [expect.objectContaining({ path })] }),
    );
  }
});

/** What the gateway's side answers in turn, and how often it was asked. */
async function askedOf(answers: (() => Response)[], call: (clients_: ReturnType<typeof clients>) => Promise<unknown>) {
  const made = setting();
  let asked = 0;
  const keys = new Set<string | null>();
  const fetch = async (_: string, { headers }: RequestInit) => {
    keys.add(new Headers(headers).get("Idempotency-Key"));
    const answer = answers[Math.min(asked, answers.length - 1)];
    asked += 1;
    return (answer as () => Response)();
  };
  const outcome = await call(clients(made, { fetch })).then(
    () => "done",
    (error: { code: string }) => error.code,
  );
  expect(keys.size).toBe(asked);
  return [asked, outcome];
}

const refused =
  (code: string, attempts: number, retryable: boolean, status = 502) =>
  () =>
    Response.json({ error: { kind: "Service", code, message: "m", attempts, retryable } }, { status });
const done = () => Response.json({ data: {}, status: 200, attempts: 1 });
const cut = () => {
  throw new TypeError("the connection broke");
};
const proxy = () => new Response("<html>", { status: 502 });
const bind = ({ huawei }: ReturnType<typeof clients>) =>
  huawei.dns.associateEndpointIpaddress({ endpoint_id: ENDPOINT, ipaddress: { subnet_id: "s" } });
const read = ({ huawei }: ReturnType<typeof clients>) => huawei.dns.showEndpoint({ endpoint_id: ENDPOINT });

test.each([
  [
    "what the gateway did not send is asked for again",
    bind,
    [refused("Gateway.RateLimited", 0, true, 429), done],
    [2, "done"],
  ],
  ["what the gateway sent is not, whatever came of it", bind, [refused("DNS.0021", 1, true), done], [1, "DNS.0021"]],
  ["nor is a read, which the gateway tried often enough", read, [refused("DNS.0021", 4, true), done], [1, "DNS.0021"]],
  [
    "nor is what the gateway refused for good",
    bind,
    [refused("Gateway.Forbidden", 0, false), done],
    [1, "Gateway.Forbidden"],
  ],
  ["what may have been sent is not: a write after a broken connection", bind, [cut, done], [1, "Network"]],
  ["nor after the page of a proxy", bind, [proxy, done], [1, "HTTP 502"]],
  ["a read after a broken connection is", read, [cut, done], [2, "done"]],
  ["and after the page of a proxy", read, [proxy, done], [2, "done"]],
] as const)("%s", async (_, call, answers, expected) => {
  expect(await askedOf([...answers], call)).toEqual(expected);
});
