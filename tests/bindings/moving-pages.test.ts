// What is bound is read in pages while it is taken off: nothing may be taken for gone because it moved to another page.
import { expect, test } from "vitest";
import { Calls } from "../../pkg-template/src/bindings/calls.ts";
import { workspace } from "../../pkg-template/src/bindings/readers/workspace.ts";

const DESKTOPS = 1500;

test("desktops on the second page are seen although those of the first lose their EIPs in between", async () => {
  const desktops = Array.from({ length: DESKTOPS }, (_, at) => `desktop-${at}`);
  const eips = desktops.map((attached_desktop_id, at) => ({ id: `eip-${at}`, address: "", attached_desktop_id }));
  /** Pages by offset, as the service gives them. */
  async function* pages(_: string, __: string, { limit, state }: { limit: number; state?: string }) {
    for (let offset = 0; ; offset += limit) {
      const found = eips.filter((eip) => state !== "bind" || eip.attached_desktop_id !== "");
      const page = found.slice(offset, offset + limit);
      yield { data: { eips: page.map((eip) => ({ ...eip })) }, attempts: 1 };
      if (offset + limit >= found.length) return;
      for (const eip of page) eip.attached_desktop_id = "";
    }
  }
  const source = { client: { region: "cn-north-4", pages }, account: "main", calls: new Calls(1) };
  const seen = new Set<string>();
  for await (const { bindings } of workspace.read(source as never, { resources: desktops })) {
    for (const { state, resource } of bindings) if (state === "bound") seen.add(resource.id);
  }
  expect(desktops.filter((desktop) => !seen.has(desktop))).toEqual([]);
});
