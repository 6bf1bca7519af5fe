// Each of the systems: its addresses are listed, unbound, and bound again at the same place.

import { expect, it } from "vitest";
import type { Console } from "./support/console.ts";
import { useConsole } from "./support/use.ts";

const use = useConsole();

/** Chooses an address that stays, and binds another one beside it. */
async function bindBeside(console: Console, chosen: string, address: string, network?: string): Promise<void> {
  await console.choose(chosen);
  await console.button(/^Bind/).click();
  if (network) await console.dialog().getByLabel("Network").selectOption(network);
  await console.dialog().getByLabel(/^New/).fill(address);
  await console.dialog().getByRole("button", { name: "Show the plan" }).click();
  await console.perform();
  await console.go("inventory");
}

/** Chooses an address, and binds it where it is free, or moves it. */
async function bindTo(console: Console, address: string, target: string, button = /^Bind/): Promise<void> {
  await console.choose(address);
  await console.button(button).click();
  const field = console.dialog().getByLabel(new RegExp(`^Bind ${address}`));
  // What it can be bound to is offered.
  await console.dialog().locator(`option[value="${target}"]`).waitFor({ state: "attached" });
  await field.fill(target);
  await console.dialog().getByRole("button", { name: "Show the plan" }).click();
  await console.perform();
  await console.go("inventory");
}

it("resolver endpoints", async () => {
  const console = await use.open();
  await console.unbind("192.168.0.22");
  await console.row("192.168.0.22").waitFor({ state: "detached" });
  await bindBeside(console, "192.168.0.21", "192.168.0.22");
  await console.hurryTo(console.row("192.168.0.22").filter({ hasText: "Bound" }));
  expect(console.problems).toEqual([]);
});

it("ingress addresses of gateways", async () => {
  const console = await use.open();
  await console.unbind("203.0.113.10");
  await console.row("203.0.113.10").waitFor({ state: "detached" });
  await bindBeside(console, "192.168.0.101", "203.0.113.10", "public");
  await console.hurryTo(console.row("203.0.113.10").filter({ hasText: "nlb-gateway" }));
  expect(console.problems).toEqual([]);
});

it("an ingress address of a load balancer that the gateway does not have yet", async () => {
  const console = await use.open();
  await console.choose("192.168.0.101");
  await console.button(/^Bind/).click();
  const dialog = console.dialog();
  await dialog.getByLabel("Network").selectOption("public");
  await dialog.getByLabel("Load balancer").fill("5b0c1f6e-27d4-4f0b-9a51-3f1c6a0d8e42");
  await dialog.getByLabel(/^New/).fill("203.0.113.9");
  await dialog.getByRole("button", { name: "Show the plan" }).click();
  await expect
    .poll(() => dialog.getByRole("listitem").locator("code").allTextContents())
    .toEqual(["apig.batchAddExtraElbs", "apig.registerIngressIps"]);
  // That costs a listener only somebody who says so.
  const costs = dialog.getByLabel("Delete listeners");
  expect(await costs.isChecked()).toBe(false);
  await costs.check();
  await console.perform();
  await console.go("inventory");
  await console.hurryTo(console.row("203.0.113.9").filter({ hasText: "nlb-gateway" }));
  expect(console.problems).toEqual([]);
});

it("EIPs of desktops", async () => {
  const console = await use.open();
  await console.unbind("198.51.100.11");
  await console.hurryTo(console.row("198.51.100.11").filter({ hasText: "Free" }));
  await bindTo(console, "198.51.100.11", "90f05916-bc71-4e26-a534-d036188d96e3");
  await console.hurryTo(console.row("198.51.100.11").filter({ hasText: "desktop-001" }));
  expect(console.problems).toEqual([]);
});

it("private addresses of network interfaces", async () => {
  const console = await use.open();
  await console.unbind("10.0.0.3");
  await console.row("10.0.0.3").waitFor({ state: "detached" });
  await bindBeside(console, "10.0.0.2", "10.0.0.3");
  await console.hurryTo(console.row("10.0.0.3").filter({ hasText: "eni-web" }));
  expect(console.problems).toEqual([]);
});

it("an address of IPv6, of the provider's choice", async () => {
  const console = await use.open();
  await console.choose("10.0.0.2");
  await console.button(/^Bind/).click();
  await console.dialog().getByLabel("Family").selectOption("IPv6");
  await console.dialog().getByRole("button", { name: "Show the plan" }).click();
  await console.dialog().getByText("vpc.assignIpv6Addresses").waitFor();
  await console.perform();
  await console.go("inventory?family=6");
  await console.hurryTo(console.grid.getByRole("row").filter({ hasText: "eni-web" }));
  expect(console.problems).toEqual([]);
});

it("elastic IPs of both clouds, in one plan", async () => {
  const console = await use.open();
  await console.unbind("198.18.0.10", "198.51.100.101");
  await console.hurryTo(console.row("198.18.0.10").filter({ hasText: "Free" }));
  await console.hurryTo(console.row("198.51.100.101").filter({ hasText: "Free" }));
  await bindTo(console, "198.51.100.101", "eni-m6dyj72l 10.0.0.2");
  await console.hurryTo(console.row("198.51.100.101").filter({ hasText: "eni-m6dyj72l" }));
  await bindTo(console, "198.18.0.10", "d9f5a3c1-6b2e-4a7f-8c0d-1e4f5a6b7c10");
  await console.hurryTo(console.row("198.18.0.10").filter({ hasText: "Bound" }));
  expect(console.problems).toEqual([]);
});

it("an address moves to another interface, and an EIP to another address", async () => {
  const console = await use.open();
  await bindTo(console, "10.0.0.3", "eni-qk3y8d5w", /^Move/);
  await console.hurryTo(console.row("10.0.0.3").filter({ hasText: "eni-spare" }));
  await bindTo(console, "198.51.100.101", "eni-qk3y8d5w 10.0.0.21", /^Move/);
  await console.hurryTo(console.row("198.51.100.101").filter({ hasText: "eni-qk3y8d5w" }));
  // A primary address has no other place.
  await console.choose("10.0.0.1");
  await console.page.keyboard.press("m");
  await console.dialog().getByText("Nothing that is chosen can be moved").waitFor();
  expect(console.problems).toEqual([]);
});

it("a primary address stays, and what goes with an address is asked for", async () => {
  const console = await use.open();
  await console.choose("10.0.0.1", "10.0.0.2");
  await console.button(/^Unbind/).click();
  const plan = console.dialog();
  await plan.getByText("2 cannot be done").waitFor();
  expect(await plan.getByRole("listitem").allTextContents()).toEqual([
    "unbind 10.0.0.1 from eni-web 10.0.0.1 is the primary address of eni-m6dyj72l",
    "unbind 10.0.0.2 from eni-web returning 10.0.0.2 takes the EIP eip-hxlqja90 off it",
  ]);
  expect(await plan.locator("button.solid").isDisabled()).toBe(true);
  await plan.getByLabel("Take EIPs off").check();
  await plan.getByText("1 cannot be done").waitFor();
  await plan.getByText("Will be done: unbind 10.0.0.2 from eni-web.").waitFor();
  await plan.getByText("Tencent Cloud · emulator · ap-guangzhou").waitFor();
  await console.perform();
  await console.go("inventory");
  await console.row("10.0.0.2").waitFor({ state: "detached" });
  await console.hurryTo(console.row("198.51.100.101").filter({ hasText: "Free" }));
  expect(await console.row("10.0.0.1").count()).toBe(1);
  expect(console.problems).toEqual([]);
});
