import { settleDesktopEips } from "./huawei/desktop-eip.ts";
import { settleDesktops } from "./huawei/desktop-network.ts";
import { settleDns } from "./huawei/dns-settle.ts";
import { settleGateways } from "./huawei/gateway.ts";
import { settlePublicips } from "./huawei/publicip.ts";
import { settleTencent } from "./tencent/model/settle.ts";
import type { World } from "./world.ts";

/** Let every change that is due come into effect. */
export function settle(world: World, now: number): void {
  settleDns(world, now);
  settlePublicips(world, now);
  settleGateways(world, now);
  settleDesktops(world, now);
  settleDesktopEips(world, now);
  settleTencent(world, now);
}
