// Runs whose plans and journals are in Durable Objects, one for each.
import type { DurableObjectNamespace, DurableObjectState } from "@cloudflare/workers-types";
import type { Journal, JournalEntry, Plan } from "cloudip/bindings";
import { doomed, type End } from "./support/crash.ts";
import { bindingsAt } from "./support/keys.ts";

/** What to begin; a run that goes on has it in its storage. */
export interface Start {
  endpoint: string;
  plan: Plan;
  end?: End;
}

interface Env {
  RUNS: DurableObjectNamespace;
}

export class Run {
  readonly #storage: DurableObjectState["storage"];

  constructor({ storage }: DurableObjectState) {
    this.#storage = storage;
  }

  async fetch(request: Request): Promise<Response> {
    const { sql } = this.#storage;
    sql.exec("CREATE TABLE IF NOT EXISTS starts (start TEXT); CREATE TABLE IF NOT EXISTS entries (entry TEXT)");
    const given = await request.text();
    if (given) sql.exec("INSERT INTO starts VALUES (?)", given);
    const { start } = sql.exec<{ start: string }>("SELECT start FROM starts").one();
    const { endpoint, plan, end } = JSON.parse(start) as Start;
    const journal: Journal = {
      append: async (entry) => {
        sql.exec("INSERT INTO entries VALUES (?)", JSON.stringify(entry));
        await this.#storage.sync();
      },
      entries: () => [...sql.exec<{ entry: string }>("SELECT entry FROM entries ORDER BY rowid")].map(read),
    };
    const run = (journal: Journal) => bindingsAt(endpoint).apply(plan, { journal, intervalMs: 12 });
    if (!given || !end) return Response.json({ report: await run(journal), entries: await journal.entries() });
    // Whoever started it ends it as soon as it is there.
    const there = new Promise<Response>((resolve) => {
      const tell = () => resolve(new Response("there"));
      run(doomed(journal, end, tell)).catch((error) => resolve(new Response(String(error), { status: 500 })));
    });
    return there;
  }
}

const read = ({ entry }: { entry: string }) => JSON.parse(entry) as JournalEntry;

export default {
  fetch: (request: Request, { RUNS }: Env) => RUNS.getByName(new URL(request.url).pathname).fetch(request as never),
};
