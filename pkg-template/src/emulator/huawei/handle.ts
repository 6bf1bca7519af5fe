// From a request to a Huawei Cloud service: which operation, by whom, with what.
import { formPairs } from "../bytes.ts";
import type { CallerName } from "../caller.ts";
import { allOperations, type Operation, type Parameter, parametersOf } from "../catalogue.ts";
import { BadInput, checkMembers, parseJson } from "../check.ts";
import type { Front, Route, Visit } from "../front.ts";
import { lazily } from "../lazily.ts";
import type { Received } from "../received.ts";
import type { Refusal, Reply } from "../reply.ts";
import type { Steps } from "../steps.ts";
import type { World } from "../world.ts";
import { apig } from "./apig.ts";
import { dns } from "./dns.ts";
import { eip } from "./eip.ts";
import { gatewayRefusal, throttled, unknownApi } from "./errors.ts";
import { domainNameOf, iam, TOKENS_PATH } from "./iam.ts";
import { Routes } from "./routes.ts";
import type { HuaweiService } from "./service.ts";
import { checkProject, checkScope, verifyHuawei } from "./verify.ts";
import { vpc } from "./vpc.ts";
import { workspace } from "./workspace.ts";

const services: Record<string, HuaweiService> = { dns, apig, workspace, eip, vpc, iam };

/** Hosts that a service shares with another one (huawei.md 4): EIP answers on the VPC host. */
const hostLabels: Record<string, string> = { eip: "vpc" };

const routes = lazily(() => {
  const all = new Routes<{ operation: Operation; service: HuaweiService }>();
  for (const operation of allOperations()) {
    const service = operation.cloud === "huawei" ? services[operation.service] : undefined;
    if (!service || !Object.hasOwn(service.operations, operation.name)) continue;
    all.add(operation.http.method, operation.http.path, { operation, service });
  }
  return all;
});

/** The Huawei Cloud operations the emulator answers, as `service.name`. */
export const huaweiOperations = (): string[] =>
  Object.entries(services).flatMap(([name, service]) =>
    Object.keys(service.operations).map((operation) => `${name}.${operation}`),
  );

const HOST = /^([a-z]+)(?:\.([a-z0-9-]+))?\.myhuaweicloud\.(?:com|eu)$/;

export const isHuaweiHost = (host: string): boolean => HOST.test(host);

export const huawei: Front = {
  cloud: "huawei",
  newRequestId: ({ ids }) => ids.hex32(),
  requestIdHeader: "x-request-id",
  routeOf,
  callerOf,
  handle,
  refusal,
  throttled,
};

function routeOf(received: Received): Route | undefined {
  const matches = routes().match(received.method, received.path);
  const match = matches.find(({ target }) => matches.length === 1 || isMeant(target, received)) ?? matches[0];
  if (!match) return undefined;
  const { operation } = match.target;
  // At a provider's host only that service answers; a local server has one host for all.
  const label = HOST.exec(received.host)?.[1];
  if (label !== undefined && label !== (hostLabels[operation.service] ?? operation.service)) return undefined;
  return { operation, path: match.path };
}

/** By keys, by token, or by the password of an account's user. */
function callerOf({ headers, path, body }: Received): CallerName | undefined {
  const accessKeyId = /Access=([^,\s]+)/.exec(headers.get("authorization") ?? "")?.[1];
  if (accessKeyId !== undefined) return { accessKeyId };
  const token = headers.get("x-auth-token");
  if (token !== null) return { token };
  const domainName = path === TOKENS_PATH ? domainNameOf(contentOf(body)) : undefined;
  return domainName === undefined ? undefined : { domainName };
}

function* handle(world: World, visit: Visit): Steps<Reply> {
  const { received, requestId, now, route, recorded } = visit;
  if (!route) throw unknownApi();
  const { operation, path } = route;
  const service = serviceOf(operation);
  const { state } = world;
  const caller = recorded?.caller ?? (yield* verifyHuawei(received, state.credentials.huawei, now, operation));
  visit.caller = caller;
  const region = HOST.exec(received.host)?.[2];
  if (service !== iam) checkScope(caller, region, state.huawei.projects);
  for (const projectId of [path.project_id, received.headers.get("x-project-id")]) {
    if (projectId) checkProject(projectId, caller, state.huawei.projects);
  }

  const fields = parametersOf(operation);
  let params: Record<string, unknown>;
  let body: Record<string, unknown>;
  try {
    params = {
      ...checkMembers(fields.path, path, "text"),
      ...checkMembers(fields.query, queryOf(fields.query, received), "text"),
      ...checkMembers(fields.header, headersOf(fields.header, received), "text"),
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
    isKnown: recorded !== undefined && !recorded.isRefused,
    now,
    requestId,
    origin: `https://${received.host}`,
    success: operation.success[0] ?? 200,
  });
}

/** Codes of the gateway come in its own shape, whichever service is behind it (huawei.md 5.1). */
function refusal(status = 500, code: string, message: string, route: Route | undefined): Refusal {
  if (!route || code.startsWith("APIGW.")) return gatewayRefusal(status, code, message);
  return serviceOf(route.operation).refusal(status, code, message, route.operation);
}

function serviceOf({ service: name }: Operation): HuaweiService {
  const service = services[name];
  if (!service) throw new Error(`there is no service ${name}`);
  return service;
}

/** Whether a body is for this operation, of several that share a path. */
function isMeant(
  { operation, service }: { operation: Operation; service: HuaweiService },
  { body }: Received,
): boolean {
  const content = contentOf(body);
  return service.choose?.(content).includes(operation.name) ?? false;
}

/** A body that may be for one thing or another; undefined if it is no JSON, which is for later to refuse. */
function contentOf(body: Uint8Array): unknown {
  try {
    return parseJson(body);
  } catch (error) {
    if (error instanceof BadInput) return undefined;
    throw error;
  }
}

const headersOf = (fields: Parameter[], { headers }: Received): Record<string, unknown> =>
  Object.fromEntries(fields.map(({ name }) => [name, headers.get(name.toLowerCase())]));

/** The query by name; a parameter of an array type may be repeated (huawei.md 1.3, "Collection parameters"). */
function queryOf(fields: Parameter[], { query }: Received): Record<string, unknown> {
  const values = new Map<string, string | string[]>();
  for (const [name, value] of formPairs(query)) {
    const others = values.get(name) ?? [];
    const isList = fields.some((field) => field.name === name && field.type.kind === "array");
    if (!isList && values.has(name)) throw new BadInput("syntax", name, "is given twice");
    values.set(name, isList ? [...others, value] : value);
  }
  return Object.fromEntries(values);
}
