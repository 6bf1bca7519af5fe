/** The routes of bulk jobs. */

import type { Context } from "hono";
import { filled, refuse } from "../../input.js";
import type { Caller } from "../action.js";
import { answer } from "../answer.js";
import { readText } from "../bodies.js";
import type { App, Env } from "../context.js";
import { refusal } from "../errors.js";
import type { Gateway } from "../gateway.js";
import { matcher } from "../names.js";
import { KEY_HEADER } from "../once.js";
import type { Listed } from "./job-table.js";
import { BODY_BYTES, settingsOf } from "./limits.js";
import { OwnJobs } from "./own-jobs.js";
import { objectsIn } from "./platform.js";
import { JobAt } from "./protocol.js";
import type { BulkStatus } from "./report.js";
import { submit } from "./submit.js";
import type { BulkAnswer, BulkList, BulkUnread } from "./types.js";
import { FORMATS, type Format, written } from "./written.js";

const ROUTE = "/v1/bulk";
/** Jobs of a page: each that has not ended is asked how it stands, and the free plan allows 50 requests. */
const JOBS = 20;
const MOST_JOBS = 40;
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Adds them to a gateway that has what bulk jobs need. */
export function bulkRoutes(app: App, gateway: Gateway): void {
  const { bulk } = gateway.options;
  if (!bulk) return;
  const { jobs, queue, objects, limits, operators = [] } = bulk;
  if (!jobs) refuse("options.bulk.jobs", "the namespace of BulkJob", "nothing");
  filled(queue, "options.bulk.queue");
  filled(objects, "options.bulk.objects");
  const isOperator = matcher(operators);
  const settings = settingsOf(limits);

  /** A job, if the caller may know of it. Others are told what is told of one that does not exist. */
  const jobOf = async (id: string, caller: Caller): Promise<JobAt> => {
    const job = new JobAt(jobs, id);
    const owner = ID.test(id) ? (await job.ask("owner", {}))?.caller : undefined;
    if (owner === undefined || (owner !== caller.id && !isOperator(caller.id))) {
      throw refusal("NotFound", "the caller has no such job");
    }
    return job;
  };

  /** The list of the caller's jobs. */
  const listOf = (c: Context<Env>) => new OwnJobs(objectsIn(c.env, { objects }), c.get("caller").id);

  app.post(ROUTE, async (c) => {
    const body = await readText(c.req.raw, BODY_BYTES, gateway.limits.requestMs);
    const office = { jobs, queue, objects, settings };
    const status = await submit(gateway, office, listOf(c), c.get("caller"), body, c.req.header(KEY_HEADER));
    c.get("line").resources = { job: [status.id] };
    const job = answerOf(status);
    c.header("Location", job.url);
    return answer(c, job, 202);
  });

  app.get(ROUTE, async (c) => {
    const { before = String(Number.MAX_SAFE_INTEGER), limit = String(JOBS), ...others } = c.req.query();
    const most = Number(limit);
    const isKnown = Object.keys(others).length === 0 && /^\d{1,16}$/.test(before);
    if (!isKnown || !(Number.isInteger(most) && most >= 1 && most <= MOST_JOBS))
      throw refusal(
        "Malformed",
        `the query may hold \`before\`, the \`next\` of an answer, and \`limit\`, from 1 to ${MOST_JOBS}`,
      );
    const { statuses, unread, next } = await listOf(c).page(jobs, Number(before), most);
    const list: BulkList = {
      jobs: statuses.map(answerOf),
      ...(unread.length > 0 && { unread: unread.map(unreadOf) }),
      ...(next !== undefined && { next: String(next) }),
    };
    return answer(c, list);
  });

  app.get(`${ROUTE}/:id`, async (c) => {
    const job = await jobOf(c.req.param("id"), c.get("caller"));
    return answer(c, await job.ask("status", {}));
  });

  app.post(`${ROUTE}/:id/cancel`, async (c) => {
    const job = await jobOf(c.req.param("id"), c.get("caller"));
    return answer(c, await job.ask("cancel", {}));
  });

  app.get(`${ROUTE}/:id/report`, async (c) => {
    const format = c.req.query("format") ?? "json";
    if (!(format in FORMATS)) throw refusal("Malformed", `\`format\` may be ${Object.keys(FORMATS).join(", ")}`);
    const job = await jobOf(c.req.param("id"), c.get("caller"));
    const report = await job.ask("report", {});
    if (!report) throw refusal("NotFound", "the job is gone");
    return c.body(written(report, format as Format), 200, { "Content-Type": FORMATS[format as Format] });
  });

  app.get(`${ROUTE}/:id/events`, async (c) => {
    const last = c.req.header("Last-Event-ID") ?? "0";
    if (!/^\d{1,15}$/.test(last)) throw refusal("Malformed", "`Last-Event-ID` is not one of an event of a job");
    const job = await jobOf(c.req.param("id"), c.get("caller"));
    const { body } = await job.events(Number(last));
    return new Response(body, { headers: { "Content-Type": "text/event-stream" } });
  });
}

const urlOf = (id: string) => `${ROUTE}/${id}`;

const answerOf = (status: BulkStatus): BulkAnswer => ({ url: urlOf(status.id), ...status });

const unreadOf = ({ id, at }: Listed): BulkUnread => ({ id, url: urlOf(id), createdAt: new Date(at).toISOString() });
