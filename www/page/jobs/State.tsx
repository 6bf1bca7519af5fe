import { number, say } from "../words/index.js";
import type { Job } from "./job.js";

/** How far a run is. */
export function State({ job: { state, done, plan, report } }: { job: Job }) {
  const hasFailed =
    state === "done" && report?.items.some(({ outcome }) => !["done", "already", "refused"].includes(outcome));
  const look = {
    running: "busy",
    elsewhere: "busy",
    away: "busy",
    stopping: "busy",
    done: "bound",
    "cut off": "unbound",
    broken: "failed",
  }[state];
  const word = hasFailed ? "failed" : state;
  return (
    <span class={`state ${hasFailed ? "failed" : look}`}>
      {say(`job:${word}`, { done: number(done), total: number(plan.steps.length) })}
    </span>
  );
}
