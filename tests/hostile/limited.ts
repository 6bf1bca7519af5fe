// A real trap: the module under test is the package's own, but for a limit that its memory may not grow past.

const MEMORY_SECTION = 5;

/** An unsigned LEB128 number, and where it ends. */
function number(bytes: Uint8Array, at: number): [value: number, end: number] {
  let value = 0;
  for (let shift = 0; ; shift += 7, at += 1) {
    const byte = bytes[at] ?? 0;
    value |= (byte & 127) << shift;
    if (byte < 128) return [value, at + 1];
  }
}

function encoded(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...encoded(value >> 7)];
}

/** A module with a memory of at most so many pages: an input that it cannot hold ends in `unreachable`. */
export function limited(bytes: Uint8Array, pages: number): Uint8Array<ArrayBuffer> {
  for (let at = 8; at < bytes.length; ) {
    const [size, start] = number(bytes, at + 1);
    const end = start + size;
    if (bytes[at] === MEMORY_SECTION) {
      // One memory, without a limit so far.
      if (bytes[start] !== 1 || bytes[start + 1] !== 0) throw new Error("the memory is another one than it was");
      const content = [1, 1, ...encoded(number(bytes, start + 2)[0]), ...encoded(pages)];
      return Uint8Array.from([
        ...bytes.subarray(0, at),
        MEMORY_SECTION,
        content.length,
        ...content,
        ...bytes.subarray(end),
      ]);
    }
    at = end;
  }
  throw new Error("the module has no memory");
}
