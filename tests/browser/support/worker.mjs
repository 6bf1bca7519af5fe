// The console's Worker, whose emulated clouds can be told to keep their answers to themselves: what a test does while a run
// goes on takes as long as it takes, and the run is still there.

import worker, { EmulatorObject as Emulator } from "console-worker";

export { BulkJob, GatewayObject } from "console-worker";
export default worker;

/**
 * `POST /_emulator/hold` with `{ action, after }` has the answers to an action of Tencent Cloud wait, but for the first
 * ones, until `{}` or a reset lets them go. What was asked for takes effect all the same.
 */
export class EmulatorObject extends Emulator {
  #hold = {};

  async fetch(request) {
    const { pathname } = new URL(request.url);
    if (pathname === "/_emulator/hold") return Response.json(this.#replace(await request.json()));
    if (pathname === "/_emulator/reset") this.#replace({});
    const answer = await super.fetch(request);
    const hold = this.#hold;
    if (hold.action !== request.headers.get("X-TC-Action")) return answer;
    hold.after -= 1;
    if (hold.after < 0) await hold.end;
    return answer;
  }

  /** Lets go what was held, and holds something else, or nothing. */
  #replace({ action, after }) {
    this.#hold.letGo?.();
    this.#hold = {};
    if (action) {
      const end = new Promise((resolve) => {
        this.#hold.letGo = resolve;
      });
      Object.assign(this.#hold, { action, after, end });
    }
    return {};
  }
}
