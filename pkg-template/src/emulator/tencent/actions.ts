// The actions of Tencent Cloud that the emulator has: found by what a request names, and performed.
import { allOperations, type Operation } from "../catalogue.ts";
import { BadInput, checkMembers, type Encoding, type Rule } from "../check.ts";
import type { Route, Visit } from "../front.ts";
import { lazily } from "../lazily.ts";
import type { Refusal } from "../reply.ts";
import type { World } from "../world.ts";
import { v3Refusal } from "./errors.ts";
import { eip as eipLegacy } from "./legacy/eip.ts";
import { gateways } from "./legacy/gateways.ts";
import { vpc as vpcLegacy } from "./legacy/vpc.ts";
import { settleTencent } from "./model/settle.ts";
import type { TencentOperations } from "./service.ts";
import { vpc } from "./v3/index.ts";

const services: Record<string, TencentOperations> = { vpc, vpcLegacy: { ...vpcLegacy, ...gateways }, eipLegacy };

/** The Tencent Cloud operations the emulator answers, as `service.name`. */
export const tencentOperations = (): string[] =>
  Object.entries(services).flatMap(([name, service]) =>
    Object.keys(service).map((operation) => `${name}.${operation}`),
  );

/** The product a service belongs to: both generations of one product share the first label of their hosts. */
const productOf = ({ service }: Operation): string => service.replace(/Legacy$/, "");

/** By version, name and path; services that share a host share some of these. */
const actions = lazily(() => {
  const all = new Map<string, Operation[]>();
  for (const operation of allOperations()) {
    if (!Object.hasOwn(services[operation.service] ?? {}, operation.name)) continue;
    const key = `${operation.version} ${operation.name} ${operation.http.path}`;
    all.set(key, [...(all.get(key) ?? []), operation]);
  }
  return all;
});

/** API 2.0's services answer four actions of API 3.0's version as well, so the path decides between the services. */
export function findAction(
  name: string | undefined,
  version: string,
  product: string | undefined,
  path: string,
): Route | undefined {
  const operation = actions()
    .get(`${version} ${name} ${path}`)
    ?.find((operation) => product === undefined || productOf(operation) === product);
  return operation && { operation, path: {} };
}

/** Performs an action with its parameters checked. */
export function perform(
  world: World,
  { requestId, now }: Visit,
  operation: Operation,
  parameters: () => unknown,
  encoding: Encoding,
  badInput: (problem: BadInput) => Refusal,
): Record<string, unknown> {
  let params: Record<string, unknown>;
  try {
    params = checkMembers(operation.body ?? [], parameters(), encoding);
  } catch (error) {
    throw error instanceof BadInput ? badInput(error) : error;
  }
  const action = services[operation.service]?.[operation.name];
  if (!action) throw new Error(`${operation.name} is routed but has no handler`);
  settleTencent(world, now);
  return action(world, { action: operation.name, params, requestId, now });
}

/** The common codes of tencent.md 3.4 and those listed for the actions. */
const V3_CODES: Record<Rule, string> = {
  missing: "MissingParameter",
  unknown: "UnknownParameter",
  type: "InvalidParameter",
  syntax: "InvalidParameter",
  length: "InvalidParameterValue",
  value: "InvalidParameterValue",
  items: "InvalidParameterValue.LimitExceeded",
};

/** What a bad parameter is refused with in API 3.0. */
export const badInputV3 = (problem: BadInput) => v3Refusal(V3_CODES[problem.rule], `The parameter ${problem.message}.`);
