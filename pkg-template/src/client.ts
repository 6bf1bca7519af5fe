import { Client, services } from "./cloudip.js";
import type { HuaweiOperations, HuaweiServices, TencentOperations, TencentServices } from "./operations.js";
import type { HuaweiKey, SignedRequest, TencentKey } from "./signers.js";

/** What ends a call early. */
export interface CallOptions {
  /** Ends the call at once, with an error of the kind `Aborted`. */
  signal?: AbortSignal;
  /** Longest time for the whole call, in milliseconds, in place of the client's. */
  timeoutMs?: number;
}

/** The good end of a call. */
export interface Reply<Data> {
  /** The answer, with the wire's names; `null` where the provider answers with an empty body. */
  data: Data;
  /** HTTP status. */
  status: number;
  /** The provider's id of the request. */
  requestId: string | undefined;
  /** How often the request was sent. */
  attempts: number;
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

interface CommonOptions<Service extends string> {
  /**
   * Region of the resources, such as `cn-north-4` or `ap-guangzhou`; Tencent Cloud's also by its short code, such as
   * `gz`. One that this version does not know needs an `endpoint`.
   */
  region: string;
  /** Another base URL for all services, or one for each; its host is what gets signed. */
  endpoint?: string | Partial<Record<Service, string>>;
  /** Used in place of the global `fetch`; gets one `Request`. */
  fetch?: (request: Request) => Promise<Response>;
  /** Longest time for a call, in milliseconds; no limit if left out. */
  timeoutMs?: number;
}

/** Options of a `HuaweiCloud` client. */
export interface HuaweiCloudOptions extends CommonOptions<keyof HuaweiServices> {
  /** An access key, permanent or temporary, or an IAM token. */
  credentials: HuaweiKey | { token: string };
  /** Looked up once through IAM where an operation needs it and it is left out. */
  projectId?: string;
}

/** Options of a `TencentCloud` client. */
export interface TencentCloudOptions extends CommonOptions<keyof TencentServices> {
  /** An API key, permanent or temporary. */
  credentials: TencentKey;
}

/** Service to operation to its parameters and answer: what makes `call` typed. */
type Operations = Record<string, Record<string, [params: object, data: unknown]>>;

type Service<Ops> = keyof Ops & string;
type Operation<Ops, S extends keyof Ops> = keyof Ops[S] & string;
type Params<Ops, S extends keyof Ops, O extends keyof Ops[S]> = Ops[S][O] extends [infer P, unknown] ? P : never;
type Data<Ops, S extends keyof Ops, O extends keyof Ops[S]> = Ops[S][O] extends [unknown, infer D] ? D : never;

class CloudClient<Ops extends { [S in keyof Ops]: Operations[string] }> {
  readonly #client: Client;

  constructor(cloud: "huawei" | "tencent", options: object) {
    this.#client = new Client(cloud, options);
    for (const [name, operations] of servicesOf(cloud)) {
      const methods = operations.map((operation) => [
        operation,
        (params?: object, callOptions?: CallOptions) => this.#client.call(name, operation, params, callOptions),
      ]);
      Object.defineProperty(this, name, { value: Object.freeze(Object.fromEntries(methods)), enumerable: true });
    }
  }

  /** Calls an operation by its name, as the provider writes it or in lowerCamelCase. */
  call<S extends Service<Ops>, O extends Operation<Ops, S>>(
    service: S,
    operation: O,
    params: Params<Ops, S, O>,
    options?: CallOptions,
  ): Promise<Reply<Data<Ops, S, O>>> {
    return this.#client.call(service, operation, params, options) as Promise<Reply<Data<Ops, S, O>>>;
  }

  /** Builds and signs a request without sending anything. */
  async prepare<S extends Service<Ops>, O extends Operation<Ops, S>>(
    service: S,
    operation: O,
    params: Params<Ops, S, O>,
  ): Promise<PreparedRequest> {
    return this.#client.prepare(service, operation, params) as PreparedRequest;
  }

  /** Wipes the keys; the client cannot be used afterwards. */
  free(): void {
    this.#client.free();
  }
}

const known = new Map<string, [string, string[]][]>();

/** The wasm tells the names once, not for each client. */
function servicesOf(cloud: string): [string, string[]][] {
  const names = known.get(cloud) ?? (services(cloud) as [string, string[]][]);
  known.set(cloud, names);
  return names;
}

/** A client of Huawei Cloud: `dns`, `apig`, `workspace` and `iam` hold a method for each operation. */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the constructor defines a member for each service.
export class HuaweiCloud extends CloudClient<HuaweiOperations> {
  constructor(options: HuaweiCloudOptions) {
    super("huawei", options);
  }
}
export interface HuaweiCloud extends HuaweiServices {}

/** A client of Tencent Cloud: `vpc` speaks API 3.0, `vpcLegacy` API 2.0; both hold a method for each operation. */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the constructor defines a member for each service.
export class TencentCloud extends CloudClient<TencentOperations> {
  constructor(options: TencentCloudOptions) {
    super("tencent", options);
  }
}
export interface TencentCloud extends TencentServices {}
