import type { Change, Plan, SideEffect } from "../../bindings/types.js";
import type { Action } from "../action.js";
import type { ObjectNamespace } from "../platform.js";
import type { BulkLimits } from "./limits.js";
import type { BulkStatus } from "./report.js";

export type { BulkLimits, ServiceLimits } from "./limits.js";
export type { BulkItemReport, BulkPlace, BulkReport, BulkState, BulkStatus } from "./report.js";

/** What bulk jobs need of the platform. */
export interface BulkOptions {
  /** The namespace of `BulkJob`: one object for each job. */
  jobs: ObjectNamespace;
  /** The name under which the environment has the queue whose messages the Worker's own `queue` handler gets. */
  queue: string;
  /** The name under which the environment has the namespace of `GatewayObject`, where jobs share what services take, and are listed. */
  objects: string;
  /** Who may see and cancel the jobs of others: ids, as in a `Rule`. Nobody if left out. */
  operators?: readonly string[];
  limits?: BulkLimits;
}

/** A call of a bulk job. Account and region are those that count where they are left out, as in a call alone. */
export type BulkItem = Omit<Action, "account" | "region" | "params"> &
  Partial<Pick<Action, "account" | "region" | "params">>;

/** The body of `POST /v1/bulk`: one of the three. */
export interface BulkRequest {
  /** Calls. Those that unbind addresses are planned: grouped, ordered, and verified by looking. */
  items?: readonly BulkItem[];
  /** Changes of bindings, to be planned. */
  changes?: readonly Change[];
  /** A plan that was made and stored. */
  plan?: Plan;
  /** Side effects that are taken, where something is to be planned. */
  allow?: readonly SideEffect[];
}

/** How a job stands, as `POST /v1/bulk` answers. */
export interface BulkAnswer extends BulkStatus {
  /** Where the gateway has it: its path. */
  url: string;
}

/** The answer of `GET /v1/bulk`. */
export interface BulkList {
  /** The caller's own jobs, the newest first. */
  jobs: BulkAnswer[];
  /** Those of the page that could not be asked how they stand, if there are any. */
  unread?: BulkUnread[];
  /** What `before` has to be for the next page, if there is one. */
  next?: string;
}

/** A job that could not be asked how it stands. It may be able to answer later. */
export interface BulkUnread {
  id: string;
  /** Where the gateway has it: its path. */
  url: string;
  createdAt: string;
}

/** What is wrong with an item of a bulk request. */
export interface BulkProblem {
  item: number;
  kind: string;
  code: string;
  message: string;
  details?: unknown;
}
