// API 3.0 of VPC, with each of the three signatures that its client knows, as GET and as POST.

import { expect, test } from "vitest";
import { secretId, secretKey } from "../../conformance/world.ts";
import { load, startsEmulator } from "./emulator.ts";

const { v20170312 } = load("tencentcloud-sdk-nodejs/tencentcloud/services/vpc").vpc;

const eni = "eni-m6dyj72l";

const emulator = startsEmulator();

interface Way {
  signMethod?: string;
  reqMethod?: string;
  key?: string;
}

function client({ signMethod = "TC3-HMAC-SHA256", reqMethod = "POST", key = secretKey }: Way = {}) {
  return new v20170312.Client({
    credential: { secretId, secretKey: key },
    region: "ap-guangzhou",
    profile: { signMethod, httpProfile: { endpoint: emulator.host, protocol: "http://", reqMethod } },
  });
}

const addresses = (...ips: string[]) => ({
  NetworkInterfaceId: eni,
  PrivateIpAddresses: ips.map((PrivateIpAddress) => ({ PrivateIpAddress })),
});

async function heldAddresses() {
  const { networkInterfaces } = (await emulator.state()).tencent;
  return networkInterfaces.find(({ id }) => id === eni)?.addresses.map(({ ip }) => ip);
}

async function refused(call: Promise<unknown>, code: string): Promise<void> {
  const error = await call.then(
    () => expect.fail(`was not refused with ${code}`),
    (reason: unknown) => reason,
  );
  const { requestId } = await emulator.lastRequest();
  expect(error).toMatchObject({ code, requestId });
  expect((error as Error).constructor.name).toBe("TencentCloudSDKHttpException");
}

test.each<Way>([
  {},
  { reqMethod: "GET" },
  { signMethod: "HmacSHA1" },
  { signMethod: "HmacSHA256" },
  { signMethod: "HmacSHA256", reqMethod: "GET" },
])("list, bind, wait, list, unbind, wait: %o", async (way) => {
  const vpc = client(way);
  const states = async () => {
    const { NetworkInterfaceSet } = await vpc.DescribeNetworkInterfaces({ NetworkInterfaceIds: [eni] });
    const entries = NetworkInterfaceSet[0].PrivateIpAddressSet as { PrivateIpAddress: string; State: string }[];
    return Object.fromEntries(entries.map(({ PrivateIpAddress, State }) => [PrivateIpAddress, State]));
  };
  const status = async (TaskId: string) => (await vpc.DescribeVpcTaskResult({ TaskId })).Status;
  expect(Object.keys(await states())).toEqual(["10.0.0.1", "10.0.0.2", "10.0.0.3"]);

  const assigned = await vpc.AssignPrivateIpAddresses(addresses("10.0.0.77"));
  expect(assigned.PrivateIpAddressSet).toMatchObject([{ PrivateIpAddress: "10.0.0.77", State: "PENDING" }]);
  expect(await status(assigned.RequestId)).toBe("RUNNING");
  await emulator.settle();
  expect(await status(assigned.RequestId)).toBe("SUCCESS");
  expect(await states()).toMatchObject({ "10.0.0.77": "AVAILABLE" });
  expect(await heldAddresses()).toContain("10.0.0.77");

  const returned = await vpc.UnassignPrivateIpAddresses(addresses("10.0.0.77", "10.0.0.2"));
  expect(await states()).toMatchObject({ "10.0.0.77": "DELETING", "10.0.0.2": "DELETING" });
  await emulator.settle();
  expect(await status(returned.RequestId)).toBe("SUCCESS");
  expect(Object.keys(await states())).toEqual(["10.0.0.1", "10.0.0.3"]);
  expect(await heldAddresses()).toEqual(["10.0.0.1", "10.0.0.3"]);
});

test("the primary address, and a second task", async () => {
  const vpc = client();
  await refused(vpc.UnassignPrivateIpAddresses(addresses("10.0.0.1")), "UnsupportedOperation");
  await vpc.UnassignPrivateIpAddresses(addresses("10.0.0.2"));
  const second = vpc.UnassignPrivateIpAddresses(addresses("10.0.0.3"));
  await refused(second, "UnsupportedOperation.MutexOperationTaskRunning");
  await emulator.settle();
  expect(await heldAddresses()).toEqual(["10.0.0.1", "10.0.0.3"]);
});

test.each(["TC3-HMAC-SHA256", "HmacSHA1", "HmacSHA256"])("a wrong key, %s", async (signMethod) => {
  const call = client({ signMethod, key: "SKWRONG" }).DescribeNetworkInterfaces({});
  await refused(call, "AuthFailure.SignatureFailure");
});

test("a wrong clock", async () => {
  await emulator.moveClock(-6);
  await refused(client().DescribeNetworkInterfaces({}), "AuthFailure.SignatureExpire");
});
