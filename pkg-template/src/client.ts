import { type Fetch, type Host, perform, prepare } from "./call.js";
import {
  type HuaweiCredentials,
  huaweiKeys,
  type Keys,
  type Source,
  type TencentCredentials,
  tencentKeys,
} from "./credentials.js";
import { type Call, Client, services } from "./engine.js";
import { type ClientEvent, emitter } from "./events.js";
import { type GatewayAddress, nobody, readGateway } from "./gateway-call.js";
import { filled, kind, members, milliseconds, optionalText, record, refuse, tag, text, unreadable } from "./input.js";
import { read, write } from "./json.js";
import type { HuaweiOperations, HuaweiServices, TencentOperations, TencentServices } from "./operations.js";
import { DEFAULT, PACE, type Pace, type PaceOptions, policyOf, readPace } from "./pace.js";
import { Pages } from "./pages.js";
import { readPlain } from "./plain.js";
import type { Reply } from "./reply.js";
import { type Send, Session } from "./session.js";
import type { SignedRequest } from "./signers.js";
import { accepted, factsOf } from "./step.js";
import { type WaitOptions, type WaitProgress, wait } from "./wait.js";

/** What a call can set. */
export interface CallOptions extends PaceOptions {
  /** Ends the call at once, with an error of the kind `Aborted`. */
  signal?: AbortSignal;
  /**
   * Lets parameters through that this package does not know, for what a provider added since: they are sent as they are,
   * in the body, or in the query of an operation without a body. The types know as little of them.
   */
  allowUnknown?: boolean;
}

/** A request that was built and signed but not sent, with every intermediate of its signature. */
export interface PreparedRequest extends SignedRequest {
  body?: string;
  canonicalRequest?: string;
  /** Absent where a token is sent in place of a signature. */
  stringToSign?: string;
  signature?: string;
  signedHeaders?: string;
  scope?: string;
}

interface CommonOptions<Service extends string> extends PaceOptions {
  /**
   * Region of the resources, such as `cn-north-4` or `ap-guangzhou`; Tencent Cloud's also by its short code, such as
   * `gz`. One that this version does not know needs an `endpoint`.
   */
  region: string;
  /** Another base URL for all services, or one for each; its host is what gets signed. */
  endpoint?: string | Partial<Record<Service, string>>;
  /** Used in place of the global `fetch`: any other that takes a URL and what is asked of it. */
  fetch?: Fetch;
  /**
   * Most requests a second to each service, or to those that are named; no limit if left out. Requests are evenly spaced
   * and go in the order of their calls; retries count.
   */
  rateLimit?: number | Partial<Record<Service, number>>;
  /** Is told what the client does. What it throws changes nothing. */
  onEvent?: (event: ClientEvent) => void;
}

/** Options of a client that calls through a gateway. Keys, endpoints and projects are the gateway's own matter. */
export interface GatewayClientOptions<Service extends string> extends Omit<CommonOptions<Service>, "endpoint"> {
  gateway: GatewayAddress;
}

/** Options of a `HuaweiCloud` client. */
export interface HuaweiCloudOptions extends CommonOptions<keyof HuaweiServices> {
  /** An access key, a token, a user with a password, or a function that gives one of these; perhaps with an agency. */
  credentials: Source<HuaweiCredentials>;
  /** Looked up once through IAM where an operation needs it and it is left out. */
  projectId?: string;
}

/** Options of a `TencentCloud` client. */
export interface TencentCloudOptions extends CommonOptions<keyof TencentServices> {
  /** An API key, permanent or temporary, or a function that gives one. */
  credentials: Source<TencentCredentials>;
}

/** Service to operation to its parameters, its answer and the items of its list: what makes `call` typed. */
type Operations = Record<string, Record<string, [params: object, data: unknown, item?: unknown]>>;

type Service<Ops> = keyof Ops & string;
type Operation<Ops, S extends keyof Ops> = keyof Ops[S] & string;
type Params<Ops, S extends keyof Ops, O extends keyof Ops[S]> = Ops[S][O] extends [infer P, ...unknown[]] ? P : never;
type Data<Ops, S extends keyof Ops, O extends keyof Ops[S]> = Ops[S][O] extends [unknown, infer D, ...unknown[]]
  ? D
  : never;
type Item<Ops, S extends keyof Ops, O extends keyof Ops[S]> = Ops[S][O] extends [unknown, unknown, infer I] ? I : never;
/** The operations that answer a list. */
type ListOperation<Ops, S extends keyof Ops> = {
  [O in keyof Ops[S]]: Ops[S][O] extends [unknown, unknown, unknown] ? O : never;
}[keyof Ops[S]] &
  string;

class CloudClient<Ops extends { [S in keyof Ops]: Operations[string] }> {
  /** Where the resources are, as it was given. */
  readonly region: string;
  readonly #client: Client;
  readonly #session: Session;
  readonly #host: Host;
  readonly #pace: Pace;
  #freed = false;

  constructor(cloud: "huawei" | "tencent", options: object) {
    const { settings, region, source, host, pace } = readOptions(cloud, options);
    this.#client = new Client(settings.join("\0"));
    this.region = settings[1] ?? "";
    accepted(this.#client.refusal());
    this.#host = host;
    this.#pace = pace;
    const send: Send = async (call, signal, session) => (await perform(call, host, pace, signal, session)).data;
    this.#session = new Session(this.#client, region, source, send, pace, host.emit);
    for (const [name, operations] of servicesOf(cloud)) {
      const methods = operations.map((operation) => [
        operation,
        (params?: object, callOptions?: CallOptions) => this.#perform(name, operation, params, callOptions),
      ]);
      Object.defineProperty(this, name, { value: Object.freeze(Object.fromEntries(methods)), enumerable: true });
    }
  }

  /** The parameters are read before this returns, so that later changes to them do not count. */
  #begin(service: string, operation: string, params: unknown, pace: Pace, allowUnknown?: boolean): Call {
    this.#inUse();
    const names = [text(service, "service"), text(operation, "operation")] as const;
    return this.#client.call(...names, write(params, "params"), policyOf(pace, service), allowUnknown);
  }

  async #perform(service: string, operation: string, params: unknown, options: unknown): Promise<Reply<unknown>> {
    const { signal, pace, allowUnknown } = readCallOptions(this.#pace, options);
    const call = this.#begin(service, operation, params, pace, allowUnknown);
    return perform(call, this.#host, pace, signal, this.#session);
  }

  /** Calls an operation by its name, as the provider writes it or in lowerCamelCase. */
  call<S extends Service<Ops>, O extends Operation<Ops, S>>(
    service: S,
    operation: O,
    params: Params<Ops, S, O>,
    options?: CallOptions,
  ): Promise<Reply<Data<Ops, S, O>>> {
    return this.#perform(service, operation, params, options) as Promise<Reply<Data<Ops, S, O>>>;
  }

  /**
   * The items of a list to its end, page after page: a page is asked for when the one before it is used up, with the
   * caller's own limit where there is one. The time limit and the number of attempts are those of each page.
   */
  async *paginate<S extends Service<Ops>, O extends ListOperation<Ops, S>>(
    service: S,
    operation: O,
    params: Params<Ops, S, O>,
    options?: CallOptions,
  ): AsyncGenerator<Item<Ops, S, O>, void, undefined> {
    this.#inUse();
    if (!factsOf(this.#client, service, operation).items) {
      refuse("operation", "one that answers a list", `${service}.${operation}`);
    }
    const own = read(write(params ?? {}, "params"));
    for await (const [, items] of this.#pages(service, operation, own, options)) yield* items as Item<Ops, S, O>[];
  }

  /** The same, answer by answer. */
  async *pages<S extends Service<Ops>, O extends ListOperation<Ops, S>>(
    service: S,
    operation: O,
    params: Params<Ops, S, O>,
    options?: CallOptions,
  ): AsyncGenerator<Reply<Data<Ops, S, O>>, void, undefined> {
    this.#inUse();
    const own = read(write(params ?? {}, "params"));
    for await (const [reply] of this.#pages(service, operation, own, options)) yield reply as Reply<Data<Ops, S, O>>;
  }

  /** The answers of an operation, and the items in each; one answer where there is no list. */
  async *#pages(
    service: string,
    operation: string,
    params: unknown,
    options: unknown,
  ): AsyncGenerator<[Reply<unknown>, unknown[]], void, undefined> {
    // A text would be copied as an object with a member for each of its letters.
    const own = { ...record(params, "params") };
    const pages = new Pages(factsOf(this.#client, service, operation), own, { service, operation });
    while (pages.params) {
      const reply = await this.#perform(service, operation, pages.params, options);
      yield [reply, pages.read(reply.data)];
    }
  }

  /**
   * Waits until an operation took effect, by asking the operation that tells at the documented pace. `result` is what the
   * operation's own call gave, or just its `data`; without it can be waited for what the parameters identify.
   *
   * Resolves with the last answer, and with nothing where nothing is to be waited for. Rejects with the kind `Service`
   * and the provider's reason if the work failed, and with `Timeout` if it took longer than is documented.
   */
  async wait<S extends Service<Ops>, O extends Operation<Ops, S>>(
    service: S,
    operation: O,
    params: Params<Ops, S, O>,
    result?: Pick<Reply<Data<Ops, S, O>>, "data">,
    options?: WaitOptions,
  ): Promise<Reply<unknown> | undefined> {
    this.#inUse();
    const { completion } = factsOf(this.#client, service, operation);
    const given = { params: read(write(params ?? {}, "params")), result: read(write(result ?? {}, "result")) };
    const base = { ...this.#pace, timeoutMs: undefined };
    const limits = readCallOptions(base, options, ["timeoutMs", "intervalMs", "onProgress"]);
    const listen = emitter(limits.onProgress);
    const tell = (progress: WaitProgress) => {
      listen?.(progress);
      this.#host.emit?.({ type: "poll", service, operation, ...progress });
    };
    const ask = this.#pages.bind(this, service);
    const { signal, intervalMs, pace } = limits;
    return wait(completion, { service, operation }, given, ask, tell, {
      signal,
      intervalMs,
      timeoutMs: pace.timeoutMs,
    });
  }

  /** Builds and signs a request without sending anything. A gateway is asked, and shows no signature. */
  async prepare<S extends Service<Ops>, O extends Operation<Ops, S>>(
    service: S,
    operation: O,
    params: Params<Ops, S, O>,
    options?: Pick<CallOptions, "allowUnknown">,
  ): Promise<PreparedRequest> {
    const { pace, allowUnknown } = readCallOptions(this.#pace, options);
    const call = this.#begin(service, operation, params, pace, allowUnknown);
    if (!this.#host.ask) return prepare(call, this.#session) as Promise<PreparedRequest>;
    return (await perform(call, this.#host, pace, undefined, this.#session, "/prepare")).data as PreparedRequest;
  }

  #inUse(): void {
    if (this.#freed) refuse("client", "one in use", "one that was freed");
  }

  /** Wipes the keys; the client cannot be used afterwards. */
  free(): void {
    this.#freed = true;
    this.#client.free();
  }
}

const known = new Map<string, [string, string[]][]>();

/** The wasm tells the names once, not for each client. */
function servicesOf(cloud: string): [string, string[]][] {
  const names = known.get(cloud) ?? Object.entries(JSON.parse(services(cloud)) as Record<string, string[]>);
  known.set(cloud, names);
  return names;
}

/** The options: the wasm's settings, where keys come from, and what stays on this side. */
function readOptions(cloud: "huawei" | "tencent", given: unknown) {
  try {
    const isHuawei = cloud === "huawei";
    const ofKeys = isHuawei ? ["credentials", "endpoint", "projectId"] : ["credentials", "endpoint"];
    const names = ["region", "gateway", "fetch", "onEvent", "rateLimit", ...PACE];
    const options = members(given, "options", [...names, ...ofKeys]);
    const { credentials, endpoint, gateway, fetch, onEvent } = options;
    for (const [name, value] of [
      ["fetch", fetch],
      ["onEvent", onEvent],
    ] as const) {
      if (value !== undefined && typeof value !== "function") refuse(`options.${name}`, "a function", kind(value));
    }
    const region = filled(options.region, "options.region");
    const ask = gateway == null ? undefined : readGateway(gateway, cloud, region);
    const stray = ask && ofKeys.find((name) => options[name] != null);
    if (stray) refuse(`options.${stray}`, "nothing beside options.gateway", kind(options[stray]));
    const projectId = optionalText(options.projectId, "options.projectId");
    return {
      settings: [cloud, region, projectId, ...endpoints(gateway ? "https://gateway" : endpoint)],
      region,
      source: ask
        ? (nobody[cloud] as Keys)
        : isHuawei
          ? huaweiKeys(credentials, { region, projectId })
          : tencentKeys(credentials),
      host: {
        fetch: fetch as Fetch | undefined,
        emit: emitter(onEvent as CommonOptions<never>["onEvent"]),
        ask,
        readPlain: readPlain[cloud],
      },
      pace: readPace(
        options,
        DEFAULT,
        servicesOf(cloud).map(([name]) => name),
      ),
    };
  } catch (error) {
    return unreadable(error, "options");
  }
}

/** One URL for all services, which counts as that of the service without a name, or one for each. */
function endpoints(given: unknown): string[] {
  if (given == null) return [];
  if (typeof given === "string") return ["", text(given, "options.endpoint")];
  if (tag(given) !== "Object") refuse("options.endpoint", "a URL, or one for each service", kind(given));
  const urls = Object.entries(given);
  return urls.flatMap(([service, url]) => [
    text(service, "options.endpoint"),
    text(url, `options.endpoint.${service}`),
  ]);
}

/** One of another realm is good too, so its class is not asked for. */
function isSignal(given: unknown): given is AbortSignal {
  const { aborted, addEventListener, removeEventListener } = (given ?? {}) as Partial<AbortSignal>;
  return (
    typeof aborted === "boolean" && [addEventListener, removeEventListener].every((own) => typeof own === "function")
  );
}

/** What a call or a wait can set, read. */
interface CallSettings {
  pace: Pace;
  signal?: AbortSignal | undefined;
  allowUnknown?: boolean | undefined;
  intervalMs?: number | undefined;
  onProgress?: WaitOptions["onProgress"];
}

/** Of a call, or those of a wait. */
function readCallOptions(base: Pace, given: unknown, names = ["allowUnknown", ...PACE]): CallSettings {
  // Most calls set nothing.
  if (given === undefined) return { pace: base };
  try {
    const own = members(given, "options", ["signal", ...names]);
    const { signal, allowUnknown, intervalMs, onProgress } = own;
    if (signal !== undefined && !isSignal(signal)) refuse("options.signal", "an AbortSignal", kind(signal));
    if (allowUnknown !== undefined && typeof allowUnknown !== "boolean") {
      refuse("options.allowUnknown", "a boolean", kind(allowUnknown));
    }
    if (onProgress !== undefined && typeof onProgress !== "function") {
      refuse("options.onProgress", "a function", kind(onProgress));
    }
    return {
      signal,
      pace: readPace(own, base),
      allowUnknown,
      intervalMs: milliseconds(intervalMs, "options.intervalMs"),
      onProgress: onProgress as WaitOptions["onProgress"],
    };
  } catch (error) {
    return unreadable(error, "options");
  }
}

/** A client of Huawei Cloud: `dns`, `apig`, `workspace`, `eip`, `vpc` and `iam` hold a method for each operation. */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the constructor defines a member for each service.
export class HuaweiCloud extends CloudClient<HuaweiOperations> {
  constructor(options: HuaweiCloudOptions | GatewayClientOptions<keyof HuaweiServices>) {
    super("huawei", options);
  }
}
export interface HuaweiCloud extends HuaweiServices {}

/** A client of Tencent Cloud: `vpc` speaks API 3.0, `vpcLegacy` and `eipLegacy` API 2.0; each has a method an operation. */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the constructor defines a member for each service.
export class TencentCloud extends CloudClient<TencentOperations> {
  constructor(options: TencentCloudOptions | GatewayClientOptions<keyof TencentServices>) {
    super("tencent", options);
  }
}
export interface TencentCloud extends TencentServices {}
