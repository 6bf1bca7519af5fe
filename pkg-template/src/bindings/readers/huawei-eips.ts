/** Elastic IPs of Huawei Cloud: one list (huawei.md 3.4, v3). */

import type { HuaweiCloud } from "../../client.js";
import { known, maker, page, type Reader } from "../reader.js";
import { merged, parts } from "../streams.js";
import type { Binding } from "../types.js";

/** The longest page that the service gives. */
const LIMIT = 2000;

/** So many addresses fit into the URL of one request. */
const IN_URL = 50;

/** The words of a public IP; the others are on the way to one of these (huawei.md 3.4). */
const STATES: Record<string, Binding["state"]> = {
  ACTIVE: "bound",
  ELB: "bound",
  VPN: "bound",
  DOWN: "unbound",
  ERROR: "failed",
  BIND_ERROR: "failed",
  FREEZED: "failed",
};

export const huaweiEips: Reader<HuaweiCloud> = {
  cloud: "huawei",
  service: "eip",
  kind: "eip",
  by: "address",

  async *read(source, only) {
    const binding = maker(huaweiEips, source);
    const { client, calls } = source;
    const queries = only?.addresses
      ? [...parts(only.addresses, IN_URL)].map((public_ip_address) => ({ public_ip_address }))
      : [{}];
    const lists = queries.map((query) =>
      calls.pages(client.pages("eip", "listPublicipsV3", { ...query, limit: LIMIT })),
    );
    for await (const { publicips = [] } of merged(lists)) {
      yield page(
        publicips.map((raw) => {
          const state = STATES[raw.status ?? ""] ?? "busy";
          const on = state === "unbound" ? "" : (raw.associate_instance_id ?? "");
          const type = on ? (raw.associate_instance_type ?? "") : "";
          return binding({
            resource: { id: on, name: "", ...(type && { type }) },
            ids: known({ publicip_id: raw.id, associate_instance_type: type, associate_instance_id: on }),
            address: raw.public_ip_address || raw.public_ipv6_address || "",
            network: "public",
            state,
            status: raw.status ?? "",
            raw,
          });
        }),
      );
    }
  },
};
