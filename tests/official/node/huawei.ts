// What the scenarios of Huawei Cloud's Node clients share: how a client is made, and what it throws when it is refused.

import { expect } from "vitest";
import { accessKeyId, projectId, secretAccessKey } from "../../conformance/world.ts";
import { type Emulator, load } from "./emulator.ts";

const core = "@huaweicloud/huaweicloud-sdk-core";
export const { BasicCredentials, GlobalCredentials } = load(core);
const { ClientBuilder } = load(`${core}/ClientBuilder`);

// The client prints every refused request, with the signature that it sent.
load("log4js").configure({
  appenders: { console: { type: "stdout" } },
  categories: { default: { appenders: ["console"], level: "off" } },
});

export const subnet = "3ee6107e-4188-4c4d-b453-80d6b9a147d5";

export const keys = (sk = secretAccessKey) => new BasicCredentials({ ak: accessKeyId, sk, projectId });

/** A client of a service that has a package; the endpoint is all that is not as for the cloud. */
export const clientOf = (Client: { newBuilder(): typeof ClientBuilder }, { url }: Emulator, credentials = keys()) =>
  Client.newBuilder().withCredential(credentials).withEndpoint(url).build();

interface Call {
  query?: Record<string, string | number>;
  data?: object;
}

/** A service that has no package yet: its requests are made by hand, and sent by the core that all packages share. */
export function handMade({ url }: Emulator, credentials = keys()) {
  const client = new ClientBuilder((own: unknown) => own).withCredential(credentials).withEndpoint(url).build();
  return (method: string, path: string, { query = {}, data }: Call = {}) =>
    client.sendRequest({
      method,
      url: path,
      contentType: "application/json",
      queryParams: query,
      pathParams: {},
      headers: {},
      ...(data && { data }),
    });
}

/**
 * The client throws its own exception, with status and request id. Its `errorCode` is the provider's code, or undefined:
 * of the provider's error shapes it does not read the one with `code` and `message` (`unread`).
 */
export async function refused(
  emulator: Emulator,
  call: Promise<unknown>,
  status: number,
  code: string | number,
  { unread = false } = {},
): Promise<void> {
  const error = await call.then(
    () => expect.fail(`was not refused with ${code}`),
    (reason: unknown) => reason,
  );
  const request = await emulator.lastRequest();
  expect(error).toMatchObject({
    name: status < 500 ? "ClientRequestException" : "ServerResponseException",
    httpStatusCode: status,
    requestId: request.requestId,
  });
  expect((error as { errorCode: unknown }).errorCode).toBe(unread ? undefined : code);
  expect(request.code).toBe(String(code));
}
