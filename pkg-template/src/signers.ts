/// <reference lib="esnext.disposable" preserve="true" />
// What a consumer's own `lib` need not know of: [Symbol.dispose].

/**
 * The signers. The signature schemes are Rust in the wasm; these classes check what they are given and pack it into one
 * text, since a text crosses the boundary faster than an object does.
 */

import {
  HUAWEI_KEY,
  kind,
  optionalText,
  reading,
  record,
  refuse,
  TENCENT_KEY,
  type Texts,
  tag,
  text,
  texts,
  wellFormed,
} from "./input.js";
import { encoder, isLost, kept, known, PIECE, read, wasm, write, writeBytes } from "./wasm.js";

/** A request to sign. Its URL is authoritative: what is signed is byte for byte what must go on the wire. */
export interface SignableRequest {
  method: string;
  /** Absolute. A URL that `fetch` would rewrite (dot segments, `//`, a fragment, raw special characters) is refused. */
  url: string;
  /** A `Host`, `X-Sdk-Date` or other header is found whatever its case. */
  headers?: Record<string, string>;
  body?: string | Uint8Array | null;
  /** Lower-case hex SHA-256 of the body, computed elsewhere, or that the signature does not cover the body. */
  bodySha256?: string | "UNSIGNED-PAYLOAD";
}

/** A form to sign: parameters end up in the URL (GET) or in the body (POST). */
export interface SignableForm {
  method: "GET" | "POST";
  url: string;
  params: Record<string, string>;
}

/** A request to send as it is. */
export interface SignedRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: string | Uint8Array;
}

/** Every intermediate of a signature. */
export interface Explanation {
  canonicalRequest?: string;
  stringToSign: string;
  signature: string;
  signedHeaders?: string;
  scope?: string;
}

/** An access key of Huawei Cloud; a temporary one comes with a security token. */
export interface HuaweiKey {
  accessKeyId: string;
  secretAccessKey: string;
  securityToken?: string;
}

/** An API key of Tencent Cloud; a temporary one comes with a token. */
export interface TencentKey {
  secretId: string;
  secretKey: string;
  token?: string;
}

/** Options of a `HuaweiSigner`. */
export interface HuaweiSignerOptions {
  /** `SDK-HMAC-SHA256` if left out. */
  algorithm?: "SDK-HMAC-SHA256" | "V11-HMAC-SHA256" | "SDK-HMAC-SM3";
  /** For V11-HMAC-SHA256 only. */
  region?: string;
  /** For V11-HMAC-SHA256 only. */
  service?: string;
}

/** Options of a `TencentSigner`. */
export interface TencentSignerOptions {
  /** The service that is called, such as `vpc`. */
  service: string;
  /** `content-type`, `host` and `x-tc-action` if left out. */
  signedHeaders?: string[];
}

/** Options of a `TencentV1Signer`. */
export interface TencentV1SignerOptions {
  /** `HmacSHA256` if left out. */
  method?: "HmacSHA1" | "HmacSHA256";
}

const SEPARATOR = "\0";

/** A time in seconds. A date may be of any realm. */
function seconds(at: unknown = Date.now()): number {
  if (typeof at === "object" && tag(at) === "Date") at = reading("at", () => Date.prototype.getTime.call(at));
  if (typeof at !== "number") return refuse("at", "a Date or a number of milliseconds", kind(at));
  if (!Number.isFinite(at)) refuse("at", "a time in the years 1970 to 9999", "none");
  return Math.floor(at / 1000);
}

/** A nonce need not be secret, only new within the minutes that the provider remembers. */
function nonceOf(nonce: unknown = 1 + Math.floor(Math.random() * (2 ** 53 - 1))): number {
  if (Number.isSafeInteger(nonce) && (nonce as number) > 0) return nonce as number;
  return refuse("nonce", "a whole number between 1 and 2^53 - 1", kind(nonce));
}

/** The parts of the output; a negative length is that of a refusal: its sentence, and the name that it is about. */
function output(length: number): string[] {
  const parts = read(wasm.signer_output(), Math.abs(length)).split(SEPARATOR);
  if (length >= 0) return parts;
  const [sentence, name] = parts as [string, string];
  const [field, expected, got = "other text"] = sentence.split("|") as [string, string, string?];
  return refuse(
    field.replace("*", () => name),
    expected,
    got,
  );
}

function close(signer: number): void {
  if (!isLost(signer)) wasm.signer_close(signer);
}

/** A signer that is dropped without `free()` is closed when the garbage is collected, where the runtime tells. */
const dropped = globalThis.FinalizationRegistry && new FinalizationRegistry(close);

/** What the wasm calls the schemes. */
const HUAWEI = 0;
const TENCENT = 1;
const TENCENT_V1 = 2;

/** The members of a request and of a form. */
const REQUEST = ["method", "url", "headers", "body", "bodySha256"];
const FORM = ["method", "url", "params"];

/** What an explanation is made of, at the end of the output, in its order. A step that the scheme has not is empty. */
const STEPS = ["canonicalRequest", "stringToSign", "signature", "signedHeaders", "scope"] as const;

/** What the three signers are made of: a signer of the Rust side, which knows it by number. */
abstract class Signer<Request, Rest extends [at?: Date | number, nonce?: number]> {
  #signer: number;
  readonly #isForm: boolean;

  protected constructor(scheme: number, fields: string[]) {
    const signer = wasm.signer_open(scheme, write(fields.join(SEPARATOR)));
    if (signer < 0) output(signer);
    this.#signer = kept(signer);
    this.#isForm = scheme === TENCENT_V1;
    dropped?.register(this, this.#signer, this);
  }

  /**
   * Signs a request or a form, at the given time (a `Date`, or milliseconds since the epoch) or now; a form with the
   * given nonce or a random one.
   */
  sign(request: Request, ...rest: Rest): SignedRequest {
    return this.#run(false, request, ...rest);
  }

  /** Signs and shows every step. */
  explain(request: Request, ...rest: Rest): SignedRequest & Explanation {
    return this.#run(true, request, ...rest) as SignedRequest & Explanation;
  }

  /** Wipes the key; the signer cannot be used afterwards. */
  free(): void {
    dropped?.unregister(this);
    close(this.#signer);
    this.#signer = -1;
  }

  [Symbol.dispose](): void {
    this.free();
  }

  #run(explain: boolean, request: unknown, at?: unknown, given?: unknown): SignedRequest {
    const isForm = this.#isForm;
    const nonce = isForm ? nonceOf(given) : 0;
    const [fields, headers, body] = reading("request", () => readRequest(request, isForm));
    const [method, url, declared] = fields as [string, string, string];
    if (this.#signer < 0) refuse("signer", "one in use", "one that was freed");
    const signer = known(this.#signer);
    const bytes = bodyOf(body);
    // Nothing is refused here between a body's pieces and the signature, which would leave them to the next one.
    const moment = seconds(at);
    const pairs = (fields.length - 3) / 2;
    // Of the body only that crosses whose hash is not given.
    const length = cross(signer, fields.join(SEPARATOR) + SEPARATOR, declared ? "" : bytes);
    const parts = output(wasm.signer_sign(signer, length, pairs, moment, nonce, explain));
    const signed: SignedRequest & Partial<Explanation> = { method, url, headers };
    if (explain) {
      parts.splice(-STEPS.length).forEach((step, index) => {
        if (step) signed[STEPS[index] as keyof Explanation] = step;
      });
    }
    if (!isForm) {
      replace(headers, parts);
      if (body != null) signed.body = body as string | Uint8Array;
    } else if (method === "GET") {
      signed.url += `?${parts}`;
    } else {
      headers["Content-Type"] = "application/x-www-form-urlencoded";
      signed.body = `${parts}`;
    }
    return signed;
  }
}

/** Writes the fields and the body, of which what is too long goes ahead. Tells how many bytes stand in the input. */
function cross(signer: number, fields: string, body: string | Uint8Array): number {
  if (typeof body === "string") {
    if (body.length <= PIECE) return write(fields + body);
    body = encoder.encode(body);
  }
  for (; body.length > PIECE; body = body.subarray(PIECE))
    wasm.signer_body(signer, writeBytes(body.subarray(0, PIECE), 0));
  const head = write(fields);
  return head + writeBytes(body, head);
}

/** A request or a form, read once: no getter is asked twice. The fields end with names and values in turn. */
function readRequest(request: unknown, isForm: boolean) {
  const own = record(request, "request", isForm ? FORM : REQUEST);
  const { body, bodySha256 } = isForm ? ({} as typeof own) : own;
  const method = text(own.method, "request.method");
  const fields = [
    isForm ? method : method.toUpperCase(),
    text(own.url, "request.url"),
    text(bodySha256 ?? "", "request.bodySha256"),
  ];
  const member = isForm ? "params" : "headers";
  const path = `request.${member}`;
  const given = record(own[member] ?? {}, path);
  const headers: Record<string, string> = {};
  for (const name in given) {
    // The headers that come back could not hold it: there it is the prototype.
    if (name === "__proto__") refuse(path, "names of headers or parameters", name);
    const at = `${path}.${name}`;
    const value = text(given[name], at);
    fields.push(text(name, at), value);
    if (!isForm) headers[name] = value;
  }
  return [fields, headers, body] as const;
}

/** Sets headers, names and values in turn, in place of those of the same name, whatever its case. */
function replace(headers: Record<string, string>, set: string[]): void {
  while (set.length > 0) {
    const name = set.shift() as string;
    for (const other in headers) {
      if (other.length === name.length && other.toLowerCase() === name.toLowerCase()) delete headers[other];
    }
    headers[name] = set.shift() as string;
  }
}

function bodyOf(body: unknown): string | Uint8Array {
  const given = body ?? "";
  if (typeof given === "string") return wellFormed(given, "request.body");
  // Of whichever realm it is. What a class of the caller's may have put in the way is left behind.
  if (!ArrayBuffer.isView(given) || tag(given) !== "Uint8Array") {
    return refuse("request.body", "a string, a Uint8Array or null", kind(given));
  }
  return reading("request.body", () => new Uint8Array(given.buffer, given.byteOffset, given.byteLength));
}

/** The members of a caller's object as the wasm takes them. */
const membersOf = (value: unknown, path: string, how: Texts): string[] =>
  reading(path, () => texts(record(value, path, Object.keys(how)), path, how));

/** The fields of a signer: the parts of its key, and then its options. */
const fieldsOf = (key: unknown, ofKey: Texts, options: unknown, ofOptions: Texts): string[] => [
  ...membersOf(key, "credentials", ofKey),
  ...membersOf(options, "options", ofOptions),
];

/** Names of headers, joined by semicolons. */
function names(value: unknown = ["content-type", "host", "x-tc-action"], path: string): string {
  if (!Array.isArray(value)) return refuse(path, "an array of strings", kind(value));
  return Array.from(value, (name, index) => text(name, `${path}[${index}]`)).join(";");
}

/** Signs requests to Huawei Cloud. */
export class HuaweiSigner extends Signer<SignableRequest, [at?: Date | number]> {
  constructor(credentials: HuaweiKey, options: HuaweiSignerOptions = {}) {
    const known: Texts = {
      algorithm: (value = "SDK-HMAC-SHA256", path) => text(value, path),
      region: optionalText,
      service: optionalText,
    };
    super(HUAWEI, fieldsOf(credentials, HUAWEI_KEY, options, known));
  }
}

/** Signs requests to Tencent Cloud with TC3-HMAC-SHA256. */
export class TencentSigner extends Signer<SignableRequest, [at?: Date | number]> {
  constructor(credentials: TencentKey, options: TencentSignerOptions) {
    super(TENCENT, fieldsOf(credentials, TENCENT_KEY, options, { service: text, signedHeaders: names }));
  }
}

/**
 * Signs forms for Tencent Cloud's API 2.0, and for the first version of API 3.0, with HmacSHA256 or HmacSHA1.
 */
export class TencentV1Signer extends Signer<SignableForm, [at?: Date | number, nonce?: number]> {
  constructor(credentials: TencentKey, options: TencentV1SignerOptions = {}) {
    const known: Texts = { method: (value = "HmacSHA256", path) => text(value, path) };
    super(TENCENT_V1, fieldsOf(credentials, TENCENT_KEY, options, known));
  }
}
