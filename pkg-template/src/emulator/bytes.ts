// Bytes, and the encodings in which requests carry text.

/** Bytes that WebCrypto accepts: a view of a plain ArrayBuffer, which TypeScript before 5.7 has no words for. */
export type Bytes = ReturnType<TextEncoder["encode"]>;

const encoder = new TextEncoder();
// Made once: making one takes longer than decoding a request.
const decoder = new TextDecoder();
const strictDecoder = new TextDecoder("utf-8", { fatal: true });

export const utf8 = (text: string): Bytes => encoder.encode(text);

/** Bytes as text, with U+FFFD for those that are no UTF-8. */
export const textOf = (bytes: Uint8Array): string => decoder.decode(bytes);

/** Bytes as text; throws if they are no UTF-8. */
export const strictText = (bytes: Uint8Array): string => strictDecoder.decode(bytes);

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

export const hex = (bytes: Uint8Array): string => bytes.reduce((text, byte) => text + HEX[byte], "");

/** A 32-bit number as eight digits; `toString(16)` goes through fractions for what is past 31 bits. */
export const hexWord = (word: number): string =>
  `${HEX[word >>> 24]}${HEX[(word >>> 16) & 255]}${HEX[(word >>> 8) & 255]}${HEX[word & 255]}`;

export const base64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));

/**
 * A header value as text. HTTP libraries hand over the bytes of a header as Latin-1; the official Python signer signs
 * non-ASCII values as UTF-8 (huawei.md 1.3, "Non-ASCII value"). Bytes that are no UTF-8 stay as they came.
 */
export function headerText(value: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is "every ASCII character"
  if (/^[\x00-\x7f]*$/.test(value)) return value;
  try {
    return strictText(Uint8Array.from(value, (char) => char.charCodeAt(0)));
  } catch {
    return value;
  }
}

/** Undo percent-encoding; a percent sign that starts no escape stays (huawei.md 1.3, "Bare %"). */
export function percentDecode(text: string): string {
  if (!text.includes("%")) return text;
  return text.replace(/(?:%[0-9a-fA-F]{2})+/g, (escapes) =>
    textOf(Uint8Array.from(escapes.slice(1).split("%"), (pair) => Number.parseInt(pair, 16))),
  );
}

/** Undo the encoding of a query string or a form body, where a plus sign is a space. */
const formDecode = (text: string): string => percentDecode(text.replaceAll("+", " "));

/** The name and value pairs of a query string or a form body, decoded, in the order received. */
export function formPairs(text: string): [name: string, value: string][] {
  if (text === "") return [];
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
