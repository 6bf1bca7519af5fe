import { useEffect, useState } from "preact/hooks";
import { matching } from "../shell/fuzzy.js";
import { go, route } from "../shell/route.js";
import { named, say } from "../words/index.js";
import { nameOf, type Operation } from "./catalogue.js";

const textOf = ({ cloud, service, method, summary }: Operation) => `${method} ${service} ${cloud} ${summary}`;

/** All operations, or those that are meant by some letters. The arrow keys move through them. */
export function OperationList({ all }: { all: readonly Operation[] }) {
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(-1);
  const found = typed.trim() ? matching(all, typed, textOf) : all;
  const current = Math.min(at, found.length - 1);
  useEffect(() => {
    document.getElementById(`operation-${current}`)?.scrollIntoView({ block: "nearest" });
  }, [current]);
  const press = (event: KeyboardEvent) => {
    const keys: Record<string, () => void> = {
      ArrowDown: () => setAt((current + 1) % found.length),
      ArrowUp: () => setAt((Math.max(current, 0) + found.length - 1) % found.length),
      Enter: () => open(found[Math.max(current, 0)]),
    };
    const act = keys[event.key];
    if (!act || found.length === 0 || event.isComposing) return;
    event.preventDefault();
    act();
  };
  return (
    <>
      <input
        type="search"
        role="combobox"
        aria-label={say("explorer.search")}
        placeholder={say("explorer.search")}
        aria-expanded="true"
        aria-controls="operations"
        aria-activedescendant={current >= 0 ? `operation-${current}` : undefined}
        autocomplete="off"
        spellcheck={false}
        value={typed}
        onInput={({ currentTarget }) => {
          setTyped(currentTarget.value);
          setAt(-1);
        }}
        onKeyDown={press}
      />
      <div id="operations" role="listbox" aria-label={say("explorer.operations")} tabIndex={-1}>
        {found.map((operation, index) => {
          const { cloud, service, method, summary } = operation;
          return (
            <div
              key={nameOf(operation)}
              id={`operation-${index}`}
              role="option"
              class={index === current ? "current" : ""}
              aria-selected={nameOf(operation) === route.value.item}
              onClick={() => open(operation)}
            >
              <code>{method}</code>
              <p>
                {named("cloud", cloud)} {service} · <span lang="en">{summary}</span>
              </p>
            </div>
          );
        })}
      </div>
      {found.length === 0 && <p class="empty">{say("explorer.none")}</p>}
    </>
  );
}

function open(operation: Operation | undefined): void {
  if (operation) go("explorer", nameOf(operation));
}
