// Addresses that belong to no interface: HAVIPs, DHCP IPs, reserved ones; and the EIPs of NAT gateways.
import { describe, expect, test } from "vitest";
import { Bench, type Json } from "./bench.ts";
import { OVER, Scenario } from "./scenario.ts";

const ENI = "eni-m6dyj72l";
const VPC = "vpc-7t9nf3pu";
const SUBNET = "subnet-k57wo6pb";
const EIP = "198.51.100.102";
const BOUND_EIP = "198.51.100.101";
const NAT = "nat-df83kq2p";
const place = { VpcId: VPC, SubnetId: SUBNET };

/** HAVIPs and DHCP IPs take and lose an EIP in the same way. */
describe.each([
  {
    kind: "HAVIP",
    create: "CreateHaVip",
    named: { HaVipName: "n" },
    made: (reply: Json) => reply.HaVip.HaVipId,
    idName: "HaVipId",
    bind: "HaVipAssociateAddressIp",
    unbind: "HaVipDisassociateAddressIp",
    remove: "DeleteHaVip",
    list: "DescribeHaVips",
    set: "HaVipSet",
    busy: "UnsupportedOperation.MutexOperationTaskRunning",
  },
  {
    kind: "DHCP IP",
    create: "CreateDhcpIp",
    named: { DhcpIpName: "n" },
    made: (reply: Json) => reply.DhcpIpSet[0].DhcpIpId,
    idName: "DhcpIpId",
    bind: "AssociateDhcpIpWithAddressIp",
    unbind: "DisassociateDhcpIpWithAddressIp",
    remove: "DeleteDhcpIp",
    list: "DescribeDhcpIps",
    set: "DhcpIpSet",
    busy: "UnsupportedOperation",
  },
])("an EIP on a $kind", ({ create, named, made, idName, bind, unbind, remove, list, set, busy }) => {
  async function prepared() {
    const bench = new Bench();
    const id = made(await bench.v3(create, { ...place, ...named }));
    const code = async (action: string, params: object) =>
      (await bench.v3(action, { [idName]: id, ...params })).Error?.Code;
    const address = async () => (await bench.v3(list, {}))[set][0]?.AddressIp;
    return { bench, id, code, address };
  }

  test("is bound, unbound, and in the way of deleting", async () => {
    const { bench, id, code, address } = await prepared();
    const { RequestId } = await bench.v3(bind, { [idName]: id, AddressIp: EIP });
    expect((await bench.v3("DescribeVpcTaskResult", { TaskId: RequestId })).Status).toBe("RUNNING");
    expect(await code(unbind, {})).toBe(busy);
    bench.settle();
    expect(await address()).toBe(EIP);
    expect(await code(remove, {})).toBe("UnsupportedOperation");
    expect(await code(bind, { AddressIp: EIP })).toBe("UnsupportedOperation.BindEIP");
    expect(await code(unbind, {})).toBeUndefined();
    bench.settle();
    expect(await address()).toBe("");
    expect(await code(unbind, {})).toBe("UnsupportedOperation.UnbindEIP");
    expect(await code(remove, {})).toBeUndefined();
    bench.settle();
    expect((await bench.v3(list, {})).TotalCount).toBe(0);
  });

  test.each([
    ["a bound EIP", { AddressIp: BOUND_EIP }, "UnsupportedOperation.BindEIP"],
    ["no EIP", { AddressIp: "198.51.100.9" }, "ResourceNotFound"],
    ["nothing", { [idName]: "x-0", AddressIp: EIP }, "ResourceNotFound"],
  ])("%s is refused", async (_, params, expected) => {
    const { code } = await prepared();
    expect(await code(bind, params)).toBe(expected);
  });
});

describe("HAVIPs", () => {
  test("are there at once, with the wanted or the first free address", async () => {
    const bench = new Bench();
    const first = await bench.v3("CreateHaVip", { ...place, HaVipName: "n", ClientToken: "t" });
    expect(first.HaVip).toMatchObject({ Vip: "10.0.0.4", State: "UNBIND", HaVipAssociationSet: [] });
    expect(await bench.v3("CreateHaVip", { ...place, HaVipName: "n", ClientToken: "t" })).toEqual(first);
    const second = await bench.v3("CreateHaVip", {
      VpcId: VPC,
      HaVipName: "n",
      NetworkInterfaceId: ENI,
      Vip: "10.0.0.9",
    });
    expect(second.HaVip).toMatchObject({ Vip: "10.0.0.9", State: "AVAILABLE", InstanceId: "ins-2pxh8r3k" });
    await bench.v3("ModifyHaVipAttribute", { HaVipId: second.HaVip.HaVipId, HaVipName: "m" });
    const Filters = [{ Name: "havip-name", Values: ["m"] }];
    expect((await bench.v3("DescribeHaVips", { Filters })).TotalCount).toBe(1);
  });

  test.each([
    [{ Vip: "10.0.0.1" }, "ResourceInUse"],
    [{ Vip: "10.0.1.1" }, "InvalidParameterValue.Range"],
    [{ Vip: "10.0.0.255" }, "InvalidParameterValue.Reserved"],
    [{ Vip: "x" }, "InvalidParameterValue.Malformed"],
    [{ SubnetId: "subnet-0" }, "UnsupportedOperation.SubnetNotExists"],
    [{ SubnetId: undefined }, "InvalidParameter"],
    [{ VpcId: "vpc-0" }, "ResourceNotFound"],
    [{ HaVipName: "x".repeat(61) }, "InvalidParameterValue.TooLong"],
  ])("creating with %j is refused", async (params, code) => {
    const given = { ...place, HaVipName: "n", ...params };
    expect((await new Bench().v3("CreateHaVip", given)).Error.Code).toBe(code);
  });

  test("have a quota", async () => {
    const seed = (await new Bench().control("GET", "state")).body;
    seed.tencent.quotas.haVips = 0;
    const reply = await new Bench({ seed }).v3("CreateHaVip", { ...place, HaVipName: "n" });
    expect(reply.Error.Code).toBe("LimitExceeded");
  });

  test("are associated with servers and interfaces, each once", async () => {
    const bench = new Bench();
    const { HaVipId } = (await bench.v3("CreateHaVip", { ...place, HaVipName: "n" })).HaVip;
    const server = { HaVipId, InstanceId: "ins-2pxh8r3k", InstanceType: "CVM" };
    const both = [server, { HaVipId, InstanceId: ENI, InstanceType: "ENI" }];
    const code = async (action: string, HaVipAssociationSet: object[]) =>
      (await bench.v3(action, { HaVipAssociationSet })).Error?.Code;
    expect(await code("AssociateHaVipInstance", both)).toBeUndefined();
    expect((await bench.v3("DescribeHaVips", { HaVipIds: [HaVipId] })).HaVipSet[0].HaVipAssociationSet).toEqual(both);
    expect(await code("AssociateHaVipInstance", [server])).toBe("InvalidParameterValue.Duplicate");
    expect(await code("DisassociateHaVipInstance", [server, server])).toBe("InvalidParameterValue.Duplicate");
    expect(await code("DisassociateHaVipInstance", [server])).toBeUndefined();
    expect(await code("DisassociateHaVipInstance", [server])).toBe("ResourceNotFound");
    expect(await code("AssociateHaVipInstance", [{ HaVipId }])).toBe("MissingParameter");
    expect(await code("AssociateHaVipInstance", [{ ...server, InstanceId: "ins-0" }])).toBe("ResourceNotFound");
    expect(await code("AssociateHaVipInstance", [{ ...server, InstanceType: "ENI" }])).toBe(
      "InvalidParameterValue.ParameterMismatch",
    );
  });

  test("API 2.0: a virtual IP goes to the interface that has the address", async () => {
    const bench = new Bench();
    const vipId = (await bench.v3("CreateHaVip", { ...place, HaVipName: "n" })).HaVip.HaVipId;
    const params = { vpcId: VPC, vipId, lanIp: "10.0.0.20" };
    expect(await bench.legacy("AssociateVip", params)).toEqual({ code: 0, message: "", codeDesc: "Success" });
    expect((await bench.v3("DescribeHaVips", {})).HaVipSet[0].NetworkInterfaceId).toBe("eni-qk3y8d5w");
    const word = async (change: object) => (await bench.legacy("AssociateVip", { ...params, ...change })).codeDesc;
    expect(await word({ vipId: "v" })).toBe("InvalidVipId.NotFound");
    expect(await word({ lanIp: "10.0.0.99" })).toBe("InvalidLanIp.NotFound");
    expect(await word({ vpcId: "vpc-0" })).toBe("InvalidVpc.NotFound");
  });
});

describe("DHCP IPs", () => {
  const wanted = { ...place, DhcpIpName: "n" };

  test("are created several at a time, renamed, listed", async () => {
    const bench = new Bench();
    const { DhcpIpSet } = await bench.v3("CreateDhcpIp", { ...wanted, SecondaryPrivateIpAddressCount: 2 });
    expect(DhcpIpSet.map((entry: Json) => entry.PrivateIpAddress)).toEqual(["10.0.0.4", "10.0.0.5"]);
    await bench.v3("ModifyDhcpIpAttribute", { DhcpIpId: DhcpIpSet[0].DhcpIpId, DhcpIpName: "m" });
    const Filters = [{ Name: "dhcpip-name", Values: ["m"] }];
    expect((await bench.v3("DescribeDhcpIps", { Filters })).TotalCount).toBe(1);
  });

  test.each([
    ["CreateDhcpIp", { ...wanted, SecondaryPrivateIpAddressCount: 65 }, "InvalidParameterValue.Range"],
    ["CreateDhcpIp", { ...wanted, SubnetId: "subnet-0" }, "ResourceNotFound"],
    ["CreateDhcpIp", { ...wanted, DhcpIpName: "x".repeat(61) }, "InvalidParameterValue.TooLong"],
    ["ModifyDhcpIpAttribute", { DhcpIpId: "dhcpip-0", DhcpIpName: "m" }, "ResourceNotFound"],
    ["DescribeDhcpIps", { DhcpIpIds: ["dhcpip-0"] }, "ResourceNotFound"],
    ["DescribeDhcpIps", { DhcpIpIds: [], Filters: [] }, "InvalidParameter.Coexist"],
  ])("%s %j is refused", async (action, params, code) => {
    expect((await new Bench().v3(action, params)).Error.Code).toBe(code);
  });
});

describe("reserved addresses", () => {
  test("are not given out, only to who names them; then they are in use", async () => {
    const bench = new Bench();
    const { ReserveIpAddressSet } = await bench.v3("CreateReserveIpAddresses", {
      VpcId: VPC,
      IpAddresses: ["10.0.0.4"],
    });
    const [{ ReserveIpId, State }] = ReserveIpAddressSet;
    expect(State).toBe("UnBind");
    await bench.v3("AssignPrivateIpAddresses", {
      NetworkInterfaceId: ENI,
      PrivateIpAddresses: [{ PrivateIpAddress: "10.0.0.4" }],
      SecondaryPrivateIpAddressCount: 1,
    });
    expect((await bench.v3("DescribeUsedIpAddress", { VpcId: VPC, IpAddresses: ["10.0.0.5"] })).TotalCount).toBe(1);
    const remove = { VpcId: VPC, ReserveIpIds: [ReserveIpId] };
    expect((await bench.v3("DeleteReserveIpAddresses", remove)).Error.Code).toBe("InvalidParameterValue");
    await bench.v3("ModifyReserveIpAddress", { VpcId: VPC, ReserveIpId, Name: "n", Description: "d" });
    expect((await bench.v3("DescribeReserveIpAddresses", {})).ReserveIpAddressSet).toMatchObject([
      { State: "Bind", ResourceId: ENI, Name: "n", Description: "d" },
    ]);
  });

  test("by count, and given up again", async () => {
    const bench = new Bench();
    const params = { ...place, IpAddressCount: 2 };
    const { ReserveIpAddressSet } = await bench.v3("CreateReserveIpAddresses", params);
    const ReserveIpIds = ReserveIpAddressSet.map((entry: Json) => entry.ReserveIpId);
    await bench.v3("DeleteReserveIpAddresses", { VpcId: VPC, ReserveIpIds });
    expect((await bench.v3("DescribeReserveIpAddresses", {})).TotalCount).toBe(0);
  });

  test.each([
    ["CreateReserveIpAddresses", { VpcId: VPC }, "MissingParameter"],
    ["CreateReserveIpAddresses", { VpcId: VPC, IpAddressCount: 1 }, "MissingParameter"],
    ["CreateReserveIpAddresses", { VpcId: VPC, IpAddresses: ["10.0.0.1"] }, "InvalidParameterValue"],
    ["CreateReserveIpAddresses", { VpcId: VPC, IpAddresses: ["10.9.0.1"] }, "InvalidParameterValue"],
    ["CreateReserveIpAddresses", { VpcId: VPC, IpAddresses: ["x"] }, "InvalidParameterValue"],
    ["DeleteReserveIpAddresses", { VpcId: VPC, ReserveIpIds: ["r"] }, "InvalidParameterValue.ResourceNotFound"],
    ["ModifyReserveIpAddress", { VpcId: VPC, ReserveIpId: "r" }, "InvalidParameterValue.ResourceNotFound"],
    ["DescribeReserveIpAddresses", { ReserveIpIds: [], Filters: [] }, "InvalidParameter.Coexist"],
  ])("%s %j is refused", async (action, params, code) => {
    expect((await new Bench().v3(action, params)).Error.Code).toBe(code);
  });

  test("once, and only in their VPC", async () => {
    const bench = new Bench();
    const params = { VpcId: VPC, IpAddresses: ["10.0.0.4"] };
    const { ReserveIpAddressSet } = await bench.v3("CreateReserveIpAddresses", params);
    expect((await bench.v3("CreateReserveIpAddresses", params)).Error.Code).toBe("InvalidParameterValue");
    const remove = { VpcId: "vpc-0", ReserveIpIds: [ReserveIpAddressSet[0].ReserveIpId] };
    expect((await bench.v3("DeleteReserveIpAddresses", remove)).Error.Code).toBe(
      "InvalidParameterValue.ParameterMismatch",
    );
  });
});

describe("EIPs of a NAT gateway", () => {
  const bind = { NatGatewayId: NAT, PublicIpAddresses: [EIP], AddressCount: 1 };
  const bound = async (bench: Bench) =>
    (await bench.v3("DescribeAddresses", { Filters: [{ Name: "instance-id", Values: [NAT] }] })).TotalCount;

  test("are bound, new ones too; one must stay", async () => {
    const bench = new Bench();
    expect(Object.keys(await bench.v3("AssociateNatGatewayAddress", bind))).toEqual(["RequestId"]);
    const unbind = { NatGatewayId: NAT, PublicIpAddresses: [EIP] };
    expect((await bench.v3("DisassociateNatGatewayAddress", unbind)).Error.Code).toBe(
      "UnsupportedOperation.MutexOperationTaskRunning",
    );
    bench.settle();
    expect(await bound(bench)).toBe(2);
    await bench.v3("DisassociateNatGatewayAddress", unbind);
    bench.settle();
    expect(await bound(bench)).toBe(1);
    const last = { NatGatewayId: NAT, PublicIpAddresses: ["203.0.113.1"] };
    expect((await bench.v3("DisassociateNatGatewayAddress", last)).Error.Code).toBe(
      "UnsupportedOperation.PublicIpAddressDisassociate",
    );
    const legacy = { natId: NAT, vpcId: VPC, "assignedEipSet.0": "203.0.113.1" };
    expect((await bench.legacy("EipUnBindNatGateway", legacy)).codeDesc).toBe("NatGatewayEipNotEmpty");
  });

  test.each([
    [{ NatGatewayId: "nat-0" }, "ResourceNotFound"],
    [{ PublicIpAddresses: [BOUND_EIP] }, "ResourceInUse.Address"],
    [{ PublicIpAddresses: ["198.51.100.9"] }, "UnsupportedOperation.PublicIpAddressIsNotExisted"],
    [{ AddressCount: 10 }, "LimitExceeded.PublicIpAddressPerNatGatewayLimitExceeded"],
    [{ AddressCount: undefined, PublicIpAddresses: undefined }, "InvalidParameterValue.Malformed"],
  ])("binding %j is refused", async (params, code) => {
    expect((await new Bench().v3("AssociateNatGatewayAddress", { ...bind, ...params })).Error.Code).toBe(code);
  });

  test("API 2.0 has tasks for both", async () => {
    const bench = new Bench();
    const params = { natId: NAT, vpcId: VPC, "assignedEipSet.0": EIP };
    const reply = await bench.legacy("EipBindNatGateway", { ...params, autoAllocEipNum: "1" });
    expect(reply).toMatchObject({ code: 0, data: { taskId: expect.any(Number) } });
    bench.settle();
    expect(await bound(bench)).toBe(2);
    expect((await bench.legacyEip("DescribeEip", { type: "1" })).data.totalCount).toBe(2);
    expect((await bench.legacy("EipUnBindNatGateway", params)).data).toEqual({ taskId: expect.any(Number) });
    bench.settle();
    expect(await bound(bench)).toBe(1);
    const word = async (change: object) => (await bench.legacy("EipBindNatGateway", { ...params, ...change })).codeDesc;
    expect(await word({ natId: "nat-0" })).toBe("InvalidNatGatewayId.NotFound");
    expect(await word({ vpcId: "vpc-0" })).toBe("InvalidVpc.NotFound");
    expect((await bench.legacy("EipBindNatGateway", { natId: NAT, vpcId: VPC })).codeDesc).toBe("InvalidParameter");
  });
});

test("through the client: create, list, bind an EIP, poll, list, unbind, poll, list", async () => {
  const scenario = new Scenario();
  const { HaVipId } = (await scenario.call("vpc", "createHaVip", { ...place, HaVipName: "n" })).HaVip;
  const address = async () =>
    (await scenario.call("vpc", "describeHaVips", { HaVipIds: [HaVipId] })).HaVipSet[0].AddressIp;
  expect(await address()).toBe("");
  const { RequestId: bound } = await scenario.call("vpc", "haVipAssociateAddressIp", { HaVipId, AddressIp: EIP });
  expect(await scenario.pollVpcTask(bound)).toEqual(OVER);
  expect(await address()).toBe(EIP);
  const { RequestId: unbound } = await scenario.call("vpc", "haVipDisassociateAddressIp", { HaVipId });
  expect(await scenario.pollVpcTask(unbound)).toEqual(OVER);
  expect(await address()).toBe("");
});
