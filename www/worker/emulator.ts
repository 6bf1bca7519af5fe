import { DurableObject } from "cloudflare:workers";
import { createEmulator } from "cloudip/emulator";

const CONTROL = "https://emulator/_emulator";
/** How long a change may wait to be kept, in ms: the platform takes an object out of memory ten idle seconds later. */
const KEEP_MS = 500;
/** A row of the storage holds two megabytes, and a character of JSON is three bytes at most. */
const PIECE = 600_000;

/**
 * Holds the emulated clouds. Their resources outlive the memory of the object, which the platform takes from one that is
 * idle. Rules of faults, a clock that was moved and the journal are a test's, which does not idle: they go.
 */
export class EmulatorObject extends DurableObject {
  readonly #emulator = createEmulator();
  readonly #sql = this.ctx.storage.sql;
  #kept = "";
  #isToBeKept = false;

  constructor(context: DurableObjectState, env: object) {
    super(context, env);
    context.blockConcurrencyWhile(() => this.#restore());
  }

  override async fetch(request: Request): Promise<Response> {
    try {
      return await this.#emulator.fetch(request);
    } finally {
      this.#keepSoon();
    }
  }

  #keepSoon(): void {
    if (this.#isToBeKept) return;
    this.#isToBeKept = true;
    setTimeout(async () => {
      this.#isToBeKept = false;
      try {
        await this.#keep();
      } catch (error) {
        console.error("what the emulator holds could not be kept", error);
      }
    }, KEEP_MS);
  }

  async #keep(): Promise<void> {
    const state = await (await this.#emulator.fetch(`${CONTROL}/state`)).text();
    if (state === this.#kept) return;
    const pieces = Array.from({ length: Math.ceil(state.length / PIECE) }, (_, at) =>
      state.slice(at * PIECE, (at + 1) * PIECE),
    );
    this.ctx.storage.transactionSync(() => {
      this.#sql.exec("CREATE TABLE IF NOT EXISTS state (piece INTEGER PRIMARY KEY, json TEXT NOT NULL)");
      this.#sql.exec("DELETE FROM state");
      for (const [at, json] of pieces.entries()) this.#sql.exec("INSERT INTO state VALUES (?, ?)", at, json);
    });
    this.#kept = state;
  }

  /** A state that this version of the emulator does not read, or one of several accounts, whose keys it leaves out, is let go. */
  async #restore(): Promise<void> {
    const [table] = this.#sql.exec("SELECT name FROM sqlite_master WHERE name = 'state'");
    if (!table) return;
    const pieces = this.#sql.exec<{ json: string }>("SELECT json FROM state ORDER BY piece").toArray();
    const state = pieces.map(({ json }) => json).join("");
    const answer = await this.#emulator.fetch(`${CONTROL}/seed`, { method: "POST", body: state });
    if (answer.ok) this.#kept = state;
    else console.error("the emulator begins anew, since it cannot use what was kept:", await answer.text());
  }
}
