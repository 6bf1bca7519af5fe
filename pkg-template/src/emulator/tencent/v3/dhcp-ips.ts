// DHCP IPs, API 3.0 (tencent.md A.c3).

import { write } from "../../table.ts";
import type { World } from "../../world.ts";
import { v3Refusal } from "../errors.ts";
import { bindEip, unbindEip } from "../model/bind-eip.ts";
import { createDhcpIps, deleteDhcpIp, findDhcpIp } from "../model/dhcp-ips.ts";
import { eipOfResource } from "../model/eips.ts";
import { withV3Codes } from "../rules.ts";
import type { TencentOperations } from "../service.ts";
import type { DhcpIp } from "../state.ts";
import { EIP_CODES } from "./ha-vips.ts";
import { among, type Query, refuseBoth, select } from "./lists.ts";

const LONGEST_NAME = 60;

/** No action of this family lists a code for a running task. */
const CODES = { busy: "UnsupportedOperation" };

export const dhcpIps: TencentOperations = {
  ...withV3Codes(
    {
      CreateDhcpIp(world, call) {
        const params = call.params as {
          VpcId: string;
          SubnetId: string;
          DhcpIpName: string;
          SecondaryPrivateIpAddressCount?: number;
          Tags?: DhcpIp["tags"];
        };
        checkName(params.DhcpIpName);
        const { SecondaryPrivateIpAddressCount: count = 1 } = params;
        if (count < 1 || count > 64)
          throw v3Refusal("InvalidParameterValue.Range", "SecondaryPrivateIpAddressCount must be 1 to 64.");
        const wanted = {
          name: params.DhcpIpName,
          vpcId: params.VpcId,
          subnetId: params.SubnetId,
          tags: params.Tags ?? [],
        };
        const made = createDhcpIps(world, wanted, count, call);
        return { DhcpIpSet: made.map((dhcpIp) => show(world, dhcpIp)) };
      },

      DeleteDhcpIp(world, call) {
        deleteDhcpIp(world, findDhcpIp(world, String(call.params.DhcpIpId)), call);
        return {};
      },

      ModifyDhcpIpAttribute(world, { params }) {
        const { DhcpIpId, DhcpIpName } = params as { DhcpIpId: string; DhcpIpName: string };
        checkName(DhcpIpName);
        write(findDhcpIp(world, DhcpIpId), { name: DhcpIpName });
        return {};
      },

      DescribeDhcpIps(world, { params }) {
        const { DhcpIpIds, ...query } = params as { DhcpIpIds?: string[] } & Query;
        refuseBoth(params, "DhcpIpIds", "Filters");
        const entries = DhcpIpIds?.map((id) => findDhcpIp(world, id)) ?? world.state.tencent.dhcpIps;
        const { page, total } = select(entries, query, {
          "vpc-id": (dhcpIp, values) => among(values, dhcpIp.vpcId),
          "subnet-id": (dhcpIp, values) => among(values, dhcpIp.subnetId),
          "dhcpip-id": (dhcpIp, values) => among(values, dhcpIp.id),
          "dhcpip-name": (dhcpIp, values) => among(values, dhcpIp.name),
          "address-ip": (dhcpIp, values) => among(values, eipOfResource(world, dhcpIp.id)?.ip),
        });
        return { DhcpIpSet: page.map((dhcpIp) => show(world, dhcpIp)), TotalCount: total };
      },
    },
    CODES,
  ),
  ...withV3Codes(
    {
      AssociateDhcpIpWithAddressIp(world, call) {
        const { DhcpIpId, AddressIp } = call.params as { DhcpIpId: string; AddressIp: string };
        bindEip(world, findDhcpIp(world, DhcpIpId).id, AddressIp, call);
        return {};
      },

      DisassociateDhcpIpWithAddressIp(world, call) {
        unbindEip(world, findDhcpIp(world, String(call.params.DhcpIpId)).id, call);
        return {};
      },
    },
    { ...CODES, ...EIP_CODES },
  ),
};

function checkName(name: string): void {
  if ([...name].length > LONGEST_NAME)
    throw v3Refusal("InvalidParameterValue.TooLong", `DhcpIpName has more than ${LONGEST_NAME} characters.`);
}

const show = (world: World, dhcpIp: DhcpIp) => ({
  DhcpIpId: dhcpIp.id,
  DhcpIpName: dhcpIp.name,
  VpcId: dhcpIp.vpcId,
  SubnetId: dhcpIp.subnetId,
  PrivateIpAddress: dhcpIp.ip,
  AddressIp: eipOfResource(world, dhcpIp.id)?.ip ?? "",
  // No call attaches one to a server: the server's own DHCP client would.
  NetworkInterfaceId: "",
  InstanceId: "",
  State: "UNBIND",
  CreatedTime: dhcpIp.createdTime,
  TagSet: dhcpIp.tags,
});
