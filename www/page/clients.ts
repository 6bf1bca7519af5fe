import { HuaweiCloud, TencentCloud } from "cloudip";

/** The emulator's keys: nobody's account. */
export const huaweiKey = {
  accessKeyId: "AKEXAMPLE0000000000",
  secretAccessKey: "SKEXAMPLE0000000000000000000000000000000",
};
export const tencentKey = {
  secretId: "AKIDEXAMPLE00000000000000000000000",
  secretKey: "SKEXAMPLE000000000000000000000000",
};

/** A request as it went out, with the body that can be read but once. */
export interface Sent {
  request: Request;
  body: string;
}

/** What the clients sent last: the page shows it. */
export let lastSent: Sent | undefined;

/**
 * The clients sign for the providers' own hosts. Their requests go to this page's own Worker, which hands them to the
 * emulator: `https://dns.cn-north-4.myhuaweicloud.com/v2.1/x` travels as `/api/dns.cn-north-4.myhuaweicloud.com/v2.1/x`.
 */
async function viaWorker(request: Request): Promise<Response> {
  const { method, headers, signal } = request;
  const body = await request.clone().text();
  lastSent = { request, body };
  const { host, pathname, search } = new URL(request.url);
  // The body as text: Chromium would send that of a `Request` as a stream, for which it wants HTTP/2.
  return fetch(`/api/${host}${pathname}${search}`, { method, headers, signal, body: body || null });
}

export const huawei = new HuaweiCloud({ region: "cn-north-4", credentials: huaweiKey, fetch: viaWorker });
export const tencent = new TencentCloud({ region: "ap-guangzhou", credentials: tencentKey, fetch: viaWorker });
