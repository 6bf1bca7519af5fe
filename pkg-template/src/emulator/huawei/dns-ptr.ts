// What happens to the reverse records of public IPs (huawei.md 3.1): one function for each change, its rule's source
// beside it. The codes are those for PTR records on the page "Error Codes".
import { write } from "../table.ts";
import type { World } from "../world.ts";
import { ptr as codes, conflict, QUOTA, quotaUsedUp } from "./dns-errors.ts";
import { absoluteName, isDomainName } from "./dns-name.ts";
import { settlePtrs } from "./dns-settle.ts";
import type { PtrRecord } from "./dns-state.ts";
import type { Publicip } from "./network-state.ts";
import { settlePublicips } from "./publicip.ts";
import { type HuaweiCall, projectOf, regionOf } from "./service.ts";

/** The cache lifetime of a record that asks for none, and the longest one (the page of CreatePtr). */
const DEFAULT_TTL = 300;
const LONGEST_TTL = 2 ** 31 - 1;

/** What a record is to be; an update leaves out what stays. */
export interface WantedPtr {
  names: string[];
  description?: string | undefined;
  ttl?: number | undefined;
  enterprise_project_id?: string | undefined;
  tags?: { key: string; value?: string }[] | undefined;
}

/** The first record of a public IP; it has one, which may have ten names. */
export function createPtr(world: World, publicip: Publicip, region: string, wanted: WantedPtr, now: number): PtrRecord {
  check(wanted);
  const present = ptrOf(world, publicip.id, now);
  if (present) throw present.settlesAt === null ? conflict("the public IP has a PTR record.") : codes.unsteady();
  const { ptrRecords } = world.state.huawei;
  if (ptrRecords.length >= QUOTA) throw quotaUsedUp("DNS.0405", "PTR record");
  const record: PtrRecord = {
    id: world.ids.hex32(ptrRecords),
    publicipId: publicip.id,
    region,
    names: wanted.names.map(absoluteName),
    description: wanted.description ?? "",
    ttl: wanted.ttl ?? DEFAULT_TTL,
    enterpriseProjectId: wanted.enterprise_project_id ?? "0",
    tags: (wanted.tags ?? []).map(({ key, value = "" }) => ({ key, value })),
    status: "PENDING_CREATE",
    settlesAt: now + world.settleMs,
  };
  ptrRecords.add(record);
  return record;
}

/** Other names, and what else is given. */
export function updatePtr(world: World, record: PtrRecord, wanted: WantedPtr, now: number): void {
  refuseWhilePending(record);
  check(wanted);
  write(record, {
    names: wanted.names.map(absoluteName),
    description: wanted.description ?? record.description,
    ttl: wanted.ttl ?? record.ttl,
  });
  startChange(world, record, "PENDING_UPDATE", now);
}

/** Back to the provider's own name: the record goes (the page of RestorePtrRecord). */
export function deletePtr(world: World, record: PtrRecord, now: number): void {
  refuseWhilePending(record);
  startChange(world, record, "PENDING_DELETE", now);
}

/** One change at a time (DNS.0503). */
export function refuseWhilePending({ settlesAt }: PtrRecord): void {
  if (settlesAt !== null) throw codes.unsteady();
}

/** The public IP that a call names; DNS knows those of the region only. */
export function publicipFor(world: World, call: HuaweiCall, id: string, region: string): Publicip {
  if (!/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id)) throw codes.invalidAddressId(id);
  if (region !== regionOf(world, call)) throw codes.invalidRegion(region);
  const publicip = settlePublicips(world, call.now).get(id);
  if (!publicip || publicip.projectId !== projectOf(world, call)) throw codes.addressMissing(id);
  return publicip;
}

/** The record of a public IP, if it has one. */
export const ptrOf = (world: World, publicipId: string, now: number): PtrRecord | undefined =>
  settlePtrs(world, now)
    .by("publicip", publicipId)
    .find(() => true);

/** By the record's own id, 32 hex digits (huawei.md 3.1). */
export function findPtr(world: World, id: string, now: number): PtrRecord {
  if (!/^[\da-f]{32}$/i.test(id)) throw codes.invalidId(id);
  const record = settlePtrs(world, now).get(id);
  if (!record) throw codes.missing();
  return record;
}

function check({ names, description = "", ttl = DEFAULT_TTL }: WantedPtr): void {
  const wrong = names.length === 0 ? "" : names.find((name) => !isDomainName(name));
  if (wrong !== undefined) throw codes.invalidName(wrong);
  if (ttl < 1 || ttl > LONGEST_TTL) throw codes.invalidTtl();
  if ([...description].length > 255) throw codes.invalidDescription();
}

function startChange(world: World, record: PtrRecord, status: PtrRecord["status"], now: number): void {
  write(record, { status, settlesAt: now + world.settleMs });
}
