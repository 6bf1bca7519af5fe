// Jobs that this browser did not begin: a gateway that is connected lists them, and they are followed and stopped here.

import { expect, it } from "vitest";
import type { BulkAnswer, BulkItem, BulkList } from "../../pkg/gateway/index.js";
import type { Console } from "./support/console.ts";
import { connectGateway, EXAMPLE, runInGateway, stop } from "./support/gateway.ts";
import { violations, widths } from "./support/judge.ts";
import { holdAfter, interfaces, saved, seedOf } from "./support/many.ts";
import { useConsole } from "./support/use.ts";

const use = useConsole();

const IPS = 4;
const STATE = seedOf({ interfaces: interfaces(IPS, 1) });
const ITEMS = (STATE.tencent?.networkInterfaces ?? []).flatMap(({ id, addresses = [] }): BulkItem[] =>
  addresses.flatMap(({ ip, primary }) => {
    const params = { NetworkInterfaceId: id, PrivateIpAddresses: [{ PrivateIpAddress: ip }] };
    return primary ? [] : { cloud: "tencent", service: "vpc", operation: "unassignPrivateIpAddresses", params };
  }),
);

async function ask<T>({ page }: Console, path: string, body?: object): Promise<T> {
  const headers = { Authorization: `Bearer ${EXAMPLE}`, Connection: "close" };
  const init = body && { method: "POST", body: JSON.stringify(body) };
  const response = await fetch(new URL(path, page.url()), { headers, ...init });
  return (await response.json()) as T;
}

/** The jobs of the view that the browser did not begin. */
const listed = ({ page }: Console) => page.getByRole("listitem").filter({ hasText: "In the gateway ·" });

it("follows and stops a job that was begun elsewhere, and saves its report", async () => {
  await use.control("seed", STATE);
  const console = await use.open({ isTimeReal: true });
  await console.go("jobs");
  const own = await ask<BulkAnswer>(console, "/v1/bulk", { items: ITEMS.slice(1) });
  await expect.poll(async () => (await ask<BulkAnswer>(console, own.url)).state).toBe("done");
  // Nobody tells before the gateway is connected.
  expect(await listed(console).count()).toBe(0);
  await connectGateway(console);
  await use.control("hold", holdAfter(0));
  const other = await ask<BulkAnswer>(console, "/v1/bulk", { items: ITEMS.slice(0, 1) });
  await console.go("jobs");
  const [first, second] = [listed(console).first(), listed(console).nth(1)];
  await first.getByText(/^Running, \d of \d/).waitFor();
  expect(await first.textContent()).toContain("In the gateway · items: 1");
  expect(await first.textContent()).toContain("example-tencent ap-guangzhou vpc");
  await second.getByText("3 as wished, 0 not").waitFor();
  for (const width of [360, 1440]) {
    await console.page.setViewportSize({ width, height: 780 });
    expect([await widths(console), await violations(console)]).toEqual([[], []]);
  }
  await stop(console, first);
  await use.control("hold");
  // It is told without anybody asking.
  await first.getByText(/^[01] as wished, [01] not/).waitFor();
  expect((await ask<BulkAnswer>(console, other.url)).state).toBe("cancelled");
  const [head, ...lines] = (await saved(console, "Save as CSV", second)).trimEnd().split("\r\n");
  expect(head).toBe("item,outcome,code,message,requestId,attempts");
  expect(lines.map((line) => line.split(",").slice(0, 2))).toEqual([0, 1, 2].map((item) => [String(item), "done"]));
  expect(console.problems).toEqual([]);
});

it("lists what the page began itself once, and says why a gateway cannot be asked", async () => {
  const console = await use.open({ isTimeReal: true });
  await connectGateway(console);
  await console.go("inventory?account=example-tencent");
  await console.choose("10.0.0.21");
  await console.button(/^Unbind/).click();
  await runInGateway(console).click();
  await console.told("1 as wished, 0 not").waitFor();
  const { jobs } = await ask<BulkList>(console, "/v1/bulk?limit=40");
  await console.go("jobs");
  await console.page.getByRole("link", { name: /Unbind 1.*Done/ }).waitFor();
  await expect.poll(() => listed(console).count()).toBe(jobs.length - 1);
  await console.go("inventory");
  await console.page.route("**/v1/bulk?*", (route) => route.abort());
  await console.go("jobs");
  await console.page.getByRole("alert").getByText("cannot be reached from this page").waitFor();
});

it("shows what it asked for last, whichever answer comes first", async () => {
  const console = await use.open({ isTimeReal: true });
  await connectGateway(console);
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  let isFirst = true;
  await console.page.route("**/v1/bulk?*", async (route) => {
    const isLate = isFirst;
    isFirst = false;
    const response = await route.fetch();
    if (isLate) await held;
    await route.fulfill({ response });
  });
  const late = console.page.waitForRequest("**/v1/bulk?*");
  await console.go("jobs");
  const first = await late;
  const { id, url } = await ask<BulkAnswer>(console, "/v1/bulk", { items: ITEMS.slice(1) });
  await expect.poll(async () => (await ask<BulkAnswer>(console, url)).state).toBe("done");
  const { jobs } = await ask<BulkList>(console, "/v1/bulk?limit=40");
  expect(jobs[0]?.id).toBe(id);
  await console.go("inventory");
  await console.go("jobs");
  await expect.poll(() => listed(console).count()).toBe(jobs.length);
  release();
  await (await first.response())?.finished();
  // What comes of the answer is painted.
  await console.page.evaluate(() => new Promise((resolve) => setTimeout(() => requestAnimationFrame(resolve))));
  expect(await listed(console).count()).toBe(jobs.length);
});

it("shows older jobs page by page, and names those that their gateway cannot ask", async () => {
  await use.control("seed", STATE);
  const console = await use.open({ isTimeReal: true });
  await connectGateway(console);
  for (const item of ITEMS.slice(0, 2)) await ask<BulkAnswer>(console, "/v1/bulk", { items: [item] });
  const { jobs } = await ask<BulkList>(console, "/v1/bulk?limit=40");
  const lists = "**/v1/bulk?*";
  await console.page.route(lists, (route) =>
    route.continue({ url: route.request().url().replace("limit=40", "limit=1") }),
  );
  await console.go("jobs");
  const older = console.button("Older jobs");
  for (let count = 1; count < jobs.length; count += 1) {
    await expect.poll(() => listed(console).count()).toBe(count);
    await older.click();
  }
  await expect.poll(() => listed(console).count()).toBe(jobs.length);
  expect(await older.count()).toBe(0);
  await console.page.unroute(lists);

  const id = jobs[0]?.id;
  await console.page.route(lists, async (route) => {
    const response = await route.fetch();
    const list = (await response.json()) as BulkList;
    const unread = list.jobs.filter((job) => job.id === id);
    await route.fulfill({ response, json: { jobs: list.jobs.filter((job) => job.id !== id), unread } });
  });
  await console.go("inventory");
  await console.go("jobs");
  const named = console.page.getByText(`cannot be read: ${id}`);
  await named.waitFor();
  expect(await listed(console).count()).toBe(jobs.length - 1);
  expect([await widths(console), await violations(console)]).toEqual([[], []]);
  // It may be able to tell later.
  await console.page.unroute(lists);
  await named.waitFor({ state: "detached" });
  await expect.poll(() => listed(console).count()).toBe(jobs.length);
  expect(console.problems).toEqual([]);
});
