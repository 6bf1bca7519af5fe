/** Who may do what: nothing that no rule allows, and no rule allows to change what there is without naming it. */

import type { CloudError } from "../error.js";
import { refuse } from "../input.js";
import type { Action, Caller } from "./action.js";
import { refusal } from "./errors.js";
import { matcher, valuesOf } from "./names.js";
import { findOperation, type Operation, operations } from "./operations.js";
import type { GatewayAccount, Rule } from "./types.js";

/** What came of the question whether somebody may do something. */
export type Verdict = { refused: CloudError } | { refused?: undefined; once: boolean };

export interface Policy {
  /** Whether a caller may do something. */
  decide(caller: Caller, action: Action): Verdict;
  /** The operations that a caller may call, whatever the resources. */
  operationsOf(caller: Caller): Operation[];
  /** The accounts that a caller may use for something. */
  accountsOf(caller: Caller): string[];
}

const any = () => true;
const among = (names: readonly string[] | undefined) => (names ? matcher(names) : any);

/** A rule that has been read. */
class Grant {
  readonly isCaller: (id: string) => boolean;
  readonly isAccount: (name: string, cloud: string) => boolean;
  readonly #isRegion: (name: string) => boolean;
  readonly #isOperation: (operation: Operation) => boolean;
  readonly #resources: [name: string, isAllowed: (value: string) => boolean][];

  constructor(
    readonly rule: Rule,
    path: string,
  ) {
    const { callers, clouds, accounts, regions, services, resources = {} } = rule;
    this.isCaller = among(callers);
    const [isCloud, isAccount, isService] = [among(clouds), among(accounts), among(services)];
    this.isAccount = (name, cloud) => isAccount(name) && isCloud(cloud);
    this.#isRegion = among(regions);
    const isNamed = naming(rule.operations ?? ["read"], `${path}.operations`);
    this.#isOperation = (operation) => isCloud(operation.cloud) && isService(operation.service) && isNamed(operation);
    this.#resources = Object.entries(resources).map(([name, patterns]) => [name, matcher(patterns)]);
  }

  allows(operation: Operation): boolean {
    return this.#isOperation(operation);
  }

  /** Whether the place and the resources are among those of the rule. */
  covers({ account, cloud, region, params }: Action): boolean {
    if (!this.isAccount(account, cloud) || !this.#isRegion(region)) return false;
    return this.#resources.every(([name, isAllowed]) => {
      const values = valuesOf(params, name);
      return values.length > 0 && values.every(isAllowed);
    });
  }
}

/** A name that is none would allow nothing, where somebody meant it to. */
function naming(names: readonly string[], path: string): (operation: Operation) => boolean {
  for (const [at, name] of names.entries()) {
    const isKnown = name === "read" || name === "add" || operations.some((each) => nameOf(each) === name);
    if (!isKnown) refuse(`${path}[${at}]`, "`read`, `add` or an operation such as `dns.listEndpoints`", `\`${name}\``);
  }
  const named = new Set<string>(names);
  return (operation) => named.has(operation.effect) || named.has(nameOf(operation));
}

const nameOf = ({ service, operation }: Operation | Action) => `${service}.${operation}`;

export function readPolicy(rules: readonly Rule[], accounts: Record<string, GatewayAccount>): Policy {
  const grants = rules.map((rule, at) => new Grant(rule, `options.policy[${at}]`));
  const grantsOf = ({ id }: Caller) => grants.filter(({ isCaller }) => isCaller(id));
  return {
    decide(caller, action) {
      const operation = findOperation(action.cloud, action.service, action.operation);
      const found = operation
        ? grantsOf(caller).filter((grant) => grant.allows(operation) && grant.covers(action))
        : [];
      // The least demanding of the rules that allow it counts.
      if (found.length > 0) return { once: found.every(({ rule }) => rule.once) };
      const { cloud, account, region, service, operation: name } = action;
      const what = `${nameOf(action)} of the account ${account} (${cloud}) in ${region}, or of these resources`;
      return { refused: refusal("Forbidden", `the policy does not allow ${what}`, { service, operation: name }) };
    },
    operationsOf(caller) {
      const own = grantsOf(caller);
      return operations.filter((operation) => own.some((grant) => grant.allows(operation)));
    },
    accountsOf(caller) {
      const own = grantsOf(caller);
      return Object.keys(accounts).filter((name) =>
        own.some(({ isAccount }) => isAccount(name, accounts[name]?.cloud ?? "")),
      );
    },
  };
}
