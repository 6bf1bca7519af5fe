// A trap leaves what the wasm was doing half done, so that instance is never used again: the call fails with `Internal`,
// and the next one has a new instance. The cases know no test framework, and are given a package whose memory has a limit.

import type { CloudError } from "cloudip";
import type * as cloudip from "cloudip/slim";
import { equal, ok, refused } from "../conformance/assert.ts";

type Slim = typeof cloudip;

const key = { accessKeyId: "AKEXAMPLE0000000000", secretAccessKey: "SKEXAMPLE0000000000000000000000000000000" };
const other = { accessKeyId: "AKOTHER000000000000", secretAccessKey: "SKOTHER00000000000000000000000000000000" };
const request = { method: "GET", url: "https://dns.cn-north-4.myhuaweicloud.com/v2.1/endpoints" };
const at = 1_735_787_045_000;
const FOUR_MEGABYTES = 1 << 22;
const tooMuch = { ...request, headers: { "X-Long": "x".repeat(FOUR_MEGABYTES) } };

const huawei = ({ HuaweiCloud }: Slim, fetch: cloudip.Fetch, credentials = key) =>
  new HuaweiCloud({ region: "cn-north-4", credentials, fetch });
const answer = async () => Response.json({ endpoint: { id: "e1" } });
const show = (client: cloudip.HuaweiCloud) => client.dns.showEndpoint({ endpoint_id: "e1" });

/** The error that the call must fail with. */
async function fails(call: () => unknown): Promise<CloudError> {
  const error = await refused((async () => call())(), { kind: "Internal", code: "Internal" });
  equal(error.retryable, false, "retryable");
  return error;
}

/** Traps, and tells the error. */
const trap = ({ HuaweiSigner }: Slim) => fails(() => new HuaweiSigner(key).sign(tooMuch, at));

export const traps: readonly { name: string; run(cloudip: Slim): Promise<void> }[] = [
  {
    name: "the call fails, and the next one works",
    async run(cloudip) {
      const sign = () => new cloudip.HuaweiSigner(key).sign(request, at);
      const before = sign();
      const error = await trap(cloudip);
      ok(error.cause instanceof WebAssembly.RuntimeError, "the cause is the trap");
      ok(!error.message.includes("xxxxxxxxxx"), "the message does not hold what was given");
      equal(sign(), before, "what is signed afterwards");
      equal((await show(huawei(cloudip, answer))).status, 200, "status");
    },
  },
  {
    name: "what was made before fails, and is not taken for what has its number now",
    async run(cloudip) {
      const lost = new cloudip.HuaweiSigner(key);
      const client = huawei(cloudip, answer);
      await trap(cloudip);
      const signer = new cloudip.HuaweiSigner(other);
      const signed = signer.sign(request, at);
      const { message } = await fails(() => lost.sign(request, at));
      ok(message.includes("make a new client or signer"), message);
      await fails(() => show(client));
      await fails(() => client.prepare("dns", "showEndpoint", { endpoint_id: "e1" }));
      await fails(() => client.paginate("dns", "listEndpoints", { direction: "inbound" }).next());
      lost.free();
      client.free();
      equal(signer.sign(request, at), signed, "what the later signer signs");
    },
  },
  {
    name: "calls in flight fail, those of later clients do not",
    async run(cloudip) {
      const waiting: ((response: Response) => void)[] = [];
      const fetch = () => new Promise<Response>((resolve) => waiting.push(resolve));
      const failures = [1, 2, 3].map(() => {
        const call = show(huawei(cloudip, fetch));
        return fails(() => call);
      });
      await trap(cloudip);
      const later = [1, 2, 3].map(() => show(huawei(cloudip, fetch, other)));
      equal(waiting.length, 6, "requests sent");
      for (const resolve of waiting) resolve(await answer());
      await Promise.all(failures);
      for (const call of later) equal((await call).attempts, 1, "attempts");
    },
  },
  {
    name: "a call whose own answer is too much fails alone where nothing else is in flight",
    async run(cloudip) {
      // One that may be an error is read by the wasm.
      const big = async () => Response.json({ endpoint: "x".repeat(FOUR_MEGABYTES), message: "" });
      await fails(() => show(huawei(cloudip, big)));
      const tencent = new cloudip.TencentCloud({
        region: "ap-guangzhou",
        credentials: { secretId: "AKIDEXAMPLE", secretKey: "SKEXAMPLE000000000000000000000000" },
        fetch: async () => Response.json({ Response: { RequestId: "r" } }),
      });
      equal((await tencent.vpc.describeAddresses()).requestId, "r", "request id");
    },
  },
  {
    name: "twenty traps in a row",
    async run(cloudip) {
      for (let count = 0; count < 20; count += 1) await trap(cloudip);
      const { Authorization = "" } = new cloudip.HuaweiSigner(key).sign(request, at).headers;
      ok(Authorization.startsWith("SDK-HMAC-SHA256 "), "the next request is signed");
    },
  },
];
