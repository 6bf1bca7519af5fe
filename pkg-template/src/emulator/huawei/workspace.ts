// Workspace: EIPs of desktops, desktops and jobs (huawei.md 3.3; the page "Unbinding EIPs from Desktops in Batches").
// Every success is 200, also of calls whose effect comes later; bind and unbind answer with an empty body.
import type { Found } from "../rows.ts";
import type { DesktopEip, DesktopJob } from "../state.ts";
import type { World } from "../world.ts";
import { jobStatus, plainTime, showJob, showSubJobs, startJob } from "./desktop-jobs.ts";
import { workspaceRefusal } from "./errors.ts";
import { filtered } from "./network-list.ts";
import type { HuaweiCall, HuaweiService } from "./service.ts";
import { firstFree } from "./subnet.ts";

/** Where new EIPs come from, beside those of the default state: a range for examples (RFC 5737). */
const POOL = "198.51.100.0/24";

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
      for (const job of huawei.desktopJobs) job.subJobs = job.subJobs.filter(({ id }) => !goes(job, id));
      return { status: success };
    },

    ListDesktops(world, { params, success }) {
      const found = filtered(desktopsOf(world), asNamed(params));
      return { status: success, body: { desktops: pageOf(found, params), total_count: found.length } };
    },

    ListDesktopsDetail(world, { params, now, success }) {
      const eips = settleDesktopEips(world, now);
      const all = desktopsOf(world).map((desktop) => ({
        ...desktop,
        attach_state: "ATTACHED",
        is_attaching_eip: eips.by("owner", desktop.desktop_id).some(({ change }) => change !== null),
        internet_mode: eips.by("desktop", desktop.desktop_id).length > 0 ? "EIP" : "NAT",
      }));
      const { sort_field: sort_key, sort_type, user_names, computer_names, ...rest } = params;
      const plural = {
        ...(user_names ? { user_name: user_names } : {}),
        ...(computer_names ? { computer_name: computer_names } : {}),
      };
      const order = { sort_key, sort_dir: sort_type === "DESC" ? "desc" : "asc" };
      const found = filtered(all, { ...asNamed(rest), ...plural, ...order });
      return { status: success, body: { desktops: pageOf(found, params), total_count: found.length } };
    },
  },

  refusal: workspaceRefusal,
  badInput: (problem) => invalid(problem.message),
};

/** WKS.0001 is the service's code for a request it cannot use (Workspace error code page; seen with status 400). */
const invalid = (message: string) => workspaceRefusal(400, "WKS.0001", message);

/** WKS.0202 is the service's "resource not found" (huawei.md 3.3, "Seen codes"). */
const notFound = (message: string) => workspaceRefusal(404, "WKS.0202", message);

interface NewEips {
  bandwidth_size: number;
  eip_charge_mode: "TRAFFIC" | "BANDWIDTH";
  desktop_ids?: string[];
  count?: number;
  enterprise_project_id?: string;
}

/** At most 1000 entries from `offset` on (huawei.md 3.3). */
function pageOf<T>(found: Found<T>, params: HuaweiCall["params"]): T[] {
  const { offset = 0, limit = 1000 } = params as { offset?: number; limit?: number };
  if (limit < 0 || limit > 1000) throw invalid("limit: must be 0 to 1000");
  if (offset < 0) throw invalid("offset: must not be negative");
  return found.slice(offset, offset + limit);
}

function findJob(world: World, { params }: HuaweiCall): DesktopJob {
  const job = world.state.huawei.desktopJobs.get(params.job_id);
  if (!job) throw notFound(`The job ${params.job_id} does not exist.`);
  return job;
}

/** SimpleDesktopInfo, as far as the state goes. */
const desktopsOf = ({ state }: World) =>
  state.huawei.desktops.map(({ id, name, userName }) => ({
    desktop_id: id,
    computer_name: name,
    user_name: userName,
    attach_user_infos: [{ type: "USER", user_name: userName }],
    enterprise_project_id: "0",
    in_maintenance_mode: false,
    status: "ACTIVE",
    tags: [],
  }));

/** Filters whose names are not the members'. */
function asNamed({ desktop_ip, user_attached, ...rest }: HuaweiCall["params"]): HuaweiCall["params"] {
  return {
    ...rest,
    ...(desktop_ip !== undefined && { ip_address: desktop_ip }),
    ...(user_attached !== undefined && { attach_state: user_attached ? "ATTACHED" : "UNATTACH" }),
  };
}

/** A new EIP, bound to nothing. */
function createEip(world: World, wanted: NewEips, now: number): DesktopEip {
  const address = firstFree(world.addresses, "desktopEips", POOL);
  if (address === undefined) throw invalid("count: there are no more addresses");
  const eip: DesktopEip = {
    id: world.ids.uuid(),
    address,
    bandwidthSize: wanted.bandwidth_size,
    chargeMode: wanted.eip_charge_mode,
    createTime: plainTime(now),
    enterpriseProjectId: wanted.enterprise_project_id ?? "0",
    desktopId: null,
    change: null,
  };
  world.state.huawei.desktopEips.add(eip);
  return eip;
}

/** One EIP to one desktop (huawei.md 3.3 b); that a desktop has no second one is the emulator's own rule. */
function bindEip(world: World, desktopId: string, eipId: string, now: number): void {
  const desktopEips = settleDesktopEips(world, now);
  if (!world.state.huawei.desktops.has(desktopId)) throw notFound(`The desktop ${desktopId} does not exist.`);
  const eip = desktopEips.get(eipId);
  if (!eip) throw notFound(`The EIP ${eipId} does not exist.`);
  if ((eip.change ?? eip).desktopId !== null) throw invalid(`The EIP ${eipId} is bound to a desktop.`);
  if (desktopEips.by("owner", desktopId).length > 0) throw invalid(`The desktop ${desktopId} has an EIP.`);
  eip.change = { desktopId, settlesAt: now + world.settleMs };
}

/** The reply does not tell what failed (huawei.md 3.3 a), so a desktop that is unknown or has no EIP changes nothing. */
function unbindEip(world: World, desktopId: string, now: number): void {
  for (const eip of [...settleDesktopEips(world, now).by("owner", desktopId)]) {
    eip.change = { desktopId: null, settlesAt: now + world.settleMs };
  }
}

/** Let the changes that are due come into effect. */
export function settleDesktopEips(world: World, now: number): World["state"]["huawei"]["desktopEips"] {
  const { desktopEips } = world.state.huawei;
  for (const eip of desktopEips.due(now)) {
    eip.desktopId = eip.change?.desktopId ?? null;
    eip.change = null;
  }
  return desktopEips;
}
