// The crate's own example calls the emulator from Rust: its requests are signed, sent and answered without JavaScript.

import { execFile } from "node:child_process";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createEmulatorServer } from "../../pkg-template/src/bin/server.ts";
import { Emulation } from "../../pkg-template/src/emulator/emulation.ts";
import { readFaults } from "../../pkg-template/src/emulator/fault-rules.ts";
import { entriesOf } from "../../pkg-template/src/emulator/journal.ts";
import { environment } from "../../pkg-template/tools/project.mjs";
import { root } from "../support/project.ts";

const emulation = new Emulation({ settleMs: 0 });
const server = createEmulatorServer(emulation);
let url: string;
let program: string;

const execute = promisify(execFile);
const keys = {
  huawei: { CLOUDIP_ID: "AKEXAMPLE0000000000", CLOUDIP_SECRET: "SKEXAMPLE0000000000000000000000000000000" },
  tencent: { CLOUDIP_ID: "AKIDEXAMPLE00000000000000000000000", CLOUDIP_SECRET: "SKEXAMPLE000000000000000000000000" },
};

/** What the example prints. */
async function sent(cloud: "huawei" | "tencent", operation: string[], params: object, env = {}): Promise<unknown> {
  const args = [cloud, url, ...operation, JSON.stringify(params)];
  const { stdout } = await execute(program, args, { env: { ...environment, ...keys[cloud], ...env } });
  return JSON.parse(stdout);
}

const journal = () => entriesOf(emulation.worlds);

const endpoint_id = "ff80808169bf16c70169bf1d02270000";
const eni = "eni-m6dyj72l";

beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  // The features are those of `cargo test`, so that it is compiled once; where it was not yet, that takes its time.
  const args = ["build", "--quiet", "--all-features", "--example", "send", "--message-format", "json"];
  const { stdout } = await execute("cargo", args, { cwd: root, env: environment, maxBuffer: 64 << 20 });
  const messages = stdout.split("\n").filter((line) => line.startsWith("{"));
  const built = messages.map((line) => JSON.parse(line) as { target?: { name: string }; executable?: string | null });
  program = built.find(({ target, executable }) => target?.name === "send" && executable)?.executable ?? "";
  // cargo lets only one build at a time, and what else is built beside the tests gets what they leave of the processors.
}, 3_600_000);
afterAll(() => server.close());

test("an address is bound in Huawei Cloud", async () => {
  const ipaddress = { subnet_id: "3ee6107e-4188-4c4d-b453-80d6b9a147d5" };
  const data = await sent("huawei", ["dns", "associateEndpointIpaddress"], { endpoint_id, ipaddress });
  expect(data).toMatchObject({ endpoint: { id: endpoint_id } });
  expect(journal().at(-1)).toMatchObject({ operation: "AssociateEndpointIpaddress", status: 202 });
});

test.each([
  ["as JSON", "vpc", { NetworkInterfaceIds: [eni] }, { NetworkInterfaceSet: [{ NetworkInterfaceId: eni }] }],
  ["as a form", "vpcLegacy", { networkInterfaceId: eni }, { data: [{ networkInterfaceId: eni }] }],
])("a network interface of Tencent Cloud is described, asked for %s", async (_, service, params, answer) => {
  expect(await sent("tencent", [service, "describeNetworkInterfaces"], params)).toMatchObject(answer);
});

test("an attempt that is throttled is followed by another", async () => {
  const before = journal().length;
  emulation.faults.replace(readFaults({ faults: [{ status: 429, count: 1 }] }));
  await sent("huawei", ["dns", "showEndpoint"], { endpoint_id });
  expect(
    journal()
      .slice(before)
      .map(({ status }) => status),
  ).toEqual([429, 200]);
});

test("a wrong key ends the program with the provider's error, which shows no key", async () => {
  const wrong = { CLOUDIP_SECRET: "SK-that-is-wrong" };
  const call = sent("huawei", ["dns", "showEndpoint"], { endpoint_id }, wrong);
  const { stderr, code } = (await call.catch((error) => error)) as { stderr: string; code: number };
  expect(code).toBe(1);
  expect(stderr).toContain("verify aksk signature fail");
  expect(stderr).not.toContain("SK-that");
});
