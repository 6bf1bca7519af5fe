import { CloudError } from "cloudip";
import { useState } from "preact/hooks";
import { prepared } from "../explorer/store.js";
import { say } from "../words/index.js";
import { compare } from "./compare.js";
import { stepsOf } from "./steps.js";

/** How the request of now is signed, and why a server may see it in another way. */
export function Signature() {
  const { value } = prepared;
  if (!value || value instanceof CloudError) return <p class="quiet">{say("explorer.unready")}</p>;
  const { canonicalRequest, stringToSign, signature, headers } = value;
  if (stringToSign === undefined) return <p class="quiet">{say("signature.none")}</p>;
  return (
    <>
      {canonicalRequest !== undefined && (
        <>
          <h3>{say("signature.canonical")}</h3>
          <pre>{canonicalRequest}</pre>
        </>
      )}
      <h3>{say("signature.string")}</h3>
      <pre>{stringToSign.replace(/([&?]Token=)[^&]*/, "$1•••")}</pre>
      <h3>{say("signature.steps")}</h3>
      <ol class="steps">
        {stepsOf(value as { stringToSign: string }).map((step) => (
          <li key={step}>
            <code>{step}</code>
          </li>
        ))}
      </ol>
      <pre>{signature}</pre>
      {headers.Authorization !== undefined && (
        <>
          <h3>{say("signature.header")}</h3>
          <pre>Authorization: {headers.Authorization}</pre>
        </>
      )}
      {canonicalRequest !== undefined && <Comparison ours={canonicalRequest} />}
    </>
  );
}

function Comparison({ ours }: { ours: string }) {
  const [theirs, setTheirs] = useState("");
  return (
    <>
      <h3>
        <label for="theirs">{say("signature.theirs")}</label>
      </h3>
      <p class="quiet" id="theirs-about">
        {say("signature.theirs.about")}
      </p>
      <textarea
        id="theirs"
        rows={6}
        spellcheck={false}
        aria-describedby="theirs-about"
        value={theirs}
        onInput={({ currentTarget }) => setTheirs(currentTarget.value)}
      />
      <div role="status">{theirs.trim() && <Difference ours={ours} theirs={theirs} />}</div>
    </>
  );
}

function Difference({ ours, theirs }: { ours: string; theirs: string }) {
  const found = compare(ours, theirs);
  if (!found) return <p>{say("signature.same")}</p>;
  return (
    <dl class="facts difference">
      <div>
        <dt>{say("signature.line", { line: found.line })}</dt>
        <dd>{found.part}</dd>
      </div>
      <div>
        <dt>{say("signature.ours")}</dt>
        <dd>{found.ours || "—"}</dd>
      </div>
      <div>
        <dt>{say("signature.server")}</dt>
        <dd>{found.theirs || "—"}</dd>
      </div>
      <div>
        <dt>{say("signature.why")}</dt>
        <dd lang="en">{found.why}</dd>
      </div>
    </dl>
  );
}
