// From a request to a Tencent Cloud API: which generation, which action, by whom, with what.
import { formPairs, textOf } from "../bytes.ts";
import type { CallerName } from "../caller.ts";
import { type Encoding, parseJson } from "../check.ts";
import type { Front, Route, Visit } from "../front.ts";
import type { Received } from "../received.ts";
import type { Refusal, Reply } from "../reply.ts";
import type { Steps } from "../steps.ts";
import type { World } from "../world.ts";
import { badInputV3, findAction, perform } from "./actions.ts";
import { legacyRefusal, legacyRefusalOf, v3Refusal } from "./errors.ts";
import { unflatten } from "./flat.ts";
import { verifyTc3 } from "./verify-tc3.ts";
import { legacyGeneration, v3Generation, verifyV1 } from "./verify-v1.ts";

const V3_VERSION = "2017-03-12";
const LEGACY_VERSION = "2.0";
export const LEGACY_PATH = "/v2/index.php";

const V3_HOST = /^([a-z]+)(?:\.[a-z0-9-]+)*\.tencentcloudapi\.com$/;
const LEGACY_HOST = /^([a-z]+)\.api\.qcloud\.com$/;

export const isV3Host = (host: string): boolean => V3_HOST.test(host);
export const isLegacyHost = (host: string): boolean => LEGACY_HOST.test(host);

/** Travel beside the parameters of the action (tencent.md 1.1, 1.2). */
const COMMON = new Set([
  "Action",
  "Region",
  "Timestamp",
  "Nonce",
  "SecretId",
  "Signature",
  "SignatureMethod",
  "Token",
  "Language",
  "RequestClient",
  "RequestSource",
]);

/** A task is asked for by the id of the request that started it. */
const newRequestId = ({ ids, state }: World): string =>
  ids.uuid({ has: (id) => state.tencent.tasks.by("request", id).length > 0 });

const TOO_MANY = "The number of requests is above the limit.";

export const v3: Front = {
  cloud: "tencent",
  newRequestId,
  requestIdHeader: "x-tc-requestid",
  routeOf(received) {
    const { action, version } = v3Names(received);
    return findAction(action, version, V3_HOST.exec(received.host)?.[1], received.path);
  },
  callerOf: (received) => {
    const credential = /Credential=([^/\s,]+)/.exec(received.headers.get("authorization") ?? "")?.[1];
    return credential === undefined ? secretIdOf(received) : { secretId: credential };
  },
  handle: handleV3,
  refusal: (status, code, message) => v3Refusal(code, message, status),
  throttled: () => v3Refusal("RequestLimitExceeded", TOO_MANY),
};

export const legacy: Front = {
  cloud: "tencent",
  newRequestId,
  routeOf(received) {
    const parameters = new Map(pairsOf(received));
    const version = parameters.get("Version") ?? LEGACY_VERSION;
    return findAction(parameters.get("Action"), version, LEGACY_HOST.exec(received.host)?.[1], received.path);
  },
  callerOf: secretIdOf,
  handle: handleLegacy,
  refusal: legacyOrHybrid,
  throttled: (route) => legacyOrHybrid(undefined, "InvalidRequest.LimitExceeded", TOO_MANY, route),
};

/** With the newer version the same address answers in the newer envelope (tencent.md 1.1). */
const isHybrid = ({ operation }: Route): boolean => operation.version === V3_VERSION;

function legacyOrHybrid(status: number | undefined, code: string, message: string, route: Route | undefined): Refusal {
  return route && isHybrid(route) ? v3Refusal(code, message, status) : legacyRefusalOf(code, message, status);
}

function* handleV3(world: World, visit: Visit): Steps<Reply> {
  const { received, requestId, route } = visit;
  if (received.method !== "GET" && received.method !== "POST") {
    throw v3Refusal("UnsupportedProtocol", "Only GET and POST are supported.");
  }
  const product = V3_HOST.exec(received.host)?.[1];
  if (received.path !== "/" || (product !== undefined && product !== "vpc")) {
    throw v3Refusal("NoSuchProduct", "The product does not exist.");
  }
  const authorization = received.headers.get("authorization");
  const call =
    authorization === null ? yield* verifiedV1(world, visit) : yield* verifiedTc3(world, visit, authorization);
  const { action, version, region } = v3Names(received);
  if (!action) throw v3Generation.missing("Action");
  if (!version) throw v3Generation.missing("Version");
  if (!region) throw v3Generation.missing("Region");
  if (version !== V3_VERSION) throw v3Refusal("NoSuchVersion", `The version ${version} does not exist.`);
  if (!route) throw v3Refusal("InvalidAction", `The action ${action} does not exist.`);
  const reply = perform(world, visit, route.operation, call.parameters, call.encoding, badInputV3);
  return { status: 200, body: { Response: { ...reply, RequestId: reply.RequestId ?? requestId } } };
}

function* handleLegacy(world: World, visit: Visit): Steps<Reply> {
  const { received, now, requestId, route } = visit;
  const parameters = new Map(formParameters(received, (message) => legacyRefusal(4000, "InvalidParameter", message)));
  const action = parameters.get("Action");
  if (!action) throw legacyGeneration.missing("Action");
  if (!route)
    throw legacyRefusal(6100, "InvalidAction.NotFound", `The action ${action} does not exist at this address.`);
  const { operation } = route;
  const { tencent } = world.state.credentials;
  yield* identify(visit, () => verifyV1(received, parameters, tencent, world, now, legacyGeneration));
  if (!parameters.get("Region")) throw legacyGeneration.missing("Region");
  if (isHybrid(route)) {
    const reply = perform(world, visit, operation, () => actionParameters(parameters, ["Version"]), "text", badInputV3);
    return { status: 200, body: { Response: { ...reply, RequestId: requestId } } };
  }
  const reply = perform(
    world,
    visit,
    operation,
    () => actionParameters(parameters, []),
    "text",
    (problem) => legacyRefusal(4000, "InvalidParameter", problem.message),
  );
  return { status: 200, body: { code: 0, message: "", codeDesc: "Success", ...reply } };
}

/** In headers with TC3-HMAC-SHA256, among the parameters with the first version's signature (tencent.md 1.2, 1.3). */
function v3Names(received: Received): Record<"action" | "version" | "region", string> {
  const { headers } = received;
  if (headers.get("authorization") !== null) {
    const header = (name: string) => headers.get(`x-tc-${name}`) ?? "";
    return { action: header("action"), version: header("version"), region: header("region") };
  }
  const parameters = new Map(pairsOf(received));
  const parameter = (name: string) => parameters.get(name) ?? "";
  return { action: parameter("Action"), version: parameter("Version"), region: parameter("Region") };
}

interface V3Call {
  parameters: () => unknown;
  encoding: Encoding;
}

/** Who called is known when the signature is checked, or from the journal that is acted out again. */
function* identify(visit: Visit, verify: () => Steps<void>): Steps<void> {
  if (!visit.recorded) yield* verify();
  visit.caller = visit.recorded?.caller ?? {};
}

function* verifiedTc3(world: World, visit: Visit, authorization: string): Steps<V3Call> {
  const { received, now } = visit;
  yield* identify(visit, () => verifyTc3(received, authorization, world.state.credentials.tencent, now, "vpc"));
  const isGet = received.method === "GET";
  return {
    parameters: () => {
      if (isGet) return unflatten(formPairs(received.query));
      // The other content types are for actions with files (tencent.md 1.3); the emulator has none.
      if (!/^application\/json\b/.test(received.headers.get("content-type") ?? "")) {
        throw v3Refusal("InvalidParameter", "Content-Type must be application/json.");
      }
      return parseJson(received.body);
    },
    encoding: isGet ? "text" : "json",
  };
}

function* verifiedV1(world: World, visit: Visit): Steps<V3Call> {
  const { received, now } = visit;
  const parameters = new Map(formParameters(received, (message) => v3Refusal("InvalidParameter", message)));
  const { tencent } = world.state.credentials;
  yield* identify(visit, () => verifyV1(received, parameters, tencent, world, now, v3Generation));
  return {
    parameters: () => actionParameters(parameters, ["Version"]),
    encoding: "text",
  };
}

/** All parameters: of the query for GET, of the form for POST, where the query counts for nothing (tencent.md 1.0). */
function secretIdOf(received: Received): CallerName | undefined {
  const secretId = new Map(pairsOf(received)).get("SecretId");
  return secretId === undefined ? undefined : { secretId };
}

const pairsOf = ({ method, query, body }: Received) => formPairs(method === "GET" ? query : textOf(body));

function formParameters(received: Received, refuse: (message: string) => Refusal) {
  const { method, headers } = received;
  if (method !== "GET" && method !== "POST") throw refuse("Only GET and POST are supported.");
  if (method === "POST" && !/^application\/x-www-form-urlencoded\b/.test(headers.get("content-type") ?? "")) {
    throw refuse("Content-Type must be application/x-www-form-urlencoded.");
  }
  const pairs = pairsOf(received);
  if (new Set(pairs.map(([name]) => name)).size < pairs.length) throw refuse("A parameter is given twice.");
  return pairs;
}

const actionParameters = (parameters: ReadonlyMap<string, string>, alsoCommon: string[]) =>
  unflatten([...parameters].filter(([name]) => !COMMON.has(name) && !alsoCommon.includes(name)));
