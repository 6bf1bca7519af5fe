import { CloudError } from "cloudip";
import { Failure, failureOf } from "../shell/Failure.js";
import { say } from "../words/index.js";
import { MessageText } from "./Message.js";
import { prepared } from "./store.js";

/** The request as it would be sent. */
export function DryRun() {
  const { value } = prepared;
  if (value instanceof CloudError) return <Failure {...failureOf(value)} />;
  if (!value) return <p class="quiet">{say("explorer.preparing")}</p>;
  const { method, url, headers, body = "" } = value;
  return (
    <>
      <p class="quiet">{say("explorer.dry")}</p>
      <MessageText message={{ head: `${method} ${url}`, headers: Object.entries(headers), body }} />
    </>
  );
}
