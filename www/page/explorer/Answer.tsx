import { useState } from "preact/hooks";
import { Failure, failureOf } from "../shell/Failure.js";
import { number, say } from "../words/index.js";
import { Explanation } from "./Explanation.js";
import { MessageText } from "./Message.js";
import type { Sent } from "./send.js";
import { sent } from "./store.js";

/** What came of the call, and the request as it was really sent. */
export function Answer() {
  const { value } = sent;
  if (!value) return <p class="quiet">{say("explorer.unsent")}</p>;
  const { request, answer, ms = 0, attempts, requestId = "—", failure, settle } = value;
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
          {settle && <Effect key={requestId} settle={settle} />}
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

/** An answer that only promises: what came of it is waited for if somebody asks. */
function Effect({ settle }: Required<Pick<Sent, "settle">>) {
  const [told, tell] = useState("");
  const [failure, fail] = useState<unknown>();
  const start = () => {
    tell(say("explorer.waiting", { status: "…" }));
    settle(({ status }) => tell(say("explorer.waiting", { status }))).then(() => tell(say("explorer.settled")), fail);
  };
  if (failure) return <Failure {...failureOf(failure)} />;
  if (told) return <p role="status">{told}</p>;
  return (
    <p>
      <button type="button" onClick={start}>
        {say("explorer.wait")}
      </button>
    </p>
  );
}
