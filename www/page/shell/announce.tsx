/** What changed without the focus going there, for those who do not see it. */

import { signal } from "@preact/signals";

const said = signal("");

export function announce(text: string): void {
  said.value = text;
}

export function Announcements() {
  return (
    <p class="hidden" role="status">
      {said.value}
    </p>
  );
}
