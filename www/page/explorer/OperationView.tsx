import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Dialog } from "../shell/Dialog.js";
import { href } from "../shell/route.js";
import { Tabs } from "../shell/Tabs.js";
import { Signature } from "../signature/Signature.js";
import { named, say, translated } from "../words/index.js";
import { Answer } from "./Answer.js";
import { nameOf, type Operation } from "./catalogue.js";
import { DryRun } from "./DryRun.js";
import { Explanation } from "./Explanation.js";
import { Form } from "./form/Form.js";
import { Prose } from "./Prose.js";
import { chosenPlace, place, places } from "./place.js";
import { Samples } from "./Samples.js";
import { isSending, perform, sent } from "./store.js";

const RESULTS = ["request", "answer", "signature", "samples"] as const;
type Result = (typeof RESULTS)[number];
const results: Record<Result, () => JSX.Element> = {
  request: DryRun,
  answer: Answer,
  signature: Signature,
  samples: Samples,
};

/** What only looks may be sent at once. */
const READS = ["list", "show", "poll"];

/** One operation: what it takes, the request that comes of it, and what came of that. */
export function OperationView({ operation }: { operation: Operation }) {
  const [shown, show] = useState<Result>("request");
  const [asks, ask] = useState(false);
  const name = nameOf(operation);
  // Another operation begins with its request.
  useEffect(() => show("request"), [name]);
  const start = async () => {
    ask(false);
    await perform();
    show("answer");
  };
  const foreign = translated("explorer.english");
  const { method, summary, http, version, notes, doubts, errors, effect } = operation;
  return (
    <>
      <header>
        <h2>
          <code>{method}</code>
        </h2>
        <p lang="en">{summary}</p>
        <p class="quiet">
          <code>{http.method}</code> <code>{http.path}</code> {version}
        </p>
        {foreign && <p class="quiet">{foreign}</p>}
        {notes.length + doubts.length > 0 && (
          <details>
            <summary>{say("explorer.notes")}</summary>
            <ul class="notes">
              {[...notes, ...doubts].map((text) => (
                <li key={text}>
                  <Prose text={text} />
                </li>
              ))}
            </ul>
          </details>
        )}
        {errors.length > 0 && (
          <details>
            <summary>{say("explorer.errors")}</summary>
            <ul class="notes">
              {errors.map((code) => (
                <li key={code}>
                  <Explanation code={code} />
                </li>
              ))}
            </ul>
          </details>
        )}
      </header>
      <div class="call">
        <Form key={name} operation={operation} />
        <div class="result">
          {place.value ? (
            <p class="bar">
              <PlaceChoice />
              <button
                type="button"
                class="primary"
                disabled={isSending.value}
                onClick={() => (READS.includes(effect) ? void start() : ask(true))}
              >
                {say(isSending.value ? "explorer.sending" : "explorer.send")}
              </button>
            </p>
          ) : (
            <p class="failure">
              {say("explorer.nowhere", { cloud: named("cloud", operation.cloud) })}{" "}
              <a href={href("connections")}>{say("view:connections")}</a>
            </p>
          )}
          <Tabs
            label={say("explorer.result")}
            names={RESULTS}
            chosen={shown}
            choose={show}
            word={(name) => say(`result:${name}`)}
            panel={results[shown]}
          />
          <p class="hidden" role="status">
            {sent.value?.answer && say("explorer.answered", { status: sent.value.answer.head })}
          </p>
        </div>
      </div>
      {asks && (
        <Dialog title={say("explorer.confirm")} close={() => ask(false)}>
          <p class="confirm">{say("explorer.changes", { method, place: place.value ? titleOf(place.value) : "" })}</p>
          <p lang="en">{summary}</p>
          <form method="dialog" class="foot">
            <button type="submit">{say("cancel")}</button>
            <button type="button" class="solid" onClick={() => void start()}>
              {say("explorer.send")}
            </button>
          </form>
        </Dialog>
      )}
    </>
  );
}

type Titled = Pick<(typeof places.value)[number], "connection" | "region">;
const titleOf = ({ connection, region }: Titled) =>
  `${named("cloud", connection.cloud)} · ${connection.name} · ${region}`;

function PlaceChoice() {
  return (
    <select
      aria-label={say("explorer.place")}
      value={place.value?.id ?? ""}
      onChange={({ currentTarget }) => {
        chosenPlace.value = currentTarget.value;
      }}
    >
      {places.value.map((one) => (
        <option key={one.id} value={one.id}>
          {titleOf(one)}
        </option>
      ))}
    </select>
  );
}
