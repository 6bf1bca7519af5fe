/**
 * The clients sign for the providers' own hosts. Their requests go to this page's own Worker, which hands them to the
 * emulator: `https://dns.cn-north-4.myhuaweicloud.com/v2.1/x` travels as `/api/dns.cn-north-4.myhuaweicloud.com/v2.1/x`.
 */
export async function viaWorker(request: Request): Promise<Response> {
  const { method, headers, signal } = request;
  const { host, pathname, search } = new URL(request.url);
  // The body as text: Chromium would send that of a `Request` as a stream, for which it wants HTTP/2.
  const body = (await request.text()) || null;
  return fetch(`/api/${host}${pathname}${search}`, { method, headers, signal, body });
}
