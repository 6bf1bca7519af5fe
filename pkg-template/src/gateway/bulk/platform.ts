/** What a job uses of the Workers platform beside what the gateway does. The platform's own objects fit. */

import type { ObjectNamespace, QueueBinding } from "../platform.js";

/** The tables of a Durable Object. */
export interface Sql {
  exec(query: string, ...values: (string | number | null)[]): { toArray(): Record<string, unknown>[] };
}

/** What the Durable Object of a job has. */
export interface JobState {
  storage: {
    sql: Sql;
    getAlarm(): Promise<number | null>;
    setAlarm(at: number): Promise<void>;
    deleteAll(): Promise<void>;
  };
}

/** The environment of an object, which has no options: they give it the names of what it needs. */
type Environment = Record<string, unknown>;

export function queueIn(env: Environment, { queue }: { queue: string }): QueueBinding {
  const binding = env[queue] as Partial<QueueBinding> | undefined;
  if (typeof binding?.sendBatch !== "function") throw new Error(`the environment has no queue ${queue}`);
  return binding as QueueBinding;
}

export function objectsIn(env: Environment, { objects }: { objects: string }): ObjectNamespace {
  const binding = env[objects] as Partial<ObjectNamespace> | undefined;
  if (typeof binding?.idFromName !== "function") throw new Error(`the environment has no namespace ${objects}`);
  return binding as ObjectNamespace;
}
