import { CloudError } from "cloudip";
import { useState } from "preact/hooks";
import { say } from "../../words/index.js";
import type { Operation } from "../catalogue.js";
import { params, prepared } from "../store.js";
import { Fields } from "./Fields.js";
import { JsonText } from "./JsonText.js";
import type { Problems } from "./values.js";

function problemsOf(refusal: unknown): Problems {
  if (!(refusal instanceof CloudError) || !Array.isArray(refusal.details)) return new Map();
  const details = refusal.details as { path: string; expected: string; got: string }[];
  return new Map(details.map(({ path, expected, got }) => [path, say("explorer.problem", { expected, got })]));
}

/** The parameters of an operation, as a form or as JSON. */
export function Form({ operation }: { operation: Operation }) {
  const [isJson, setJson] = useState(false);
  return (
    <form class="fields" aria-label={say("explorer.parameters")} onSubmit={(event) => event.preventDefault()}>
      <div class="bar">
        <h3>{say("explorer.parameters")}</h3>
        <button type="button" class="plain" aria-pressed={isJson} onClick={() => setJson(!isJson)}>
          JSON
        </button>
        <button type="button" class="plain" onClick={() => fill(operation.example)}>
          {say("explorer.example")}
        </button>
        <button type="button" class="plain" onClick={() => fill({})}>
          {say("explorer.clear")}
        </button>
      </div>
      {isJson ? (
        <JsonText label={say("explorer.json")} value={params.value} rows={16} change={(value) => fill(value ?? {})} />
      ) : (
        <Fields
          fields={operation.fields}
          value={params.value}
          path=""
          problems={problemsOf(prepared.value)}
          change={fill}
        />
      )}
      {operation.fields.length === 0 && <p class="quiet">{say("explorer.no.parameters")}</p>}
    </form>
  );
}

function fill(value: unknown): void {
  params.value = value as typeof params.value;
}
