/** A gateway has the keys, and knows who may do what: it tells the accounts that its caller can reach. */

import { CloudError, type CloudErrorInit } from "cloudip";
import type { Cloud } from "cloudip/bindings";
import type { Connection } from "./connection.js";

/** What `GET /v1/operations` of a gateway answers, as far as it is needed here, or why it does not. */
interface Told {
  accounts?: { name: string; cloud: Cloud; regions: string[] }[];
  error?: CloudErrorInit & { message: string };
}

/** A connection for each account that the gateway lets the caller reach. */
export async function accountsOf(url: string, token: string): Promise<Connection[]> {
  const base = url.replace(/\/+$/, "");
  const { accounts, error } = await ask(`${base}/v1/operations`, token);
  if (error) throw new CloudError(error.message, error);
  if (!accounts) throw failure("Decode", `${base} answers as no gateway does`);
  return accounts.map(({ name, cloud, regions }) => ({
    id: crypto.randomUUID(),
    name,
    cloud,
    regions,
    by: { type: "gateway", url: base, ...(token && { token }) },
  }));
}

async function ask(url: string, token: string): Promise<Told> {
  let response: Response;
  try {
    response = await fetch(url, token ? { headers: { Authorization: `Bearer ${token}` } } : {});
  } catch (cause) {
    throw failure("Network", `${url} cannot be reached from this page`, cause);
  }
  try {
    return (await response.json()) as Told;
  } catch {
    return {};
  }
}

const failure = (kind: "Network" | "Decode", message: string, cause?: unknown): CloudError =>
  new CloudError(message, { kind, code: kind, retryable: kind === "Network", attempts: 1, cause });
