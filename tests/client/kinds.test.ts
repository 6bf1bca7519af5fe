// What the client makes of the errors that the emulator answers, each with a rule of the provider behind it: the kind,
// which says what to do, and whether the same call may succeed later. A code that is not judged here fails.

import { describe, expect, test } from "vitest";
import type * as cloudip from "../../pkg/default.js";
import { Bench } from "../emulator/bench.ts";
import { tables } from "../emulator/wrong-requests/tables.ts";
import { codesOfEmulator } from "./codes.ts";

const { HuaweiCloud, TencentCloud } = (await import("../../pkg/default.js" as string)) as typeof cloudip;

type Judgement = readonly [kind: cloudip.ErrorKind, retryable: boolean, answers: string];

/** Huawei Cloud, by status and code; the gateway's one code for signatures with what the message says. */
const HUAWEI: readonly Judgement[] = [
  ["Credentials", false, "401 APIGW.0301, 401 APIGW.0307, 401 APIC.7102, 401 401"],
  ["ClockSkew", false, "401 APIGW.0301 signature expired"],
  ["PermissionDenied", false, "403 APIGW.0310, 400 WKS.00010099"],
  ["Throttled", true, "429 APIGW.0308"],
  ["Service", true, "500 APIGW.0601, 500 APIC.9000, 500 APIC.9007"],
  [
    "NotFound",
    false,
    "404 APIGW.0101, 404 404, 404 APIC.7302, 404 APIC.7314, 404 WKS.0202, 404 DNS.0004, 404 DNS.0302",
  ],
  ["NotFound", false, "404 DNS.0502, 404 DNS.0507, 404 DNS.0711, 404 DNS.1510, 404 DNS.1511"],
  [
    "NotFound",
    false,
    "404 VPC.0202, 404 VPC.0306, 404 VPC.0504, 404 VPC.0603, 404 VPC.0704, 404 VPC.2204, 404 VPC.9904",
  ],
  ["NotFound", false, "500 VPC.0508, 404 PortNotFound, 404 IAM.0004"],
  ["InvalidInput", false, "400 DNS.0002, 400 DNS.0006, 400 DNS.0007, 400 DNS.0017, 400 DNS.0501, 400 DNS.0504"],
  ["InvalidInput", false, "400 DNS.0505, 400 DNS.0506, 400 DNS.0508, 400 DNS.0601, 400 DNS.0701, 400 DNS.1501"],
  ["InvalidInput", false, "400 DNS.1502, 400 DNS.1503, 400 DNS.1505, 400 DNS.1506, 400 DNS.1508, 400 DNS.1515"],
  ["InvalidInput", false, "400 DNS.1516, 400 APIC.7211, 400 WKS.0001, 400 SYS.0400, 400 VPC.0101, 400 VPC.0301"],
  ["InvalidInput", false, "400 APIC.7242, 400 VPC.0501, 400 VPC.0601, 400 VPC.0705, 400 EIP.7901, 400 IAM.0011"],
  ["Quota", false, "403 DNS.0405, 403 DNS.0406, 403 DNS.0407, 403 DNS.2002, 409 VPC.0304, 409 VPC.0310"],
  ["Quota", false, "409 VPC.0521, 409 VPC.0532, 409 VPC.0703, 409 OverQuota, 409 IpAddressGenerationFailure"],
  // A name or an address is taken.
  ["Conflict", false, "400 DNS.0016, 400 DNS.1504, 400 DNS.1507, 409 VPC.0522, 500 VPC.0701, 409 IpAddressInUse"],
  // Something is bound, is not bound, or must stay.
  ["Conflict", false, "403 DNS.0706, 400 DNS.0707, 400 DNS.1514, 400 EIP.7902, 409 VPC.0510, 409 VPC.0511"],
  ["Conflict", false, "409 VPC.0517, 409 VPC.0525, 409 VPC.0707, 409 VPC.9902"],
  // A change is under way.
  ["Conflict", true, "409 DNS.0021, 409 DNS.0503, 400 DNS.0704, 400 DNS.0708, 409 VPC.0512, 409 WKS.00010032"],
];

/** Tencent Cloud, by the code alone: every status is 200. */
const TENCENT: readonly Judgement[] = [
  [
    "Credentials",
    false,
    "AuthFailure.SignatureFailure, AuthFailure.SecretIdNotFound, AuthFailure.InvalidAuthorization",
  ],
  ["Credentials", false, "AuthFailure.TokenFailure, InvalidRequest.TokenCheckFailed"],
  ["Credentials", false, "InvalidParameter.SignatureFailure, InvalidParameter.SecretIdNotFound"],
  ["ClockSkew", false, "AuthFailure.SignatureExpire, InvalidRequest.ReplayAttack"],
  ["NotFound", false, "ResourceNotFound, InvalidAddressId.NotFound, InvalidVpc.NotFound"],
  ["NotFound", false, "InvalidNetworkInterface.NotFound, InvalidPrivateIpAddress.NotFound"],
  ["InvalidInput", false, "InvalidAction, InvalidAction.NotFound, NoSuchVersion, NoSuchProduct, MissingParameter"],
  ["InvalidInput", false, "UnsupportedProtocol, InvalidParameter, UnknownParameter, InvalidParameterValue.Malformed"],
  ["InvalidInput", false, "InvalidParameterValue.DuplicatePara, InvalidParameterValue.LimitExceeded"],
  ["InvalidInput", false, "InvalidParameterValue.Range"],
  ["Quota", false, "LimitExceeded"],
  ["Conflict", false, "UnsupportedOperation, UnsupportedOperation.AttachmentNotFound, ResourceInUse"],
  ["Conflict", false, "UnsupportedOperation.AddressStatusNotPermit, InvalidPrivateIpAddress.AlreadyBindEip"],
  [
    "Conflict",
    false,
    "InvalidPrivateip.IsPrimary, InvalidPrivateIpAddress.InUse, InvalidNetworkInterface.CanNotDelete",
  ],
  ["Conflict", true, "UnsupportedOperation.MutexOperationTaskRunning"],
];

/** What is judged of each answer. */
const judged = (judgements: readonly Judgement[]) =>
  new Map(
    judgements.flatMap(([kind, retryable, answers]) =>
      answers.split(", ").map((answer) => [answer, { kind, retryable }] as const),
    ),
  );
const huawei = judged(HUAWEI);
const tencent = judged(TENCENT);

/** The error that a call fails with when this is the answer to it. */
async function decoded(table: string, answer: Response): Promise<cloudip.CloudError> {
  const fetch = async () => answer;
  const hw = new HuaweiCloud({ region: "cn-north-4", credentials: { token: "T" }, fetch, retry: false });
  const tc = new TencentCloud({ region: "gz", credentials: { secretId: "A", secretKey: "S" }, fetch, retry: false });
  const call = () => {
    if (table.includes("API 2.0")) return tc.call("vpcLegacy", "describeNetworkInterfaces", {});
    if (table.includes("API 3.0")) return tc.call("vpc", "describeNetworkInterfaces", {});
    return hw.call("dns", "showEndpoint", { endpoint_id: "0".repeat(32) });
  };
  return call().then(
    () => expect.fail("an error was taken for a good answer"),
    (error) => error,
  );
}

describe.each(Object.entries(tables))("%s", (table, rows) => {
  test.each(rows)("$rule", async ({ before = [], send }) => {
    const bench = new Bench();
    for (const make of before) await bench.send(make(bench));
    const { status, headers, text } = await bench.send(send(bench));
    const { kind, retryable, code, message } = await decoded(table, new Response(text, { status, headers }));
    const told = message.includes("signature expired") ? " signature expired" : "";
    const judgement = table.startsWith("Tencent") ? tencent.get(code) : huawei.get(`${status} ${code}${told}`);
    expect(judgement, `${status} ${code} needs a judgement`).toBeDefined();
    expect({ kind, retryable }, code).toEqual(judgement);
  });
});

test.each([...huawei])("%s", async (answer, judgement) => {
  const [status, code, ...message] = answer.split(" ");
  const body = Response.json({ code, message: message.join(" ") }, { status: Number(status) });
  expect(await decoded("DNS", body)).toMatchObject({ code, ...judgement });
});

test("every code that the emulator knows is judged", async () => {
  const known = new Set([...huawei.keys()].map((answer) => answer.split(" ")[1]));
  expect((await codesOfEmulator()).filter((code) => !known.has(code))).toEqual([]);
});
