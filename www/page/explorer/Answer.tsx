import { Failure, failureOf } from "../shell/Failure.js";
import { number, say } from "../words/index.js";
import { Explanation } from "./Explanation.js";
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
      {failure && (
        <p>
          <Explanation code={failure.code} />
        </p>
      )}
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
