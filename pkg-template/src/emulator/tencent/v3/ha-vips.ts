// HAVIPs, API 3.0 (tencent.md 2.3, A.b3).
import { write } from "../../table.ts";
import type { World } from "../../world.ts";
import { v3Refusal } from "../errors.ts";
import { bindEip, unbindEip } from "../model/bind-eip.ts";
import { eipOfResource } from "../model/eips.ts";
import { find } from "../model/find.ts";
import {
  type Association,
  associateHaVips,
  createHaVip,
  deleteHaVip,
  disassociateHaVips,
  findHaVip,
} from "../model/ha-vips.ts";
import { once } from "../once.ts";
import { withV3Codes } from "../rules.ts";
import type { TencentOperations } from "../service.ts";
import type { HaVip } from "../state.ts";
import { among, type Query, refuseBoth, select } from "./lists.ts";

interface Member {
  HaVipId?: string;
  InstanceId?: string;
  InstanceType?: string;
}

const LONGEST_NAME = 60;

/** What binds and unbinds an EIP answers with these (A.b3, A.c3). */
export const EIP_CODES = {
  "eip-taken": "UnsupportedOperation.BindEIP",
  "has-eip": "UnsupportedOperation.BindEIP",
  "eip-free": "UnsupportedOperation.UnbindEIP",
};

export const haVips: TencentOperations = {
  ...withV3Codes(
    {
      CreateHaVip(world, call) {
        const params = call.params as {
          VpcId: string;
          HaVipName: string;
          SubnetId?: string;
          Vip?: string;
          NetworkInterfaceId?: string;
          CheckAssociate?: boolean;
          HaVipAssociationSet?: Member[];
          Tags?: HaVip["tags"];
        };
        checkName(params.HaVipName);
        // One of the two says in which subnet the address is to be.
        const { SubnetId, NetworkInterfaceId = null } = params;
        const { networkInterfaces } = world.state.tencent;
        const subnetId =
          SubnetId ?? (NetworkInterfaceId && find(networkInterfaces, NetworkInterfaceId, "eni-missing").subnetId);
        if (!subnetId) throw v3Refusal("InvalidParameter", "SubnetId or NetworkInterfaceId is required.");
        const associations = (params.HaVipAssociationSet ?? []).map((member) => associationOf(member, false));
        const { requestId, made } = once(world, call, false, () => {
          const wanted = {
            name: params.HaVipName,
            vpcId: params.VpcId,
            subnetId,
            networkInterfaceId: NetworkInterfaceId,
            ip: params.Vip,
            checkAssociate: params.CheckAssociate ?? false,
            tags: params.Tags ?? [],
          };
          return [createHaVip(world, wanted, associations, call).id];
        });
        return { HaVip: show(world, findHaVip(world, made[0] ?? "")), RequestId: requestId };
      },

      DeleteHaVip(world, call) {
        deleteHaVip(world, findHaVip(world, String(call.params.HaVipId)), call);
        return {};
      },

      ModifyHaVipAttribute(world, { params }) {
        const { HaVipId, HaVipName } = params as { HaVipId: string; HaVipName?: string };
        checkName(HaVipName ?? "");
        const haVip = findHaVip(world, HaVipId);
        write(haVip, { name: HaVipName ?? haVip.name });
        return {};
      },

      DescribeHaVips(world, { params }) {
        const { HaVipIds, ...query } = params as { HaVipIds?: string[] } & Query;
        refuseBoth(params, "HaVipIds", "Filters");
        const { haVips } = world.state.tencent;
        const entries = HaVipIds ? haVips.ofIds(HaVipIds) : haVips;
        const { page, total } = select(entries, query, {
          "havip-id": (haVip, values) => among(values, haVip.id),
          "havip-name": (haVip, values) => among(values, haVip.name),
          vip: (haVip, values) => among(values, haVip.ip),
          "vpc-id": (haVip, values) => among(values, haVip.vpcId),
          "subnet-id": (haVip, values) => among(values, haVip.subnetId),
          "address-ip": (haVip, values) => among(values, eipOfResource(world, haVip.id)?.ip),
        });
        return { HaVipSet: page.map((haVip) => show(world, haVip)), TotalCount: total };
      },
    },
    {
      busy: "UnsupportedOperation",
      "subnet-missing": "UnsupportedOperation.SubnetNotExists",
      "subnet-full": "ResourceInsufficient",
    },
  ),
  ...withV3Codes(
    {
      HaVipAssociateAddressIp(world, call) {
        const { HaVipId, AddressIp } = call.params as { HaVipId: string; AddressIp: string };
        bindEip(world, findHaVip(world, HaVipId).id, AddressIp, call);
        return {};
      },

      HaVipDisassociateAddressIp(world, call) {
        unbindEip(world, findHaVip(world, String(call.params.HaVipId)).id, call);
        return {};
      },
    },
    EIP_CODES,
  ),
  ...withV3Codes(
    {
      AssociateHaVipInstance(world, { params }) {
        associateHaVips(world, associationsOf(params));
        return {};
      },

      DisassociateHaVipInstance(world, { params }) {
        disassociateHaVips(world, associationsOf(params));
        return {};
      },
    },
    {
      duplicate: "InvalidParameterValue.Duplicate",
      "already-attached": "InvalidParameterValue.Duplicate",
      "not-attached": "ResourceNotFound",
    },
  ),
};

const associationsOf = (params: Record<string, unknown>) =>
  (params.HaVipAssociationSet as Member[]).map((member) => associationOf(member, true));

/** The type is CVM unless an interface is named by its id (tencent.md 2.3: InstanceType CVM or ENI). */
function associationOf({ HaVipId, InstanceId, InstanceType }: Member, needsId: boolean): Association {
  if (InstanceId === undefined || (needsId && HaVipId === undefined))
    throw v3Refusal("MissingParameter", "HaVipAssociationSet: HaVipId and InstanceId are required.");
  const type = InstanceType ?? "CVM";
  if (type !== "CVM" && type !== "ENI")
    throw v3Refusal("InvalidParameterValue", "HaVipAssociationSet: InstanceType must be CVM or ENI.");
  if ((type === "ENI") !== InstanceId.startsWith("eni-"))
    throw v3Refusal("InvalidParameterValue.ParameterMismatch", `${InstanceId} is no ${type}.`);
  return { haVipId: HaVipId ?? "", instanceId: InstanceId, type };
}

function checkName(name: string): void {
  if ([...name].length > LONGEST_NAME)
    throw v3Refusal("InvalidParameterValue.TooLong", `HaVipName has more than ${LONGEST_NAME} characters.`);
}

function show(world: World, haVip: HaVip) {
  const eni = world.state.tencent.networkInterfaces.get(haVip.networkInterfaceId);
  return {
    HaVipId: haVip.id,
    HaVipName: haVip.name,
    Vip: haVip.ip,
    VpcId: haVip.vpcId,
    SubnetId: haVip.subnetId,
    NetworkInterfaceId: haVip.networkInterfaceId ?? "",
    InstanceId: eni?.attachment?.instanceId ?? "",
    AddressIp: eipOfResource(world, haVip.id)?.ip ?? "",
    State: eni ? "AVAILABLE" : "UNBIND",
    CreatedTime: haVip.createdTime,
    Business: "",
    HaVipAssociationSet: haVip.associations.map(({ instanceId, type }) => ({
      HaVipId: haVip.id,
      InstanceId: instanceId,
      InstanceType: type,
    })),
    CheckAssociate: haVip.checkAssociate,
    TagSet: haVip.tags,
  };
}
