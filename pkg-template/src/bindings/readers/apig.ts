/** Ingress addresses of API gateways: the list of gateways, and one of load balancers for each (huawei.md 3.2). */

import type { HuaweiCloud } from "../../client.js";
import type { HuaweiApig } from "../../operations.js";
import { listAt, textAt } from "../../path.js";
import { maker, meant, type Only, type Page, page, type Reader, type Source } from "../reader.js";
import { each } from "../streams.js";
import type { Binding } from "../types.js";

const AT_ONCE = 16;
/** The longest page that the service gives. */
const LIMIT = 500;
/** `instance_status` of a gateway at rest. */
const RUNNING = 6;

/** Where a balancer's addresses stand in the answer, under the names that the calls give them. */
const NETWORKS = { public: "public_ips", private: "private_ips", global: "global_eips" } as const;

export const apig: Reader<HuaweiCloud> = {
  cloud: "huawei",
  service: "apig",
  kind: "gateway-ingress",
  by: "resource",

  async *read(source, only) {
    const binding = maker(apig, source);

    const addressesOf = async (gateway: HuaweiApig.RespInstanceBase): Promise<Page> => {
      const instance_id = gateway.id ?? "";
      try {
        const { elbs = [] } = await source.calls.data(() => source.client.apig.listExtraElbs({ instance_id }));
        const isBusy = Number(gateway.instance_status) !== RUNNING;
        const bindings: Binding[] = [];
        for (const elb of elbs) {
          for (const network of ["public", "private", "global"] as const) {
            for (const raw of listAt(elb, NETWORKS[network])) {
              const ip = textAt(raw, "ip") ?? "";
              bindings.push(
                binding({
                  resource: { id: instance_id, name: gateway.instance_name ?? "" },
                  ids: { instance_id, elb_id: elb.elb_id ?? "", ip },
                  address: ip,
                  network,
                  state: isBusy ? "busy" : "bound",
                  status: gateway.status ?? "",
                  raw,
                }),
              );
            }
          }
        }
        const balancers = elbs.map(({ elb_id = "" }) => elb_id);
        return page(bindings, { busy: isBusy ? [instance_id] : [], balancers: { [instance_id]: balancers } });
      } catch (error) {
        return page([], { failures: [{ service: "apig", resource: instance_id, error }] });
      }
    };

    yield* each(gateways(source, only), AT_ONCE, addressesOf);
  },
};

/** All gateways that can have balancers, or these. Of several it is shorter to read the list of all. */
async function* gateways({ client, calls }: Source<HuaweiCloud>, only?: Only) {
  const [instance_id, ...others] = only?.resources ?? [];
  const query = instance_id !== undefined && others.length === 0 ? { instance_id } : {};
  const isMeant = meant(only);
  const pages = calls.pages(client.pages("apig", "listInstancesV2", { ...query, limit: LIMIT }));
  for await (const { instances = [] } of pages) {
    for (const gateway of instances) if (gateway.loadbalancer_provider !== "lvs" && isMeant(gateway.id)) yield gateway;
  }
}
