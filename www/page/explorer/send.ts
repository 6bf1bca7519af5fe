/** One call, with what really went over the wire. */

import { CloudError, type WaitOptions } from "cloudip";
import { open } from "../connections/connection.js";
import { tellSkew } from "../connections/store.js";
import type { Operation, Params } from "./catalogue.js";
import { type Client, complete, type Place } from "./place.js";

/** A request or an answer as it was on the wire. */
export interface Message {
  /** `POST https://…`, or the status. */
  head: string;
  headers: [name: string, value: string][];
  body: string;
}

export interface Sent {
  request?: Message;
  answer?: Message;
  /** From the last request to its answer. */
  ms?: number;
  attempts: number;
  requestId?: string;
  failure?: CloudError;
  /** Waits until it took effect, where that is later than the answer. */
  settle?: (onProgress: NonNullable<WaitOptions["onProgress"]>) => Promise<unknown>;
}

/** Calls with a client of its own, which listens to what goes out and comes in. */
export async function send(operation: Operation, place: Place, params: Params): Promise<Sent> {
  const { connection, region } = place;
  const heard: Pick<Sent, "request" | "answer" | "ms"> = {};
  const accounts = open(
    connection,
    (aheadMs) => tellSkew(connection.id, aheadMs),
    (next) => async (url, init) => {
      const request = new Request(url, init);
      heard.request = await written(`${request.method} ${request.url}`, request);
      delete heard.answer;
      const start = performance.now();
      const response = await next(url, init);
      heard.ms = performance.now() - start;
      heard.answer = await written(`${response.status} ${response.statusText}`.trim(), response.clone());
      return response;
    },
  );
  const client = accounts[connection.regions.indexOf(region)]?.client as unknown as Client;
  try {
    const { service, method, isAsync } = operation;
    const all = await complete(operation, place, params);
    const result = await client.call(service, method, all);
    const { attempts, requestId } = result;
    const settle: Sent["settle"] = (onProgress) => place.client.wait(service, method, all, result, { onProgress });
    return { ...heard, attempts, ...(requestId && { requestId }), ...(isAsync && { settle }) };
  } catch (failure) {
    if (!(failure instanceof CloudError)) throw failure;
    const { attempts, requestId } = failure;
    return { ...heard, attempts, ...(requestId && { requestId }), failure };
  } finally {
    for (const { client } of accounts) client.free();
  }
}

async function written(head: string, message: Request | Response): Promise<Message> {
  return { head, headers: [...message.headers], body: await message.text() };
}
