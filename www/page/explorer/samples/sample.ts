/** What the samples of all languages are made of. */

import type { PreparedRequest } from "cloudip";
import { Variable } from "../../../../pkg-template/tools/literal.mjs";
import type { Operation, Params } from "../catalogue.js";

/** A call that somebody may want to repeat elsewhere. */
export interface Subject {
  operation: Operation;
  params: Params;
  /** The request, signed a moment ago: it can be sent for some minutes. */
  request: PreparedRequest;
  /** Where the request is sent, if that is not where it is signed for. */
  url?: string;
  account: Account;
}

/** What a program has to know of the account; its keys it takes from the environment. */
export interface Account {
  region: string;
  /** Where the services are, if not at the provider's own hosts. */
  endpoint?: string;
  /** Whether the key is a temporary one, which comes with a token. */
  isTemporary: boolean;
}

/** The variables that the providers' own packages read, and names like theirs for what they have none for. */
export const variables = {
  huaweiId: new Variable("HUAWEICLOUD_SDK_AK"),
  huaweiSecret: new Variable("HUAWEICLOUD_SDK_SK"),
  huaweiSecurityToken: new Variable("HUAWEICLOUD_SDK_SECURITY_TOKEN"),
  huaweiProject: new Variable("HUAWEICLOUD_SDK_PROJECT_ID"),
  huaweiDomain: new Variable("HUAWEICLOUD_SDK_DOMAIN_ID"),
  huaweiToken: new Variable("HUAWEICLOUD_AUTH_TOKEN"),
  huaweiSubjectToken: new Variable("HUAWEICLOUD_SUBJECT_TOKEN"),
  huaweiPassword: new Variable("HUAWEICLOUD_PASSWORD"),
  tencentId: new Variable("TENCENTCLOUD_SECRET_ID"),
  tencentSecret: new Variable("TENCENTCLOUD_SECRET_KEY"),
  tencentToken: new Variable("TENCENTCLOUD_TOKEN"),
};

/** The headers of a request that hold a secret. Signatures are none: they hold for minutes and one request. */
export const secretHeaders: Record<string, Variable> = {
  "x-auth-token": variables.huaweiToken,
  "x-security-token": variables.huaweiSecurityToken,
  "x-subject-token": variables.huaweiSubjectToken,
  "x-tc-token": variables.tencentToken,
};

/** The parameters that are secrets, by their paths. */
const secretParams: Record<string, Variable> = {
  "X-Subject-Token": variables.huaweiSubjectToken,
  "auth.identity.password.user.password": variables.huaweiPassword,
  "auth.identity.token.id": variables.huaweiToken,
};

/** A value with variables in place of its secrets. `path` is where it is among the parameters. */
export function withoutSecrets(value: unknown, path = ""): unknown {
  const secret = secretParams[path];
  if (secret && typeof value === "string") return secret;
  if (Array.isArray(value)) return value.map((item) => withoutSecrets(item, `${path}[]`));
  if (typeof value !== "object" || value === null) return value;
  const inside = (name: string) => (path ? `${path}.${name}` : name);
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withoutSecrets(item, inside(name))]));
}

/** The body as text, with a variable in place of each secret; a secret's quotation marks go with it. */
export function bodyParts({ request: { body = "" }, params }: Subject): (string | Variable)[] {
  const secrets: [written: string, variable: Variable][] = [];
  const find = (value: unknown, replaced: unknown): void => {
    if (replaced instanceof Variable) secrets.push([JSON.stringify(value), replaced]);
    else if (typeof value === "object" && value !== null) {
      for (const [name, item] of Object.entries(value)) find(item, (replaced as Params)[name]);
    }
  };
  find(params, withoutSecrets(params));
  let parts: (string | Variable)[] = [body];
  for (const [written, variable] of secrets) {
    parts = parts.flatMap((part) => (typeof part === "string" ? between(part.split(written), variable) : [part]));
  }
  return parts;
}

const between = <T>(items: T[], separator: Variable): (T | Variable)[] =>
  items.flatMap((item, index) => (index > 0 ? [separator, item] : [item]));

/** The parameters of a form, such as API 2.0 takes; the token of a temporary key is a variable. */
export function formParts(body: string): [name: string, value: string | Variable][] {
  return [...new URLSearchParams(body)].map(([name, value]) => [
    name,
    name === "Token" ? variables.tencentToken : value,
  ]);
}

export const isForm = ({ headers }: PreparedRequest): boolean =>
  headers["Content-Type"] === "application/x-www-form-urlencoded";

/** The part of the URL that a path has in place of `{name}`. */
export function pathValue(path: string, url: string, name: string): string | undefined {
  const segments = new URL(url).pathname.split("/");
  const found = segments[path.split("/").indexOf(`{${name}}`)];
  return found === undefined ? undefined : decodeURIComponent(found);
}

export const capital = (name: string): string => name.slice(0, 1).toUpperCase() + name.slice(1);
