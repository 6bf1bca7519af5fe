/** A gateway, read from its options: what routes, queues and the clock work with. */

import { members, refuse } from "../input.js";
import { Accounts } from "./accounts.js";
import { type Audit, readAudit } from "./audit.js";
import { type AuditStore, openAuditStore } from "./audit-store.js";
import { type Identify, readCallers } from "./callers.js";
import { type Limits, readLimits } from "./limits.js";
import { type Once, readOnce } from "./once.js";
import { type Policy, readPolicy } from "./policy.js";
import type { GatewayOptions } from "./types.js";

export interface Gateway {
  options: GatewayOptions;
  identify: Identify;
  policy: Policy;
  accounts: Accounts;
  limits: Limits;
  once: Once;
  audit: Audit;
  auditStore: AuditStore | undefined;
}

const NAMES = ["accounts", "callers", "policy", "cors", "limits", "audit", "objects", "bulk"];

export function readOptions(given: GatewayOptions): Gateway {
  const options = members(given, "options", NAMES) as unknown as GatewayOptions;
  const { accounts, callers, policy = [{}], limits = {}, audit = {}, objects } = options;
  if (!accounts || Object.keys(accounts).length === 0) refuse("options.accounts", "an account at least", "none");
  const auditStore = openAuditStore(audit, objects);
  return {
    options,
    identify: readCallers(callers ?? {}),
    policy: readPolicy(policy, accounts),
    accounts: new Accounts(accounts),
    limits: readLimits(limits, objects),
    once: readOnce(policy, objects),
    audit: readAudit(audit, auditStore?.keep),
    auditStore,
  };
}
