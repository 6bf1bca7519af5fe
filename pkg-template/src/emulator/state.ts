// The state document: everything the emulator holds, as JSON. `POST /_emulator/seed` takes one,
// `GET /_emulator/state` gives one (without `credentials`, which hold secrets).
import { checkHuaweiReferences } from "./huawei/references.ts";
import { huawei } from "./huawei/state.ts";
import { integer, list, nullable, type Of, object, table, text, withDefault } from "./shape.ts";
import type { Fixed, Table } from "./table.ts";
import { checkTencentReferences } from "./tencent/references.ts";
import { tencent } from "./tencent/state.ts";

/** A token for X-Auth-Token: good for one project (huawei.md 2.2, "Scope rule"), or for the account alone. */
const token = object({
  token: text,
  projectId: nullable(text),
  issuedAt: nullable(integer),
  /** In ms since the epoch; null for never. */
  expiresAt: nullable(integer),
  userId: nullable(text),
  /** The name of the agency whose token it is. */
  agency: nullable(text),
});

/** The keys, tokens and users that an account is called with. */
export const credentialsShape = object({
  huawei: object({
    /** With `securityToken` the pair is a temporary one and every request must carry that token. */
    accessKeys: table(
      object({ accessKeyId: text, secretAccessKey: text, securityToken: nullable(text), expiresAt: nullable(integer) }),
      { due: { of: ["expiresAt"], at: ({ expiresAt }) => expiresAt } },
      "accessKeyId",
    ),
    tokens: table(token, { due: { of: ["expiresAt"], at: ({ expiresAt }) => expiresAt } }, "token"),
    /** IAM users, who get tokens for their passwords. */
    users: list(object({ id: text, name: text, password: text })),
  }),
  tencent: object({
    secretKeys: table(object({ secretId: text, secretKey: text, token: nullable(text) }), {}, "secretId"),
  }),
});

export const stateFields = {
  /** Counts the ids given out so far. */
  serial: withDefault(integer, () => 0),
  credentials: nullable(credentialsShape),
  huawei,
  tencent,
};

/** The document as a caller may write it; what is left out of it is empty, missing credentials stay as they were. */
export const stateShape = object(stateFields);

export type Credentials = Of<typeof credentialsShape>;
export type HuaweiCredentials = Credentials["huawei"];
export type Token = Fixed<Of<typeof token>>;
export type TencentCredentials = Credentials["tencent"];

/**
 * Refuse a document in which something names what is not there: the operations rely on it.
 * Only called with a document that has the shape.
 */
export function checkReferences({ huawei, tencent }: Pick<State, "huawei" | "tencent">, path: string): void {
  checkHuaweiReferences(huawei, path);
  checkTencentReferences(tencent, path);
}

/** The state while the emulator runs. */
export type State = Omit<Of<typeof stateShape>, "credentials"> & { credentials: Credentials };

/** What is written in a document: every member may be left out, and tables are lists. */
export type Loose<T> =
  T extends Table<infer Item, string>
    ? Loose<Item>[]
    : T extends readonly (infer Item)[]
      ? Loose<Item>[]
      : T extends object
        ? { -readonly [K in keyof T]?: Loose<T[K]> }
        : T;

/**
 * A state document: JSON with the members `credentials`, `huawei` and `tencent`. Members with an obvious empty value
 * can be left out; every other omission is refused with the name of the field.
 */
export type StateDocument = Loose<Of<typeof stateShape>>;
