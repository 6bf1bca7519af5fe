import { describe, expect, test } from "vitest";
import { Bench, type Json, PROJECT } from "./bench.ts";
import { Scenario } from "./scenario.ts";

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

describe("new EIPs", () => {
  const wanted = { eip_type: "5_bgp", eip_charge_mode: "TRAFFIC", bandwidth_size: 5 };
  const apply = (bench: Bench, changes: object) => bench.huawei("workspace", "POST", EIPS, { ...wanted, ...changes });
  const job = async (bench: Bench, id: string): Promise<Json> =>
    (await bench.huawei("workspace", "GET", `/v2/${PROJECT}/workspace-jobs/${id}`)).body;

  test("for desktops: a job, and the desktops have them when it is over", async () => {
    const bench = new Bench();
    const { status, body } = await apply(bench, { desktop_ids: [FREE_DESKTOP] });
    expect(status).toBe(200);
    expect(body).toEqual({ job_id: expect.stringMatching(/^[0-9a-f]{32}$/) });
    expect(await job(bench, body.job_id)).toMatchObject({ status: "RUNNING", end_time: "", sub_jobs_total: 1 });
    expect((await list(bench, `?desktop_id=${FREE_DESKTOP}`)).total_count).toBe(0);
    bench.settle();
    expect(await job(bench, body.job_id)).toEqual({
      id: body.job_id,
      job_type: "applyDesktopsInternet",
      status: "SUCCESS",
      begin_time: "2025-01-02 03:04:05",
      end_time: "2025-01-02 03:04:06",
      fail_reason: "",
      job_error_code: "",
      sub_jobs_total: 1,
      sub_jobs: [
        expect.objectContaining({
          job_id: body.job_id,
          status: "SUCCESS",
          process: 100,
          entities: { desktop_id: FREE_DESKTOP, user_name: "carol", product_id: "" },
        }),
      ],
    });
    expect((await list(bench, `?desktop_id=${FREE_DESKTOP}`)).eips).toEqual([
      expect.objectContaining({ address: "198.51.100.2", bandwidth_size: 5, eip_charge_mode: "TRAFFIC" }),
    ]);
  });

  test("without desktops: as many as asked for, bound to nothing", async () => {
    const bench = new Bench();
    expect((await apply(bench, { count: 3 })).status).toBe(200);
    bench.settle();
    expect((await list(bench, "?state=unbind")).total_count).toBe(5);
  });

  test.each([
    ["neither desktops nor a count", {}, 400, "WKS.0001", "count"],
    ["101 EIPs", { count: 101 }, 400, "WKS.0001", "count"],
    ["a desktop that has one", { desktop_ids: [FREE_DESKTOP, DESKTOP] }, 400, "WKS.0001", DESKTOP],
    ["one desktop twice", { desktop_ids: [FREE_DESKTOP, FREE_DESKTOP] }, 400, "WKS.0001", FREE_DESKTOP],
    ["an unknown desktop", { desktop_ids: ["nowhere"] }, 404, "WKS.0202", "nowhere"],
    ["a bandwidth of 0", { count: 1, bandwidth_size: 0 }, 400, "WKS.0001", "bandwidth_size"],
    ["a bandwidth of 2001", { count: 1, bandwidth_size: 2001 }, 400, "WKS.0001", "bandwidth_size"],
    ["another charge mode", { count: 1, eip_charge_mode: "FREE" }, 400, "WKS.0001", "eip_charge_mode"],
    ["no line", { count: 1, eip_type: undefined }, 400, "WKS.0001", "eip_type"],
  ])("%s: refused, and nothing is there afterwards", async (_, changes, status, code, named) => {
    const bench = new Bench();
    const answer = await apply(bench, changes);
    expect(answer.status).toBe(status);
    expect(answer.body).toEqual(refused(code, named));
    const { huawei } = (await bench.control("GET", "state")).body;
    expect([huawei.desktopEips.length, huawei.desktopJobs.length]).toEqual([4, 0]);
  });
});

describe("jobs", () => {
  const SUB_JOBS = `/v2/${PROJECT}/workspace-sub-jobs`;
  const start = async (bench: Bench, count: number): Promise<string> => {
    const wanted = { eip_type: "5_bgp", eip_charge_mode: "TRAFFIC", bandwidth_size: 5, count };
    return (await bench.huawei("workspace", "POST", EIPS, wanted)).body.job_id;
  };
  const subJobs = async (bench: Bench, query = ""): Promise<Json> =>
    (await bench.huawei("workspace", "GET", `${SUB_JOBS}${query}`)).body;
  const remove = (bench: Bench, body: object) => bench.huawei("workspace", "POST", `${SUB_JOBS}/batch-delete`, body);

  test("sub-jobs are listed, by state and by job, and deleted when they are over", async () => {
    const bench = new Bench();
    const first = await start(bench, 2);
    bench.settle();
    const second = await start(bench, 1);
    expect((await subJobs(bench)).total_count).toBe(3);
    expect((await subJobs(bench, "?status=RUNNING")).jobs).toEqual([expect.objectContaining({ job_id: second })]);
    expect((await subJobs(bench, `?job_id=${first}&limit=1`)).jobs).toHaveLength(1);
    expect((await subJobs(bench, "?desktop_pool_id=p")).total_count).toBe(0);

    expect((await remove(bench, { job_ids: [second] })).status).toBe(200);
    expect((await remove(bench, { delete_by_status: "SUCCESS" })).text).toBe("");
    expect((await subJobs(bench)).jobs).toEqual([expect.objectContaining({ job_id: second })]);
  });

  test("a job is asked to try again", async () => {
    const bench = new Bench();
    const id = await start(bench, 1);
    const act = (job: string, op_type: string) =>
      bench.huawei("workspace", "POST", `/v2/${PROJECT}/workspace-jobs/${job}/actions`, { op_type });
    expect((await act(id, "retry")).body).toEqual({ job_id: id });
    expect(await act(id, "stop")).toMatchObject({ status: 400, body: refused("WKS.0001", "op_type") });
    expect(await act("nowhere", "retry")).toMatchObject({ status: 404, body: refused("WKS.0202", "nowhere") });
  });

  test("what is refused", async () => {
    const bench = new Bench();
    expect(await remove(bench, {})).toMatchObject({ status: 400, body: refused("WKS.0001", "job_ids") });
    expect(await remove(bench, { job_ids: Array(11).fill("x") })).toMatchObject({ status: 400 });
    expect(await bench.huawei("workspace", "GET", `${SUB_JOBS}?status=LOST`)).toMatchObject({ status: 400 });
    expect(await bench.huawei("workspace", "GET", `/v2/${PROJECT}/workspace-jobs/nowhere`)).toMatchObject({
      status: 404,
      body: refused("WKS.0202", "nowhere"),
    });
  });
});

describe("desktops", () => {
  const desktops = async (path: string): Promise<Json> =>
    (await new Bench().huawei("workspace", "GET", `/v2/${PROJECT}/desktops${path}`)).body;

  test.each([
    ["", 3],
    ["?user_name=alice&user_name=bob", 2],
    ["?computer_name=desktop-002", 1],
    [`?desktop_id=${DESKTOP}`, 1],
    ["?pool_id=p", 0],
    ["/detail", 3],
    ["/detail?user_attached=true", 3],
    ["/detail?user_attached=false", 0],
    ["/detail?user_names=alice&user_names=carol", 2],
  ])("%s finds %i", async (path, count) => {
    const { desktops: found, total_count } = await desktops(path);
    expect([found.length, total_count]).toEqual([count, count]);
  });

  test("in order, by pages, and how each reaches the internet", async () => {
    const { desktops: found } = await desktops("/detail?limit=2&sort_field=computer_name&sort_type=DESC");
    expect(found).toMatchObject([
      { desktop_id: FREE_DESKTOP, computer_name: "desktop-003", internet_mode: "NAT", is_attaching_eip: false },
      { computer_name: "desktop-002", internet_mode: "EIP" },
    ]);
  });

  test.each(["?limit=1001", "?offset=-1", "/detail?sort_type=UP"])("%s is refused", async (path) => {
    expect(await desktops(path)).toMatchObject({ error_code: "WKS.0001" });
  });
});

test("a user's way: list, bind, wait, list, unbind, list", async () => {
  const { huawei, settle } = new Scenario();
  const free = async () =>
    (await huawei.workspace.listDesktopsEips({ state: "unbind" })).data.eips?.map(({ id }) => id);
  const before = await free();
  await huawei.workspace.associateDesktopsEip({ desktop_id: FREE_DESKTOP, eip_id: FREE_EIP });
  await settle();
  expect(await free()).toEqual(before?.filter((id) => id !== FREE_EIP));
  const again = huawei.workspace.associateDesktopsEip({ desktop_id: FREE_DESKTOP, eip_id: FREE_EIP });
  await expect(again).rejects.toMatchObject({ code: "WKS.0001", status: 400 });
  await huawei.workspace.batchDisassociateDesktopsEip({ desktop_ids: [FREE_DESKTOP] });
  await settle();
  expect(await free()).toEqual(before);
});
