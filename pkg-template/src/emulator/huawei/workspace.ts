// Workspace: EIPs of desktops, desktops and jobs (huawei.md 3.3; the page "Unbinding EIPs from Desktops in Batches").
// Every success is 200, also of calls whose effect comes later; bind and unbind answer with an empty body.

import { write } from "../table.ts";
import type { World } from "../world.ts";
import { bindEip, createEip, type NewEips, settleDesktopEips, unbindEip } from "./desktop-eip.ts";
import { jobStatus, showJob, showSubJobs, startJob } from "./desktop-jobs.ts";
import { workspaceRefusal } from "./errors.ts";
import { filtered } from "./network-list.ts";
import type { HuaweiCall, HuaweiService } from "./service.ts";
import type { DesktopEip, DesktopJob } from "./state.ts";
import { desktopOperations, pageOf } from "./workspace-desktops.ts";
import { invalid, notFound } from "./workspace-errors.ts";
import { networkOperations } from "./workspace-network.ts";

export const workspace: HuaweiService = {
  operations: {
    ListDesktopsEips(world, { params, now, success }) {
      const query = params as {
        enterprise_project_id?: string;
        desktop_id?: string;
        desktop_name?: string;
        user_name?: string;
        address?: string;
        state?: "bind" | "unbind";
      };
      const { enterprise_project_id, desktop_id, desktop_name, user_name, address, state } = query;
      const desktopOf = (eip: DesktopEip) => world.state.huawei.desktops.get(eip.desktopId);
      const all = settleDesktopEips(world, now);
      const mine = desktop_id === undefined ? all : all.by("desktop", desktop_id);
      const found = mine.where(
        enterprise_project_id !== undefined && ((eip) => eip.enterpriseProjectId === enterprise_project_id),
        // Whether names and addresses match in part is not documented; the emulator takes them so.
        desktop_name !== undefined && ((eip) => (desktopOf(eip)?.name ?? "").includes(desktop_name)),
        user_name !== undefined && ((eip) => (desktopOf(eip)?.userName ?? "").includes(user_name)),
        address !== undefined && ((eip) => eip.address.includes(address)),
        state !== undefined && ((eip) => (state === "bind") === (eip.desktopId !== null)),
      );
      const eips = pageOf(found, params).map((eip) => ({
        id: eip.id,
        address: eip.address,
        bandwidth_size: eip.bandwidthSize,
        eip_charge_mode: eip.chargeMode,
        create_time: eip.createTime,
        attached_desktop_id: eip.desktopId ?? "",
        attached_desktop_name: desktopOf(eip)?.name ?? "",
        enterprise_project_id: eip.enterpriseProjectId,
      }));
      return { status: success, body: { eips, total_count: found.length } };
    },

    AssociateDesktopsEip(world, { body, now, success }) {
      const { desktop_id, eip_id } = body as { desktop_id: string; eip_id: string };
      bindEip(world, desktop_id, eip_id, now);
      return { status: success };
    },

    BatchDisassociateDesktopsEip(world, { body, now, success }) {
      const { desktop_ids } = body as { desktop_ids?: string[] };
      // The page marks the field optional and gives a call without it no meaning; the OpenAPI text has 1 to 100 entries
      // (huawei.md 3.3 a). A test that forgets the field is better served by a refusal.
      if (desktop_ids === undefined) throw invalid("desktop_ids: is required");
      if (desktop_ids.length < 1 || desktop_ids.length > 100) throw invalid("desktop_ids: must have 1 to 100 entries");
      for (const id of desktop_ids) unbindEip(world, id, now);
      return { status: success };
    },

    /** New EIPs: one for each desktop named, else as many as `count` says (huawei.md 3.3). */
    ApplyDesktopsInternet(world, { body, now, success }) {
      const wanted = body as unknown as NewEips;
      const { desktop_ids = [], count = 0, bandwidth_size } = wanted;
      if (bandwidth_size < 1 || bandwidth_size > 2000) throw invalid("bandwidth_size: must be 1 to 2000");
      if (count < 0 || count > 100) throw invalid("count: must be 0 to 100");
      if (desktop_ids.length === 0 && count === 0) throw invalid("count: is required when no desktop is named");
      const desktops = desktop_ids.length > 0 ? desktop_ids : Array<null>(count).fill(null);
      const job = startJob(world, "applyDesktopsInternet", desktops, now);
      const { desktopEips, desktopJobs } = world.state.huawei;
      const created: DesktopEip[] = [];
      try {
        for (const id of desktops) {
          const eip = createEip(world, wanted, now);
          created.push(eip);
          if (id !== null) bindEip(world, id, eip.id, now);
        }
      } catch (error) {
        desktopEips.remove(...created);
        desktopJobs.remove(job);
        throw error;
      }
      return { status: success, body: { job_id: job.id } };
    },

    ShowJob(world, call) {
      return { status: call.success, body: showJob(world, findJob(world, call), call.now) };
    },

    ListItaSubJobs(world, { params, now, success }) {
      const all = world.state.huawei.desktopJobs.flatMap((job) => showSubJobs(world, job, now));
      // No desktop of the emulator is of a pool.
      const found = params.desktop_pool_id === undefined ? filtered(all, params) : [];
      return { status: success, body: { jobs: pageOf(found, params), total_count: found.length } };
    },

    /** The one action is to try again what failed, and nothing fails here; the answer names the job all the same. */
    RunActionsOnWorkspaceJob(world, call) {
      return { status: call.success, body: { job_id: findJob(world, call).id } };
    },

    /** Jobs by id or by state; one that is still running stays. */
    BatchDeleteSubJobs(world, { body, now, success }) {
      const { job_ids, delete_by_status } = body as { job_ids?: string[]; delete_by_status?: string };
      if (job_ids === undefined && delete_by_status === undefined) {
        throw invalid("job_ids: one of job_ids and delete_by_status is required");
      }
      const { huawei } = world.state;
      const goes = (job: DesktopJob, id: string) =>
        jobStatus(job, now) !== "RUNNING" &&
        (job_ids?.includes(id) || job_ids?.includes(job.id) || jobStatus(job, now) === delete_by_status);
      for (const job of huawei.desktopJobs) write(job, { subJobs: job.subJobs.filter(({ id }) => !goes(job, id)) });
      return { status: success };
    },

    ...desktopOperations,
    ...networkOperations,
  },

  refusal: workspaceRefusal,
  badInput: (problem) => invalid(problem.message),
};

function findJob(world: World, { params }: HuaweiCall): DesktopJob {
  const job = world.state.huawei.desktopJobs.get(params.job_id);
  if (!job) throw notFound(`The job ${params.job_id} does not exist.`);
  return job;
}
