// Many public IPs with one call, /v2 (huawei.md 3.4): jobs. Only the job of a creation can be asked for.
import type { World } from "../world.ts";
import { invalidEip } from "./eip-errors.ts";
import { Problem } from "./network-errors.ts";
import {
  createPublicips,
  findPublicip,
  releasePublicip,
  settlePublicips,
  unbindPublicip,
  type Wanted,
} from "./publicip.ts";
import type { HuaweiCall, HuaweiService } from "./service.ts";

export const batchOperations: HuaweiService["operations"] = {
  BatchCreatePublicips(world, { params, body, now, success }) {
    const { publicip, bandwidth, publicip_number, enterprise_project_id } = body as unknown as {
      publicip: { type: string };
      bandwidth: Wanted["bandwidth"];
      publicip_number: number;
      enterprise_project_id: string;
    };
    if (publicip_number < 1) throw invalidEip("publicip_number: must be at least 1");
    const projectId = String(params.project_id);
    settlePublicips(world, now);
    // PER is what an address has when nothing is said, under a name of its own.
    const own = { name: "bandwidth-batch", ...bandwidth, share_type: bandwidth.share_type ?? "PER" };
    const wanted = { type: publicip.type, bandwidth: own, enterpriseProjectId: enterprise_project_id };
    createPublicips(world, projectId, wanted, publicip_number, now);
    const id = world.ids.hex32(world.state.huawei.eipJobs);
    world.state.huawei.eipJobs.add({
      id,
      projectId,
      type: "batchCreatePublicips",
      beginAt: now,
      settlesAt: now + world.settleMs,
    });
    return { status: success, body: { job_id: id } };
  },

  ShowResourcesJobDetail(world, { params, now, success }) {
    const job = world.state.huawei.eipJobs.get(params.job_id);
    if (!job || job.projectId !== params.project_id) {
      const message = `Job ${params.job_id} could not be found.`;
      throw new Problem(404, "VPC.0504", { status: 404, type: "JobNotFound" }, message);
    }
    const isOver = now >= job.settlesAt;
    const body = {
      job_id: job.id,
      job_type: job.type,
      // The reference shows SUCCESS alone; RUNNING is the emulator's word for a job that is not over.
      status: isOver ? "SUCCESS" : "RUNNING",
      begin_time: new Date(job.beginAt).toISOString(),
      end_time: isOver ? new Date(job.settlesAt).toISOString() : "",
      entities: { sub_jobs: [] },
      error_code: null,
      fail_reason: null,
    };
    return { status: success, body };
  },

  BatchDeletePublicIp: (world, call) => forEach(world, call, (publicip) => releasePublicip(world, publicip)),
  BatchDisassociatePublicips: (world, call) =>
    forEach(world, call, (publicip) => unbindPublicip(world, publicip, call.now)),
};

/** Every id is looked up before the first change; the ids of the jobs cannot be asked for (huawei.md 3.4). */
function forEach(world: World, call: HuaweiCall, change: (publicip: ReturnType<typeof findPublicip>) => void) {
  const { publicip_ids } = call.body as { publicip_ids: string[] };
  if (publicip_ids.length === 0) throw invalidEip("publicip_ids: must not be empty");
  const publicips = publicip_ids.map((id) => findPublicip(world, call.params.project_id, id, call.now));
  for (const publicip of publicips) change(publicip);
  return { status: call.success, body: { job_ids: publicips.map(() => world.ids.hex32()) } };
}
