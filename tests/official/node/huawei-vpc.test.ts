// VPC, with its own package: an address of a subnet is bound by making a private IP of it, and unbound by deleting that.

import { expect, test } from "vitest";
import { load, startsEmulator } from "./emulator.ts";
import { clientOf, keys, refused, subnet } from "./huawei.ts";

const v2 = load("@huaweicloud/huaweicloud-sdk-vpc/v2/public-api");
const v3 = load("@huaweicloud/huaweicloud-sdk-vpc/v3/public-api");

const serverPort = "d9f5a3c1-6b2e-4a7f-8c0d-1e4f5a6b7c10";
const group = "6c2d1f0e-9b8a-4756-a3b4-c5d6e7f80912";

const emulator = startsEmulator();

function create(...ips: string[]) {
  const options = ips.map((ip) => new v2.CreatePrivateipOption(subnet).withIpAddress(ip));
  return new v2.CreatePrivateipRequest().withBody(new v2.CreatePrivateipRequestBody(options));
}

async function heldPorts() {
  return (await emulator.state()).huawei.ports;
}

test("list, bind, list, unbind", async () => {
  const vpc = clientOf(v2.VpcClient, emulator);
  const listed = async () => (await vpc.listPrivateips(new v2.ListPrivateipsRequest(subnet))).privateips;
  const before = await heldPorts();
  expect(await listed()).toMatchObject(before.map(({ id, ip }) => ({ id, ip_address: ip })));

  const reply = await vpc.createPrivateip(create("192.168.0.70", "192.168.0.71"));
  expect(reply.privateips).toMatchObject([{ ip_address: "192.168.0.70" }, { ip_address: "192.168.0.71" }]);
  expect(await listed()).toHaveLength(before.length + 2);
  expect((await heldPorts()).slice(-2).map(({ ip }) => ip)).toEqual(["192.168.0.70", "192.168.0.71"]);

  for (const { id } of reply.privateips) {
    const { httpStatusCode } = await vpc.deletePrivateip(new v2.DeletePrivateipRequest(id));
    expect(httpStatusCode).toBe(204);
  }
  expect(await heldPorts()).toEqual(before);
});

test("ports", async () => {
  const vpc = clientOf(v2.VpcClient, emulator);
  const option = new v2.CreatePortOption(subnet).withName("new");
  const { port } = await vpc.createPort(new v2.CreatePortRequest().withBody(new v2.CreatePortRequestBody(option)));
  const { ports } = await vpc.listPorts(new v2.ListPortsRequest().withName("new"));
  expect(ports).toMatchObject([{ id: port.id, fixed_ips: port.fixed_ips }]);
  await vpc.deletePort(new v2.DeletePortRequest(port.id));
  expect((await heldPorts()).some(({ id }) => id === port.id)).toBe(false);
});

test("security groups, through the newer interface", async () => {
  const vpc = clientOf(v3.VpcClient, emulator);
  const groups = async () => (await heldPorts()).find(({ id }) => id === serverPort)?.securityGroups;
  const add = new v3.AddSecurityGroupsRequestBody(new v3.InsertSecurityGroupOption([group]));
  await vpc.addSecurityGroups(new v3.AddSecurityGroupsRequest(serverPort).withBody(add));
  expect(await groups()).toContain(group);
  const remove = new v3.RemoveSecurityGroupsRequestBody(new v3.RemoveSecurityGroupOption([group]));
  await vpc.removeSecurityGroups(new v3.RemoveSecurityGroupsRequest(serverPort).withBody(remove));
  expect(await groups()).not.toContain(group);
});

test("addresses that cannot be had", async () => {
  const vpc = clientOf(v2.VpcClient, emulator);
  const before = await heldPorts();
  await refused(emulator, vpc.createPrivateip(create("192.168.0.60")), 500, "VPC.0701", { unread: true });
  await refused(emulator, vpc.createPrivateip(create("10.0.0.1")), 400, "VPC.0705", { unread: true });
  const used = vpc.deletePort(new v2.DeletePortRequest(serverPort));
  await refused(emulator, used, 409, "VPC.0707", { unread: true });
  expect(await heldPorts()).toEqual(before);
});

test("a private IP that is not there", async () => {
  const missing = clientOf(v2.VpcClient, emulator).showPrivateip(new v2.ShowPrivateipRequest(subnet));
  await refused(emulator, missing, 404, "VPC.0704", { unread: true });
});

test("a wrong key", async () => {
  const vpc = clientOf(v2.VpcClient, emulator, keys("SKWRONG"));
  await refused(emulator, vpc.listPrivateips(new v2.ListPrivateipsRequest(subnet)), 401, "APIGW.0301");
});
