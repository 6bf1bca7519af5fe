import { describe, expect, test } from "vitest";
import { Bench, type Json } from "./bench.ts";
import { OVER, Scenario } from "./scenario.ts";

const ENI = "eni-m6dyj72l";
const SPARE = "eni-qk3y8d5w";
const VPC = "vpc-7t9nf3pu";
const SUBNET = "subnet-k57wo6pb";
const SERVER = "ins-2pxh8r3k";
const OTHER = "ins-8d4m6q0z";
const show = async (bench: Bench, id: string): Promise<Json> =>
  (await bench.v3("DescribeNetworkInterfaces", { NetworkInterfaceIds: [id] })).NetworkInterfaceSet[0];
const wanted = { VpcId: VPC, SubnetId: SUBNET, NetworkInterfaceName: "new" };

describe("creating", () => {
  test("with a primary and secondary addresses, PENDING at first", async () => {
    const bench = new Bench();
    const params = { ...wanted, SecondaryPrivateIpAddressCount: 1, SecurityGroupIds: ["sg-4n7t2k8w"] };
    const { NetworkInterface } = await bench.v3("CreateNetworkInterface", params);
    expect(NetworkInterface).toMatchObject({
      NetworkInterfaceId: expect.stringMatching(/^eni-[0-9a-f]{8}$/),
      State: "PENDING",
      GroupSet: ["sg-4n7t2k8w"],
      PrivateIpAddressSet: [
        { PrivateIpAddress: "10.0.0.4", Primary: true },
        { PrivateIpAddress: "10.0.0.5", Primary: false },
      ],
      Attachment: null,
    });
    bench.settle();
    expect(await show(bench, NetworkInterface.NetworkInterfaceId)).toMatchObject({ State: "AVAILABLE" });
  });

  test("and attaching in one step", async () => {
    const bench = new Bench();
    const reply = await bench.v3("CreateAndAttachNetworkInterface", { ...wanted, InstanceId: SERVER });
    bench.settle();
    expect(await show(bench, reply.NetworkInterface.NetworkInterfaceId)).toMatchObject({
      Attachment: { InstanceId: SERVER, DeviceIndex: 2 },
      NetworkInterfaceState: "INUSE",
    });
  });

  test("a ClientToken makes a repeated call harmless", async () => {
    const bench = new Bench();
    const params = { ...wanted, ClientToken: "token-1" };
    const first = await bench.v3("CreateNetworkInterface", params);
    expect((await bench.v3("CreateNetworkInterface", params)).Error.Code).toBe(
      "UnsupportedOperation.IdempotentProcessing",
    );
    bench.settle();
    const second = await bench.v3("CreateNetworkInterface", params);
    expect(second.NetworkInterface.NetworkInterfaceId).toBe(first.NetworkInterface.NetworkInterfaceId);
    expect(second.RequestId).toBe(first.RequestId);
  });

  test.each([
    ["an unknown VPC", { VpcId: "vpc-0" }, "ResourceNotFound"],
    ["an unknown subnet", { SubnetId: "subnet-0" }, "ResourceNotFound"],
    ["an unknown group", { SecurityGroupIds: ["sg-0"] }, "ResourceNotFound"],
    ["a long name", { NetworkInterfaceName: "x".repeat(61) }, "InvalidParameterValue.TooLong"],
    ["an address in use", { PrivateIpAddresses: [{ PrivateIpAddress: "10.0.0.1" }] }, "ResourceInUse"],
    ["an address outside", { PrivateIpAddresses: [{ PrivateIpAddress: "10.0.1.1" }] }, "InvalidParameterValue.Range"],
    [
      "the last address",
      { PrivateIpAddresses: [{ PrivateIpAddress: "10.0.0.255" }] },
      "InvalidParameterValue.Reserved",
    ],
    ["more than fit", { SecondaryPrivateIpAddressCount: 253 }, "ResourceInsufficient.Subnet"],
    ["more than the quota", { SecondaryPrivateIpAddressCount: 30 }, "LimitExceeded"],
    ["a negative count", { SecondaryPrivateIpAddressCount: -1 }, "InvalidParameterValue.Range"],
  ])("%s is refused", async (_, params, code) => {
    const bench = new Bench();
    expect((await bench.v3("CreateNetworkInterface", { ...wanted, ...params })).Error.Code).toBe(code);
    expect((await bench.v3("DescribeNetworkInterfaces", {})).TotalCount).toBe(2);
  });
});

describe("attaching, detaching, moving, deleting", () => {
  const attach = { NetworkInterfaceId: SPARE, InstanceId: OTHER };
  const attached = { NetworkInterfaceId: ENI, InstanceId: SERVER };

  test("goes through ATTACHING and DETACHING", async () => {
    const bench = new Bench();
    await bench.v3("AttachNetworkInterface", attach);
    expect(await show(bench, SPARE)).toMatchObject({ State: "ATTACHING", Attachment: null });
    expect((await bench.v3("DetachNetworkInterface", attach)).Error.Code).toBe(
      "UnsupportedOperation.MutexOperationTaskRunning",
    );
    bench.settle();
    expect(await show(bench, SPARE)).toMatchObject({
      NetworkInterfaceState: "INUSE",
      Attachment: { InstanceId: OTHER },
    });
    await bench.v3("DetachNetworkInterface", attach);
    expect((await show(bench, SPARE)).State).toBe("DETACHING");
    bench.settle();
    expect(await show(bench, SPARE)).toMatchObject({ State: "AVAILABLE", Attachment: null });
  });

  test("moves to another server", async () => {
    const bench = new Bench();
    const move = { NetworkInterfaceId: ENI, SourceInstanceId: SERVER, DestinationInstanceId: OTHER };
    await bench.v3("MigrateNetworkInterface", move);
    bench.settle();
    expect((await show(bench, ENI)).Attachment.InstanceId).toBe(OTHER);
  });

  test("a deleted one is gone, and its EIP is free", async () => {
    const bench = new Bench();
    await bench.v3("DetachNetworkInterface", attached);
    bench.settle();
    await bench.v3("DeleteNetworkInterface", { NetworkInterfaceId: ENI });
    expect((await show(bench, ENI)).State).toBe("DELETING");
    bench.settle();
    expect((await bench.v3("DescribeNetworkInterfaces", { NetworkInterfaceIds: [ENI] })).Error.Code).toBe(
      "ResourceNotFound",
    );
    expect((await bench.v3("DescribeAddresses", { AddressIds: ["eip-hxlqja90"] })).AddressSet[0].AddressStatus).toBe(
      "UNBIND",
    );
  });

  test.each([
    ["AttachNetworkInterface", { ...attach, InstanceId: "ins-0" }, "ResourceNotFound"],
    [
      "AttachNetworkInterface",
      { NetworkInterfaceId: ENI, InstanceId: OTHER },
      "UnsupportedOperation.AttachmentAlreadyExists",
    ],
    ["DetachNetworkInterface", { NetworkInterfaceId: SPARE, InstanceId: OTHER }, "UnsupportedOperation.InvalidState"],
    ["DeleteNetworkInterface", { NetworkInterfaceId: ENI }, "ResourceInUse"],
    ["DeleteNetworkInterface", { NetworkInterfaceId: "eni-0" }, "ResourceNotFound"],
    [
      "MigrateNetworkInterface",
      { NetworkInterfaceId: SPARE, SourceInstanceId: SERVER, DestinationInstanceId: OTHER },
      "UnsupportedOperation.AttachmentNotFound",
    ],
    [
      "MigrateNetworkInterface",
      { NetworkInterfaceId: ENI, SourceInstanceId: SERVER, DestinationInstanceId: SERVER },
      "UnsupportedOperation",
    ],
  ])("%s %j is refused", async (action, params, code) => {
    expect((await new Bench().v3(action, params)).Error.Code).toBe(code);
  });

  test.each([
    ["in another VPC", { vpcId: "vpc-2" }, "UnsupportedOperation.VpcMismatch"],
    ["in another zone", { zone: "ap-guangzhou-4" }, "UnsupportedOperation.ZoneMismatch"],
  ])("a server %s is refused", async (_, change, code) => {
    const seed = (await new Bench().control("GET", "state")).body;
    seed.tencent.vpcs.push("vpc-2");
    Object.assign(seed.tencent.instances[1], change);
    expect((await new Bench({ seed }).v3("AttachNetworkInterface", attach)).Error.Code).toBe(code);
  });

  test("a primary interface, a quota of interfaces, an interface with a HAVIP", async () => {
    const seed = (await new Bench().control("GET", "state")).body;
    seed.tencent.networkInterfaces[0].primary = true;
    seed.tencent.quotas.interfacesPerInstance = 0;
    const bench = new Bench({ seed });
    expect((await bench.v3("DetachNetworkInterface", attached)).Error.Code).toBe("UnsupportedOperation");
    expect((await bench.v3("AttachNetworkInterface", attach)).Error.Code).toBe("LimitExceeded");
    const other = new Bench();
    await other.v3("CreateHaVip", { VpcId: VPC, HaVipName: "v", NetworkInterfaceId: ENI });
    expect((await other.v3("DetachNetworkInterface", attached)).Error.Code).toBe(
      "UnsupportedOperation.InstanceAssociateHavip",
    );
  });
});

describe("changing what stands beside", () => {
  test("name, text, groups and service level", async () => {
    const bench = new Bench();
    await bench.v3("ModifyNetworkInterfaceAttribute", {
      NetworkInterfaceId: SPARE,
      NetworkInterfaceName: "n",
      NetworkInterfaceDescription: "d",
      SecurityGroupIds: [],
    });
    await bench.v3("ModifyNetworkInterfaceQos", { NetworkInterfaceIds: [SPARE], QosLevel: "AU" });
    expect(await show(bench, SPARE)).toMatchObject({
      NetworkInterfaceName: "n",
      NetworkInterfaceDescription: "d",
      GroupSet: [],
      QosLevel: "AU",
    });
    const both = { NetworkInterfaceIds: [SPARE, ENI], SecurityGroupIds: ["sg-4n7t2k8w"] };
    await bench.v3("AssociateNetworkInterfaceSecurityGroups", both);
    expect((await show(bench, ENI)).GroupSet).toEqual(["sg-b9bxgu95", "sg-4n7t2k8w"]);
    await bench.v3("DisassociateNetworkInterfaceSecurityGroups", both);
    expect((await show(bench, SPARE)).GroupSet).toEqual([]);
  });

  test.each([
    ["ModifyNetworkInterfaceAttribute", { NetworkInterfaceId: "eni-0" }, "ResourceNotFound"],
    [
      "ModifyNetworkInterfaceAttribute",
      { NetworkInterfaceId: ENI, NetworkInterfaceName: "x".repeat(61) },
      "InvalidParameterValue.TooLong",
    ],
    ["ModifyNetworkInterfaceQos", { NetworkInterfaceIds: ["eni-0"] }, "ResourceNotFound"],
    [
      "AssociateNetworkInterfaceSecurityGroups",
      { NetworkInterfaceIds: [ENI], SecurityGroupIds: ["sg-0"] },
      "ResourceNotFound",
    ],
    ["DescribeNetworkInterfaceLimit", { InstanceId: "ins-0" }, "InvalidInstanceId.NotFound"],
    ["DescribeNetworkInterfaceLimit", { InstanceId: "eni-0" }, "ResourceNotFound"],
  ])("%s %j is refused", async (action, params, code) => {
    expect((await new Bench().v3(action, params)).Error.Code).toBe(code);
  });

  test("the limits of a server", async () => {
    const reply = await new Bench().v3("DescribeNetworkInterfaceLimit", { InstanceId: SERVER });
    expect(reply).toMatchObject({ EniQuantity: 8, EniPrivateIpAddressQuantity: 30 });
  });
});

describe("API 2.0", () => {
  const spare = { vpcId: VPC, networkInterfaceId: SPARE };
  const web = { vpcId: VPC, networkInterfaceId: ENI };

  test("creates, attaches, moves, detaches, renames and deletes", async () => {
    const bench = new Bench();
    const run = async (action: string, params: Record<string, string>) => {
      const reply = await bench.legacy(action, params);
      expect(reply).toMatchObject({ code: 0, codeDesc: "Success" });
      const taskId = reply.data?.taskId;
      if (taskId === undefined) return;
      expect((await bench.legacy("DescribeVpcTaskResult", { taskId: String(taskId) })).data.status).toBe(2);
      bench.settle();
      expect((await bench.legacy("DescribeVpcTaskResult", { taskId: String(taskId) })).data.status).toBe(0);
    };
    const instance = async () =>
      (await bench.legacy("DescribeNetworkInterfaces", spare)).data[0].instanceSet[0]?.instanceId;
    await run("CreateNetworkInterface", { vpcId: VPC, subnetId: SUBNET, eniName: "n", "sgIds.0": "sg-b9bxgu95" });
    expect((await bench.legacy("DescribeNetworkInterfaces", {})).totalCount).toBe(3);
    await run("AttachNetworkInterface", { ...spare, instanceId: SERVER });
    expect(await instance()).toBe(SERVER);
    await run("MigrateNetworkInterface", { ...spare, oldInstanceId: SERVER, newInstanceId: OTHER });
    expect(await instance()).toBe(OTHER);
    await run("DetachNetworkInterface", { ...spare, instanceId: OTHER });
    await run("ModifyNetworkInterface", { ...spare, eniName: "renamed" });
    expect((await bench.legacy("DescribeNetworkInterfaces", spare)).data[0].eniName).toBe("renamed");
    await run("DeleteNetworkInterface", spare);
    expect((await bench.legacy("DescribeNetworkInterfaces", spare)).codeDesc).toBe("InvalidNetworkInterface.NotFound");
  });

  test.each([
    ["CreateNetworkInterface", { vpcId: "vpc-0", subnetId: SUBNET, eniName: "n" }, 5000, "InvalidVpc.NotFound"],
    ["CreateNetworkInterface", { vpcId: VPC, subnetId: "s", eniName: "n" }, 5000, "InvalidSubnet.NotFound"],
    [
      "CreateNetworkInterface",
      { vpcId: VPC, subnetId: SUBNET, eniName: "x".repeat(61) },
      4000,
      "InvalidNetworkInterfaceName",
    ],
    ["DeleteNetworkInterface", web, 5100, "InvalidNetworkInterface.CanNotDelete"],
    ["AttachNetworkInterface", { ...web, instanceId: OTHER }, 5100, "InvalidNetworkInterface.AlreadyAssociated"],
    ["AttachNetworkInterface", { ...spare, instanceId: "ins-0" }, 5000, "InvalidInstance.NotFound"],
    ["DetachNetworkInterface", { ...spare, instanceId: OTHER }, 5100, "InvalidNetworkInterface.NotAttached"],
    ["ModifyNetworkInterface", { ...web, networkInterfaceId: "eni-0" }, 5000, "InvalidNetworkInterface.NotFound"],
  ])("%s %j is refused", async (action, params, code, codeDesc) => {
    const given = params as unknown as Record<string, string>;
    expect(await new Bench().legacy(action, given)).toMatchObject({ code, codeDesc });
  });
});

test("through the client: list, attach, poll, list, detach, poll, list", async () => {
  const scenario = new Scenario();
  const server = async () =>
    (await scenario.call("vpc", "describeNetworkInterfaces", { NetworkInterfaceIds: [SPARE] })).NetworkInterfaceSet[0]
      .Attachment?.InstanceId;
  const params = { NetworkInterfaceId: SPARE, InstanceId: OTHER };
  expect(await server()).toBeUndefined();
  const { RequestId: attaching } = await scenario.call("vpc", "attachNetworkInterface", params);
  expect(await scenario.pollVpcTask(attaching)).toEqual(OVER);
  expect(await server()).toBe(OTHER);
  const { RequestId: detaching } = await scenario.call("vpc", "detachNetworkInterface", params);
  expect(await scenario.pollVpcTask(detaching)).toEqual(OVER);
  expect(await server()).toBeUndefined();
});
