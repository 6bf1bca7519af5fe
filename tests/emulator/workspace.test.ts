import { describe, expect, test } from "vitest";
import { Bench, type Json, PROJECT } from "./bench.ts";

const DESKTOP = "90f05916-bc71-4e26-a534-d036188d96e3";
const FREE_DESKTOP = "b1e7a940-3c58-4f2d-8a06-7d9c5e4f1b22";
const EIP = "0a2f6c1b-8d3e-4f57-a9c4-6e1b7d5f2a01";
const FREE_EIP = "0a2f6c1b-8d3e-4f57-a9c4-6e1b7d5f2a03";
const EIPS = `/v2/${PROJECT}/eips`;

const list = async (bench: Bench, query = ""): Promise<Json> =>
  (await bench.huawei("workspace", "GET", `${EIPS}${query}`)).body;
const unbind = (bench: Bench, body: unknown) => bench.huawei("workspace", "POST", `${EIPS}/unbinding`, body);
const bind = (bench: Bench, desktop_id: unknown, eip_id: unknown) =>
  bench.huawei("workspace", "POST", `${EIPS}/binding`, { desktop_id, eip_id });
const owners = async (bench: Bench) =>
  Object.fromEntries((await list(bench)).eips.map(({ id, attached_desktop_id }: Json) => [id, attached_desktop_id]));

/** The service's error shape. */
const refused = (code: string, named: string) => ({
  error_code: code,
  error_msg: expect.stringContaining(named),
  error_detail: expect.stringContaining(named),
  encoded_authorization_message: "",
});

describe("unbind", () => {
  test("the page's example request: 200, an empty body, and the effect later", async () => {
    const bench = new Bench();
    const path = "/v2/0e69423d4400f4a82f67c0059a1e4cc8/eips/unbinding";
    const { status, text, headers } = await bench.huawei("workspace", "POST", path, { desktop_ids: [DESKTOP] });
    expect(status).toBe(200);
    expect(text).toBe("");
    expect(headers.get("content-type")).toBeNull();
    expect((await owners(bench))[EIP]).toBe(DESKTOP);
    bench.settle();
    expect((await owners(bench))[EIP]).toBe("");
  });

  test("what has no EIP or is not there changes nothing, and the reply does not tell", async () => {
    const bench = new Bench();
    const { status, text } = await unbind(bench, { desktop_ids: [FREE_DESKTOP, "nowhere", DESKTOP] });
    expect([status, text]).toEqual([200, ""]);
    bench.settle();
    expect((await list(bench, "?state=bind")).total_count).toBe(1);
  });

  test.each([
    ["no desktop_ids", {}, "desktop_ids"],
    ["an empty desktop_ids", { desktop_ids: [] }, "desktop_ids"],
    ["101 desktop_ids", { desktop_ids: Array(101).fill(DESKTOP) }, "desktop_ids"],
    ["an id that is a number", { desktop_ids: [7] }, "desktop_ids[0]"],
    ["an unknown member", { desktop_ids: [DESKTOP], force: true }, "force"],
  ])("%s is refused", async (_, body, named) => {
    const answer = await unbind(new Bench(), body);
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual(refused("WKS.0001", named));
  });
});

describe("bind", () => {
  test("200, an empty body, and the effect later", async () => {
    const bench = new Bench();
    const { status, text } = await bind(bench, FREE_DESKTOP, FREE_EIP);
    expect([status, text]).toEqual([200, ""]);
    expect((await owners(bench))[FREE_EIP]).toBe("");
    bench.settle();
    expect((await list(bench, `?desktop_id=${FREE_DESKTOP}`)).eips).toEqual([
      {
        id: FREE_EIP,
        address: "198.51.100.13",
        bandwidth_size: 5,
        eip_charge_mode: "TRAFFIC",
        create_time: "2026-02-10 08:10:00",
        attached_desktop_id: FREE_DESKTOP,
        attached_desktop_name: "desktop-003",
        enterprise_project_id: "0",
      },
    ]);
  });

  test("an EIP goes to one desktop, and a desktop has one EIP, also while a change is under way", async () => {
    const bench = new Bench();
    expect((await bind(bench, FREE_DESKTOP, EIP)).body).toEqual(refused("WKS.0001", EIP));
    expect((await bind(bench, DESKTOP, FREE_EIP)).body).toEqual(refused("WKS.0001", DESKTOP));
    expect((await bind(bench, FREE_DESKTOP, FREE_EIP)).status).toBe(200);
    expect((await bind(bench, FREE_DESKTOP, FREE_EIP)).status).toBe(400);
  });

  test("an EIP that was unbound can be bound to another desktop", async () => {
    const bench = new Bench();
    await unbind(bench, { desktop_ids: [DESKTOP] });
    expect((await bind(bench, FREE_DESKTOP, EIP)).status).toBe(200);
    bench.settle();
    expect((await owners(bench))[EIP]).toBe(FREE_DESKTOP);
  });

  test.each([
    ["an unknown desktop", "nowhere", FREE_EIP, 404, "WKS.0202", "nowhere"],
    ["an unknown EIP", FREE_DESKTOP, "nothing", 404, "WKS.0202", "nothing"],
    ["no desktop", undefined, FREE_EIP, 400, "WKS.0001", "desktop_id"],
    ["an EIP id that is a number", FREE_DESKTOP, 7, 400, "WKS.0001", "eip_id"],
  ])("%s is refused", async (_, desktop, eip, status, code, named) => {
    const answer = await bind(new Bench(), desktop, eip);
    expect(answer.status).toBe(status);
    expect(answer.body).toEqual(refused(code, named));
  });
});

describe("list", () => {
  test.each([
    ["", 4],
    [`?desktop_id=${DESKTOP}`, 1],
    ["?desktop_name=desktop-002", 1],
    ["?user_name=alice", 1],
    ["?address=198.51.100.1", 4],
    ["?address=198.51.100.14", 1],
    ["?state=bind", 2],
    ["?state=unbind", 2],
    ["?enterprise_project_id=0", 4],
    ["?enterprise_project_id=other", 0],
  ])("the filter %s finds %i", async (query, count) => {
    const { eips, total_count } = await list(new Bench(), query);
    expect(total_count).toBe(count);
    expect(eips).toHaveLength(count);
  });

  test("by pages", async () => {
    const { eips, total_count } = await list(new Bench(), "?limit=2&offset=3");
    expect(total_count).toBe(4);
    expect(eips.map(({ address }: Json) => address)).toEqual(["198.51.100.14"]);
  });

  test.each(["?limit=1001", "?limit=-1", "?offset=-1", "?limit=many", "?state=lost", "?colour=red"])(
    "the query %s is refused",
    async (query) => {
      const { status, body } = await new Bench().huawei("workspace", "GET", `${EIPS}${query}`);
      expect(status).toBe(400);
      expect(body).toEqual(refused("WKS.0001", query.replace(/^\?(\w+)=.*/, "$1")));
    },
  );
});
