// Gateways that the console connects to.

import type { Locator, Page, Response } from "playwright-core";
import type { GatewayOptions } from "../../../pkg/gateway/index.js";
import { setting, tokenOf, URL_OF_GATEWAY } from "../../gateway/support/gateway.ts";
import type { Console } from "./console.ts";

/** What proves to the gateway beside the page who calls. */
export const EXAMPLE = tokenOf("the-demonstration");

/** Connects to the gateway beside the page, or to another one. */
export async function connectGateway(
  console: Console,
  { url, token = EXAMPLE, remember = false }: { url?: string; token?: string; remember?: boolean } = {},
): Promise<void> {
  await console.go("connections");
  const form = console.page.getByRole("form", { name: "Connect to a gateway" });
  if (url) await form.getByLabel("URL").fill(url);
  await form.getByLabel("Token").fill(token);
  await form.getByLabel("Remember").setChecked(remember);
  await form.getByRole("button").click();
  await console.page.getByText("Gateway · cn-north-4").waitFor();
}

/** What a plan offers that one gateway can perform. */
export const runInGateway = (console: Console): Locator =>
  console.dialog().getByRole("button", { name: "Run in the gateway" });

/** Stops a run of a gateway; when this comes back, the gateway knows. */
export async function stop({ page }: Console, within: Page | Locator = page): Promise<void> {
  const isStop = (response: Response) => response.url().endsWith("/cancel") && response.request().method() === "POST";
  await Promise.all([page.waitForResponse(isStop), within.getByRole("button", { name: "Stop" }).click()]);
}

/** Puts a gateway on the net, which has two accounts and lets this page do what its policy says. */
export async function putGateway(console: Console, policy: NonNullable<GatewayOptions["policy"]>): Promise<void> {
  const { origin } = new URL(console.page.url());
  const { fetch } = setting({ cors: { origins: [origin] }, policy });
  await console.page.route(`${URL_OF_GATEWAY}/**`, async (route) => {
    const request = route.request();
    const init = { method: request.method(), headers: { ...request.headers(), origin }, body: request.postData() };
    const response = await fetch(request.url(), init);
    const headers = Object.fromEntries(response.headers);
    await route.fulfill({ status: response.status, headers, body: await response.text() });
  });
}
