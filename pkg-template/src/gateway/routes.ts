/** The routes, but for those of bulk jobs. */

import type { Context } from "hono";
import type { Action } from "./action.js";
import { answer, text } from "./answer.js";
import { resourcesOf } from "./audit.js";
import { readParams } from "./bodies.js";
import { explain, perform } from "./calls.js";
import type { App, Env } from "./context.js";
import { refusal } from "./errors.js";
import type { Gateway } from "./gateway.js";
import { exactJson } from "./json.js";
import { KEY_HEADER } from "./once.js";
import { findOperation } from "./operations.js";

type Call = Context<Env, "/v1/:cloud/:service/:operation">;

const OPERATION = "/v1/:cloud{huawei|tencent}/:service/:operation";

/** Calls, and how they would be made. */
export function callRoutes(app: App, gateway: Gateway): void {
  app.post(OPERATION, async (c) => {
    const action = await actionOf(c, gateway);
    const { signal } = c.req.raw;
    const reply = await perform(gateway, c.get("caller"), action, { signal, key: c.req.header(KEY_HEADER) });
    const { data, status, requestId, attempts } = reply;
    Object.assign(c.get("line"), { attempts, ...(requestId && { requestId }) });
    const json = exactJson({ data, status, requestId, attempts });
    const { answerBytes } = gateway.limits;
    // A unit of UTF-16 is three bytes at most, so that few answers are measured.
    if (json.length * 3 > answerBytes && new TextEncoder().encode(json).length > answerBytes) {
      const message = `the call was made, but its answer is longer than ${answerBytes} bytes: ask for less at a time`;
      const { service, operation } = action;
      throw refusal("AnswerTooLong", message, { attempts, service, operation, ...(requestId && { requestId }) });
    }
    return text(c, json);
  });
  app.post(`${OPERATION}/prepare`, async (c) => {
    const data = await explain(gateway, c.get("caller"), await actionOf(c, gateway));
    return answer(c, { data, status: 200, attempts: 0 });
  });
}

/** What a request wants done. */
async function actionOf(c: Call, { accounts, limits }: Gateway): Promise<Action> {
  const { cloud, service, operation: name } = c.req.param();
  const { account, region, ...others } = c.req.query();
  const [stray] = Object.keys(others);
  if (stray !== undefined) throw refusal("Malformed", "the query may hold `account` and `region`, and nothing else");
  const line = c.get("line");
  const operation = findOperation(cloud, service, name);
  if (!operation) throw refusal("UnknownOperation", `the gateway knows no such operation of ${cloud}`);
  const place = accounts.find(operation.cloud, account, region);
  Object.assign(line, place, { service, operation: operation.operation });
  const params = await readParams(c.req.raw, limits.requestBytes, limits.requestMs);
  line.resources = resourcesOf(params);
  return { ...place, service, operation: operation.operation, params };
}

/** What the caller may call, and where. */
export function operationRoutes(app: App, { policy, accounts }: Gateway): void {
  app.get("/v1/operations", (c) => {
    const caller = c.get("caller");
    const own = accounts.describe(policy.accountsOf(caller));
    return answer(c, { accounts: own, operations: policy.operationsOf(caller) });
  });
}

/** The audit, for its readers, where it is kept. */
export function auditRoutes(app: App, { auditStore }: Gateway): void {
  if (!auditStore) return;
  app.get("/v1/audit", async (c) => {
    const { caller, before, limit = String(LINES), ...others } = c.req.query();
    const most = Number(limit);
    if (Object.keys(others).length > 0 || !(Number.isInteger(most) && most >= 1 && most <= MOST_LINES)) {
      throw refusal("Malformed", `the query may hold \`caller\`, \`before\` and \`limit\`, from 1 to ${MOST_LINES}`);
    }
    if (!auditStore.isReader(c.get("caller").id)) throw refusal("Forbidden", "the caller may not read the audit");
    return answer(c, {
      lines: await auditStore.list({ limit: most, ...(caller && { caller }), ...(before && { before }) }),
    });
  });
}

const LINES = 100;
const MOST_LINES = 1000;
