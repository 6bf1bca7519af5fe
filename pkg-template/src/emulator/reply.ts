/** What an operation answers; `body` undefined is an empty body. */
export interface Reply {
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
}

/**
 * A request turned down, in the provider's own shape. `code` is the provider's code, for the journal;
 * the body is made late because most shapes repeat the id of the request.
 */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly body: (requestId: string) => unknown,
  ) {
    super(message);
    this.name = "Refusal";
  }
}
