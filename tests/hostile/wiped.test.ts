// `free()` leaves nothing of a key in the wasm's memory, nor of what a request bore of it: all of the memory is searched.

import { expect, test } from "vitest";

type Cloudip = typeof import("cloudip");
type Signers = typeof import("cloudip/sign");

/** The memories of all instances. They are made when they are first needed, so this comes before. */
const memories: WebAssembly.Memory[] = [];
WebAssembly.Instance = class extends WebAssembly.Instance {
  constructor(...args: ConstructorParameters<typeof WebAssembly.Instance>) {
    super(...args);
    memories.push(this.exports.memory as WebAssembly.Memory);
  }
};

const cloudip = (await import("../../pkg/default.js" as string)) as Cloudip;
const sign = (await import("../../pkg/sign.js" as string)) as Signers;

const secret = "SKEXAMPLE0123456789abcdefghijklmnopqrstu";
// Longer than what a block is given first, so that texts with it outgrow theirs.
const token = `TOKENEXAMPLE${"0123456789".repeat(60)}`;
const HUAWEI = { accessKeyId: "AKEXAMPLE0000000000", secretAccessKey: secret, securityToken: token };
const TENCENT = { secretId: "AKIDEXAMPLE00000000000000000000000", secretKey: secret, token };
const V11 = { algorithm: "V11-HMAC-SHA256", region: "cn-north-4", service: "dns" } as const;
const SM3 = { algorithm: "SDK-HMAC-SM3" } as const;

const request = {
  method: "POST",
  url: "https://dns.cn-north-4.myhuaweicloud.com/v2.1/endpoints",
  headers: { "Content-Type": "application/json", "X-TC-Action": "Any", "X-Long": "a".repeat(900) },
  body: "{}",
};
const form = { method: "POST", url: "https://vpc.api.qcloud.com/v2/index.php", params: { Action: "Any" } } as const;

/** The forms in which hashing has a text: its words turned around, and as the key of HMAC (RFC 2104). */
function forms(text: string): Buffer[] {
  const plain = Buffer.from(text);
  return [0, 0x36, 0x5c].flatMap((pad) => {
    const padded = plain.map((byte) => byte ^ pad);
    return [Buffer.from(padded), Buffer.from(padded).swap32()];
  });
}

/** How often the beginning of a text occurs in all memories, and its end. */
function found(text: string): number {
  let count = 0;
  for (const part of [text.slice(0, 24), text.slice(-24)].flatMap(forms)) {
    for (const { buffer } of memories) {
      const bytes = Buffer.from(buffer);
      for (let at = bytes.indexOf(part); at >= 0; at = bytes.indexOf(part, at + 1)) count += 1;
    }
  }
  return count;
}

const makers = {
  "SDK-HMAC-SHA256": ({ HuaweiSigner }: Signers) => new HuaweiSigner(HUAWEI),
  "V11-HMAC-SHA256": ({ HuaweiSigner }: Signers) => new HuaweiSigner(HUAWEI, V11),
  "SDK-HMAC-SM3": ({ HuaweiSigner }: Signers) => new HuaweiSigner(HUAWEI, SM3),
  "TC3-HMAC-SHA256": ({ TencentSigner }: Signers) => new TencentSigner(TENCENT, { service: "vpc" }),
  HmacSHA256: ({ TencentV1Signer }: Signers) => new TencentV1Signer(TENCENT),
};

test.each(
  Object.entries({ cloudip, "cloudip/sign": sign }).flatMap(([entry, signers]) =>
    Object.entries(makers).map(([scheme, make]) => ({ entry, scheme, open: () => make(signers) })),
  ),
)("a signer of $scheme from $entry", ({ open }) => {
  const signer = open();
  if (signer instanceof cloudip.TencentV1Signer || signer instanceof sign.TencentV1Signer) signer.explain(form);
  else signer.explain(request);
  expect(found(secret)).toBe(0);
  expect(found(token)).toBeGreaterThan(0);
  signer.free();
  expect(found(token)).toBe(0);
});

test("a client of each cloud", async () => {
  const answer = (body: unknown) => async () => Response.json(body);
  const huawei = new cloudip.HuaweiCloud({
    region: "cn-north-4",
    credentials: HUAWEI,
    fetch: answer({ endpoints: [] }),
  });
  await huawei.dns.listEndpoints({ direction: "inbound" });
  const reply = answer({ Response: { RequestId: "r", NetworkInterfaceSet: [], TotalCount: 0 } });
  const tencent = new cloudip.TencentCloud({ region: "ap-guangzhou", credentials: TENCENT, fetch: reply });
  await tencent.vpc.describeNetworkInterfaces({});
  expect(found(secret)).toBe(0);
  expect(found(token)).toBeGreaterThan(0);
  huawei.free();
  tencent.free();
  expect(found(token)).toBe(0);
});
