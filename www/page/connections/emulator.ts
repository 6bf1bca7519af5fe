/**
 * The clients sign for the providers' own hosts. Their requests go to this page's own Worker, which hands them to the
 * emulator: `https://dns.cn-north-4.myhuaweicloud.com/v2.1/x` travels as `/api/dns.cn-north-4.myhuaweicloud.com/v2.1/x`.
 */
export function viaWorker(url: string, init: RequestInit): Promise<Response> {
  const { host, pathname, search } = new URL(url);
  return fetch(`/api/${host}${pathname}${search}`, init);
}
