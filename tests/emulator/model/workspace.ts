// Public IPs of desktops: an EIP goes to one desktop and a desktop has one, also while a change is under way; unbinding
// what is not bound is no error (huawei.md 3.3).
import fc from "fast-check";
import { type Json, PROJECT } from "../bench.ts";
import { ANY, type System } from "./system.ts";

const EIPS = ["eip-a", "eip-b", "eip-c"];
const DESKTOPS = ["desktop-a", "desktop-b", "desktop-c"];
const NOTHING = "nowhere";

type Step = { do: "bind"; eip: string; desktop: string } | { do: "unbind"; desktops: string[] };

export const workspace: System<Step> = {
  name: "EIPs of desktops",
  seed: {
    huawei: {
      domainId: "d78cbac186b744899480f25bd0221ff5",
      projects: [{ id: PROJECT, name: "cn-north-4" }],
      desktops: DESKTOPS.map((id) => ({ id, name: id, userName: "user" })),
      desktopEips: EIPS.map((id, at) => ({
        id,
        address: `198.51.100.${at + 10}`,
        bandwidthSize: 5,
        chargeMode: "TRAFFIC" as const,
        createTime: "2026-02-10 08:00:00",
        desktopId: at === 0 ? "desktop-a" : null,
      })),
    },
    tencent: {},
  },

  steps: fc.oneof(
    fc.record({
      do: fc.constant("bind" as const),
      eip: fc.constantFrom(...EIPS, NOTHING),
      desktop: fc.constantFrom(...DESKTOPS, NOTHING),
    }),
    fc.record({
      do: fc.constant("unbind" as const),
      desktops: fc.array(fc.constantFrom(...DESKTOPS, NOTHING), { minLength: 1, maxLength: 3 }),
    }),
  ),

  model() {
    const now = new Map<string, string>([["eip-a", "desktop-a"]]);
    // Until a change takes effect the list shows the desktop from before; the rules are about the one from then on.
    const then = new Map(now);
    return {
      broken(step) {
        if (step.do === "unbind") return [];
        const isBusy = then.has(step.eip) || [...then.values()].includes(step.desktop);
        const isUnknown = step.eip === NOTHING || step.desktop === NOTHING;
        // The page has codes, but does not tell which is for what.
        return isBusy || isUnknown ? [ANY] : [];
      },
      take(step) {
        if (step.do === "bind") then.set(step.eip, step.desktop);
        else for (const [eip, desktop] of [...then]) if (step.desktops.includes(desktop)) then.delete(eip);
      },
      settle() {
        now.clear();
        for (const [eip, desktop] of then) now.set(eip, desktop);
      },
      shown: () => EIPS.map((eip) => now.get(eip) ?? ""),
    };
  },

  async send(bench, step) {
    const { verb, body } =
      step.do === "bind"
        ? { verb: "binding", body: { eip_id: step.eip, desktop_id: step.desktop } }
        : { verb: "unbinding", body: { desktop_ids: step.desktops } };
    return (await bench.huawei("workspace", "POST", `/v2/${PROJECT}/eips/${verb}`, body)).body?.error_code;
  },

  async show(bench) {
    const { eips } = (await bench.huawei("workspace", "GET", `/v2/${PROJECT}/eips`)).body;
    return EIPS.map((eip) => eips.find(({ id }: Json) => id === eip).attached_desktop_id);
  },
};
