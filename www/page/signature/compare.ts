/** Where a server's canonical request parts from ours. */

import { type CanonicalDifference, diffCanonical } from "cloudip";

/** The line of the time, which is another one with each request; in a message its end is a bar. */
const TIME = /^x-sdk-date:[^|\n]*/m;
const theirTime = /(?:^|[|\n])(x-sdk-date:[^|\n]*)/;

/**
 * The first difference between our canonical request and the server's, or the message that holds it. The server's is of
 * an earlier request, so ours is taken at the time of that one.
 */
export function compare(ours: string, theirs: string): CanonicalDifference | undefined {
  const time = theirTime.exec(theirs)?.[1];
  return diffCanonical(time ? ours.replace(TIME, time.trimEnd()) : ours, theirs);
}
