// The journal of a run, posted to another emulator, brings it into the state of the first one.
import { expect, test } from "vitest";
import { Bench, type Json, PROJECT } from "./bench.ts";
import { bind, ENDPOINT } from "./endpoint.ts";

async function login(bench: Bench, password: string): Promise<string | null> {
  const user = { name: "USEREXAMPLE", password, domain: { name: "ACCOUNTEXAMPLE" } };
  const scope = { project: { id: PROJECT } };
  const body = JSON.stringify({ auth: { identity: { methods: ["password"], password: { user } }, scope } });
  const headers = { "content-type": "application/json" };
  const url = "https://iam.cn-north-4.myhuaweicloud.com/v3/auth/tokens";
  return (await bench.send(new Request(url, { method: "POST", headers, body }))).headers.get("x-subject-token");
}

/** Changes of both clouds by every kind of caller, some refused at the door and some by the rules. */
async function run(bench: Bench): Promise<void> {
  await bind(bench);
  await bind(bench);
  await bench.control("POST", "clock", { advanceMs: 2000 });
  await bind(bench, { key: { accessKeyId: "AKEXAMPLE0000000000", secretAccessKey: "wrong" } });
  await login(bench, "not the password");
  const token = await login(bench, "PASSWORDEXAMPLE0000");
  const port = { port: { network_id: "3ee6107e-4188-4c4d-b453-80d6b9a147d5" } };
  const headers = { "x-auth-token": token ?? "", "content-type": "application/json" };
  await bench.send(
    new Request("https://vpc.cn-north-4.myhuaweicloud.com/v2.0/ports", {
      method: "POST",
      headers,
      body: JSON.stringify(port),
    }),
  );
  await bench.huawei("dns", "GET", ENDPOINT);
  await bench.huawei("dns", "GET", "/nowhere");
  await bench.v3("AssignPrivateIpAddresses", { NetworkInterfaceId: "eni-m6dyj72l", SecondaryPrivateIpAddressCount: 2 });
  await bench.v3("AssignPrivateIpAddresses", { NetworkInterfaceId: "eni-m6dyj72l", SecondaryPrivateIpAddressCount: 2 });
  await bench.legacyEip("CreateEip", { goodsNum: "2" });
  await bench.legacy("DescribeNetworkInterfaces", {}, { nonce: 1 });
}

test("state and journal are those of the recorded run", async () => {
  const first = new Bench();
  await run(first);
  const { text: journal, body } = await first.control("GET", "requests");
  expect(body.requests).toHaveLength(12);
  const second = new Bench();
  expect((await second.control("POST", "replay", journal)).body).toEqual({ replayed: 12, differences: [] });
  // Two seconds of the first one's time, as its clock was moved.
  await second.control("POST", "clock", { advanceMs: 2000 });
  expect((await second.control("GET", "state")).text).toBe((await first.control("GET", "state")).text);
  expect((await second.control("GET", "requests")).text).toBe(journal);
});

test("a fault is acted out as far as it had an effect", async () => {
  const first = new Bench();
  const faults = [
    { operation: "AssociateEndpointIpaddress", cut: "before" },
    { operation: "AssignPrivateIpAddresses", cut: "after" },
    { operation: "CreateEip", status: 503, effect: true },
  ];
  await first.control("POST", "faults", { faults });
  await expect(bind(first)).rejects.toThrow();
  const params = { NetworkInterfaceId: "eni-m6dyj72l", SecondaryPrivateIpAddressCount: 1 };
  await expect(first.v3("AssignPrivateIpAddresses", params)).rejects.toThrow();
  await expect(first.legacyEip("CreateEip", {})).rejects.toThrow();
  const { text: journal } = await first.control("GET", "requests");
  const second = new Bench();
  expect((await second.control("POST", "replay", journal)).body).toEqual({ replayed: 3, differences: [] });
  const { body: state } = await second.control("GET", "state");
  expect(state).toEqual((await first.control("GET", "state")).body);
  expect(state.tencent.eips).toHaveLength(3);
});

test("what comes to something else is told", async () => {
  const first = new Bench();
  await bind(first);
  const { text: journal } = await first.control("GET", "requests");
  await first.control("POST", "replay", journal);
  const { body } = await first.control("POST", "replay", journal);
  expect(body).toMatchObject({
    replayed: 1,
    differences: [{ index: 0, was: { status: 202 }, is: { status: 409, code: "DNS.0021" } }],
  });
});

test.each([
  [{}, {}, ""],
  [{ requests: [{ at: "today" }] }, {}, "requests[0].at"],
  [{ requests: [{ colour: "red" }] }, {}, "requests[0].colour"],
  [undefined, { account: "nobody" }, "requests[0].account"],
])("refused: %j %j", async (body, change, field) => {
  const bench = new Bench();
  await bind(bench);
  const { requests } = (await bench.control("GET", "requests")).body;
  const changed = { requests: requests.map((entry: Json) => ({ ...entry, ...change })) };
  const answer = await bench.control("POST", "replay", body ?? changed);
  if (field === "") expect(answer.body).toEqual({ replayed: 0, differences: [] });
  else expect([answer.status, answer.body.field]).toEqual([400, field]);
});
