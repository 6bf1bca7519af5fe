// Runs that a gateway performs: it goes on when the page is gone, and the page tells of each change what came of it.

import { expect, it } from "vitest";
import type { StateDocument } from "../../pkg-template/src/emulator/state.ts";
import { tokenOf, URL_OF_GATEWAY } from "../gateway/support/gateway.ts";
import type { Console } from "./support/console.ts";
import { connectGateway, EXAMPLE, putGateway, runInGateway, stop } from "./support/gateway.ts";
import { violations, widths } from "./support/judge.ts";
import { holdAfter, interfaces, keptBy, planAll, saved, seedOf } from "./support/many.ts";
import { useConsole } from "./support/use.ts";

const use = useConsole();

const UNASSIGN = { cloud: "tencent", service: "vpc", operation: "unassignPrivateIpAddresses" };

/** The console with the accounts of the gateway beside the page, and no others. */
async function opened(remember: boolean): Promise<Console> {
  // What a gateway does takes its real time.
  const console = await use.open({ isTimeReal: true });
  await connectGateway(console, { remember });
  for (const cloud of ["Huawei", "Tencent"]) await console.button(`Disconnect ${cloud} Cloud · emulator`).click();
  await console.go("inventory");
  return console;
}

/** Every address that is bound in the emulated clouds, with what it is bound to. */
async function boundNow({ page }: Console): Promise<Set<string>> {
  const response = await fetch(new URL("/api/any/_emulator/state", page.url()), { headers: { Connection: "close" } });
  const { huawei = {}, tencent = {} } = (await response.json()) as StateDocument;
  const own = [
    ...(huawei.desktopEips ?? []).map(({ address, desktopId }) => `${desktopId} ${address}`),
    ...[...(huawei.endpoints ?? []), ...(tencent.networkInterfaces ?? [])].flatMap(({ id, addresses = [] }) =>
      addresses.map(({ ip }) => `${id} ${ip}`),
    ),
  ];
  return new Set(own);
}

/** The lines of a report. */
async function reported(console: Console) {
  const [head = "", ...lines] = (await saved(console, "Save as CSV")).trimEnd().split("\r\n");
  const names = head.split(",");
  return lines.map((line) => Object.fromEntries(line.split(",").map((cell, at) => [names[at], cell])));
}

/** Compares a report with the clouds: what is done is gone, and everything else is where it was. */
async function expectTrue(console: Console, lines: Awaited<ReturnType<typeof reported>>): Promise<void> {
  const bound = await boundNow(console);
  const wrong = lines.filter(({ outcome, resource, address }) => {
    return bound.has(`${resource} ${address}`) === (outcome === "done" || outcome === "already");
  });
  expect(wrong).toEqual([]);
}

const countOf = (lines: Awaited<ReturnType<typeof reported>>, outcome: string) =>
  lines.filter((line) => line.outcome === outcome).length;

/** Judges what is shown in both themes, on a small screen and on a large one. */
async function judge(console: Console, name: string): Promise<void> {
  for (const width of [360, 1440]) {
    for (const colorScheme of ["light", "dark"] as const) {
      await console.page.setViewportSize({ width, height: 780 });
      await console.page.emulateMedia({ colorScheme });
      const found = [await widths(console), await violations(console, { isThemeAlone: colorScheme === "dark" })];
      expect([name, width, colorScheme, ...found]).toEqual([name, width, colorScheme, [], []]);
    }
  }
}

it("unbinds 500 in the gateway while the page is loaded anew, and reports what the clouds show", async () => {
  await use.control("seed", seedOf({ desktops: [40, 0], interfaces: interfaces(46, 10) }));
  const code = "UnauthorizedOperation";
  await use.control("faults", { faults: [{ ...UNASSIGN, resource: "eni-00000007", code }] });
  await use.control("hold", holdAfter(4));
  const console = await opened(true);
  await planAll(console, 546);
  await runInGateway(console).click();
  await console.page.getByRole("heading", { name: "Unbind 500" }).waitFor();
  await console.page.getByText(/^Running, [1-9]/).waitFor();
  const link = console.page.url();
  await console.page.reload();
  // It is followed as before, until nothing is left.
  await console.told("to come").waitFor();
  await use.control("hold");
  await console.told("490 as wished, 56 not").waitFor();
  expect(console.page.url()).toBe(link);

  const lines = await reported(console);
  expect(lines).toHaveLength(546);
  expect([countOf(lines, "done"), countOf(lines, "failed"), countOf(lines, "refused")]).toEqual([490, 10, 46]);
  for (const line of lines.filter(({ outcome }) => outcome === "failed")) {
    expect(line).toMatchObject({ resource: "eni-00000007", code });
  }
  await expectTrue(console, lines);
  const { plan, report } = JSON.parse(await saved(console, "Save as JSON"));
  expect(report).toMatchObject({ plan: plan.id, complete: false, aborted: false });
  expect(report.items).toHaveLength(546);
  // The token is in this tab because that was asked for, and nowhere else.
  const { database, good, tab } = await keptBy(console);
  expect(database).toContain(plan.id);
  expect(tab).toContain(EXAMPLE);
  expect(database + good + link + JSON.stringify(report)).not.toContain(EXAMPLE);

  await use.control("faults", { faults: [] });
  await console.button("Undo…").click();
  await console.dialog().locator("button.solid", { hasText: "Bind 490" }).waitFor();
  expect(await runInGateway(console).count()).toBe(0);
  expect(console.problems).toEqual([]);
});

it("stops: what has begun comes to its end, and nothing more begins", async () => {
  await use.control("seed", seedOf({ interfaces: interfaces(200, 1) }));
  await use.control("hold", holdAfter(20));
  const console = await opened(false);
  await planAll(console, 400);
  await judge(console, "plan");
  // Without a mouse.
  const press = runInGateway(console);
  for (let tabs = 0; tabs < 10 && !(await press.evaluate((own) => own === document.activeElement)); tabs += 1) {
    await console.page.keyboard.press("Tab");
  }
  await console.page.keyboard.press("Enter");
  await console.page.getByText(/^Running, [1-9]/).waitFor();
  await judge(console, "running");
  await stop(console);
  await use.control("hold");
  await console.page.getByText("Done in part").waitFor();
  const lines = await reported(console);
  expect([lines.length, countOf(lines, "refused")]).toEqual([400, 200]);
  expect(countOf(lines, "done")).toBeGreaterThan(0);
  expect(countOf(lines, "skipped")).toBeGreaterThan(0);
  expect(countOf(lines, "done") + countOf(lines, "skipped")).toBe(200);
  await expectTrue(console, lines);
  await judge(console, "stopped");
  await console.go("jobs");
  await console.page.getByRole("link", { name: /Unbind 200.*Done in part/ }).waitFor();
  await judge(console, "jobs");
  expect(console.problems).toEqual([]);
});

it("says that the gateway is to be connected again, and then how the run stands", async () => {
  await use.control("hold", holdAfter(0));
  const console = await opened(false);
  await console.choose("10.0.0.21", "192.168.0.22");
  await console.button(/^Unbind/).click();
  await runInGateway(console).click();
  await console.page.getByText(/^Running, [01] of 2/).waitFor();
  await console.button("Stop").and(console.page.locator(":enabled")).waitFor();
  const link = new URL(console.page.url()).hash.slice(2);
  await console.page.reload();
  await console.page.getByText("Its gateway is not connected").waitFor();
  await judge(console, "away");
  await console.page.getByRole("main").getByRole("link", { name: "Connections" }).click();
  await connectGateway(console);
  await console.go(link);
  await use.control("hold");
  await console.told("2 as wished, 0 not").waitFor();
  await expectTrue(console, await reported(console));
  expect(console.problems).toEqual([]);
});

it("tells which change the gateway does not permit, begins nothing, and goes on once it is permitted", async () => {
  const console = await opened(false);
  const before = await boundNow(console);
  const anyJob = "**/v1/bulk";
  // As if the policy did not have this operation, which nobody may call here.
  await console.page.route(anyJob, (route) => {
    const body = route.request().postData() ?? "";
    return route.continue({
      postData: body.replace("unassignPrivateIpAddresses", "modifyPrivateIpAddressesAttribute"),
    });
  });
  await console.choose("10.0.0.21", "192.168.0.22");
  await console.button(/^Unbind/).click();
  await runInGateway(console).click();
  await console.page.getByRole("alert").getByText("1 items cannot be accepted, so nothing was begun").waitFor();
  await console.page.getByRole("listitem").filter({ hasText: "10.0.0.21" }).getByText("Gateway.Forbidden").waitFor();
  expect((await reported(console)).map(({ outcome }) => outcome).sort()).toEqual(["refused", "skipped"]);
  expect(await boundNow(console)).toEqual(before);
  await console.page.unroute(anyJob);
  await console.button("Go on").click();
  await console.told("2 as wished, 0 not").waitFor();
  await expectTrue(console, await reported(console));
  expect(console.problems.filter((text) => !text.startsWith("Failed to load resource"))).toEqual([]);
});

it("submits a run again whose answer was lost, with the same key", async () => {
  const console = await opened(false);
  const keys: (string | undefined)[] = [];
  await console.page.route("**/v1/bulk", async (route) => {
    keys.push(route.request().headers()["idempotency-key"]);
    const response = await route.fetch();
    const isFirst = keys.length === 1;
    if (isFirst) await route.abort();
    else await route.fulfill({ response });
  });
  await console.choose("10.0.0.21", "192.168.0.22");
  await console.button(/^Unbind/).click();
  await runInGateway(console).click();
  await console.page.getByRole("alert").getByText("cannot be reached from this page").waitFor();
  await console.button("Go on").click();
  await console.told("2 as wished, 0 not").waitFor();
  await expectTrue(console, await reported(console));
  expect(keys).toEqual([keys[0], keys[0]]);
  expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
});

it("says what to do where a gateway takes no jobs", async () => {
  const console = await use.open();
  await putGateway(console, [{ operations: ["read", "dns.disassociateEndpointIpaddress"] }]);
  await connectGateway(console, { url: URL_OF_GATEWAY, token: tokenOf("writer") });
  await console.go("inventory?account=hw&region=cn-north-4");
  await console.choose("192.168.0.22");
  await console.button(/^Unbind/).click();
  await runInGateway(console).click();
  await console.page.getByRole("alert").getByText("This gateway takes no jobs").waitFor();
});

it("runs in no gateway what is not all of one, and what could not be undone", async () => {
  const console = await use.open();
  await connectGateway(console);
  await console.go("inventory");
  await console.page.getByText("52 shown").waitFor();
  await console.untilListed();
  await console.row("10.0.0.21").filter({ hasText: "example-tencent" }).locator("[data-column='0']").click();
  await console.button(/^Unbind/).click();
  await runInGateway(console).waitFor();
  await console.page.keyboard.press("Escape");
  await console.row("192.168.0.22").filter({ hasText: "emulator" }).locator("[data-column='0']").click();
  await console.button(/^Unbind/).click();
  await console.dialog().getByText("Unbind 2").first().waitFor();
  expect(await runInGateway(console).count()).toBe(0);
});
