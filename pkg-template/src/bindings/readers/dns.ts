/** Addresses of resolver endpoints: two lists of endpoints, and one of addresses for each (huawei.md 3.1). */

import type { HuaweiCloud } from "../../client.js";
import { CloudError } from "../../error.js";
import type { HuaweiDns } from "../../operations.js";
import { maker, meant, type Only, type Page, page, type Reader, type Source } from "../reader.js";
import { each, merged } from "../streams.js";
import type { Binding } from "../types.js";

/** Look-ups at once; all requests have a limit of their own. */
const AT_ONCE = 16;

/** The words of an address (huawei.md 3.1). */
const STATES: Record<string, Binding["state"]> = { ACTIVE: "bound", ERROR: "failed" };

export const dns: Reader<HuaweiCloud> = {
  cloud: "huawei",
  service: "dns",
  kind: "dns-endpoint-ip",
  by: "resource",

  async *read(source, only) {
    const binding = maker(dns, source);
    // Listed addresses name the subnet's other id; the id that binding takes is the VPC service's to tell.
    const subnets = new Map<string, string>();
    let mapped = only && Promise.resolve(page());

    const addressesOf = async (endpoint: HuaweiDns.EndpointResp): Promise<Page> => {
      const id = endpoint.id ?? "";
      mapped ??= mapSubnets(source, subnets);
      try {
        const params = { endpoint_id: id };
        const [{ ipaddresses = [] }] = await Promise.all([
          source.calls.data(() => source.client.dns.listEndpointIpaddresses(params)),
          mapped,
        ]);
        const isBusy = endpoint.status?.startsWith("PENDING") ?? false;
        const resource = { id, name: endpoint.name ?? "", addresses: ipaddresses.length };
        const bindings = ipaddresses.map((raw) => {
          const neutron = raw.subnet_id ?? "";
          const subnet = subnets.get(neutron);
          return binding({
            resource,
            ids: {
              endpoint_id: id,
              ipaddress_id: raw.id ?? "",
              neutron_subnet_id: neutron,
              ...(subnet && { subnet_id: subnet }),
            },
            address: raw.ip ?? "",
            network: "private",
            state: isBusy ? "busy" : (STATES[raw.status ?? ""] ?? "busy"),
            status: raw.status ?? "",
            ...(raw.create_time && { since: raw.create_time }),
            raw,
          });
        });
        return page(bindings, { busy: isBusy ? [id] : [] });
      } catch (error) {
        return page([], { failures: [{ service: "dns", resource: id, error }] });
      }
    };

    yield* each(endpoints(source, only), AT_ONCE, addressesOf);
    const { failures } = (await mapped) ?? page();
    if (failures.length > 0) yield page([], { failures });
  },
};

/** So many endpoints are shown one by one; the lists of both directions are no longer than that. */
const SINGLY = 2;

/** All endpoints, or these; one that is gone has no addresses. */
async function* endpoints({ client, calls }: Source<HuaweiCloud>, only?: Only) {
  if (only?.resources && only.resources.length <= SINGLY) {
    const shown = only.resources.map(async (endpoint_id) => {
      try {
        return (await calls.data(() => client.dns.showEndpoint({ endpoint_id }))).endpoint;
      } catch (error) {
        if (error instanceof CloudError && error.kind === "NotFound") return undefined;
        throw error;
      }
    });
    for (const endpoint of await Promise.all(shown)) if (endpoint) yield endpoint;
    return;
  }
  const isMeant = meant(only);
  const lists = (["inbound", "outbound"] as const).map((direction) =>
    calls.pages(client.pages("dns", "listEndpoints", { direction })),
  );
  for await (const { endpoints = [] } of merged(lists)) {
    for (const endpoint of endpoints) if (isMeant(endpoint.id)) yield endpoint;
  }
}

/** The subnets' two ids, once for the whole list (huawei.md 3.1, trap 4). */
async function mapSubnets({ client, calls }: Source<HuaweiCloud>, found: Map<string, string>): Promise<Page> {
  try {
    for await (const { subnets = [] } of calls.pages(client.pages("vpc", "listSubnets", {}))) {
      for (const { id, neutron_subnet_id } of subnets) if (id && neutron_subnet_id) found.set(neutron_subnet_id, id);
    }
    return page();
  } catch (error) {
    return page([], { failures: [{ service: "vpc", error }] });
  }
}
