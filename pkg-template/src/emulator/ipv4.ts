/** An IPv4 address as a number, undefined if the text is none. Leading zeros are refused, as the published pattern does. */
export function parseIpv4(text: string): number | undefined {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)?.slice(1);
  if (!parts || parts.some((part) => Number(part) > 255 || part !== String(Number(part)))) return undefined;
  return parts.reduce((sum, part) => sum * 256 + Number(part), 0);
}

export const formatIpv4 = (address: number): string =>
  [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join(".");

/** IPv6 as far as the emulator needs it: told apart from everything else by the platform's own URL parser. */
export const isIpv6 = (text: string): boolean =>
  /^[0-9a-fA-F:.]+$/.test(text) && text.includes(":") && URL.canParse(`http://[${text}]/`);

/** First and last address of a range such as `192.168.0.0/24`. */
export function parseCidr(cidr: string): { first: number; last: number } | undefined {
  const [base = "", bits = ""] = cidr.split("/");
  const address = parseIpv4(base);
  const length = /^\d{1,2}$/.test(bits) ? Number(bits) : 33;
  if (address === undefined || length > 32) return undefined;
  const size = 2 ** (32 - length);
  const first = Math.floor(address / size) * size;
  return { first, last: first + size - 1 };
}
