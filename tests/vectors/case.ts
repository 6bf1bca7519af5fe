// The cases of this folder, as its files hold them.

import { readdirSync, readFileSync } from "node:fs";

/** `request.json`: what is signed, and which program's answer the other files of the folder hold. */
export interface Case {
  note: string;
  producedBy: string;
  /** `null` where a form does not name its digest, which is then HmacSHA1. */
  algorithm: string | null;
  credentials: Record<string, string>;
  /** Huawei V11. */
  region?: string;
  /** Huawei V11 and Tencent TC3. */
  service?: string;
  /** Tencent TC3. */
  signedHeaders?: string[];
  /** Text of X-Sdk-Date, or Unix seconds. */
  at: string | number;
  nonce?: number;
  method: string;
  url: string;
  headers?: Record<string, string>;
  body?: string;
  /** In place of `body` where it is no text. */
  bodyHex?: string;
  bodySha256?: string;
  /** Tencent's forms, in place of headers and body. */
  params?: Record<string, string>;
}

/** The files beside `request.json`, in the order in which a signer comes to them. */
export const steps = ["canonical-request", "string-to-sign", "signature", "authorization"] as const;

export type Intermediates = Partial<Record<(typeof steps)[number], string>>;

export interface Vector extends Case {
  cloud: string;
  name: string;
  folder: URL;
  files: string[];
  text(file: string): string;
}

export const clouds = ["huawei", "tencent"] as const;

export const vectors: Vector[] = clouds.flatMap((cloud) => {
  const inCloud = new URL(`${cloud}/`, import.meta.url);
  return readdirSync(inCloud).map((name) => {
    const folder = new URL(`${name}/`, inCloud);
    const text = (file: string) => readFileSync(new URL(file, folder), "utf8");
    return { ...(JSON.parse(text("request.json")) as Case), cloud, name, folder, files: readdirSync(folder), text };
  });
});
