/// <reference lib="esnext.disposable" preserve="true" />
// What a consumer's own `lib` need not know of: [Symbol.dispose].

/**
 * The signers. The signature schemes are Rust in the wasm; these classes check what they are given and pack it into one
 * text, since a text crosses the boundary faster than an object does.
 */

import { hasLoneSurrogate, keyFields, kind, optionalText, reading, record, refuse, tag, text } from "./input.js";
import { FREED, isLost, kept, known, read as readText, wasm, write, writeBytes } from "./wasm.js";

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
/** A body that is longer crosses in pieces, so that the wasm's memory does not grow with it: a multiple of 64. */
const PIECE = 1 << 16;
const MAX_NONCE = Number.MAX_SAFE_INTEGER;

const encoder = new TextEncoder();

/** A request, read once: no getter is asked twice. */
interface Fields {
  method: string;
  url: string;
  /** Names and values in turn: the headers or parameters. */
  pairs: string[];
  /** The declared hash of the body. */
  declared: string;
  body?: string | Uint8Array | null | undefined;
}

/** Names and values in turn. */
function pairsOf(value: unknown, path: string): string[] {
  const pairs: string[] = [];
  if (value == null) return pairs;
  const object = record(value, path);
  for (const name in object) {
    // The headers that come back could not hold it: there it is the prototype.
    if (name === "__proto__") refuse(path, "names of headers or parameters", name);
    pairs.push(name, string(object[name], `${path}.${name}`));
  }
  return pairs;
}

/** The fields in one text. They are looked at one by one only if there is something to name. */
function packed({ method, url, pairs, declared }: Fields, path: string): string {
  let all = method + SEPARATOR + url + SEPARATOR + declared;
  for (const part of pairs) all += SEPARATOR + part;
  if (hasLoneSurrogate(all) || separators(all) !== pairs.length + 2) {
    text(method, "request.method");
    text(url, "request.url");
    text(declared, "request.bodySha256");
    for (const [index, part] of pairs.entries()) text(part, `${path}.${pairs[index - (index % 2)]}`);
  }
  return all;
}

function separators(packed: string): number {
  let count = 0;
  for (let at = packed.indexOf(SEPARATOR); at >= 0; at = packed.indexOf(SEPARATOR, at + 1)) count += 1;
  return count;
}

const string = (value: unknown, path: string): string =>
  typeof value === "string" ? value : refuse(path, "a string", kind(value));

function seconds(at: unknown): number {
  const milliseconds = at === undefined ? Date.now() : tag(at) === "Date" ? reading("at", () => time(at)) : at;
  if (typeof milliseconds !== "number") return refuse("at", "a Date or a number of milliseconds", kind(at));
  if (!Number.isFinite(milliseconds)) refuse("at", "a time between the years 1970 and 9999", "none");
  return Math.floor(milliseconds / 1000);
}

/** The time of a date, of whichever realm it is. */
const time = (date: unknown): number => Date.prototype.getTime.call(date);

/** A nonce need not be secret, only new within the minutes that the provider remembers. */
function nonceOf(nonce: unknown): number {
  const number = nonce === undefined ? 1 + Math.floor(Math.random() * (MAX_NONCE - 1)) : nonce;
  if (typeof number === "number" && Number.isSafeInteger(number) && number > 0) return number;
  return refuse("nonce", "a whole number between 1 and 2^53 - 1", kind(nonce));
}

/** The parts of the output; a negative length is that of a refusal: its sentence, and the name that it is about. */
function output(length: number): string[] {
  const parts = readText(wasm.signer_output(), Math.abs(length)).split(SEPARATOR);
  if (length >= 0) return parts;
  const [sentence = "", name = ""] = parts;
  const [field = "", expected = "", got = "other text"] = sentence.split("|");
  return refuse(
    field.replace("*", () => name),
    expected,
    got,
  );
}

/** A signer that is dropped without `free()` is closed when the garbage is collected, where the runtime tells. */
const dropped =
  globalThis.FinalizationRegistry &&
  new FinalizationRegistry((signer: number) => {
    if (!isLost(signer)) wasm.signer_close(known(signer));
  });

/** What the wasm calls the schemes. */
const [HUAWEI, TENCENT, TENCENT_V1] = [0, 1, 2];

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
  sign(request: Request, ...[at, nonce]: Rest): SignedRequest {
    return this.#run(request, at, nonce, false);
  }

  /** Signs and shows every step. */
  explain(request: Request, ...[at, nonce]: Rest): SignedRequest & Explanation {
    return this.#run(request, at, nonce, true) as SignedRequest & Explanation;
  }

  /** Wipes the key; the signer cannot be used afterwards. */
  free(): void {
    dropped?.unregister(this);
    if (!isLost(this.#signer)) wasm.signer_close(known(this.#signer));
    this.#signer = FREED;
  }

  [Symbol.dispose](): void {
    this.free();
  }

  #run(request: unknown, at: unknown, nonce: unknown, explain: boolean): SignedRequest {
    const isForm = this.#isForm;
    const number = isForm ? nonceOf(nonce) : 0;
    const fields = reading("request", () => (isForm ? readForm(request) : readRequest(request)));
    const { method, url, pairs, declared, body } = fields;
    const all = packed(fields, isForm ? "request.params" : "request.headers") + SEPARATOR;
    if (this.#signer === FREED) refuse("signer", "one in use", "one that was freed");
    const signer = known(this.#signer);
    // Of the body only that crosses whose hash is not given.
    const crossing = bodyOf(body);
    // Nothing is refused here between a body's pieces and the signature, which would leave them to the next one.
    const moment = seconds(at);
    const bytes = cross(signer, all, declared ? "" : crossing);
    const parts = output(wasm.signer_sign(signer, bytes, pairs.length >> 1, moment, number, explain));
    const steps = explain ? parts.splice(-STEPS.length) : [];
    const signed = isForm ? signedForm(method, url, parts) : signedRequest(fields, parts);
    steps.forEach((step, index) => {
      if (step) Object.assign(signed, { [STEPS[index] ?? ""]: step });
    });
    return signed;
  }
}

/** Writes the fields and the body, of which what is too long goes ahead. Tells how many bytes stand in the input. */
function cross(signer: number, fields: string, body: string | Uint8Array): number {
  if (typeof body === "string" && body.length <= PIECE) return write(fields + body);
  let rest = typeof body === "string" ? encoder.encode(body) : body;
  for (; rest.length > PIECE; rest = rest.subarray(PIECE))
    wasm.signer_body(signer, writeBytes(rest.subarray(0, PIECE), 0));
  const head = write(fields);
  return head + writeBytes(rest, head);
}

/** With the headers that signing sets in place of those of the same name. */
function signedRequest({ method, url, pairs, body }: Fields, parts: string[]): SignedRequest {
  const headers: Record<string, string> = {};
  for (let index = 0; index < pairs.length; index += 2) {
    const name = pairs[index] ?? "";
    if (!isAdded(name, parts)) headers[name] = pairs[index + 1] ?? "";
  }
  for (let index = 0; index < parts.length; index += 2) headers[parts[index] ?? ""] = parts[index + 1] ?? "";
  return body == null ? { method, url, headers } : { method, url, headers, body };
}

/** Whether signing sets the header of that name, whatever its case. */
function isAdded(name: string, parts: string[]): boolean {
  for (let index = 0; index < parts.length; index += 2) {
    const added = parts[index] ?? "";
    if (added.length === name.length && added.toLowerCase() === name.toLowerCase()) return true;
  }
  return false;
}

const signedForm = (method: string, url: string, [form = ""]: string[]): SignedRequest =>
  method === "GET"
    ? { method, url: `${url}?${form}`, headers: {} }
    : { method, url, headers: { "Content-Type": "application/x-www-form-urlencoded" }, body: form };

const REQUEST = ["method", "url", "headers", "body", "bodySha256"];

function readRequest(request: unknown): Fields {
  const { method, url, headers, body, bodySha256 } = record(request, "request", REQUEST);
  return {
    method: string(method, "request.method").toUpperCase(),
    url: string(url, "request.url"),
    pairs: pairsOf(headers, "request.headers"),
    declared: bodySha256 == null ? "" : string(bodySha256, "request.bodySha256"),
    body: body as Fields["body"],
  };
}

const FORM = ["method", "url", "params"];

function readForm(request: unknown): Fields {
  const { method, url, params } = record(request, "request", FORM);
  return {
    method: string(method, "request.method"),
    url: string(url, "request.url"),
    pairs: pairsOf(params, "request.params"),
    declared: "",
  };
}

function bodyOf(body: unknown): string | Uint8Array {
  if (body == null) return "";
  if (typeof body === "string") {
    if (hasLoneSurrogate(body)) refuse("request.body", "well-formed Unicode", "a string with a lone surrogate");
    return body;
  }
  // Of whichever realm it is. What a class of the caller's may have put in the way is left behind.
  if (!ArrayBuffer.isView(body) || tag(body) !== "Uint8Array") {
    return refuse("request.body", "a string, a Uint8Array or null", kind(body));
  }
  return reading("request.body", () => new Uint8Array(body.buffer, body.byteOffset, body.byteLength));
}

const HUAWEI_KEY = ["accessKeyId", "secretAccessKey", "securityToken"] as const;
const TENCENT_KEY = ["secretId", "secretKey", "token"] as const;

/** The fields of a signer: those of its key, and what is read of its options. */
const fieldsOf = <Options>(
  credentials: unknown,
  names: readonly [string, string, string],
  options: Options,
  known: string[],
  read: (options: Options) => string[],
): string[] => [
  ...reading("credentials", () => keyFields(record(credentials, "credentials", names), ...names)),
  ...reading("options", () => {
    record(options, "options", known);
    return read(options);
  }),
];

/** Signs requests to Huawei Cloud. */
export class HuaweiSigner extends Signer<SignableRequest, [at?: Date | number]> {
  constructor(credentials: HuaweiKey, options: HuaweiSignerOptions = {}) {
    const known = ["algorithm", "region", "service"];
    super(
      HUAWEI,
      fieldsOf(credentials, HUAWEI_KEY, options, known, ({ algorithm = "SDK-HMAC-SHA256", region, service }) => [
        text(algorithm, "options.algorithm"),
        optionalText(region, "options.region"),
        optionalText(service, "options.service"),
      ]),
    );
  }
}

/** Signs requests to Tencent Cloud with TC3-HMAC-SHA256. */
export class TencentSigner extends Signer<SignableRequest, [at?: Date | number]> {
  constructor(credentials: TencentKey, options: TencentSignerOptions) {
    super(
      TENCENT,
      fieldsOf(credentials, TENCENT_KEY, options, ["service", "signedHeaders"], (options) => {
        const { service, signedHeaders = ["content-type", "host", "x-tc-action"] } = options;
        if (!Array.isArray(signedHeaders)) refuse("options.signedHeaders", "an array of strings", kind(signedHeaders));
        const names = Array.from(signedHeaders, (name, index) => text(name, `options.signedHeaders[${index}]`));
        return [text(service, "options.service"), names.join(";")];
      }),
    );
  }
}

/**
 * Signs forms for Tencent Cloud's API 2.0, and for the first version of API 3.0, with HmacSHA256 or HmacSHA1.
 */
export class TencentV1Signer extends Signer<SignableForm, [at?: Date | number, nonce?: number]> {
  constructor(credentials: TencentKey, options: TencentV1SignerOptions = {}) {
    super(
      TENCENT_V1,
      fieldsOf(credentials, TENCENT_KEY, options, ["method"], ({ method = "HmacSHA256" }) => [
        text(method, "options.method"),
      ]),
    );
  }
}
