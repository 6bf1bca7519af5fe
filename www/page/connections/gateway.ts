/** A gateway has the keys, and knows who may do what: it tells the accounts that its caller can reach. */

import { CloudError, type CloudErrorInit } from "cloudip";
import type { Cloud } from "cloudip/bindings";
import type { Connection } from "./connection.js";

/** Where a gateway is, and what proves to it who calls. */
export interface Door {
  url: string;
  token?: string;
}

/** What `GET /v1/operations` of a gateway answers, as far as it is needed here. */
interface Told {
  accounts?: { name: string; cloud: Cloud; regions: string[] }[];
}

/** A connection for each account that the gateway lets the caller reach. */
export async function accountsOf(url: string, token: string): Promise<Connection[]> {
  const base = url.replace(/\/+$/, "");
  const { accounts } = await ask<Told>({ url: base, token }, "/v1/operations");
  if (!accounts) throw strange(base);
  return accounts.map(({ name, cloud, regions }) => ({
    id: crypto.randomUUID(),
    name,
    cloud,
    regions,
    by: { type: "gateway", url: base, ...(token && { token }) },
  }));
}

/** What a gateway answers, which is JSON. Throws why it does not do what it is asked. */
export async function ask<T>(gateway: Door, path: string, init?: RequestInit): Promise<T> {
  const response = await send(gateway, path, init);
  try {
    return (await response.json()) as T;
  } catch (cause) {
    throw strange(gateway.url, cause);
  }
}

/** The answer of a gateway that does what it is asked; throws otherwise. */
export async function send({ url, token }: Door, path: string, init: RequestInit = {}): Promise<Response> {
  let response: Response;
  try {
    const headers = { ...init.headers, ...(token && { Authorization: `Bearer ${token}` }) };
    response = await fetch(url + path, { ...init, headers });
  } catch (cause) {
    throw failure("Network", `${url} cannot be reached from this page`, cause);
  }
  if (response.ok) return response;
  const told = (await response.json().catch(() => ({}))) as { error?: CloudErrorInit & { message: string } };
  throw told.error ? new CloudError(told.error.message, told.error) : strange(url);
}

const strange = (url: string, cause?: unknown): CloudError =>
  failure("Decode", `${url} answers as no gateway does`, cause);

const failure = (kind: "Network" | "Decode", message: string, cause?: unknown): CloudError =>
  new CloudError(message, { kind, code: kind, retryable: kind === "Network", attempts: 1, cause });
