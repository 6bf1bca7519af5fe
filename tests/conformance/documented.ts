// The five documented calls with the example requests of the providers' pages: the answers have the shape of the
// pages' example answers, and the calls that list and show see the effect. With them, the calls that bind again.

import { equal, excludes, includes, ok, sameShape } from "./assert.ts";
import { type Case, World } from "./world.ts";

const endpointBound = "ff80808169bf16c70169bf1d02270000";
const endpointUnbound = "ff80808169be2efb0169bef85d720013";
const gateway = "6a7d71827fd54572b1f31aa9548fcc81";
const elb = "85392b45-685c-4f77-b19a-14ad875b8190";
const desktop = "90f05916-bc71-4e26-a534-d036188d96e3";
const networkInterface = { vpcId: "vpc-7t9nf3pu", networkInterfaceId: "eni-m6dyj72l" };

const endpointExample = {
  id: "ff80808169bf16c70169bf1d02270000",
  name: "poi-666",
  direction: "inbound",
  status: "PENDING_CREATE",
  vpc_id: null,
  ipaddress_count: 0,
  resolver_rule_count: 0,
  create_time: "2019-03-27T12:25:43.181",
  update_time: "2019-03-27T12:25:43.181",
};

async function endpointAddresses(world: World, endpoint_id: string) {
  const { data } = await world.huawei().dns.listEndpointIpaddresses({ endpoint_id });
  ok(data.ipaddresses, "the list of addresses is there");
  return data.ipaddresses;
}

async function publicAddresses(world: World): Promise<unknown[]> {
  const { data } = await world.huawei().apig.showDetailsOfInstanceV2({ instance_id: gateway });
  return (data.publicips ?? []).map(({ ip_address }) => ip_address);
}

async function boundEips(world: World) {
  const { data } = await world.huawei().workspace.listDesktopsEips({ desktop_id: desktop });
  ok(data.eips, "the list of EIPs is there");
  return data.eips;
}

async function privateAddresses(world: World): Promise<unknown[]> {
  const { data } = await world.tencent().vpc.describeNetworkInterfaces({
    NetworkInterfaceIds: [networkInterface.networkInterfaceId],
  });
  return (data.NetworkInterfaceSet?.[0]?.PrivateIpAddressSet ?? []).map(({ PrivateIpAddress }) => PrivateIpAddress);
}

async function privateAddressesLegacy(world: World): Promise<unknown[]> {
  const { data } = await world.tencent().vpcLegacy.describeNetworkInterfaces(networkInterface);
  return (data.data?.[0]?.privateIpAddressesSet ?? []).map(({ privateIpAddress }) => privateIpAddress);
}

export const documented: Case[] = [
  {
    name: "DNS: binds an address to an endpoint (page 001)",
    async run(environment) {
      const world = new World(environment);
      const before = await endpointAddresses(world, endpointBound);
      const { status, data, requestId, attempts } = await world.huawei().dns.associateEndpointIpaddress({
        endpoint_id: endpointBound,
        ipaddress: { ip: "", subnet_id: "3ee6107e-4188-4c4d-b453-80d6b9a147d5" },
      });
      equal(status, 202, "status");
      equal(attempts, 1, "attempts");
      ok(requestId, "the answer has a request id");
      sameShape(world.lastAnswer, { endpoint: endpointExample });
      sameShape(data, { endpoint: endpointExample });
      equal(data.endpoint?.id, endpointBound, "the endpoint");
      equal(data.endpoint?.status, "PENDING_CREATE", "its status at first");

      await world.settle();
      const shown = await world.huawei().dns.showEndpoint({ endpoint_id: endpointBound });
      equal(shown.data.endpoint?.status, "ACTIVE", "its status later");
      equal(shown.data.endpoint?.ipaddress_count, before.length + 1, "its number of addresses");
      const after = await endpointAddresses(world, endpointBound);
      equal(after.length, before.length + 1, "addresses in the list");
      const added = after.find(({ id }) => !before.some((old) => old.id === id));
      ok(added?.ip?.startsWith("192.168.0."), `the new address ${added?.ip} is of the subnet`);
    },
  },
  {
    name: "DNS: unbinds an address from an endpoint (page 000)",
    async run(environment) {
      const world = new World(environment);
      const [first, ...others] = await endpointAddresses(world, endpointUnbound);
      ok(first?.id, "there is an address to unbind");
      const { status, data } = await world.huawei().dns.disassociateEndpointIpaddress({
        endpoint_id: endpointUnbound,
        ipaddress_id: first.id,
      });
      equal(status, 202, "status");
      sameShape(world.lastAnswer, { endpoint: endpointExample });
      equal(data.endpoint?.id, endpointUnbound, "the endpoint");

      await world.settle();
      const after = await endpointAddresses(world, endpointUnbound);
      const ids = (list: Array<{ id?: string }>) => list.map(({ id }) => id);
      equal(ids(after), ids(others), "what is left");
      const shown = await world.huawei().dns.showEndpoint({ endpoint_id: endpointUnbound });
      equal(shown.data.endpoint?.ipaddress_count, others.length, "its number of addresses");
      const listed = await world.huawei().dns.listEndpoints({ direction: "inbound" });
      const counts = listed.data.endpoints?.map(({ id, ipaddress_count }) => `${id} ${ipaddress_count}`) ?? [];
      includes(counts, `${endpointUnbound} ${others.length}`, "counts in the list of endpoints");
    },
  },
  {
    name: "Tencent Cloud API 2.0: returns a private address (page 002)",
    async run(environment) {
      const world = new World(environment);
      const { vpcLegacy } = world.tencent();
      includes(await privateAddressesLegacy(world), "10.0.0.2", "addresses before");
      const { status, data } = await vpcLegacy.unassignPrivateIpAddresses({
        ...networkInterface,
        privateIpAddress: ["10.0.0.2"],
      });
      equal(status, 200, "status");
      sameShape(world.lastAnswer, { code: 0, message: "", codeDesc: "Success", data: { taskId: 16284 } });
      const taskId = data.data?.taskId;
      ok(taskId !== undefined, "there is a task id");

      await world.settle();
      const task = await vpcLegacy.describeVpcTaskResult({ taskId });
      equal(task.data.data?.status, 0, "the task's status: done");
      excludes(await privateAddressesLegacy(world), "10.0.0.2", "addresses after");
      excludes(await privateAddresses(world), "10.0.0.2", "addresses after, seen by API 3.0");
    },
  },
  {
    name: "Tencent Cloud API 3.0: returns a private address",
    async run(environment) {
      const world = new World(environment);
      const { vpc } = world.tencent();
      includes(await privateAddresses(world), "10.0.0.2", "addresses before");
      const { status, requestId } = await vpc.unassignPrivateIpAddresses({
        NetworkInterfaceId: networkInterface.networkInterfaceId,
        PrivateIpAddresses: [{ PrivateIpAddress: "10.0.0.2" }],
      });
      equal(status, 200, "status");
      ok(requestId, "there is a request id, which is the task id");
      sameShape(world.lastAnswer, { Response: { RequestId: "" } });

      await world.settle();
      const task = await vpc.describeVpcTaskResult({ TaskId: requestId });
      equal(task.data.Status, "SUCCESS", "the task's status");
      excludes(await privateAddresses(world), "10.0.0.2", "addresses after");
      excludes(await privateAddressesLegacy(world), "10.0.0.2", "addresses after, seen by API 2.0");
    },
  },
  {
    name: "APIG: deregisters an ingress address (page 003)",
    async run(environment) {
      const world = new World(environment);
      const { apig } = world.huawei();
      const [ip] = await publicAddresses(world);
      ok(typeof ip === "string", "there is a registered public address");
      const { status, data } = await apig.unregisterIngressIps({
        instance_id: gateway,
        elbs: [{ elb_id: elb, public_ips: [{ type: "v4", ip }] }],
      });
      equal(status, 202, "status");
      sameShape(world.lastAnswer, { instance_id: gateway, message: "JOB", job_id: "JOB" });
      equal(data.instance_id, gateway, "the gateway");
      ok(/^JOB-[0-9a-f]{32}$/.test(data.job_id ?? ""), `${data.job_id} is a job id`);
      const updating = await apig.showDetailsOfInstanceV2({ instance_id: gateway });
      equal(updating.data.instance_status, 12, "the gateway's status at first");

      await world.settle();
      const running = await apig.showDetailsOfInstanceV2({ instance_id: gateway });
      equal(running.data.instance_status, 6, "the gateway's status later");
      excludes(await publicAddresses(world), ip, "addresses after");
      const listed = await apig.listInstancesV2({ instance_id: gateway });
      equal(listed.data.instances?.[0]?.instance_status, 6, "its status in the list");
    },
  },
  {
    name: "APIG: registers an ingress address again",
    async run(environment) {
      const world = new World(environment);
      const { apig } = world.huawei();
      const [ip] = await publicAddresses(world);
      ok(typeof ip === "string", "there is a registered public address");
      const change = { instance_id: gateway, elbs: [{ elb_id: elb, public_ips: [{ type: "v4" as const, ip }] }] };
      await apig.unregisterIngressIps(change);
      await world.settle();
      const { status, data } = await apig.registerIngressIps(change);
      equal(status, 202, "status");
      ok(data.job_id, "there is a job id");
      await world.settle();
      includes(await publicAddresses(world), ip, "addresses after");
      const elbs = await apig.listExtraElbs({ instance_id: gateway });
      includes(elbs.data.elbs?.map(({ elb_id }) => elb_id) ?? [], elb, "ELBs of the gateway");
    },
  },
  {
    name: "Workspace: unbinds EIPs from desktops (page 004)",
    async run(environment) {
      const world = new World(environment);
      equal((await boundEips(world)).length, 1, "EIPs of the desktop before");
      const { status, data } = await world.huawei().workspace.batchDisassociateDesktopsEip({
        project_id: "0e69423d4400f4a82f67c0059a1e4cc8",
        desktop_ids: [desktop],
      });
      equal(status, 200, "status");
      equal(data, null, "an empty body");
      equal(world.traffic.at(-1)?.body, "", "the body on the wire");

      await world.settle();
      equal((await boundEips(world)).length, 0, "EIPs of the desktop after");
    },
  },
  {
    name: "Workspace: binds an EIP to a desktop again",
    async run(environment) {
      const world = new World(environment);
      const { workspace } = world.huawei();
      const [eip] = await boundEips(world);
      ok(eip?.id, "the desktop has an EIP");
      await workspace.batchDisassociateDesktopsEip({ desktop_ids: [desktop] });
      await world.settle();
      const { status } = await workspace.associateDesktopsEip({ desktop_id: desktop, eip_id: eip.id });
      equal(status, 200, "status");
      await world.settle();
      equal(
        (await boundEips(world)).map(({ id }) => id),
        [eip.id],
        "EIPs of the desktop after",
      );
    },
  },
  {
    name: "Tencent Cloud: assigns private addresses, in API 3.0 and 2.0",
    async run(environment) {
      const world = new World(environment);
      const { vpc, vpcLegacy } = world.tencent();
      await vpc.assignPrivateIpAddresses({
        NetworkInterfaceId: networkInterface.networkInterfaceId,
        PrivateIpAddresses: [{ PrivateIpAddress: "10.0.0.77" }],
      });
      await world.settle();
      includes(await privateAddressesLegacy(world), "10.0.0.77", "assigned by API 3.0");
      await vpcLegacy.assignPrivateIpAddresses({
        ...networkInterface,
        privateIpAddressSet: [{ primary: false, privateIpAddress: "10.0.0.78" }],
      });
      await world.settle();
      includes(await privateAddresses(world), "10.0.0.78", "assigned by API 2.0");
    },
  },
];
