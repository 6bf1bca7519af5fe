// What is listed: found, ordered, shared by a link, and followed while it changes.

import { expect, it } from "vitest";
import { defaultSeed } from "../../pkg-template/src/emulator/seed.ts";
import { stateOf } from "../bindings/support/world.ts";
import { useConsole } from "./support/use.ts";

const use = useConsole();

it("search, filters and order stand in the link", async () => {
  const console = await use.open();
  const addresses = () => console.grid.locator("code").allTextContents();
  await console.page.getByLabel("Search addresses").fill("poi-666");
  await console.page.getByText("3 shown").waitFor();
  await console.page.getByRole("button", { name: "Address" }).click();
  await expect.poll(addresses).toEqual(["192.168.0.23", "192.168.0.22", "192.168.0.21"]);
  await expect.poll(() => new URL(console.page.url()).hash).toBe("#/inventory?q=poi-666&sort=-address");

  const other = await use.open();
  await other.go("inventory?kind=eip&state=unbound");
  await other.page.getByText("2 shown").waitFor();
  expect(await other.grid.getByRole("columnheader", { name: "Address" }).getAttribute("aria-sort")).toBe("ascending");
  await other.page.getByLabel("State").selectOption("bound");
  await expect.poll(() => other.grid.locator("code").allTextContents()).toEqual(["198.18.0.10", "198.51.100.101"]);
  await other.button("Clear filters").click();
  await other.page.getByText("26 shown").waitFor();
  await other.page.getByLabel("Search addresses").fill("nothing of this kind");
  await other.page.getByText("Nothing matches the search and the filters.").waitFor();
});

it("follows what changes without being asked", async () => {
  const console = await use.open();
  await console.row("192.168.0.22").waitFor();
  // Somebody else changes the endpoint, and is done later.
  const state = structuredClone(defaultSeed);
  for (const endpoint of state.huawei?.endpoints ?? []) endpoint.status = "PENDING_CREATE";
  await use.control("seed", state);
  await console.button("Refresh").click();
  await console.row("192.168.0.22").filter({ hasText: "Changing" }).waitFor();
  await use.control("seed", defaultSeed);
  await console.hurryTo(console.row("192.168.0.22").filter({ hasText: "Bound" }));
});

it("keeps the focus at its row when others come and go", async () => {
  const console = await use.open();
  await console.row("172.16.8.22").click();
  const state = structuredClone(defaultSeed);
  Object.assign(state.tencent ?? {}, { networkInterfaces: [], eips: [] });
  await use.control("seed", state);
  await console.button("Refresh").click();
  await console.page.getByText("19 shown").waitFor();
  const cell = `#${await console.grid.getAttribute("aria-activedescendant")}`;
  await console
    .row("172.16.8.22")
    .and(console.page.locator(".row", { has: console.page.locator(cell) }))
    .waitFor();
});

it("shows what cannot be read beside what can", async () => {
  await use.control("faults", { faults: [{ service: "workspace", status: 403, code: "WKS.0403" }] });
  const console = await use.open();
  await console.page.getByRole("alert").filter({ hasText: "workspace" }).waitFor();
  await console.page.getByText("22 shown").waitFor();
});

it("leaves rows where they are in the document while one scrolls: one that is moved loses the press of a mouse", async () => {
  const console = await use.open();
  await console.row("10.0.0.3").click();
  const taken = await console.grid.evaluateHandle((grid) => {
    const nodes: Node[] = [];
    const note = (changes: MutationRecord[]) => nodes.push(...changes.flatMap(({ removedNodes }) => [...removedNodes]));
    new MutationObserver(note).observe(grid, { childList: true, subtree: true });
    grid.scrollTop = grid.scrollHeight;
    return nodes;
  });
  await console.row("2001:db8::20").waitFor();
  const kept = await taken.evaluate((nodes) =>
    nodes.filter((node) => node.isConnected).map((node) => node.textContent),
  );
  expect(kept).toEqual([]);
  // Some were taken out, and the row with the focus is there all the same.
  expect(await console.row("10.0.0.1").count()).toBe(0);
  expect(await console.row("10.0.0.3").count()).toBe(1);
});

it("has only what is visible in the document, of however many rows", async () => {
  const size = { interfaces: Array.from({ length: 100 }, (): [number, number] => [29, 0]) };
  await use.control("seed", { ...stateOf(size), credentials: defaultSeed.credentials });
  const console = await use.open();
  await console.page.getByText("3,000 shown").waitFor();
  expect(await console.grid.getAttribute("aria-rowcount")).toBe("3001");
  expect(await console.grid.getByRole("row").count()).toBeLessThan(60);
  await console.grid.focus();
  await console.page.keyboard.press("Control+End");
  await console.grid.locator("[aria-rowindex='3001']").waitFor();
  expect(await console.grid.getByRole("row").count()).toBeLessThan(60);
  expect(console.problems).toEqual([]);
});
