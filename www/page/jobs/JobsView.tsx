import { namesOf, titleOf } from "../changes/titles.js";
import { href, route } from "../shell/route.js";
import { moment, say } from "../words/index.js";
import { JobPanel } from "./JobPanel.js";
import { ListedJobs } from "./ListedJobs.js";
import { listed } from "./listed.js";
import { State } from "./State.js";
import { isRead, jobs, unread } from "./store.js";

/** The runs, and the one that is open. */
export function JobsView() {
  const { item } = route.value;
  const open = jobs.value.find(({ id }) => id === item);
  if (item) {
    if (open) return <JobPanel job={open} />;
    return (
      <div class="page">
        <h1>{say("view:jobs")}</h1>
        <p class="empty">
          {say(isRead.value ? "jobs.gone" : "jobs.reading")} <a href={href("jobs")}>{say("jobs.all")}</a>
        </p>
      </div>
    );
  }
  return (
    <div class="page">
      <h1>{say("view:jobs")}</h1>
      <p class="quiet">{say("jobs.about")}</p>
      {unread.value && <p class="failure">{say("jobs.unread", { reason: unread.value })}</p>}
      {isRead.value && jobs.value.length + listed.value.length === 0 && (
        <p class="empty">
          {say("jobs.none")} <a href={href("inventory")}>{say("view:inventory")}</a>
        </p>
      )}
      <ul class="jobs">
        {jobs.value.map((job) => (
          <li key={job.id}>
            <a href={href("jobs", job.id)}>
              <span class="ellipsis">
                {titleOf(job.plan)} <small>{[namesOf(job.plan), job.gateway?.url].filter(Boolean).join(" · ")}</small>
              </span>
              <State job={job} />
              <small>{moment(job.at)}</small>
            </a>
          </li>
        ))}
      </ul>
      <ListedJobs />
    </div>
  );
}
