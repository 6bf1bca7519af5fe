import { DurableObject } from "cloudflare:workers";
import { createEmulator } from "cloudip/emulator";

/** Holds the emulated clouds. They live in memory: when the object is evicted, they begin anew. */
export class EmulatorObject extends DurableObject {
  readonly #emulator = createEmulator();

  override fetch(request: Request): Promise<Response> {
    return this.#emulator.fetch(request);
  }
}
