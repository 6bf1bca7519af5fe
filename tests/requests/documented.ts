// What the table of facts says that a request has to be. It knows nothing of the crate.

import { write } from "../../pkg-template/src/json.ts";
import type { Operation } from "../operations/facts.ts";
import type { Request } from "./facts.ts";
import { type Params, project } from "./inputs.ts";

export function documented(key: string, operation: Operation, input: Params): Request {
  if (key.startsWith("huawei.")) return rest(key, operation, input);
  const action = key.split(".").at(-1) ?? "";
  return operation.encoding === "flat" ? form(action, operation, input) : json(action, operation, input);
}

/** By what proves who sends a request. */
const proofs: Record<string, Record<string, string>> = {
  default: { Authorization: "" },
  token: { "X-Auth-Token": "" },
  none: {},
};

/** Huawei Cloud: parameters in their places. */
function rest(key: string, { method, path, params, body, auth }: Operation, input: Params): Request {
  const given = { project_id: project, ...input };
  const of = (place: string) => Object.entries(input).filter(([name]) => params[name]?.in === place);
  const filled = path.replace(/\{(\w+)\}/g, (_, name: keyof typeof given) => escaped(String(given[name])));
  const pairs = of("query").flatMap(([name, value]) => [value].flat().map((one) => [name, String(one)] as const));
  const query = pairs
    .sort(byBytes)
    .map((pair) => pair.map(escaped).join("="))
    .join("&");
  const members = Object.entries(input).filter(([name]) => body && name in body);
  return {
    method,
    url: `https://huawei.example${filled}${query && "?"}${query}`,
    headers: {
      ...Object.fromEntries(of("header").map(([name, value]) => [name, String(value)])),
      ...(!key.startsWith("huawei.iam.") && { "X-Project-Id": project }),
      ...(body && { "Content-Type": "application/json" }),
      ...proofs[auth],
    },
    body: body && write(Object.fromEntries(members), "body"),
  };
}

/** API 3.0 of Tencent Cloud. */
const json = (action: string, { method, path, version }: Operation, input: Params): Request => ({
  method,
  url: `https://tencent.example${path}`,
  headers: {
    ...proofs.default,
    "Content-Type": "application/json",
    "X-TC-Action": action,
    "X-TC-Version": version ?? "",
    "X-TC-Region": "ap-guangzhou",
  },
  body: write(input, "body"),
});

/** API 2.0 of Tencent Cloud. */
function form(action: string, { method, path, version }: Operation, input: Params): Request {
  const own = { Action: action, Region: "gz", Signature: "", ...(version !== "2.0" && { Version: version }) };
  return {
    method,
    url: `https://tencent.example${path}`,
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams([...Object.entries(own), ...flat(input, "")] as [string, string][]).toString(),
  };
}

function flat(value: unknown, name: string): [string, string][] {
  if (typeof value !== "object" || value === null) return [[name, String(value)]];
  return Object.entries(value).flatMap(([step, member]) => flat(member, name ? `${name}.${step}` : step));
}

/** By RFC 3986. */
const escaped = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

const byBytes = ([name, value]: readonly [string, string], [other, otherValue]: readonly [string, string]): number =>
  Buffer.compare(Buffer.from(name), Buffer.from(other)) || Buffer.compare(Buffer.from(value), Buffer.from(otherValue));
