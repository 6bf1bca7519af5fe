// Workspace's jobs (huawei.md 3.3): a job has a sub-job for each desktop, and all of one job end together.

import type { World } from "../world.ts";
import type { DesktopJob } from "./state.ts";

/** `2026-02-10 08:00:00`, the form of the service's examples: without a zone; the emulator means UTC. */
export const plainTime = (at: number): string => new Date(at).toISOString().slice(0, 19).replace("T", " ");

/** A new job; what it does shows when it is over. */
export function startJob(world: World, type: string, desktopIds: (string | null)[], now: number): DesktopJob {
  const job: DesktopJob = {
    id: world.ids.hex32(world.state.huawei.desktopJobs),
    type,
    beginAt: now,
    settlesAt: now + world.settleMs,
    subJobs: desktopIds.map((desktopId) => ({ id: world.ids.hex32(), desktopId })),
  };
  world.state.huawei.desktopJobs.add(job);
  return job;
}

/** The reference knows these words of the sub-jobs; that a job has the same is the emulator's choice. */
export const jobStatus = ({ settlesAt }: DesktopJob, now: number): "SUCCESS" | "RUNNING" =>
  now >= settlesAt ? "SUCCESS" : "RUNNING";

/** What both have: times, state and no failure: nothing fails in the emulator by itself. */
const outcome = (job: DesktopJob, now: number) => ({
  job_type: job.type,
  status: jobStatus(job, now),
  begin_time: plainTime(job.beginAt),
  end_time: now >= job.settlesAt ? plainTime(job.settlesAt) : "",
  fail_reason: "",
});

/** JobDetailInfo, one for each sub-job. */
export function showSubJobs(world: World, job: DesktopJob, now: number) {
  return job.subJobs.map(({ id, desktopId }) => {
    const desktop = world.state.huawei.desktops.get(desktopId);
    return {
      id,
      job_id: job.id,
      ...outcome(job, now),
      error_code: "",
      process: now >= job.settlesAt ? 100 : 0,
      entities: {
        desktop_id: desktopId ?? "",
        user_name: desktop?.userName ?? "",
        product_id: "",
      },
    };
  });
}

/** ShowJobRsp. */
export function showJob(world: World, job: DesktopJob, now: number) {
  const sub_jobs = showSubJobs(world, job, now);
  return { id: job.id, ...outcome(job, now), job_error_code: "", sub_jobs_total: sub_jobs.length, sub_jobs };
}
