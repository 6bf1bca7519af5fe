// From a request to a Huawei Cloud service: which operation, by whom, with what.
import { TrieRouter } from "hono/router/trie-router";
import { formPairs, percentDecode } from "../bytes.ts";
import { type Operation, operations } from "../catalogue.ts";
import { BadInput, checkMembers, parseJson } from "../check.ts";
import type { Received } from "../received.ts";
import type { Reply } from "../reply.ts";
import type { Visit } from "../visit.ts";
import type { World } from "../world.ts";
import { apig } from "./apig.ts";
import { dns } from "./dns.ts";
import { eip } from "./eip.ts";
import { unknownApi } from "./errors.ts";
import { iam } from "./iam.ts";
import type { HuaweiService } from "./service.ts";
import { checkProject, checkScope, verifyHuawei } from "./verify.ts";
import { vpc } from "./vpc.ts";
import { workspace } from "./workspace.ts";

const services: Record<string, HuaweiService> = { dns, apig, workspace, eip, vpc, iam };

/** Hosts that a service shares with another one (huawei.md 4): EIP answers on the VPC host. */
const hostLabels: Record<string, string> = { eip: "vpc" };

const router = new TrieRouter<{ operation: Operation; service: HuaweiService }>();
for (const operation of operations) {
  const service = operation.cloud === "huawei" ? services[operation.service] : undefined;
  if (!service || !Object.hasOwn(service.operations, operation.name)) continue;
  router.add(operation.http.method, operation.http.path.replaceAll(/\{(\w+)\}/g, ":$1"), { operation, service });
}

/** The Huawei Cloud operations the emulator answers, as `service.name`. */
export const huaweiOperations: string[] = Object.entries(services).flatMap(([name, service]) =>
  Object.keys(service.operations).map((operation) => `${name}.${operation}`),
);

const HOST = /^([a-z]+)(?:\.([a-z0-9-]+))?\.myhuaweicloud\.(?:com|eu)$/;

export const isHuaweiHost = (host: string): boolean => HOST.test(host);

export async function handleHuawei(world: World, visit: Visit): Promise<Reply> {
  const { received, now } = visit;
  const matches = router.match(received.method, received.path)[0];
  const match = matches.find(([entry]) => matches.length === 1 || isMeant(entry, received)) ?? matches[0];
  if (!match) throw unknownApi();
  const [{ operation, service }, pathParams] = match;
  // At a provider's host only that service answers; a local server has one host for all.
  const [, label, region] = HOST.exec(received.host) ?? [];
  if (label !== undefined && label !== (hostLabels[operation.service] ?? operation.service)) throw unknownApi();
  visit.operation = operation;

  const { state } = world;
  const caller = await verifyHuawei(received, state.credentials.huawei, now, operation);
  if (service !== iam) checkScope(caller, region, state.huawei.projects);
  const path = Object.fromEntries(
    Object.entries(pathParams as Record<string, string>).map(([name, value]) => [name, percentDecode(value)]),
  );
  for (const projectId of [path.project_id, received.headers.get("x-project-id")]) {
    if (projectId) checkProject(projectId, caller, state.huawei.projects);
  }

  let params: Record<string, unknown>;
  let body: Record<string, unknown>;
  try {
    params = {
      ...checkParameters(operation, "path", path),
      ...checkParameters(operation, "query", queryOf(operation, received)),
      ...checkParameters(operation, "header", headersOf(operation, received)),
    };
    // Official clients attach `{}` to calls that have no body (huawei.md 2.4); it has no meaning there.
    body = operation.body === null ? {} : checkMembers(operation.body, parseJson(received.body), "json");
  } catch (error) {
    throw error instanceof BadInput ? service.badInput(error, operation) : error;
  }

  const run = service.operations[operation.name];
  if (!run) throw new Error(`${operation.name} is routed but has no handler`);
  return run(world, {
    params,
    body,
    caller,
    now,
    requestId: visit.requestId,
    origin: `https://${received.host}`,
    success: operation.success[0] ?? 200,
  });
}

/** Whether a body is for this operation, of several that share a path. */
function isMeant(
  { operation, service }: { operation: Operation; service: HuaweiService },
  { body }: Received,
): boolean {
  let content: unknown;
  try {
    content = parseJson(body);
  } catch {
    return false;
  }
  return service.choose?.(content).includes(operation.name) ?? false;
}

function headersOf({ params }: Operation, { headers }: Received): Record<string, unknown> {
  const names = params.filter((parameter) => parameter.in === "header").map(({ name }) => name);
  return Object.fromEntries(names.map((name) => [name, headers.get(name)]));
}

function checkParameters(operation: Operation, place: "path" | "query" | "header", values: Record<string, unknown>) {
  return checkMembers(
    operation.params.filter((parameter) => parameter.in === place),
    values,
    "text",
  );
}

/** The query by name; a parameter of an array type may be repeated (huawei.md 1.3, "Collection parameters"). */
function queryOf(operation: Operation, received: Received): Record<string, unknown> {
  const values = new Map<string, string[]>();
  for (const [name, value] of formPairs(received.query)) values.set(name, [...(values.get(name) ?? []), value]);
  return Object.fromEntries(
    Array.from(values, ([name, all]) => {
      const isList = operation.params.some((parameter) => parameter.name === name && parameter.type.kind === "array");
      if (!isList && all.length > 1) throw new BadInput("syntax", name, "is given twice");
      return [name, isList ? all : all[0]];
    }),
  );
}
