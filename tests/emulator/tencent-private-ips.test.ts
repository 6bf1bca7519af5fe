import { describe, expect, test } from "vitest";
import { Bench, type Json } from "./bench.ts";
import { OVER, Scenario } from "./scenario.ts";

const ENI = "eni-m6dyj72l";
const SPARE = "eni-qk3y8d5w";
const VPC = "vpc-7t9nf3pu";
const eni = async (bench: Bench, id: string): Promise<Json> =>
  (await bench.v3("DescribeNetworkInterfaces", { NetworkInterfaceIds: [id] })).NetworkInterfaceSet[0];
const ips = async (bench: Bench, id: string) =>
  (await eni(bench, id)).PrivateIpAddressSet.map(({ PrivateIpAddress }: Json) => PrivateIpAddress);

describe("moving an address", () => {
  const move = { SourceNetworkInterfaceId: ENI, DestinationNetworkInterfaceId: SPARE, PrivateIpAddress: "10.0.0.2" };

  test("MIGRATING at first, then on the other interface together with its EIP", async () => {
    const bench = new Bench();
    const reply = await bench.v3("MigratePrivateIpAddress", move);
    expect(Object.keys(reply)).toEqual(["RequestId"]);
    expect((await eni(bench, ENI)).PrivateIpAddressSet[1].State).toBe("MIGRATING");
    expect(
      (await bench.v3("UnassignPrivateIpAddresses", { NetworkInterfaceId: SPARE, PrivateIpAddresses: [] })).Error.Code,
    ).toBe("UnsupportedOperation.MutexOperationTaskRunning");
    bench.settle();
    expect((await bench.v3("DescribeVpcTaskResult", { TaskId: reply.RequestId })).Status).toBe("SUCCESS");
    expect(await ips(bench, ENI)).toEqual(["10.0.0.1", "10.0.0.3"]);
    expect((await eni(bench, SPARE)).PrivateIpAddressSet.at(-1)).toMatchObject({
      PrivateIpAddress: "10.0.0.2",
      State: "AVAILABLE",
      AddressId: "eip-hxlqja90",
    });
  });

  test.each([
    ["a primary address", { PrivateIpAddress: "10.0.0.1" }, "UnsupportedOperation.PrimaryIp"],
    ["an address of another interface", { PrivateIpAddress: "10.0.0.21" }, "UnauthorizedOperation.AttachmentNotFound"],
    ["no address", { PrivateIpAddress: "10.0.0" }, "InvalidParameterValue.Malformed"],
    ["to no interface", { DestinationNetworkInterfaceId: "eni-00000000" }, "ResourceNotFound"],
    ["to where it is", { DestinationNetworkInterfaceId: ENI }, "UnsupportedOperation"],
  ])("%s is refused", async (_, params, code) => {
    expect((await new Bench().v3("MigratePrivateIpAddress", { ...move, ...params })).Error.Code).toBe(code);
  });

  test("to another subnet is refused", async () => {
    const bench = new Bench();
    const made = await bench.v3("CreateNetworkInterface", {
      VpcId: VPC,
      SubnetId: "subnet-c8r2h6ml",
      NetworkInterfaceName: "far",
    });
    bench.settle();
    const DestinationNetworkInterfaceId = made.NetworkInterface.NetworkInterfaceId;
    const reply = await bench.v3("MigratePrivateIpAddress", { ...move, DestinationNetworkInterfaceId });
    expect(reply.Error.Code).toBe("UnsupportedOperation");
  });

  test("API 2.0", async () => {
    const bench = new Bench();
    const params = {
      vpcId: VPC,
      privateIpAddress: "10.0.0.3",
      oldNetworkInterfaceId: ENI,
      newNetworkInterfaceId: SPARE,
    };
    expect(await bench.legacy("MigratePrivateIpAddress", params)).toMatchObject({ code: 0, data: { taskId: 16284 } });
    bench.settle();
    expect(await ips(bench, SPARE)).toContain("10.0.0.3");
    const refused = await bench.legacy("MigratePrivateIpAddress", { ...params, privateIpAddress: "10.0.0.1" });
    expect(refused).toMatchObject({ code: 5100, codeDesc: "InvalidPrivateip.IsPrimary" });
  });
});

test("a quota of addresses on one interface", async () => {
  const params = { NetworkInterfaceId: ENI, SecondaryPrivateIpAddressCount: 28 };
  expect((await new Bench().v3("AssignPrivateIpAddresses", params)).Error.Code).toBe("LimitExceeded");
});

describe("describing addresses", () => {
  test("changes their text at once", async () => {
    const bench = new Bench();
    const PrivateIpAddresses = [{ PrivateIpAddress: "10.0.0.2", Description: "database" }];
    await bench.v3("ModifyPrivateIpAddressesAttribute", { NetworkInterfaceId: ENI, PrivateIpAddresses });
    expect((await eni(bench, ENI)).PrivateIpAddressSet[1].Description).toBe("database");
  });

  test.each([
    ["a foreign address", [{ PrivateIpAddress: "10.0.0.21" }], "UnsupportedOperation.AttachmentNotFound"],
    ["no address", [{ Description: "x" }], "InvalidParameterValue.Malformed"],
    ["eleven", Array(11).fill({ PrivateIpAddress: "10.0.0.2" }), "InvalidParameterValue.LimitExceeded"],
  ])("%s is refused", async (_, PrivateIpAddresses, code) => {
    const params = { NetworkInterfaceId: ENI, PrivateIpAddresses };
    expect((await new Bench().v3("ModifyPrivateIpAddressesAttribute", params)).Error.Code).toBe(code);
  });
});

describe("which addresses are in use", () => {
  test("of those that are asked for", async () => {
    const params = { VpcId: VPC, PrivateIpAddresses: ["10.0.0.2", "10.0.0.99"] };
    expect((await new Bench().v3("DescribeVpcPrivateIpAddresses", params)).VpcPrivateIpAddressSet).toEqual([
      {
        PrivateIpAddress: "10.0.0.2",
        CidrBlock: "10.0.0.0/24",
        PrivateIpAddressType: "ENI",
        CreatedTime: "2020-06-04 09:00:00",
      },
    ]);
  });

  test.each([
    [{}, 5],
    [{ IpAddresses: ["10.0.0.20"] }, 1],
    [{ SubnetId: "subnet-c8r2h6ml" }, 0],
    [{ Filters: [{ Name: "resource-id", Values: [SPARE] }] }, 2],
    [{ Filters: [{ Name: "ip-addresses", Values: ["10.0.0.1"] }] }, 1],
  ])("%j finds %i", async (params, count) => {
    expect((await new Bench().v3("DescribeUsedIpAddress", { VpcId: VPC, ...params })).TotalCount).toBe(count);
  });

  test.each([
    ["DescribeVpcPrivateIpAddresses", { VpcId: "vpc-0", PrivateIpAddresses: ["10.0.0.1"] }, "ResourceNotFound"],
    ["DescribeVpcPrivateIpAddresses", { VpcId: VPC, PrivateIpAddresses: ["x"] }, "InvalidParameterValue.Malformed"],
    ["DescribeUsedIpAddress", { VpcId: VPC, IpAddresses: ["x"] }, "InvalidParameterValue.Malformed"],
    ["DescribeUsedIpAddress", { VpcId: VPC, IpAddresses: [], Filters: [] }, "InvalidParameter.Coexist"],
  ])("%s %j is refused", async (action, params, code) => {
    expect((await new Bench().v3(action, params)).Error.Code).toBe(code);
  });
});

test("through the client: list, assign, poll, list, return, poll, list", async () => {
  const scenario = new Scenario();
  const list = async () =>
    (await scenario.call("vpc", "describeNetworkInterfaces", { NetworkInterfaceIds: [SPARE] })).NetworkInterfaceSet[0]
      .PrivateIpAddressSet.length;
  const address = { NetworkInterfaceId: SPARE, PrivateIpAddresses: [{ PrivateIpAddress: "10.0.0.50" }] };
  expect(await list()).toBe(2);
  const bound = await scenario.call("vpc", "assignPrivateIpAddresses", address);
  expect(await scenario.pollVpcTask(bound.RequestId)).toEqual(OVER);
  expect(await list()).toBe(3);
  const returned = await scenario.call("vpc", "unassignPrivateIpAddresses", address);
  expect(await scenario.pollVpcTask(returned.RequestId)).toEqual(OVER);
  expect(await list()).toBe(2);
});
