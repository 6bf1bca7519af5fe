/** How a caller proves who they are: keys and tokens as they are, or where to get them. */

import { CloudError } from "./error.js";
import { filled, HUAWEI_KEY, kind, members, refuse, TENCENT_KEY, texts, unreadable } from "./input.js";
import { textAt } from "./path.js";
import type { HuaweiKey, TencentKey } from "./signers.js";

/** Credentials that are good for some time only. */
export interface Expiring {
  /** Until when they are good: a `Date`, milliseconds since the epoch, or an ISO 8601 time. */
  expiresAt?: Date | number | string;
}

/**
 * An IAM user, for whom the client gets a token through IAM, and a new one shortly before that ends or when it is not taken
 * any longer.
 */
export interface HuaweiPassword {
  /** Name of the IAM user. A HUAWEI ID itself gets no tokens. */
  username: string;
  password: string;
  /** Name of the account that the user belongs to. */
  domainName: string;
}

/** An agency: what another account lets this one do. The client gets temporary keys of it through IAM. */
export interface HuaweiAgency {
  /** Name of the agency. */
  name: string;
  /** Name of the account that created the agency; this or `domainId`. */
  domainName?: string;
  /** Id of that account. */
  domainId?: string;
  /** How long the keys are good: 900 to 86,400 seconds, 900 if left out. New ones are got in time. */
  durationSeconds?: number;
}

/** What proves who calls Huawei Cloud. With an agency, the call is made by it, and the rest proves who assumes it. */
export type HuaweiCredentials = ((HuaweiKey & Expiring) | ({ token: string } & Expiring) | HuaweiPassword) & {
  agency?: HuaweiAgency;
};

/** What proves who calls Tencent Cloud. */
export type TencentCredentials = TencentKey & Expiring;

/** A function is asked for credentials, and again shortly before they end; by one call at a time, whose answer counts for all. */
export type Source<Credentials> = Credentials | (() => Credentials | Promise<Credentials>);

/** What the wasm signs with. */
export interface Keys {
  /** Their kind and three parts, as the wasm takes them. */
  fields: string[];
  /** Milliseconds since the epoch. */
  expiresAt: number;
  /** The project that a token is for. */
  projectId?: string | undefined;
}

/** Calls an operation of IAM with these keys, and gives the data of the answer. */
export type Iam = (fields: string[], operation: string, params: object) => Promise<unknown>;

/** Gets keys, through IAM if need be. */
export type Get = (iam: Iam) => Promise<Keys>;

/** What a token is for: the main project of a region, or the one that the caller named. */
export interface Scope {
  region: string;
  projectId: string;
}

/** The members of each form that credentials can have. */
const KEY = [...Object.keys(HUAWEI_KEY), "expiresAt"];
const TOKEN = ["token", "expiresAt"];
const USER = ["username", "password", "domainName"];
const HUAWEI = [...KEY, "token", ...USER, "agency"];
const TENCENT = [...Object.keys(TENCENT_KEY), "expiresAt"];

/** How long before their end keys are no longer used. Of short-lived ones it is a part of the time that is left. */
const MARGIN_MS = 300_000;
const MARGIN_PART = 1 / 5;
/** How long a token is good, should its answer not say so. */
const TOKEN_MS = 86_400_000;
/** How long the keys of an agency are good, if the caller has no wish. */
const AGENCY_SECONDS = 900;

/** Reads credentials of Huawei Cloud: keys, or how to get them. */
export function huaweiKeys(given: unknown, scope: Scope): Keys | Get {
  if (typeof given === "function")
    return asked(given as () => unknown, (credentials) => huaweiKeys(credentials, scope));
  try {
    const { agency, ...own } = members(given, "credentials", HUAWEI);
    const has = (name: string) => own[name] != null;
    const form = has("token") ? TOKEN : USER.some(has) ? USER : KEY;
    const stray = Object.keys(own).find((name) => has(name) && !form.includes(name));
    if (stray) refuse(`credentials.${stray}`, `nothing beside ${form[0]}`, "another way to prove who calls");
    const source = form === USER ? ofUser(own, scope) : huaweiFields(own);
    return agency == null ? source : ofAgency(agency, source);
  } catch (error) {
    return unreadable(error, "credentials");
  }
}

/** Reads credentials of Tencent Cloud: keys, or how to get them. */
export function tencentKeys(given: unknown): Keys | Get {
  if (typeof given === "function") return asked(given as () => unknown, tencentKeys);
  try {
    const own = members(given, "credentials", TENCENT);
    return keys(own, ["tencent", ...texts(own, "credentials", TENCENT_KEY)]);
  } catch (error) {
    return unreadable(error, "credentials");
  }
}

/** Until when keys are used: shortly before they end. Those that have ended already are refused. */
export function usedUntil({ expiresAt }: Keys): number {
  const left = expiresAt - Date.now();
  if (left <= 0) refuse("credentials.expiresAt", "a time to come", "one that has passed", "Credentials");
  return expiresAt - Math.min(MARGIN_MS, left * MARGIN_PART);
}

type Members = Record<string, unknown>;

const huaweiFields = (own: Members): Keys =>
  own.token == null
    ? keys(own, ["huawei", ...texts(own, "credentials", HUAWEI_KEY)])
    : keys(own, ["huawei-token", "", filled(own.token, "credentials.token"), ""]);

const keys = (own: Members, fields: string[]): Keys => ({ fields, expiresAt: expiry(own.expiresAt) });

function expiry(given: unknown): number {
  if (given == null) return Number.POSITIVE_INFINITY;
  const at = given instanceof Date ? given.getTime() : typeof given === "string" ? Date.parse(given) : given;
  if (typeof at === "number" && !Number.isNaN(at)) return at;
  return refuse("credentials.expiresAt", "a Date, milliseconds since the epoch or an ISO 8601 time", kind(given));
}

/** Asks a function of the caller's; what it gives is read as if it had been given at once. */
function asked(ask: () => unknown, read: (credentials: unknown) => Keys | Get): Get {
  return async (iam) => {
    let credentials: unknown;
    try {
      credentials = await ask();
    } catch (cause) {
      refuse("credentials", "a function that gives them", "one that threw", "Credentials", cause);
    }
    if (typeof credentials === "function") refuse("credentials", "an object", "a function that gave a function");
    const source = read(credentials);
    return typeof source === "function" ? source(iam) : source;
  };
}

/** A token for a user and a project (`reference/huawei.md` 2.2). */
function ofUser(own: Members, { region, projectId }: Scope): Get {
  const [name, password, domain] = USER.map((member) => filled(own[member], `credentials.${member}`));
  const fields = ["huawei-password", "", password ?? "", ""];
  const auth = {
    identity: { methods: ["password"], password: { user: { name, password, domain: { name: domain } } } },
    scope: { project: projectId ? { id: projectId } : { name: region } },
  };
  return async (iam) => {
    const start = Date.now();
    // The catalogue of all services would be many times as long as the rest.
    const data = await iam(fields, "keystoneCreateUserTokenByPassword", { nocatalog: "true", auth });
    const token = textAt(data, "X-Subject-Token");
    if (!token) throw undecoded("the answer has no X-Subject-Token header, or the page may not read it");
    // By the provider's clock, which this one may differ from.
    const [from, to] = ["token.issued_at", "token.expires_at"].map((path) => Date.parse(textAt(data, path) ?? ""));
    const lifetime = (to ?? 0) - (from ?? 0) || TOKEN_MS;
    const projectId = textAt(data, "token.project.id");
    return { fields: ["huawei-token", "", token, ""], expiresAt: start + lifetime, projectId };
  };
}

/** Temporary keys of an agency, for whoever may assume it (`reference/huawei.md` 2.3). */
function ofAgency(given: unknown, source: Keys | Get): Get {
  const path = "credentials.agency";
  const agency = members(given, path, ["name", "domainName", "domainId", "durationSeconds"]);
  const durationSeconds = agency.durationSeconds ?? AGENCY_SECONDS;
  if (typeof durationSeconds !== "number" || !Number.isInteger(durationSeconds)) {
    refuse(`${path}.durationSeconds`, "a whole number of seconds", kind(durationSeconds));
  }
  const assume_role = {
    agency_name: filled(agency.name, `${path}.name`),
    ...(agency.domainId == null
      ? { domain_name: filled(agency.domainName, `${path}.domainName`) }
      : { domain_id: filled(agency.domainId, `${path}.domainId`) }),
    duration_seconds: durationSeconds,
  };
  return async (iam) => {
    const assuming = typeof source === "function" ? await source(iam) : source;
    usedUntil(assuming);
    const start = Date.now();
    const params = { auth: { identity: { methods: ["assume_role"], assume_role } } };
    const data = await iam(assuming.fields, "createTemporaryAccessKeyByAgency", params);
    const keys = ["access", "secret", "securitytoken"].map((name) => textAt(data, `credential.${name}`) ?? "");
    if (keys.includes("")) throw undecoded("the answer has no keys");
    return { fields: ["huawei", ...keys], expiresAt: start + durationSeconds * 1000 };
  };
}

const undecoded = (message: string): CloudError =>
  new CloudError(`iam: ${message}`, { kind: "Decode", code: "Decode", retryable: false, attempts: 1, service: "iam" });
