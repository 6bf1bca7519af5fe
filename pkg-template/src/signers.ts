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

const FORM = "application/x-www-form-urlencoded";
const SEPARATOR = "\0";
/** A body that is longer crosses in pieces, so that the wasm's memory does not grow with it: a multiple of 64. */
const PIECE = 1 << 16;
const MAX_NONCE = Number.MAX_SAFE_INTEGER;

const encoder = new TextEncoder();

/** The fields of a request in one text, and its headers or parameters as they were read: no getter is asked twice. */
class Fields {
  packed: string;
  readonly pairs: string[] = [];

  constructor(
    readonly method: string,
    readonly url: string,
    readonly declared: string,
  ) {
    this.packed = method + SEPARATOR + url + SEPARATOR + declared;
  }

  /** Appends names and values in turn. */
  add(value: unknown, path: string): void {
    if (value != null) {
      const object = record(value, path);
      let { packed } = this;
      for (const name in object) {
        // The headers that come back could not hold it: there it is the prototype.
        if (name === "__proto__") refuse(path, "names of headers or parameters", "__proto__");
        const member = object[name];
        if (typeof member !== "string") refuse(`${path}.${name}`, "a string", kind(member));
        this.pairs.push(name, member);
        packed += SEPARATOR + name + SEPARATOR + member;
      }
      this.packed = packed;
    }
    // All at once, and field by field only if there is something to name.
    if (hasLoneSurrogate(this.packed) || separators(this.packed) !== this.pairs.length + 2) this.#refuse(path);
  }

  #refuse(path: string): void {
    text(this.method, "request.method");
    text(this.url, "request.url");
    text(this.declared, "request.bodySha256");
    for (let index = 0; index < this.pairs.length; index += 2) {
      const [name = "", value = ""] = this.pairs.slice(index, index + 2);
      text(name + value, `${path}.${name}`);
    }
  }
}

function separators(packed: string): number {
  let count = 0;
  for (let at = packed.indexOf(SEPARATOR); at >= 0; at = packed.indexOf(SEPARATOR, at + 1)) count += 1;
  return count;
}

function string(value: unknown, path: string): string {
  return typeof value === "string" ? value : refuse(path, "a string", kind(value));
}

function seconds(at: unknown): number {
  const milliseconds = at === undefined ? Date.now() : tag(at) === "Date" ? reading("at", () => time(at)) : at;
  if (typeof milliseconds !== "number") return refuse("at", "a Date or a number of milliseconds", kind(at));
  if (!Number.isFinite(milliseconds)) refuse("at", "a time between the years 1970 and 9999", "none");
  return Math.floor(milliseconds / 1000);
}

/** The time of a date, of whichever realm it is. */
const time = (date: unknown): number => Date.prototype.getTime.call(date);

interface Answer {
  explanation: Explanation;
  parts: string[];
}

/** The parts of the output; a negative length is that of a refusal: its sentence, and the name that it is about. */
function output(length: number): string[] {
  const parts = readText(wasm.signer_output(), Math.abs(length)).split(SEPARATOR);
  if (length >= 0) return parts;
  const [sentence = "", name = ""] = parts;
  const [, field = "", expected = "", got = ""] = /^(.*?): expected (.*?), got (.*)$/.exec(sentence) ?? [];
  refuse(
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

/** A signer of the Rust side. */
class Wire {
  #signer: number;

  constructor(fields: string[]) {
    const signer = wasm.signer_open(write(fields.join(SEPARATOR)));
    if (signer < 0) output(signer);
    this.#signer = kept(signer);
    dropped?.register(this, this.#signer, this);
  }

  /** Wipes the key. */
  free(): void {
    dropped?.unregister(this);
    if (!isLost(this.#signer)) wasm.signer_close(known(this.#signer));
    this.#signer = FREED;
  }

  sign(fields: Fields, body: string | Uint8Array, at: number, nonce: number, explain: boolean): Answer {
    if (this.#signer === FREED) refuse("signer", "one in use", "one that was freed");
    const signer = known(this.#signer);
    const pairs = fields.pairs.length >> 1;
    let bytes: number;
    if (body.length <= PIECE && typeof body === "string") {
      bytes = write(fields.packed + SEPARATOR + body);
    } else {
      let rest = typeof body === "string" ? encoder.encode(body) : body;
      for (; rest.length > PIECE; rest = rest.subarray(PIECE))
        wasm.signer_body(signer, writeBytes(rest.subarray(0, PIECE), 0));
      const head = write(fields.packed + SEPARATOR);
      bytes = head + writeBytes(rest, head);
    }
    const parts = output(wasm.signer_sign(signer, bytes, pairs, at, nonce, explain));
    if (!explain) return { explanation: { stringToSign: "", signature: "" }, parts };
    const [canonicalRequest, stringToSign = "", signature = "", signedHeaders, scope, ...others] = parts;
    return {
      explanation: {
        ...(canonicalRequest ? { canonicalRequest } : {}),
        stringToSign,
        signature,
        ...(signedHeaders ? { signedHeaders } : {}),
        ...(scope ? { scope } : {}),
      },
      parts: others,
    };
  }
}

/** What signs requests, as opposed to forms. */
class RequestSigner {
  readonly #wire: Wire;

  protected constructor(fields: string[]) {
    this.#wire = new Wire(fields);
  }

  /** Signs a request, at the given time (a `Date`, or milliseconds since the epoch) or now. */
  sign(request: SignableRequest, at?: Date | number): SignedRequest {
    return this.#run(request, at, false).signed;
  }

  /** Signs a request and shows every step. */
  explain(request: SignableRequest, at?: Date | number): SignedRequest & Explanation {
    const { signed, explanation } = this.#run(request, at, true);
    return { ...signed, ...explanation };
  }

  /** Wipes the key; the signer cannot be used afterwards. */
  free(): void {
    this.#wire.free();
  }

  [Symbol.dispose](): void {
    this.free();
  }

  #run(request: SignableRequest, at: unknown, explain: boolean) {
    const { fields, body, crossing } = read(request);
    const { explanation, parts } = this.#wire.sign(fields, crossing, seconds(at), 0, explain);
    const headers: Record<string, string> = {};
    const { pairs } = fields;
    for (let index = 0; index < pairs.length; index += 2) {
      const name = pairs[index] ?? "";
      if (!isAdded(name, parts)) headers[name] = pairs[index + 1] ?? "";
    }
    for (let index = 0; index < parts.length; index += 2) headers[parts[index] ?? ""] = parts[index + 1] ?? "";
    const signed: SignedRequest = { method: fields.method, url: fields.url, headers };
    if (body != null) signed.body = body;
    return { signed, explanation };
  }
}

const REQUEST = ["method", "url", "headers", "body", "bodySha256"];

/** Reads a request once. Of the body only that crosses whose hash is not given. */
const read = (request: SignableRequest) =>
  reading("request", () => {
    record(request, "request", REQUEST);
    const { method, url, headers, body, bodySha256 } = request;
    const declared = bodySha256 == null ? "" : string(bodySha256, "request.bodySha256");
    const fields = new Fields(string(method, "request.method").toUpperCase(), string(url, "request.url"), declared);
    fields.add(headers, "request.headers");
    const crossing = bodyOf(body);
    return { fields, body, crossing: declared ? "" : crossing };
  });

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

/** Whether signing sets the header of that name, whatever its case. */
function isAdded(name: string, parts: string[]): boolean {
  for (let index = 0; index < parts.length; index += 2) {
    const added = parts[index] ?? "";
    if (added.length === name.length && added.toLowerCase() === name.toLowerCase()) return true;
  }
  return false;
}

const HUAWEI_KEY = ["accessKeyId", "secretAccessKey", "securityToken"] as const;
const TENCENT_KEY = ["secretId", "secretKey", "token"] as const;

const key = (credentials: unknown, names: readonly [string, string, string]): string[] =>
  reading("credentials", () => keyFields(record(credentials, "credentials", names), ...names));

/** Signs requests to Huawei Cloud. */
export class HuaweiSigner extends RequestSigner {
  constructor(credentials: HuaweiKey, options: HuaweiSignerOptions = {}) {
    const named = reading("options", () => {
      record(options, "options", ["algorithm", "region", "service"]);
      const { algorithm = "SDK-HMAC-SHA256", region, service } = options;
      return [
        text(algorithm, "options.algorithm"),
        optionalText(region, "options.region"),
        optionalText(service, "options.service"),
      ];
    });
    super(["huawei", ...key(credentials, HUAWEI_KEY), ...named]);
  }
}

/** Signs requests to Tencent Cloud with TC3-HMAC-SHA256. */
export class TencentSigner extends RequestSigner {
  constructor(credentials: TencentKey, options: TencentSignerOptions) {
    const named = reading("options", () => {
      record(options, "options", ["service", "signedHeaders"]);
      const { service, signedHeaders = ["content-type", "host", "x-tc-action"] } = options;
      if (!Array.isArray(signedHeaders)) refuse("options.signedHeaders", "an array of strings", kind(signedHeaders));
      const names = Array.from(signedHeaders, (name, index) => text(name, `options.signedHeaders[${index}]`));
      return [text(service, "options.service"), names.join(";")];
    });
    super(["tencent", ...key(credentials, TENCENT_KEY), ...named]);
  }
}

/**
 * Signs forms for Tencent Cloud's API 2.0, and for the first version of API 3.0, with HmacSHA256 or HmacSHA1.
 */
export class TencentV1Signer {
  readonly #wire: Wire;

  constructor(credentials: TencentKey, options: TencentV1SignerOptions = {}) {
    const named = reading("options", () => {
      record(options, "options", ["method"]);
      const { method = "HmacSHA256" } = options;
      return text(method, "options.method");
    });
    this.#wire = new Wire(["tencent-form", ...key(credentials, TENCENT_KEY), named]);
  }

  /** Signs a form, at the given time or now, with the given nonce or a random one. */
  sign(request: SignableForm, at?: Date | number, nonce?: number): SignedRequest {
    return this.#run(request, at, nonce, false).signed;
  }

  /** Signs a form and shows every step. */
  explain(request: SignableForm, at?: Date | number, nonce?: number): SignedRequest & Explanation {
    const { signed, explanation } = this.#run(request, at, nonce, true);
    return { ...signed, ...explanation };
  }

  /** Wipes the key; the signer cannot be used afterwards. */
  free(): void {
    this.#wire.free();
  }

  [Symbol.dispose](): void {
    this.free();
  }

  #run(request: SignableForm, at: unknown, nonce: unknown, explain: boolean) {
    // A nonce need not be secret, only new within the minutes that the provider remembers.
    const number = nonce === undefined ? 1 + Math.floor(Math.random() * (MAX_NONCE - 1)) : nonce;
    if (typeof number !== "number" || !Number.isSafeInteger(number) || number < 1) {
      return refuse("nonce", "a whole number between 1 and 2^53 - 1", kind(nonce));
    }
    const fields = readForm(request);
    const { method, url } = fields;
    const { explanation, parts } = this.#wire.sign(fields, "", seconds(at), number, explain);
    const [form = ""] = parts;
    const signed: SignedRequest =
      method === "GET"
        ? { method, url: `${url}?${form}`, headers: {} }
        : { method, url, headers: { "Content-Type": FORM }, body: form };
    return { signed, explanation };
  }
}

const FORM_REQUEST = ["method", "url", "params"];

/** Reads a form once. */
const readForm = (request: SignableForm): Fields =>
  reading("request", () => {
    record(request, "request", FORM_REQUEST);
    const { method, url, params } = request;
    const fields = new Fields(string(method, "request.method"), string(url, "request.url"), "");
    fields.add(params, "request.params");
    return fields;
  });
