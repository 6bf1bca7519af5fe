/** EIPs of desktops: one list (huawei.md 3.3). */

import type { HuaweiCloud } from "../../client.js";
import { maker, page, type Reader } from "../reader.js";

/** The longest page that the service gives. */
const LIMIT = 1000;

export const workspace: Reader<HuaweiCloud> = {
  cloud: "huawei",
  service: "workspace",
  kind: "desktop-eip",
  by: "resource",

  async *read(source, only) {
    const binding = maker(workspace, source);
    const { client, calls } = source;
    const [desktop, ...others] = only?.resources ?? [];
    // The list takes one desktop. All EIPs are read for several: in a list of the bound ones alone, the next page would
    // begin too late when some of those before it have been taken off, and what it leaves out would look gone.
    const narrowed = desktop && others.length === 0 ? { desktop_id: desktop } : {};
    const pages = calls.pages(client.pages("workspace", "listDesktopsEips", { ...narrowed, limit: LIMIT }));
    for await (const { eips = [] } of pages) {
      yield page(
        eips.map((raw) => {
          const id = raw.attached_desktop_id ?? "";
          return binding({
            resource: { id, name: raw.attached_desktop_name ?? "" },
            ids: { eip_id: raw.id ?? "", ...(id && { desktop_id: id }) },
            address: raw.address ?? "",
            network: "public",
            state: id ? "bound" : "unbound",
            status: "",
            raw,
          });
        }),
      );
    }
  },
};
