// Which accounts a document declares: one, in the form of a state document, or those it lists, each with keys of its own.
import { list, type Of, object, optional, ShapeError, text } from "./shape.ts";
import { type Credentials, checkReferences, type Loose, type State, stateFields, stateShape } from "./state.ts";

/** The account of a document that is about one only. */
export const DEFAULT_ACCOUNT = "default";

const { huawei, tencent } = stateFields;

export const accountsShape = object({
  accounts: list(object({ name: text, ...stateFields, huawei: optional(huawei), tencent: optional(tencent) })),
});

/** Several accounts that share nothing: each is a state document with a name, and the keys of a request say whose it is. */
export type AccountsDocument = Loose<Of<typeof accountsShape>>;

export interface Account {
  name: string;
  state: State;
}

/** What stands in for what a document leaves out. */
export interface Defaults {
  /** The state whose resources an account gets that names none. */
  state: () => State;
  /** The keys that an account has already. */
  credentialsOf: (name: string) => Credentials | undefined;
}

export function readAccounts(document: unknown, defaults: Defaults): Account[] {
  if (typeof document !== "object" || document === null || !Object.hasOwn(document, "accounts")) {
    return [{ name: DEFAULT_ACCOUNT, state: readState(document, DEFAULT_ACCOUNT, defaults) }];
  }
  const { accounts } = accountsShape(document, "");
  if (accounts.length === 0) throw new ShapeError("accounts", "must not be empty");
  const read = accounts.map(({ name, credentials, ...given }, at) => {
    const path = `accounts[${at}]`;
    const known = credentials ?? defaults.credentialsOf(name);
    if (!known)
      throw new ShapeError(`${path}.credentials`, `is missing, and there is no account ${name} that has some`);
    const { huawei, tencent } = given.huawei && given.tencent ? given : { ...defaults.state(), ...defined(given) };
    if (!huawei || !tencent) throw new Error("the default state is not complete");
    const state = { serial: given.serial, huawei, tencent };
    checkReferences(state, `${path}.`);
    return { name, state: { ...state, credentials: known } };
  });
  refuseSharedNames(read);
  return read;
}

/** A document about one account; the keys in force stay if it brings none. */
export function readState(document: unknown, name: string, { state: initial, credentialsOf }: Defaults): State {
  const { credentials, ...state } = stateShape(document, "");
  checkReferences(state, "");
  return { ...state, credentials: credentials ?? credentialsOf(name) ?? initial().credentials };
}

const defined = <T extends object>(members: T): Partial<T> =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Partial<T>;

/** What tells whose a request is must be one account's: names, and keys. Tokens are secrets, so no message shows one. */
export function refuseSharedNames(accounts: Account[]): void {
  const owners = new Map<string, string>();
  const claim = (key: string, owner: string, field: string, shown: string) => {
    const other = owners.get(key);
    if (other !== undefined) throw new ShapeError(field, `${shown} of ${owner} is one of ${other} already`);
    owners.set(key, owner);
  };
  accounts.forEach(({ name, state: { credentials } }, at) => {
    const field = `accounts[${at}]`;
    claim(`name ${name}`, name, `${field}.name`, `the name ${name}`);
    for (const { accessKeyId } of credentials.huawei.accessKeys) {
      claim(`huawei ${accessKeyId}`, name, `${field}.credentials.huawei.accessKeys`, `the access key ${accessKeyId}`);
    }
    for (const { token } of credentials.huawei.tokens) {
      claim(`token ${token}`, name, `${field}.credentials.huawei.tokens`, "a token");
    }
    for (const { secretId } of credentials.tencent.secretKeys) {
      claim(`tencent ${secretId}`, name, `${field}.credentials.tencent.secretKeys`, `the secret id ${secretId}`);
    }
  });
}
