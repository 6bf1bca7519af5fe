// Many addresses, and what the page keeps and saves of what became of them.

import { readFile } from "node:fs/promises";
import type { Locator, Page } from "playwright-core";
import { defaultSeed } from "../../../pkg-template/src/emulator/seed.ts";
import { stateOf } from "../../bindings/support/world.ts";
import type { Console } from "./console.ts";

/** A state with these resources, and the keys that the console has. */
export const seedOf = (size: Parameters<typeof stateOf>[0]) => ({
  ...stateOf(size),
  credentials: defaultSeed.credentials,
});

/** So many interfaces, each with as many addresses beside its primary one. */
export const interfaces = (count: number, each: number): [number, number][] =>
  Array.from({ length: count }, () => [each, 0]);

/**
 * What has the answers to the unbinding of network interfaces' addresses wait, but for so many: a run that has begun does
 * not come to its end before `{}` lets them go, whatever is done in between.
 */
export const holdAfter = (after: number) => ({ action: "UnassignPrivateIpAddresses", after });

/** Chooses all that is shown, and asks for the plan that unbinds what can be unbound of it. */
export async function planAll(console: Console, shown: number): Promise<void> {
  await console.page.getByText(new RegExp(`^${shown} shown`)).waitFor();
  await console.untilListed();
  await console.page.getByLabel("Choose all that are shown").check();
  await console.button(/^Unbind/).click();
}

/** What is saved when a button of the page or of a part of it is clicked. */
export async function saved({ page }: Console, name: string, within: Page | Locator = page): Promise<string> {
  const button = within.getByRole("button", { name });
  const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
  return readFile(await download.path(), "utf8");
}

/** All that the page keeps beyond its own life: in its database, for good, and for the tab. */
export const keptBy = ({ page }: Console): Promise<{ database: string; good: string; tab: string }> =>
  page.evaluate(async () => {
    const open = indexedDB.open("cloudip");
    await new Promise((resolve) => open.addEventListener("success", resolve));
    const stores = [...open.result.objectStoreNames];
    const all = stores.map((name) => {
      const request = open.result.transaction(name).objectStore(name).getAll();
      return new Promise((resolve) => request.addEventListener("success", () => resolve(request.result)));
    });
    const database = JSON.stringify(await Promise.all(all));
    return { database, good: JSON.stringify(localStorage), tab: JSON.stringify(sessionStorage) };
  });
