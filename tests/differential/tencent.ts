// Random requests to Tencent Cloud within what our rules accept, and which official signer can answer for which.

import { createHash } from "node:crypto";
import type { Case } from "../vectors/case.ts";
import type { Random } from "./random.ts";
import type { Scheme } from "./scheme.ts";
import { headers, host, isOrdered, origin, path, queryWithPlus, shuffled, spelled } from "./wire.ts";

const credentials = (random: Random) => ({
  secretId: random.word(36),
  secretKey: random.secret(100),
  ...(random.chance(0.2) && { token: random.secret() }),
});

const contentTypes = [
  "application/json",
  "application/json; charset=utf-8",
  "application/x-www-form-urlencoded",
  "application/octet-stream",
  "multipart/form-data; boundary=abc",
];

function tc3(random: Random): Case {
  const isGet = random.chance(0.4);
  const binary = random.chance(0.2);
  const body = isGet || random.chance(0.1) ? "" : JSON.stringify({ [random.word()]: random.text(100) });
  const bodyHex = random.hex(random.below(100));
  const payload = !isGet && binary ? { bodyHex } : { body };
  const bytes = "body" in payload ? Buffer.from(body) : Buffer.from(bodyHex, "hex");

  const all = headers(random);
  let bodySha256: string | undefined;
  const kind = random.next();
  if (kind < 0.1) bodySha256 = "UNSIGNED-PAYLOAD";
  else if (kind < 0.2) bodySha256 = createHash("sha256").update(bytes).digest("hex");
  all[spelled(random, "Content-Type")] = random.pick(contentTypes);
  if (random.chance(0.9)) all[spelled(random, "X-TC-Action")] = random.word();
  if (random.chance(0.9)) all[spelled(random, "X-TC-Version")] = "2017-03-12";
  if (random.chance(0.5)) all[spelled(random, "X-TC-Region")] = "ap-guangzhou";
  if (random.chance(0.15)) all[spelled(random, "Host")] = host(random);
  if (random.chance(0.15)) all[spelled(random, "X-TC-Timestamp")] = String(random.time());

  return {
    note: "",
    producedBy: "",
    algorithm: "TC3-HMAC-SHA256",
    credentials: credentials(random),
    service: random.word().toLowerCase(),
    // No official package signs any others.
    signedHeaders: ["content-type", "host"],
    at: random.time(),
    method: isGet ? "GET" : "POST",
    url: origin(random) + path(random) + (isGet ? queryWithPlus(random) : ""),
    headers: shuffled(random, all),
    ...payload,
    ...(bodySha256 !== undefined && { bodySha256 }),
  };
}

/** The Node package signs the URL's host without its port, and always the body. */
const nodeCanTc3 = ({ url, headers = {}, bodySha256 }: Case) =>
  new URL(url).port === "" &&
  !Object.keys(headers).some((name) => name.toLowerCase() === "host") &&
  bodySha256 !== "UNSIGNED-PAYLOAD";

function form(random: Random, algorithm: string, generation: 2 | 3): Case {
  const method = random.pick(["GET", "POST"]);
  const params: Record<string, string> = {};
  if (random.chance(0.95)) params.Action = random.word();
  if (random.chance(0.8)) params.Region = random.pick(["gz", "ap-guangzhou", ""]);
  if (random.chance(0.8)) params.RequestClient = "SDK";
  if (generation === 3 || random.chance(0.1)) params.Version = "2017-03-12";
  if (random.chance(0.1)) params.Timestamp = String(random.time());
  if (random.chance(0.1)) params.Nonce = String(random.below(2 ** 31));
  const mayBeFile = method === "GET" || params.Version === undefined;
  const taken = ["SecretId", "SignatureMethod", "Signature", "Token"];
  for (let count = random.below(8); count > 0; count -= 1) {
    const parts = random.many(3, () => random.pick([random.word(6), String(random.below(12))]));
    const name = random.chance(0.9) ? [random.word(6), ...parts].join(".") : random.text().replace(/[_=&]/g, "");
    if (name === "" || taken.includes(name)) continue;
    const value = random.text(20);
    params[name] = mayBeFile && random.chance(0.1) ? `@${value}` : value.replace(/^@+/, "");
  }
  const paths = ["/", "/v2/index.php", "", path(random)];
  return {
    note: "",
    producedBy: "",
    algorithm,
    credentials: credentials(random),
    at: random.time(),
    nonce: 1 + random.below(random.pick([100, 2 ** 31, Number.MAX_SAFE_INTEGER - 1])),
    method,
    url: origin(random) + random.pick(paths),
    params: shuffled(random, params),
  };
}

/** Sorted by UTF-16 in Node, by code point in Python and by us. */
const orderedNames = ({ params = {} }: Case) => isOrdered(Object.keys(params).join(""));

/** The Node package of API 2.0 adds these two if they are missing, and does not support names that are numbers. */
const nodeCanApi2 = (case_: Case) =>
  orderedNames(case_) &&
  ["Region", "RequestClient"].every((name) => case_.params?.[name] !== undefined) &&
  !Object.keys(case_.params ?? {}).some((name) => /^\d+$/.test(name));

const always = () => true;

export const tencentSchemes: Scheme[] = [
  {
    name: "TC3-HMAC-SHA256",
    generate: tc3,
    oracles: { "tencentcloud-sdk-python-common": always, "tencentcloud-sdk-nodejs": nodeCanTc3 },
  },
  ...["HmacSHA1", "HmacSHA256"].flatMap((algorithm): Scheme[] => [
    {
      name: `${algorithm}-2.0`,
      generate: (random) => form(random, algorithm, 2),
      oracles: { "qcloudapi-sdk-python": always, "qcloudapi-sdk": nodeCanApi2 },
    },
    {
      name: `${algorithm}-3.0`,
      generate: (random) => form(random, algorithm, 3),
      oracles: { "tencentcloud-sdk-python-common": always, "tencentcloud-sdk-nodejs": orderedNames },
    },
  ]),
];
