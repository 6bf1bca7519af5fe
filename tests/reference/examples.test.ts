// The programs on the pages: they compile, and the package takes their parameters.

import { transform } from "esbuild";
import { expect, test } from "vitest";
import type { PreparedRequest } from "../../pkg/default.js";
import { catalogue } from "../operations/catalogue.ts";
import { compile } from "../support/compile.ts";
import { exampleOf, page } from "./pages.ts";

const cloudip = (await import("../../pkg/default.js" as string)) as typeof import("../../pkg/default.js");

const examples = catalogue.operations.map((operation) => {
  const { cloud, service, method } = operation;
  return {
    operation,
    name: `${cloud}.${service}.${method}`,
    text: exampleOf(page(`${cloud}/${service}/${method}.html`)),
  };
});

test("a strict compiler takes every example", async () => {
  const programs = Object.fromEntries(examples.map(({ name, text }) => [`examples/${name}.ts`, text]));
  const platform = { module: "esnext", moduleResolution: "bundler", lib: ["es2022", "dom"], types: [] };
  await compile("reference", programs, { ...platform, noUnusedLocals: true });
});

test("an example is a whole program, with what is needed although it may be left out", () => {
  const { text } = examples.find(({ name }) => name === "huawei.eip.createPublicip") ?? {};
  expect(text).toBe(`import { HuaweiCloud, type HuaweiEip } from "cloudip";

const huawei = new HuaweiCloud({
  region: "cn-north-4",
  credentials: {
    accessKeyId: "AKEXAMPLE0000000000",
    secretAccessKey: "SKEXAMPLE0000000000000000000000000000000",
  },
});
const params: HuaweiEip.CreatePublicipRequest = {
  bandwidth: { id: "0d3a4f7e-5b1c-4e2f-9a68-7c1d2e3f4a5b", share_type: "WHOLE" },
  publicip: { type: "5_bgp" },
};
const reply = await huawei.eip.createPublicip(params);
console.log(reply.data);

// Until it took effect.
await huawei.wait("eip", "createPublicip", params, reply);
`);
});

test("the example of a list turns its pages", () => {
  const { text } = examples.find(({ name }) => name === "huawei.dns.listEndpoints") ?? {};
  expect(text).toContain(`
// All items, page after page.
const items = huawei.paginate("dns", "listEndpoints", { direction: "inbound" });
for await (const item of items) console.log(item);
`);
});

interface AnyClient {
  prepare(service: string, method: string, params: object): Promise<PreparedRequest>;
}

const projectId = "0123456789abcdef0123456789abcdef";
const huawei = (options: object) => new cloudip.HuaweiCloud({ projectId, ...options } as never);
const tencent = (options: object) => new cloudip.TencentCloud(options as never);

/** Runs a program with clients that prepare what it would call, and tells what that is. */
async function requestsOf(program: string): Promise<PreparedRequest[]> {
  const prepared: PreparedRequest[] = [];
  const standIn = (create: (options: object) => unknown) =>
    function Client(options: object) {
      const client = create(options) as AnyClient;
      const prepare = async (service: string, method: string, params: object) => {
        prepared.push(await client.prepare(service, method, params));
        return {};
      };
      async function* paginate(service: string, method: string, params: object) {
        yield prepare(service, method, params);
      }
      const methods = (service: string) =>
        new Proxy(
          {},
          {
            get:
              (_, method: string) =>
              (params: object = {}) =>
                prepare(service, method, params),
          },
        );
      return new Proxy({}, { get: (_, name: string) => ({ paginate, wait: prepare })[name] ?? methods(name) });
    };
  const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor as FunctionConstructor;
  const { code } = await transform(program, { loader: "ts" });
  const run = new AsyncFunction("HuaweiCloud", "TencentCloud", "console", code.replace(/^import .*\n/, ""));
  await run(standIn(huawei), standIn(tencent), { log: () => {} });
  return prepared;
}

test("the package takes the parameters of every example, and would send them to the operation's path", async () => {
  expect(examples).toHaveLength(catalogue.operations.length);
  for (const { name, operation, text } of examples) {
    const requests = await requestsOf(text);
    const goesOn = [operation.paging?.style, operation.completion?.kind].some((kind) => kind && kind !== "none");
    expect(requests, name).toHaveLength(goesOn ? 2 : 1);
    const path = operation.http.path.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    for (const { method, url } of requests) {
      expect(method, name).toBe(operation.http.method);
      expect(new URL(url).pathname, name).toMatch(new RegExp(`^${path.join("[\\w.~:-]+")}$`));
    }
  }
});

test("an example of a wrong parameter would fail", async () => {
  const [first] = examples;
  const wrong = first?.text.replace(/endpoint_id: "[^"]*"/, "endpoint_id: 7") ?? "";
  await expect(requestsOf(wrong)).rejects.toThrow("endpoint_id: expected a string, got a number");
});
