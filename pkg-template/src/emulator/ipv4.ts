/** An IPv4 address as a number, undefined if the text is none. Leading zeros are refused, as the published pattern does. */
export function parseIpv4(text: string): number | undefined {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text);
  let address = 0;
  for (let at = 1; at <= 4; at += 1) {
    const part = parts?.[at] ?? "";
    const number = Number(part);
    if (number > 255 || part !== String(number)) return undefined;
    address = address * 256 + number;
  }
  return address;
}

export const formatIpv4 = (address: number): string =>
  `${address >>> 24}.${(address >>> 16) & 255}.${(address >>> 8) & 255}.${address & 255}`;

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
