import { useState } from "preact/hooks";
import { draft } from "../changes/begin.js";
import { nameOf, reasonOf, titleOf } from "../changes/titles.js";
import { bindings } from "../connections/store.js";
import { type Failed, Failure, failureOf } from "../shell/Failure.js";
import { go, href } from "../shell/route.js";
import { Windowed } from "../shell/Windowed.js";
import { moment, named, say } from "../words/index.js";
import type { Job, Progress } from "./job.js";
import { csvOf, jsonOf, save } from "./report.js";
import { countsOf, resume, stop } from "./run.js";
import { State } from "./State.js";
import { isRunning, liveOf, remove } from "./store.js";

const LINE = 44;

/** How each state of a change looks. */
const LOOKS: Record<Progress, string> = {
  waiting: "unbound",
  working: "busy",
  done: "bound",
  already: "bound",
  failed: "failed",
  unknown: "failed",
  skipped: "unbound",
  refused: "unbound",
};

/** One run: its changes as they happen, and what can be done with it. */
export function JobPanel({ job }: { job: Job }) {
  const { at, plan, calls, done, error, gateway, state } = job;
  const total = plan.steps.length;
  return (
    <div class="page fill">
      <p>
        <a href={href("jobs")}>← {say("jobs.all")}</a>
      </p>
      <div class="title">
        <h1>{titleOf(plan)}</h1>
        <State job={job} />
      </div>
      <p class="quiet">
        {[moment(at), gateway?.url, calls > 0 && say("jobs.calls", { calls })].filter(Boolean).join(" · ")} ·{" "}
        <Counts job={job} />
      </p>
      {gateway && isRunning(job) && <p>{say("plan.gateway.about")}</p>}
      {state === "away" && (
        <p class="empty">
          {say("jobs.away")} <a href={href("connections")}>{say("view:connections")}</a>
        </p>
      )}
      <progress aria-label={say("jobs.progress")} value={done} max={total} />
      {error !== undefined && <Failure {...failureOf(error)} />}
      <Changes job={job} />
      <Ends job={job} />
    </div>
  );
}

/** What its changes have come to. */
function Counts({ job: { id, plan, report } }: { job: Job }) {
  const live = liveOf(id);
  live.version.value;
  if (report) return say("jobs.counts", countsOf(report.items.map(({ outcome }) => outcome)));
  const { refused } = plan;
  return say(
    "jobs.counts.now",
    countsOf([...plan.items.map((item) => live.of(item)), ...refused.map(() => "refused" as const)]),
  );
}

function Changes({ job: { id, plan, report } }: { job: Job }) {
  const live = liveOf(id);
  live.version.value;
  const told = new Map(report?.items.map((item) => [item.id, item]));
  const items = [...plan.items, ...plan.refused];
  return (
    <Windowed
      class="lines tall"
      role="group"
      aria-label={say("jobs.changes")}
      tabIndex={0}
      count={items.length}
      rowHeight={LINE}
      rowsRole="list"
      row={(index, style) => {
        const item = items[index];
        if (!item) return null;
        const state: Progress = "reason" in item ? "refused" : (told.get(item.id)?.outcome ?? live.of(item));
        const { code, message } = told.get(item.id) ?? {};
        const why = "reason" in item ? reasonOf(item) : [code, message].filter(Boolean).join(": ");
        return (
          <div key={item.id} role="listitem" class="line" style={style}>
            <span>
              <span class={`state ${LOOKS[state]}`}>{say(`outcome:${state}`)}</span> {nameOf(item)}
            </span>
            <small class="ellipsis" title={why} lang={"reason" in item || !why ? undefined : "en"}>
              {why || named("kind", item.kind)}
            </small>
          </div>
        );
      }}
    />
  );
}

/** What can be done with a run. */
function Ends({ job }: { job: Job }) {
  const [failure, setFailure] = useState<Failed>();
  const [isBusy, setBusy] = useState(false);
  const { id, plan, report, state, gateway } = job;
  const name = `cloudip-${id.slice(0, 8)}`;
  const undo = async (of: NonNullable<Job["report"]>) => {
    setBusy(true);
    try {
      const back = await bindings.value.undo(of);
      draft.value = () => back;
      setFailure(undefined);
    } catch (error) {
      setFailure(failureOf(error));
    }
    setBusy(false);
  };
  const discard = async () => {
    await remove(id);
    go("jobs");
  };
  return (
    <>
      {failure && <Failure {...failure} />}
      <div class="foot">
        {isRunning(job) && (
          <button
            type="button"
            class="danger"
            disabled={state === "stopping" || (gateway && !gateway.job)}
            onClick={() => stop(id)}
          >
            {say(state === "stopping" ? "jobs.stopping" : "jobs.stop")}
          </button>
        )}
        {(state === "cut off" || state === "broken") && (
          <button type="button" class="primary" onClick={() => resume(id)}>
            {say("jobs.resume")}
          </button>
        )}
        {report && (
          <>
            <button type="button" onClick={() => save(`${name}.csv`, "text/csv", csvOf(report))}>
              {say("jobs.save.csv")}
            </button>
            <button type="button" onClick={() => save(`${name}.json`, "application/json", jsonOf(plan, report))}>
              {say("jobs.save.json")}
            </button>
            <button type="button" disabled={isBusy} onClick={() => undo(report)}>
              {say("jobs.undo")}
            </button>
          </>
        )}
        {!isRunning(job) && state !== "elsewhere" && (
          <button type="button" class="plain" onClick={discard}>
            {say("jobs.forget")}
          </button>
        )}
      </div>
    </>
  );
}
