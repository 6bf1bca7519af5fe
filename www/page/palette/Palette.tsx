import { signal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import { load } from "../explorer/catalogue.js";
import { Combobox } from "../shell/Combobox.js";
import { Dialog } from "../shell/Dialog.js";
import { matching } from "../shell/fuzzy.js";
import { say } from "../words/index.js";
import { commands, operations } from "./commands.js";

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
  useEffect(() => void load(), []);
  const found = matching([...commands(), ...(typed ? operations() : [])], typed, ({ name }) => name);
  const current = Math.min(at, found.length - 1);
  const run = (index: number) => {
    document.querySelector<HTMLDialogElement>("dialog.palette")?.close();
    found[index]?.run();
  };
  return (
    <Dialog
      title={say("palette.open")}
      class="palette"
      close={() => {
        isOpen.value = false;
      }}
    >
      <Combobox
        type="text"
        name="command"
        label={say("palette.type")}
        typed={typed}
        count={found.length}
        current={current}
        search={(text) => {
          setTyped(text);
          setAt(0);
        }}
        move={setAt}
        take={run}
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
