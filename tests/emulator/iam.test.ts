import { expect, test } from "vitest";
import { Bench, type Json, PROJECT } from "./bench.ts";

const find = (query: string, service = "iam") => new Bench().huawei(service, "GET", `/v3/projects${query}`);

test("a project is found by the name of its region", async () => {
  const { status, body } = await find("?name=cn-north-4");
  expect(status).toBe(200);
  const link = "https://iam.cn-north-4.myhuaweicloud.com/v3/projects";
  expect(body).toEqual({
    links: { self: link, previous: null, next: null },
    projects: [
      {
        id: PROJECT,
        name: "cn-north-4",
        domain_id: "d78cbac186b744899480f25bd0221ff5",
        parent_id: "d78cbac186b744899480f25bd0221ff5",
        is_domain: false,
        enabled: true,
        description: "",
        links: { self: `${link}/${PROJECT}`, previous: null, next: null },
      },
    ],
  });
});

test.each([
  ["", 2],
  ["?name=nowhere", 0],
  ["?domain_id=d78cbac186b744899480f25bd0221ff5", 2],
  ["?parent_id=other", 0],
  ["?enabled=true", 2],
  ["?enabled=false", 0],
  ["?is_domain=true", 0],
  ["?page=2&per_page=1", 1],
])("the query %j finds %i", async (query, count) => {
  expect((await find(query)).body.projects).toHaveLength(count);
});

test.each(["?enabled=maybe", "?page=0", "?page=x", "?colour=red"])(
  "the query %s is refused in Keystone's shape",
  async (query) => {
    const { status, body } = await find(query);
    expect(status).toBe(400);
    expect(body).toEqual({ error: { code: 400, message: expect.any(String), title: "Bad Request" } as Json });
  },
);

test("the global host answers too", async () => {
  const bench = new Bench();
  const { huaweiRequest } = await import("./sign.ts");
  const request = huaweiRequest(bench.at, "GET", "https://iam.myhuaweicloud.com/v3/projects?name=cn-north-4");
  expect((await bench.send(request)).body.projects).toHaveLength(1);
});
