// Signatures for the tests of the emulator, on node:crypto: written apart from both the crate and the emulator.
import { createHash, createHmac } from "node:crypto";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

export const huaweiKey = {
  accessKeyId: "AKEXAMPLE0000000000",
  secretAccessKey: "SKEXAMPLE0000000000000000000000000000000",
};
export const tencentKey = {
  secretId: "AKIDEXAMPLE00000000000000000000000",
  secretKey: "SKEXAMPLE000000000000000000000000",
};

export interface HuaweiOptions {
  key?: typeof huaweiKey;
  headers?: Record<string, string>;
  body?: string;
}

/** SDK-HMAC-SHA256 over all headers; the path and the query must be canonical already. */
export function huaweiRequest(at: number, method: string, url: string, options: HuaweiOptions = {}): Request {
  const { key = huaweiKey, body = "" } = options;
  const { host, pathname, search } = new URL(url);
  const date = new Date(at).toISOString().replace(/[-:]|\.\d+/g, "");
  const headers: Record<string, string> = { ...options.headers, host, "x-sdk-date": date };
  const names = Object.keys(headers).sort();
  const canonical = [
    method,
    pathname.endsWith("/") ? pathname : `${pathname}/`,
    search.slice(1),
    ...names.map((name) => `${name}:${headers[name]}`),
    "",
    names.join(";"),
    sha256(body),
  ].join("\n");
  const stringToSign = `SDK-HMAC-SHA256\n${date}\n${sha256(canonical)}`;
  const signature = createHmac("sha256", key.secretAccessKey).update(stringToSign).digest("hex");
  headers.authorization = `SDK-HMAC-SHA256 Access=${key.accessKeyId}, SignedHeaders=${names.join(";")}, Signature=${signature}`;
  return new Request(url, { method, headers, ...(body && { body }) });
}

export interface Tc3Options {
  key?: typeof tencentKey;
  headers?: Record<string, string>;
  region?: string | null;
  version?: string;
  host?: string;
  signedHeaders?: string[];
}

/** TC3-HMAC-SHA256 over a JSON body. */
export function tc3Request(at: number, action: string, body: string, options: Tc3Options = {}): Request {
  const {
    key = tencentKey,
    region = "ap-guangzhou",
    version = "2017-03-12",
    host = "vpc.tencentcloudapi.com",
  } = options;
  const timestamp = String(Math.floor(at / 1000));
  const date = new Date(at).toISOString().slice(0, 10);
  const headers: Record<string, string> = {
    "content-type": "application/json",
    host,
    "x-tc-action": action,
    "x-tc-version": version,
    "x-tc-timestamp": timestamp,
    ...(region !== null && { "x-tc-region": region }),
    ...options.headers,
  };
  const names = options.signedHeaders ?? ["content-type", "host"];
  const lines = names.map((name) => `${name}:${name === "x-tc-action" ? action.toLowerCase() : headers[name]}`);
  const canonical = ["POST", "/", "", ...lines, "", names.join(";"), sha256(body)].join("\n");
  const scope = `${date}/vpc/tc3_request`;
  const derived = [date, "vpc", "tc3_request"].reduce<Buffer | string>(
    (secret, part) => createHmac("sha256", secret).update(part).digest(),
    `TC3${key.secretKey}`,
  );
  const stringToSign = `TC3-HMAC-SHA256\n${timestamp}\n${scope}\n${sha256(canonical)}`;
  const signature = createHmac("sha256", derived).update(stringToSign).digest("hex");
  headers.authorization = `TC3-HMAC-SHA256 Credential=${key.secretId}/${scope}, SignedHeaders=${names.join(";")}, Signature=${signature}`;
  return new Request(`https://${host}/`, { method: "POST", headers, body });
}

export interface V1Options {
  key?: typeof tencentKey;
  method?: "GET" | "POST";
  algorithm?: "HmacSHA1" | "HmacSHA256";
  nonce?: number;
}

/** HmacSHA1 or HmacSHA256 over all parameters: API 2.0 and the first version of API 3.0. */
export function v1Request(at: number, url: string, params: Record<string, string>, options: V1Options = {}): Request {
  const { key = tencentKey, method = "POST", algorithm = "HmacSHA256", nonce = 1 } = options;
  const { host, pathname } = new URL(url);
  const all: Record<string, string> = {
    Timestamp: String(Math.floor(at / 1000)),
    Nonce: String(nonce),
    SecretId: key.secretId,
    SignatureMethod: algorithm,
    ...params,
  };
  const query = Object.keys(all)
    .sort()
    .map((name) => `${name}=${all[name]}`)
    .join("&");
  const hash = algorithm === "HmacSHA256" ? "sha256" : "sha1";
  const signature = createHmac(hash, key.secretKey).update(`${method}${host}${pathname}?${query}`).digest("base64");
  const form = new URLSearchParams({ ...all, Signature: signature });
  if (method === "GET") return new Request(`${url}?${form}`);
  return new Request(url, {
    method,
    body: form.toString(),
    headers: { "content-type": "application/x-www-form-urlencoded" },
  });
}
