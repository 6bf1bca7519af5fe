import { describe, expect, test } from "vitest";
import { Bench, type Json } from "./bench.ts";
import { v1Request } from "./sign.ts";

const ENI = "eni-m6dyj72l";
const VPC = "vpc-7t9nf3pu";
const legacyEni = { vpcId: VPC, networkInterfaceId: ENI };

const specs = (...ips: string[]) => ips.map((PrivateIpAddress) => ({ PrivateIpAddress }));
const unassign = (bench: Bench, ...ips: string[]) =>
  bench.v3("UnassignPrivateIpAddresses", { NetworkInterfaceId: ENI, PrivateIpAddresses: specs(...ips) });
const assign = (bench: Bench, params: object) =>
  bench.v3("AssignPrivateIpAddresses", { NetworkInterfaceId: ENI, ...params });
const addresses = async (bench: Bench): Promise<Json[]> =>
  (await bench.v3("DescribeNetworkInterfaces", { NetworkInterfaceIds: [ENI] })).NetworkInterfaceSet[0]
    .PrivateIpAddressSet;
const ips = async (bench: Bench) => (await addresses(bench)).map(({ PrivateIpAddress }) => PrivateIpAddress);
const taskStatus = async (bench: Bench, TaskId: string) => (await bench.v3("DescribeVpcTaskResult", { TaskId })).Status;

describe("API 3.0: return addresses", () => {
  test("the reply is a request id that is the task's handle; later the address is gone and its EIP free", async () => {
    const bench = new Bench();
    expect((await addresses(bench))[1]).toMatchObject({ PublicIpAddress: "198.51.100.101", AddressId: "eip-hxlqja90" });
    const reply = await unassign(bench, "10.0.0.2");
    expect(Object.keys(reply)).toEqual(["RequestId"]);
    expect(await bench.v3("DescribeVpcTaskResult", { TaskId: reply.RequestId })).toEqual({
      Status: "RUNNING",
      Output: "",
      Result: [],
      RequestId: expect.any(String),
    });
    expect((await addresses(bench))[1]).toMatchObject({ PrivateIpAddress: "10.0.0.2", State: "DELETING" });
    bench.settle();
    expect(await taskStatus(bench, reply.RequestId)).toBe("SUCCESS");
    expect(await ips(bench)).toEqual(["10.0.0.1", "10.0.0.3"]);
    const { body } = await bench.control("GET", "state");
    expect(body.tencent.eips[0]).toMatchObject({ id: "eip-hxlqja90", ip: "198.51.100.101", binding: null });
  });

  test.each([
    ["the primary address", ["10.0.0.1"], "UnsupportedOperation"],
    ["an address that is not on the interface", ["10.0.0.99"], "UnsupportedOperation.AttachmentNotFound"],
    ["an address of another interface", ["10.0.0.21"], "UnsupportedOperation.AttachmentNotFound"],
    ["an address twice", ["10.0.0.2", "10.0.0.2"], "InvalidParameterValue.DuplicatePara"],
    ["something else", ["10.0.0"], "InvalidParameterValue.Malformed"],
    [
      "eleven addresses",
      Array.from({ length: 11 }, (_, n) => `10.0.0.${n + 2}`),
      "InvalidParameterValue.LimitExceeded",
    ],
  ])("%s is refused, and nothing is returned", async (_, given, code) => {
    const bench = new Bench();
    expect((await unassign(bench, "10.0.0.3", ...given)).Error.Code).toBe(code);
    expect((await addresses(bench)).every(({ State }) => State === "AVAILABLE")).toBe(true);
  });

  test("InstanceId detaches the server in the same step", async () => {
    const bench = new Bench();
    const params = { NetworkInterfaceId: ENI, PrivateIpAddresses: specs("10.0.0.2") };
    const reply = await bench.v3("UnassignPrivateIpAddresses", { ...params, InstanceId: "ins-2pxh8r3k" });
    expect(Object.keys(reply)).toEqual(["RequestId"]);
    bench.settle();
    const [eni] = (await bench.v3("DescribeNetworkInterfaces", { NetworkInterfaceIds: [ENI] })).NetworkInterfaceSet;
    expect(eni).toMatchObject({ Attachment: null, NetworkInterfaceState: "AVAILABLE" });
    expect(await ips(bench)).toEqual(["10.0.0.1", "10.0.0.3"]);
  });

  test.each([
    ["no server", "ins-00000000", "ResourceNotFound"],
    ["another server", "ins-8d4m6q0z", "UnsupportedOperation.InvalidState"],
  ])("InstanceId of %s is refused, and nothing is returned", async (_, InstanceId, code) => {
    const bench = new Bench();
    const params = { NetworkInterfaceId: ENI, PrivateIpAddresses: specs("10.0.0.2"), InstanceId };
    expect((await bench.v3("UnassignPrivateIpAddresses", params)).Error.Code).toBe(code);
    expect((await addresses(bench)).every(({ State }) => State === "AVAILABLE")).toBe(true);
  });

  test("an unknown interface", async () => {
    const params = { NetworkInterfaceId: "eni-00000000", PrivateIpAddresses: specs("10.0.0.2") };
    expect((await new Bench().v3("UnassignPrivateIpAddresses", params)).Error.Code).toBe("ResourceNotFound");
  });
});

describe("API 3.0: assign addresses", () => {
  test("given ones, pending at first", async () => {
    const bench = new Bench();
    const reply = await assign(bench, { PrivateIpAddresses: specs("10.0.0.77") });
    expect(reply.PrivateIpAddressSet).toEqual([
      {
        PrivateIpAddress: "10.0.0.77",
        Primary: false,
        PublicIpAddress: "",
        AddressId: "",
        Description: "",
        IsWanIpBlocked: false,
        State: "PENDING",
        QosLevel: "DEFAULT",
      },
    ]);
    expect(await taskStatus(bench, reply.RequestId)).toBe("RUNNING");
    bench.settle();
    expect(await taskStatus(bench, reply.RequestId)).toBe("SUCCESS");
    expect((await addresses(bench)).at(-1)).toMatchObject({ PrivateIpAddress: "10.0.0.77", State: "AVAILABLE" });
  });

  test("by count: the first free ones of the subnet", async () => {
    const bench = new Bench();
    await assign(bench, { SecondaryPrivateIpAddressCount: 3 });
    bench.settle();
    expect(await ips(bench)).toEqual(["10.0.0.1", "10.0.0.2", "10.0.0.3", "10.0.0.4", "10.0.0.5", "10.0.0.6"]);
  });

  test.each([
    ["neither addresses nor count", {}, "MissingParameter"],
    ["an address in use", { PrivateIpAddresses: specs("10.0.0.21") }, "ResourceInUse"],
    ["an address outside the subnet", { PrivateIpAddresses: specs("10.0.1.1") }, "InvalidParameterValue.Range"],
    ["the subnet's first address", { PrivateIpAddresses: specs("10.0.0.0") }, "InvalidParameterValue.Reserved"],
    ["the subnet's last address", { PrivateIpAddresses: specs("10.0.0.255") }, "InvalidParameterValue.Reserved"],
    ["no address", { PrivateIpAddresses: [{}] }, "InvalidParameterValue.Malformed"],
    ["an address twice", { PrivateIpAddresses: specs("10.0.0.7", "10.0.0.7") }, "InvalidParameterValue.DuplicatePara"],
    [
      "a primary address",
      { PrivateIpAddresses: [{ PrivateIpAddress: "10.0.0.7", Primary: true }] },
      "UnsupportedOperation",
    ],
    [
      "eleven addresses",
      { PrivateIpAddresses: specs(...Array.from({ length: 11 }, (_, n) => `10.0.0.${n + 50}`)) },
      "InvalidParameterValue.LimitExceeded",
    ],
    ["more than the subnet has", { SecondaryPrivateIpAddressCount: 250 }, "ResourceInsufficient.Subnet"],
    ["a negative count", { SecondaryPrivateIpAddressCount: -1 }, "InvalidParameterValue.Range"],
    ["a count that is text", { SecondaryPrivateIpAddressCount: "2" }, "InvalidParameter"],
    ["an unknown member", { Colour: "red" }, "UnknownParameter"],
    ["an unknown service level", { SecondaryPrivateIpAddressCount: 1, QosLevel: "XX" }, "InvalidParameterValue"],
  ])("%s is refused", async (_, params, code) => {
    const bench = new Bench();
    expect((await assign(bench, params)).Error.Code).toBe(code);
    expect(await ips(bench)).toHaveLength(3);
  });

  test("a ClientToken makes a repeated call harmless", async () => {
    const bench = new Bench();
    const params = { PrivateIpAddresses: specs("10.0.0.77"), ClientToken: "token-1" };
    const first = await assign(bench, params);
    expect((await assign(bench, params)).Error.Code).toBe("UnsupportedOperation.IdempotentProcessing");
    bench.settle();
    const second = await assign(bench, params);
    expect(second.RequestId).toBe(first.RequestId);
    expect(second.PrivateIpAddressSet).toMatchObject([{ PrivateIpAddress: "10.0.0.77", State: "AVAILABLE" }]);
    expect(await ips(bench)).toHaveLength(4);
    const other = { ...params, PrivateIpAddresses: specs("10.0.0.78") };
    expect((await assign(bench, other)).Error.Code).toBe("UnsupportedOperation.IdempotentParameterMismatch");
  });
});

test("one task at a time holds an interface, in both APIs", async () => {
  const bench = new Bench();
  await unassign(bench, "10.0.0.2");
  const busy = "UnsupportedOperation.MutexOperationTaskRunning";
  expect((await unassign(bench, "10.0.0.3")).Error.Code).toBe(busy);
  expect((await assign(bench, { SecondaryPrivateIpAddressCount: 1 })).Error.Code).toBe(busy);
  const legacy = await bench.legacy("UnassignPrivateIpAddresses", { ...legacyEni, "privateIpAddress.0": "10.0.0.3" });
  expect(legacy).toMatchObject({ code: 5100, codeDesc: busy });
  bench.settle();
  expect((await unassign(bench, "10.0.0.3")).Error).toBeUndefined();
});

describe("API 3.0: describe interfaces", () => {
  const find = (params: object) => new Bench().v3("DescribeNetworkInterfaces", params);
  const ids = async (Name: string, ...Values: string[]) =>
    (await find({ Filters: [{ Name, Values }] })).NetworkInterfaceSet.map(
      ({ NetworkInterfaceId }: Json) => NetworkInterfaceId,
    );

  test("all of them, with the members the reference lists", async () => {
    const { NetworkInterfaceSet, TotalCount } = await find({});
    expect(TotalCount).toBe(2);
    expect(NetworkInterfaceSet[0]).toMatchObject({
      NetworkInterfaceId: ENI,
      VpcId: VPC,
      SubnetId: "subnet-k57wo6pb",
      State: "AVAILABLE",
      NetworkInterfaceState: "INUSE",
      GroupSet: ["sg-b9bxgu95"],
      Attachment: { InstanceId: "ins-2pxh8r3k", DeviceIndex: 1 },
    });
    expect(NetworkInterfaceSet[1]).toMatchObject({ NetworkInterfaceState: "AVAILABLE", Attachment: null });
  });

  test.each([
    ["vpc-id", [VPC], 2],
    ["vpc-id", ["vpc-00000000"], 0],
    ["subnet-id", ["subnet-k57wo6pb"], 2],
    ["network-interface-id", [ENI], 1],
    ["network-interface-name", ["spare"], 1],
    ["network-interface-description", ["web server"], 1],
    ["attachment.instance-id", ["ins-2pxh8r3k"], 1],
    ["groups.security-group-id", ["sg-b9bxgu95"], 2],
    ["is-primary", ["TRUE"], 0],
    ["is-primary", ["FALSE"], 2],
    ["eni-type", ["0"], 2],
    ["public-address-ip", ["198.51.100.101"], 1],
    ["address-ip", ["10.0.0.2"], 2],
    ["address-ip", ["10.0.0.2", "10.0.0.99"], 1],
  ])("the filter %s %j finds %i", async (name, values, count) => {
    expect(await ids(name, ...values)).toHaveLength(count);
  });

  test("ip-exact-match makes a single address exact", async () => {
    const Filters = [
      { Name: "address-ip", Values: ["10.0.0.2"] },
      { Name: "ip-exact-match", Values: ["true"] },
    ];
    expect((await find({ Filters })).TotalCount).toBe(1);
  });

  test("by pages", async () => {
    const { NetworkInterfaceSet, TotalCount } = await find({ Offset: 1, Limit: 1 });
    expect(TotalCount).toBe(2);
    expect(NetworkInterfaceSet.map(({ NetworkInterfaceId }: Json) => NetworkInterfaceId)).toEqual(["eni-qk3y8d5w"]);
  });

  test.each([
    ["an unknown filter", { Filters: [{ Name: "colour", Values: ["red"] }] }, "InvalidParameter.FilterInvalidKey"],
    ["a filter that is none", { Filters: ["vpc-id"] }, "InvalidParameter"],
    ["a filter without values", { Filters: [{ Name: "vpc-id" }] }, "MissingParameter"],
    [
      "ids and filters",
      { NetworkInterfaceIds: [ENI], Filters: [{ Name: "vpc-id", Values: [VPC] }] },
      "InvalidParameter.Coexist",
    ],
    ["a limit of 101", { Limit: 101 }, "InvalidParameterValue.Range"],
    ["a negative offset", { Offset: -1 }, "InvalidParameterValue.Range"],
    ["an unknown id", { NetworkInterfaceIds: ["eni-00000000"] }, "ResourceNotFound"],
    ["101 ids", { NetworkInterfaceIds: Array(101).fill(ENI) }, "InvalidParameterValue.LimitExceeded"],
  ])("%s is refused", async (_, params, code) => {
    expect((await find(params)).Error.Code).toBe(code);
  });
});

test("API 3.0: a body that is no JSON object, a missing parameter, an unknown task", async () => {
  const bench = new Bench();
  for (const body of ["", "{", "[]"]) {
    expect((await bench.v3("DescribeNetworkInterfaces", body)).Error.Code, body).toBe("InvalidParameter");
  }
  const missing = await bench.v3("UnassignPrivateIpAddresses", { NetworkInterfaceId: ENI });
  expect(missing.Error).toEqual({ Code: "MissingParameter", Message: expect.stringContaining("PrivateIpAddresses") });
  expect((await bench.v3("DescribeVpcTaskResult", { TaskId: "nothing" })).Error.Code).toBe("ResourceNotFound");
});

test("API 3.0 takes flat parameters with its first signature", async () => {
  const bench = new Bench();
  const params = {
    Action: "UnassignPrivateIpAddresses",
    Version: "2017-03-12",
    Region: "ap-guangzhou",
    NetworkInterfaceId: ENI,
    "PrivateIpAddresses.0.PrivateIpAddress": "10.0.0.2",
    "PrivateIpAddresses.1.PrivateIpAddress": "10.0.0.3",
  };
  const { body } = await bench.send(v1Request(bench.at, "https://vpc.tencentcloudapi.com/", params));
  expect(Object.keys(body.Response)).toEqual(["RequestId"]);
  bench.settle();
  expect(await ips(bench)).toEqual(["10.0.0.1"]);
});

describe("API 2.0", () => {
  test("the page's example request has the page's reply, and takes effect later", async () => {
    const bench = new Bench();
    const reply = await bench.legacy("UnassignPrivateIpAddresses", { ...legacyEni, "privateIpAddress.0": "10.0.0.2" });
    expect(reply).toEqual({ code: 0, message: "", codeDesc: "Success", data: { taskId: 16284 } });
    const status = async () => (await bench.legacy("DescribeVpcTaskResult", { taskId: "16284" })).data.status;
    expect(await status()).toBe(2);
    bench.settle();
    expect(await status()).toBe(0);
    expect(await ips(bench)).toEqual(["10.0.0.1", "10.0.0.3"]);
  });

  test("more than ten addresses, which sort oddly in the string to sign", async () => {
    const bench = new Bench();
    await bench.legacy("AssignPrivateIpAddresses", { ...legacyEni, secondaryPrivateIpAddressCount: "9" });
    bench.settle();
    const given = Object.fromEntries(
      Array.from({ length: 11 }, (_, n) => [`privateIpAddress.${n}`, `10.0.0.${n + 2}`]),
    );
    expect((await bench.legacy("UnassignPrivateIpAddresses", { ...legacyEni, ...given })).code).toBe(0);
    bench.settle();
    expect(await ips(bench)).toEqual(["10.0.0.1"]);
  });

  test("assigns given addresses", async () => {
    const bench = new Bench();
    const given = { "privateIpAddressSet.0.primary": "False", "privateIpAddressSet.0.privateIpAddress": "10.0.0.78" };
    const reply = await bench.legacy("AssignPrivateIpAddresses", { ...legacyEni, ...given });
    expect(reply).toEqual({ code: 0, message: "", codeDesc: "Success", data: { taskId: 16284 } });
    expect(await ips(bench)).toContain("10.0.0.78");
  });

  test.each([
    ["the primary address", { "privateIpAddress.0": "10.0.0.1" }, 5100, "InvalidPrivateip.IsPrimary"],
    ["an unknown VPC", { vpcId: "vpc-00000000", "privateIpAddress.0": "10.0.0.2" }, 5000, "InvalidVpc.NotFound"],
    [
      "an unknown interface",
      { networkInterfaceId: "eni-00000000", "privateIpAddress.0": "10.0.0.2" },
      5000,
      "InvalidNetworkInterface.NotFound",
    ],
    ["a foreign address", { "privateIpAddress.0": "10.0.0.99" }, 5000, "InvalidPrivateIpAddress.NotFound"],
    ["no address", {}, 4000, "InvalidParameter"],
    ["a text instead of a list", { privateIpAddress: "10.0.0.2" }, 4000, "InvalidParameter"],
    ["a text and a list", { privateIpAddress: "10.0.0.2", "privateIpAddress.0": "10.0.0.2" }, 4000, "InvalidParameter"],
    [
      "an address twice",
      { "privateIpAddress.0": "10.0.0.2", "privateIpAddress.1": "10.0.0.2" },
      4000,
      "InvalidParameter",
    ],
    ["an unknown parameter", { "privateIpAddress.0": "10.0.0.2", colour: "red" }, 4000, "InvalidParameter"],
  ])("returning %s is refused", async (_, params, code, codeDesc) => {
    const bench = new Bench();
    const reply = await bench.legacy("UnassignPrivateIpAddresses", { ...legacyEni, ...params } as Record<
      string,
      string
    >);
    expect(reply).toEqual({ code, codeDesc, message: expect.stringMatching(new RegExp(`^\\(${code}\\)`)) });
    expect(await ips(bench)).toHaveLength(3);
  });

  test.each([
    ["nothing", {}, 4000, "InvalidParameter"],
    [
      "a primary address",
      { "privateIpAddressSet.0.primary": "true", "privateIpAddressSet.0.privateIpAddress": "10.0.0.9" },
      4000,
      "InvalidParameter",
    ],
    [
      "an address in use",
      { "privateIpAddressSet.0.primary": "false", "privateIpAddressSet.0.privateIpAddress": "10.0.0.21" },
      5100,
      "InvalidPrivateIpAddress.InUse",
    ],
    ["a count that is no number", { secondaryPrivateIpAddressCount: "two" }, 4000, "InvalidParameter"],
  ])("assigning %s is refused", async (_, params, code, codeDesc) => {
    const bench = new Bench();
    const reply = await bench.legacy("AssignPrivateIpAddresses", { ...legacyEni, ...params } as Record<string, string>);
    expect(reply).toMatchObject({ code, codeDesc });
    expect(await ips(bench)).toHaveLength(3);
  });

  test("describes interfaces, payload beside the code", async () => {
    const reply = await new Bench().legacy("DescribeNetworkInterfaces", legacyEni);
    expect(reply).toMatchObject({ code: 0, codeDesc: "Success", totalCount: 1 });
    expect(reply.data).toEqual([
      {
        vpcId: VPC,
        subnetId: "subnet-k57wo6pb",
        zoneId: "ap-guangzhou-3",
        eniName: "eni-web",
        eniDescription: "network interface of the web server",
        networkInterfaceId: ENI,
        primary: false,
        macAddress: "20:90:6F:63:98:CC",
        privateIpAddressesSet: [
          { privateIpAddress: "10.0.0.1", primary: true, wanIp: "", eipId: "" },
          { privateIpAddress: "10.0.0.2", primary: false, wanIp: "198.51.100.101", eipId: "eip-hxlqja90" },
          { privateIpAddress: "10.0.0.3", primary: false, wanIp: "", eipId: "" },
        ],
        instanceSet: [{ instanceId: "ins-2pxh8r3k", attachTime: "2020-06-04 09:05:00" }],
        groupSet: [{ sgId: "sg-b9bxgu95", sgName: "default" }],
      },
    ]);
  });

  test.each([
    [{ eniName: "spare" }, 1],
    [{ eniDescription: "web" }, 1],
    [{ instanceId: "ins-2pxh8r3k" }, 1],
    [{ subnetId: "subnet-k57wo6pb" }, 2],
    [{ sgId: "sg-none" }, 0],
  ])("the filter %j finds %i", async (params, count) => {
    const filter = params as unknown as Record<string, string>;
    expect((await new Bench().legacy("DescribeNetworkInterfaces", filter)).totalCount).toBe(count);
  });

  test("sorts and pages", async () => {
    const order = async (orderField: string, orderDirection: string) => {
      const params = { orderField, orderDirection, limit: "1", offset: "0" };
      return (await new Bench().legacy("DescribeNetworkInterfaces", params)).data.map(({ eniName }: Json) => eniName);
    };
    expect(await order("eniName", "asc")).toEqual(["eni-spare"]);
    expect(await order("eniName", "desc")).toEqual(["eni-web"]);
    expect(await order("createTime", "asc")).toEqual(["eni-web"]);
  });

  test.each([
    [{ limit: "51" }, 4000],
    [{ offset: "-1" }, 4000],
    [{ orderField: "colour" }, 4000],
    [{ vpcId: "vpc-00000000" }, 5000],
    [{ networkInterfaceId: "eni-00000000" }, 5000],
  ])("the query %j is refused", async (params, code) => {
    const query = params as unknown as Record<string, string>;
    expect((await new Bench().legacy("DescribeNetworkInterfaces", query)).code).toBe(code);
  });

  test("an unknown task, and a task id that is no number", async () => {
    const code = async (taskId: string) => (await new Bench().legacy("DescribeVpcTaskResult", { taskId })).code;
    expect(await code("1")).toBe(5000);
    expect(await code("x")).toBe(4000);
  });
});
