import type { Bytes } from "./bytes.ts";

/** As much of `Headers` as the emulator reads: building one takes long beside the rest of a request. */
export interface Fields extends Iterable<[name: string, value: string]> {
  /** By the name in lower case. */
  get: (name: string) => string | null;
}

/** A request as it arrived, before anything normalised it: signatures cover these very bytes. */
export interface Received {
  method: string;
  /** The Host header, with the port if it had one. */
  host: string;
  /** The path as sent, percent-encoding untouched. */
  path: string;
  /** What follows the question mark, as sent, without it. */
  query: string;
  headers: Fields;
  body: Bytes;
}

/** Split the request target of an HTTP request line. */
export function splitTarget(target: string): { path: string; query: string } {
  const mark = target.indexOf("?");
  return mark < 0 ? { path: target, query: "" } : { path: target.slice(0, mark), query: target.slice(mark + 1) };
}

/** What a `fetch` call sends: the URL already went through the platform's URL parser, as it would on the wire. */
export async function receive(request: Request): Promise<Received> {
  const url = new URL(request.url);
  return {
    method: request.method,
    // Pages and Workers cannot set Host, there it follows from the URL.
    host: request.headers.get("host") ?? url.host,
    path: url.pathname,
    query: url.search.slice(1),
    headers: request.headers,
    body: new Uint8Array(await request.arrayBuffer()),
  };
}
