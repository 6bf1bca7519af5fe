// What has to be refused, and how: by the client before anything is sent, where it can know, and by the provider.

import { equal, excludes, includes, ok, refused } from "./assert.ts";
import { accessKeyId, type Case, secretId, World } from "./world.ts";

const endpoint_id = "ff80808169bf16c70169bf1d02270000";
const instance_id = "6a7d71827fd54572b1f31aa9548fcc81";
const elb_id = "85392b45-685c-4f77-b19a-14ad875b8190";
const networkInterface = { vpcId: "vpc-7t9nf3pu", networkInterfaceId: "eni-m6dyj72l" };
const address = { type: "v4" as const, ip: "203.0.113.10" };

/** The client refuses `elbs` by itself: the error names the field, and nothing was sent. */
function refusedElbs(name: string, field: string, elbs: unknown): Case {
  return {
    name,
    async run(environment) {
      const world = new World(environment);
      // What is sent here is wrong for the compiler too, at least for most cases.
      const params = { instance_id, elbs } as Parameters<
        ReturnType<World["huawei"]>["apig"]["unregisterIngressIps"]
      >[0];
      const error = await refused(world.huawei().apig.unregisterIngressIps(params), { kind: "InvalidInput", field });
      equal(error.retryable, false, "retryable");
      equal(error.service, "apig", "service");
      equal(error.operation, "unregisterIngressIps", "operation");
      equal(world.traffic.length, 0, "requests sent");
    },
  };
}

type Options = { retry?: false };
type Call = (world: World, options: Options) => Promise<{ attempts: number }>;

/**
 * A clock that is off is set by the provider's time, and the request sent once more; where nothing may be sent twice it
 * is told apart from a wrong key. One that is off by less than the window is fine.
 */
function clockOff(name: string, minutes: number, call: Call, code?: string): Case {
  return {
    name,
    async run(environment) {
      const world = new World(environment);
      for (const sign of [1, -1]) {
        await world.clockOff(sign * minutes);
        equal((await call(world, {})).attempts, 2, "attempts with a clock that is off");
        const error = await refused(call(world, { retry: false }), { kind: "ClockSkew", ...(code && { code }) });
        equal(error.attempts, 1, "attempts where nothing may be sent twice");
        await world.clockOff(sign * (minutes - 2));
        equal((await call(world, {})).attempts, 1, "attempts with a clock that is good enough");
      }
    },
  };
}

export const refusals: Case[] = [
  {
    name: "Huawei Cloud: a wrong secret key",
    async run(environment) {
      const world = new World(environment);
      const credentials = { accessKeyId, secretAccessKey: "SKWRONG000000000000000000000000000000000" };
      const call = world.huawei({ credentials }).dns.showEndpoint({ endpoint_id });
      const error = await refused(call, { kind: "Credentials", code: "APIGW.0301", status: 401 });
      ok(error.requestId, "the error has the provider's request id");
      equal(error.attempts, 1, "attempts");
      equal(error.service, "dns", "service");
      equal(error.operation, "showEndpoint", "operation");
    },
  },
  {
    name: "Tencent Cloud API 3.0: a wrong secret key",
    async run(environment) {
      const world = new World(environment);
      const credentials = { secretId, secretKey: "SKWRONG00000000000000000000000000" };
      const call = world.tencent({ credentials }).vpc.describeNetworkInterfaces();
      const error = await refused(call, { kind: "Credentials", code: "AuthFailure.SignatureFailure" });
      ok(error.requestId, "the error has the provider's request id");
    },
  },
  {
    name: "Tencent Cloud API 2.0: a wrong secret key",
    async run(environment) {
      const world = new World(environment);
      const credentials = { secretId, secretKey: "SKWRONG00000000000000000000000000" };
      await refused(world.tencent({ credentials }).vpcLegacy.describeNetworkInterfaces(), { kind: "Credentials" });
    },
  },
  {
    name: "unknown access keys",
    async run(environment) {
      const world = new World(environment);
      const huawei = world.huawei({ credentials: { accessKeyId: "AKNOBODY000000000000", secretAccessKey: "S" } });
      await refused(huawei.dns.showEndpoint({ endpoint_id }), { kind: "Credentials", status: 401 });
      const tencent = world.tencent({ credentials: { secretId: "AKIDNOBODY", secretKey: "S" } });
      const expected = { kind: "Credentials", code: "AuthFailure.SecretIdNotFound" } as const;
      await refused(tencent.vpc.describeNetworkInterfaces(), expected);
    },
  },
  clockOff(
    "Huawei Cloud: a clock that is 16 minutes off",
    16,
    (world, options) => world.huawei(options).dns.showEndpoint({ endpoint_id }),
    "APIGW.0301",
  ),
  clockOff(
    "Tencent Cloud API 3.0: a clock that is 6 minutes off",
    6,
    (world, options) => world.tencent(options).vpc.describeNetworkInterfaces(),
    "AuthFailure.SignatureExpire",
  ),
  clockOff("Tencent Cloud API 2.0: a clock that is 6 minutes off", 6, (world, options) =>
    world.tencent(options).vpcLegacy.describeNetworkInterfaces(),
  ),
  refusedElbs("an eleventh entry in `elbs`", "elbs", Array(11).fill({ elb_id, public_ips: [address] })),
  refusedElbs("no entry in `elbs`", "elbs", []),
  refusedElbs("no `elbs` at all", "elbs", undefined),
  refusedElbs("an `elb_id` of 31 characters", "elbs[0].elb_id", [{ elb_id: "a".repeat(31), public_ips: [address] }]),
  refusedElbs("a third entry in `public_ips`", "elbs[0].public_ips", [
    { elb_id, public_ips: [address, address, address] },
  ]),
  refusedElbs("a type other than v4 and v6", "elbs[1].private_ips[0].type", [
    { elb_id },
    { elb_id, private_ips: [{ type: "v5", ip: "192.168.0.1" }] },
  ]),
  {
    name: "an id with ../",
    async run(environment) {
      const world = new World(environment);
      const { dns } = world.huawei();
      for (const id of ["../endpoints", "..", "a/../b", "..%2f", "..\\x", ""]) {
        const call = dns.disassociateEndpointIpaddress({ endpoint_id: id, ipaddress_id: "x" });
        await refused(call, { kind: "InvalidInput", field: "endpoint_id" });
      }
      equal(world.traffic.length, 0, "requests sent");
    },
  },
  {
    name: "a missing subnet_id",
    async run(environment) {
      const world = new World(environment);
      // @ts-expect-error the compiler knows it too
      const call = world.huawei().dns.associateEndpointIpaddress({ endpoint_id, ipaddress: { ip: "192.168.0.9" } });
      await refused(call, { kind: "InvalidInput", field: "ipaddress.subnet_id" });
      equal(world.traffic.length, 0, "requests sent");
    },
  },
  {
    name: "a parameter with a wrong name",
    async run(environment) {
      const world = new World(environment);
      // @ts-expect-error the compiler knows it too
      const call = world.huawei().dns.showEndpoint({ endpointId: endpoint_id });
      const error = await refused(call, { kind: "InvalidInput", field: "endpointId" });
      ok(error.message.includes("endpoint_id"), `"${error.message}" names the parameter that was meant`);
    },
  },
  {
    name: "an unknown operation",
    async run(environment) {
      const world = new World(environment);
      // @ts-expect-error the compiler knows it too
      await refused(world.huawei().call("dns", "unbindEverything", {}), { kind: "InvalidInput", field: "operation" });
      // @ts-expect-error the compiler knows it too
      await refused(world.tencent().call("dns", "showEndpoint", {}), { kind: "InvalidInput", field: "service" });
    },
  },
  {
    name: "Tencent Cloud: unbinding a primary address, in API 2.0 and 3.0",
    async run(environment) {
      const world = new World(environment);
      const { vpc, vpcLegacy } = world.tencent();
      const legacy = vpcLegacy.unassignPrivateIpAddresses({ ...networkInterface, privateIpAddress: ["10.0.0.1"] });
      await refused(legacy, { kind: "Conflict", code: "InvalidPrivateip.IsPrimary" });
      const current = vpc.unassignPrivateIpAddresses({
        NetworkInterfaceId: networkInterface.networkInterfaceId,
        PrivateIpAddresses: [{ PrivateIpAddress: "10.0.0.1" }],
      });
      const error = await refused(current, { kind: "Conflict" });
      ok(error.code.startsWith("UnsupportedOperation"), `${error.code} is of the family UnsupportedOperation`);
      const { data } = await vpc.describeNetworkInterfaces({ NetworkInterfaceIds: ["eni-m6dyj72l"] });
      const addresses = data.NetworkInterfaceSet?.[0]?.PrivateIpAddressSet?.map((entry) => entry.PrivateIpAddress);
      includes(addresses ?? [], "10.0.0.1", "addresses after");
    },
  },
  {
    name: "resources that do not exist",
    async run(environment) {
      const world = new World(environment);
      const nothing = "0".repeat(32);
      await refused(world.huawei().dns.showEndpoint({ endpoint_id: nothing }), { kind: "NotFound", status: 404 });
      const gateway = world.huawei().apig.showDetailsOfInstanceV2({ instance_id: nothing });
      await refused(gateway, { kind: "NotFound", code: "APIC.7302", status: 404 });
      const legacy = { ...networkInterface, networkInterfaceId: "eni-00000000", privateIpAddress: ["10.0.0.2"] };
      const expected = { kind: "NotFound", code: "InvalidNetworkInterface.NotFound" } as const;
      await refused(world.tencent().vpcLegacy.unassignPrivateIpAddresses(legacy), expected);
    },
  },
  {
    name: "APIG: deregistering from a gateway that is not of the NLB series",
    async run(environment) {
      const world = new World(environment);
      const { apig } = world.huawei();
      const { data } = await apig.listInstancesV2();
      const ids = data.instances?.map(({ id }) => id) ?? [];
      includes(ids, instance_id, "gateways");
      const other = ids.find((id) => id !== instance_id);
      ok(other, "there is another gateway");
      const call = apig.unregisterIngressIps({ instance_id: other, elbs: [{ elb_id, public_ips: [address] }] });
      const error = await refused(call, { kind: "InvalidInput" });
      excludes(["", undefined, "InvalidInput"], error.code, "the error carries the provider's code");
    },
  },
];
