// API 2.0 of VPC, with both signatures, as GET and as POST.

import { promisify } from "node:util";
import { expect, test } from "vitest";
import { secretId, secretKey } from "../../conformance/world.ts";
import { load, startsEmulator } from "./emulator.ts";

const QcloudApi = load("qcloudapi-sdk");

const networkInterfaceId = "eni-m6dyj72l";
const vpcId = "vpc-7t9nf3pu";

const emulator = startsEmulator();

interface Way {
  method?: string;
  signatureMethod?: string;
  SecretKey?: string;
}

function client(way: Way = {}) {
  const options = { protocol: "http", host: emulator.host, serviceType: "vpc", Region: "gz" };
  const api = new QcloudApi({ ...options, SecretId: secretId, SecretKey: secretKey, ...way });
  const request = promisify(api.request.bind(api));
  // The host counts only where it is given with the call.
  return (Action: string, parameters: object) => request({ Action, ...parameters }, { ...options, ...way });
}

async function heldAddresses() {
  const { networkInterfaces } = (await emulator.state()).tencent;
  return networkInterfaces.find(({ id }) => id === networkInterfaceId)?.addresses.map(({ ip }) => ip);
}

const returning = (...privateIpAddress: string[]) => ({ vpcId, networkInterfaceId, privateIpAddress });

test.each<Way>([
  { method: "GET", signatureMethod: "sha1" },
  { method: "GET", signatureMethod: "sha256" },
  { method: "POST", signatureMethod: "sha1" },
  { method: "POST", signatureMethod: "sha256" },
])("list, bind, wait, list, unbind, wait: %o", async (way) => {
  const call = client(way);
  const listed = async () => {
    const { data } = await call("DescribeNetworkInterfaces", { vpcId, networkInterfaceId });
    return data[0].privateIpAddressesSet.map(({ privateIpAddress }: { privateIpAddress: string }) => privateIpAddress);
  };
  const wanted = Array.from({ length: 11 }, (_, index) => `10.0.0.${30 + index}`);
  const privateIpAddressSet = wanted.map((privateIpAddress) => ({ primary: false, privateIpAddress }));
  const reply = await call("AssignPrivateIpAddresses", { vpcId, networkInterfaceId, privateIpAddressSet });
  expect(reply).toMatchObject({ code: 0, codeDesc: "Success" });
  const { taskId } = reply.data;
  expect((await call("DescribeVpcTaskResult", { taskId })).data).toEqual({ status: 2 });
  await emulator.settle();
  expect((await call("DescribeVpcTaskResult", { taskId })).data).toEqual({ status: 0 });
  expect(await listed()).toEqual(["10.0.0.1", "10.0.0.2", "10.0.0.3", ...wanted]);
  expect(await heldAddresses()).toEqual(await listed());

  expect(await call("UnassignPrivateIpAddresses", returning(...wanted))).toMatchObject({ code: 0 });
  await emulator.settle();
  expect(await listed()).toEqual(["10.0.0.1", "10.0.0.2", "10.0.0.3"]);
  expect(await heldAddresses()).toEqual(await listed());
});

test("what is refused is an answer like any other: the client throws nothing", async () => {
  expect(await client()("UnassignPrivateIpAddresses", returning("10.0.0.1"))).toMatchObject({
    code: expect.any(Number),
    codeDesc: "InvalidPrivateip.IsPrimary",
  });
  expect(await client({ SecretKey: "SKWRONG" })("DescribeNetworkInterfaces", {})).toMatchObject({ code: 4100 });
  await emulator.moveClock(6);
  expect(await client()("DescribeNetworkInterfaces", {})).toMatchObject({ code: 4500 });
  expect(await heldAddresses()).toEqual(["10.0.0.1", "10.0.0.2", "10.0.0.3"]);
});
