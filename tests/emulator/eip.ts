// What the tests of EIP share: the default state's public IPs and bandwidths, and what a refusal looks like.
import { expect } from "vitest";
import type { Answer, Bench } from "./bench.ts";

/** A public IP that a port has, and one that nothing has. */
export const BOUND = "2ec9b78d-9368-46f3-8f29-d1a95622a510";
export const FREE = "2ec9b78d-9368-46f3-8f29-d1a95622a511";
/** The port that has one, and one that has none. */
export const PORT_WITH_EIP = "d9f5a3c1-6b2e-4a7f-8c0d-1e4f5a6b7c10";
export const PORT = "d9f5a3c1-6b2e-4a7f-8c0d-1e4f5a6b7c11";
/** The bandwidths of the two public IPs, and a shared one. */
export const OWN = "3fa5b383-5a73-4dcb-a314-c6128546d810";
export const SPARE = "3fa5b383-5a73-4dcb-a314-c6128546d811";
export const SHARED = "3fa5b383-5a73-4dcb-a314-c6128546d820";
export const NOWHERE = "00000000-0000-4000-a000-000000000000";

export const send = (bench: Bench, method: string, path: string, body?: unknown): Promise<Answer> =>
  bench.huawei("vpc", method, path, body);

export const v1Error = (code: string, named: string) => ({ code, message: expect.stringContaining(named) });
export const v3Error = (error_code: string, named: string) => ({
  error_code,
  error_msg: expect.stringContaining(named),
  request_id: expect.stringMatching(/^[0-9a-f]{32}$/),
});
