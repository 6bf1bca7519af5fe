/**
 * What the gateway uses of the Workers platform, as far as it uses it: the package needs no types of one runtime. The
 * platform's own objects fit.
 */

/** The context of an event. */
export interface Context {
  /** The event is not over before this is. */
  waitUntil(work: Promise<unknown>): void;
}

/** A rate-limit binding. */
export interface RateLimitBinding {
  limit(options: { key: string }): Promise<{ success: boolean }>;
}

/** A namespace of Durable Objects. */
export interface ObjectNamespace<Id = unknown> {
  idFromName(name: string): Id;
  get(id: Id): { fetch(request: Request): Promise<Response> };
}

/** A message of a queue. */
export interface QueueMessage {
  readonly id: string;
  readonly body: unknown;
  readonly attempts: number;
  ack(): void;
  retry(options?: { delaySeconds?: number }): void;
}

/** Messages that a queue delivers together. */
export interface QueueBatch {
  readonly queue: string;
  readonly messages: readonly QueueMessage[];
}

/** Where messages are put into a queue. */
export interface QueueBinding {
  sendBatch(messages: Iterable<{ body: unknown; delaySeconds?: number }>): Promise<unknown>;
}

/** When a Worker is woken by the clock. */
export interface ScheduledEvent {
  readonly scheduledTime: number;
  readonly cron: string;
}

/** What a Durable Object has. */
export interface ObjectState {
  storage: {
    sql: { exec(query: string, ...values: (string | number | null)[]): { toArray(): Record<string, unknown>[] } };
  };
}
