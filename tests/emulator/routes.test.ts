// From a path to the operations it may be for.
import { expect, test } from "vitest";
import { Routes } from "../../pkg-template/src/emulator/huawei/routes.ts";

function routesOf(...patterns: string[]): Routes<string> {
  const routes = new Routes<string>();
  for (const pattern of patterns) routes.add("GET", pattern, pattern);
  return routes;
}

test("values are decoded, after the path is split", () => {
  const routes = routesOf("/v3/{project_id}/ips/{id}");
  expect(routes.match("GET", "/v3/p%20q/ips/a%2Fb")).toEqual([
    { target: "/v3/{project_id}/ips/{id}", path: { project_id: "p q", id: "a/b" } },
  ]);
});

test("a segment that is written out wins, and is none for what goes on otherwise", () => {
  const routes = routesOf("/ips/{id}", "/ips/count", "/ips/{id}/tags", "/ips/count/{of}/x");
  expect(routes.match("GET", "/ips/count")).toEqual([{ target: "/ips/count", path: {} }]);
  expect(routes.match("GET", "/ips/count/tags")).toEqual([{ target: "/ips/{id}/tags", path: { id: "count" } }]);
  expect(routes.match("GET", "/ips/count/tags/x")).toEqual([{ target: "/ips/count/{of}/x", path: { of: "tags" } }]);
  expect(routes.match("GET", "/ips/other")).toEqual([{ target: "/ips/{id}", path: { id: "other" } }]);
});

test("two parameters share a segment, the second after the first colon", () => {
  const routes = routesOf("/reverse/{region}:{id}");
  expect(routes.match("GET", "/reverse/cn%3Aid:x")[0]?.path).toEqual({ region: "cn", id: "id:x" });
  expect(routes.match("GET", "/reverse/cn")[0]?.path).toEqual({ region: "cn" });
});

test("all with the same pattern are given, in their order", () => {
  const routes = routesOf("/tokens");
  routes.add("GET", "/tokens", "other");
  expect(routes.match("GET", "/tokens").map(({ target }) => target)).toEqual(["/tokens", "other"]);
});

test.each(["/ips", "/ips/", "/ips/a/", "/ips//tags", "ips/a", "/IPS/a", "/ips/a/b", "/constructor/a"])(
  "%s is none",
  (path) => {
    expect(routesOf("/ips/{id}", "/ips/{id}/tags").match("GET", path)).toEqual([]);
    expect(routesOf("/ips/{id}").match("POST", "/ips/a")).toEqual([]);
  },
);
