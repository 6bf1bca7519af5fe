import { Failure, failureOf } from "../shell/Failure.js";
import { number, say } from "../words/index.js";
import { type Catalogue, catalogue } from "./catalogue.js";
import { MessageText } from "./Message.js";
import { sent } from "./store.js";

/** What came of the call, and the request as it was really sent. */
export function Answer() {
  const { value } = sent;
  if (!value) return <p class="quiet">{say("explorer.unsent")}</p>;
  const { request, answer, ms = 0, attempts, requestId = "—", failure } = value;
  return (
    <>
      {failure && <Failure {...failureOf(failure)} />}
      {failure && <Explanation code={failure.code} />}
      {answer && (
        <>
          <p class="quiet">
            {say("explorer.facts", { ms: Math.round(ms), attempts: number(attempts), id: requestId })}
          </p>
          <MessageText message={answer} />
        </>
      )}
      {request && (
        <>
          <h3>{say("explorer.sent")}</h3>
          <MessageText message={request} />
        </>
      )}
    </>
  );
}

/** What the provider's code means, where it is documented. */
function Explanation({ code }: { code: string }) {
  const [happened, remedy] = (catalogue.value as Catalogue).explanations[code] ?? [];
  return happened ? (
    <p lang="en">
      <code>{code}</code> {happened} {remedy}
    </p>
  ) : null;
}
