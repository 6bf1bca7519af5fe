// The JSON schema of the state document says what the emulator's own check says, as far as forms go.
import { expect, test } from "vitest";
import { defaultSeed } from "../../pkg-template/src/emulator/seed.ts";
import { ShapeError } from "../../pkg-template/src/emulator/shape.ts";
import { Bench } from "./bench.ts";
import { isValid } from "./json-schema.ts";

const { body: schema } = await new Bench().control("GET", "schema");

/** Whether the emulator takes a document. */
async function isTaken(seed: unknown): Promise<boolean> {
  return (await new Bench().control("POST", "seed", JSON.stringify(seed))).status === 200;
}

const port = { id: "p", projectId: "p", networkId: "s", ip: "10.0.0.2", macAddress: "m", createdAt: "t" };
const { credentials } = defaultSeed;
const huawei = { domainId: "d" };

test("it is JSON Schema, and what the emulator tells of itself is valid", async () => {
  expect(schema.$schema).toBe("https://json-schema.org/draft/2020-12/schema");
  expect(isValid(schema, defaultSeed)).toBe(true);
  const bench = new Bench();
  expect(isValid(schema, (await bench.control("GET", "state")).body)).toBe(true);
  await bench.control("POST", "seed", { accounts: [{ name: "one", credentials }] });
  expect(isValid(schema, (await bench.control("GET", "state")).body)).toBe(true);
});

// Documents hold keys: a title has none of them.
test.each([
  [true, { huawei, tencent: {} }],
  [true, { credentials, huawei, tencent: {} }],
  [true, { accounts: [{ name: "one", credentials }] }],
  [false, { accounts: [{ credentials }] }],
  [false, {}],
  [false, []],
  [false, null],
  [false, { huawei: {}, tencent: {} }],
  [false, { huawei: { ...huawei, colour: "red" }, tencent: {} }],
  [false, { huawei: { domainId: 1 }, tencent: {} }],
  [false, { huawei: { domainId: "" }, tencent: {} }],
  [false, { huawei: { ...huawei, ports: {} }, tencent: {} }],
  [false, { huawei: { ...huawei, ports: [{ ...port, ip: undefined }] }, tencent: {} }],
  [false, { huawei: { ...huawei, ports: [{ ...port, adminStateUp: "yes" }] }, tencent: {} }],
  [false, { huawei, tencent: { quotas: { eips: 1.5 } } }],
  [true, { huawei, tencent: { quotas: { eips: 3 } } }],
  [false, { serial: null, huawei, tencent: {} }],
])("%s by both: document %#", async (valid, document) => {
  expect(isValid(schema, JSON.parse(JSON.stringify(document)))).toBe(valid);
  expect(await isTaken(document)).toBe(valid);
});

test("what one member has to do with another is not in it", () => {
  const seed = { huawei: { ...huawei, ports: [port] }, tencent: {} };
  expect(isValid(schema, seed)).toBe(true);
  expect(() => new Bench({ seed })).toThrow(ShapeError);
});
