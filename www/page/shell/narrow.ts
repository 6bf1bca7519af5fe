/** Whether a row of the table has no room for all of its columns side by side. */

import { signal } from "@preact/signals";

/** As in the style sheet. */
const query = matchMedia("(max-width: 52rem)");

export const isNarrow = signal(query.matches);
query.addEventListener("change", ({ matches }) => {
  isNarrow.value = matches;
});
