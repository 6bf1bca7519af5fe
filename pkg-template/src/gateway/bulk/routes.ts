/** The routes of bulk jobs. */

import { filled, refuse } from "../../input.js";
import { read } from "../../json.js";
import type { Caller } from "../action.js";
import { answer } from "../answer.js";
import { readText } from "../bodies.js";
import type { App } from "../context.js";
import { refusal } from "../errors.js";
import type { Gateway } from "../gateway.js";
import { matcher } from "../names.js";
import { KEY_HEADER } from "../once.js";
import { accept } from "./accept.js";
import { BODY_BYTES, settingsOf } from "./limits.js";
import { JobAt } from "./protocol.js";
import { FORMATS, type Format, written } from "./written.js";

const ROUTE = "/v1/bulk";
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

  app.post(ROUTE, async (c) => {
    const caller = c.get("caller");
    const body = json(await readText(c.req.raw, BODY_BYTES, gateway.limits.requestMs));
    const { once, ...accepted } = await accept(gateway, caller, body, settings.items);
    if (once) await gateway.once(caller, c.req.header(KEY_HEADER));
    const id = crypto.randomUUID();
    c.get("line").resources = { job: [id] };
    const draft = { id, caller: caller.id, queue, objects, settings, ...accepted };
    const status = await new JobAt(jobs, id).ask("create", draft);
    const url = `${ROUTE}/${id}`;
    c.header("Location", url);
    return answer(c, { url, ...status }, 202);
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

function json(text: string): unknown {
  try {
    return read(text);
  } catch {
    throw refusal("Malformed", "the body is not JSON");
  }
}
