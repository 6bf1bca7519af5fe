/** How a job begins: it is entered in its caller's list before it exists, and a key begins one job. */

import { read } from "../../json.js";
import type { Caller } from "../action.js";
import { refusal } from "../errors.js";
import type { Gateway } from "../gateway.js";
import { checkedKey } from "../once.js";
import type { ObjectNamespace } from "../platform.js";
import { accept } from "./accept.js";
import type { SubmissionKey } from "./job-table.js";
import type { OwnJobs } from "./own-jobs.js";
import { JobAt } from "./protocol.js";
import type { Draft } from "./record.js";
import type { BulkStatus } from "./report.js";

/** What the jobs of a gateway have in common, and where they are. */
export interface Office extends Pick<Draft, "queue" | "objects" | "settings"> {
  jobs: ObjectNamespace;
}

/** Begins the job that a body describes, or finds the one that the same submission began before. */
export async function submit(
  gateway: Gateway,
  { jobs, ...office }: Office,
  list: OwnJobs,
  caller: Caller,
  body: string,
  header: string | undefined,
): Promise<BulkStatus> {
  const key = header === undefined ? undefined : { key: checkedKey(header), print: await printOf(body) };
  // What has begun is not checked again: the policy may be another by now.
  const begun = key && (await statusOf(jobs, list, key));
  if (begun) return begun;
  const { once, ...accepted } = await accept(gateway, caller, json(body), office.settings.items);
  if (once) checkedKey(header);
  const id = await list.enter(crypto.randomUUID(), key);
  const status = await new JobAt(jobs, id).ask("create", { id, caller: caller.id, ...office, ...accepted });
  if (!status) throw new Error(`the job ${id} did not begin`);
  return status;
}

/** How the job stands that a submission began. It may have been entered, and come to nothing. */
async function statusOf(jobs: ObjectNamespace, list: OwnJobs, key: SubmissionKey): Promise<BulkStatus | undefined> {
  const id = await list.find(key);
  return id === undefined ? undefined : new JobAt(jobs, id).ask("status", {});
}

async function printOf(body: string): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(body)));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function json(text: string): unknown {
  try {
    return read(text);
  } catch {
    throw refusal("Malformed", "the body is not JSON");
  }
}
