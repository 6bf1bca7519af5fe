/** What the gateway knows of the operations: their names, and what they do to the things that there are. */

import catalogue from "../../generated/catalogue.json" with { type: "json" };

/** `read` changes nothing, `add` makes or binds something, and `change` alters or takes away something that there is. */
export type Effect = "read" | "add" | "change";

/** An operation, as `GET /v1/operations` shows it. */
export interface Operation {
  cloud: "huawei" | "tencent";
  service: string;
  /** The method of the client. */
  operation: string;
  summary: string;
  effect: Effect;
  /** Whether a second time does not count. */
  repeatable: boolean;
}

/** An operation in the catalogue, as far as it counts here; `tools/assemble.mjs` leaves out the rest. */
interface Entry {
  cloud: Operation["cloud"];
  service: string;
  name: string;
  method: string;
  summary: string;
  effect: string;
  idempotent: boolean;
}

/** The effects of the catalogue. One that is not here, such as `update`, `unbind` or `delete`, changes what there is. */
const EFFECTS: Record<string, Effect> = { list: "read", show: "read", poll: "read", create: "add", bind: "add" };

/** All of IAM but its lists is about tokens and keys, and none may leave the gateway. */
const isAboutKeys = ({ service, effect }: Entry) => service === "iam" && effect !== "list";

/** The operations that the gateway serves. */
export const operations: readonly Operation[] = (catalogue as unknown as { operations: Entry[] }).operations
  .filter((entry) => !isAboutKeys(entry))
  .map(({ cloud, service, method, summary, effect, idempotent }) => ({
    cloud,
    service,
    operation: method,
    summary,
    effect: EFFECTS[effect] ?? "change",
    repeatable: idempotent,
  }));

const byName = new Map(operations.map((each) => [`${each.cloud}.${each.service}.${each.operation}`, each]));

/** The operation of that name: the provider's or the one in lowerCamelCase. */
export function findOperation(cloud: string, service: string, name: string): Operation | undefined {
  return byName.get(`${cloud}.${service}.${name.charAt(0).toLowerCase()}${name.slice(1)}`);
}
