// Bytes, and the encodings in which requests carry text.

/** Bytes that WebCrypto accepts: a view of a plain ArrayBuffer. */
export type Bytes = Uint8Array<ArrayBuffer>;

const encoder = new TextEncoder();

export const utf8 = (text: string): Bytes => encoder.encode(text);

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

export const hex = (bytes: Uint8Array): string => bytes.reduce((text, byte) => text + HEX[byte], "");

export const base64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));

/**
 * A header value as text. HTTP libraries hand over the bytes of a header as Latin-1; the official Python signer signs
 * non-ASCII values as UTF-8 (huawei.md 1.3, "Non-ASCII value"). Bytes that are no UTF-8 stay as they came.
 */
export function headerText(value: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is "every ASCII character"
  if (/^[\x00-\x7f]*$/.test(value)) return value;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(value, (char) => char.charCodeAt(0)));
  } catch {
    return value;
  }
}

/** Undo percent-encoding; a percent sign that starts no escape stays (huawei.md 1.3, "Bare %"). */
export function percentDecode(text: string): string {
  if (!text.includes("%")) return text;
  return text.replace(/(?:%[0-9a-fA-F]{2})+/g, (escapes) =>
    new TextDecoder().decode(Uint8Array.from(escapes.slice(1).split("%"), (pair) => Number.parseInt(pair, 16))),
  );
}

/** Undo the encoding of a query string or a form body, where a plus sign is a space. */
const formDecode = (text: string): string => percentDecode(text.replaceAll("+", " "));

/** The name and value pairs of a query string or a form body, decoded, in the order received. */
export function formPairs(text: string): [name: string, value: string][] {
  return text
    .split("&")
    .filter((part) => part !== "")
    .map((part) => {
      const equals = part.indexOf("=");
      return equals < 0
        ? [formDecode(part), ""]
        : [formDecode(part.slice(0, equals)), formDecode(part.slice(equals + 1))];
    });
}

/** Order by Unicode code point; JavaScript's own order is by UTF-16 unit and differs outside the basic plane. */
export function compareCodePoints(a: string, b: string): number {
  const left = Array.from(a, (char) => char.codePointAt(0) ?? 0);
  const right = Array.from(b, (char) => char.codePointAt(0) ?? 0);
  const differs = left.findIndex((point, index) => point !== right[index]);
  if (differs < 0) return left.length - right.length;
  return (left[differs] ?? 0) - (right[differs] ?? -1);
}
