// IPv6 addresses, read by the platform's own URL parser.
import { isIpv6 } from "./ipv4.ts";

/** The shortest form, in which equal addresses are equal texts; undefined if the text is no address. */
export const canonicalIpv6 = (text: string): string | undefined =>
  isIpv6(text) ? new URL(`http://[${text}]/`).hostname.slice(1, -1) : undefined;

/** The first 64 bits of an address in its shortest form, as four numbers. */
export function prefixOf(canonical: string): string {
  const [head = "", tail] = canonical.split("::");
  const groups = (part: string) => (part === "" ? [] : part.split(":"));
  const front = groups(head);
  const back = groups(tail ?? "");
  const zeros = Array<string>(Math.max(0, 8 - front.length - back.length)).fill("0");
  return [...front, ...(tail === undefined ? [] : zeros), ...back].slice(0, 4).join(":");
}
