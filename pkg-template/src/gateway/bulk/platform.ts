/** What a job uses of the Workers platform beside what the gateway does. The platform's own objects fit. */

import type { QueueBinding } from "../platform.js";

export type { QueueBinding };

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
