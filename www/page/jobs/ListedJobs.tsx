import { useEffect } from "preact/hooks";
import { ask, send } from "../connections/gateway.js";
import { Failure, failureOf } from "../shell/Failure.js";
import { moment, say } from "../words/index.js";
import { act, follow, hasOlder, type Listed, listed, problem, showOlder, unread } from "./listed.js";
import { save } from "./report.js";

/** The jobs that were begun elsewhere, as their gateways tell of them. */
export function ListedJobs() {
  useEffect(follow, []);
  return (
    <>
      {problem.value !== undefined && <Failure {...failureOf(problem.value)} />}
      <ul class="jobs">
        {listed.value.map((job) => (
          <Line key={job.id} job={job} />
        ))}
      </ul>
      {unread.value && <p class="failure">{say("jobs.mute", { ids: unread.value })}</p>}
      {hasOlder.value && (
        <button type="button" onClick={showOlder}>
          {say("jobs.older")}
        </button>
      )}
    </>
  );
}

function Line({ job: { createdAt, door, endedAt, id, items, places, state, tasks, url } }: { job: Listed }) {
  const done = items.done + items.already;
  const failed = items.total - done;
  const where = places.map(({ account, region, service }) => `${account} ${region} ${service}`);
  const report = async () => {
    const response = await send(door, `${url}/report?format=csv`);
    save(`cloudip-${id.slice(0, 8)}.csv`, "text/csv", await response.text());
  };
  return (
    <li class="card">
      <div>
        <h2>{say("jobs.there", { count: items.total })}</h2>
        <p class="quiet">{[moment(Date.parse(createdAt)), door.url, ...where].join(" · ")}</p>
        <span class={`state ${endedAt ? (failed ? "failed" : "bound") : "busy"}`}>
          {endedAt
            ? say("jobs.counts", { done, failed })
            : say(state === "running" ? "job:running" : "job:stopping", tasks)}
        </span>
      </div>
      {endedAt ? (
        <button type="button" onClick={() => act(report())}>
          {say("jobs.save.csv")}
        </button>
      ) : (
        <button
          type="button"
          class="danger"
          disabled={state !== "running"}
          onClick={() => act(ask(door, `${url}/cancel`, { method: "POST" }))}
        >
          {say("jobs.stop")}
        </button>
      )}
    </li>
  );
}
