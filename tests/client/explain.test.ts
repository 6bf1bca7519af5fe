// Every code that the reference lists as documented, or that the emulator answers, is explained, and the explanations weigh on nobody who does not ask.

import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { expect, test } from "vitest";
import type * as cloudip from "../../pkg/default.js";
import { codesOfEmulator } from "./codes.ts";

const { CloudError, explainError }: typeof cloudip = await import("../../pkg/default.js" as string);

const reads = (file: string): Promise<string> => readFile(new URL(file, import.meta.url), "utf8");

/** The codes of the reference's prose (`huawei.md` 5.3, `tencent.md` 3.2 to 3.4), which no operation lists. */
const PROSE = `
  APIGW.0103 APIGW.0104 APIGW.0105 APIGW.0106 APIGW.0303 APIGW.0304 APIGW.0305 APIGW.0306 APIGW.0310 APIGW.0311
  APIGW.0401 APIGW.0402 APIGW.0404 APIGW.0501 APIGW.0502 APIGW.0601 APIGW.0602 APIGW.0605 APIGW.0606 APIGW.0607
  APIGW.0608 APIGW.0609 APIGW.0610 APIGW.0611 APIGW.0612 APIGW.0613 APIGW.0705 APIGW.0801 APIGW.0802
  4103 4105 4106 4110 4200 4300 4600 5200 5300 5400 5500
  InvalidParameter.SignatureFailure InvalidParameter.SecretIdNotFound InvalidRequest.TokenCheckFailed
  InvalidRequest.MFACheckFailed InternalError.CAMInnerError InvalidRequest.Forbidden InvalidRequest.LimitExceeded
  InvalidRequest.ReplayAttack InvalidRequest.UnsupportedProtocol InternalError.ResourceOpFailed InvalidAction.NotFound
  InvalidAction.ActionUnavailable InvalidRequest.RequestConcurrencyExceeded
  AuthFailure AuthFailure.InvalidAuthorization AuthFailure.InvalidSecretId AuthFailure.MFAFailure
  UnauthorizedOperation RequestLimitExceeded.IPLimitExceeded RequestLimitExceeded.UinLimitExceeded
  RequestLimitExceeded.GlobalRegionUinLimitExceeded RequestSizeLimitExceeded ResponseSizeLimitExceeded
  UnsupportedProtocol InvalidRequest ActionOffline NoSuchProduct NoSuchVersion UnsupportedRegion IpInBlacklist
  IpNotInWhitelist ServiceUnavailable ResourceUnavailable FailedOperation DryRunOperation
`
  .trim()
  .split(/\s+/);

/** Codes that were seen and whose meaning no page tells: their status is all that is known. */
const UNKNOWN = ["WKS.0001", "WKS.0202", "WKS.0407"];

interface Catalogue {
  services: { errors: { code: string }[] }[];
}
const catalogue = JSON.parse(await reads("../../pkg-template/generated/catalogue.json")) as Catalogue;
/** One entry of the catalogue stands for a range of codes. */
const ofRange = (code: string) => (code === "DNS.0403-0409" ? ["DNS.0403", "DNS.0406", "DNS.0409"] : [code]);
const listed = catalogue.services.flatMap(({ errors }) => errors.flatMap(({ code }) => ofRange(code)));

const error = (code: string, message = "m", details?: unknown) =>
  new CloudError(message, { kind: "Service", code, retryable: false, attempts: 1, details });

const emulated = (await codesOfEmulator()).filter((code) => !UNKNOWN.includes(code));

test.each([...new Set([...listed, ...PROSE, ...emulated])])("%s is explained", (code) => {
  const { about, happened, remedy } = explainError(error(code));
  expect(about, "more is told than the kind").not.toBe("kind");
  for (const sentence of [happened, remedy]) expect(sentence).toMatch(/^[A-Z].*\.$/);
});

test.each(UNKNOWN)("%s is explained by its kind alone", (code) => {
  expect(explainError(error(code)).about).toBe("kind");
});

test.each(["APIC.0308", "APIG.0308"])("%s is the gateway's APIGW.0308", (code) => {
  expect(explainError(error(code))).toEqual(explainError(error("APIGW.0308")));
});

test("the gateway's message tells what is wrong with a signature", () => {
  const messages = [
    "Incorrect IAM authentication information: verify aksk signature fail",
    "calc aksk signature fail:signature expired, signature time:x,server time:y",
    "AK access failed to reach the limit,forbidden",
    "Get secretKey failed,ak:x,err:ak not exist",
    "decrypt token fail",
    "something else",
  ];
  const told = messages.map((message) => explainError(error("APIGW.0301", message)).happened);
  expect(new Set(told).size).toBe(messages.length);
});

test("a family explains a code that is in no list, and API 2.0's number a text that is in none", () => {
  expect(explainError(error("InvalidParameterValue.New.Deep"))).toMatchObject({
    about: "family",
    happened: explainError(error("InvalidParameterValue")).happened,
  });
  expect(explainError(error("AuthFail", "m", { code: "4100" }))).toEqual(explainError(error("4100")));
});

test.each(["toString", "__proto__", "constructor.x", "", ".", ".."])("%j is no code", (code) => {
  expect(explainError(error(code)).about).toBe("kind");
});

test("every kind has an explanation", async () => {
  const source = await reads("../../pkg-template/src/error.ts");
  const kinds = [...source.slice(0, source.indexOf(";")).matchAll(/\| "(\w+)"/g)].map(([, kind]) => kind);
  expect(kinds.length).toBe(14);
  for (const kind of kinds) {
    expect(explainError({ kind: kind as "Service", code: "x", message: "" }).remedy).toMatch(/\.$/);
  }
});

test("a bundle without explainError holds none of it", async () => {
  const bundled = async (names: string): Promise<string> => {
    const contents = `export { ${names} } from "./slim.js";`;
    const stdin = { contents, resolveDir: fileURLToPath(new URL("../../pkg", import.meta.url)) };
    const { outputFiles } = await build({ stdin, bundle: true, format: "esm", write: false });
    return outputFiles[0]?.text ?? "";
  };
  const sentence = "Set the clock of this machine";
  expect(await bundled("HuaweiCloud, TencentCloud, CloudError")).not.toContain(sentence);
  expect(await bundled("explainError")).toContain(sentence);
});
