import { DEFAULT_ACCOUNT } from "./accounts.ts";
import { textOf } from "./bytes.ts";
import type { Caller } from "./caller.ts";
import type { Received } from "./received.ts";

/** One request and what became of it. */
export interface JournalEntry {
  at: string;
  requestId: string;
  method: string;
  url: string;
  headers: Record<string, string>;
  body: string;
  cloud: "huawei" | "tencent";
  /** The account, if it is not the default one. */
  account?: string;
  /** The operation, if the request could be matched with one. */
  service?: string;
  operation?: string;
  /** Who called, as far as it is no secret; missing if the signature, or what stands for it, was refused. */
  caller?: Caller;
  /** Missing if the connection was cut before the request took effect. */
  status?: number;
  /** The provider's error code, if the request was refused. */
  code?: string;
  /** The rule of `POST /_emulator/faults` that the request met. */
  fault?: unknown;
}

/** More would only cost memory in a long run. */
const LIMIT = 1000;
const HIDDEN = "***";

export class Journal {
  #entries: Recorded[] = [];

  add(entry: Recorded): void {
    this.#entries.push(entry);
    // Now and then for many at once: taking the first one off each time would move all the others.
    if (this.#entries.length >= 2 * LIMIT) this.#entries = this.#entries.slice(-LIMIT);
  }

  /** The last 1000 requests, oldest first. */
  get recorded(): readonly Recorded[] {
    return this.#entries.slice(-LIMIT);
  }

  clear(): void {
    this.#entries = [];
  }
}

/** A request and what became of it, as it happened; the entry is made of that when somebody reads the journal. */
export interface Recorded {
  received: Received;
  /** Which request of all accounts it was. */
  order: number;
  /** In ms since the epoch. */
  at: number;
  requestId: string;
  cloud: JournalEntry["cloud"];
  service: string | undefined;
  operation: string | undefined;
  caller: Caller | undefined;
  status: number | undefined;
  code: string | undefined;
  fault: unknown;
}

/** What the journals of some accounts have, in the order in which it happened, with the secrets removed. */
export function entriesOf(worlds: readonly { account: string; journal: Journal }[]): JournalEntry[] {
  const all = worlds.flatMap(({ account, journal }) => journal.recorded.map((recorded) => ({ account, recorded })));
  return all
    .sort((a, b) => a.recorded.order - b.recorded.order)
    .slice(-LIMIT)
    .map(({ account, recorded }) => entryOf(account, recorded));
}

function entryOf(account: string, { received, at, requestId, cloud, ...outcome }: Recorded): JournalEntry {
  const { service, operation, caller, status, code, fault } = outcome;
  return {
    at: new Date(at).toISOString(),
    requestId,
    ...(account !== DEFAULT_ACCOUNT && { account }),
    ...describe(received),
    cloud,
    ...(service !== undefined && { service }),
    ...(operation !== undefined && { operation }),
    ...(caller && { caller }),
    ...(status !== undefined && { status }),
    ...(code !== undefined && { code }),
    ...(fault !== undefined && { fault }),
  };
}

/** The parts of a journal entry that come from the request, with everything secret or derived from a secret removed. */
function describe(received: Received): Pick<JournalEntry, "method" | "url" | "headers" | "body"> {
  const isForm = received.headers.get("content-type")?.startsWith("application/x-www-form-urlencoded") ?? false;
  const body = textOf(received.body);
  return {
    method: received.method,
    url: `${received.host}${received.path}${received.query && `?${hideParameters(received.query)}`}`,
    headers: Object.fromEntries(
      Array.from(received.headers, ([name, value]) => [name, hideHeader(name, value)] as const).sort(([a], [b]) =>
        a < b ? -1 : 1,
      ),
    ),
    body: isForm ? hideParameters(body) : hideMembers(body),
  };
}

function hideHeader(name: string, value: string): string {
  if (name === "authorization" && value.includes("Signature="))
    return value.replace(/Signature=.*$/, `Signature=${HIDDEN}`);
  return /^authorization$|token|cookie/.test(name) ? HIDDEN : value;
}

/** The password of a user, and the token in its old place, travel in the body of a call for a token or for keys. */
const hideMembers = (json: string): string =>
  json
    .replace(/("(?:password|passcode)"\s*:\s*)"(?:[^"\\]|\\.)*"/g, `$1"${HIDDEN}"`)
    .replace(/("token"\s*:\s*\{[^{}]*"id"\s*:\s*)"(?:[^"\\]|\\.)*"/g, `$1"${HIDDEN}"`);

/** Signature and STS token travel as parameters in API 2.0 and in the first version of API 3.0. */
const hideParameters = (pairs: string): string => pairs.replace(/(^|&)(Signature|Token)=[^&]*/g, `$1$2=${HIDDEN}`);
