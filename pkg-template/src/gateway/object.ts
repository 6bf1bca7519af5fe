/** The Durable Object that remembers what one isolate alone cannot. */

import { AuditTable } from "./audit-store.js";
import { type Entered, type JobQuery, JobTable } from "./bulk/job-table.js";
import { PaceTable, type Wish } from "./bulk/pace-table.js";
import { UsedKeys } from "./once.js";
import type { ObjectState } from "./platform.js";
import { Bucket } from "./rate.js";

/**
 * Counts the calls of a caller, remembers the keys of calls that may happen once, keeps the audit, lists the bulk jobs of
 * a caller, or shares out among bulk jobs how fast a service may be asked: each object does one of these. Export it from
 * the Worker, and bind its namespace for {@link GatewayOptions.objects} and `BulkOptions.objects`. Only the Worker can
 * reach it.
 */
export class GatewayObject {
  readonly #works: Record<string, (question: never) => unknown>;

  constructor(state: ObjectState) {
    const bucket = new Bucket();
    const keys = new UsedKeys(state.storage.sql);
    const audit = new AuditTable(state.storage.sql);
    const jobs = new JobTable(state.storage.sql);
    const paces = new PaceTable(state.storage.sql);
    this.#works = {
      take: bucket.take.bind(bucket),
      use: keys.use.bind(keys),
      keep: audit.keep.bind(audit),
      list: audit.list.bind(audit),
      age: audit.age.bind(audit),
      enter: (entered: Entered) => jobs.enter(entered),
      find: jobs.find.bind(jobs),
      page: (query: JobQuery) => jobs.page(query),
      close: jobs.close.bind(jobs),
      drop: jobs.drop.bind(jobs),
      share: (wish: Wish) => paces.share(wish),
    };
  }

  async fetch(request: Request): Promise<Response> {
    const work = this.#works[new URL(request.url).pathname.slice(1)];
    if (!work) return new Response(null, { status: 404 });
    return Response.json((await work((await request.json()) as never)) ?? null);
  }
}
