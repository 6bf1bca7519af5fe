// How answers are read: leniently, exactly, and so that the next call can take what they hold.

import { equal, ok, refused } from "./assert.ts";
import { type Case, World } from "./world.ts";

const endpoint_id = "ff80808169bf16c70169bf1d02270000";
const answering = (body: string | null, init?: ResponseInit) => async () => new Response(body, init);

/** What the client makes of this answer of a Huawei Cloud service, whatever the types say. */
async function huawei(world: World, body: string | null, init?: ResponseInit): Promise<unknown> {
  return (await world.huawei({ fetch: answering(body, init) }).dns.showEndpoint({ endpoint_id })).data;
}

const unassign = { vpcId: "vpc-7t9nf3pu", networkInterfaceId: "eni-m6dyj72l", privateIpAddress: ["10.0.0.2"] };

async function legacy(world: World, body: string) {
  return (await world.tencent({ fetch: answering(body) }).vpcLegacy.unassignPrivateIpAddresses(unassign)).data;
}

export const answers: Case[] = [
  {
    name: "members that are not known are kept, and what is missing or null does not matter",
    async run(environment) {
      const world = new World(environment);
      for (const body of [
        { endpoint: { id: "e", new_member: { a: [null, "b", true] } }, other: null },
        { endpoint: null },
        { endpoint: { ipaddress_count: null } },
        {},
        [],
      ]) {
        equal(await huawei(world, JSON.stringify(body)), body, "answer");
        const wrapped = answering(JSON.stringify({ Response: body }));
        equal((await world.tencent({ fetch: wrapped }).vpc.describeNetworkInterfaces()).data, body, "answer");
      }
      const odd = (await huawei(world, '{"__proto__":{"a":1},"a":2,"a":3}')) as Record<string, unknown>;
      equal(Object.keys(odd), ["__proto__", "a"], "members");
      equal(odd.a, 3, "the last of two members of one name");
      ok(Object.getPrototypeOf(odd) === Object.prototype, "a member named __proto__ is only a member");
    },
  },
  {
    name: "empty bodies are null",
    async run(environment) {
      const world = new World(environment);
      equal(await huawei(world, null, { status: 204 }), null, "an answer without a body");
      equal(await huawei(world, "", { status: 200 }), null, "an empty text");
      equal(await huawei(world, " \r\n", { status: 202 }), null, "white space");
      equal(await huawei(world, "null"), null, "null itself");
      const empty = world.tencent({ fetch: answering("") }).vpc.describeNetworkInterfaces();
      await refused(empty, { kind: "Decode", status: 200 });
    },
  },
  {
    name: "every whole number is exact, and a number past 2^53 is a bigint",
    async run(environment) {
      const world = new World(environment);
      for (const [text, expected] of [
        ["0", 0],
        ["-7", -7],
        ["1.5", 1.5],
        ["-0.25e-3", -0.00025],
        ["1e21", 1e21],
        ["9007199254740991", 9007199254740991],
        ["9007199254740992", 9007199254740992n],
        ["-9007199254740993", -9007199254740993n],
        ["18446744073709551615", 18446744073709551615n],
        ["123456789012345678901234567890", 123456789012345678901234567890n],
      ] as const) {
        const { list } = (await huawei(world, `{"list":[{"n":${text}}]}`)) as { list: [{ n: unknown }] };
        ok(list[0].n === expected, `${text} became ${typeof list[0].n} ${String(list[0].n)}`);
      }
    },
  },
  {
    name: "the content type does not matter, and a text that is no JSON is an error",
    async run(environment) {
      const world = new World(environment);
      const headers = { "content-type": "text/html" };
      equal(await huawei(world, '{"endpoint":{}}', { headers }), { endpoint: {} }, "answer");
      for (const body of ["<html>", '{"a":1', "{'a':1}", '{"a":01}', '{"a":1}{}', '"\\ud800'])
        await refused(huawei(world, body), { kind: "Decode", status: 200 });
    },
  },
  {
    name: "Tencent Cloud API 2.0: both places of the task id, and both forms of the code",
    async run(environment) {
      const world = new World(environment);
      for (const body of [
        { code: 0, data: { taskId: 16284 } },
        { code: "0", data: { taskId: "16284" } },
        { code: 0, taskId: 16284 },
        { code: "0", taskId: "16284", data: null },
      ]) {
        const data = await legacy(world, JSON.stringify(body));
        equal(data.data?.taskId, 16284, `task id of ${JSON.stringify(body)}`);
        equal(data.code, 0, "code");
        // As the next call wants it.
        const taskId = data.data?.taskId ?? 0;
        const request = await world.tencent().prepare("vpcLegacy", "describeVpcTaskResult", { taskId });
        equal(new URLSearchParams(request.body).get("taskId"), "16284", "task id on the wire");
      }
      for (const code of [4104, "4104"])
        await refused(legacy(world, JSON.stringify({ code, message: "m", codeDesc: "" })), {
          kind: "Credentials",
          code: "4104",
        });
    },
  },
  {
    name: "Tencent Cloud API 3.0: the id of an elastic IP's task is as the next call takes it",
    async run(environment) {
      const world = new World(environment);
      for (const [answer, expected] of [
        ['"16284"', 16284],
        ['"18446744073709551615"', 18446744073709551615n],
        ["18446744073709551615", 18446744073709551615n],
      ] as const) {
        const fetch = answering(`{"Response":{"TaskId":${answer},"RequestId":"r"}}`);
        const { data } = await world.tencent({ fetch }).vpc.disassociateAddress({ AddressId: "eip-hxlqja90" });
        const { TaskId = 0 } = data;
        ok(TaskId === expected, `${typeof TaskId} ${String(TaskId)}`);
        const request = await world.tencent().prepare("vpc", "describeTaskResult", { TaskId });
        equal(request.body, `{"TaskId":${expected}}`, "the next call");
      }
      // Of network interfaces the handle is the id of the request, a text, and it stays one.
      const fetch = answering('{"Response":{"RequestId":"6ef60bec-0242-43af-bb20-270359fb54a7"}}');
      const one = { NetworkInterfaceId: "eni-1", PrivateIpAddresses: [{ PrivateIpAddress: "10.0.0.2" }] };
      const { data } = await world.tencent({ fetch }).vpc.unassignPrivateIpAddresses(one);
      const request = await world.tencent().prepare("vpc", "describeVpcTaskResult", { TaskId: data.RequestId ?? "" });
      equal(request.body, '{"TaskId":"6ef60bec-0242-43af-bb20-270359fb54a7"}', "the next call");
    },
  },
  {
    name: "Tencent Cloud API 3.0: a host that answers in the form of API 2.0",
    async run(environment) {
      const world = new World(environment);
      const body = JSON.stringify({ code: 4100, message: "m", codeDesc: "AuthFailure" });
      const call = world.tencent({ fetch: answering(body) }).vpc.describeNetworkInterfaces();
      await refused(call, { kind: "Credentials", code: "AuthFailure" });
    },
  },
];
