// The emulator on a port, with a fault at one attempt: on real connections, so that a cut is a cut.

import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createEmulatorServer } from "../../pkg-template/src/bin/server.ts";
import { control } from "../../pkg-template/src/emulator/control.ts";
import { readFaults } from "../../pkg-template/src/emulator/fault-rules.ts";
import { World } from "../../pkg-template/src/emulator/world.ts";
import { ruleOf, throttledBefore } from "./rules.ts";
import { calls, type Row } from "./table.ts";

const HOUR = 3_600_000;

export class FaultServer {
  readonly url: string;
  readonly #world: World;
  readonly #row: Row;
  readonly #server: Server;

  private constructor(row: Row, world: World, server: Server) {
    this.#row = row;
    this.#world = world;
    this.#server = server;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  static async start(row: Row): Promise<FaultServer> {
    const { fault, attempt } = row;
    const world = new World({ settleMs: 0 });
    const rule = ruleOf(fault);
    const faults = [...throttledBefore(attempt), ...(rule ? [{ ...rule, nth: attempt }] : [])];
    world.faults.replace(readFaults({ faults }));
    // Of the attempts before, which are throttled, none is told that its clock is wrong.
    if (fault === "401 signature expired") world.clock.offsetMs = HOUR;
    const server = createEmulatorServer(world).listen(0, "127.0.0.1");
    await once(server, "listening");
    return new FaultServer(row, world, server);
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** How many requests arrived. */
  get arrived(): number {
    return this.#world.journal.entries.length;
  }

  /** How often the call took effect, as the emulator's state has it. */
  effects(): number {
    const { cloud } = calls[this.#row.call];
    return Math.abs(addresses(this.#world, cloud) - addresses(new World(), cloud));
  }
}

/** How many addresses what the calls are about has, with all that is due in effect. */
function addresses(world: World, cloud: "huawei" | "tencent"): number {
  const received = { method: "GET", host: "", path: "/_emulator/state", query: "", headers: new Headers() };
  const { huawei, tencent } = control(world, { ...received, body: new Uint8Array() }).body as World["state"];
  const [endpoint] = huawei.endpoints;
  const networkInterface = tencent.networkInterfaces.find(({ id }) => id === "eni-m6dyj72l");
  return ((cloud === "huawei" ? endpoint : networkInterface)?.addresses ?? []).length;
}
