// Every screen of the console, and the way to it: for those that judge all of them.

import type { Console } from "./console.ts";
import { connectGateway, runInGateway } from "./gateway.ts";

export interface Screen {
  name: string;
  show(console: Console): Promise<void>;
}

/** Leaves a dialog, and goes to the inventory. */
async function toInventory(console: Console): Promise<void> {
  if (await console.dialog().count()) await console.page.keyboard.press("Escape");
  await console.go("inventory");
  await console.row("10.0.0.1").waitFor();
  await console.untilListed();
}

/** In an order in which each leads to the next. */
export const SCREENS: Screen[] = [
  { name: "inventory", show: toInventory },
  {
    name: "details",
    async show(console) {
      await console.row("10.0.0.1").dblclick();
      await console.dialog().getByText("eni-m6dyj72l").first().waitFor();
    },
  },
  {
    name: "bind",
    async show(console) {
      await toInventory(console);
      await console.choose("10.0.0.2");
      await console.button(/^Bind/).click();
      await console.dialog().getByRole("button", { name: "Show the plan" }).waitFor();
    },
  },
  {
    name: "plan",
    async show(console) {
      await toInventory(console);
      await console.choose("10.0.0.1", "10.0.0.3", "172.16.8.21");
      await console.button(/^Unbind/).click();
      await console.dialog().getByText("2 cannot be done").waitFor();
    },
  },
  {
    name: "job",
    async show(console) {
      await console.perform();
    },
  },
  {
    name: "explorer",
    async show(console) {
      await console.go("explorer");
      await console.page.getByRole("combobox", { name: "Search operations" }).fill("ingress");
      await console.page.getByRole("option").getByText("unregisterIngressIps").waitFor();
    },
  },
  {
    name: "operation",
    async show(console) {
      await console.go("explorer/huawei.apig.unregisterIngressIps");
      await console.page.getByRole("tabpanel").getByText("PUT https://").waitFor();
    },
  },
  {
    name: "signature",
    async show(console) {
      await console.page.getByRole("tab", { name: "Signature" }).click();
      await console.page.getByLabel("Compare with the server’s").fill("GET");
      await console.page.locator(".difference").evaluate((own) => own.scrollIntoView({ block: "end" }));
    },
  },
  {
    name: "code",
    async show(console) {
      await console.page.getByRole("tab", { name: "Code" }).click();
      await console.button("Copy").waitFor();
    },
  },
  {
    name: "jobs",
    async show(console) {
      await console.go("jobs");
      await console.page.getByRole("heading", { name: "Jobs and history" }).waitFor();
    },
  },
  {
    name: "connections",
    async show(console) {
      await console.go("connections");
      await console.page.getByRole("form").first().waitFor();
    },
  },
  {
    name: "palette",
    async show(console) {
      await toInventory(console);
      await console.page.keyboard.press("Control+k");
      await console.page.locator("[role=option]").first().waitFor();
    },
  },
  {
    name: "gateway-plan",
    async show(console) {
      await console.page.keyboard.press("Escape");
      await connectGateway(console);
      await console.go("inventory?account=example-tencent");
      await console.row("10.0.0.21").waitFor();
      await console.choose("10.0.0.20", "10.0.0.21");
      await console.button(/^Unbind/).click();
      await runInGateway(console).waitFor();
    },
  },
  {
    name: "gateway-job",
    async show(console) {
      await runInGateway(console).click();
      await console.hurryTo(console.button("Save as CSV"));
    },
  },
];
