// The emulator on a port, with a fault at one attempt: on real connections, so that a cut is a cut.

import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createEmulatorServer } from "../../pkg-template/src/bin/server.ts";
import { Emulation } from "../../pkg-template/src/emulator/emulation.ts";
import { readFaults } from "../../pkg-template/src/emulator/fault-rules.ts";
import { entriesOf } from "../../pkg-template/src/emulator/journal.ts";
import { settle } from "../../pkg-template/src/emulator/settle.ts";
import { ruleOf, throttledBefore } from "./rules.ts";
import { calls, type Row } from "./table.ts";

const HOUR = 3_600_000;

export class FaultServer {
  readonly url: string;
  readonly #emulation: Emulation;
  readonly #row: Row;
  readonly #server: Server;

  private constructor(row: Row, emulation: Emulation, server: Server) {
    this.#row = row;
    this.#emulation = emulation;
    this.#server = server;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  static async start(row: Row): Promise<FaultServer> {
    const { fault, attempt } = row;
    const emulation = new Emulation({ settleMs: 0 });
    const rule = ruleOf(fault);
    const faults = [...throttledBefore(attempt), ...(rule ? [{ ...rule, nth: attempt }] : [])];
    emulation.faults.replace(readFaults({ faults }));
    // Of the attempts before, which are throttled, none is told that its clock is wrong.
    if (fault === "401 signature expired") emulation.clock.offsetMs = HOUR;
    const server = createEmulatorServer(emulation).listen(0, "127.0.0.1");
    await once(server, "listening");
    return new FaultServer(row, emulation, server);
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** How many requests arrived. */
  get arrived(): number {
    return entriesOf(this.#emulation.worlds).length;
  }

  /** How often the call took effect, as the emulator's state has it. */
  effects(): number {
    const { cloud } = calls[this.#row.call];
    return Math.abs(addresses(this.#emulation, cloud) - AT_FIRST[cloud]);
  }
}

/** How many addresses what the calls are about has, with all that is due in effect. */
function addresses({ worlds, clock }: Emulation, cloud: "huawei" | "tencent"): number {
  const [world] = worlds;
  if (!world) throw new Error("the emulator has no account");
  settle(world, clock.now());
  const { huawei, tencent } = world.state;
  const [endpoint] = huawei.endpoints;
  const holder = cloud === "huawei" ? endpoint : tencent.networkInterfaces.get("eni-m6dyj72l");
  return holder?.addresses.length ?? 0;
}

const AT_FIRST = { huawei: addresses(new Emulation(), "huawei"), tencent: addresses(new Emulation(), "tencent") };
