// What the scenarios of the Node clients share: the packages, and the emulator's program on a port.

import { createRequire } from "node:module";
import { join } from "node:path";
import { beforeAll, beforeEach, vi } from "vitest";
import type { JournalEntry } from "../../../pkg-template/src/emulator/index.ts";
import type { State } from "../../conformance/world.ts";
import { lasting } from "../../support/lasting.ts";
import { SETTLE_MS, startProgram } from "../program.ts";
import { folderWithClients } from "./install.ts";

/** Loads an official package. They stand outside of this repository, so nothing is known here about their types. */
export const load = createRequire(join(await folderWithClients(), "package.json"));

const program = lasting(startProgram);

/** The emulator of all test files of a worker, with its control calls. */
export class Emulator {
  url = "";

  get host(): string {
    return new URL(this.url).host;
  }

  async start(): Promise<void> {
    this.url = (await program()).url;
  }

  async #control(name: string, body?: object): Promise<unknown> {
    const init = body && { method: "POST", body: JSON.stringify(body) };
    const response = await fetch(`${this.url}/_emulator/${name}`, init);
    if (!response.ok) throw new Error(`/_emulator/${name} answered ${response.status}: ${await response.text()}`);
    return response.json();
  }

  async reset(): Promise<void> {
    await this.#control("reset", {});
  }

  /** Lets the time pass that an accepted change needs. */
  async settle(): Promise<void> {
    await this.#control("clock", { advanceMs: SETTLE_MS });
  }

  async moveClock(minutes: number): Promise<void> {
    await this.#control("clock", { offsetMs: minutes * 60_000 });
  }

  /** Everything it holds. */
  async state(): Promise<State> {
    return (await this.#control("state")) as State;
  }

  /** What it wrote down about the requests. */
  async journal(): Promise<JournalEntry[]> {
    const { requests } = (await this.#control("requests")) as { requests: JournalEntry[] };
    return requests;
  }

  /** What it wrote down about the last request. */
  async lastRequest(): Promise<JournalEntry> {
    const last = (await this.journal()).at(-1);
    if (!last) throw new Error("there was no request");
    return last;
  }
}

/**
 * The Node clients of Tencent Cloud draw a nonce out of 65,536: of the requests of a test two would have the same one now
 * and then, and no emulator takes a nonce twice. Steps of the golden ratio come near no number a second time.
 */
function drawNoNonceTwice(): () => void {
  let drawn = 0;
  const random = vi.spyOn(Math, "random").mockImplementation(() => {
    drawn = (drawn + 0.618_033_988_749_895) % 1;
    return drawn;
  });
  return () => random.mockRestore();
}

/** The emulator for the tests of a file, in its default state before each of them. */
export function startsEmulator(): Emulator {
  const emulator = new Emulator();
  beforeAll(() => emulator.start());
  beforeEach(async () => {
    await emulator.reset();
    return drawNoNonceTwice();
  });
  return emulator;
}
