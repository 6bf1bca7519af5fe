import { signal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import { Dialog } from "../shell/Dialog.js";
import { matching } from "../shell/fuzzy.js";
import { say } from "../words/index.js";
import { commands } from "./commands.js";

export const isOpen = signal(false);

addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  // What has to be dealt with first comes first.
  if (!document.querySelector("dialog[open]")) isOpen.value = true;
});

/** Everything that can be done, found by typing. */
export function Palette() {
  return isOpen.value ? <Open /> : null;
}

function Open() {
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const found = matching(commands(), typed, ({ name }) => name);
  const current = Math.min(at, found.length - 1);
  useEffect(() => {
    document.getElementById(`command-${current}`)?.scrollIntoView({ block: "nearest" });
  }, [current]);
  const run = (index: number) => {
    document.querySelector<HTMLDialogElement>("dialog.palette")?.close();
    found[index]?.run();
  };
  const press = (event: KeyboardEvent) => {
    const keys: Record<string, () => void> = {
      ArrowDown: () => setAt((current + 1) % found.length),
      ArrowUp: () => setAt((current + found.length - 1) % found.length),
      Enter: () => run(current),
    };
    const act = keys[event.key];
    if (!act || found.length === 0 || event.isComposing) return;
    event.preventDefault();
    act();
  };
  return (
    <Dialog
      title={say("palette.open")}
      class="palette"
      close={() => {
        isOpen.value = false;
      }}
    >
      <input
        type="text"
        role="combobox"
        aria-label={say("palette.type")}
        placeholder={say("palette.type")}
        aria-expanded="true"
        aria-controls="commands"
        aria-activedescendant={found.length > 0 ? `command-${current}` : undefined}
        autocomplete="off"
        spellcheck={false}
        value={typed}
        onInput={({ currentTarget }) => {
          setTyped(currentTarget.value);
          setAt(0);
        }}
        onKeyDown={press}
      />
      <div id="commands" role="listbox" aria-label={say("palette.open")}>
        {found.map(({ name }, index) => (
          <div
            key={name}
            id={`command-${index}`}
            role="option"
            aria-selected={index === current}
            onClick={() => run(index)}
          >
            {name}
          </div>
        ))}
      </div>
      {found.length === 0 && <p class="empty">{say("palette.none")}</p>}
    </Dialog>
  );
}
