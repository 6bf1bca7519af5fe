/** Clients and calls of the wasm, which knows them by number. What it tells is JSON: see `src/js/client.rs`. */

import { type Arrival, isLost, kept, known, type Policy, read, wasm, write } from "./wasm.js";

const told = (length: number): string => read(wasm.client_output(), length);

/** The names of a cloud's services and their operations: `{"dns": ["associateEndpointIpaddress", ...], ...}`. */
export const services = (cloud: string): string => told(wasm.client_services(cloud === "huawei"));

function close(client: number): void {
  if (!isLost(client)) wasm.client_close(client);
}

/** A client that is dropped without `free()` is closed when the garbage is collected, where the runtime tells. */
const dropped = globalThis.FinalizationRegistry && new FinalizationRegistry(close);

/** What both clients are made of. */
export class Client {
  #number: number;
  readonly #refusal: string | undefined;

  /** `settings` are the cloud, the region, the project id, and then services and base URLs in turn, joined by NUL. */
  constructor(settings: string) {
    const number = wasm.client_open(write(settings));
    this.#number = number < 0 ? number : kept(number);
    if (number < 0) this.#refusal = told(-number);
    else dropped?.register(this, this.#number, this);
  }

  /** What is wrong with the settings, if something is. */
  refusal(): string | undefined {
    return this.#refusal;
  }

  /**
   * Sets what calls are signed with: a kind, id, secret and token, joined by NUL; and whether others can be got. Tells
   * what is wrong with them, if something is.
   */
  credentials(fields: string, renewable: boolean): string | undefined {
    return told(wasm.client_credentials(known(this.#number), write(fields), renewable)) || undefined;
  }

  /** Sets the project that calls are for, where the caller named none. */
  project(id: string): void {
    wasm.client_project(known(this.#number), write(id));
  }

  /** How the list of an operation is read to its end, and how to tell that it took effect. */
  facts(service: string, operation: string): string {
    return told(wasm.client_facts(known(this.#number), write(`${service}\0${operation}`)));
  }

  /** A call with these parameters, which are JSON. */
  call(service: string, operation: string, params: string, policy: Policy, allowUnknown = false): Call {
    const bytes = write(`${service}\0${operation}\0${params}`);
    return new Call(wasm.call_open(known(this.#number), bytes, allowUnknown, ...policy), service, operation, params);
  }

  /** Wipes the keys. Calls that have begun go on. */
  free(): void {
    dropped?.unregister(this);
    close(this.#number);
    this.#number = -1;
  }
}

/** One call. It has to be freed. Times are in milliseconds since the epoch. */
export class Call {
  #number: number;

  constructor(
    number: number,
    readonly service: string,
    readonly operation: string,
    /** JSON. */
    readonly params: string,
  ) {
    this.#number = kept(number);
  }

  /** Sets what this call is signed with, in place of the client's credentials. */
  credentials(fields: string): void {
    wasm.call_credentials(known(this.#number), write(fields));
  }

  /** What is wrong with the call, if something is. */
  refusal(): string | undefined {
    return told(wasm.call_refusal(known(this.#number))) || undefined;
  }

  /** What to do at first, and after a project was found or a time has passed. */
  start(now: number, nonce: number): string {
    return told(wasm.call_start(known(this.#number), now, nonce));
  }

  /** What to do after an answer, with those of its headers that the wasm reads. */
  received(status: number, headers: string[], body: string, ...arrival: Arrival): string {
    return told(wasm.call_received(known(this.#number), status, write([...headers, body].join("\0")), ...arrival));
  }

  /** Counts an answer that was read here. */
  good(): void {
    wasm.call_good(known(this.#number));
  }

  /** What to do after there was no answer. */
  failed(failure: number, now: number, random: number): string {
    return told(wasm.call_failed(known(this.#number), failure, now, random));
  }

  /** The signed request; nothing is to be sent. */
  prepare(now: number, nonce: number): string {
    return told(wasm.call_prepare(known(this.#number), now, nonce));
  }

  /** Ends the call. */
  free(): void {
    if (!isLost(this.#number)) wasm.call_close(this.#number);
    this.#number = -1;
  }
}
