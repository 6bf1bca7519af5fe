/** The good end of a call. */
export interface Reply<Data> {
  /** The answer, with the wire's names; `null` where the provider answers with an empty body. */
  data: Data;
  /** HTTP status. */
  status: number;
  /** The provider's id of the request. */
  requestId: string | undefined;
  /** How often the request was sent. */
  attempts: number;
}
