// Elastic IPs and ordinary public addresses, API 3.0 (tencent.md 2.3, A.b2).
import { write } from "../../table.ts";
import type { World } from "../../world.ts";
import { v3Refusal } from "../errors.ts";
import {
  allocate,
  associate,
  disassociate,
  type EipTarget,
  exchange,
  findEip,
  release,
  returnPublicIps,
  statusOf,
  transform,
} from "../model/eips.ts";
import { refuseWhileBusy } from "../model/tasks.ts";
import { once } from "../once.ts";
import { type Rule, withV3Codes } from "../rules.ts";
import type { TencentOperations } from "../service.ts";
import type { Eip } from "../state.ts";
import { among, isOneOf, type Query, select, type Tests } from "./lists.ts";

/** The codes of the EIP calls where they are not the usual ones. */
const CODES: Partial<Record<Rule, string>> = {
  busy: "OperationDenied.MutexTaskRunning",
  "instance-missing": "InvalidInstanceId.NotFound",
  "eni-missing": "InvalidNetworkInterfaceId.NotFound",
};

/** More than the documented quota cannot be asked for (A.b2: AllocateAddresses lists no other limit). */
const LONGEST_NAME = 128;

/** Four of them answer at the host of API 2.0 as well (tencent.md 2.2, "hybrid"). */
export const hybridAddresses = withV3Codes(
  {
    AssociateAddress(world, call) {
      const { AddressId, EipDirectConnection = false } = call.params as {
        AddressId: string;
        EipDirectConnection?: boolean;
      };
      const target = targetOf(call.params);
      const task = associate(world, findEip(world, AddressId), target, EipDirectConnection, call);
      return { TaskId: String(task.id) };
    },

    ReleaseAddresses(world, call) {
      return { TaskId: String(release(world, call.params.AddressIds as string[], call).id) };
    },

    DescribeAddresses(world, { params }) {
      const { AddressIds, ...query } = params as { AddressIds?: string[] } & Query;
      if (AddressIds && query.Filters?.some(({ Name }) => Name === "address-id"))
        throw v3Refusal("InvalidParameter", "AddressIds and the filter address-id exclude each other.");
      if (query.Filters?.some(({ Values }) => Values.length > 100))
        throw v3Refusal("InvalidParameterValue.LimitExceeded", "A filter has more than 100 values.");
      const { eips } = world.state.tencent;
      const { page, total } = select(AddressIds ? eips.ofIds(AddressIds) : eips, query, TESTS(world), {
        filter: "InvalidParameter.InvalidFilter",
        limit: "InvalidParameterValue.LimitExceeded",
      });
      return { AddressSet: page.map((eip) => showEip(world, eip)), TotalCount: total };
    },

    ModifyAddressAttribute(world, { params }) {
      const { AddressId, AddressName, EipDirectConnection } = params as {
        AddressId: string;
        AddressName?: string;
        EipDirectConnection?: "TRUE" | "FALSE";
      };
      const eip = findEip(world, AddressId);
      refuseWhileBusy(world, [eip.id]);
      if ([...(AddressName ?? "")].length > LONGEST_NAME)
        throw v3Refusal("InvalidParameterValue.TooLong", `AddressName has more than ${LONGEST_NAME} characters.`);
      if (EipDirectConnection === "TRUE" && eip.directConnection)
        throw v3Refusal("InvalidParameterValue.AddressAlreadyHasPassThrough", `${eip.id} is passed through already.`);
      if (EipDirectConnection !== undefined) write(eip, { directConnection: EipDirectConnection === "TRUE" });
      write(eip, { name: AddressName ?? eip.name });
      return {};
    },
  },
  CODES,
);

export const addresses: TencentOperations = {
  ...hybridAddresses,
  ...withV3Codes(
    {
      DisassociateAddress(world, call) {
        const { AddressId, ReallocateNormalPublicIp = false } = call.params as {
          AddressId: string;
          ReallocateNormalPublicIp?: boolean;
        };
        return { TaskId: String(disassociate(world, findEip(world, AddressId), ReallocateNormalPublicIp, call).id) };
      },

      AllocateAddresses(world, call) {
        const params = call.params as {
          AddressCount?: number;
          AddressName?: string;
          AddressType?: string;
          InternetServiceProvider?: string;
          InternetChargeType?: string;
          InternetMaxBandwidthOut?: number;
          Tags?: Eip["tags"];
        };
        const { AddressCount = 1 } = params;
        if (AddressCount < 1) throw v3Refusal("InvalidParameterValue.Range", "AddressCount must be positive.");
        const { requestId, made } = once(world, call, false, () =>
          allocate(
            world,
            AddressCount,
            {
              name: params.AddressName ?? "",
              type: params.AddressType ?? "EIP",
              isp: params.InternetServiceProvider ?? "BGP",
              bandwidth: params.InternetMaxBandwidthOut ?? 1,
              chargeType: params.InternetChargeType ?? "TRAFFIC_POSTPAID_BY_HOUR",
              tags: params.Tags ?? [],
            },
            call,
          ).eips.map(({ id }) => id),
        );
        const [task] = world.state.tencent.tasks.by("request", requestId);
        return { AddressSet: made, TaskId: String(task?.id), RequestId: requestId };
      },

      TransformAddress(world, call) {
        const { eip, task } = transform(world, String(call.params.InstanceId), call);
        return { TaskId: task.id, AddressId: eip.id };
      },

      AdjustPublicAddress(world, call) {
        const { InstanceId, AddressId } = call.params as { InstanceId?: string; AddressId?: string };
        // Which code is for none or both is not stated; this one means values that do not go together.
        if ((InstanceId === undefined) === (AddressId === undefined))
          throw v3Refusal("InvalidParameterValue.Combination", "Give either InstanceId or AddressId.");
        const of = AddressId === undefined ? { instanceId: InstanceId ?? "" } : { eipId: AddressId };
        return { TaskId: exchange(world, of, call).id };
      },

      DescribeAddressQuota(world) {
        const { eips, quotas, today } = world.state.tencent;
        const quota = (QuotaId: string, QuotaCurrent: number, QuotaLimit: number) => ({
          QuotaId,
          QuotaCurrent,
          QuotaLimit,
          QuotaGroup: "",
        });
        return {
          QuotaSet: [
            quota("TOTAL_EIP_QUOTA", eips.length, quotas.eips),
            quota("DAILY_EIP_APPLY", today.eips, quotas.eipsPerDay),
            quota("DAILY_PUBLIC_IP_ASSIGN", today.publicIps, quotas.publicIpsPerDay),
          ],
        };
      },
    },
    { ...CODES, "eip-missing": "InvalidAddressId.NotFound" },
  ),
  ...withV3Codes(
    {
      ReturnNormalAddresses(world, call) {
        returnPublicIps(world, call.params.AddressIps as string[]);
        return {};
      },
    },
    { malformed: "InvalidParameterValue.Illegal", "eip-address-missing": "InvalidParameterValue.AddressIpsNotFound" },
  ),
};

/** InstanceId or NetworkInterfaceId, which needs PrivateIpAddress (tencent.md 2.3). */
function targetOf(params: Record<string, unknown>): EipTarget {
  const { InstanceId, NetworkInterfaceId, PrivateIpAddress } = params as {
    InstanceId?: string;
    NetworkInterfaceId?: string;
    PrivateIpAddress?: string;
  };
  if (InstanceId !== undefined && NetworkInterfaceId !== undefined)
    throw v3Refusal("InvalidParameter.Conflict", "InstanceId and NetworkInterfaceId exclude each other.");
  if (InstanceId !== undefined) return { instanceId: InstanceId };
  if (NetworkInterfaceId === undefined)
    throw v3Refusal("InvalidParameterValue.MissingAssociateEntity", "InstanceId or NetworkInterfaceId is required.");
  if (PrivateIpAddress === undefined) throw v3Refusal("MissingParameter", "NetworkInterfaceId needs PrivateIpAddress.");
  return { networkInterfaceId: NetworkInterfaceId, privateIp: PrivateIpAddress };
}

/** The server an EIP is on: bound to it, or to an interface that is attached to it. */
export function serverOf(world: World, { binding }: Eip): string {
  const eni = world.state.tencent.networkInterfaces.get(binding?.networkInterfaceId);
  return binding?.resourceId ?? eni?.attachment?.instanceId ?? "";
}

/** The kinds of things an EIP is bound to (tencent.md 2.3, instance-type). */
function kindOf({ state: { tencent } }: World, { binding }: Eip): string {
  if (!binding) return "";
  if (binding.networkInterfaceId !== null) return "ENI";
  const kinds = { CVM: tencent.instances, NAT: tencent.natGateways, HAVIP: tencent.haVips, DHCPIP: tencent.dhcpIps };
  return Object.entries(kinds).find(([, entries]) => entries.has(binding.resourceId))?.[0] ?? "";
}

/** The filters of tencent.md 2.3 that the state can answer. */
const TESTS = (world: World): Tests<Eip> => ({
  "address-id": (eip, values) => among(values, eip.id),
  "address-name": (eip, values) => among(values, eip.name),
  "address-ip": (eip, values) => among(values, eip.ip),
  "address-status": (eip, values) => among(values, statusOf(eip)),
  "instance-id": (eip, values) => among(values, serverOf(world, eip)),
  "private-ip-address": (eip, values) => among(values, eip.binding?.privateIp),
  "network-interface-id": (eip, values) => among(values, eip.binding?.networkInterfaceId),
  "is-arrears": (_, values) => isOneOf(values, false),
  "instance-type": (eip, values) => among(values, kindOf(world, eip)),
  "address-type": (eip, values) => among(values, eip.type),
  "address-isp": (eip, values) => among(values, eip.isp),
  "tag-key": (eip, values) => among(values, ...eip.tags.map(({ Key }) => Key)),
  "tag-value": (eip, values) => among(values, ...eip.tags.map(({ Value }) => Value)),
});

function showEip(world: World, eip: Eip) {
  return {
    AddressId: eip.id,
    AddressName: eip.name,
    AddressStatus: statusOf(eip),
    AddressIp: eip.ip,
    InstanceId: serverOf(world, eip),
    CreatedTime: eip.createdTime,
    NetworkInterfaceId: eip.binding?.networkInterfaceId ?? "",
    PrivateAddressIp: eip.binding?.privateIp ?? "",
    IsArrears: false,
    IsBlocked: false,
    IsEipDirectConnection: eip.directConnection,
    AddressType: eip.type,
    CascadeRelease: false,
    EipAlgType: { Ftp: false, Sip: false },
    InternetServiceProvider: eip.isp,
    LocalBgp: false,
    Bandwidth: eip.bandwidth,
    InternetChargeType: eip.chargeType,
    TagSet: eip.tags,
    InstanceType: kindOf(world, eip),
  };
}
