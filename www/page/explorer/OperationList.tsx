import { useState } from "preact/hooks";
import { Combobox } from "../shell/Combobox.js";
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
  return (
    <>
      <Combobox
        type="search"
        name="operation"
        label={say("explorer.search")}
        typed={typed}
        count={found.length}
        current={current}
        search={(text) => {
          setTyped(text);
          setAt(-1);
        }}
        move={setAt}
        take={(index) => open(found[index])}
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
