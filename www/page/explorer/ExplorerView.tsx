import { useEffect } from "preact/hooks";
import { Failure } from "../shell/Failure.js";
import { href, route } from "../shell/route.js";
import { say } from "../words/index.js";
import { catalogue, load, operation } from "./catalogue.js";
import { OperationList } from "./OperationList.js";
import { OperationView } from "./OperationView.js";

/** Every operation: found by a few letters, put together in a form, looked at before it is sent. */
export function ExplorerView() {
  useEffect(() => void load(), []);
  const { value } = catalogue;
  const { item } = route.value;
  if (value instanceof Error) {
    return (
      <div class="page">
        <h1>{say("view:explorer")}</h1>
        <Failure title={say("explorer.unread")} message={value.message} lang="en" />
        <p>
          <button type="button" onClick={() => void load()}>
            {say("refresh")}
          </button>
        </p>
      </div>
    );
  }
  return (
    <div class={item ? "explorer opened" : "explorer"}>
      <section class="operations" aria-label={say("explorer.operations")}>
        <h1>{say("view:explorer")}</h1>
        {value ? <OperationList all={value.operations} /> : <p class="empty">{say("explorer.reading")}</p>}
      </section>
      <section class="operation" aria-label={say("explorer.operation")}>
        {operation.value ? (
          <OperationView operation={operation.value} />
        ) : (
          value && <p class="empty">{say(item ? "explorer.unknown" : "explorer.choose")}</p>
        )}
        {item && (
          <p class="back">
            <a href={href("explorer")}>{say("explorer.all")}</a>
          </p>
        )}
      </section>
    </div>
  );
}
