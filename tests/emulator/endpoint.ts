// A resolver endpoint of the default state, and a change of it: what tests of the emulator itself try things on.
import type { Answer, Bench } from "./bench.ts";
import type { HuaweiOptions } from "./sign.ts";

export const ENDPOINT = "/v2.1/endpoints/ff80808169bf16c70169bf1d02270000";
export const SUBNET = "3ee6107e-4188-4c4d-b453-80d6b9a147d5";

export const bind = (bench: Bench, options?: HuaweiOptions): Promise<Answer> =>
  bench.huawei("dns", "POST", `${ENDPOINT}/ipaddresses`, { ipaddress: { subnet_id: SUBNET } }, options);

/** How many addresses it has. */
export const count = async (bench: Bench, options?: HuaweiOptions): Promise<number> =>
  (await bench.huawei("dns", "GET", ENDPOINT, undefined, options)).body.endpoint.ipaddress_count;
