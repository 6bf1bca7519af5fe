// The same seed, clock and requests give the same answers, journal and state, byte for byte, in Node and in workerd:
// the order in which requests are handed over counts, not how long a runtime takes for a body or a signature.
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Miniflare } from "../support/miniflare.ts";
import { root } from "../support/project.ts";
import { startWorker } from "../support/workerd.ts";
import { PROJECT } from "./bench.ts";
import { type Play, play, type Sent } from "./determinism-play.ts";
import { ENDPOINT, SUBNET } from "./endpoint.ts";
import { huaweiRequest, tc3Request, v1Request } from "./sign.ts";

const START = Date.UTC(2025, 0, 2, 3, 4, 5);
const ROUNDS = 20;

/** Without the host, which is that of the URL and which not every runtime lets a caller set. */
async function sent(request: Request): Promise<Sent> {
  const body = await request.text();
  const headers = Object.fromEntries([...request.headers].filter(([name]) => name !== "host"));
  return { method: request.method, url: request.url, headers, ...(body && { body }) };
}

function requestsOf(round: number): Request[] {
  const at = START + round * 2000;
  const huawei = (
    service: string,
    method: string,
    path: string,
    body?: object,
    key?: { accessKeyId: string; secretAccessKey: string },
  ) =>
    huaweiRequest(at, method, `https://${service}.cn-north-4.myhuaweicloud.com${path}`, {
      ...(body && { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
      ...(key && { key }),
    });
  const v3 = (action: string, params: object) => tc3Request(at, action, JSON.stringify(params));
  const legacy = (product: string, Action: string, params: Record<string, string>, nonce: number) =>
    v1Request(
      at,
      `https://${product}.api.qcloud.com/v2/index.php`,
      { Action, Region: "gz", ...params },
      { nonce: 10 * round + nonce },
    );
  const eni = { NetworkInterfaceId: "eni-m6dyj72l" };
  const eip = { bandwidth: { share_type: "PER", name: "own", size: 5 }, publicip: { type: "5_bgp" } };
  const bind = { ipaddress: { subnet_id: SUBNET } };
  return [
    // Of these two of one endpoint the first is taken, and the second finds it locked.
    huawei("dns", "POST", `${ENDPOINT}/ipaddresses`, bind),
    huawei("dns", "POST", `${ENDPOINT}/ipaddresses`, bind),
    huawei("dns", "GET", ENDPOINT),
    huawei("vpc", "POST", `/v1/${PROJECT}/ports`, { port: { network_id: SUBNET } }),
    huawei("vpc", "POST", `/v1/${PROJECT}/publicips`, eip),
    huawei("vpc", "GET", `/v3/${PROJECT}/eip/publicips`),
    huawei("apig", "GET", `/v2/${PROJECT}/apigw/instances`),
    huawei("workspace", "POST", `/v2/${PROJECT}/eips/unbinding`, {
      desktop_ids: ["90f05916-bc71-4e26-a534-d036188d96e3"],
    }),
    huawei("dns", "GET", ENDPOINT, undefined, { accessKeyId: "AKEXAMPLE0000000000", secretAccessKey: "wrong" }),
    v3("AssignPrivateIpAddresses", { ...eni, SecondaryPrivateIpAddressCount: 1 }),
    v3("UnassignPrivateIpAddresses", { ...eni, PrivateIpAddresses: [{ PrivateIpAddress: "10.0.0.3" }] }),
    v3("DescribeNetworkInterfaces", {}),
    legacy("eip", "CreateEip", {}, 1),
    legacy("eip", "DescribeEip", {}, 2),
    legacy("vpc", "DescribeNetworkInterfaces", {}, 2),
    legacy("vpc", "CreateNetworkInterface", { vpcId: "vpc-7t9nf3pu", subnetId: "subnet-k57wo6pb", eniName: "n" }, 3),
    new Request("https://emulator.test/_emulator/clock", { method: "POST", body: JSON.stringify({ advanceMs: 2000 }) }),
  ];
}

let script: Play;
let worker: Miniflare;
beforeAll(async () => {
  const rounds = Array.from({ length: ROUNDS }, (_, round) => Promise.all(requestsOf(round).map(sent)));
  script = { at: START, rounds: await Promise.all(rounds) };
  const file = fileURLToPath(new URL("determinism-worker.ts", import.meta.url));
  worker = await startWorker({ folder: root }, file);
});
afterAll(() => worker?.dispose());

test("Node and workerd agree", async () => {
  const here = await play(script);
  const body = JSON.stringify(script);
  const there = await (await worker.dispatchFetch("http://127.0.0.1/", { method: "POST", body })).json();
  expect(there).toEqual(here);

  const { requests } = JSON.parse(here.requests);
  expect(requests).toHaveLength(ROUNDS * 16);
  // All of it took part: changes that were taken, refusals of the rules, of signatures and of replayed nonces.
  const codes = new Set(requests.map(({ code }: { code?: string }) => code));
  expect([...codes]).toEqual(expect.arrayContaining([undefined, "DNS.0021", "APIGW.0301"]));
  const { huawei, tencent } = JSON.parse(here.state);
  expect(huawei.ports).toHaveLength(ROUNDS + 3);
  expect(tencent.networkInterfaces).toHaveLength(ROUNDS + 2);
});

test("the same run once more gives the same", async () => {
  expect(await play(script)).toEqual(await play(script));
});
