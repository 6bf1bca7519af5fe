import type { Front } from "./front.ts";
import { huawei, isHuaweiHost } from "./huawei/handle.ts";
import type { Received } from "./received.ts";
import { isLegacyHost, isV3Host, LEGACY_PATH, legacy, v3 } from "./tencent/handle.ts";

/** At the providers' own hosts the host decides, at any other one the path does. */
export function chooseFront({ host, path }: Received): Front {
  if (isHuaweiHost(host)) return huawei;
  if (isV3Host(host)) return v3;
  if (isLegacyHost(host) || path === LEGACY_PATH) return legacy;
  return path === "/" ? v3 : huawei;
}
