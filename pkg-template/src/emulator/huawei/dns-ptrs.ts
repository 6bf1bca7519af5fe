// Reverse records of public IPs through both interfaces: what is asked and what is answered (huawei.md 3.1 and A.1). The
// older one, /v2, names a record by the region and the id of its public IP, and knows one name of it.
import type { Found } from "../rows.ts";
import type { World } from "../world.ts";
import { ptr as codes, invalid } from "./dns-errors.ts";
import { listOf } from "./dns-list.ts";
import {
  createPtr,
  deletePtr,
  findPtr,
  ptrOf,
  publicipFor,
  refuseWhilePending,
  updatePtr,
  type WantedPtr,
} from "./dns-ptr.ts";
import { settlePtrs } from "./dns-settle.ts";
import type { PtrRecord } from "./dns-state.ts";
import { type HuaweiCall, type HuaweiService, regionOf } from "./service.ts";

const V2 = "/v2/reverse/floatingips";
const V21 = "/v2.1/ptrs";

const v2Operations: HuaweiService["operations"] = {
  ListPtrRecords(world, call) {
    const { items, links, metadata } = listOf(wanted(world, call), call, V2, addressKey);
    const floatingips = items.map((record) => ({ ...showV2(world, call, record), tags: record.tags }));
    return { status: call.success, body: { floatingips, links, metadata } };
  },

  ShowPtrRecordSet(world, call) {
    return { status: call.success, body: showV2(world, call, recordOf(world, call)) };
  },

  CreateEipRecordSet: setPtr,
  /** The same call: whether there is a record yet decides what becomes of it. */
  UpdatePtrRecord: setPtr,

  RestorePtrRecord(world, call) {
    deletePtr(world, recordOf(world, call), call.now);
    return { status: call.success };
  },

  /** All of them or none. */
  BatchDeletePtrRecords(world, call) {
    const { floatingip_ids } = call.body as { floatingip_ids?: string[] };
    if (!floatingip_ids) throw invalid("floatingip_ids: is required");
    const records = [...new Set(floatingip_ids)].map((id) => {
      const record = ptrOf(world, publicipFor(world, call, id, regionOf(world, call)).id, call.now);
      if (!record) throw codes.missing();
      refuseWhilePending(record);
      return record;
    });
    for (const record of records) deletePtr(world, record, call.now);
    return { status: call.success };
  },
};

const v21Operations: HuaweiService["operations"] = {
  ListPtrs(world, call) {
    const { items, links, metadata } = listOf(wanted(world, call), call, V21, ({ id }) => id);
    const floatingips = items.map((record) => ({ ...showV21(world, call, record), tags: record.tags }));
    return { status: call.success, body: { floatingips, links, metadata } };
  },

  ShowPtr(world, call) {
    return { status: call.success, body: showV21(world, call, findPtr(world, String(call.params.ptr_id), call.now)) };
  },

  CreatePtr(world, call) {
    const { publicip, ptrdnames, ...others } = call.body as unknown as Omit<WantedPtr, "names"> & {
      publicip?: { id?: string; region?: string };
      ptrdnames: string[];
    };
    const region = publicip?.region ?? regionOf(world, call);
    const address = publicipFor(world, call, publicip?.id ?? "", region);
    const record = createPtr(world, address, region, { ...others, names: ptrdnames }, call.now);
    return { status: call.success, body: showV21(world, call, record) };
  },

  UpdatePtr(world, call) {
    const { ptrdnames, ...others } = call.body as unknown as Omit<WantedPtr, "names"> & { ptrdnames: string[] };
    const record = findPtr(world, String(call.params.ptr_id), call.now);
    updatePtr(world, record, { ...others, names: ptrdnames }, call.now);
    return { status: call.success, body: showV21(world, call, record) };
  },

  DeletePtr(world, call) {
    deletePtr(world, findPtr(world, String(call.params.ptr_id), call.now), call.now);
    return { status: call.success };
  },
};

export const ptrOperations: HuaweiService["operations"] = { ...v2Operations, ...v21Operations };

/** Three calls share a path: a name sets the record, null takes it away (huawei.md 3.1). */
export const choosePtrOperation = (body: unknown): string[] =>
  (body as { ptrdname?: unknown } | null)?.ptrdname === null ? ["RestorePtrRecord"] : ["CreateEipRecordSet"];

function setPtr(world: World, call: HuaweiCall) {
  const { ptrdname, ...others } = call.body as unknown as Omit<WantedPtr, "names"> & { ptrdname: string };
  const publicip = publicipOf(world, call);
  const change = { ...others, names: [ptrdname] };
  let record = ptrOf(world, publicip.id, call.now);
  if (record) updatePtr(world, record, change, call.now);
  else record = createPtr(world, publicip, regionOf(world, call), change, call.now);
  return { status: call.success, body: showV2(world, call, record) };
}

function publicipOf(world: World, call: HuaweiCall) {
  const { floatingip_id, region } = call.params as { floatingip_id: string; region: string };
  return publicipFor(world, call, floatingip_id, region);
}

function recordOf(world: World, call: HuaweiCall): PtrRecord {
  const record = ptrOf(world, publicipOf(world, call).id, call.now);
  if (!record) throw codes.missing();
  return record;
}

/** The records that a list asks for; every public IP is the only kind of resource that can have one. */
function wanted(world: World, { params, now }: HuaweiCall): Found<PtrRecord> {
  const { enterprise_project_id, status, tags } = params as Record<string, string | undefined>;
  return settlePtrs(world, now).where(
    enterprise_project_id !== undefined && ((record) => record.enterpriseProjectId === enterprise_project_id),
    status !== undefined && ((record) => record.status === status),
    tags !== undefined && ((record) => tags.split("|").every((tag) => hasTag(record, tag))),
  );
}

/** `key,value`; a value that starts with an asterisk is looked for anywhere (the page "Querying PTR Records"). */
function hasTag({ tags }: PtrRecord, wanted: string): boolean {
  const [key, value = ""] = wanted.split(",");
  return tags.some(
    (tag) => tag.key === key && (value.startsWith("*") ? tag.value.includes(value.slice(1)) : tag.value === value),
  );
}

/** The id of a record in the older interface. */
const addressKey = ({ region, publicipId }: PtrRecord) => `${region}:${publicipId}`;

const addressOf = ({ state }: World, { publicipId }: PtrRecord) => state.huawei.publicips.get(publicipId)?.address;

/** What is under way, in the older interface's words; NONE for nothing (the page "Querying a PTR Record"). */
const actionOf = ({ status }: PtrRecord) => (status.startsWith("PENDING_") ? status.slice("PENDING_".length) : "NONE");

const shared = ({ description, ttl, status, enterpriseProjectId }: PtrRecord) => ({
  description,
  ttl,
  status,
  enterprise_project_id: enterpriseProjectId,
});

/** Floatingips. */
function showV2(world: World, { origin }: HuaweiCall, record: PtrRecord) {
  const id = addressKey(record);
  const ptrdname = record.names[0];
  const links = { self: `${origin}${V2}/${id}` };
  return { id, ptrdname, address: addressOf(world, record), action: actionOf(record), links, ...shared(record) };
}

/** CreatOrShowPtrResp. */
function showV21(world: World, { origin }: HuaweiCall, record: PtrRecord) {
  const { id, names, publicipId, region } = record;
  const publicip = { id: publicipId, region, address: addressOf(world, record) };
  return { id, ptrdnames: names, publicip, links: { self: `${origin}${V21}/${id}` }, ...shared(record) };
}
