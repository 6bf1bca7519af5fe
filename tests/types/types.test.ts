// The published types: what is generated from the operations.

import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import type typescript from "typescript";
import { describe, expect, test } from "vitest";
import { operationTypes } from "../../pkg-template/tools/types.mjs";
import { root } from "../support/project.ts";

// Required, since Node looks through it for longer than it loads it when it is imported.
const ts: typeof typescript = createRequire(import.meta.url)("typescript");

test("no published type is any", async () => {
  const folder = join(root, "pkg");
  const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".d.ts"));
  expect(files).toContain("operations.d.ts");
  const found: string[] = [];
  for (const name of files) {
    const source = ts.createSourceFile(name, await readFile(join(folder, name), "utf8"), ts.ScriptTarget.Latest);
    const visit = (node: typescript.Node): void => {
      const { line } = source.getLineAndCharacterOfPosition(node.end);
      if (node.kind === ts.SyntaxKind.AnyKeyword) found.push(`${name}:${line + 1}`);
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  expect(found).toEqual([]);
});

describe("types from the operations", () => {
  const text = { kind: "string" };
  const field = (name: string, type: object, rest: object = {}) => ({
    name,
    required: false,
    nullable: false,
    doc: "",
    type,
    documented: {},
    ...rest,
  });
  const operation = (rest: object) => ({
    cloud: "huawei",
    service: "dns",
    name: "BindThing",
    method: "bindThing",
    summary: "Binds",
    http: { method: "POST", path: "/things/{id}" },
    params: [],
    body: null,
    success: [200],
    response: null,
    response_empty: !("response" in rest),
    auth: "default",
    batch: null,
    response_headers: [],
    idempotent: true,
    retry_after_unknown: "safe",
    client_token_param: null,
    notes: [],
    doubts: [],
    completion: null,
    errors: [],
    permissions: [],
    dependencies: [],
    source: [],
    ...rest,
  });
  const generate = (operations: object[], types: object = {}): string =>
    operationTypes({
      services: [{ cloud: "huawei", name: "dns", doc: "Names" }],
      operations,
      types,
    });

  test("what a request requires is required, what an answer has may be missing", () => {
    const response = [field("id", text, { required: true, nullable: true })];
    const params = [
      field("id", text, { in: "path", required: true }),
      field("limit", { kind: "integer" }, { in: "query" }),
    ];
    const output = generate([operation({ params, response })]);
    expect(output).toContain("interface BindThingRequest {\n    id: string;\n    limit?: number | bigint;\n  }");
    expect(output).toContain("interface BindThingResponse {\n    id?: string | null;\n  }");
    expect(output).toContain(
      "bindThing(params: HuaweiDns.BindThingRequest, options?: CallOptions): Promise<Reply<HuaweiDns.BindThingResponse>>;",
    );
  });

  test("values are a closed list in a request and an open one in an answer", () => {
    const kind = field("kind", { kind: "enum", values: ["v4", "v6"] });
    const types = {
      "huawei.dns.Address": { doc: "", fields: [kind] },
      "huawei.dns.Shown": { doc: "", fields: [kind] },
    };
    const body = [
      field("addresses", { kind: "array", items: { kind: "object", ref: "huawei.dns.Address" }, min: 1, max: 2 }),
    ];
    const output = generate(
      [operation({ body, response: [field("shown", { kind: "object", ref: "huawei.dns.Shown" })] })],
      types,
    );
    expect(output).toContain('interface Address {\n    kind?: "v4" | "v6";\n  }');
    expect(output).toContain('interface Shown {\n    kind?: "v4" | "v6" | (string & {});\n  }');
    expect(output).toContain("/** 1 to 2 entries */\n    addresses?: Address[];");
  });

  test("what is only documented is told, and refuses nothing", () => {
    const documented = { known: ["in", "out"], default: "in", only_in: "openapi" };
    const limited = { min_items: 1, max_items: 9, max_length: 5, pattern: "[a-z]*" };
    const fields = [
      field("direction", text, { doc: "Direction", documented }),
      field("names", { kind: "array", items: text }, { documented: limited }),
      field("size", { kind: "integer" }, { documented: { min: 0, max: 5, known: [0, 5] } }),
      field("id", { kind: "integer" }, { documented: { format: "uint64" } }),
    ];
    const output = generate([operation({ body: fields, response: fields })]);
    const [request, response] = output.split("interface BindThingResponse");
    const words = 'direction?: "in" | "out" | (string & {});';
    const remark = 'Direction. "in" if left out. Known from the OpenAPI text only.';
    for (const part of [request, response]) expect(part).toContain(`/** ${remark} */\n    ${words}`);
    expect(request).toContain(
      "/** Documented: 1 to 9 entries, each at most 5 characters, matching `[a-z]*` */\n    names?: string[];",
    );
    expect(request).toContain("/** Documented: 0 to 5. Known values: 0, 5. */\n    size?: number | bigint;");
    expect(response).toContain("\n    names?: string[];");
    expect(response).toContain("/** Known values: 0, 5 */\n    size?: number;");
    expect(response).toContain("/** Form: uint64 */\n    id?: number | bigint;");
  });

  test("maps, free objects and anything", () => {
    const fields = [
      field("conditions", { kind: "map", values: { kind: "map", values: { kind: "array", items: text } } }),
      field("profile", { kind: "free" }, { nullable: true }),
      field("extras", { kind: "map", values: { kind: "any" } }),
    ];
    const output = generate([operation({ body: fields })]);
    expect(output).toContain("conditions?: Record<string, Record<string, string[]>>;");
    expect(output).toContain("profile?: Record<string, unknown> | null;");
    expect(output).toContain("extras?: Record<string, unknown>;");
  });

  test("a method tells what its caller must know", () => {
    const output = generate([
      operation({
        permissions: ["dns:thing:bind"],
        dependencies: ["vpc:ports:list"],
        notes: ["A note."],
        doubts: ["A doubt."],
        auth: "token",
        batch: { param: "things", max: 10 },
        idempotent: false,
        retry_after_unknown: "with-token",
        client_token_param: "token",
        completion: {
          ...{ kind: "poll", source: "inferred", operation: "ShowThing", field: "thing.status" },
          ...{ done: ["ACTIVE"], failed: ["ERROR"], pending: ["PENDING"] },
          ...{ first_delay_s: 5, interval_s: 2, timeout_s: 120 },
        },
        errors: [
          { code: "DNS.1", status: 400, meaning: "Wrong" },
          { code: null, status: 404, meaning: "Not found" },
          { code: null, status: 500, meaning: "Internal error" },
        ],
        source: ["a page"],
      }),
    ]);
    const paragraphs = [
      "Binds",
      "`POST /things/{id}`",
      "Permission: `dns:thing:bind`",
      "Permission for what it calls itself: `vpc:ports:list`",
      "A note.",
      "Not certain:\n- A doubt.",
      [
        "Takes a token only; a signature is not taken.",
        "Takes several at once: `things`, at most 10.",
        "Sent again, it acts again, unless `token` is the same.",
        "Takes effect later. `thing.status` of ShowThing tells (inferred): ACTIVE; failed ERROR; not yet PENDING. " +
          "Ask first after 5 s, then every 2 s, for at most 2 minutes.",
      ].join("\n"),
      "Errors:\n- `DNS.1`: Wrong",
      "Statuses of errors: 404, 500",
      "Source: a page",
    ];
    const lines = paragraphs.join("\n\n").replace(/^/gm, "   * ").replace(/ +$/gm, "");
    expect(output).toContain(`  /**\n${lines}\n   */\n  bindThing(`);
    expect(output).toContain("/** Names */\nexport interface HuaweiDns {");
  });

  test.each([
    [{ retry_after_unknown: "unsafe" }, "After an unknown outcome, look before sending it again"],
    [{ retry_after_unknown: "unsafe", idempotent: false }, "Sent again, it acts again: after an unknown outcome"],
    [{ auth: "none" }, "Sent without a signature and without a token."],
    [{ completion: { kind: "none" } }, "the provider documents no way to tell when"],
    [{ response_empty: false }, "Its form is not documented.\n   */\n  type BindThingResponse = unknown;"],
  ])("%o is told", (facts, told) => {
    expect(generate([operation(facts)])).toContain(told);
  });

  test("a type of both directions exists twice if they differ", () => {
    const same = { doc: "", fields: [field("a", text)] };
    const types = {
      "huawei.dns.Same": same,
      "huawei.dns.Tag": { doc: "", fields: [field("key", text, { required: true })] },
      "huawei.dns.All": {
        doc: "",
        fields: ["Same", "Tag"].map((name) => field(name, { kind: "object", ref: `huawei.dns.${name}` })),
      },
    };
    const body = [field("all", { kind: "object", ref: "huawei.dns.All" })];
    const output = generate(
      [operation({ body, response: [field("all", { kind: "object", ref: "huawei.dns.All" })] })],
      types,
    );
    expect(output).toContain("interface Tag {\n    key?: string;\n  }");
    expect(output).toContain("interface TagInput {\n    key: string;\n  }");
    expect(output).toContain("interface AllInput {\n    Same?: Same;\n    Tag?: TagInput;\n  }");
    expect(output).not.toContain("SameInput");
  });

  test("an answer holds headers with facts, and a task's id as the next call takes it", () => {
    const response_headers = ["X-Request-Id", "X-Subject-Token"];
    const output = generate([operation({ response: [field("id", text)], response_headers })]);
    expect(output).toContain(
      'interface BindThingResponse {\n    id?: string;\n    /** The header `X-Subject-Token` */\n    "X-Subject-Token"?: string;\n  }',
    );
    const tencent = operation({ cloud: "tencent", version: "2017-03-12", response: [field("TaskId", text)] });
    expect(generate([tencent])).toContain("interface BindThingResponse {\n    TaskId?: number | bigint;\n  }");
  });

  test("the items of a list are typed, wherever the list is in the answer", () => {
    const list = (name: string, items: object) => field(name, { kind: "array", items });
    const eip = { kind: "object", ref: "huawei.dns.Eip" };
    const types = {
      "huawei.dns.Eip": { doc: "", fields: [field("id", text)] },
      "huawei.dns.Data": { doc: "", fields: [list("eipSet", eip)] },
    };
    const paged = (items: string, response: object[]) =>
      generate([operation({ paging: { style: "none", items }, response })], types);
    const types3 = "bindThing: [HuaweiDns.BindThingRequest, HuaweiDns.BindThingResponse, ";
    expect(paged("eips", [list("eips", eip)])).toContain(`${types3}HuaweiDns.Eip];`);
    expect(paged("ids", [list("ids", text)])).toContain(`${types3}string];`);
    const data = field("data", { kind: "object", ref: "huawei.dns.Data" });
    expect(paged("data.eipSet", [data])).toContain(`${types3}HuaweiDns.Eip];`);
    expect(() => paged("nothing", [data])).toThrow("catalogue: BindThing has no nothing in its answer");
    expect(() => paged("data", [data])).toThrow("catalogue: data of BindThing is no list");
  });

  test("the project id may be left out, and so may parameters that are all optional", () => {
    const params = [field("project_id", text, { in: "path", required: true, doc: "Project" })];
    const output = generate([operation({ params })]);
    expect(output).toContain(
      "/** Project. The client's own project where this is left out. */\n    project_id?: string;",
    );
    expect(output).toContain("bindThing(params?: HuaweiDns.BindThingRequest");
    expect(output).toContain("type BindThingResponse = null;");
  });

  test("two services may use one name for different things", () => {
    const types = {
      "huawei.dns.Tag": { doc: "", fields: [] },
      "tencent.vpc.Tag": { doc: "", fields: [field("Key", text)] },
    };
    const output = generate(
      [
        operation({ response: [field("tag", { kind: "object", ref: "huawei.dns.Tag" })] }),
        operation({
          cloud: "tencent",
          service: "vpc",
          version: "1",
          response: [field("Tag", { kind: "object", ref: "tencent.vpc.Tag" })],
        }),
      ],
      types,
    );
    expect(output).toContain("bindThing: [HuaweiDns.BindThingRequest, HuaweiDns.BindThingResponse];");
    expect(output).toContain("bindThing: [TencentVpc.BindThingRequest, TencentVpc.BindThingResponse];");
  });

  test("task ids may be past 2^53, names that are no identifiers are quoted, and a comment cannot end early", () => {
    const fields = [
      field("TaskId", { kind: "integer" }),
      field("Count", { kind: "integer" }),
      field("x-id", text, { doc: "a */ b" }),
    ];
    const output = generate([operation({ response: fields })]);
    expect(output).toContain("TaskId?: number | bigint;");
    expect(output).toContain("Count?: number;");
    expect(output).toContain('/** a *\\/ b */\n    "x-id"?: string;');
  });

  test.each([
    [
      "a reference to nothing",
      () => generate([operation({ response: [field("a", { kind: "object", ref: "huawei.dns.Nothing" })] })]),
    ],
    [
      "two parameters of one name",
      () => generate([operation({ params: [field("id", text)], body: [field("id", text)] })]),
    ],
    ["an unknown kind", () => generate([operation({ body: [field("a", { kind: "colour" })] })])],
    [
      "a type with the name of a request",
      () => {
        const types = { "huawei.dns.BindThingRequest": { doc: "", fields: [] } };
        return generate(
          [operation({ response: [field("a", { kind: "object", ref: "huawei.dns.BindThingRequest" })] })],
          types,
        );
      },
    ],
  ])("%s is refused", (_, attempt) => {
    expect(attempt).toThrow(/^catalogue: /);
  });
});
