// Random requests to Huawei Cloud within what our rules accept, and which official signer can answer for which.

import { createHash } from "node:crypto";
import type { Case } from "../vectors/case.ts";
import type { Random } from "./random.ts";
import type { Scheme } from "./scheme.ts";
import { headers, host, isOrdered, origin, path, query, shuffled, spelled } from "./wire.ts";

const basicTime = (seconds: number) => new Date(seconds * 1000).toISOString().replace(/[-:]|\.\d+/g, "");

const contentTypes = ["application/json", "application/json;charset=UTF-8", "application/octet-stream", "text/plain"];

function jsonBody(random: Random): string {
  const value = { [random.text()]: random.text(), list: random.many(3, () => random.below(1000)) };
  return JSON.stringify(value);
}

function body(random: Random): { body: string } | { bodyHex: string } {
  const kind = random.next();
  if (kind < 0.3) return { body: "" };
  if (kind < 0.75 || random.plain) return { body: jsonBody(random) };
  return kind < 0.9 ? { body: random.text(200) } : { bodyHex: random.hex(random.below(200)) };
}

function generate(random: Random, algorithm: string): Case {
  random.plain = random.chance(0.5);
  const hash = algorithm === "SDK-HMAC-SM3" ? "sm3" : "sha256";
  const method = random.pick(["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"]);
  const payload = method === "GET" || method === "HEAD" ? { body: "" } : body(random);
  const bytes = "body" in payload ? Buffer.from(payload.body) : Buffer.from(payload.bodyHex, "hex");
  const digest = createHash(hash).update(bytes).digest("hex");

  const all = headers(random);
  const contentHeader = hash === "sm3" ? "X-Sdk-Content-Sm3" : "X-Sdk-Content-Sha256";
  let bodySha256: string | undefined;
  const kind = random.next();
  if (kind < 0.1) bodySha256 = "UNSIGNED-PAYLOAD";
  else if (kind < 0.2 && hash === "sha256") bodySha256 = digest;
  else if (kind < 0.3) {
    // The caller's word for it, which need not be the body's hash.
    const word = random.pick([digest, "UNSIGNED-PAYLOAD", random.hex(32)]);
    all[spelled(random, contentHeader)] = bytes.length === 0 ? digest : word;
  }
  if (random.chance(0.7)) all[spelled(random, "Content-Type")] = random.pick(contentTypes);
  if (random.chance(0.3)) all[spelled(random, "X-Project-Id")] = random.hex(16);
  if (random.chance(0.15)) all[spelled(random, "Host")] = host(random);
  if (random.chance(0.15)) all[spelled(random, "X-Sdk-Date")] = basicTime(random.time());

  return {
    note: "",
    producedBy: "",
    algorithm,
    credentials: {
      accessKeyId: random.word(30),
      secretAccessKey: random.secret(100),
      ...(random.chance(0.2) && { securityToken: random.secret() }),
    },
    ...(algorithm === "V11-HMAC-SHA256" && {
      region: random.word().toLowerCase(),
      service: random.word().toLowerCase(),
    }),
    at: basicTime(random.time()),
    method: random.plain ? method : spelled(random, method),
    url: origin(random) + path(random) + query(random),
    headers: shuffled(random, all),
    ...payload,
    ...(bodySha256 !== undefined && { bodySha256 }),
  };
}

const hasNoBody = (case_: Case) => !case_.body && !case_.bodyHex;

/** It hashes an empty body even where the header says that the body is not signed; a rule of ours decides against it. */
const pythonCan = (case_: Case) => !(case_.bodySha256 === "UNSIGNED-PAYLOAD" && hasNoBody(case_));

/** The Node package writes JSON itself, takes paths before their encoding, trims nothing, and sorts in ways of its own. */
function nodeCan(case_: Case): boolean {
  const { body = "", bodyHex, headers = {}, method } = case_;
  const [, path = "", search = ""] = case_.url.match(/^[^/]+\/\/[^/?]*([^?]*)\??(.*)$/s) ?? [];
  const plainHeader = ([name, value]: [string, string]) => /^[a-z0-9-]+$/i.test(name) && value === value.trim();
  return (
    method === method.toUpperCase() &&
    !/[%']/.test(path) &&
    isOrdered(decodeURIComponent(search)) &&
    Object.entries(headers).every(plainHeader) &&
    !bodyHex &&
    (body === "" || isCompactJson(body))
  );
}

function isCompactJson(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return Boolean(value) && JSON.stringify(value) === text;
  } catch {
    return false; // Not JSON at all.
  }
}

export const huaweiSchemes: Scheme[] = ["SDK-HMAC-SHA256", "V11-HMAC-SHA256", "SDK-HMAC-SM3"].map((algorithm) => ({
  name: algorithm,
  generate: (random) => generate(random, algorithm),
  oracles: {
    huaweicloudsdkcore: pythonCan,
    ...(algorithm !== "SDK-HMAC-SM3" && { "@huaweicloud/huaweicloud-sdk-core": nodeCan }),
  },
}));
