// Many changes at once: with faults, stopped, cut off with the tab, undone, and reported.

import { expect, it } from "vitest";
import type { Console } from "./support/console.ts";
import { holdAfter, interfaces, keptBy, planAll, saved, seedOf } from "./support/many.ts";
import { useConsole } from "./support/use.ts";

const use = useConsole();

/** Begins to unbind all that is shown and can be. */
async function begin(console: Console, shown: number, planned: number): Promise<void> {
  await planAll(console, shown);
  await console.dialog().locator("button.solid").click();
  await console.page.getByRole("heading", { name: `Unbind ${planned}` }).waitFor();
}

it("unbinds 500 although requests fail, says of each what came of it, and binds them again", async () => {
  await use.control("seed", seedOf({ desktops: [40, 0], interfaces: interfaces(46, 10) }));
  await use.control("faults", {
    faults: [
      // Fewer than a request has attempts, should all of them be of the same one.
      ...[5, 12].map((nth) => ({ cloud: "huawei", nth, status: 429, code: "APIGW.0308" })),
      { service: "workspace", operation: "batchDisassociateDesktopsEip", nth: 1, cut: "after" },
      { cloud: "tencent", service: "vpc", operation: "unassignPrivateIpAddresses", nth: 3, cut: "after" },
      {
        cloud: "tencent",
        service: "vpc",
        operation: "unassignPrivateIpAddresses",
        resource: "eni-00000007",
        code: "UnauthorizedOperation",
      },
    ],
  });
  const console = await use.open();
  await begin(console, 546, 500);
  await console.hurryTo(console.told("490 as wished, 56 not"));
  const lines = (await saved(console, "Save as CSV")).trimEnd().split("\r\n");
  expect(lines).toHaveLength(547);
  const failed = lines.filter((line) => line.startsWith("unbind,failed,"));
  expect(failed).toHaveLength(10);
  for (const line of failed) expect(line).toMatch(/,eni-00000007,.*,UnauthorizedOperation,/);
  expect(lines.filter((line) => line.startsWith("unbind,refused,"))).toHaveLength(46);
  const { report } = JSON.parse(await saved(console, "Save as JSON"));
  expect(report.items).toHaveLength(546);

  await use.control("faults", { faults: [] });
  await console.button("Undo…").click();
  await console.dialog().locator("button.solid", { hasText: "Bind 490" }).click();
  await console.hurryTo(console.told("490 as wished, 0 not"));
  await console.go("inventory");
  await console.page.getByText("546 addresses · 546 bound").waitFor();
  // The browser itself tells of every answer that is not a success.
  expect(console.problems.filter((text) => !text.startsWith("Failed to load resource"))).toEqual([]);
});

it("stops, and goes on", async () => {
  await use.control("seed", seedOf({ interfaces: interfaces(40, 1) }));
  const console = await use.open();
  await use.control("hold", holdAfter(0));
  await begin(console, 80, 40);
  await console.button("Stop").click();
  await use.control("hold");
  await console.page.getByText(/^Cut off at/).waitFor();
  await console.button("Go on").click();
  await console.hurryTo(console.told("40 as wished, 40 not"));
  expect(console.problems).toEqual([]);
});

it("goes on with what a closed tab left behind", async () => {
  await use.control("seed", seedOf({ interfaces: interfaces(60, 1) }));
  const console = await use.open();
  await use.control("hold", holdAfter(5));
  await begin(console, 120, 60);
  const link = new URL(console.page.url()).hash.slice(2);
  await console.page.getByText(/^Running, [1-9]/).waitFor();
  await console.page.reload();
  await use.control("hold");
  await console.page.getByText(/^Cut off at/).waitFor();
  expect(new URL(console.page.url()).hash.slice(2)).toBe(link);
  await console.button("Go on").click();
  await console.hurryTo(console.told("60 as wished, 60 not"));
  // Nothing that was kept is a secret.
  const { database, good, tab } = await keptBy(console);
  expect(database).toContain('"type":"outcome"');
  expect(database + good + tab).not.toMatch(/SKEXAMPLE|Signature=/);
  expect(console.problems).toEqual([]);
});
