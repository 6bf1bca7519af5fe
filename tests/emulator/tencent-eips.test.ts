import { describe, expect, test } from "vitest";
import { Bench, type Json } from "./bench.ts";
import { OVER, Scenario } from "./scenario.ts";
import { v1Request } from "./sign.ts";

const ENI = "eni-m6dyj72l";
const SERVER = "ins-2pxh8r3k";
/** Has an ordinary public address. */
const PUBLIC = "ins-8d4m6q0z";
const BOUND = "eip-hxlqja90";
const FREE = "eip-3b7k9dfa";
const toEni = { AddressId: FREE, NetworkInterfaceId: ENI, PrivateIpAddress: "10.0.0.3" };
const toServer = { AddressId: FREE, InstanceId: SERVER };

const show = async (bench: Bench, id: string): Promise<Json> =>
  (await bench.v3("DescribeAddresses", { AddressIds: [id] })).AddressSet[0];
const status = async (bench: Bench, id: string) => (await show(bench, id))?.AddressStatus;
const result = async (bench: Bench, TaskId: string | number) =>
  (await bench.v3("DescribeTaskResult", { TaskId: Number(TaskId) })).Result;

async function changed(change: (tencent: Json) => void): Promise<Bench> {
  const seed = (await new Bench().control("GET", "state")).body;
  change(seed.tencent);
  return new Bench({ seed });
}

describe("binding", () => {
  test("to an address of an interface: BINDING, then BIND_ENI; unbinding takes it back", async () => {
    const bench = new Bench();
    const { TaskId } = await bench.v3("AssociateAddress", toEni);
    expect(TaskId).toEqual(expect.stringMatching(/^\d+$/));
    expect([await status(bench, FREE), await result(bench, TaskId)]).toEqual(["BINDING", "RUNNING"]);
    bench.settle();
    expect(await result(bench, TaskId)).toBe("SUCCESS");
    expect(await show(bench, FREE)).toMatchObject({
      AddressStatus: "BIND_ENI",
      InstanceId: SERVER,
      NetworkInterfaceId: ENI,
      PrivateAddressIp: "10.0.0.3",
      InstanceType: "ENI",
    });
    await bench.v3("DisassociateAddress", { AddressId: FREE });
    expect(await status(bench, FREE)).toBe("UNBINDING");
    bench.settle();
    expect(await show(bench, FREE)).toMatchObject({ AddressStatus: "UNBIND", InstanceId: "" });
  });

  test("to a server; it may get an ordinary address afterwards", async () => {
    const bench = new Bench();
    await bench.v3("AssociateAddress", { ...toServer, EipDirectConnection: true });
    bench.settle();
    expect(await show(bench, FREE)).toMatchObject({
      AddressStatus: "BIND",
      InstanceType: "CVM",
      IsEipDirectConnection: true,
    });
    await bench.v3("DisassociateAddress", { AddressId: FREE, ReallocateNormalPublicIp: true });
    bench.settle();
    expect((await bench.v3("TransformAddress", { InstanceId: SERVER })).AddressId).toMatch(/^eip-/);
  });

  test("one task at a time holds an EIP and what it is bound to", async () => {
    const bench = new Bench();
    const { RequestId } = await bench.v3("AssociateAddress", toEni);
    const busy = "OperationDenied.MutexTaskRunning";
    expect((await bench.v3("ReleaseAddresses", { AddressIds: [FREE] })).Error.Code).toBe(busy);
    expect((await bench.v3("ModifyAddressAttribute", { AddressId: FREE })).Error.Code).toBe(busy);
    const assign = { NetworkInterfaceId: ENI, SecondaryPrivateIpAddressCount: 1 };
    expect((await bench.v3("AssignPrivateIpAddresses", assign)).Error.Code).toBe(
      "UnsupportedOperation.MutexOperationTaskRunning",
    );
    // Each family has its own poller.
    expect((await bench.v3("DescribeVpcTaskResult", { TaskId: RequestId })).Error.Code).toBe("ResourceNotFound");
  });

  test.each([
    ["an EIP that is bound", { ...toEni, AddressId: BOUND }, "UnsupportedOperation.AddressStatusNotPermit"],
    ["no EIP", { ...toEni, AddressId: "eip-0" }, "InvalidAddressId.NotFound"],
    ["to no server", { ...toServer, InstanceId: "ins-0" }, "InvalidInstanceId.NotFound"],
    ["to no interface", { ...toEni, NetworkInterfaceId: "eni-0" }, "InvalidNetworkInterfaceId.NotFound"],
    [
      "to a foreign address",
      { ...toEni, PrivateIpAddress: "10.0.0.21" },
      "InvalidParameterValue.PrivateIpAddressNotMatch",
    ],
    ["to an address with EIP", { ...toEni, PrivateIpAddress: "10.0.0.2" }, "InvalidPrivateIpAddress.AlreadyBindEip"],
    ["to a server with public address", { ...toServer, InstanceId: PUBLIC }, "InvalidParameterValue.InstanceHasWanIP"],
    ["to both", { ...toEni, InstanceId: SERVER }, "InvalidParameter.Conflict"],
    ["to nothing", { AddressId: FREE }, "InvalidParameterValue.MissingAssociateEntity"],
    ["to an interface alone", { AddressId: FREE, NetworkInterfaceId: ENI }, "MissingParameter"],
  ])("%s is refused", async (_, params, code) => {
    const bench = new Bench();
    expect((await bench.v3("AssociateAddress", params)).Error.Code).toBe(code);
    expect(await status(bench, FREE)).toBe("UNBIND");
  });

  test("a second EIP for a server", async () => {
    const bench = new Bench();
    await bench.v3("AssociateAddress", toServer);
    bench.settle();
    const { AddressSet } = await bench.v3("AllocateAddresses", {});
    bench.settle();
    const second = await bench.v3("AssociateAddress", { AddressId: AddressSet[0], InstanceId: SERVER });
    expect(second.Error.Code).toBe("InvalidInstanceId.AlreadyBindEip");
  });
});

describe("unbinding", () => {
  test.each([
    ["what is not bound", { AddressId: FREE }, "UnsupportedOperation.AddressStatusNotPermit"],
    ["no EIP", { AddressId: "eip-0" }, "InvalidAddressId.NotFound"],
    [
      "an interface, for an ordinary address",
      { AddressId: BOUND, ReallocateNormalPublicIp: true },
      "InvalidParameterValue.OnlySupportedForMasterNetworkCard",
    ],
  ])("%s is refused", async (_, params, code) => {
    expect((await new Bench().v3("DisassociateAddress", params)).Error.Code).toBe(code);
  });

  test("a NAT gateway has a call of its own", async () => {
    const bench = await changed(({ eips }) => {
      eips[1].binding = { resourceId: "nat-df83kq2p" };
    });
    const reply = await bench.v3("DisassociateAddress", { AddressId: FREE });
    expect(reply.Error.Code).toBe("InvalidParameterValue.ResourceNotSupport");
  });

  test("ordinary addresses have a quota of the day", async () => {
    const bench = await changed(({ quotas }) => {
      quotas.publicIpsPerDay = 0;
    });
    await bench.v3("AssociateAddress", toServer);
    bench.settle();
    const reply = await bench.v3("DisassociateAddress", { AddressId: FREE, ReallocateNormalPublicIp: true });
    expect(reply.Error.Code).toBe("AddressQuotaLimitExceeded.DailyAllocate");
  });
});

describe("allocating and releasing", () => {
  test("CREATING, UNBIND, OFFLINING, gone", async () => {
    const bench = new Bench();
    const { AddressSet, TaskId } = await bench.v3("AllocateAddresses", { AddressCount: 2, AddressName: "n" });
    expect(AddressSet).toHaveLength(2);
    expect(await status(bench, AddressSet[0])).toBe("CREATING");
    bench.settle();
    expect(await result(bench, TaskId)).toBe("SUCCESS");
    expect(await show(bench, AddressSet[1])).toMatchObject({ AddressStatus: "UNBIND", AddressName: "n" });
    await bench.v3("ReleaseAddresses", { AddressIds: AddressSet });
    expect(await status(bench, AddressSet[0])).toBe("OFFLINING");
    bench.settle();
    expect(await status(bench, AddressSet[0])).toBeUndefined();
  });

  test("a ClientToken makes a repeated call harmless", async () => {
    const bench = new Bench();
    const first = await bench.v3("AllocateAddresses", { ClientToken: "t" });
    expect(await bench.v3("AllocateAddresses", { ClientToken: "t" })).toEqual(first);
    expect((await bench.v3("DescribeAddresses", {})).TotalCount).toBe(3);
  });

  test.each([
    ["AllocateAddresses", { AddressCount: 19 }, "AddressQuotaLimitExceeded"],
    ["AllocateAddresses", { AddressCount: 0 }, "InvalidParameterValue.Range"],
    ["ReleaseAddresses", { AddressIds: [FREE, BOUND] }, "UnsupportedOperation.AddressStatusNotPermit"],
    ["ReleaseAddresses", { AddressIds: ["eip-0"] }, "InvalidAddressId.NotFound"],
  ])("%s %j is refused", async (action, params, code) => {
    const bench = new Bench();
    expect((await bench.v3(action, params)).Error.Code).toBe(code);
    expect(await status(bench, FREE)).toBe("UNBIND");
  });

  test("the quota of the day counts released ones too", async () => {
    const bench = await changed(({ quotas }) => {
      quotas.eipsPerDay = 1;
    });
    const { AddressSet } = await bench.v3("AllocateAddresses", {});
    bench.settle();
    await bench.v3("ReleaseAddresses", { AddressIds: AddressSet });
    bench.settle();
    expect((await bench.v3("AllocateAddresses", {})).Error.Code).toBe("AddressQuotaLimitExceeded.DailyAllocate");
    expect((await bench.v3("DescribeAddressQuota", {})).QuotaSet).toEqual([
      { QuotaId: "TOTAL_EIP_QUOTA", QuotaCurrent: 2, QuotaLimit: 20, QuotaGroup: "" },
      { QuotaId: "DAILY_EIP_APPLY", QuotaCurrent: 1, QuotaLimit: 1, QuotaGroup: "" },
      { QuotaId: "DAILY_PUBLIC_IP_ASSIGN", QuotaCurrent: 0, QuotaLimit: 10, QuotaGroup: "" },
    ]);
    bench.at += 24 * 3600 * 1000;
    expect((await bench.v3("AllocateAddresses", {})).AddressSet).toHaveLength(1);
  });
});

describe("ordinary addresses", () => {
  test("become EIPs, with a task id that is a number", async () => {
    const bench = new Bench();
    const { TaskId, AddressId } = await bench.v3("TransformAddress", { InstanceId: PUBLIC });
    expect(await result(bench, TaskId)).toBe("RUNNING");
    bench.settle();
    expect(await show(bench, AddressId)).toMatchObject({ AddressIp: "198.51.100.120", InstanceId: PUBLIC });
  });

  test("and those of EIPs are exchanged when the task is over", async () => {
    const bench = new Bench();
    const { TaskId } = await bench.v3("AdjustPublicAddress", { AddressId: FREE });
    await bench.v3("AdjustPublicAddress", { InstanceId: PUBLIC });
    expect((await show(bench, FREE)).AddressIp).toBe("198.51.100.102");
    bench.settle();
    expect([await result(bench, TaskId), (await show(bench, FREE)).AddressIp]).toEqual(["SUCCESS", "203.0.113.1"]);
    const { body } = await bench.control("GET", "state");
    expect(body.tencent.instances[1].publicIp).toBe("203.0.113.2");
  });

  test("go back", async () => {
    const bench = new Bench();
    expect(Object.keys(await bench.v3("ReturnNormalAddresses", { AddressIps: ["198.51.100.120"] }))).toEqual([
      "RequestId",
    ]);
    expect((await bench.control("GET", "state")).body.tencent.instances[1].publicIp).toBeNull();
  });

  test.each([
    ["TransformAddress", { InstanceId: SERVER }, "InvalidParameterValue.InstanceHasNoWanIP"],
    ["TransformAddress", { InstanceId: "ins-0" }, "InvalidInstanceId.NotFound"],
    ["AdjustPublicAddress", {}, "InvalidParameterValue.Combination"],
    ["AdjustPublicAddress", { InstanceId: SERVER }, "InvalidParameterValue.InstanceHasNoWanIP"],
    ["AdjustPublicAddress", { AddressId: "eip-0" }, "InvalidAddressId.NotFound"],
    ["ReturnNormalAddresses", { AddressIps: ["198.51.100.102"] }, "InvalidParameterValue.AddressIpsNotFound"],
    ["ReturnNormalAddresses", { AddressIps: ["x"] }, "InvalidParameterValue.Illegal"],
    ["DescribeTaskResult", {}, "MissingParameter"],
    ["DescribeTaskResult", { TaskId: 1 }, "InvalidParameter"],
    ["DescribeTaskResult", { DealName: "x" }, "InvalidParameter"],
    ["ModifyAddressAttribute", { AddressId: FREE, AddressName: "x".repeat(129) }, "InvalidParameterValue.TooLong"],
  ])("%s %j is refused", async (action, params, code) => {
    expect((await new Bench().v3(action, params)).Error.Code).toBe(code);
  });
});

describe("describing and renaming", () => {
  test.each([
    ["address-id", [FREE], 1],
    ["address-ip", ["198.51.100.101"], 1],
    ["address-status", ["BIND_ENI", "BIND"], 1],
    ["instance-id", [SERVER], 1],
    ["private-ip-address", ["10.0.0.2"], 1],
    ["network-interface-id", [ENI], 1],
    ["is-arrears", ["TRUE"], 0],
    ["instance-type", ["ENI"], 1],
    ["address-type", ["EIP"], 2],
    ["address-isp", ["BGP"], 2],
  ])("the filter %s %j finds %i", async (Name, Values, count) => {
    expect((await new Bench().v3("DescribeAddresses", { Filters: [{ Name, Values }] })).TotalCount).toBe(count);
  });

  test.each([
    [{ AddressIds: [FREE], Filters: [{ Name: "address-id", Values: [FREE] }] }, "InvalidParameter"],
    [{ Filters: [{ Name: "colour", Values: ["red"] }] }, "InvalidParameter.InvalidFilter"],
    [{ Limit: 101 }, "InvalidParameterValue.LimitExceeded"],
    [{ Filters: [{ Name: "address-id", Values: Array(101).fill(FREE) }] }, "InvalidParameterValue.LimitExceeded"],
  ])("%j is refused", async (params, code) => {
    expect((await new Bench().v3("DescribeAddresses", params)).Error.Code).toBe(code);
  });

  test("name and direct connection", async () => {
    const bench = new Bench();
    const change = { AddressId: FREE, AddressName: "front", EipDirectConnection: "TRUE" };
    await bench.v3("ModifyAddressAttribute", change);
    expect(await show(bench, FREE)).toMatchObject({ AddressName: "front", IsEipDirectConnection: true });
    const again = await bench.v3("ModifyAddressAttribute", change);
    expect(again.Error.Code).toBe("InvalidParameterValue.AddressAlreadyHasPassThrough");
  });
});

describe("API 2.0", () => {
  const list = async (bench: Bench, params: Record<string, string> = {}) =>
    (await bench.legacyEip("DescribeEip", params)).data;

  test("binds, unbinds, creates, deletes", async () => {
    const bench = new Bench();
    const one = async () => (await list(bench, { "eipIds.0": FREE })).eipSet[0]?.status;
    const ok = { code: 0, message: "", codeDesc: "Success" };
    const bind = { eipId: FREE, networkInterfaceId: ENI, privateIpAddress: "10.0.0.3" };
    expect(await bench.legacyEip("EipBindInstance", bind)).toEqual(ok);
    expect(await one()).toBe(1);
    bench.settle();
    expect(await one()).toBe(2);
    const unbind = { networkInterfaceId: ENI, privateIpAddress: "10.0.0.3" };
    expect(await bench.legacyEip("EipUnBindInstance", unbind)).toEqual(ok);
    expect(await one()).toBe(3);
    bench.settle();
    await bench.legacyEip("ModifyEipAlias", { eipId: FREE, eipName: "a" });
    await bench.legacyEip("ModifyEipAttributes", { eipId: FREE, eipName: "b" });
    expect((await list(bench, { searchKey: "b7k9" })).eipSet[0]).toMatchObject({ eipName: "b", status: 4, type: 0 });
    expect(await bench.legacyEip("DeleteEip", { "eipIds.0": FREE })).toEqual(ok);
    expect(await one()).toBe(6);
    bench.settle();
    expect(await one()).toBeUndefined();
    expect((await bench.legacyEip("CreateEip", { goodsNum: "2" })).data.eipIds).toHaveLength(2);
    expect(await bench.legacyEip("TransformWanIpToEip", { unInstanceId: PUBLIC })).toEqual(ok);
    expect((await bench.legacyEip("DescribeEipQuota", {})).data).toMatchObject({
      currentEipNum: 4,
      dailyApplyCount: 3,
    });
  });

  test.each([
    [{ "eips.0": "198.51.100.101" }, 1],
    [{ "unInstanceIds.0": SERVER }, 1],
    [{ "networkInterfaceIds.0": ENI }, 1],
    [{ privateIpAddress: "10.0.0.2" }, 1],
    [{ "status.0": "4" }, 1],
    [{ type: "1" }, 0],
    [{ offset: "1", limit: "1" }, 2],
  ])("%j finds %i", async (params, count) => {
    expect((await list(new Bench(), params as unknown as Record<string, string>)).totalCount).toBe(count);
  });

  test.each([
    ["EipBindInstance", { eipId: FREE }, 4000, "InvalidParameter"],
    ["EipBindInstance", { eipId: BOUND, unInstanceId: SERVER }, 5100, "UnsupportedOperation.AddressStatusNotPermit"],
    ["EipBindInstance", { eipId: "eip-0", unInstanceId: SERVER }, 5000, "InvalidAddressId.NotFound"],
    ["EipUnBindInstance", {}, 4000, "InvalidParameter"],
    ["EipUnBindInstance", { eipId: FREE }, 5100, "UnsupportedOperation.AddressStatusNotPermit"],
    ["EipUnBindInstance", { eipId: BOUND, unBindPrivateIpWithEip: "0" }, 4000, "InvalidParameter"],
    ["CreateEip", { goodsNum: "6" }, 4000, "InvalidParameter"],
    ["DeleteEip", { "eipIds.0": BOUND }, 5100, "UnsupportedOperation.AddressStatusNotPermit"],
    ["DescribeEip", { limit: "101" }, 4000, "InvalidParameter"],
    ["ModifyEipAlias", { eipId: "eip-0", eipName: "x" }, 5000, "InvalidAddressId.NotFound"],
    ["TransformWanIpToEip", { unInstanceId: SERVER }, 5100, "InvalidParameterValue.InstanceHasNoWanIP"],
  ])("%s %j is refused", async (action, params, code, codeDesc) => {
    const given = params as unknown as Record<string, string>;
    expect(await new Bench().legacyEip(action, given)).toMatchObject({ code, codeDesc });
  });

  test("four calls of the newer version answer there in the newer envelope", async () => {
    const bench = new Bench();
    let nonce = 100;
    const hybrid = async (Action: string, params: Record<string, string>): Promise<Json> => {
      nonce += 1;
      const all = { Action, Region: "gz", Version: "2017-03-12", ...params };
      return (await bench.send(v1Request(bench.at, "https://eip.api.qcloud.com/v2/index.php", all, { nonce }))).body
        .Response;
    };
    expect((await hybrid("DescribeAddresses", {})).TotalCount).toBe(2);
    expect((await hybrid("AssociateAddress", toServer)).TaskId).toMatch(/^\d+$/);
    bench.settle();
    expect((await hybrid("DescribeAddresses", { "AddressIds.1": FREE })).AddressSet[0].AddressStatus).toBe("BIND");
    expect(await hybrid("ModifyAddressAttribute", { AddressId: FREE, AddressName: "n" })).toEqual({
      RequestId: expect.any(String),
    });
    expect((await hybrid("ReleaseAddresses", { "AddressIds.1": FREE })).Error.Code).toBe(
      "UnsupportedOperation.AddressStatusNotPermit",
    );
    expect((await hybrid("AssociateAddress", {})).Error.Code).toBe("MissingParameter");
  });
});

test("through the client: list, bind, poll, list, unbind, poll, list", async () => {
  const scenario = new Scenario();
  const state = async () =>
    (await scenario.call("vpc", "describeAddresses", { AddressIds: [FREE] })).AddressSet[0].AddressStatus;
  expect(await state()).toBe("UNBIND");
  const bound = await scenario.call("vpc", "associateAddress", toEni);
  expect(await scenario.pollTask(bound.TaskId)).toEqual(OVER);
  expect(await state()).toBe("BIND_ENI");
  const unbound = await scenario.call("vpc", "disassociateAddress", { AddressId: FREE });
  expect(await scenario.pollTask(unbound.TaskId)).toEqual(OVER);
  expect(await state()).toBe("UNBIND");
});
