// Changes that are due come into effect.
import { write } from "../../table.ts";
import type { World } from "../../world.ts";
import type { Task, TencentState } from "../state.ts";
import { settleDhcpIp } from "./dhcp-ips.ts";
import { settleEip, settleInstance } from "./eips.ts";
import { settleEipv6 } from "./eipv6s.ts";
import { settleHaVip } from "./ha-vips.ts";
import { settleInterface } from "./interfaces.ts";

/** What becomes of each kind of resource when a task that holds it is over. */
const KINDS = {
  networkInterfaces: settleInterface,
  eips: settleEip,
  eipv6s: settleEipv6,
  haVips: settleHaVip,
  dhcpIps: settleDhcpIp,
  instances: settleInstance,
} as const;
const NAMES = Object.keys(KINDS) as (keyof typeof KINDS)[];

/** How many tasks are remembered at least; more would only cost memory in a long run. */
const REMEMBERED = 10_000;
/** How many are forgotten together: few enough that no request waits for it. */
const FORGOTTEN_TOGETHER = 1000;

/** Let every change that is due come into effect, the earliest first. */
export function settleTencent(world: World, now: number): void {
  const { tencent } = world.state;
  if (tencent.tasks.length >= REMEMBERED + FORGOTTEN_TOGETHER) forgetSettled(tencent);
  for (const task of tencent.tasks.due(now)) {
    write(task, { settled: true });
    for (const id of task.resources) {
      for (const kind of NAMES) {
        // The list that holds the id decides: documents may name things as they like.
        if (tencent[kind].has(id)) KINDS[kind](world, id, task.settlesAt);
      }
    }
  }
}

/** The oldest go first, up to one that is still running. Nothing tells how long the provider knows one that is over. */
function forgetSettled({ tasks }: TencentState): void {
  const forgotten: Task[] = [];
  for (const task of tasks) {
    if (!task.settled || tasks.length - forgotten.length <= REMEMBERED) break;
    forgotten.push(task);
  }
  tasks.remove(...forgotten);
}
