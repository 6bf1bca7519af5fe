/** One view of many clients: their lists read side by side. */

import { members } from "../input.js";
import type { Calls } from "./calls.js";
import type { Desk } from "./desks.js";
import { page, type Reader, type Source } from "./reader.js";
import { apig } from "./readers/apig.js";
import { dns } from "./readers/dns.js";
import { huaweiEips } from "./readers/huawei-eips.js";
import { interfaces } from "./readers/interfaces.js";
import { tencentEips } from "./readers/tencent-eips.js";
import { workspace } from "./readers/workspace.js";
import { merged } from "./streams.js";
import type { Binding, BindingFilter, ListItem } from "./types.js";

export const READERS = [dns, apig, workspace, huaweiEips, interfaces, tencentEips] as readonly Reader[];

/** A reader's view of an account. */
export const sourceOf = (desk: Desk, calls: Calls): Source<never> => ({
  client: desk.client as never,
  account: desk.name,
  calls,
});

/** What a filter can name beside resources. */
const MEMBERS = ["cloud", "account", "region", "service", "kind", "address", "network", "family", "state"] as const;

/** A filter as it was given: a name that is none would let everything through. */
export const readFilter = (given: unknown): BindingFilter =>
  members(given, "filter", [...MEMBERS, "resource"]) as BindingFilter;

/** Whether a value is the wanted one, or one of the wanted. */
function fits<T>(wanted: T | readonly T[] | undefined, value: T): boolean {
  return wanted === undefined || (Array.isArray(wanted) ? wanted.includes(value) : wanted === value);
}

const matches = (filter: BindingFilter, binding: Binding): boolean =>
  MEMBERS.every((name) => fits<unknown>(filter[name], binding[name])) && fits(filter.resource, binding.resource.id);

/** Whether a reader can find what matches. */
const concerns = (filter: BindingFilter, { name, cloud, region }: Desk, reader: Reader): boolean =>
  reader.cloud === cloud &&
  fits(filter.cloud, cloud) &&
  fits(filter.account, name) &&
  fits(filter.region, region) &&
  fits(filter.service, reader.service) &&
  fits(filter.kind, reader.kind);

/** The resources or addresses that the filter names, where the reader can be asked for these alone. */
function narrowed(filter: BindingFilter, { by }: Reader) {
  const ids = by === "resource" ? filter.resource : filter.address;
  // Only what is bound has a resource, and a list of all is not longer than a few lists of one.
  return ids === undefined || ids === ""
    ? undefined
    : { [by === "resource" ? "resources" : "addresses"]: [ids].flat() };
}

/** The bindings that match, then the number of requests. */
export async function* list(
  desks: readonly Desk[],
  filter: BindingFilter,
  calls: Calls,
): AsyncGenerator<ListItem, void, undefined> {
  let bindings = 0;
  let failures = 0;
  const streams = desks.flatMap((desk) =>
    READERS.filter((reader) => concerns(filter, desk, reader)).map((reader) => pages(desk, reader, filter, calls)),
  );
  for await (const { desk, page } of merged(streams)) {
    for (const binding of page.bindings) {
      if (!matches(filter, binding)) continue;
      bindings += 1;
      yield { type: "binding", binding };
    }
    for (const { service, resource, error } of page.failures) {
      failures += 1;
      const { name: account, region } = desk;
      yield { type: "failure", account, region, service, ...(resource && { resource }), error: error as Error };
    }
  }
  yield { type: "end", bindings, failures, calls: calls.count };
}

/** One list. That it fails is a part of it, so that it does not end the others. */
async function* pages(desk: Desk, reader: Reader, filter: BindingFilter, calls: Calls) {
  try {
    for await (const page of reader.read(sourceOf(desk, calls), narrowed(filter, reader))) yield { desk, page };
  } catch (error) {
    yield { desk, page: page([], { failures: [{ service: reader.service, error }] }) };
  }
}
