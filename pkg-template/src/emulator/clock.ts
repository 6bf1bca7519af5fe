/** The emulator's clock: the caller's time source plus an offset that `POST /_emulator/clock` moves. */
export class Clock {
  offsetMs = 0;

  constructor(private readonly source: () => number) {}

  now(): number {
    return this.source() + this.offsetMs;
  }
}

const shown = { second: Number.NaN, text: "" };

/** `Thu, 02 Jan 2025 03:04:05 GMT`, the form of the header Date; most answers are of the same second as the one before. */
export function httpTime(at: number): string {
  const second = Math.floor(at / 1000);
  if (second !== shown.second) Object.assign(shown, { second, text: new Date(at).toUTCString() });
  return shown.text;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const shownDay = { day: Number.NaN, text: "" };

/** `2025-01-02`, the day in UTC; most requests are of the same one as the one before. */
export function dayText(at: number): string {
  const day = Math.floor(at / DAY_MS);
  if (day !== shownDay.day) Object.assign(shownDay, { day, text: new Date(at).toISOString().slice(0, 10) });
  return shownDay.text;
}

/** `20250102T030405Z`, the form of X-Sdk-Date (huawei.md 1.2). */
export const basicTime = (at: number): string => new Date(at).toISOString().replace(/[-:]|\.\d+/g, "");

/** `2019-03-27T12:25:43.181`, the form of the DNS replies: without a zone (huawei.md 3.1); the emulator means UTC. */
export const zonelessTime = (at: number): string => new Date(at).toISOString().slice(0, -1);

/** `2019-03-27T12:25:43.181000Z`, the form of IAM's replies (huawei.md 2.2). */
export const keystoneTime = (at: number): string => new Date(at).toISOString().replace("Z", "000Z");

/** `2025-01-01T08:00:00Z`, the form of EIP's newer interface and of bandwidths, of a time in the state. */
export const zonedTime = (time: string): string => `${time.slice(0, 19)}Z`;

const read: { text: string; at: number | undefined } = { text: "", at: undefined };

/** Parse the form of X-Sdk-Date; undefined if the text has another form. Most requests have that of the one before. */
export function parseBasicTime(text: string): number | undefined {
  if (text !== read.text) Object.assign(read, { text, at: basicTimeIn(text) });
  return read.at;
}

function basicTimeIn(text: string): number | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  if (!parts) return undefined;
  const [, year, month, day, hour, minute, second] = parts;
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(at) ? undefined : at;
}
