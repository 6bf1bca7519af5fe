// An emulator with a clock that only the test moves, and one call for each of the three interfaces.
import { createEmulator, type EmulatorOptions } from "../../pkg-template/src/emulator/index.ts";
import { type HuaweiOptions, huaweiRequest, type Tc3Options, tc3Request, type V1Options, v1Request } from "./sign.ts";

export const PROJECT = "0123456789abcdef0123456789abcdef";
/** Longer than the default settling time, shorter than every clock window. */
const SETTLED_MS = 2000;

/** JSON of a reply: tests look into it where the types of the emulator would only say `unknown`. */
// biome-ignore lint/suspicious/noExplicitAny: the shape is what the tests are about
export type Json = any;

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  body: Json;
}

export class Bench {
  at = Date.UTC(2025, 0, 2, 3, 4, 5);
  readonly emulator;
  #nonce = 0;

  constructor(options: Omit<EmulatorOptions, "now"> = {}) {
    this.emulator = createEmulator({ ...options, now: () => this.at });
  }

  settle(): void {
    this.at += SETTLED_MS;
  }

  async send(request: Request): Promise<Answer> {
    const response = await this.emulator.fetch(request);
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: text === "" ? undefined : JSON.parse(text),
    };
  }

  huawei(service: string, method: string, path: string, body?: unknown, options: HuaweiOptions = {}): Promise<Answer> {
    const host = `${service}.cn-north-4.myhuaweicloud.com`;
    const headers = { ...(body !== undefined && { "content-type": "application/json" }), ...options.headers };
    const text = body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) };
    return this.send(huaweiRequest(this.at, method, `https://${host}${path}`, { ...options, ...text, headers }));
  }

  /** API 3.0; answers with what stands in the envelope. */
  async v3(action: string, params: unknown, options: Tc3Options = {}): Promise<Json> {
    const text = typeof params === "string" ? params : JSON.stringify(params);
    const { status, body } = await this.send(tc3Request(this.at, action, text, options));
    if (status !== 200) throw new Error(`API 3.0 answers with status 200, not ${status}`);
    return body.Response;
  }

  /** API 2.0; the product is the first label of its host. */
  async legacy(
    Action: string,
    params: Record<string, string>,
    options: V1Options = {},
    product = "vpc",
  ): Promise<Json> {
    this.#nonce += 1;
    const request = v1Request(
      this.at,
      `https://${product}.api.qcloud.com/v2/index.php`,
      { Action, Region: "gz", ...params },
      { nonce: this.#nonce, ...options },
    );
    const { status, body } = await this.send(request);
    if (status !== 200) throw new Error(`API 2.0 answers with status 200, not ${status}`);
    return body;
  }

  legacyEip(action: string, params: Record<string, string>): Promise<Json> {
    return this.legacy(action, params, {}, "eip");
  }

  control(method: "GET" | "POST" | "DELETE", name: string, body?: unknown): Promise<Answer> {
    const text = body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) };
    return this.send(new Request(`http://anything.test/_emulator/${name}`, { method, ...text }));
  }
}
