// Operations that need what other calls have made: those calls, which give the parameters.

import type { Params } from "../../www/page/explorer/catalogue.ts";

/** What can be done before. */
export interface Before {
  /** Calls `service.Name`, with its own example if nothing else is given. */
  call(name: string, params?: Params): Promise<Answer>;
  /** Lets the time pass that an accepted change needs. */
  settle(): Promise<void>;
}

interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: an answer of whatever call comes before
  data: any;
  requestId: string | undefined;
}

const makeHaVip = async ({ call }: Before): Promise<string> => (await call("vpc.CreateHaVip")).data.HaVip.HaVipId;
const makeIpv6 = async ({ call, settle }: Before) => {
  await call("vpc.AssignIpv6Addresses");
  await settle();
};
const makeDesktopJob = async ({ call }: Before) => (await call("workspace.ApplyDesktopsInternet")).data.job_id;

const NAT_EIP = { vpcId: "vpc-7t9nf3pu", natId: "nat-df83kq2p" };
const server = (HaVipId: string) => ({
  HaVipAssociationSet: [{ HaVipId, InstanceId: "ins-2pxh8r3k", InstanceType: "CVM" }],
});

/** By `cloud.service.name`. */
export const later: Record<string, (before: Before) => Promise<Params>> = {
  "huawei.workspace.ShowJob": async (before) => ({ job_id: await makeDesktopJob(before) }),
  "huawei.workspace.RunActionsOnWorkspaceJob": async (before) => ({
    job_id: await makeDesktopJob(before),
    op_type: "retry",
  }),
  "tencent.vpc.UnassignIpv6Addresses": async (before) => {
    await makeIpv6(before);
    return { NetworkInterfaceId: "eni-m6dyj72l", Ipv6Addresses: [{ Address: "2001:db8:0:1::10" }] };
  },
  "tencent.vpc.ModifyIpv6AddressesAttribute": async (before) => {
    await makeIpv6(before);
    const address = { Address: "2001:db8:0:1::10", Description: "example" };
    return { NetworkInterfaceId: "eni-m6dyj72l", Ipv6Addresses: [address] };
  },
  "tencent.vpc.DescribeVpcTaskResult": async ({ call }) => ({
    TaskId: (await call("vpc.AssignPrivateIpAddresses")).requestId,
  }),
  "tencent.vpc.DescribeTaskResult": async ({ call }) => ({ TaskId: (await call("vpc.AssociateAddress")).data.TaskId }),
  "tencent.vpc.DeleteHaVip": async (before) => ({ HaVipId: await makeHaVip(before) }),
  "tencent.vpc.ModifyHaVipAttribute": async (before) => ({ HaVipId: await makeHaVip(before), HaVipName: "other" }),
  "tencent.vpc.HaVipAssociateAddressIp": async (before) => ({
    HaVipId: await makeHaVip(before),
    AddressIp: "198.51.100.102",
  }),
  "tencent.vpc.HaVipDisassociateAddressIp": async (before) => {
    const HaVipId = await makeHaVip(before);
    await before.call("vpc.HaVipAssociateAddressIp", { HaVipId, AddressIp: "198.51.100.102" });
    await before.settle();
    return { HaVipId };
  },
  "tencent.vpc.AssociateHaVipInstance": async (before) => server(await makeHaVip(before)),
  "tencent.vpc.DisassociateHaVipInstance": async (before) => {
    const association = server(await makeHaVip(before));
    await before.call("vpc.AssociateHaVipInstance", association);
    return association;
  },
  "tencent.vpcLegacy.DescribeVpcTaskResult": async ({ call }) => ({
    taskId: (await call("vpcLegacy.AssignPrivateIpAddresses")).data.data.taskId,
  }),
  "tencent.vpcLegacy.AssociateVip": async (before) => ({
    vpcId: "vpc-7t9nf3pu",
    vipId: await makeHaVip(before),
    lanIp: "10.0.0.20",
  }),
  "tencent.vpcLegacy.EipUnBindNatGateway": async ({ call, settle }) => {
    await call("vpc.AllocateAddresses");
    await settle();
    const { AddressSet } = (await call("vpc.DescribeAddresses")).data;
    const free = AddressSet.filter(({ AddressStatus }: { AddressStatus: string }) => AddressStatus === "UNBIND");
    const [first, second] = free.map(({ AddressIp }: { AddressIp: string }) => AddressIp);
    await call("vpcLegacy.EipBindNatGateway", { ...NAT_EIP, assignedEipSet: [first, second] });
    await settle();
    return { ...NAT_EIP, assignedEipSet: [first] };
  },
};
