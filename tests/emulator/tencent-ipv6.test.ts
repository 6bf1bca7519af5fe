import { describe, expect, test } from "vitest";
import { Bench, type Json } from "./bench.ts";
import { OVER, Scenario } from "./scenario.ts";

const ENI = "eni-m6dyj72l";
const VPC = "vpc-7t9nf3pu";
const IP = "2001:db8:0:1::7";
const specs = (...ips: string[]) => ips.map((Address) => ({ Address }));
const eni = async (bench: Bench): Promise<Json> =>
  (await bench.v3("DescribeNetworkInterfaces", { NetworkInterfaceIds: [ENI] })).NetworkInterfaceSet[0];

/** With the address on the interface, and an elastic one. */
async function prepared(): Promise<{ bench: Bench; id: string }> {
  const bench = new Bench();
  await bench.v3("AssignIpv6Addresses", { NetworkInterfaceId: ENI, Ipv6Addresses: specs(IP) });
  const { AddressSet } = await bench.v3("AllocateIPv6Addresses", {});
  bench.settle();
  return { bench, id: AddressSet[0] };
}

describe("addresses of an interface", () => {
  test("are PENDING, AVAILABLE, DELETING and gone; a given one in any form", async () => {
    const bench = new Bench();
    const params = { NetworkInterfaceId: ENI, Ipv6Addresses: specs("2001:DB8:0:1:0::7"), Ipv6AddressCount: 1 };
    const { Ipv6AddressSet, RequestId } = await bench.v3("AssignIpv6Addresses", params);
    expect(Ipv6AddressSet).toMatchObject([
      { Address: IP, State: "PENDING" },
      { Address: "2001:db8:0:1::1", State: "PENDING" },
    ]);
    bench.settle();
    expect((await bench.v3("DescribeVpcTaskResult", { TaskId: RequestId })).Status).toBe("SUCCESS");
    expect(await bench.v3("DescribeVpcIpv6Addresses", { VpcId: VPC, Ipv6Addresses: [IP] })).toMatchObject({
      TotalCount: 1,
      Ipv6AddressSet: [{ Ipv6Address: IP, CidrBlock: "2001:db8:0:1::/64" }],
    });
    const change = [{ Address: IP, Description: "d" }];
    await bench.v3("ModifyIpv6AddressesAttribute", { NetworkInterfaceId: ENI, Ipv6Addresses: change });
    await bench.v3("UnassignIpv6Addresses", { NetworkInterfaceId: ENI, Ipv6Addresses: specs(IP) });
    expect((await eni(bench)).Ipv6AddressSet[0]).toMatchObject({ State: "DELETING", Description: "d" });
    bench.settle();
    expect((await eni(bench)).Ipv6AddressSet).toHaveLength(1);
  });

  test.each([
    [{}, "MissingParameter"],
    [{ Ipv6Addresses: specs("10.0.0.1") }, "InvalidParameterValue.Malformed"],
    [{ Ipv6Addresses: specs("2001:db8:0:2::1") }, "InvalidParameterValue.Range"],
    [{ Ipv6Addresses: specs("2001:db8:0:1::") }, "InvalidParameterValue.Reserved"],
    [{ Ipv6Addresses: specs(IP, IP) }, "InvalidParameterValue"],
    [{ Ipv6Addresses: [{ Address: IP, Primary: true }] }, "UnsupportedOperation"],
    [{ Ipv6AddressCount: 11 }, "LimitExceeded.Address"],
    [{ Ipv6AddressCount: -1 }, "InvalidParameterValue.Range"],
    [{ NetworkInterfaceId: "eni-0", Ipv6AddressCount: 1 }, "ResourceNotFound"],
  ])("assigning %j is refused", async (params, code) => {
    const given = { NetworkInterfaceId: ENI, ...params };
    expect((await new Bench().v3("AssignIpv6Addresses", given)).Error.Code).toBe(code);
  });

  test("an address in use, a task that runs, a subnet without range", async () => {
    const bench = new Bench();
    const params = { NetworkInterfaceId: ENI, Ipv6Addresses: specs(IP) };
    await bench.v3("AssignIpv6Addresses", params);
    expect((await bench.v3("AssignIpv6Addresses", params)).Error.Code).toBe(
      "UnsupportedOperation.MutexOperationTaskRunning",
    );
    bench.settle();
    expect((await bench.v3("AssignIpv6Addresses", params)).Error.Code).toBe("ResourceInUse.Address");
    const seed = (await new Bench().control("GET", "state")).body;
    seed.tencent.subnets[0].ipv6Prefix = null;
    const other = new Bench({ seed });
    expect((await other.v3("AssignIpv6Addresses", params)).Error.Code).toBe("UnsupportedOperation.UnassignCidrBlock");
  });

  test.each([
    ["UnassignIpv6Addresses", specs(IP), "UnsupportedOperation.AttachmentNotFound"],
    ["UnassignIpv6Addresses", specs("x"), "UnsupportedOperation"],
    ["ModifyIpv6AddressesAttribute", specs(IP), "UnsupportedOperation.AttachmentNotFound"],
    ["ModifyIpv6AddressesAttribute", specs(IP, IP), "InvalidParameterValue.Duplicate"],
  ])("%s %j is refused", async (action, Ipv6Addresses, code) => {
    expect((await new Bench().v3(action, { NetworkInterfaceId: ENI, Ipv6Addresses })).Error.Code).toBe(code);
  });

  test.each([
    [{ VpcId: "vpc-0" }, "ResourceNotFound"],
    [{ VpcId: VPC, Ipv6Addresses: ["x"] }, "InvalidParameterValue.Malformed"],
    [{ VpcId: VPC, Limit: 101 }, "InvalidParameterValue.Range"],
  ])("listing %j is refused", async (params, code) => {
    expect((await new Bench().v3("DescribeVpcIpv6Addresses", params)).Error.Code).toBe(code);
  });
});

describe("elastic addresses", () => {
  const bind = (id: string) => ({ IPv6AddressId: id, NetworkInterfaceId: ENI, PrivateIPv6Address: IP });
  const state = async (bench: Bench, id: string) =>
    (await bench.v3("DescribeIPv6Addresses", { IPv6AddressIds: [id] })).AddressSet[0]?.AddressStatus;

  test("are allocated, bound, unbound, released", async () => {
    const { bench, id } = await prepared();
    expect(await state(bench, id)).toBe("UNBIND");
    expect(Object.keys(await bench.v3("AssociateIPv6Address", bind(id)))).toEqual(["RequestId"]);
    expect(await state(bench, id)).toBe("BINDING");
    bench.settle();
    expect((await eni(bench)).Ipv6AddressSet[0]).toMatchObject({ Address: IP, AddressId: id });
    expect((await bench.v3("ReleaseIPv6Addresses", { IPv6AddressIds: [id] })).Error.Code).toBe(
      "UnsupportedOperation.AddressStatusNotPermit",
    );
    await bench.v3("DisassociateIPv6Address", { IPv6AddressId: id });
    bench.settle();
    await bench.v3("ModifyIPv6AddressesAttributes", { IPv6AddressIds: [id], IPv6AddressName: "n" });
    await bench.v3("ModifyIPv6AddressesBandwidth", { IPv6AddressIds: [id], InternetMaxBandwidthOut: 7 });
    const [shown] = (await bench.v3("DescribeIPv6Addresses", {})).AddressSet;
    expect(shown).toMatchObject({ AddressName: "n", Bandwidth: 7, AddressStatus: "UNBIND" });
    await bench.v3("ReleaseIPv6Addresses", { IPv6AddressIds: [id] });
    bench.settle();
    expect(await state(bench, id)).toBeUndefined();
  });

  test("bind to a server too, and become free when the address is returned", async () => {
    const { bench, id } = await prepared();
    await bench.v3("AssociateIPv6Address", { IPv6AddressId: id, InstanceId: "ins-2pxh8r3k" });
    bench.settle();
    expect(await state(bench, id)).toBe("BIND_ENI");
    await bench.v3("UnassignIpv6Addresses", { NetworkInterfaceId: ENI, Ipv6Addresses: specs(IP) });
    bench.settle();
    expect(await state(bench, id)).toBe("UNBIND");
  });

  test("are bound to one thing, which has one", async () => {
    const { bench, id } = await prepared();
    await bench.v3("AssociateIPv6Address", bind(id));
    const second = (await bench.v3("AllocateIPv6Addresses", {})).AddressSet[0];
    bench.settle();
    const code = async (given: string) => (await bench.v3("AssociateIPv6Address", bind(given))).Error.Code;
    expect(await code(id)).toBe("UnsupportedOperation.AddressStatusNotPermit");
    expect(await code(second)).toBe("InvalidPrivateIpAddress.AlreadyBindEip");
  });

  test.each([
    [{ NetworkInterfaceId: ENI }, "MissingParameter"],
    [{}, "InvalidParameterValue.MissingAssociateEntity"],
    [{ InstanceId: "i", NetworkInterfaceId: ENI }, "InvalidParameterConflict"],
    [{ IPv6AddressId: "eipv6-0", InstanceId: "i" }, "InvalidParameterValue.AddressIpNotFound"],
    [{ NetworkInterfaceId: "eni-0", PrivateIPv6Address: IP }, "InvalidParameterValue.NetworkInterfaceNotFound"],
    [{ NetworkInterfaceId: ENI, PrivateIPv6Address: "2001:db8::9" }, "InvalidParameterValue.PrivateIpAddressNotMatch"],
  ])("binding %j is refused", async (params, code) => {
    const { bench, id } = await prepared();
    expect((await bench.v3("AssociateIPv6Address", { IPv6AddressId: id, ...params })).Error.Code).toBe(code);
  });

  test.each([
    ["AllocateIPv6Addresses", { AddressCount: 21 }, "InvalidParameterValue"],
    ["DisassociateIPv6Address", { IPv6AddressId: "eipv6-0" }, "InvalidParameterValue.AddressIpNotFound"],
    ["DescribeIPv6Addresses", { IPv6AddressIds: [], Filters: [] }, "InvalidParameter.Coexist"],
  ])("%s %j is refused", async (action, params, code) => {
    expect((await new Bench().v3(action, params)).Error.Code).toBe(code);
  });
});

describe("public bandwidth of an address", () => {
  test("is bought, changed and given back, each with a task", async () => {
    const { bench } = await prepared();
    const over = async (reply: Json) => {
      bench.settle();
      expect((await bench.v3("DescribeTaskResult", { TaskId: Number(reply.TaskId) })).Result).toBe("SUCCESS");
    };
    const bought = await bench.v3("AllocateIp6AddressesBandwidth", { Ip6Addresses: [IP] });
    await over(bought);
    await over(await bench.v3("ModifyIp6AddressesBandwidth", { Ip6Addresses: [IP], InternetMaxBandwidthOut: 9 }));
    const listed = await bench.v3("DescribeIp6Addresses", {});
    expect(listed.AddressSet).toMatchObject([{ AddressIp: IP, Bandwidth: 9, NetworkInterfaceId: ENI }]);
    expect((await bench.v3("AllocateIp6AddressesBandwidth", { Ip6Addresses: [IP] })).Error.Code).toBe(
      "InvalidParameterValue.AddressPublished",
    );
    await over(await bench.v3("ReleaseIp6AddressesBandwidth", { Ip6AddressIds: bought.AddressSet }));
    expect((await bench.v3("DescribeIp6Addresses", {})).TotalCount).toBe(0);
  });

  test.each([
    ["AllocateIp6AddressesBandwidth", { Ip6Addresses: ["x"] }, "InvalidParameterValue.InvalidIpv6"],
    ["AllocateIp6AddressesBandwidth", { Ip6Addresses: [IP] }, "InvalidParameterValue.AddressIpNotFound"],
    ["ReleaseIp6AddressesBandwidth", {}, "InvalidParameter.Coexist"],
    ["ReleaseIp6AddressesBandwidth", { Ip6AddressIds: ["eipv6-0"] }, "InvalidParameterValue.AddressIpNotFound"],
  ])("%s %j is refused", async (action, params, code) => {
    expect((await new Bench().v3(action, params)).Error.Code).toBe(code);
  });
});

test("through the client: list, assign, poll, list, return, poll, list", async () => {
  const scenario = new Scenario();
  const count = async () => (await scenario.call("vpc", "describeVpcIpv6Addresses", { VpcId: VPC })).TotalCount;
  const params = { NetworkInterfaceId: ENI, Ipv6Addresses: specs(IP) };
  expect(await count()).toBe(0);
  const { RequestId: assigning } = await scenario.call("vpc", "assignIpv6Addresses", params);
  expect(await scenario.pollVpcTask(assigning)).toEqual(OVER);
  expect(await count()).toBe(1);
  const { RequestId: returning } = await scenario.call("vpc", "unassignIpv6Addresses", params);
  expect(await scenario.pollVpcTask(returning)).toEqual(OVER);
  expect(await count()).toBe(0);
});
