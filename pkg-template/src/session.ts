import { type Get, type Iam, type Keys, usedUntil } from "./credentials.js";
import type { Deadline } from "./deadline.js";
import type { Call, Client } from "./engine.js";
import type { Emit } from "./events.js";
import { refuse } from "./input.js";
import { write } from "./json.js";
import { type Pace, policyOf } from "./pace.js";
import { listAt, textAt } from "./path.js";
import { Shared } from "./shared.js";
import { accepted } from "./step.js";
import type { Policy } from "./wasm.js";

/** Performs a call, and gives the data of the answer; keys are seen to where a session is given. */
export type Send = (call: Call, signal: AbortSignal, session?: Session) => Promise<unknown>;

/** Keys in use, until shortly before their end. */
export interface Used {
  until: number;
}

/**
 * What the calls of one client share: keys, which may have to be got and got again, and the project. Many calls at once
 * make one request of each, and a failed one is not kept.
 */
export class Session {
  readonly #client: Client;
  readonly #region: string;
  readonly #source: Keys | Get;
  readonly #send: Send;
  readonly #pace: Pace;
  readonly #keys: Shared<Used>;
  readonly #project: Shared<true>;

  /** Keys that cannot be right are refused at once. */
  constructor(client: Client, region: string, source: Keys | Get, send: Send, pace: Pace, emit: Emit | undefined) {
    this.#client = client;
    this.#region = region;
    this.#source = source;
    this.#send = send;
    this.#pace = pace;
    this.#keys = new Shared(
      async (signal) => {
        emit?.({ type: "refresh", what: "credentials" });
        return this.#use(await this.#get(this.#iam(signal)));
      },
      ({ until }) => Date.now() < until,
    );
    this.#project = new Shared((signal) => {
      emit?.({ type: "refresh", what: "project" });
      return this.#findProject(signal);
    });
    if (typeof source !== "function") this.#keys.keep(this.#use(source));
  }

  /** The keys in use, if they are still good. */
  get keys(): Used | undefined {
    return this.#keys.fresh;
  }

  /** Sees to it that the keys in use are good. */
  getKeys(deadline: Deadline): Promise<Used> {
    return this.#keys.get(deadline);
  }

  /** The same without sending anything: only a function of the caller's is asked. */
  async getKeysAtHand(): Promise<void> {
    const sending = "keys or a token, since nothing may be sent to get them";
    if (!this.keys)
      this.#keys.keep(this.#use(await this.#get(() => refuse("credentials", sending, "what they are got with"))));
  }

  /** The provider would not take these keys, so the next call gets others, if there is somewhere to get them. */
  refused(keys: Used | undefined): void {
    if (typeof this.#source === "function" && keys === this.keys) this.#keys.forget();
  }

  /** Sees to it that the project is known. */
  getProject(deadline: Deadline): Promise<true> {
    return this.#project.get(deadline);
  }

  async #get(iam: Iam): Promise<Keys> {
    return typeof this.#source === "function" ? this.#source(iam) : this.#source;
  }

  #use(keys: Keys): Used {
    const until = usedUntil(keys);
    accepted(this.#client.credentials(keys.fields.join("\0"), typeof this.#source === "function"));
    if (keys.projectId) this.#client.project(keys.projectId);
    return { until };
  }

  get #policy(): Policy {
    return policyOf(this.#pace, "iam");
  }

  /** These calls bear keys of their own. All else they share with the client's other calls. */
  #iam(signal: AbortSignal): Iam {
    return (fields, operation, params) => {
      const call = this.#client.call("iam", operation, write(params, "params"), this.#policy);
      call.credentials(fields.join("\0"));
      return this.#send(call, signal);
    };
  }

  /** A region's main project bears the region's name. */
  async #findProject(signal: AbortSignal): Promise<true> {
    const region = this.#region;
    const call = this.#client.call("iam", "keystoneListProjects", write({ name: region }, "params"), this.#policy);
    const projects = listAt(await this.#send(call, signal, this), "projects");
    const [id, ...others] = projects.flatMap((project) => textAt(project, "id") ?? []);
    const expected = `one project named ${region} in the account, or an id given`;
    if (id === undefined) return refuse("projectId", expected, "none");
    if (others.length > 0) refuse("projectId", expected, `several: ${[id, ...others].join(", ")}`);
    this.#client.project(id);
    return true;
  }
}
