/** The consumer of the queue: each message calls somebody to the work of a job. */

import { record } from "../../input.js";
import type { Gateway } from "../gateway.js";
import type { QueueBatch, QueueMessage } from "../platform.js";
import { LEAST_REQUESTS, settingsOf } from "./limits.js";
import { JobAt } from "./protocol.js";
import { turn } from "./turn.js";
import type { BulkOptions } from "./types.js";

/** A message that failed comes again after so many seconds, twice as many each time. */
const FIRST_S = 2;
const LONGEST_S = 300;

/** Works for the jobs that the messages of a batch name, side by side. */
export async function consume(gateway: Gateway, { jobs, limits }: BulkOptions, batch: QueueBatch): Promise<void> {
  // All of the batch share what an invocation may send, and with too little none would get anywhere.
  const { subrequests } = settingsOf(limits);
  const served = batch.messages.slice(0, Math.floor(subrequests / LEAST_REQUESTS));
  for (const message of batch.messages.slice(served.length)) message.retry();
  const most = Math.floor(subrequests / served.length);
  await Promise.all(
    served.map(async (message) => {
      try {
        const { job, seat } = read(message);
        await turn(gateway, job, new JobAt(jobs, job), seat, most);
        message.ack();
      } catch (error) {
        // If it is lost at last, the job's alarm sends another.
        console.error(`bulk: the message ${message.id} failed: ${error}`);
        message.retry({ delaySeconds: Math.min(LONGEST_S, FIRST_S * 2 ** (message.attempts - 1)) });
      }
    }),
  );
}

function read({ body }: QueueMessage): { job: string; seat: number } {
  const { job, seat } = record(body, "message", ["job", "seat"]);
  if (typeof job !== "string" || typeof seat !== "number") throw new Error("the message is not of a bulk job");
  return { job, seat };
}
