/** What is meant by a few letters. */

/** The things whose texts hold every word; those that hold the letters of the words closest together come first. */
export function matching<Thing>(all: readonly Thing[], typed: string, textOf: (thing: Thing) => string): Thing[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return all
    .map((thing) => {
      const text = textOf(thing).toLowerCase();
      return { thing, score: words.reduce((sum, word) => sum + distance(text, [...word]), 0) };
    })
    .filter(({ score }) => score < Number.POSITIVE_INFINITY)
    .sort((a, b) => a.score - b.score)
    .map(({ thing }) => thing);
}

/** So many other letters may stand in all between those of a word, for each of these. */
const BETWEEN = 3;

/** How many other letters stand between those of a word where they are closest, or infinity where that is too many. */
function distance(text: string, [first = "", ...others]: string[]): number {
  let best = Number.POSITIVE_INFINITY;
  for (let start = text.indexOf(first); start >= 0; start = text.indexOf(first, start + 1)) {
    let at = start;
    for (const letter of others) {
      at = text.indexOf(letter, at + 1);
      if (at < 0) return best;
    }
    best = Math.min(best, at - start - others.length);
  }
  return best <= BETWEEN * (others.length + 1) ? best : Number.POSITIVE_INFINITY;
}
