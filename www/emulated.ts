/**
 * The page signs for the provider's own host, and asks its own origin: what travels as `/api/<host>/<path>` is for the
 * emulator `https://<host>/<path>`, as the provider would see it. Nothing for any other path.
 */
export function emulatedUrl({ pathname, search }: URL): string | undefined {
  const [, api, host] = pathname.split("/", 3);
  if (api !== "api" || !host) return undefined;
  return `https://${host}${pathname.slice(`/api/${host}`.length) || "/"}${search}`;
}
